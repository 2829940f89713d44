"""What is only preferred beside what is asked."""

import pytest
from families import Family, read, row

PREFERRED = [
    row(
        82,
        "preference is said last, behind a combination",
        "Associate's degree and one year of survey work; or an equivalent combination of training and experience. "
        "Candidates who have two years of crew-chief experience will be given some preference.",
        "associate 12m; equivalent()",
        desirable=("crew-chief",),
    ),
    row(
        82,
        "priority goes to those with a degree and years",
        "Two years of survey work. Priority shall be given to those with a master's degree and six years in mines.",
        "24m",
        desirable=("mines",),
    ),
    row(
        82,
        "special consideration",
        "Two years of survey work. Special consideration may be given to those with a bachelor's degree in geology.",
        "24m",
        fields=(),
    ),
    row(
        82,
        "the ideal candidate",
        "A high school diploma. The ideal candidate has six years of survey work and a degree in geology.",
        "high_school",
    ),
    row(
        82,
        "what is asked behind a preference and a semicolon",
        "Preference will be given to those with a master's degree; two years of survey work are required.",
        "24m",
    ),
    row(
        82,
        "a plus without a verb behind what is required",
        "Associate's degree required, Bachelor's degree a plus. One year of survey work; three years an advantage.",
        "associate 12m",
    ),
    row(
        82,
        "an asset behind a semicolon",
        "Associate's degree; Bachelor's degree in geology an asset.",
        "associate",
        fields=(),
    ),
    row(
        82,
        "years required and more years preferred",
        "One year of survey work required, five years preferred.",
        "12m",
        experience=("survey work required",),
    ),
    row(
        82,
        "a degree and years, each with its preference",
        "High school diploma required, bachelor's degree preferred; two years of survey work required, six desirable.",
        "high_school 24m",
    ),
    row(
        82,
        "a kind of experience is preferred, the years are asked",
        "Two years of survey work, mine experience strongly preferred.",
        "24m",
        experience=("survey work",),
    ),
    row(
        82,
        "required, with a kind of it preferred",
        "Two years of survey work required, with mine experience preferred.",
        "24m",
    ),
    row(
        82,
        "a higher degree behind a comma",
        "A bachelor's degree in geology, master's degree preferred, and two years of survey work.",
        "bachelor 24m",
        fields=("geology",),
    ),
    row(
        82,
        "a list with commas is preferred as a whole",
        "Two years of survey work. A degree in geology, mining or cartography is preferred.",
        "24m",
        fields=(),
    ),
    row(
        82,
        "a list with commas is preferred before what is asked",
        "A bachelor's degree in geology, mining or cartography preferred, and two years of survey work.",
        "24m",
    ),
    row(
        82,
        "both are preferred",
        "A high school diploma. Two years of survey work and a bachelor's degree, both preferred.",
        "high_school",
    ),
    row(
        82,
        "a successful candidate is none that is preferred",
        "The successful candidate will have two years of survey work.",
        "24m",
    ),
    row(
        82,
        "plus joins what is asked",
        "A high school diploma plus two years of survey work.",
        "high_school 24m",
    ),
]


@pytest.mark.parametrize("family", PREFERRED)
def test_preferred(family: Family) -> None:
    published, wanted = read(family)
    assert published == wanted
