"""A small table at the top of a document: heads of columns in one line, values below. Lines in, rows out.

    TITLE                     SALARY GRADE   EEO-4   BARGAINING UNIT   CODE
    LIGHTHOUSE KEEPER I            27          C     Harbour Trades    2.311
    LIGHTHOUSE KEEPER II           30          C     Harbour Trades    2.312

Cleaning has made one space of the wide ones, so the heads decide: each is a printed label, the name of an event, or one
word of which nothing is known, and the head says what a value looks like (`values.py`). A value is taken if every way
to share out the words of the line among the columns gives the same one. Lines that do not fit end the table.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from models.document import Line
from pipeline.identity.values import fits, is_absent, most_words
from pipeline.lexicon.cues import WORD, folded
from pipeline.lexicon.wordings import Match, first_match, may_match, opening_matches, phrases_of

FACTS = ("title", "class_code", "grade", "department", "jurisdictional_class")
OTHERS = ("overtime", "unit", "pay", "coded")
"""Columns that say nothing we publish; they are known by their heads, so that others are found beside them."""
EVENTS = ("opened", "established", "approved", "revised", "reviewed", "ignored")
MAX_HEADS = 8
MAX_UNKNOWN = 3
MAX_PIECES = 3
"""Words that the head of an unknown column may have between its signs: "EEO-4"."""
MAX_ROWS = 40
MAX_WAYS = 4
LONGEST = 200
"""Characters; a longer line is a paragraph."""
HEAD = re.compile(r"[A-Z][\w./#-]{1,12}", re.IGNORECASE)
REST_OF_HEAD = re.compile(r"\A\s+(?:dates?|no\.|#)(?!\w)", re.IGNORECASE)
"""What may close a head beyond what names it: "Effective Date"."""
LAST_WORD = re.compile(r"\s(?P<word>\w+)\W*\Z")
BETWEEN = " |\t"


class Column(NamedTuple):
    """The head of a column: the fact (or event) and the entry of the lexicon that names it, both empty if unknown."""

    fact: str
    name: str


UNKNOWN = Column("", "")


class TableRow(NamedTuple):
    """One row: its line, and (column, value) for each column that is known and whose value is sure."""

    line: Line
    cells: tuple[tuple[Column, str], ...]

    def value(self, fact: str) -> str:
        """The value of a fact, empty if the table has no such column."""
        return next((value for column, value in self.cells if column.fact == fact), "")


class Table(NamedTuple):
    """The line of heads and the rows below it."""

    head: Line
    rows: tuple[TableRow, ...]


def table_rows(lines: Sequence[Line]) -> tuple[TableRow, ...]:
    """The rows of the first table of facts in `lines`; none if there is no such table."""
    table = first_table(lines)
    return table.rows if table else ()


def first_table(lines: Sequence[Line]) -> Table | None:
    """The first table of facts in `lines`; None if there is none."""
    for index, line in enumerate(lines):
        for columns in _heads(line.text):
            rows = tuple(_rows(columns, lines[index + 1 : index + 1 + MAX_ROWS]))
            if rows:
                return Table(line, rows)
    return None


@lru_cache(maxsize=1024)
def _heads(text: str) -> tuple[tuple[Column, ...], ...]:
    """The ways to read a line as heads of columns, the fewest columns first; none if it is no line of heads."""
    if len(text) > LONGEST or ":" in text or "$" in text or not may_match("labels", text, *FACTS):
        return ()
    if len(folded(text).words - _known_words()) > MAX_UNKNOWN * MAX_PIECES:
        return ()
    ways: list[tuple[tuple[Column, ...], str]] = [((), text.strip(BETWEEN))]
    done: list[tuple[Column, ...]] = []
    while ways and len(done) < MAX_WAYS:
        found, rest = ways.pop()
        if rest:
            ways += [((*found, column), left) for column, left in _next_heads(found, rest)]
        elif _are_heads(found):
            done.append(found)
    return tuple(done)


@cache
def _known_words() -> frozenset[str]:
    """The words of all names that a column can have."""
    named = (*phrases_of("labels"), *phrases_of("events"))
    return frozenset(WORD.findall(" ".join((*named, "date dates no")).casefold()))


def _next_heads(found: tuple[Column, ...], rest: str) -> Iterator[tuple[Column, str]]:
    """The heads that `rest` can begin with, and what is left behind each: the most likely one last.

    "EEO Code" is one head, or "Code" is the next one.
    """
    named, head = _named(rest), HEAD.match(rest)
    if len(found) == MAX_HEADS:
        return
    if named:
        column = Column(named.wording.label, named.wording.name)
        last = LAST_WORD.search(rest, 0, named.end)
        if last and column.fact not in FACTS and first_match("labels", last["word"], *FACTS):
            yield column, rest[last.start("word") :]
        yield column, REST_OF_HEAD.sub("", rest[named.end :], count=1).lstrip(BETWEEN)
    elif head and found.count(UNKNOWN) < MAX_UNKNOWN:
        yield UNKNOWN, rest[head.end() :].lstrip(BETWEEN)


def _named(text: str) -> Match | None:
    """The longest label or name of an event that `text` begins with; of equal ones the first of the lexicon."""
    labels = opening_matches("labels", text, *FACTS, *OTHERS)
    events = opening_matches("events", text, *EVENTS)
    return max((*labels, *events), key=lambda match: match.end, default=None)


def _are_heads(columns: Sequence[Column]) -> bool:
    """True for two known columns, a fact among them, and no fact twice."""
    facts = [column.fact for column in columns if column.fact in FACTS]
    known = [column for column in columns if column is not UNKNOWN]
    return len(known) > 1 and 0 < len(facts) == len(set(facts)) and len(columns) <= MAX_HEADS


def _rows(columns: tuple[Column, ...], below: Sequence[Line]) -> Iterator[TableRow]:
    for line in below:
        words = line.text.replace("|", " ").split() if len(line.text) <= LONGEST else []
        spans = _spans(columns, words)
        if not spans:
            return
        sure = zip(columns, spans, strict=True)
        cells = ((column, " ".join(words[slice(*min(found))])) for column, found in sure if len(found) == 1)
        yield TableRow(line, tuple(cell for cell in cells if cell[0].fact and not is_absent(cell[1])))


def _spans(columns: Sequence[Column], words: list[str]) -> list[set[tuple[int, int]]]:
    """For each column the spans of words that can be its value in some way to share out all words; empty if none is."""
    found: list[set[tuple[int, int]]] = []
    starts = {0}
    for column in columns:
        ends = range(1, most_words(column.fact) + 1)
        spans = {(at, at + count) for at in starts for count in ends if at + count <= len(words)}
        found.append({span for span in spans if fits(column.fact, " ".join(words[slice(*span)]))})
        starts = {end for _, end in found[-1]}
    goals = {len(words)}
    for place in reversed(range(len(found))):
        found[place] = {span for span in found[place] if span[1] in goals}
        goals = {start for start, _ in found[place]}
    return found if goals == {0} else []
