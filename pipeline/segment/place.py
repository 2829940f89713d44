"""Places in a document and what lies between them: the small types that the steps of segmenting hand on.

A place is a line (by index) and an offset in its text. A cut is a decision: from here a heading, from there its body.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from models.document import Line
from models.section import SectionKind
from pipeline.lexicon.headings import HeadingMatch


class Place(NamedTuple):
    """Before the character `offset` of the line `line` (an index, not a printed number)."""

    line: int
    offset: int = 0


class Candidate(NamedTuple):
    """Text that reads like a known heading, from `start` to `end`, before anything is decided."""

    start: Place
    end: Place
    match: HeadingMatch


class Cut(NamedTuple):
    """A section begins at `start`; its heading (empty if start == end) reaches to `end`."""

    start: Place
    end: Place
    kind: SectionKind
    rule: str


def between(lines: Sequence[Line], start: Place, end: Place) -> Iterator[Line]:
    """The lines from `start` to `end`; a line that is cut keeps its page, number and style, and a part of its text."""
    for index in range(start.line, min(end.line + 1, len(lines))):
        line = lines[index]
        first = start.offset if index == start.line else 0
        last = end.offset if index == end.line else len(line.text)
        text = line.text[first:last]
        if text == line.text:
            yield line
        elif text.strip():
            goes_on = line.wrapped and last == len(line.text)
            yield line.model_copy(update={"text": text.strip(), "wrapped": goes_on})


def is_empty(lines: Sequence[Line], start: Place, end: Place) -> bool:
    """True if no word stands between the two places."""
    return not any(line.text.strip(" :.-") for line in between(lines, start, end))


def stands_apart(lines: Sequence[Line], index: int) -> bool:
    """True if empty space stands above: a jump in the numbers of the written lines."""
    return lines[index].number - lines[index - 1].number > 1
