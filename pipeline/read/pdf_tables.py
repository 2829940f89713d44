"""Reading order of a page with ruled tables. Goes in: words and the cells of the tables. Comes out: rows of words.

A table that has its band of the page to itself is read row by row of its cells. Inside a row: a number in a cell of its
own goes before the first line of the cell beside it; a cell beside a paragraph is read before it, as a side heading
or a column is; cells of a line or two are read across.
"""

from collections.abc import Sequence

from pipeline.read.columns import LABEL_LENGTH, Row, Word, reading_rows, rows_of
from pipeline.read.pdf_page import Corners

Table = tuple[tuple[Corners, ...], ...]

PARAGRAPH_ROWS = 3
"""A cell with so many lines is a paragraph."""


def ordered_rows(words: Sequence[Word], tables: Sequence[Table]) -> tuple[Row, ...]:
    """The rows of a page in reading order."""
    rest = list(words)
    ordered: list[Row] = []
    for table in sorted(tables, key=lambda table: _edges(table)[1]):
        _, top, _, bottom = _edges(table)
        above = [word for word in rest if _middle(word) < top]
        beside = [word for word in rest if top <= _middle(word) <= bottom]
        if len(table) * max(map(len, table)) == 1 or not all(_cell_of(word, table) for word in beside):
            continue
        ordered += reading_rows(above)
        ordered += _table_rows(beside, table)
        rest = [word for word in rest if _middle(word) > bottom]
    return (*ordered, *reading_rows(rest))


def _edges(table: Table) -> Corners:
    cells = [cell for row in table for cell in row]
    x0s, tops, x1s, bottoms = zip(*cells, strict=True)
    return min(x0s), min(tops), max(x1s), max(bottoms)


def _middle(word: Word) -> float:
    return (word.top + word.bottom) / 2


def _cell_of(word: Word, table: Table) -> tuple[int, int] | None:
    """Row and place of the cell that a word stands in."""
    x = (word.x0 + word.x1) / 2
    for at, row in enumerate(table):
        for place, (x0, top, x1, bottom) in enumerate(row):
            if x0 <= x <= x1 and top <= _middle(word) <= bottom:
                return at, place
    return None


def _table_rows(words: Sequence[Word], table: Table) -> list[Row]:
    cells: dict[tuple[int, int], list[Word]] = {}
    for word in words:
        cells.setdefault(_cell_of(word, table) or (0, 0), []).append(word)
    ordered: list[Row] = []
    for at in range(len(table)):
        ordered += _across([cells[key] for key in sorted(cells) if key[0] == at])
    return ordered


def _around(parts: Sequence[list[Row]]) -> list[Row]:
    """One cell of several rows and others of one: those on its left, a number or a name, stand before its first row,
    those on its right, a share of the time, behind its last one, wherever in their cells they are set."""
    at = next(place for place, part in enumerate(parts) if len(part) > 1)
    before = [word for part in parts[:at] for word in part[0]]
    behind = [word for part in parts[at + 1 :] for word in part[0]]
    first, *others = parts[at]
    return [(*before, *first), *others[:-1], (*others[-1], *behind)]


def _across(cells: Sequence[list[Word]]) -> list[Row]:
    """The rows of one row of filled cells."""
    parts = [list(reading_rows(cell)) for cell in cells]
    if [len(part) > 1 for part in parts].count(True) == 1 and max(map(len, parts)) < PARAGRAPH_ROWS:
        return _around(parts)
    if len(parts) == 1 or max(map(len, parts), default=0) < PARAGRAPH_ROWS:
        return list(rows_of(word for cell in cells for word in cell))
    joined: list[list[Row]] = []
    label: Row = ()
    for part in parts:
        joined.append([(*label, *part[0]), *part[1:]])
        label = ()
        if len(part) == 1 and len(" ".join(word.text for word in part[0])) <= LABEL_LENGTH and part is not parts[-1]:
            label = joined.pop()[0]
    return [row for part in joined for row in part]
