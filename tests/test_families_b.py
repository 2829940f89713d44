"""Phrase families 27 to 31: words among the qualifications that are no minimum."""

import pytest
from families import Family, read, row

ROWS = [
    row(
        27,
        "desirable qualifications follow the minimum",
        """
        High school diploma and one year of greenhouse work.
        Desirable Qualifications: Positions typically require a bachelor's degree in botany and two years of
        experience.
        """,
        "high_school 12m",
        desirable=("botany",),
    ),
    row(
        27,
        "desirable requirements on a line of their own, list below",
        """
        Required:
        Associate's degree.
        DESIRABLE REQUIREMENTS
        • Bachelor's degree in logistics.
        • Three years of fleet dispatching.
        """,
        "associate",
        desirable=("logistics", "dispatching"),
    ),
    row(
        28,
        "a degree is generally preferred and each replaces the other",
        "Two years of experience in parole supervision. Graduation from an accredited four-year college with major "
        "course work in criminology is generally preferred. Experience and education may be substituted for one "
        "another.",
        "24m",
        desirable=("criminology",),
        subs="experience > education; college study > experience",
    ),
    row(
        28,
        "preferred stands first and the exchange names both directions",
        """
        Preferred is a master's degree in statistics. Requires a bachelor's degree in a quantitative field.
        Education may be substituted for experience and experience may be substituted for education.
        """,
        "bachelor",
        desirable=("statistics",),
        subs="experience > education; college study > experience",
    ),
    row(
        29,
        "typical qualifications are an example",
        """
        Must be eighteen years of age or older.
        Typical qualifications: bachelor's degree and 4-6 years of budget work (substitutions may be allowed).
        """,
        "none",
        conditions=("age 18",),
    ),
    row(
        29,
        "a range of years is a minimum at its lower end where it is required",
        # The guide does not speak of ranges: the lower end is what is enough.
        "Requires an associate degree and 2 to 4 years of help desk experience.",
        "associate 24m",
    ),
    row(
        30,
        "preferred opens a line between two requirements",
        """
        Bachelor's degree in economics.
        Preferred: Master's degree in economics.
        Three years of revenue forecasting.
        """,
        "bachelor 36m",
        desirable=("master",),
    ),
    row(
        30,
        "preferably adds a programme inside a way",
        "High school diploma, preferably supplemented by a two-year program in electronics, and three years of "
        "experience in radio repair.",
        "high_school 36m",
    ),
    row(
        30,
        "a plus, an asset and highly desirable",
        """
        Bachelor's degree in communications and one year of writing for the public.
        Two years of experience with video editing is a plus.
        A master's degree is highly desirable. Certification in accessible design would be an asset.
        """,
        "bachelor 12m",
        licenses=(),
    ),
    row(
        31,
        "competencies instead of amounts",
        # The guide is silent; like "no formal requirements": one alternative with nothing in it.
        "This class uses competency-based qualifications. Applicants are assessed on the competencies gained through "
        "education, training or experience rather than on years of service.",
        "none",
    ),
    row(
        31,
        "a list of competencies",
        """
        Candidates must demonstrate the following competencies:
        1. Written communication
        2. Mechanical aptitude
        3. Teamwork
        """,
        "none",
    ),
]


@pytest.mark.parametrize("family", ROWS)
def test_what_is_no_minimum(family: Family) -> None:
    published, wanted = read(family)
    assert published == wanted
