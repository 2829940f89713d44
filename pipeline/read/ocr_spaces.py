"""Spaces that text recognition has passed over. Goes in: the strips of a page, each with its text, where its letters
stand and where no ink is. Comes out: their texts with the spaces that the picture shows.

The engine reads letters well and spaces badly, most of all between capitals and before dates: "SENIORCLERK",
"Revised6/15/10". Those that it has seen say how wide a space is on the page. A gap nearly as wide, and wider than
others of its strip, is a space as well, between signs of which one may end a word and the other begin one.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import Any, NamedTuple

NEARLY = 0.75
"""A space has at least this share of the usual width; the gaps beside a narrow digit have less."""
WIDER = 1.4
"""A space is so many times as wide as the gaps between the letters of its strip: more than in letters set apart."""
LEAST_SEEN = 8
"""From fewer spaces nothing is concluded about a page."""
NEAR = 0.25
"""The engine tells where a letter stands to this share of the height of its strip."""
MIN_INK = 2
"""Pixels of ink, one above the other, that are more than a speck."""
NO_START = frozenset(".,;:!?)]}'’\"”%/-–—")
NO_END = frozenset("([{$#/-–—'‘\"“")
IN_NUMBERS = frozenset(".,:")
"""Signs that stand inside of numbers: "1,000", "8:30"."""


class Gap(NamedTuple):
    """Where there is no ink, from the left edge of the strip; in heights of the strip."""

    start: float
    end: float

    @property
    def width(self) -> float:
        """How wide it is."""
        return self.end - self.start


class Strip(NamedTuple):
    """A line of text as the engine has read it. `centres`: of its letters, spaces left out; in heights of the strip."""

    text: str
    centres: tuple[float, ...]
    gaps: tuple[Gap, ...]


def gaps_of(picture: Any) -> tuple[Gap, ...]:
    """The gaps between the letters of a level strip, a numpy array of rows and columns with or without colours."""
    grey = picture.min(axis=2) if picture.ndim > 2 else picture
    if not grey.size:
        return ()
    dark = (int(grey.min()) + int(grey.max())) / 2
    columns = (grey < dark).sum(axis=0).tolist()
    inked = [at for at, count in enumerate(columns) if count >= MIN_INK]
    height = grey.shape[0]
    return tuple(Gap((left + 1) / height, right / height) for left, right in pairwise(inked) if right - left > 1)


def with_spaces(strips: Sequence[Strip]) -> tuple[str, ...]:
    """The texts of the strips of a page, with the spaces that were passed over."""
    spaces = [_seen(strip) for strip in strips]
    widths = [strip.gaps[at].width for strip, seen in zip(strips, spaces, strict=True) for at in seen]
    if len(widths) < LEAST_SEEN:
        return tuple(strip.text for strip in strips)
    least = NEARLY * median(widths)
    return tuple(_parted(strip, seen, least) for strip, seen in zip(strips, spaces, strict=True))


def _seen(strip: Strip) -> set[int]:
    """The gaps of the spaces that the engine has seen: near each the widest one."""
    middles = [(gap.start + gap.end) / 2 for gap in strip.gaps]
    found = set[int]()
    for letters in _letters_before_spaces(strip.text):
        if not 0 < letters < len(strip.centres):
            continue
        first = bisect_left(middles, strip.centres[letters - 1] - NEAR)
        near = range(first, bisect_right(middles, strip.centres[letters] + NEAR))
        if near:
            found.add(max(near, key=lambda at: strip.gaps[at].width))
    return found


def _letters_before_spaces(text: str) -> Iterator[int]:
    letters = 0
    for word in text.split(" ")[:-1]:
        letters += len(word)
        yield letters


def _parted(strip: Strip, seen: set[int], least: float) -> str:
    """The text of a strip with a space in each other gap that is at least so wide."""
    others = [gap for at, gap in enumerate(strip.gaps) if at not in seen]
    if not others or max(gap.width for gap in others) < least:
        return strip.text
    usual = sorted(gap.width for gap in others)[len(others) // 4]
    wide = (gap for gap in others if gap.width >= max(least, WIDER * usual))
    places = {bisect_left(strip.centres, (gap.start + gap.end) / 2) for gap in wide}
    text, letters = "", 0
    for sign in strip.text:
        if sign != " ":
            if letters in places and text and text[-1] != " " and _may_part(text[-1], sign):
                text += " "
            letters += 1
        text += sign
    return text


def _may_part(before: str, behind: str) -> bool:
    """True if one sign may end a word and the other begin one. Numbers are never parted."""
    if behind in NO_START or before in NO_END:
        return False
    return not (behind.isdigit() and (before.isdigit() or before in IN_NUMBERS))
