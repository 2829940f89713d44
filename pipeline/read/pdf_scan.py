"""Scanned pages. Goes in: a PDF and the numbers of its pages without text. Comes out: the lines that text recognition
finds on them (`ocr.py`), with boxes on the page as it lies, and doubt about words that are hard to read.

A page that lies on its side or upside down is turned first (`upright.py`), one that was laid askew made level by the
slope of its lines; then the same geometry as for other pages
gives the order. How the text was set is not known: no line is bold or large.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from statistics import median
from typing import Any, NamedTuple

import pypdfium2 as pdfium
from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

from models.document import Box, Line, Problem, Severity, Style
from pipeline.read.columns import Word
from pipeline.read.ocr import HOW_TO_INSTALL, LONGEST_SIDE, Corner, Piece, can_recognise
from pipeline.read.pdf_lines import lines_of
from pipeline.read.pdf_page import PageText, shown
from pipeline.read.pdf_tables import ordered_rows
from pipeline.read.upright import upright

DPI = 200
"""Pages are drawn as finely; more does not read better, only longer (docs/decisions/0010)."""
MAX_PAGES_READ = 30
"""So many scanned pages of a file are read: a page takes some five seconds."""
BLANK = 250
"""A page is blank if no pixel of it is darker, of 255."""
SURE, SURE_OF_NUMBERS = 0.6, 0.7
"""A letter of which the engine is less sure is in doubt, one in a word with digits even sooner: nothing around it says
what a code or a date must be. At that two of three misread numbers are told, and one of thirty that are right."""
MANY = 10
"""More lines in doubt are one problem of the page."""
PADDING, ROOM = 0.2, 0.1
"""The engine draws its boxes wider than the text, by this share of their height, on every side. Above and below half of
it stays: that is about the size of the face, by which the words of other pages are as high."""
LONG = 8
"""The slope of a page is that of pieces so many times as wide as they are high."""


EMPTY = ("is blank.", Severity.INFO)
UNRECOGNISED = ("has no text layer, and no text was recognised on it; look at it.", Severity.WARNING)
LOST = ("cannot be read: the picture on it has too many pixels to be drawn.", Severity.WARNING)
MOST_PIXELS = 120_000_000
"""Larger pictures are left out where a page is drawn. Tabloid paper at 600 dpi has some 67 million."""
TOO_MANY = f"was not read: text recognition stops after {MAX_PAGES_READ} scanned pages of a file; split it."


class Scanned(NamedTuple):
    """The lines of a scanned page and the doubts about them."""

    lines: list[Line]
    problems: list[Problem]


class Tilt(NamedTuple):
    """How a page was laid: its lines rise or fall by `angle` (radians, clockwise), a point has `scale` pixels."""

    angle: float
    scale: float

    def level(self, corner: Corner) -> Corner:
        """A place in pixels as points on the levelled page."""
        return _turned((corner[0] / self.scale, corner[1] / self.scale), -self.angle)

    def shown(self, box: Box) -> Box:
        """A box of the levelled page on the page as it lies."""
        corners = [_turned((x, y), self.angle) for x in (box.x0, box.x1) for y in (box.top, box.bottom)]
        xs, ys = zip(*corners, strict=True)
        x0, top, x1, bottom = (round(max(0.0, edge), 1) for edge in (min(xs), min(ys), max(xs), max(ys)))
        return Box(x0=x0, top=top, x1=x1, bottom=bottom)


def scanned_pages(content: bytes, numbers: Sequence[int]) -> dict[int, Scanned]:
    """What is read on the pages `numbers` of a PDF that can be opened; nothing at all if no engine is installed.

    A page without lines has a problem that says why.
    """
    if not numbers or not can_recognise():
        return {}
    read = dict.fromkeys(numbers[MAX_PAGES_READ:], TOO_MANY)
    with pdfium.PdfDocument(content) as pdf:
        found = {number: _scanned(pdf, number) for number in numbers[:MAX_PAGES_READ]}
    return found | {number: _unread(number, reason, Severity.WARNING) for number, reason in read.items()}


def read_by_ocr(scans: Mapping[int, Scanned]) -> Iterator[Problem]:
    """What a document says of itself if words of it come from text recognition."""
    read = [number for number, scan in scans.items() if scan.lines]
    if read:
        pages = f"page {read[0]}" if len(read) == 1 else f"pages {', '.join(map(str, read))}"
        message = f"The words of {pages} come from a picture by text recognition (OCR)."
        yield Problem(code="read-by-ocr", severity=Severity.INFO, message=message)


def _scanned(pdf: pdfium.PdfDocument, number: int) -> Scanned:
    try:
        picture, scale, size, too_large = _picture(pdf, number)
    except (pdfium.PdfiumError, ValueError, MemoryError):
        return _unread(number, "cannot be drawn: it is damaged, or too large.", Severity.WARNING)
    if picture.min() > BLANK:
        return _unread(number, *(LOST if too_large else EMPTY))
    turn, pieces = upright(picture)
    lines, doubtful = _lines(pieces, scale, number, size, turn)
    if not lines:
        return _unread(number, *(LOST if too_large else UNRECOGNISED))
    return Scanned(lines, list(_doubts(lines, doubtful, number)))


def why_nothing(scans: Mapping[int, Scanned], pages: int) -> str:
    """Why none of the pages gave a word, in a sentence or two; `scans` is empty if nothing can recognise text."""
    if not scans:
        return f"The PDF has no text: it is a scan, or blank; if it is a scan, {HOW_TO_INSTALL}."
    reasons = [problem.message for scan in scans.values() for problem in scan.problems]
    if all(reason.endswith(EMPTY[0]) for reason in reasons):
        return "The PDF has no text: " + ("its page is blank." if pages == 1 else f"all its {pages:,} pages are blank.")
    more = f" The other {pages - 1:,} pages gave no text either." if pages > 1 else ""
    return (
        f"The PDF has no text layer, and text recognition (OCR), which is installed, found no text. {reasons[0]}{more}"
    )


def _picture(pdf: pdfium.PdfDocument, number: int) -> tuple[Any, float, tuple[float, float], bool]:
    """A page as pixels, how many of them a point has, its width and height in points, and if a picture on it is too
    large to be drawn."""
    page = pdf[number - 1]
    try:
        width, height = page.get_size()
        scale = min(DPI / 72, LONGEST_SIDE / max(width, height, 1.0))
        sizes = (picture.get_px_size() for picture in page.get_objects([FPDF_PAGEOBJ_IMAGE]))
        too_large = any(wide * high > MOST_PIXELS for wide, high in sizes)
        bitmap = page.render(scale=scale, rev_byteorder=False)
        return bitmap.to_numpy().copy(), scale, (width, height), too_large  # the bitmap goes with its page
    finally:
        page.close()


def _lines(
    pieces: Sequence[Piece], scale: float, number: int, size: tuple[float, float], turn: int
) -> tuple[list[Line], list[bool]]:
    """The lines of a page in reading order, and of each whether a word of it is in doubt."""
    tilt = Tilt(_slope(pieces), scale)
    doubtful = {word: _is_doubtful(piece) for piece in pieces for word in _words(piece, tilt)}
    rows = ordered_rows(tuple(doubtful), ())
    across = PageText(*(size[::-1] if turn % 180 else size))
    lines = [_as_it_lies(line, tilt, turn, size) for line in lines_of(rows, across, number)]
    return lines, [any(doubtful[word] for word in row) for row in rows]


def _is_doubtful(piece: Piece) -> bool:
    return piece.least < SURE or piece.least_of_numbers < SURE_OF_NUMBERS


def _slope(pieces: Sequence[Piece]) -> float:
    """The angle of the long pieces of text; 0 if there are none."""
    slopes = [
        math.atan2(right[1] - left[1], right[0] - left[0])
        for left, right, _, lower in (piece.corners for piece in pieces)
        if right[0] - left[0] > LONG * max(1.0, abs(lower[1] - left[1]))
    ]
    return median(slopes) if slopes else 0.0


def _words(piece: Piece, tilt: Tilt) -> Iterator[Word]:
    """The words of a piece on the levelled page, each as wide as its share of the letters."""
    (x0, top), (x1, end), (_, lower), (_, bottom) = (tilt.level(corner) for corner in piece.corners)
    top, bottom = (top + end) / 2, (lower + bottom) / 2
    pad, room = min(PADDING * (bottom - top), (x1 - x0) / 4), ROOM * (bottom - top)
    x0, x1, top, bottom = x0 + pad, x1 - pad, top + room, bottom - room
    step = (x1 - x0) / len(piece.text)
    at = 0
    for text in piece.text.split(" "):
        yield Word(text, x0 + at * step, top, x0 + (at + len(text)) * step, bottom, size=bottom - top)
        at += len(text) + 1


def _as_it_lies(line: Line, tilt: Tilt, turn: int, size: tuple[float, float]) -> Line:
    """The line with its box on the page as scanned; size and weight are not known."""
    box = tilt.shown(line.box) if line.box else None
    if box and turn:
        box = shown((box.x0, box.top, box.x1, box.bottom), turn, *size)
    return line.model_copy(update={"box": box, "style": Style(centred=line.style.centred)})


def _unread(number: int, what: str, severity: Severity) -> Scanned:
    message = f"Page {number} {what}"
    return Scanned([], [Problem(code="page-without-text", severity=severity, message=message, page=number)])


def _doubts(lines: Sequence[Line], doubtful: Sequence[bool], number: int) -> Iterator[Problem]:
    found = [line for line, doubt in zip(lines, doubtful, strict=True) if doubt]
    if len(found) > MANY:
        message = f"Page {number} is hard to read: {len(found)} of its {len(lines)} lines may be misread."
        yield Problem(code="ocr-doubtful", severity=Severity.WARNING, message=message, page=number)
        return
    for line in found:
        message = f"Line {line.number} of page {number} may be misread by the text recognition (OCR)."
        yield Problem(code="ocr-doubtful", severity=Severity.WARNING, message=message, page=number, line=line.number)


def _turned(corner: Corner, angle: float) -> Corner:
    x, y = corner
    return x * math.cos(angle) - y * math.sin(angle), x * math.sin(angle) + y * math.cos(angle)
