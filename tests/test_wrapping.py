"""Lines broken at a width: which go on, and that the width of a page changes nothing of what a document says."""

import textwrap

import pytest

from models.classspec import ClassSpec
from models.document import Box, Line, Style
from pipeline.clean.wrapping import mark_wrapped
from pipeline.parse import parse
from pipeline.unwrapped import as_one, unwrapped, written
from tests.build import raw_file

SPECIFICATION = """BRIDGE TENDER FOREMAN 4471

DISTINGUISHING FEATURES OF THE CLASS: The work involves responsibility for the safe opening and closing of movable \
bridges by a small crew on rotating shifts. General direction is received from the Superintendent of Highways. \
Supervision is exercised over tenders and deckhands. Does related work as required.

TYPICAL WORK ACTIVITIES: (Illustrative Only)

Assigns tenders to shifts and posts the roster for the coming month;
Inspects gears, brakes and signal lamps each morning and reports what is worn to the repair shop;
Keeps the log of openings, with the name of each vessel, the time of its passage and the state of the tide;
Answers the marine radio;
Trains new tenders in the use of the control panel and in what has to be done when the current fails;
May operate the bridge when a tender is absent.

FULL PERFORMANCE KNOWLEDGES, SKILLS, ABILITIES AND PERSONAL CHARACTERISTICS: Good knowledge of the machinery of \
movable bridges; working knowledge of the rules of navigation; ability to lay out the work of others; dependability.

MINIMUM QUALIFICATIONS: EITHER:

1. Graduation from a regionally accredited college with an associate's degree in marine technology, mechanical \
technology or a closely related field, and two (2) years of experience in the operation or repair of movable bridges, \
locks or ships' engines; or
2. Graduation from high school or possession of a high school equivalency diploma, and four (4) years of experience as \
described in (1) above, one (1) year of which must have been in a supervisory capacity; or
3. An equivalent combination of training and experience as defined by the limits of (1) and (2) above.

SPECIAL REQUIREMENT: Possession of a valid driver's license at the time of appointment.

NOTE: Education may be substituted for experience on a year for year basis.

Revised 6/4/07; 11/19/14
"""
RUNNING_LIST = """TIDE CLERK

MINIMUM QUALIFICATIONS

1. A bachelor's degree from an accredited college in geography or hydrology and one year of full-time paid experience \
in the keeping of tide tables; or 2. An associate's degree from an accredited college in one of these fields and three \
years of full-time paid experience as described in "1" above; or 3. A four-year high school diploma or its educational \
equivalent and five years of full-time paid experience as described in "1" above; or 4. Education and experience \
equivalent to "1," "2," or "3" above. However, all candidates must have at least one year of experience as described \
in "1" above.
"""
WIDTHS = range(40, 101, 3)


def broken(text: str, width: int) -> str:
    """The text as a program prints it that has room for so many letters in a line."""
    rows = (textwrap.wrap(line, width, break_on_hyphens=False) or [""] for line in text.splitlines())
    return "\n".join(row for each in rows for row in each)


def spec(text: str) -> ClassSpec:
    (found,) = parse(raw_file(), text.encode()).specs
    return found


def meaning(found: ClassSpec) -> object:
    """What a specification says, without the places where it says so."""
    tracks = [
        (
            track.name,
            [
                (each.label, [leaf.model_dump(exclude={"evidence", "of_which"}) for leaf in each.leaves])
                for each in track.alternatives
            ],
        )
        for track in found.qualifications.tracks
    ]
    words = [(part.kind, part.heading, " ".join(part.text.split())) for part in found.sections]
    title = found.identity.title.value if found.identity.title else ""
    dates = [stated.value for stated in found.identity.revised_on]
    return tracks, words, title, dates, [duty.text for duty in found.activities], len(found.ksas)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("text", [SPECIFICATION, RUNNING_LIST], ids=["a list of lines", "a list in running text"])
def test_a_text_says_the_same_at_every_width(text: str, width: int) -> None:
    assert meaning(spec(broken(text, width))) == meaning(spec(text))


def test_evidence_names_the_line_of_print() -> None:
    found = spec(broken(SPECIFICATION, 60))
    rows = broken(SPECIFICATION, 60).splitlines()
    places = [leaf.evidence for each in found.qualifications.tracks[0].alternatives for leaf in each.leaves]
    assert len(places) > 3
    assert all(place.text.split()[0] in rows[place.line - 1] for place in places)


def marked(*texts: str) -> list[str]:
    """The written lines behind lines of print; an empty text is a blank line."""
    lines = [Line(text=text, page=1, number=number) for number, text in enumerate(texts, 1) if text]
    return [line.text for line in written(mark_wrapped(lines))]


PROSE = (
    "The work is done in the open on the piers of",
    "the old harbor and is directed by letters of",
    "the office. Reports are made once in a month",
    "and are read by the harbor master.",
)
WHOLE = " ".join(PROSE)


@pytest.mark.parametrize(
    ("below", "expected"),
    [
        pytest.param(("Keeps the tide book.",), ["Keeps the tide book."], id="below a line with room begins another"),
        pytest.param(
            ("Two years of work on a pier or on a ferry; OR", "One year at sea."),
            ["Two years of work on a pier or on a ferry; OR", "One year at sea."],
            id="what ends in a joint is not carried on by a capital",
        ),
        pytest.param(
            ("1. Two years on a pier, a ferry or a tug; or 2.", "One year at sea."),
            ["1. Two years on a pier, a ferry or a tug; or 2. One year at sea."],
            id="a label at the end of a line waits for its item",
        ),
        pytest.param(
            ("Must hold the letter of a mate that is given by the", "Harbor Office."),
            ["Must hold the letter of a mate that is given by the Harbor Office."],
            id="an article waits for its noun, whatever its letter",
        ),
        pytest.param(
            ("Must be fit to work on the deck of a ferry boat", "OR"),
            ["Must be fit to work on the deck of a ferry boat", "OR"],
            id="a connective alone stands alone",
        ),
        pytest.param(
            ("Must be fit to work on the deck of a ferry boat", "EDUCATION:"),
            ["Must be fit to work on the deck of a ferry boat", "EDUCATION:"],
            id="a caption opens something new",
        ),
        pytest.param(
            ("THIS PAPER SAYS NOTHING OF THE REQUIRED TRAINING", "The rest is said by law."),
            ["THIS PAPER SAYS NOTHING OF THE REQUIRED TRAINING", "The rest is said by law."],
            id="capitals end with their line",
        ),
        pytest.param(
            ("Must be fit to work on the deck of a ferry boat,", "", "tug or barge."),
            ["Must be fit to work on the deck of a ferry boat, tug or barge."],
            id="a sentence goes on over a blank line",
        ),
    ],
)
def test_full_lines(below: tuple[str, ...], expected: list[str]) -> None:
    assert marked(*PROSE, "", *PROSE, "", *below) == [WHOLE, WHOLE, *expected]


def test_a_line_with_a_bold_lead_in_goes_on_in_plain_type() -> None:
    """The reader calls it bold, since its first words are."""
    first = Line(text="Option 2: Service as a mate of a ferry under", page=1, number=9, style=Style(bold=True))
    texts = (*PROSE, *PROSE)
    lines = [Line(text=text, page=1, number=number) for number, text in enumerate(texts, 1)]
    below = [first, Line(text="Harbor Office rules.", page=1, number=10)]
    assert [len(group) for group in unwrapped(mark_wrapped([*lines, *below]))] == [4, 4, 2]


def test_lines_that_are_paragraphs_are_not_marked() -> None:
    lines = [Line(text=f"Paragraph {n} says in many words what is to be done.", page=1, number=n) for n in range(9)]
    assert {line.wrapped for line in mark_wrapped(lines)} == {None}


def test_columns_of_a_page_have_ends_of_their_own() -> None:
    def column(left: float, page_top: float) -> list[Line]:
        widths = (200.0, 195.0, 198.0, 150.0)
        return [
            Line(
                text=text,
                page=1,
                number=n,
                box=Box(x0=left, top=page_top + 12 * n, x1=left + width, bottom=page_top + 12 * n + 10),
                style=Style(size=9.5),
            )
            for n, (text, width) in enumerate(zip(PROSE, widths, strict=True), 1)
        ]

    lines = [*column(50, 100), *column(300, 100)]
    assert [len(group) for group in unwrapped(mark_wrapped(lines))] == [4, 4]
    box = as_one(tuple(lines[:4])).box
    assert box == Box(x0=50, top=112, x1=250, bottom=158)


def test_marking_twice_changes_nothing() -> None:
    lines = [Line(text=text, page=1, number=n) for n, text in enumerate(broken(SPECIFICATION, 50).split("\n")) if text]
    once = mark_wrapped(lines)
    assert mark_wrapped(once) == once
