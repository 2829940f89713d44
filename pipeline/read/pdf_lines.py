"""Rows of words to lines. Goes in: the rows of a page in reading order. Comes out: lines with box, size, weight and
whether they are centred between the margins of their column.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from models.document import Line
from pipeline.read.columns import Row
from pipeline.read.emphasis import Run, line_style
from pipeline.read.labels import BULLET
from pipeline.read.pdf_page import PageText, shown
from pipeline.read.pdf_spacing import meant

BOLD = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)
UNMAPPED = re.compile(r"\(cid:\d+\)|\ufffd")
MARKS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
CENTRE_TOLERANCE = 6.0
MIN_MARGIN = 24.0
NEAR_ROWS = 200
"""The margins of a column are looked for in so many rows on either side."""


def lines_of(rows: Sequence[Row], page: PageText, number: int) -> list[Line]:
    """The lines of page `number`, numbered from 1; `rows` are turned all alike."""
    mapped = [meant(_mapped(row)) for row in rows]
    edges = [(row[0].x0, row[-1].x1) for row in mapped]
    lines = []
    for place, row in enumerate(mapped):
        margins = _margins(edges[max(0, place - NEAR_ROWS) : place + NEAR_ROWS], edges[place])
        lines.append(_line(row, page, number, place + 1, margins))
    return lines


def unmapped(rows: Iterable[Row]) -> bool:
    """True if most words hold a glyph that the file gives no character for: the text layer is of no use."""
    texts = [word.text for row in rows for word in row]
    return sum(bool(UNMAPPED.search(text)) for text in texts) > len(texts) / 2


def row_text(row: Row) -> str:
    """The words of a row; a word cut only by a change of font is one again, a wide gap is two spaces."""
    text = row[0].text
    for before, word in pairwise(row):
        gap = word.x0 - before.x1
        glued = False
        if before.size != word.size or before.font != word.font:
            size = max(before.size, word.size)
            glued = -0.1 * size < gap < 0.1 * size and word.text[0] not in MARKS
        text += ("" if glued else "  " if gap > 2 * word.size else " ") + word.text
    return text


def _mapped(row: Row) -> Row:
    """A lone glyph without a character at the start of a row is a bullet; elsewhere it is a character that is lost."""
    if not any(UNMAPPED.search(word.text) for word in row):
        return row
    first = row[0]._replace(text=BULLET) if UNMAPPED.fullmatch(row[0].text) else row[0]
    return tuple(word._replace(text=UNMAPPED.sub("\ufffd", word.text)) for word in (first, *row[1:]))


def _margins(edges: Iterable[tuple[float, float]], own: tuple[float, float]) -> tuple[float, float]:
    """Left and right edge of the text that shares the row's column: of all rows that overlap it."""
    low, high = x0, x1 = own
    for left, right in edges:
        if left < x1 and right > x0:
            low, high = left if left < low else low, right if right > high else high
    return low, high


def _line(row: Row, page: PageText, number: int, place: int, margins: tuple[float, float]) -> Line:
    x0, x1 = row[0].x0, max(word.x1 for word in row)
    corners = x0, min(word.top for word in row), x1, max(word.bottom for word in row)
    box = shown(corners, max(0, row[0].turn), page.width, page.height)
    text = row_text(row)
    style = line_style(_runs(row, text), centred=_is_centred((x0, row[-1].x1), margins))
    return Line(text=text, page=number, number=place, box=box, style=style)


def _runs(row: Row, text: str) -> list[Run]:
    """The runs of a row that reads `text`: one if it is set in one way, as most are."""
    if len({(word.font, word.size) for word in row}) == 1:
        return [Run(text, bool(BOLD.search(row[0].font)), row[0].size)]
    return [Run(word.text, bool(BOLD.search(word.font)), word.size) for word in row]


def _is_centred(own: tuple[float, float], margins: tuple[float, float]) -> bool:
    left, right = own[0] - margins[0], margins[1] - own[1]
    return min(left, right) >= MIN_MARGIN and abs(left - right) <= 2 * CENTRE_TOLERANCE
