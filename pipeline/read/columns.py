"""Reading order of a page. Goes in: words with their place. Comes out: rows of words in the order in which a person
reads them.

A page is cut into bands by the rows that run over its full width; a band with a vertical gutter is read by columns.
Precedence inside a band with a gutter: short labels on the left ("1.", "(a)") belong to the row beside them; prose on
both sides is two columns, left before right; few words on the left of prose are side headings, each read before the
paragraph it stands beside; anything else is a table and is read row by row. Heading above columns is a band of its own,
so it comes first.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from operator import attrgetter
from statistics import fmean, median
from typing import NamedTuple


class Word(NamedTuple):
    """A word on a page; coordinates in points from the top left corner."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    font: str = ""
    size: float = 0.0
    turn: int = 0
    """How far it is turned, clockwise in degrees; -1 if it stands askew. Its place is that of the level word."""


Row = tuple[Word, ...]

MIN_GUTTER = 12.0
MIN_COLUMN_ROWS = 5
MIN_SIDE_ROWS = 2
LONG_COLUMN_ROWS = 20
LABEL_LENGTH = 4
PROSE_WORDS = 2.5
SIDE_SHARE = 0.6
"""Side headings have at most this share of the rows that the text beside them has."""
SIDE_WORDS = 2.5
"""A narrow column of side headings has so many words in a row on average."""
STACKED = 0.6
"""The rows of one heading stand closer than that share of their size."""
MAX_HEAD_ROWS = 4
ALIGNED = 6.0
MAX_DEPTH = 3


def reading_rows(words: Sequence[Word], depth: int = 0) -> tuple[Row, ...]:
    """The rows of a page in reading order."""
    rows = rows_of(words)
    gutter = find_gutter(rows) if depth < MAX_DEPTH else None
    if gutter is None:
        return rows
    ordered: list[Row] = []
    for crossed, group in groupby(rows, key=lambda row: _crosses(row, gutter)):
        band = tuple(group)
        ordered += band if crossed else _band_rows(band, gutter, depth)
    return tuple(ordered)


def rows_of(words: Iterable[Word]) -> tuple[Row, ...]:
    """Words on one level, from top to bottom; raised footnote marks stay in their row."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=attrgetter("top", "x0")):
        for row in rows[:-4:-1]:
            if _same_level(row[0], word):
                row.append(word)
                break
        else:
            rows.append([word])
    return tuple(tuple(sorted(row, key=attrgetter("x0"))) for row in rows)


def find_gutter(rows: Sequence[Row]) -> float | None:
    """The x of the vertical gap that most rows share; None if too few rows have one.

    It lies close to the text on the right of the gap: that begins alike, lines on the left end where they end.
    """
    gaps = [gap for row in rows for gap in _gaps(row)]
    gaps += [gap for pair in pairwise(rows) for gap in _gap_between(*pair)]
    starts, ends = sorted(left for left, _ in gaps), sorted(right for _, right in gaps)
    candidates = {round((left + right) / 2) for left, right in gaps}
    votes = {x: bisect_left(starts, x) - bisect_right(ends, x) for x in candidates}
    best = max(votes, key=lambda x: (votes[x], -x), default=None)
    if best is None or votes[best] < MIN_SIDE_ROWS:
        return None
    shared = [gap for gap in gaps if gap[0] < best < gap[1]]
    low, high = max(left for left, _ in shared), min(right for _, right in shared)
    return high - min(MIN_GUTTER / 2, (high - low) / 2)


def _gap_between(row: Row, following: Row) -> Iterator[tuple[float, float]]:
    """The gap between two rows side by side: lines of columns whose base lines do not agree."""
    left, right = (row, following) if row[0].x0 < following[0].x0 else (following, row)
    if following[0].top < row[0].bottom and right[0].x0 - left[-1].x1 >= max(MIN_GUTTER, 1.2 * row[0].size):
        yield left[-1].x1, right[0].x0


def _same_level(first: Word, word: Word) -> bool:
    if first.top == word.top < word.bottom == first.bottom:
        return True  # the usual case
    overlap = min(first.bottom, word.bottom) - max(first.top, word.top)
    return overlap > 0.5 * min(first.bottom - first.top, word.bottom - word.top)


def _gaps(row: Row) -> list[tuple[float, float]]:
    return [(a.x1, b.x0) for a, b in pairwise(row) if MIN_GUTTER <= b.x0 - a.x1 >= 1.2 * a.size]


def _crosses(row: Row, x: float) -> bool:
    """True if the row runs over x: a word covers it, or two words stand closer around it than a gutter is wide."""
    if any(word.x0 < x < word.x1 for word in row):
        return True
    left, right = [word.x1 for word in row if word.x1 <= x], [word.x0 for word in row if word.x0 >= x]
    return bool(left and right) and min(right) - max(left) < MIN_GUTTER


def _band_rows(band: tuple[Row, ...], x: float, depth: int) -> tuple[Row, ...]:
    left = rows_of(word for row in band for word in row if word.x1 <= x)
    right = rows_of(word for row in band for word in row if word.x1 > x)
    if not left or not right or median(len(_text(row)) for row in left) <= LABEL_LENGTH:
        return band
    if head := _head_rows(band, right):
        return (*band[:head], *_band_rows(band[head:], x, depth))
    left_words, right_words = fmean(map(len, left)), fmean(map(len, right))
    long = min(len(left), len(right)) >= MIN_COLUMN_ROWS or _ends_early(left, right)
    if long and min(left_words, right_words) >= PROSE_WORDS:
        columns = ([word for row in side for word in row] for side in (left, right))
        return tuple(row for side in columns for row in reading_rows(side, depth + 1))
    few = len(left) <= SIDE_SHARE * len(right) or _set_apart(left, right)
    if few and len(left) >= MIN_SIDE_ROWS and right_words >= 2 * PROSE_WORDS:
        return _beside(left, right)
    return band


def _head_rows(band: Sequence[Row], right: Sequence[Row]) -> int:
    """How many rows at the top of a band are no part of its columns: what stands on their right ("Grade 9" above two
    columns) does not begin where the right column does, and a gap parts them from the rows below."""
    edges = Counter(round(row[0].x0) for row in right)
    start, count = edges.most_common(1)[0]
    if count < MIN_COLUMN_ROWS:
        return 0
    for at, (row, below) in enumerate(pairwise(band[: MAX_HEAD_ROWS + 1]), 1):
        if any(abs(word.x0 - start) < ALIGNED for word in row):
            return 0
        if below[0].top - max(word.bottom for word in row) > row[0].bottom - row[0].top:
            return at
    return 0


def _set_apart(left: Sequence[Row], right: Sequence[Row]) -> bool:
    """True if the left column is narrow, a word or two a row, with headings of several rows, and set in another face
    or other letters than the text beside it."""
    stacked = any(below[0].top - row[0].bottom < STACKED * row[0].size for row, below in pairwise(left))
    faces = [Counter(word.font for row in side for word in row).most_common(1)[0][0] for side in (left, right)]
    capitals = _text(sum(left, ())).isupper() and not _text(sum(right, ())).isupper()
    return (
        stacked
        and (faces[0] != faces[1] or capitals)
        and fmean(map(len, left)) <= SIDE_WORDS
        and len(left) <= 2 * len(right)
    )


def _ends_early(left: Sequence[Row], right: Sequence[Row]) -> bool:
    """True if a few rows on the right stand close together at the top beside a long column: the end of a text."""
    within = sum(row[0].top <= right[-1][0].bottom for row in left)
    return len(left) >= LONG_COLUMN_ROWS and len(right) >= MIN_SIDE_ROWS and within <= len(right) + 1


def _beside(headings: Sequence[Row], text: Sequence[Row]) -> tuple[Row, ...]:
    """Side headings before the first row of text that does not stand above them; their own rows stay together. A wide
    gap parts two headings, or a narrower one where the text beside them begins anew as well."""
    keyed = [((row[0].top, 1), row) for row in text]
    usual = min((below[0].top - row[0].bottom for row, below in pairwise(headings)), default=0.0)
    openings = [row[0].top for above, row in pairwise(text) if row[0].top - above[0].bottom > STACKED * row[0].size]
    start = bottom = -1e9
    ended = False
    for row in headings:
        gap, height = row[0].top - bottom, row[0].bottom - row[0].top
        opens = gap > usual + height / 4 and any(abs(top - row[0].top) < height / 2 for top in openings)
        if ended or opens or gap > height:
            start = row[0].top - height / 2
        bottom, ended = row[0].bottom, row[-1].text.endswith(":")
        keyed.append(((start, 0), row))
    return tuple(row for _, row in sorted(keyed, key=lambda pair: pair[0]))


def _text(row: Row) -> str:
    return " ".join(word.text for word in row)
