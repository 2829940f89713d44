"""How wide is a column? Goes in: lines with their places. Comes out: for each line how much room was left behind it.

A line that was broken for want of room tells where its column ends: not before its own end, and not behind the word
that found no room and opens the next line. Lines that surely were broken (the next goes on in lower case) give such
bounds; the column ends where most of them agree: all of the column, or else those near a line, since a text may hold
pieces that were broken at another width. Where they do not agree, or are too few, lines were not broken at a width, and
nothing is said. Ends are points where lines have a box, and characters elsewhere.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from models.document import Line

MIN_BOUNDS = 2
AGREEING = 0.4
"""This share of the bounds of a column must agree where it ends; the entries of a list in small letters look broken."""
AGREEING_NEAR = 0.6
"""This share of the bounds near a line."""
NEAR = 4
"""So many bounds above and below a line are near."""
WIDEST_LETTER = 0.6
"""A letter takes at most this much of the size of its type: a line with a gap holds less text than it is wide."""
WIDEST_TEXT = 160
"""Characters; a longer line of a text file is a whole paragraph."""
MIN_SIDE_BY_SIDE = 3
NEAREST = 8
"""Lines side by side are looked for among so many next lower ones."""
MIN_COLUMN = 60.0
"""Points between the left edges of two columns."""
NARROW = " iljtf.,;:'’()I1"
GOES_ON = re.compile(r"[a-z][\w'’/,;-]*(?=\s|$|[.:)])(?![.)])")
CLOSED = re.compile(r"[.:;!?][\"”’')\]]*$")


Bound = tuple[float, float]
"""A column ends at the first of these or behind it, and before the second."""
Column = tuple[bool, int]


class Extent(NamedTuple):
    """Where a line begins and ends on its row, and how wide a small letter of it is."""

    left: float
    right: float
    letter: float


def extent(line: Line) -> Extent:
    """The extent of a line: in points from its box, else in characters."""
    if line.box is None:
        return Extent(0.0, float(len(line.text)), 1.0)
    letter = (line.box.x1 - line.box.x0) / max(1.0, _letters(line.text))
    most = WIDEST_LETTER * line.style.size if line.style.size else letter
    return Extent(line.box.x0, line.box.x1, min(letter, most))


def _letters(text: str) -> float:
    """How many small letters are as wide as the text, in usual type."""
    narrow = sum(map(text.count, NARROW))
    wide = sum(map(str.isupper, text)) + text.count("m") + text.count("w")
    return len(text) + 0.35 * wide - 0.45 * narrow


def first_word(text: str) -> str:
    """The first word of a text; empty if there is none."""
    return next(iter(text.split(None, 1)), "")


def surely_broken(line: Line, following: Line) -> bool:
    """True if a sentence of `line` goes on in `following`, which is its next row."""
    return GOES_ON.match(following.text) is not None and not following.style.indent and not CLOSED.search(line.text)


def needed(following: Line) -> float:
    """The room that a blank and the first word of a line would have needed."""
    first = first_word(following.text)
    return len(first) + 1 if following.box is None else extent(following).letter * _letters(f" {first}")


def column_ends(lines: Sequence[Line]) -> list[float | None]:
    """For each line where its column ends; None where lines were not broken at a width."""
    gutters = _gutters(lines)
    columns = [_column(line, gutters) for line in lines]
    bounds: dict[Column, list[Bound]] = defaultdict(list)
    before: list[int] = []
    for at, column in enumerate(columns):
        before.append(len(bounds[column]))
        if at + 1 < len(lines) and surely_broken(lines[at], lines[at + 1]):
            right = extent(lines[at]).right
            bounds[column].append((right, right + needed(lines[at + 1])))
    ends = {column: _ends(found) for column, found in bounds.items()}
    return [ends[column][count] for column, count in zip(columns, before, strict=True)]


def _ends(bounds: Sequence[Bound]) -> list[float | None]:
    """Where the column ends at a line before which so many of its bounds stand."""
    whole = _agreed(bounds, AGREEING)
    ends = []
    for count in range(len(bounds) + 1):
        near = bounds[max(0, count - NEAR) : count + NEAR]
        fits = whole is not None and _allowing(near, whole) >= AGREEING_NEAR * len(near)
        other = None if fits or len(near) < NEAR else _agreed(near, AGREEING_NEAR)
        ends.append(whole if other is None else other)
    return ends


def _allowing(bounds: Sequence[Bound], end: float) -> int:
    return sum(low <= end < high for low, high in bounds)


def _agreed(bounds: Sequence[Bound], share: float) -> float | None:
    """The least end of a column that most bounds allow; None if fewer than this share of them do."""
    events = sorted([(low, 0) for low, _ in bounds] + [(high, 1) for _, high in bounds])
    best, agreeing, end = 0, 0, 0.0
    for at, closes in events:
        agreeing += -1 if closes else 1
        if agreeing > best:
            best, end = agreeing, at
    return end if best >= max(MIN_BOUNDS, share * len(bounds)) else None


def _column(line: Line, gutters: Sequence[float]) -> Column:
    """The column of a line: whether it has a box, and how many gutters lie on its left; -1 if it runs over one."""
    if line.box is None:
        return False, 0 if len(line.text) <= WIDEST_TEXT else -1
    box = line.box
    crosses = any(box.x0 < gutter - 1 < box.x1 - 2 for gutter in gutters)
    return True, -1 if crosses else sum(gutter <= box.x0 + 1 for gutter in gutters)


def _gutters(lines: Sequence[Line]) -> list[float]:
    """The left edges of columns that stand beside others."""
    starts = sorted(_side_by_side(lines))
    groups: list[list[float]] = []
    for start in starts:
        if groups and start - groups[-1][0] < MIN_COLUMN:
            groups[-1].append(start)
        else:
            groups.append([start])
    return [group[0] for group in groups if len(group) >= MIN_SIDE_BY_SIDE]


def _side_by_side(lines: Sequence[Line]) -> Iterator[float]:
    """The left edges of lines that have another one beside them on the left."""
    placed = sorted(((line.page, line.box.top, line.box) for line in lines if line.box), key=lambda each: each[:2])
    for index, (page, _, box) in enumerate(placed):
        for other_page, top, other in placed[index + 1 : index + 1 + NEAREST]:
            if other_page != page or top > (box.top + box.bottom) / 2:
                break
            left, right = (box, other) if box.x0 < other.x0 else (other, box)
            if left.x1 <= right.x0:
                yield right.x0
