"""PDF to lines. Goes in: the bytes of a PDF with a text layer. Comes out: its lines in reading order, each with its
box, size and weight; `number` counts from 1 on each page.

Order comes from geometry (`columns.py`), not from the order in the file. Text that stands upright on the page's side is
furniture. A page without text while others have some is a Problem; a file without any is `Unreadable` (a scan).
"""

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.pdfexceptions import PDFException
from pdfminer.psexceptions import PSException
from pdfplumber.page import Page
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from models.document import Box, Document, Line, Problem, RawFile, Severity
from pipeline.read.columns import Row, Word, reading_rows
from pipeline.read.emphasis import Run, line_style
from pipeline.read.labels import BULLET
from pipeline.read.media import PDF
from pipeline.read.unreadable import Unreadable

BOLD = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)
UNMAPPED = re.compile(r"\(cid:\d+\)")
WORD_SETTINGS = {"x_tolerance_ratio": 0.18, "y_tolerance": 2, "keep_blank_chars": False}
PLACE_HOLDERS = re.compile(r"^(?:microsoft word - |untitled$)|\.(?:docx?|pdf|wpd|rtf)$", re.IGNORECASE)
CENTRE_TOLERANCE = 6.0
MIN_MARGIN = 24.0
DAMAGE = (
    PDFException,
    PSException,
    PdfminerException,
    MalformedPDFException,
    ValueError,
    KeyError,
    TypeError,
    AttributeError,
    IndexError,
    AssertionError,
    RecursionError,
    OSError,
    OverflowError,
)
"""What pdfminer throws at damaged files."""


def read_pdf(raw: RawFile, content: bytes) -> Document:
    """The document of a PDF file."""
    try:
        with pdfplumber.open(io.BytesIO(content)) as pdf:
            pages = [_page_lines(page, number) for number, page in enumerate(pdf.pages, 1)]
            title = pdf.metadata.get("Title", "")
    except DAMAGE as error:
        raise _reason(error) from error
    if not pages:
        raise Unreadable("damaged-file", "The PDF is damaged or cut off: no page could be found.")
    if not any(lines for lines, _ in pages):
        raise Unreadable(
            "no-text", "The PDF has no text layer; it is a scan. A text recognition (OCR) must come first."
        )
    return Document(
        raw=raw,
        media_type=PDF,
        lines=tuple(line for lines, _ in pages for line in lines),
        furniture=tuple(line for _, aside in pages for line in aside),
        pages=len(pages),
        title_hint=PLACE_HOLDERS.sub("", str(title or "").strip()).strip(),
        problems=(*_empty_pages([bool(lines) for lines, _ in pages]), *_lost_characters(pages)),
    )


def _reason(error: Exception) -> Unreadable:
    causes = {type(cause) for cause in (error, error.__cause__, error.__context__, *error.args)}
    if PDFPasswordIncorrect in causes:
        return Unreadable("encrypted", "The PDF is protected by a password.")
    return Unreadable("damaged-file", "The PDF is damaged or cut off.")


def _empty_pages(filled: Sequence[bool]) -> Iterator[Problem]:
    for page, has_text in enumerate(filled, 1):
        if not has_text:
            message = f"Page {page} has no text, while other pages have; it may be a scan or be left blank."
            yield Problem(code="page-without-text", severity=Severity.WARNING, message=message, page=page)


def _lost_characters(pages: Sequence[tuple[list[Line], list[Line]]]) -> Iterator[Problem]:
    for lines, _ in pages:
        lost = [line for line in lines if "\ufffd" in line.text]
        if lost:
            message = f"{len(lost)} lines of page {lost[0].page} hold characters that the PDF does not name."
            yield Problem(code="lost-characters", severity=Severity.WARNING, message=message, page=lost[0].page)


def _page_lines(page: Page, number: int) -> tuple[list[Line], list[Line]]:
    """The lines of a page and its furniture; no lines if most of its text has no character mapping."""
    found = page.dedupe_chars().extract_words(extra_attrs=["fontname", "size"], **WORD_SETTINGS)
    page.close()  # pdfplumber keeps every page's objects otherwise
    level = [_word(word) for word in found if word["upright"]]
    turned = [_word(word) for word in found if not word["upright"]]
    if sum(bool(UNMAPPED.search(word.text)) for word in level) > len(level) / 2:
        return [], []
    rows = [_mapped(row) for row in reading_rows(level)]
    lines = [_line(row, number, place, _margins(rows, row)) for place, row in enumerate(rows, 1)]
    aside = [Line(text=" ".join(word.text for word in turned), page=number, number=len(lines) + 1)] if turned else []
    return lines, aside


def _word(word: dict[str, object]) -> Word:
    x0, top, x1, bottom, size = (float(str(word[key])) for key in ("x0", "top", "x1", "bottom", "size"))
    return Word(str(word["text"]), x0, top, x1, bottom, str(word["fontname"]), round(size, 1))


def _mapped(row: Row) -> Row:
    """A lone glyph without a character at the start of a row is a bullet; elsewhere it is a character that is lost."""
    first = row[0]._replace(text=BULLET) if UNMAPPED.fullmatch(row[0].text) else row[0]
    return tuple(word._replace(text=UNMAPPED.sub("\ufffd", word.text)) for word in (first, *row[1:]))


def _margins(rows: Iterable[Row], row: Row) -> tuple[float, float]:
    """Left and right edge of the text that shares the row's column: of all rows that overlap it."""
    x0, x1 = row[0].x0, row[-1].x1
    beside = [other for other in rows if other[0].x0 < x1 and other[-1].x1 > x0]
    return min(other[0].x0 for other in beside), max(other[-1].x1 for other in beside)


def _line(row: Row, page: int, number: int, margins: tuple[float, float]) -> Line:
    box = Box(
        x0=round(row[0].x0, 1),
        top=round(min(word.top for word in row), 1),
        x1=round(row[-1].x1, 1),
        bottom=round(max(word.bottom for word in row), 1),
    )
    runs = [Run(word.text, bool(BOLD.search(word.font)), word.size) for word in row]
    style = line_style(runs, centred=_is_centred(box, margins))
    return Line(text=_row_text(row), page=page, number=number, box=box, style=style)


def _is_centred(box: Box, margins: tuple[float, float]) -> bool:
    left, right = box.x0 - margins[0], margins[1] - box.x1
    return min(left, right) >= MIN_MARGIN and abs(left - right) <= 2 * CENTRE_TOLERANCE


def _row_text(row: Row) -> str:
    """The words of a row; a word cut only by a change of font is one again, a wide gap is two spaces."""
    text = row[0].text
    for before, word in pairwise(row):
        gap = word.x0 - before.x1
        changed = (before.font, before.size) != (word.font, word.size)
        glued = changed and gap < 0.1 * max(before.size, word.size)
        text += ("" if glued else "  " if gap > 2 * word.size else " ") + word.text
    return text
