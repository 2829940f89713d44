"""Words of a page that no reader sees. Goes in: a page, its words, and which of them may be out of sight. Comes out:
those that are.

A word may be out of sight if it is set without ink, in (nearly) white or clear ink, on a layer, or under something
filled that was drawn later. Whether it is, the drawn page says: where it stands, nothing stands out from the ground. So
white words on a dark bar, and the words behind the picture of a scan, stay. Words so small that nobody can read them
are out of sight wherever they stand.
"""

import ctypes
from collections.abc import Collection, Iterator, Sequence
from enum import Enum
from statistics import median
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
MANY_TIMES = 3
MAX_PIXELS = 4_000_000
SCALE = 1.5
BAND = (0.2, 0.85)
"""The part of the height of a word that is looked at: rows above and below may reach into the rest."""


class Ink(Enum):
    """What a text object is set in: ink that is seen, ink that may not be, none at all."""

    SEEN = "seen"
    FAINT = "faint"
    NONE = "none"


def ink_of(found: Any) -> Ink:
    """The ink of a text object."""
    if raw.FPDFTextObj_GetTextRenderMode(found) in WITHOUT_INK:
        return Ink.NONE
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not raw.FPDFPageObj_GetFillColor(found, red, green, blue, alpha):
        return Ink.SEEN
    faint = alpha.value < CLEAR or min(red.value, green.value, blue.value) >= WHITE
    return Ink.FAINT if faint else Ink.SEEN


def hidden_words(
    page: pdfium.PdfPage, words: Sequence[Word], faint: Collection[Word], covers: Sequence[Corners]
) -> tuple[Word, ...]:
    """The words out of sight, of those that are `faint` or lie under one of `covers`, and those too small."""
    doubtful = [word for word in words if word in faint or _lies_under(word, covers)]
    hidden = {*_tiny(words), *_unseen(page, doubtful)}
    return tuple(word for word in words if word in hidden) if hidden else ()


def _tiny(words: Sequence[Word]) -> Iterator[Word]:
    small = [word for word in words if 0 < word.size <= TINY]
    if small and median(word.size for word in words) >= MANY_TIMES * TINY:
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
    bitmap = page.render(scale=scale, grayscale=True, may_draw_forms=False)
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
