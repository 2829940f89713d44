"""What only some positions ask: it is no requirement of the class."""

import pytest
from families import Family, read, row

OF_SOME = [
    row(
        80,
        "a licence below words that select for some positions",
        "Three years of experience in roofing.",
        "36m",
        special="""
        Only candidates with the following at filing may be named for some of the positions in this class.
        A current Rope Access Technician certificate from the board.
        """,
        licenses=(),
    ),
    row(
        80,
        "a heading says that the licences below it select",
        "Three years of experience in roofing.",
        "36m",
        special="""
        SELECTIVE CERTIFICATION
        1. Possession of a valid Paramedic license at the time of filing;
        2. Possession of a Crane Operator certificate at the time of appointment.
        """,
        licenses=(),
    ),
    row(
        80,
        "a colon heads what certain positions require",
        "Three years of experience in roofing.",
        "36m",
        special="""
        Certain positions of the class require one of these:
        a. Possession of a valid Boiler license, or
        b. Possession of a Welding certificate.
        """,
        licenses=(),
    ),
    row(
        80,
        "what all positions require behind that is asked of everyone",
        "Three years of experience in roofing.",
        "36m",
        special="""
        Some positions require the following:
        Possession of a valid Boiler license.
        Every candidate must hold a valid First Aid certificate at the time of appointment.
        """,
        licenses=("First Aid certificate",),
    ),
    row(
        80,
        "a remark on some positions heads nothing",
        "Three years of experience in roofing.",
        "36m",
        special="""
        Some positions may require work at night.
        Possession of a valid Boiler license at the time of appointment.
        """,
        licenses=("Boiler license",),
    ),
    row(
        80,
        "a licence of everyone under a heading of its own",
        "Three years of experience in roofing.",
        "36m",
        special="The following is asked:\nPossession of a valid Boiler license at the time of appointment.",
        licenses=("Boiler license",),
    ),
]


@pytest.mark.parametrize("family", OF_SOME)
def test_of_some(family: Family) -> None:
    published, wanted = read(family)
    assert published == wanted


NOT_BROUGHT = [
    row(
        81,
        "time in grade of those who are employed already",
        "One year of ferry experience. Time-in-Grade: present employees must have served 52 weeks as a Deckhand.",
        "12m",
        titles=(),
    ),
    row(
        81,
        "time in grade behind a semicolon",
        "Two years of ferry experience; time in grade: one year as a Deckhand.",
        "24m",
        titles=(),
    ),
    row(
        81,
        "a time of living in a place is a condition",
        "Two years of ferry experience. Candidates must have resided in the district for at least one year.",
        "24m",
        conditions=("residency 12",),
    ),
    row(
        81,
        "a time of residence in so many words",
        "Two years of ferry experience and one year of continuous residency in the district.",
        "24m",
        conditions=("residency 12",),
    ),
    row(
        81,
        "years behind where one must live are experience",
        "Candidates must reside in the district and have two years of ferry experience.",
        "24m",
        conditions=("residency",),
    ),
    row(
        81,
        "a time to stay",
        "Two years of ferry experience. Candidates must agree to stay with the district for a minimum of three years.",
        "24m",
        conditions=("status",),
    ),
    row(
        81,
        "training due after appointment",
        "Two years of ferry experience. Others complete six months of rescue training following the date of hire.",
        "24m",
        conditions=("status",),
    ),
    row(
        81,
        "a degree due some years after appointment",
        "Two years of ferry experience. Must obtain an associate's degree within four years of appointment.",
        "24m",
        conditions=("status",),
    ),
    row(
        81,
        "credits behind the time of appointment",
        "Two years of ferry experience. Within one year of hire, must complete 12 credits in navigation.",
        "24m",
        conditions=("status",),
    ),
    row(
        81,
        "experience gained since another appointment",
        "Two years of experience after appointment as a Deckhand.",
        "24m",
    ),
    row(
        81,
        "a licence due later beside years that are due at once",
        "Two years of ferry experience and possession of a Pilot license within one year of appointment.",
        "24m",
        licenses=(),
        conditions=(),
    ),
    row(
        81,
        "how recent experience must be",
        "Two years of ferry experience within the five years before appointment.",
        "24m",
    ),
    row(
        81,
        "what positions in one unit require",
        "Two years of ferry experience. Positions in the Night Rescue Unit require one year of diving.",
        "24m",
    ),
    row(
        81,
        "a degree for positions in one office",
        "Two years of ferry experience. For assignments in the Legal Office, a law degree is required.",
        "24m",
    ),
    row(
        81,
        "some positions behind a comma",
        "Two years of ferry experience, and for positions at the Island Station, one year of diving.",
        "24m",
    ),
    row(
        81,
        "certain positions behind a semicolon",
        "Two years of ferry experience; certain positions require a bachelor's degree.",
        "24m",
    ),
    row(
        81,
        "positions in the class are all of them",
        "Positions in this class require two years of ferry experience.",
        "24m",
    ),
]


@pytest.mark.parametrize("family", NOT_BROUGHT)
def test_not_brought(family: Family) -> None:
    published, wanted = read(family)
    assert published == wanted
