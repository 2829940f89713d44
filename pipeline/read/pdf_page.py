"""A page of a PDF before it has lines: what both backends hand over, and in which coordinates.

Words stand in the frame in which they are level: points from the top left corner of the visible page, after the page
has been turned as the file says and, for text set on its side, once more. `Word.turn` is that second turn; `shown`
gives the place on the page as a person sees it.
"""

from typing import NamedTuple

from models.document import Box
from pipeline.read.columns import Word

Corners = tuple[float, float, float, float]
"""x0, top, x1, bottom: points from the top left corner."""

SKEW = 0.25
"""Text whose line rises by no more than this share of its length is level."""
MAX_PAGES = 3000
"""Longer files are not read (code `too-large`); a bound volume of two hundred specifications has some six hundred."""
MAX_CHARACTERS = 100_000
"""A page with more is not read (code `too-large`): a page of small print has some ten thousand."""
MAX_OBJECTS = 20_000
"""On a page with more, drawn lines and struck words are not looked for (code `complex-page`)."""


class PageText(NamedTuple):
    """The words of one page.

    `words` are in force, `struck` are struck out, `hidden` are out of sight (pdfium leaves them among its words too);
    `tables` are drawn with ruling lines, each a list of rows of cells. `doubts` says why pdfplumber has to decide:
    unmapped, struck, table, outside. `unread` tells that nobody looked at the lines drawn on the page, `pictured` that
    a picture covers most of it, `written` that somebody wrote over it.
    """

    width: float
    height: float
    words: tuple[Word, ...] = ()
    struck: tuple[Word, ...] = ()
    tables: tuple[tuple[tuple[Corners, ...], ...], ...] = ()
    doubts: frozenset[str] = frozenset()
    unread: bool = False
    pictured: bool = False
    hidden: tuple[Word, ...] = ()
    written: bool = False


def shown(corners: Corners, turn: int, width: float, height: float) -> Box:
    """The box on the page of `width` by `height` points, of corners in the frame of text turned by `turn` degrees."""
    x0, top, x1, bottom = corners
    if turn == 90:  # the text runs down
        x0, top, x1, bottom = width - bottom, x0, width - top, x1
    elif turn == 180:
        x0, top, x1, bottom = width - x1, height - bottom, width - x0, height - top
    elif turn == 270:  # the text runs up
        x0, top, x1, bottom = top, height - x1, bottom, height - x0
    return Box(x0=round(x0, 1), top=round(top, 1), x1=round(x1, 1), bottom=round(bottom, 1))
