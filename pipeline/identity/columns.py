"""A small table at the top of a document: heads of columns in one line, values below. Lines in, rows out.

    TITLE                     GRADE   EEO-4   CODE
    LIGHTHOUSE KEEPER I         27      C     2.311
    LIGHTHOUSE KEEPER II        30      C     2.312

Cleaning has made one space of the wide ones, so the heads decide: each is a printed label, or one word of which nothing
is known; a value is one word, and a title is all the words that are left. Lines that do not fit end the table.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from models.document import Line
from pipeline.lexicon.wordings import first_match, may_match

FACTS = ("title", "class_code", "grade")
MAX_HEADS = 8
MAX_UNKNOWN = 3
MAX_TITLE_WORDS = 10
VALUE = re.compile(r"(?=.*\d)[A-Z0-9][A-Z0-9./-]{0,9}|[A-Z]{1,3}", re.IGNORECASE)
HEAD = re.compile(r"[A-Z][\w./#-]{1,12}", re.IGNORECASE)


class Column(NamedTuple):
    """The head of a column: the fact and the entry of the lexicon that names it, both empty if it is not known."""

    fact: str
    name: str


UNKNOWN = Column("", "")


class TableRow(NamedTuple):
    """One row: its line, and (column, value) for each column whose fact is known."""

    line: Line
    cells: tuple[tuple[Column, str], ...]

    def value(self, fact: str) -> str:
        """The value of a fact, empty if the table has no such column."""
        return next((value for column, value in self.cells if column.fact == fact), "")


def table_rows(lines: Sequence[Line]) -> tuple[TableRow, ...]:
    """The rows of the first table of facts in `lines`; none if there is no such table."""
    for index, line in enumerate(lines):
        columns = _columns(line.text)
        rows = tuple(_rows(columns, lines[index + 1 :])) if columns else ()
        if rows:
            return rows
    return ()


@lru_cache(maxsize=1024)
def _columns(text: str) -> tuple[Column, ...]:
    """The columns that a line heads; none if it is no line of heads."""
    if any(sign in text for sign in ":$") or len(text.split()) > 3 * MAX_HEADS or not may_match("labels", text, *FACTS):
        return ()
    found: list[Column] = []
    rest = text.strip()
    while rest:
        match = first_match("labels", rest, *FACTS)
        head = HEAD.match(rest)
        if match and match.start == 0:
            found.append(Column(match.wording.label, match.wording.name))
            rest = rest[match.end :].strip()
        elif head and found.count(UNKNOWN) < MAX_UNKNOWN:
            found.append(UNKNOWN)
            rest = rest[head.end() :].strip()
        else:
            return ()
    facts = [column.fact for column in found if column.fact]
    heads = 1 < len(facts) == len(set(facts)) and len(found) <= MAX_HEADS
    return tuple(found) if heads else ()


def _rows(columns: tuple[Column, ...], below: Sequence[Line]) -> Iterator[TableRow]:
    for line in below:
        cells = _cells(columns, line.text.split())
        if not cells:
            return
        yield TableRow(
            line, tuple((column, value) for column, value in zip(columns, cells, strict=True) if column.fact)
        )


def _cells(columns: tuple[Column, ...], words: list[str]) -> list[str]:
    """The words as one value for each column; empty if they do not fit."""
    spare = len(words) - len(columns)
    titles = [place for place, column in enumerate(columns) if column.fact == "title"]
    if spare < 0 or (spare and not titles) or spare >= MAX_TITLE_WORDS:
        return []
    cells = list(words)
    if titles:
        at = titles[0]
        cells = [*words[:at], " ".join(words[at : at + spare + 1]), *words[at + spare + 1 :]]
    values = [cell for place, cell in enumerate(cells) if place not in titles]
    return cells if all(VALUE.fullmatch(value) for value in values) else []
