"""PDF to lines. Goes in: the bytes of a PDF with a text layer. Comes out: its lines in reading order, each with its
box, size and weight; `number` counts from 1 on each page.

pdfium reads every page; pdfplumber, many times as slow, reads again the pages where drawn lines or missing character
maps decide (`pdf_rules.py`). Order comes from geometry (`columns.py`,
`pdf_tables.py`), not from the order in the file. Struck words, watermarks and words on another side of the page are
furniture. Pages without text are scans (`pdf_scan.py`). One on which no text is found while others have some is a
Problem; a file without any text is `Unreadable`.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw_pdfium
from pdfminer.pdfexceptions import PDFException
from pdfminer.psexceptions import PSException
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from models.document import Document, Line, Problem, RawFile, Severity
from pipeline.read.columns import Row, Word, rows_of
from pipeline.read.media import PDF
from pipeline.read.ocr import HOW_TO_INSTALL
from pipeline.read.pdf_aside import beyond, main_turn, set_aside
from pipeline.read.pdf_fields import filled_in, is_shell, open_form
from pipeline.read.pdf_hidden import Hidden
from pipeline.read.pdf_lines import lines_of, unmapped
from pipeline.read.pdf_page import MAX_PAGES, PageText
from pipeline.read.pdf_pdfium import page_text
from pipeline.read.pdf_plumber import plumbed
from pipeline.read.pdf_scan import Scanned, read_by_ocr, scanned_pages, why_nothing
from pipeline.read.pdf_tables import ordered_rows
from pipeline.read.unreadable import Unreadable

PLACE_HOLDERS = re.compile(r"^(?:microsoft word - |untitled$)|\.(?:docx?|pdf|wpd|rtf)$", re.IGNORECASE)
SHELL = "The PDF is a form that only the program that made it can show (XFA); print it into a PDF and use that one."
TURNED_WORDS = 12
"""So many words that run another way than the text are text, too."""
STAMP_WORDS = 30
"""So many words on a picture of a page are a stamp, a number, the line of a fax machine."""
MANY_MORE = 2
"""What is recognised counts if it has so many times the words of the stamp."""
DAMAGE = (
    PDFException,
    PSException,
    PdfminerException,
    MalformedPDFException,
    pdfium.PdfiumError,
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
"""What pdfium and pdfminer throw at damaged files."""


class Opened(NamedTuple):
    """The words of all pages, the title that the file carries, and how many other files."""

    pages: list[PageText]
    title: str
    attached: int


class ReadPage(NamedTuple):
    """The lines of a page, what is not its text, and the doubts."""

    lines: list[Line]
    aside: list[Line]
    problems: list[Problem]


class Marks(NamedTuple):
    """What the bytes of a file say about all of its pages.

    `unnamed`: it has typefaces that do not name their characters; pdfium guesses them, pdfplumber says so.
    `layered`: it has layers, which may be switched off.
    """

    unnamed: bool
    layered: bool

    @classmethod
    def of(cls, content: bytes) -> "Marks":
        """The marks of a file."""
        return cls(content.count(b"/Type0") > content.count(b"/ToUnicode"), b"/OCProperties" in content)


def read_pdf(raw: RawFile, content: bytes) -> Document:
    """The document of a PDF file."""
    found, title, attached = _opened(content)
    if not found:
        raise Unreadable("damaged-file", "The PDF is damaged or cut off: no page could be found.")
    if not any(page.words or page.width for page in found):
        raise Unreadable("damaged-file", "The PDF is damaged: it names pages, but none of them can be opened.")
    pages = [_read_page(page, number) for number, page in enumerate(found, 1)]
    scans = scanned_pages(content, [at for at, page in enumerate(pages, 1) if _may_be_scan(page, found[at - 1])])
    pages = [_with_scan(page, scans.get(number)) for number, page in enumerate(pages, 1)]
    if not any(page.lines for page in pages):
        raise Unreadable("no-text", why_nothing(scans, len(pages)))
    return Document(
        raw=raw,
        media_type=PDF,
        lines=tuple(line for page in pages for line in page.lines),
        furniture=tuple(line for page in pages for line in page.aside),
        pages=len(pages),
        title_hint=PLACE_HOLDERS.sub("", title.strip()).strip(),
        problems=(
            *_empty_pages([bool(page.lines) or number in scans for number, page in enumerate(pages, 1)]),
            *read_by_ocr({at: scan for at, scan in scans.items() if pages[at - 1].lines == scan.lines}),
            *(problem for page in pages for problem in page.problems),
            *_attached(attached),
        ),
    )


def _with_scan(page: ReadPage, scan: Scanned | None) -> ReadPage:
    """The page with what is recognised on it; a stamp on a scan is a part of its picture and becomes furniture."""
    if scan is None or (page.lines and _words(scan.lines) < MANY_MORE * _words(page.lines)):
        return page
    return page._replace(lines=scan.lines, aside=[*page.aside, *page.lines], problems=[*page.problems, *scan.problems])


def _may_be_scan(page: ReadPage, text: PageText) -> bool:
    """True for a page without text, and for a picture of a page that bears no more than a stamp."""
    return not page.lines or (text.pictured and _words(page.lines) <= STAMP_WORDS)


def _words(lines: Sequence[Line]) -> int:
    return sum(len(line.text.split()) for line in lines)


def _opened(content: bytes) -> Opened:
    """The words of all pages, and what else the file carries."""
    try:
        with pdfium.PdfDocument(content) as pdf:
            if len(pdf) > MAX_PAGES:
                raise Unreadable("too-large", f"The PDF has more than {MAX_PAGES} pages; split it.")
            title = pdf.get_metadata_value("Title")
            marks = Marks.of(content)
            open_form(pdf)
            pages = [_page_text(pdf, content, number, marks) for number in range(1, len(pdf) + 1)]
            if is_shell(pdf, sum(len(page.words) for page in pages)):
                raise Unreadable("unsupported-format", SHELL)
            return Opened(pages, title, raw_pdfium.FPDFDoc_GetAttachmentCount(pdf.raw))
    except pdfium.PdfiumError as error:
        if error.err_code == raw_pdfium.FPDF_ERR_PASSWORD:
            raise Unreadable("encrypted", "The PDF is protected by a password.") from error
        # not left to pdfminer: over an object that refers to itself it never ends
        raise Unreadable("damaged-file", "The PDF is damaged or cut off.") from error


def _page_text(pdf: pdfium.PdfDocument, content: bytes, number: int, marks: Marks) -> PageText:
    """The words of a page, by pdfium or, where geometry decides, by pdfplumber, and what is filled in on it."""
    try:
        page = pdf[number - 1]
    except pdfium.PdfiumError:
        return _plumbed_or(PageText(0.0, 0.0, unread=True), content, number)
    try:
        fast = page_text(page, layered=marks.layered)
        filled = filled_in(pdf, page)
    finally:
        page.close()
    found = _plumbed_or(fast, content, number) if fast.doubts or marks.unnamed else fast
    found = _in_sight(found, fast.hidden)
    return found._replace(words=(*found.words, *filled.fields, *filled.written), written=bool(filled.written))


def _in_sight(page: PageText, hidden: tuple[Word, ...]) -> PageText:
    """The page without the words that no reader sees, whichever library has found them."""
    if not hidden:
        return page
    known = Hidden(hidden)
    return page._replace(words=tuple(word for word in page.words if not known.holds(word)), hidden=hidden)


def _plumbed_or(fast: PageText, content: bytes, number: int) -> PageText:
    """The page by pdfplumber; if that breaks over it, or finds fewer words, what pdfium has found."""
    try:
        slow = plumbed(content, number)
    except DAMAGE:
        return fast._replace(unread=True)
    if _letters(slow) < 0.9 * _letters(fast):
        return fast._replace(unread=True)
    return _merged(fast, slow) if fast.words else slow


def _merged(fast: PageText, slow: PageText) -> PageText:
    """Level words from pdfplumber, those turned from pdfium, which tells how; outside of the page only pdfplumber
    looks. Of a page whose text is turned as a whole pdfplumber makes nothing but what else it finds."""
    known = {word.text for word in fast.words}
    if main_turn(fast.words):
        missed = (word._replace(turn=-1) for word in slow.words if word.text not in known)
        return fast._replace(words=(*fast.words, *missed), unread=fast.doubts != {"outside"})
    level = (word for word in slow.words if word.turn == 0)
    turned = (word for word in fast.words if word.turn)
    missed = (word for word in slow.words if word.turn and word.text not in known)
    return slow._replace(words=(*level, *turned, *missed))


def _letters(page: PageText) -> int:
    return sum(len(word.text) for word in (*page.words, *page.struck))


def _read_page(page: PageText, number: int) -> ReadPage:
    turn = main_turn(page.words)
    size = (page.height, page.width) if turn % 180 else (page.width, page.height)
    words, beside = set_aside(page.words, turn, *size)
    rows = ordered_rows(words, page.tables if turn == 0 else ())
    if unmapped(rows):
        rows = ()
    lines = lines_of(rows, page, number)
    aside, problems = _struck(page, lines, number)
    for others in (*_alike(beside), page.hidden):
        if others:
            text = " ".join(word.text for word in others)
            aside.append(Line(text=text, page=number, number=len(lines) + 1))
    across = sum(word.turn not in (turn, -1) for word in beside)
    problems += _doubts(page, lines, number)
    return ReadPage(lines, aside, [*problems, *_beyond(beyond(beside, turn, *size), number), *_turned(across, number)])


def _alike(words: Sequence[Word]) -> Iterator[Row]:
    """Words in a row that are set alike: a watermark is one line, what stands on the side of the page another."""
    for _, group in groupby(words, key=attrgetter("font", "size", "turn")):
        yield tuple(group)


def lines_of_page(page: PageText, number: int) -> list[Line]:
    """The lines of page `number` from its words, whichever library has found them."""
    return _read_page(page, number).lines


def _struck(page: PageText, lines: Sequence[Line], number: int) -> tuple[list[Line], list[Problem]]:
    """Struck words as furniture, each with the number of the line that they stood in or before, and Problems."""
    aside, problems = [], []
    for row in rows_of(page.struck):
        place = _place(row, lines)
        [struck] = lines_of([row], page, number)
        aside.append(struck.model_copy(update={"number": place}))
        message = f"Struck-out words on page {number}, at line {place}, are not taken as text in force."
        problems.append(
            Problem(code="struck-text", severity=Severity.WARNING, message=message, page=number, line=place)
        )
    return aside, problems


def _place(row: Row, lines: Sequence[Line]) -> int:
    """The number of the first line that does not end above the row; of the last line if all do."""
    middle = (row[0].top + row[0].bottom) / 2
    below = (line.number for line in lines if line.box and line.box.bottom >= middle)
    return next(below, max(1, len(lines)))


def _empty_pages(filled: Sequence[bool]) -> Iterator[Problem]:
    for page, has_text in enumerate(filled, 1):
        if not has_text:
            message = f"Page {page} has no text, while other pages have; if it is a scan, {HOW_TO_INSTALL}."
            yield Problem(code="page-without-text", severity=Severity.WARNING, message=message, page=page)


def _attached(count: int) -> Iterator[Problem]:
    if count > 0:
        message = f"{count} files attached to the PDF were not read."
        yield Problem(code="embedded-not-read", severity=Severity.WARNING, message=message)


def _beyond(count: int, number: int) -> Iterator[Problem]:
    if count:
        words = "1 word lies" if count == 1 else f"{count} words lie"
        message = f"{words} outside of page {number}, where a reader sees nothing; look in the furniture."
        yield Problem(code="hidden-text", severity=Severity.WARNING, message=message, page=number)


def _turned(count: int, number: int) -> Iterator[Problem]:
    if count >= TURNED_WORDS:
        message = f"{count} words of page {number} run another way than its text; they are in the furniture."
        yield Problem(code="turned-text", severity=Severity.WARNING, message=message, page=number)


def _doubts(page: PageText, lines: Sequence[Line], number: int) -> Iterator[Problem]:
    if page.written:
        message = f"Somebody wrote over page {number} (an annotation); it was taken as text."
        yield Problem(code="annotated", severity=Severity.WARNING, message=message, page=number)
    if page.hidden:
        message = f"{len(page.hidden)} words of page {number} cannot be seen by a reader; they are in the furniture."
        yield Problem(code="hidden-text", severity=Severity.WARNING, message=message, page=number)
    lost = sum("\ufffd" in line.text for line in lines)
    if lost:
        message = f"{lost} lines of page {number} hold characters that the PDF does not name."
        yield Problem(code="lost-characters", severity=Severity.WARNING, message=message, page=number)
    if page.unread and lines:
        message = f"The lines drawn on page {number} could not be looked at: words may be struck out, cells be mixed."
        yield Problem(code="complex-page", severity=Severity.WARNING, message=message, page=number)
