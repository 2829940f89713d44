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
        special="The following is asked of candidates:\nPossession of a valid Boiler license at the time of appointment.",
        licenses=("Boiler license",),
    ),
]


@pytest.mark.parametrize("family", OF_SOME)
def test_of_some(family: Family) -> None:
    published, wanted = read(family)
    assert published == wanted
