"""Exchanges in the sentence of a requirement, and "such experience" in the next way to qualify."""

import pytest
from families import Family, read, row

EMPTY = ("alternative-not-understood",)

EXCHANGE_BEHIND = [
    row(
        67,
        "an exchange behind a semicolon leaves the requirement",
        "Diploma of a high school and six years of dredging experience; an associate degree may be substituted for two"
        " years of this experience.",
        "high_school 72m",
        subs="college study > experience 24m",
    ),
    row(
        67,
        "an exchange behind but",
        "Completion of high school and three years of stores experience, but college study may be substituted for the"
        " experience year for year.",
        "high_school 36m",
    ),
    row(
        67,
        "an exchange behind provided that",
        "Five years of rigging experience; provided that trade school may be substituted for one year of experience.",
        "60m",
    ),
    row(
        67,
        "a list of what may be exchanged is no requirement",
        "One year of work in mapping lots; drawing plats; or naming streets may be substituted for a year of college.",
        "none",
        problems=EMPTY,
    ),
    row(
        67,
        "or, in lieu of this, is another way",
        "Four years of paid ferry experience or, in lieu of this, a bachelor's degree and one year of experience.",
        "48m; bachelor 12m",
    ),
]

SUCH_EXPERIENCE = [
    row(
        68,
        "such experience behind a degree in the next way",
        "Three years of experience in tuning organs; or an associate degree and one year of such experience.",
        "36m; associate 12m",
        experience=("experience in tuning organs", "experience in tuning organs"),
    ),
    row(
        68,
        "such experience at the start of the next way",
        "Five years of clerical experience, or two years of such experience and completion of a course in filing.",
        "60m; certificate 24m",
        experience=("clerical experience", "clerical experience"),
    ),
    row(
        68,
        "the required experience in the next way",
        "Six years of kennel experience, or a bachelor's degree and three years of the required experience.",
        "72m; bachelor 36m",
    ),
    row(
        68,
        "three ways, the last of such experience",
        "One year of mill experience; or an associate degree; or one year of such experience and a scaler card.",
        "12m; associate; 12m",
    ),
    row(
        68,
        "a part of the amount stays a part",
        "Four years of mill experience, one year of which must have been of such experience with saws.",
        "48m",
        of_which=(12,),
    ),
]


@pytest.mark.parametrize("family", [*EXCHANGE_BEHIND, *SUCH_EXPERIENCE])
def test_a_sentence_is_read_as_it_is_meant(family: Family) -> None:
    published, wanted = read(family)
    assert published == wanted
