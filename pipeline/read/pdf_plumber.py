"""A page through pdfplumber: slow, and exact about drawn lines. Goes in: the bytes and the number of a page. Comes out:
its words, those that are struck out, and the cells of its ruled tables.

A character is struck if a thin line runs through its middle, or if a StrikeOut annotation covers it.
"""

import io
import math
from collections.abc import Iterator
from typing import Any

import pdfplumber
from pdfplumber.page import Page

from pipeline.read.columns import Word
from pipeline.read.pdf_page import SKEW, Corners, PageText
from pipeline.read.pdf_rules import MIN_RULE, THIN, Strikes

WORD_SETTINGS = {"x_tolerance_ratio": 0.18, "y_tolerance": 2, "keep_blank_chars": False}
TABLE_SETTINGS = {"snap_tolerance": 3, "join_tolerance": 3, "intersection_tolerance": 3}


def plumbed(content: bytes, number: int) -> PageText:
    """Page `number`, counted from 1, of a PDF. What pdfplumber and pdfminer raise at damaged files comes through."""
    with pdfplumber.open(io.BytesIO(content), pages=[number]) as pdf:
        [page] = pdf.pages
        dx, dy = _offset(page)
        marks = Strikes([*_strokes(page), *_strike_annotations(page)])
        chars = page.dedupe_chars()
        level = chars.filter(lambda each: _is_level(each) and not _is_struck(each, marks))
        struck = chars.filter(lambda each: _is_level(each) and _is_struck(each, marks))
        turned = [char for char in chars.chars if not _is_level(char)]
        left, top, right, bottom = page.cropbox
        return PageText(
            float(right - left),
            float(bottom - top),
            (*_words(level, dx, dy), *_turned_words(turned)),
            tuple(_words(struck, dx, dy)),
            tuple(_tables(page, dx, dy)),
        )


def _offset(page: Page) -> tuple[float, float]:
    """The top left corner of the visible page in pdfplumber's coordinates."""
    return float(page.cropbox[0]), float(page.cropbox[1])


def _words(page: Page, dx: float, dy: float) -> Iterator[Word]:
    for word in page.extract_words(extra_attrs=["fontname", "size"], **WORD_SETTINGS):
        x0, top, x1, bottom, size = (float(str(word[key])) for key in ("x0", "top", "x1", "bottom", "size"))
        font = str(word["fontname"])
        yield Word(str(word["text"]), x0 - dx, top - dy, x1 - dx, bottom - dy, font, round(size, 1))


def _turned_words(chars: list[dict[str, Any]]) -> Iterator[Word]:
    """Words that are not level, in the order of the file: pdfplumber takes them apart."""
    words: list[Word] = []
    x, y, apart = 0.0, 0.0, True
    for char in chars:
        text, size, (near_x, near_y) = str(char["text"]), float(char["size"]), char["matrix"][4:6]
        if apart or not words or math.hypot(near_x - x, near_y - y) > 2 * max(size, words[-1].size):
            words.append(Word("", *_corners(char), str(char["fontname"]), round(size, 1), -1))
        words[-1] = words[-1]._replace(text=words[-1].text + text.strip())
        x, y, apart = near_x, near_y, text.isspace()
    return (word for word in words if word.text)


def _strokes(page: Page) -> Iterator[Corners]:
    """Thin level lines, rectangles and curves."""
    for each in (*page.lines, *page.rects, *page.curves):
        corners = _corners(each)
        if corners[3] - corners[1] <= THIN and corners[2] - corners[0] >= MIN_RULE:
            yield corners


def _strike_annotations(page: Page) -> Iterator[Corners]:
    """The middle line of each quadrilateral of a StrikeOut annotation."""
    for annotation in page.annots:
        data = annotation.get("data") or {}
        if "StrikeOut" not in str(data.get("Subtype")):
            continue
        x0, top, x1, bottom = _corners(annotation)
        points = data.get("QuadPoints")
        quads = [points[at : at + 8] for at in range(0, len(points), 8)] if isinstance(points, list) else []
        if page.rotation or not quads:
            yield x0, (top + bottom) / 2, x1, (top + bottom) / 2
            continue
        base = float(page.mediabox[3])
        for quad in quads:
            xs, ys = [float(x) for x in quad[0::2]], [base - float(y) for y in quad[1::2]]
            middle = (min(ys) + max(ys)) / 2
            yield min(xs), middle, max(xs), middle


def _is_struck(char: dict[str, Any], marks: Strikes) -> bool:
    return marks.hit(_corners(char))


def _is_level(each: dict[str, Any]) -> bool:
    """True for a character whose line rises by no more than a little; what pdfplumber calls upright may stand askew."""
    if each["object_type"] != "char":
        return False
    along, across = each["matrix"][:2]
    return bool(along > 0 and abs(across) <= SKEW * along)


def _corners(each: dict[str, Any]) -> Corners:
    x0, top, x1, bottom = (float(str(each[key])) for key in ("x0", "top", "x1", "bottom"))
    return x0, top, x1, bottom


def _tables(page: Page, dx: float, dy: float) -> Iterator[tuple[tuple[Corners, ...], ...]]:
    for table in page.find_tables(TABLE_SETTINGS):
        rows = (tuple(cell for cell in row.cells if cell) for row in table.rows)
        yield tuple(tuple((a - dx, b - dy, c - dx, d - dy) for a, b, c, d in row) for row in rows if row)
