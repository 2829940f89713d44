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
]


@pytest.mark.parametrize(("text", "expected"), [pytest.param(*row, id=name) for name, *row in ROWS])
def test_titles(text: str, expected: list[str]) -> None:
    assert list(titles_in(text)) == expected
