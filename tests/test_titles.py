"""Qualifying titles in the words of an experience requirement."""

import pytest

from pipeline.extract.titles import titles_in

ROWS = [
    ("as a title", "experience as a Senior Clerk in an office", ["Senior Clerk"]),
    ("two titles", "as a Bridge Tender or Lock Tender", ["Bridge Tender", "Lock Tender"]),
    (
        "a numeral repeats the head",
        "as a Rate Analyst II or III with the agency",
        ["Rate Analyst II", "Rate Analyst III"],
    ),
    ("numerals in brackets", "as a Planner (I, II, or III) in the office", ["Planner I", "Planner II", "Planner III"]),
    ("at the level of", "in a class at the level of City Planner", ["City Planner"]),
    ("permanent status", "of permanent competitive status as a Typist", ["Typist"]),
    ("a title before the word experience", " of Park Ranger experience", ["Park Ranger"]),
    ("a series", "in the Clerk or Typist series", ["Clerk", "Typist"]),
    ("lower case at the end of the phrase", "as a machinist", ["machinist"]),
    ("lower case with a span of time behind", "as a painter acquired within ten years", ["painter"]),
    ("an employer is no title", "as a City of Wexmoor employee", []),
    ("a capital OR ends a title", "as a Bus Monitor OR two years", ["Bus Monitor"]),
    ("no title", "experience in the repair of pumps", []),
    ("a field of work before the word experience", " of Records Management Systems experience", []),
    ("a field that names a thing in -er", " of Waste Water Plant experience", []),
    ("a title with a thing in it", " of Water Plant Operator experience", ["Water Plant Operator"]),
    ("the code behind a title", "at the level of Mate II, Class Code 4411, with the port", ["Mate II"]),
    ("a number behind a title", "as a Mate 1, 84711 or an equal", ["Mate 1"]),
    ("a pay grade", "at the GS-6 level", []),
    ("what an organisation owns", "any level of QRST's MapDesk Product suite", []),
    ("a possessive in a title", "as a Children's Librarian", ["Children's Librarian"]),
]


@pytest.mark.parametrize(("text", "expected"), [pytest.param(*row, id=name) for name, *row in ROWS])
def test_titles(text: str, expected: list[str]) -> None:
    assert list(titles_in(text)) == expected
