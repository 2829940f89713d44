"""By when and of whom something is asked: "by the closing date", "night specialty only"."""

import pytest
from families import Family, read, row

BY_WHEN = [
    row(
        70,
        "choices by the day of a test",
        """
        Applicants must hold one of the following by the date of the written test:
        1. Four years of experience as a Ferrier;
        2. A bachelor's degree and one year of experience as a Ferrier.
        """,
        "1: 48m; 2: bachelor 12m",
        problems=(),
    ),
    row(
        70,
        "two choices before the last day to file, asked of all applicants",
        """
        All applicants shall possess either of these on or before the final filing date:
        A. A diploma from a high school.
        B. Two years of clerical experience.
        """,
        "A: high_school; B: 24m",
        problems=(),
    ),
    row(
        70,
        "what is required at an examination, with bullets",
        """
        Any one of the following is required at the time of the competitive examination:
        • Two years of dredging experience
        • An associate's degree
        """,
        "24m; associate",
        problems=(),
    ),
    row(
        70,
        "all of them are asked by the same day",
        """
        Applicants must have the following by the closing date:
        1. Four years of experience as a Ferrier;
        2. A bachelor's degree.
        """,
        "bachelor 48m",
    ),
    row(
        70,
        "two of them lie inside the years before",
        "Five years of service as a Ferrier, at least two (2) of them in a lead rank, and an associate's degree.",
        "associate 60m",
        of_which=(24,),
    ),
]

OF_WHOM = [
    row(
        71,
        "a licence below the name of a specialty",
        """
        BOTH SPECIALTIES
        A high school diploma.
        GENERAL SPECIALTY
        Two years of boiler experience.
        STEAM SPECIALTY
        Four years of turbine experience.
        """,
        "high_school 24m; high_school 48m",
        special="""
        BOTH SPECIALTIES
        Possession of a CPR certificate at the time of appointment.
        STEAM SPECIALTY ONLY
        Possession of a Grade B engineer license at the time of appointment.
        """,
        by_way={
            "BOTH SPECIALTIES+GENERAL SPECIALTY": ("CPR certificate",),
            "BOTH SPECIALTIES+STEAM SPECIALTY": ("CPR certificate", "Grade B engineer license"),
        },
    ),
    row(
        71,
        "a licence for a specialty of which the qualifications do not speak",
        "Two years of boiler experience.",
        "24m",
        special="NIGHT SPECIALTY ONLY:\nPossession of a Grade B engineer license at the time of appointment.",
        licenses=(),
    ),
    row(
        71,
        "a numeral ends the name of a licence",
        "Two years of boiler experience.",
        "24m",
        special="Licensed Tank Operator Grade II\nPossession of a CPR certificate at the time of appointment.",
        licenses=("Tank Operator Grade II", "CPR certificate"),
    ),
]


@pytest.mark.parametrize("family", BY_WHEN)
def test_by_when(family: Family) -> None:
    published, wanted = read(family)
    assert published == wanted


@pytest.mark.parametrize("family", OF_WHOM)
def test_of_whom(family: Family) -> None:
    published, wanted = read(family)
    assert published == wanted
