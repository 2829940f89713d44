"""Notes: where one begins, its label, and what it is about."""

import pytest

from models.document import Line
from models.section import Section, SectionKind
from pipeline.notes import notes


def notes_of(*texts: str, heading: str = "NOTES:") -> list[tuple[str, str, str]]:
    lines = tuple(Line(text=text, page=1, number=number) for number, text in enumerate(texts, start=2))
    above = (Line(text=heading, page=1, number=1),)
    section = Section(kind=SectionKind.NOTES, heading=heading.strip("*"), heading_lines=above, lines=lines, rule="test")
    return [(note.label, note.kind.value, note.text) for note in notes((section,))]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("Natural sciences are defined as physics and biology.", "definition", id="a meaning"),
        pytest.param(
            "Park work includes those activities that keep trees alive.", "definition", id="what work includes"
        ),
        pytest.param("Unpaid work is not considered qualifying experience.", "exclusion", id="what does not count"),
        pytest.param("A master's degree may be substituted for one year.", "substitution", id="an exchange"),
        pytest.param("The school must be accredited.", "accreditation", id="schools"),
        pytest.param("A pesticide license is needed in spring.", "license", id="a licence"),
        pytest.param("Some posts need access to transportation.", "transportation", id="a way to travel"),
        pytest.param(
            "A driver's license from an accredited school.", "accreditation", id="the first rule in the file wins"
        ),
        pytest.param("Work is done outdoors.", "other", id="anything else"),
    ],
)
def test_kinds(text: str, kind: str) -> None:
    assert [note[1] for note in notes_of(text)] == [kind]


@pytest.mark.parametrize(
    ("heading", "texts", "labels"),
    [
        pytest.param("NOTES:", ("1. One.", "2. Two."), ["1", "2"], id="numbers open notes"),
        pytest.param("NOTES:", ("1. One:", "a. part", "2. Two."), ["1", "2"], id="a list inside a note belongs to it"),
        pytest.param("NOTES:", ("1. One.", "It goes on.", "2. Two."), ["1", "2"], id="so does the text below a number"),
        pytest.param("*SPECIAL NOTE:", ("The school must be accredited.",), ["*"], id="a star before the heading"),
        pytest.param("NOTE:", ("One.", "**Parks are large."), ["", "**"], id="a star before a later note"),
        pytest.param("NOTE:", ("One.", "NOTE 2: Two."), ["", "2"], id="a note named in the text"),
        pytest.param("NOTE:", ("One.", "", "Two."), ["", ""], id="paragraphs are notes"),
        pytest.param("NOTE:", ("One.", "Revised 3/4/09; 5/6/10"), [""], id="a history line is no note"),
    ],
)
def test_labels(heading: str, texts: tuple[str, ...], labels: list[str]) -> None:
    assert [note[0] for note in notes_of(*texts, heading=heading)] == labels


def test_a_footnote_named_by_its_heading_is_read_with_it() -> None:
    assert notes_of("Trees in city streets.", heading="*PARK WORK means:")[0][:2] == ("*", "definition")


def test_a_printed_name_is_not_part_of_the_text() -> None:
    assert notes_of("One.", "NOTE: Two.")[1][2] == "Two."
