"""Headings of several rows in a narrow column beside their paragraphs. The pages are drawn with reportlab."""

import pytest
from reportlab.pdfgen.canvas import Canvas
from test_read_pdf import document
from test_read_pdf_layout import drawn, put

from bench.scan import scanned
from pipeline.clean import clean
from pipeline.read.ocr import can_recognise
from pipeline.segment import segment

Block = tuple[str, int]
"""The rows of a heading, parted by strokes, and how many rows the text beside it has."""

TEXT = "prepares the accounts of the office and keeps them in order by month"


def headings(
    blocks: list[Block],
    *,
    gap: float = 12,
    font: str = "Helvetica-Bold",
    leading: float = 13,
    right: float = 190,
    skew: float | None = None,
) -> list[str]:
    """The headings, each with the count of the lines in its section, of a page with these blocks; of a scan of it, laid
    askew by so many degrees, if `skew` is one."""

    def draw(canvas: Canvas) -> None:
        put(canvas, 72, 60, "RECORDS KEEPER", font="Helvetica-Bold")
        y = 100.0
        for name, count in blocks:
            names = name.split("/")
            for row, text in enumerate(names):
                put(canvas, 72, y + leading * row, text, font=font)
            for row in range(count):
                text = TEXT.capitalize() if row == 0 else TEXT
                put(canvas, right, y + leading * row, text + ("." if row == count - 1 else ""))
            y += leading * max(len(names), count) + gap

    content = drawn(draw) if skew is None else scanned(drawn(draw), skew=skew)
    sections, _ = segment(clean(document(content)))
    return [f"{section.heading} {len(section.lines)}" for section in sections[1:]]


@pytest.mark.parametrize(
    ("blocks", "options", "expected"),
    [
        pytest.param(
            [("GENERAL/STATEMENT OF/DUTIES", 4), ("MINIMUM/QUALIFICATIONS/REQUIRED", 5)],
            {},
            ["GENERAL STATEMENT OF DUTIES 4", "MINIMUM QUALIFICATIONS REQUIRED 5"],
            id="a heading of three rows is one heading",
        ),
        pytest.param(
            [("DISTINGUISHING/FEATURES/OF THE/CLASS", 6), ("TYPICAL/WORK/ACTIVITIES", 3)],
            {"font": "Helvetica"},
            ["DISTINGUISHING FEATURES OF THE CLASS 6", "TYPICAL WORK ACTIVITIES 3"],
            id="capitals set it apart as well as bold type does",
        ),
        pytest.param(
            [("Distinguishing/Features of/the Class", 4), ("Minimum/Qualifications", 4)],
            {},
            ["Distinguishing Features of the Class 4", "Minimum Qualifications 4"],
            id="and bold type as well as capitals do",
        ),
        pytest.param(
            [("TYPICAL/WORK/ACTIVITIES", 5), ("MINIMUM/QUALIFICATIONS/REQUIRED", 1), ("SPECIAL/REQUIREMENTS", 3)],
            {},
            ["TYPICAL WORK ACTIVITIES 5", "MINIMUM QUALIFICATIONS REQUIRED 1", "SPECIAL REQUIREMENTS 3"],
            id="a heading taller than its paragraph keeps it",
        ),
        pytest.param(
            [("TYPICAL/WORK/ACTIVITIES", 2), ("MINIMUM/QUALIFICATIONS/REQUIRED", 2), ("SPECIAL/REQUIREMENTS", 2)],
            {"gap": 8},
            ["TYPICAL WORK ACTIVITIES 2", "MINIMUM QUALIFICATIONS REQUIRED 2", "SPECIAL REQUIREMENTS 2"],
            id="so do tall headings with little space between them",
        ),
        pytest.param(
            [("DUTIES", 5), ("KNOWLEDGE,/SKILLS AND/ABILITIES", 6), ("MINIMUM/QUALIFICATIONS", 4), ("NOTE", 3)],
            {},
            ["DUTIES 5", "KNOWLEDGE, SKILLS AND ABILITIES 6", "MINIMUM QUALIFICATIONS 4", "NOTE 3"],
            id="headings of one row, of two and of three are mixed",
        ),
        pytest.param(
            [("EXAMPLES/OF DUTIES", 4), ("MINIMUM/QUALIFICATIONS", 4), ("TERMS OF/THE SUMMER/POSTING", 3)],
            {},
            ["EXAMPLES OF DUTIES 4", "MINIMUM QUALIFICATIONS 4", "TERMS OF THE SUMMER POSTING 3"],
            id="a heading that no lexicon knows is one, too",
        ),
    ],
)
def test_the_rows_of_a_side_heading_are_one_heading(
    blocks: list[Block], options: dict[str, float], expected: list[str]
) -> None:
    assert headings(blocks, **options) == expected


def test_whole_headings_of_two_parts_stay_two() -> None:
    found = headings([("DUTIES/MINIMUM QUALIFICATIONS", 4), ("SPECIAL/REQUIREMENTS", 4)], right=240)
    assert [heading.rsplit(" ", 1)[0] for heading in found] == [
        "DUTIES",
        "MINIMUM QUALIFICATIONS",
        "SPECIAL REQUIREMENTS",
    ]


@pytest.mark.skipif(not can_recognise(), reason='no text recognition: pip install "classspec[ocr]"')
@pytest.mark.parametrize(
    ("blocks", "skew", "expected"),
    [
        pytest.param(
            [("TYPICAL/WORK/ACTIVITIES", 5), ("MINIMUM/QUALIFICATIONS/REQUIRED", 1), ("SPECIAL/REQUIREMENTS", 3)],
            0.0,
            ["TYPICAL WORK ACTIVITIES 5", "MINIMUM QUALIFICATIONS REQUIRED 1", "SPECIAL REQUIREMENTS 3"],
            id="a heading taller than its paragraph",
        ),
        pytest.param(
            [("DUTIES", 5), ("KNOWLEDGE,/SKILLS AND/ABILITIES", 6), ("MINIMUM/QUALIFICATIONS", 4), ("NOTE", 3)],
            0.6,
            ["DUTIES 5", "KNOWLEDGE, SKILLS AND ABILITIES 6", "MINIMUM QUALIFICATIONS 4", "NOTE 3"],
            id="headings of one row to three on a page laid askew",
        ),
    ],
)
def test_side_headings_of_a_scan_are_told_by_the_same_geometry(
    blocks: list[Block], skew: float, expected: list[str]
) -> None:
    assert headings(blocks, skew=skew) == expected
