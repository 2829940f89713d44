"""Lines drawn on a page, as far as they matter for reading: through words, and around cells. Goes in: a page of
pdfium and its words. Comes out: thin strokes with their place, and the doubts that they raise.

An underline or a frame around the page raises none, so most pages with drawn lines are still read the fast way.
"""

import ctypes
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from pipeline.read.columns import Word
from pipeline.read.pdf_page import Corners

THIN = 3.0
"""A stroke is no thicker, in points."""
MIN_RULE = 3.0
MAX_DEPTH = 4
MOST_OF_PAGE = 0.5
STRIKE = (0.2, 0.75)
"""A line through a word stands at this share of its height, counted from the top; an underline stands lower."""


class Frame(NamedTuple):
    """The visible part of a page in the file's coordinates, and how far the page is shown turned, clockwise."""

    left: float
    bottom: float
    right: float
    top: float
    rotation: int

    @classmethod
    def of(cls, page: pdfium.PdfPage) -> "Frame":
        """The frame of an open page."""
        box = raw.FS_RECTF()
        raw.FPDF_GetPageBoundingBox(page.raw, box)
        return cls(box.left, box.bottom, box.right, box.top, page.get_rotation() % 360)

    @property
    def width(self) -> float:
        """Width in points before the page is turned."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Height in points before the page is turned."""
        return self.top - self.bottom

    def holds(self, left: float, bottom: float, right: float, top: float) -> bool:
        """True for a rectangle of the file that lies on the visible page."""
        return left >= self.left and bottom >= self.bottom and right <= self.right and top <= self.top

    def point(self, x: float, y: float, turn: int = 0) -> tuple[float, float]:
        """A point of the file in the frame of text that the page shows turned by `turn` degrees."""
        rotation = (self.rotation - turn) % 360
        if rotation == 90:
            return y - self.bottom, x - self.left
        if rotation == 180:
            return self.right - x, y - self.bottom
        if rotation == 270:
            return self.top - y, self.right - x
        return x - self.left, self.top - y

    def corners(self, left: float, bottom: float, right: float, top: float, turn: int = 0) -> Corners:
        """A rectangle of the file in the same frame."""
        (xa, ya), (xb, yb) = self.point(left, bottom, turn), self.point(right, top, turn)
        return min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb)


class Drawn(NamedTuple):
    """What is drawn: thin level strokes, thin upright ones, and closed or joined shapes of several strokes."""

    level: tuple[Corners, ...]
    upright: tuple[Corners, ...]
    shapes: tuple[Corners, ...]
    inside_forms: bool
    outside: bool
    """True if text runs over the edge of the page, where pdfium sees none."""
    pictured: bool
    """True if one picture covers most of the page."""
    covers: tuple[Corners, ...] = ()
    """Where text may not be seen: filled shapes drawn later than some of it, which may lie under them, and text that is
    clipped. (pdfium forgets clips that leave the whole of a text.)"""


def drawn(page: pdfium.PdfPage, frame: Frame) -> Drawn:
    """The strokes and shapes of a page; those inside of forms are not followed, but it says that there are some."""
    level, upright, shapes, covers = [], [], [], []
    outside = pictured = spoken = False
    edges = ctypes.c_float(), ctypes.c_float(), ctypes.c_float(), ctypes.c_float()
    for index in range(raw.FPDFPage_CountObjects(page.raw)):
        found = raw.FPDFPage_GetObject(page.raw, index)
        kind = raw.FPDFPageObj_GetType(found)
        if kind not in (raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_TEXT, raw.FPDF_PAGEOBJ_IMAGE):
            continue
        if not raw.FPDFPageObj_GetBounds(found, *edges):
            continue
        left, foot, right, head = (edge.value for edge in edges)
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            area = (right - left) * (head - foot)
            pictured = pictured or area > MOST_OF_PAGE * frame.width * frame.height
            continue
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            outside = outside or not frame.holds(left, foot, right, head)
            spoken = True
            if raw.FPDFClipPath_CountPaths(raw.FPDFPageObj_GetClipPath(found)) > 0:
                covers.append(frame.corners(left, foot, right, head))
            continue
        x0, top, x1, bottom = corners = frame.corners(left, foot, right, head)
        if bottom - top <= THIN and x1 - x0 >= MIN_RULE:
            level.append(corners)
        elif x1 - x0 <= THIN and bottom - top >= MIN_RULE:
            upright.append(corners)
        else:
            filled, stroked = _draw_mode(found)
            shapes += [corners] if stroked else []
            covers += [corners] if filled and spoken else []
    inside = any(_form_paths(page))
    return Drawn(tuple(level), tuple(upright), tuple(shapes), inside, outside, pictured, tuple(covers))


def _draw_mode(found: object) -> tuple[bool, bool]:
    """Whether a shape is filled, and whether it has an outline or is one of several strokes: a filled rectangle is a
    background."""
    fill, stroke = ctypes.c_int(), raw.FPDF_BOOL()
    raw.FPDFPath_GetDrawMode(found, fill, stroke)
    return bool(fill.value), bool(stroke.value) or raw.FPDFPath_CountSegments(found) > 6


def _form_paths(page: pdfium.PdfPage) -> Iterator[bool]:
    """One value for each form that holds drawn paths."""
    waiting = [(raw.FPDFPage_GetObject(page.raw, at), 0) for at in range(raw.FPDFPage_CountObjects(page.raw))]
    while waiting:
        found, depth = waiting.pop()
        kind = raw.FPDFPageObj_GetType(found)
        if kind == raw.FPDF_PAGEOBJ_PATH and depth:
            yield True
        if kind == raw.FPDF_PAGEOBJ_FORM and depth < MAX_DEPTH:
            inside = range(min(raw.FPDFFormObj_CountObjects(found), 1000))
            waiting += [(raw.FPDFFormObj_GetObject(found, at), depth + 1) for at in inside]


def doubts_about(page: pdfium.PdfPage, words: Sequence[Word], rules: Drawn) -> frozenset[str]:
    """Which of struck, table, outside the page may hold."""
    doubts = {"outside"} if rules.outside else set()
    if _has_strike_annotation(page) or rules.inside_forms or _cross_words(rules.level, words):
        doubts.add("struck")
    if rules.inside_forms or _may_be_table(rules):
        doubts.add("table")
    return frozenset(doubts)


def _may_be_table(rules: Drawn) -> bool:
    """True for lines both ways, for several boxes, and for a box that is divided."""
    lines = len(rules.level) > 1 and len(rules.upright) > 1
    divided = bool(rules.shapes and (rules.upright or len(rules.level) > 1))
    return lines or divided or len(rules.shapes) > 1


def _has_strike_annotation(page: pdfium.PdfPage) -> bool:
    for index in range(min(raw.FPDFPage_GetAnnotCount(page.raw), 10_000)):
        annotation = raw.FPDFPage_GetAnnot(page.raw, index)
        subtype = raw.FPDFAnnot_GetSubtype(annotation)
        raw.FPDFPage_CloseAnnot(annotation)
        if subtype == raw.FPDF_ANNOT_STRIKEOUT:
            return True
    return False


def _cross_words(level: Sequence[Corners], words: Sequence[Word]) -> bool:
    """True if a level stroke runs through the middle of a word."""
    if not level:
        return False
    strikes = Strikes(level)
    return any(strikes.hit((word.x0, word.top, word.x1, word.bottom)) for word in words if word.turn == 0)


class Strikes:
    """Thin level strokes, sorted by height so that asking for a piece of text is quick."""

    def __init__(self, rules: Iterable[Corners]) -> None:
        """`rules` are the strokes of one page."""
        self._rules = sorted(rules, key=_height)
        self._heights = [_height(rule) for rule in self._rules]

    def hit(self, text: Corners) -> bool:
        """True if a stroke runs through the middle of the text, over at least half of its width or of the stroke's."""
        x0, top, x1, bottom = text
        low, high = top + STRIKE[0] * (bottom - top), top + STRIKE[1] * (bottom - top)
        near = self._rules[bisect_left(self._heights, low) : bisect_right(self._heights, high)]
        return bool(near) and any(
            min(rule[2], x1) - max(rule[0], x0) >= 0.5 * min(x1 - x0, rule[2] - rule[0])
            and rule[3] - rule[1] <= 0.25 * (bottom - top)
            for rule in near
        )


def _height(rule: Corners) -> float:
    return (rule[1] + rule[3]) / 2
