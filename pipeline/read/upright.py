"""A scanned page that lies on its side or upside down. Goes in: its picture. Comes out: how far its text is turned, and
the pieces of text on the picture as it stands upright.

Most pages stand upright and are looked at once. Where the pieces are higher than wide the text runs up or down; where
the engine is unsure of most of them it may stand on its head. Then the page is turned and looked at again, and the way
in which the engine is surest is taken.
"""

from collections.abc import Sequence
from typing import Any

from pipeline.read.ocr import Piece, recognised

TALL = 1.5
"""A piece of level text is never so many times as high as wide, but for single letters."""
SURE = 0.75
"""An upright page is read with more confidence than that on average, even a speckled one."""
MIN_LETTERS = 20
"""From fewer nothing is concluded."""


def upright(picture: Any) -> tuple[int, tuple[Piece, ...]]:
    """By how many degrees, clockwise, the text is turned, and its pieces on the picture turned back by as much."""
    pieces = recognised(picture)
    if _letters(pieces) < MIN_LETTERS:
        return 0, pieces
    turns = (90, 270) if _runs_up_or_down(pieces) else (180,) if _confidence(pieces) < SURE else ()
    found = [(0, pieces), *((turn, recognised(_turned_back(picture, turn))) for turn in turns)]
    return max(found, key=lambda each: (not _runs_up_or_down(each[1]), _confidence(each[1]), -each[0]))


def _turned_back(picture: Any, turn: int) -> Any:
    """The picture turned counter-clockwise by `turn` degrees; rows, columns, colours."""
    if turn == 180:
        return picture[::-1, ::-1].copy()
    across = picture.transpose(1, 0, 2)
    return (across[::-1] if turn == 90 else across[:, ::-1]).copy()


def _letters(pieces: Sequence[Piece]) -> int:
    return sum(len(piece.text) for piece in pieces)


def _runs_up_or_down(pieces: Sequence[Piece]) -> bool:
    tall = [piece for piece in pieces if _is_tall(piece)]
    return _letters(tall) > _letters(pieces) / 2


def _is_tall(piece: Piece) -> bool:
    xs, ys = zip(*piece.corners, strict=True)
    return max(ys) - min(ys) > TALL * (max(xs) - min(xs))


def _confidence(pieces: Sequence[Piece]) -> float:
    """How sure the engine is on average, longer pieces counting more."""
    return sum(piece.sure * len(piece.text) for piece in pieces) / max(1, _letters(pieces))
