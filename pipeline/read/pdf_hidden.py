"""Words of a page that no reader sees. Goes in: a page, its words, and which of them may be out of sight. Comes out:
those that are.

A word may be out of sight if it is set without ink, in (nearly) white or clear ink, on a layer, under something filled
that was drawn later, or if it is clipped. Whether it is, the drawn page says: where it stands, nothing stands out from
the ground. So white words on a dark bar, and the words behind the picture of a scan, stay. Words so small that nobody
can read them are out of sight wherever they stand.
"""

import ctypes
from collections.abc import Collection, Iterator, Sequence
from enum import Enum
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from pipeline.read.columns import Word
from pipeline.read.pdf_page import Corners, shown

WHITE = 240
"""Ink whose red, green and blue reach this is white; what stands out from white paper is darker."""
CLEAR = 16
"""Ink that covers less, of 255, is clear."""
WITHOUT_INK = (3, 7)
"""Rendering modes that draw nothing."""
STANDS_OUT = 24
"""The least difference between the darkest and the lightest spot, of 255, where something can be seen."""
TINY = 2.0
"""Points; nobody reads words of this size, unless the whole page is drawn small."""
MANY_TIMES, MIN_READABLE = 3, 3
"""A page is not drawn small as a whole if so many words are so many times as large."""
MAX_COVERS = 100
"""Under more filled shapes every word is looked at."""
CELL = 20.0
"""Side, in points, of the squares by which hidden words are found again."""
MAX_CELLS, MAX_NEAR = 60, 100
MAX_PIXELS = 4_000_000
SCALE = 1.5
BAND = (0.2, 0.85)
"""The part of the height of a word that is looked at: rows above and below may reach into the rest."""


class Ink(Enum):
    """What a text object is set in: ink that is seen, ink that may not be, none at all."""

    SEEN = "seen"
    FAINT = "faint"
    NONE = "none"


def ink_of(found: Any, mode: int) -> Ink:
    """The ink of a text object, which is set in the rendering mode `mode`."""
    if mode in WITHOUT_INK:
        return Ink.NONE
    red, green, blue, alpha = ctypes.c_uint(), ctypes.c_uint(), ctypes.c_uint(), ctypes.c_uint()
    if not raw.FPDFPageObj_GetFillColor(found, red, green, blue, alpha):
        return Ink.SEEN
    faint = alpha.value < CLEAR or min(red.value, green.value, blue.value) >= WHITE
    return Ink.FAINT if faint else Ink.SEEN


def hidden_words(
    page: pdfium.PdfPage, words: Sequence[Word], faint: Collection[Word], covers: Sequence[Corners]
) -> tuple[Word, ...]:
    """The words out of sight, of those that are `faint` or lie under one of `covers`, and those too small."""
    many = len(covers) > MAX_COVERS
    looked_at = words if faint or covers else ()
    doubtful = [word for word in looked_at if many or word in faint or _lies_under(word, covers)]
    hidden = {*_tiny(words), *_unseen(page, doubtful)}
    return tuple(word for word in words if word in hidden) if hidden else ()


class Hidden:
    """The hidden words of a page by their place, to find them again in what another library has read."""

    def __init__(self, words: Sequence[Word]) -> None:
        """`words` as pdfium gives them."""
        self._exactly = frozenset(words)
        self._near: dict[tuple[int, int], list[Word]] = {}
        for word in words:
            for cell in _cells(word):
                self._near.setdefault(cell, []).append(word)

    def holds(self, word: Word) -> bool:
        """True for a hidden word, or a piece of one, or one of which a piece is hidden."""
        if word in self._exactly:
            return True
        x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
        others = self._near.get((int(x // CELL), int(y // CELL)), ())
        return any(_is_part(word, other, x, y) for other in others[:MAX_NEAR])


def _cells(word: Word) -> Iterator[tuple[int, int]]:
    """The squares of the page that a word lies in, at most a row of them."""
    left, right = int((word.x0 - 1) // CELL), int((word.x1 + 1) // CELL)
    above, below = int((word.top - 1) // CELL), int((word.bottom + 1) // CELL)
    for across in range(left, min(right, left + MAX_CELLS) + 1):
        for down in range(above, min(below, above + MAX_CELLS) + 1):
            yield across, down


def _is_part(word: Word, other: Word, x: float, y: float) -> bool:
    near = other.x0 - 1 <= x <= other.x1 + 1 and other.top - 1 <= y <= other.bottom + 1
    return near and (word.text in other.text or other.text in word.text)


def _tiny(words: Sequence[Word]) -> Iterator[Word]:
    small = [word for word in words if 0 < word.size <= TINY]
    if small and sum(word.size >= MANY_TIMES * TINY for word in words) >= MIN_READABLE:
        yield from small


def _lies_under(word: Word, covers: Sequence[Corners]) -> bool:
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return word.turn == 0 and any(x0 < x < x1 and top < y < bottom for x0, top, x1, bottom in covers)


def _unseen(page: pdfium.PdfPage, words: Sequence[Word]) -> Iterator[Word]:
    """Those of `words` where the drawn page is of one shade."""
    if not words:
        return
    width, height = page.get_size()
    scale = min(SCALE, (MAX_PIXELS / max(width * height, 1.0)) ** 0.5)
    try:
        bitmap = page.render(scale=scale, grayscale=True, may_draw_forms=False)
    except (pdfium.PdfiumError, ValueError):
        return  # what cannot be drawn hides nothing that can be told
    picture = bitmap.to_numpy()
    for word in words:
        if not _stands_out(picture, _place(word, width, height), scale):
            yield word


def _place(word: Word, width: float, height: float) -> Corners:
    """Where the word stands on the page as it is shown."""
    low, high = (word.top + share * (word.bottom - word.top) for share in BAND)
    box = shown((word.x0, low, word.x1, high), max(word.turn, 0), width, height)
    return box.x0, box.top, box.x1, box.bottom


def _stands_out(picture: Any, corners: Corners, scale: float) -> bool:
    """True if the spot has light and dark, or lies beside the page, where nothing can be said."""
    rows, columns = picture.shape[:2]
    x0, top, x1, bottom = (round(edge * scale) for edge in corners)
    x0, top = max(x0, 0), max(top, 0)
    spot = picture[top : min(max(bottom, top + 2), rows), x0 : min(max(x1, x0 + 2), columns)]
    return spot.size == 0 or int(spot.max()) - int(spot.min()) >= STANDS_OUT
