"""Marks in the text that say which level of a series the following lines are for.

In: lines and the levels. Out: the marks in order: a line or its beginning that is the title of a level ('X II:',
'Level II -', 'For X II:'), the same in the heading of a part ('DUTIES - X II'), or words for all levels
('All levels:'). A title within a sentence is no mark.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from models.document import Line
from pipeline.lexicon.headings import Standing, match_heading
from pipeline.split.level_names import NUMBER, Level

LEAD = r"[\W_]{0,4}(?:(?:\d{1,2}|[A-Za-z])[.)]\s+)?(?:(?:for|at)\s+)?(?:the\s+)?"
TAIL = r"[*_]*+(?:\s*+\([^()]{2,60}\)[*_]*+)?(?:\s*+:[*_]*+\s*|\s++[-–—]+\s+|[\s.*_]*$)"
ALL = re.compile(rf"{LEAD}(?:all|both)\s+(?:levels?|classes|positions|titles){TAIL}", re.IGNORECASE)
BEFORE_NAME = r"(?:\s*[-–—,:(]\s*|\s+)(?:(?:for|of)\s+)?(?:the\s+)?"
AFTER_NAME = r"\s*\)?(?:\s*[-–—,:]\s+)?"
MAX_HEADING_WORDS = 16


class Mark(NamedTuple):
    """A mark in this line, by index: `text[start:end]`. `levels` are places in the sequence of levels."""

    line: int
    start: int
    end: int
    levels: frozenset[int]


def marks(lines: Sequence[Line], levels: Sequence[Level]) -> tuple[Mark, ...]:
    """The marks in `lines`, in order, one at most in each line; not the lines that named the levels."""
    patterns = [_pattern(level) for level in levels]
    named = {(level.line.page, level.line.number) for level in levels}
    found = (
        _mark(index, line.text, levels, patterns)
        for index, line in enumerate(lines)
        if (line.page, line.number) not in named
    )
    return tuple(mark for mark in found if mark)


def marked_numbers(lines: Sequence[Line], base: str) -> tuple[str, ...]:
    """The level numbers that stand behind the title of a series at the start of lines, each once, in order."""
    pattern = re.compile(rf"{LEAD}{_spaced(base)}\s+(?P<number>{NUMBER}){TAIL}", re.IGNORECASE)
    found = (pattern.match(line.text) for line in lines)
    return tuple(dict.fromkeys(each["number"].upper() for each in found if each))


def _mark(index: int, text: str, levels: Sequence[Level], patterns: Sequence[re.Pattern[str]]) -> Mark | None:
    if found := ALL.match(text):
        return Mark(index, 0, found.end(), frozenset(range(len(levels))))
    for place, pattern in enumerate(patterns):
        if found := pattern.match(text):
            return Mark(index, 0, found.end(), frozenset({place}))
    return next(_in_heading(index, text, levels), None)


def _pattern(level: Level) -> re.Pattern[str]:
    return re.compile(rf"{LEAD}(?:{'|'.join(_names(level))}){TAIL}", re.IGNORECASE)


def _names(level: Level) -> list[str]:
    """Patterns of what a level is called: its title, 'Level II', 'II level'."""
    number = re.escape(level.number)
    names = [_spaced(level.title)]
    return [*names, rf"(?:class\s+)?level\s+{number}", rf"{number}\s+level"] if number else names


def _in_heading(index: int, text: str, levels: Sequence[Level]) -> Iterator[Mark]:
    """The title of one level before or behind the words of a heading."""
    if len(text.split(":")[0].split()) > MAX_HEADING_WORDS:
        return
    names = [(place, name) for place, level in enumerate(levels) for name in _names(level)]
    for place, name in names:
        pattern = rf"(?:\A[\W_]*{name}{AFTER_NAME}|{BEFORE_NAME}{name}(?!\w)\s*\)?(?=[\s*_]*(?::|\Z)))"
        found = re.search(pattern, text, re.IGNORECASE)
        if found and _is_heading(f"{text[: found.start()]}{text[found.end() :]}"):
            yield Mark(index, found.start(), found.end(), frozenset({place}))


def _is_heading(text: str) -> bool:
    match = match_heading(text)
    return match is not None and match.standing in (Standing.ALONE, Standing.LABEL)


def _spaced(title: str) -> str:
    """A title as a pattern: any space between its words, and its last word whole."""
    return r"\s+".join(map(re.escape, title.split())) + r"(?!\w)"
