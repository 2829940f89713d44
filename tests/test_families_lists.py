"""Lists of substitutes, amounts behind "with:", and specialties that tell no ways apart."""

import pytest
from families import Family, read, row

LISTED = [
    row(
        85,
        "a list of what may be substituted for a degree",
        """
        1. A bachelor's degree in botany; and
        2. One year of garden work.
        3. The following experience may be substituted for the education lacking on a year-for-year basis:
        (a) Full-time work experience as a Gardener;
        (b) Work experience as a Forester.
        """,
        "bachelor 12m",
        titles=(),
        subs="experience > education yfy",
    ),
    row(
        85,
        "a numbered list of what may be substituted for a year",
        """
        Three years of garden work.
        The following may be substituted for one year of garden work experience:
        1. One year of experience as a Forester; or
        2. A bachelor's degree in botany.
        """,
        "36m",
        subs="other > experience 12m; experience > experience 12m; college study > experience 12m",
    ),
    row(
        85,
        "a list of what is asked",
        """
        All of the following are required:
        1. One year of experience as a Forester;
        2. A bachelor's degree in botany.
        """,
        "bachelor 12m",
        subs="",
    ),
    row(
        85,
        "a colon behind with opens what the amount before holds",
        "Two years of garden work at the nursery, with: six months in the greenhouse or on a planting crew.",
        "24m",
        of_which=(6,),
    ),
    row(
        85,
        "one specialty asks for a skill only",
        """
        A high school diploma and one year of garden work.
        BILINGUAL SPECIALTY
        Training sufficient to be able to speak Spanish.
        """,
        "high_school 12m",
        by_way={"": ()},
    ),
]


@pytest.mark.parametrize("family", LISTED)
def test_listed(family: Family) -> None:
    published, wanted = read(family)
    assert published == wanted
