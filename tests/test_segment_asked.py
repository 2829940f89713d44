"""Lines that ask for something are no headings, however they end; and what goes on behind a note."""

import pytest
from test_segment import TITLE, outline

from models.document import Line

HEAD = "MINIMUM QUALIFICATIONS:"
ITEMS = ("1. Four years as a Ferrier;", "2. A degree in river science.")

ASKED = [
    pytest.param("Applicants must hold one of the following by the day of the written test:", id="the day of a test"),
    pytest.param("All candidates shall have either of these before the final filing date:", id="the last day to file"),
    pytest.param("CANDIDATES MUST SATISFY ANY OF THE FOLLOWING BEFORE THE CLOSING DATE:", id="a line in capitals"),
    pytest.param("One of these is required at the time of the competitive examination:", id="what is required"),
    pytest.param("You need the following at the end of the probationary period:", id="the end of probation"),
]


@pytest.mark.parametrize("line", ASKED)
def test_a_line_that_asks_and_says_by_when_is_no_heading(line: str) -> None:
    found = outline(TITLE, HEAD, line, *ITEMS)
    assert found[1:] == [("minimum_qualifications", " | ".join((line, *ITEMS)))]


def test_words_that_end_in_the_name_of_a_part_head_it() -> None:
    found = outline(TITLE, HEAD, "Two years as a Ferrier.", "All about the written test:", "It is long.")
    assert [kind for kind, _ in found[1:]] == ["minimum_qualifications", "selection_process"]


@pytest.mark.parametrize("option", ["OPTION 2:", "Alternative B", "Pattern II:"])
def test_the_next_option_goes_on_behind_a_note(option: str) -> None:
    first = ("OPTION 1:", "EDUCATION", "A degree in river science.", "NOTE:", "Night school counts as well.")
    found = outline(TITLE, HEAD, *first, option, "CERTIFICATION:", "A Ferrier card.", "AND", "EXPERIENCE:", "A year.")
    assert [kind for kind, _ in found[1:]] == ["minimum_qualifications", "notes", "minimum_qualifications"]
    assert found[-1][1].startswith(option)


NOTE = "NOTE: Part-time work is prorated."
TWO_YEARS = "Two years of experience in dredging."

FIRST = [
    pytest.param((NOTE, TWO_YEARS), TWO_YEARS, id="on the next line"),
    pytest.param((NOTE, "", TWO_YEARS), TWO_YEARS, id="as a paragraph of its own"),
    pytest.param(("NOTE:", "Part-time work is prorated.", TWO_YEARS), TWO_YEARS, id="the note below its heading"),
    pytest.param((NOTE, "NOTE: Study abroad counts.", "", TWO_YEARS), TWO_YEARS, id="two notes"),
    pytest.param(
        (NOTE, "", "Candidates must meet one of the following:", *ITEMS),
        " | ".join(("Candidates must meet one of the following:", *ITEMS)),
        id="words that lead to items",
    ),
    pytest.param(
        (NOTE, "A year of experience is defined as 2,080 hours.", "", TWO_YEARS), TWO_YEARS, id="the note goes on first"
    ),
]


@pytest.mark.parametrize(("lines", "asked"), FIRST)
def test_what_is_asked_behind_a_note_that_stands_first(lines: tuple[str, ...], asked: str) -> None:
    found = [part for part in outline(*_spaced(TITLE, HEAD, *lines)) if part[0] == "minimum_qualifications"]
    assert [text for _, text in found if text] == [asked]


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param((TWO_YEARS, "", NOTE, "", "One year at sea is the least."), id="something was asked before it"),
        pytest.param((TWO_YEARS, NOTE, "Four years of diving."), id="the note stands last"),
    ],
)
def test_a_note_behind_what_is_asked_stays_whole(lines: tuple[str, ...]) -> None:
    assert [kind for kind, _ in outline(*_spaced(TITLE, HEAD, *lines))[1:]] == ["minimum_qualifications", "notes"]


def _spaced(*texts: str) -> list[Line]:
    """The lines as cleaning leaves them: of a blank one only its number is left."""
    return [Line(text=text, page=1, number=number) for number, text in enumerate(texts, 1) if text]


COMBINATIONS = [
    "Any combination of training and experience which would provide the knowledge qualifies. A typical way would be:",
    "Any equivalent combination of education, training and experience that provides the abilities. A typical way is:",
    "A combination of experience and training is asked for, such as:",
]


@pytest.mark.parametrize("stem", COMBINATIONS)
def test_a_combination_under_a_heading_of_knowledge_is_a_way_to_qualify(stem: str) -> None:
    found = outline(TITLE, "EMPLOYMENT STANDARDS", stem, "Education: An associate's degree.", "Experience: Two years.")
    assert [kind for kind, _ in found[1:]] == ["minimum_qualifications"]
    assert found[1][1].startswith(stem)


def test_knowledge_under_such_a_heading_stays_knowledge() -> None:
    found = outline(TITLE, "EMPLOYMENT STANDARDS", "Knowledge of any combination of shoes.", "Education:", "A degree.")
    assert [kind for kind, _ in found[1:]] == ["ksas", "minimum_qualifications"]
