"""Spaces that text recognition has passed over, seen in the picture."""

import io
import re

import pytest
from reportlab.lib.pagesizes import letter
from reportlab.pdfgen.canvas import Canvas

from bench.scan import scanned
from pipeline.parse import parse
from pipeline.read import read
from pipeline.read.ocr import can_recognise
from pipeline.read.ocr_spaces import Gap, Strip, with_spaces
from tests.build import raw_file

needs_engine = pytest.mark.skipif(not can_recognise(), reason='no text recognition: pip install "classspec[ocr]"')
RAW = raw_file(source="harrow/keeper.pdf")
WORDS = "we trim all of the lamps on the long mole"
"""Eight spaces and one: enough to know how wide they are."""


def strip(drawn: str, read_as: str, *, space: float = 0.4, between: float = 0.1, **narrow: float) -> Strip:
    """What the engine gives for a strip on which `drawn` stands and which it read as `read_as`: a letter is 0.4 wide,
    `between` lies between two letters, `space` more at a space; behind a "1" lies as much as `narrow` says."""
    at, edge, gaps, centres = 0.0, 0.0, list[Gap](), list[float]()
    for sign in drawn:
        if sign == " ":
            at += space
            continue
        if centres:
            gaps.append(Gap(edge, at))
        edge = at + 0.4
        centres.append(at + 0.2)
        at = edge + (narrow.get("digit", between) if sign == "1" else between)
    return Strip(read_as, tuple(centres), tuple(gaps))


@pytest.mark.parametrize(
    ("drawn", "read_as", "expected"),
    [
        pytest.param("CHIEF CLERK", "CHIEFCLERK", "CHIEF CLERK", id="two words in capitals"),
        pytest.param("LAMP KEEPER II", "LAMPKEEPERII", "LAMP KEEPER II", id="a title with its level"),
        pytest.param("LAMP KEEPER II", "LAMP KEEPERII", "LAMP KEEPER II", id="one space was seen"),
        pytest.param("Revised 6/5/10; 8/2/13", "Revised6/5/10;8/2/13", "Revised 6/5/10; 8/2/13", id="events"),
        pytest.param("OFFICE: (A) one", "OFFICE:(A)one", "OFFICE: (A) one", id="before and behind brackets"),
        pytest.param("or 2. A card", "or2.Acard", "or 2. A card", id="a number between words"),
        pytest.param("CHIEF CLERK", "CHIEF CLERK", "CHIEF CLERK", id="nothing was passed over"),
        pytest.param("to-day", "to-day", "to-day", id="one word with a hyphen"),
        pytest.param("to - day", "to-day", "to-day", id="a hyphen with air around it"),
        pytest.param("24, 000", "24,000", "24,000", id="a number set wide"),
        pytest.param("8: 30", "8:30", "8:30", id="a time set wide"),
        pytest.param("20 18", "2018", "2018", id="digits are never parted"),
        pytest.param("a clerk .", "a clerk.", "a clerk.", id="no space before a full stop"),
    ],
)  # fmt: skip
def test_gaps_as_wide_as_spaces_are_spaces(drawn: str, read_as: str, expected: str) -> None:
    assert with_spaces([strip(WORDS, WORDS), strip(drawn, read_as)])[1] == expected


def test_letters_set_apart_stay_one_word() -> None:
    assert with_spaces([strip(WORDS, WORDS), strip("DUTIES", "DUTIES", between=0.6)])[1] == "DUTIES"


def test_words_of_letters_set_apart_are_parted_by_the_wider_gaps() -> None:
    assert with_spaces([strip(WORDS, WORDS), strip("THE DUTIES", "THEDUTIES", between=0.6)])[1] == "THE DUTIES"


def test_a_narrow_digit_leaves_no_space() -> None:
    assert with_spaces([strip(WORDS, WORDS), strip("A1B1C", "A1B1C", digit=0.3)])[1] == "A1B1C"


def test_a_page_with_few_spaces_says_nothing_of_their_width() -> None:
    assert with_spaces([strip("we trim", "we trim"), strip("CHIEF CLERK", "CHIEFCLERK")])[1] == "CHIEFCLERK"


def test_a_text_without_places_stays_as_it_is() -> None:
    assert with_spaces([strip(WORDS, WORDS), Strip(" CHIEFCLERK ", (), ())])[1] == " CHIEFCLERK "


PAGE = (
    ("Times-Bold", "DEPARTMENT: HARBOUR LIGHTS"),
    ("Times-Bold", "CLASSIFICATION: NON-COMPETITIVE"),
    ("Times-Bold", "SENIOR MOLE KEEPER II"),
    ("Times-Roman", "Class Code: 2217     Grade: 14"),
    ("Times-Bold", "TYPICAL WORK ACTIVITIES:"),
    ("Times-Roman", "Trims the lamps on both moles and tallies the oil in a register;"),
    ("Times-Roman", "Calls the pilot when 11 or more ships lie in the roads."),
    ("Times-Bold", "MINIMUM QUALIFICATIONS:"),
    ("Times-Roman", "Graduation from high school and two years of experience as a keeper of a light."),
    ("Times-Roman", "Approved 11/17/07"),
    ("Times-Roman", "Reviewed 1/18/10; 3/12/12; 8/14/15"),
    ("Helvetica", "Revised 6/15/10; 8/21/13; 2/21/17; 3/15/21"),
)


def printed() -> bytes:
    """A PDF of the page."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=letter)
    for row, (face, text) in enumerate(PAGE):
        canvas.setFont(face, 10)
        canvas.drawString(72, 720 - 15 * row, text)
    canvas.save()
    return buffer.getvalue()


@needs_engine
def test_words_of_a_scan_that_is_askew_and_coarse_keep_their_spaces() -> None:
    (found,) = read(RAW, scanned(printed(), dpi=150, skew=0.7))
    lines = [re.sub(r"\s+", " ", line.text) for line in found.lines]
    assert lines == [re.sub(r"\s+", " ", text) for _, text in PAGE]


@needs_engine
def test_facts_of_a_scan_are_those_of_its_text() -> None:
    ours, theirs = (parse(RAW, content).specs[0].identity for content in (scanned(printed()), printed()))
    for name in ("title", "class_code", "department", "jurisdictional_class", "grade", "approved_on"):
        assert getattr(ours, name).value == getattr(theirs, name).value
    for name in ("revised_on", "reviewed_on"):
        assert [each.value for each in getattr(ours, name)] == [each.value for each in getattr(theirs, name)]
