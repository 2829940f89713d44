"""Starred notes and the words that carry their mark."""

import pytest

from models.document import Line
from models.section import Section, SectionKind
from pipeline.footnotes import MARK
from pipeline.notes import notes

ROWS = [
    ("a degree with a star", "A bachelor's degree* in botany and one year of work.", "*", ["A bachelor's degree*"]),
    ("a mark before a full stop", "Two years as a volunteer for an agency**.", "**", ["volunteer for an agency**"]),
    ("two stars are not one", "A diploma** and a degree* are asked.", "*", ["and a degree*"]),
    ("a mark on two lines' words", "A degree* or\na diploma*.", "*", ["A degree*", "a diploma*"]),
    ("a star that opens words is no mark of words", "* Drives a truck", "*", []),
    ("no word carries the mark", "A bachelor's degree in botany.", "*", []),
]


@pytest.mark.parametrize(("text", "label", "expected"), [pytest.param(*row, id=name) for name, *row in ROWS])
def test_the_words_that_carry_the_mark(text: str, label: str, expected: list[str]) -> None:
    lines = tuple(Line(text=each, page=1, number=at) for at, each in enumerate(text.split("\n"), start=2))
    asked = Section(kind=SectionKind.MINIMUM_QUALIFICATIONS, heading="MQ", lines=lines, rule="test")
    heading = Line(text=f"{label}SPECIAL NOTE:", page=1, number=8)
    body = Line(text="It must be from an accredited college.", page=1, number=9)
    note = Section(
        kind=SectionKind.NOTES, heading="SPECIAL NOTE:", heading_lines=(heading,), lines=(body,), rule="test"
    )
    (found,) = notes((asked, note))
    assert found.label == label
    assert [mark.text for mark in found.marks] == expected


@pytest.mark.parametrize("line", ["a" * 100_000, "a." * 50_000, "a " * 50_000], ids=["one word", "stops", "words"])
def test_a_line_without_end_is_searched_for_marks_in_no_time(line: str) -> None:
    assert not MARK.search(line)  # a pattern that gives words back would take hours
