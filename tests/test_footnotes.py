"""Starred notes and the words that carry their mark."""

import docx
import pytest
from documents import File
from test_read_docx import saved

from models.document import Line
from models.requirement import Experience
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


HEAD = "LAMP KEEPER\n\nDUTIES\nTrims wicks.\n\nREQUIREMENTS\n"


def months(file: File) -> list[float | None]:
    (spec,) = file.parsed().specs
    leaves = (leaf for track in spec.qualifications.tracks for way in track.alternatives for leaf in way.leaves)
    return [leaf.months for leaf in leaves if isinstance(leaf, Experience)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Four (4)² years of work as a lamp keeper.", 48, id="a raised digit behind a bracket"),
        pytest.param("4* years of work as a lamp keeper.", 48, id="a star between a number and its unit"),
        pytest.param("Four†† years of work as a lamp keeper.", 48, id="two daggers behind a word"),
        pytest.param("Four ¹ years** of work as a lamp keeper.", 48, id="a mark set apart, and one behind the unit"),
        pytest.param("4 years of work in rooms of 12 m² as a lamp keeper.", 48, id="a power is no mark of the amount"),
        pytest.param("2½ years of work as a lamp keeper.", 30, id="a fraction is none"),
    ],
)
def test_the_mark_of_a_footnote_does_not_hide_an_amount(text: str, expected: float) -> None:
    assert months(File("keeper.txt", f"{HEAD}{text}\n".encode())) == [expected]


def test_the_words_of_an_amount_are_published_with_the_mark() -> None:
    (spec,) = File("keeper.txt", f"{HEAD}Four (4)² years of work as a lamp keeper.\n".encode()).parsed().specs
    (way,) = (way for track in spec.qualifications.tracks for way in track.alternatives)
    assert any("Four (4)² years" in leaf.evidence.text for leaf in way.leaves)


@pytest.mark.parametrize(
    ("before", "raised", "behind", "expected"),
    [
        pytest.param("4", "1", " years", 48, id="a mark is no digit of the number before it"),
        pytest.param("four (4)", "12", " years", 48, id="a mark of two digits"),
        pytest.param("1", "1", "/2 years", 18, id="the numerator of a fraction is no mark"),
    ],
)
def test_raised_digits(before: str, raised: str, behind: str, expected: float) -> None:
    rest = f"{behind} of work as a lamp keeper."
    page = HEAD.replace("\n", "<br>") + f"{before}<sup>{raised}</sup>{rest}"
    assert months(File("keeper.html", f"<html>{page}</html>".encode())) == [expected]
    word = docx.Document()
    for line in HEAD.splitlines():
        word.add_paragraph(line)
    paragraph = word.add_paragraph(before)
    paragraph.add_run(raised).font.superscript = True
    paragraph.add_run(rest)
    assert months(File("keeper.docx", saved(word))) == [expected]
