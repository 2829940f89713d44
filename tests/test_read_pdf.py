"""PDF files to lines; the files are made here with reportlab."""

import io
from collections.abc import Sequence

import pytest
from reportlab.lib.pagesizes import letter
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from models.document import Document, RawFile
from pipeline.read import Unreadable, read
from pipeline.read.columns import Word, reading_rows

WIDTH, HEIGHT = letter
PROSE = ["plans", "the", "work", "of", "the"]


def pdf(
    *pages: Sequence[tuple[float, float, str]], font: str = "Helvetica", title: str = "", password: str = ""
) -> bytes:
    """A file of pages, each a list of (x, y from the top, text)."""
    buffer = io.BytesIO()
    encrypt = StandardEncryption(password) if password else None
    canvas = Canvas(buffer, pagesize=letter, encrypt=encrypt)
    canvas.setTitle(title)
    for page in pages:
        canvas.setFont(font, 11)
        for x, y, text in page:
            canvas.drawString(x, HEIGHT - y, text)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def document(content: bytes) -> Document:
    raw = RawFile(source="elm/clerk.pdf", spec_id="elm/clerk", jurisdiction="Elm", sha256="0" * 64, size=len(content))
    [found] = read(raw, content)
    return found


def texts(content: bytes) -> list[str]:
    return [line.text for line in document(content).lines]


def test_lines_have_page_number_box_and_size() -> None:
    found = document(pdf([(72, 72, "CLERK"), (72, 90, "Files papers.")], [(72, 72, "Types.")], title="Clerk"))
    assert [(line.text, line.page, line.number) for line in found.lines] == [
        ("CLERK", 1, 1),
        ("Files papers.", 1, 2),
        ("Types.", 2, 1),
    ]
    box = found.lines[0].box
    assert box is not None
    assert (box.x0, found.lines[0].style.size, found.pages, found.title_hint) == (72.0, 11.0, 2, "Clerk")


def test_order_on_the_page_does_not_follow_the_order_in_the_file() -> None:
    assert texts(pdf([(72, 200, "second"), (72, 100, "first")])) == ["first", "second"]


def test_weight_comes_from_the_font() -> None:
    [line] = document(pdf([(72, 72, "DUTIES")], font="Times-Bold")).lines
    assert line.style.bold


def test_a_centred_line_stands_in_the_middle_of_the_text() -> None:
    long = "This line of text runs from the left margin of the page to the right margin of the page."
    middle = 72 + stringWidth(long, "Helvetica", 11) / 2 - stringWidth("SENIOR CLERK", "Helvetica", 11) / 2
    found = document(pdf([(middle, 60, "SENIOR CLERK"), (72, 90, long), (72, 110, "Short line.")])).lines
    assert [line.style.centred for line in found] == [True, False, False]


def test_a_page_in_two_columns_is_read_column_by_column_below_its_heading() -> None:
    heading = [(72, 60, "This heading of the class runs over the full width of both columns of the page as it should")]
    left = [(72, 90 + 14 * row, f"left {row} " + " ".join(PROSE)) for row in range(8)]
    right = [(330, 90 + 14 * row, f"right {row} " + " ".join(PROSE)) for row in range(8)]
    found = texts(pdf([*heading, *(line for pair in zip(left, right, strict=True) for line in pair)]))
    assert found[0].startswith("This heading")
    assert [text.split()[0] for text in found[1:]] == ["left"] * 8 + ["right"] * 8


def words(rows: Sequence[tuple[float, float, str]]) -> list[Word]:
    """Words of 5 points a letter from rows of (x, top, text)."""
    made = []
    for x, top, text in rows:
        for word in text.split():
            made.append(Word(word, x, top, x + 5 * len(word), top + 10, "F", 10))
            x += 5 * len(word) + 3
    return made


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(
            [(50, 12 * row, label) for row, label in ((0, "DISTINGUISHING"), (1, "FEATURES"), (5, "DUTIES"))]
            + [(200, 12 * row, f"{row} plans the work of the whole unit and reports") for row in range(9)],
            ["DISTINGUISHING", "FEATURES", "0", "1", "2", "3", "4", "DUTIES", "5", "6", "7", "8"],
            id="a side heading of two rows is read before the paragraph it stands beside",
        ),
        pytest.param(
            [(50, 12 * row, f"({chr(97 + row)})") for row in range(6)]
            + [(90, 12 * row, "Plans the work of the unit") for row in range(6)],
            ["(a)", "(b)", "(c)", "(d)", "(e)", "(f)"],
            id="list labels in a column of their own belong to their rows",
        ),
        pytest.param(
            [(50, 12 * row, f"Clerk{row}") for row in range(6)] + [(300, 12 * row, f"11{row}") for row in range(6)],
            ["Clerk0", "Clerk1", "Clerk2", "Clerk3", "Clerk4", "Clerk5"],
            id="a table of titles and codes is read row by row",
        ),
    ],
)
def test_reading_order(rows: list[tuple[float, float, str]], expected: list[str]) -> None:
    assert [row[0].text for row in reading_rows(words(rows))] == expected


def test_reading_order_loses_no_word() -> None:
    found = words([(x, 12 * row, "some words of text") for row in range(20) for x in (50, 200, 380)])
    assert sorted(word for row in reading_rows(found) for word in row) == sorted(found)


def test_a_raised_footnote_mark_stays_in_its_row() -> None:
    row = [Word("degree", 50, 100, 80, 110), Word("*", 80, 97, 83, 104), Word("in", 90, 100, 100, 110)]
    assert len(reading_rows(row)) == 1


def test_a_page_without_text_is_named() -> None:
    found = document(pdf([(72, 72, "CLERK")], []))
    assert [(problem.code, problem.page) for problem in found.problems] == [("page-without-text", 2)]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        pytest.param(pdf([(72, 72, "CLERK")], password="secret"), "encrypted", id="a file under a password"),
        pytest.param(pdf([]), "no-text", id="a file without a text layer"),
        pytest.param(b"%PDF-1.7\n%nothing\n", "damaged-file", id="a file without pages"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(content: bytes, code: str) -> None:
    with pytest.raises(Unreadable) as caught:
        document(content)
    assert caught.value.code == code


def test_any_cut_of_a_file_never_raises_an_error_of_a_library() -> None:
    content = pdf([(72, 72, "CLERK")])
    for end in range(len(content) - 1, 0, -len(content) // 15):
        try:
            found = document(content[:end])
        except Unreadable:
            continue
        assert found.lines
