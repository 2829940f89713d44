"""The levels that the head of a series names: 'X I / II / III', 'X I-III', 'X I / X II', a title on each line.

In: the lines of the head. Out: the levels, each with its title and the line that says so; none where the title names
one class only.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile
from typing import NamedTuple

from models.classspec import Stated
from models.document import Line
from models.requirement import Evidence
from pipeline.identity.codes import CODE_ALONE, begins_with_fact
from pipeline.identity.columns import table_rows
from pipeline.identity.title_line import split_title_line
from pipeline.lexicon.cues import folded

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
MAX_LEVELS = len(ROMAN)
NUMBER = r"(?:VIII|VII|VI|IV|IX|III|II|I|V|X|[1-9])"
JOIN = r"(?:(?:(?<!\s)\s++)?(?:/|(?:,\s*+)?&|,\s++and\s|,)|(?<!\s)\s++and\s)\s*+"
RANGE = r"\s*(?:[-–—]|\s(?:to|through|thru)\s)\s*"
TITLE = r"(?P<base>[A-Za-z][\w'’.&/, -]*?[\w.)])"
LISTED = re.compile(rf"{TITLE}\s+(?P<levels>{NUMBER}(?:{JOIN}{NUMBER})+)(?:\s+series)?", re.IGNORECASE)
RANGED = re.compile(rf"{TITLE}\s+(?P<first>{NUMBER}){RANGE}(?P<last>{NUMBER})(?:\s+series)?", re.IGNORECASE)
ONE = re.compile(rf"{TITLE}\s+(?P<level>{NUMBER})", re.IGNORECASE)
SERIES = re.compile(
    r"(?P<base>[A-Za-z][\w'’.&/, -]*?)(?<!\s)\s++(?:class(?:ification)?\s+)?series(?:\s+specifications?)?",
    re.IGNORECASE,
)
LEVELS = re.compile(rf"(?:class\s+)?levels?\s*:\s*(?P<levels>{NUMBER}(?:{JOIN}{NUMBER})+)", re.IGNORECASE)
SEPARATE = re.compile(JOIN, re.IGNORECASE)
MAY_NAME = frozenset((*map(str.lower, ROMAN), *map(str, range(1, MAX_LEVELS)), "series", "level", "levels"))
MAX_WORDS = 24
LINE_MARKS = "#*_• \t"


class Level(NamedTuple):
    """One level: its number as printed ('' for a title without one), its title, and the line that names it."""

    number: str
    title: str
    line: Line
    own_line: bool = False

    @property
    def stated(self) -> Stated:
        """The title with its evidence."""
        rule = "level-title-line" if self.own_line else "level-of-series"
        evidence = Evidence(rule=rule, text=self.line.text.strip(), page=self.line.page, line=self.line.number)
        return Stated(value=self.title, evidence=evidence)


def named_levels(head_lines: Sequence[Line], numbers: Sequence[str] = ()) -> tuple[Level, ...]:
    """The levels that a head names; `numbers` are those that the text gives to a title that only says SERIES."""
    if levels := _in_table(head_lines) or _coded(head_lines):
        return levels
    head = [line for line in head_lines if _may_name(line.text)]
    for line in head:
        levels = tuple(_in_line(line))
        if len(levels) > 1:
            return levels
    return (_below_each_other(head_lines) if head else ()) or _labelled(head_lines) or _of_series(head, numbers)


def _may_name(text: str) -> bool:
    return not MAY_NAME.isdisjoint(folded(text).words) and len(text.split()) <= MAX_WORDS


def series_base(head: Sequence[Line]) -> str:
    """'ACCOUNTANT' of a title 'ACCOUNTANT SERIES', else ''."""
    found = next(filter(None, (SERIES.fullmatch(_plain(line)) for line in head if "series" in line.text.lower())), None)
    return found["base"] if found else ""


def _in_table(head: Sequence[Line]) -> tuple[Level, ...]:
    """Titles of one base in the rows of a table of facts, the lowest level first whatever the rows say."""
    rows = [(ONE.fullmatch(row.value("title")), row.line) for row in table_rows(head)]
    found = [(one, line) for one, line in rows if one]
    if len(found) < 2 or len(found) < len(rows) or not _one_base([one for one, _ in found]):
        return ()
    found.sort(key=lambda pair: _rank(pair[0]["level"]))
    levels = tuple(Level(one["level"].upper(), one.group(), line, own_line=True) for one, line in found)
    return levels if _ascending([level.number for level in levels]) else ()


def _coded(head: Sequence[Line]) -> tuple[Level, ...]:
    """Titles without numbers, each with its code on a line of its own, all built on the shortest: 'ROPE MAKER 2410',
    'SENIOR ROPE MAKER 2411'."""
    run = tuple(takewhile(lambda line: split_title_line(line.text).code, head))
    titles = [_plain(line) for line in run]
    base = min(titles, key=len, default="").casefold()
    built = all(title.casefold() == base or title.casefold().endswith(f" {base}") for title in titles)
    if not 1 < len(set(titles)) == len(titles) <= MAX_LEVELS or not built:
        return ()
    return tuple(Level("", title, line, own_line=True) for title, line in zip(titles, run, strict=True))


def _in_line(line: Line) -> Iterator[Level]:
    """The levels of one title line."""
    text = _plain(line)
    if found := LISTED.fullmatch(text):
        numbers = SEPARATE.split(found["levels"])
    elif found := RANGED.fullmatch(text):
        numbers = _between(found["first"], found["last"])
    else:
        yield from _repeated_title(line)
        return
    if _ascending(numbers):
        yield from (Level(number.upper(), f"{found['base']} {number}", line) for number in numbers)


def _repeated_title(line: Line) -> Iterator[Level]:
    """'X I / X II': the title comes again with each level."""
    each = [ONE.fullmatch(part.strip()) for part in re.split(r"[/,;&]|\sand\s", _plain(line)) if part.strip()]
    found = [one for one in each if one]
    if len(found) == len(each) > 1 and _one_base(found) and _ascending([one["level"] for one in found]):
        yield from (Level(one["level"].upper(), one.group(), line) for one in found)


def _below_each_other(head: Sequence[Line]) -> tuple[Level, ...]:
    """Titles of one base on lines of their own, one below the other, with codes between them or behind them."""
    run: list[tuple[re.Match[str], Line]] = []
    for line in head:
        one = ONE.fullmatch(_plain(line)) if len(line.text.split()) <= MAX_WORDS else None
        if one and (not run or _one_base([run[-1][0], one])):
            run.append((one, line))
        elif not CODE_ALONE.fullmatch(line.text) and not begins_with_fact(line.text):
            if len(run) > 1:
                break
            run = []
    if len(run) < 2 or not _ascending([one["level"] for one, _ in run]):
        return ()
    return tuple(Level(one["level"].upper(), one.group(), line, own_line=True) for one, line in run)


def _labelled(head: Sequence[Line]) -> tuple[Level, ...]:
    """'Levels: I, II' under a title without a number."""
    for above, line in pairwise(head):
        if found := LEVELS.fullmatch(line.text.strip(LINE_MARKS)):
            base = _plain(above)
            return tuple(Level(number.upper(), f"{base} {number}", line) for number in SEPARATE.split(found["levels"]))
    return ()


def _of_series(head: Sequence[Line], numbers: Sequence[str]) -> tuple[Level, ...]:
    base = series_base(head)
    if not base or len(numbers) < 2:
        return ()
    line = next(line for line in head if SERIES.fullmatch(_plain(line)))
    return tuple(Level(number.upper(), f"{base} {number}", line) for number in numbers)


def _plain(line: Line) -> str:
    return " ".join(split_title_line(line.text).title.strip(LINE_MARKS).split())


def _one_base(found: Sequence[re.Match[str]]) -> bool:
    return len({one["base"].casefold() for one in found}) == 1


def _ascending(numbers: Sequence[str]) -> bool:
    ranks = [_rank(number) for number in numbers]
    return 1 < len(ranks) <= MAX_LEVELS and all(first < second for first, second in pairwise(ranks))


def _rank(number: str) -> int:
    return int(number) if number.isdigit() else ROMAN.index(number.upper()) + 1


def _between(first: str, last: str) -> list[str]:
    """'I', 'III' -> 'I', 'II', 'III'; nothing if they are of two kinds."""
    if first.isdigit() != last.isdigit():
        return []
    ranks = range(_rank(first), _rank(last) + 1)
    return [str(rank) if first.isdigit() else ROMAN[rank - 1] for rank in ranks]
