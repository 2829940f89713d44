"""The class code and the grade of one level of a series. In: the lines of the head, the levels, which of them, and the
fact. Out: what the head says of that level, with its evidence, or None.

Precedence: the row of a table of facts that bears its title; its own title line; its turn among as many values behind a
label as there are levels ('Class Codes: 2311/2312'), or among as many labels; its turn in a
column of bare values below the titles.
"""

import re
from collections.abc import Sequence
from itertools import groupby

from models.classspec import Stated
from models.document import Line
from models.requirement import Evidence
from pipeline.identity.codes import CODE_ALONE
from pipeline.identity.columns import table_rows
from pipeline.identity.labels import read_labels
from pipeline.identity.title_line import CODE, split_title_line
from pipeline.split.level_names import Level

GRADE_ALONE = re.compile(r"[A-Z]{0,2}-?\d{1,2}[A-Z]?")
VALUES = {
    "class_code": re.compile(rf"(?<![\w.]){CODE}(?!\w)"),
    "grade": re.compile(r"(?<![\w.])[A-Z]{0,3}-?\d{1,3}[A-Z]?(?![\w.])"),
}


def fact_of_level(head: Sequence[Line], named: Sequence[Level], place: int, fact: str) -> Stated | None:
    """What the head says of `fact` ("class_code" or "grade") for the level at `place`."""
    level = named[place]
    for row in table_rows(head):
        if row.value("title").casefold() == level.title.casefold() and row.value(fact):
            return _stated(row.value(fact), "column-of-facts", row.line)
    if level.own_line:
        behind = split_title_line(level.line.text)
        if value := behind.code if fact == "class_code" else behind.grade:
            return _stated(value, f"{fact.replace('_', '-')}-after-title", level.line)
    single: list[Stated] = []
    for label in read_labels(head):
        values = VALUES[fact].findall(_value(label.value, label.line.text)) if label.fact == fact else []
        if len(values) == len(named) and "$" not in label.value:
            return _stated(values[place], label.name, label.line)
        if len(values) == 1:
            single.append(_stated(values[0], label.name, label.line))
    if len(single) == len(named):
        return single[place]
    column = _columns(head, len(named)).get(fact, ())
    return _stated(column[place].text.strip(), "column-below-titles", column[place]) if column else None


def _value(value: str, text: str) -> str:
    """What stands behind a label up to the end of its line, since lists of values may be parted by semicolons."""
    at = text.find(value) if value else -1
    return text[at:] if at >= 0 and ":" not in text[at:] else value


def _columns(head: Sequence[Line], count: int) -> dict[str, tuple[Line, ...]]:
    """Columns of bare values below each other, one value for each level: grades are shorter than codes."""
    runs = (tuple(lines) for alone, lines in groupby(head, key=_is_bare) if alone)
    columns = [run[at : at + count] for run in runs if len(run) % count == 0 for at in range(0, len(run), count)]
    found: dict[str, tuple[Line, ...]] = {}
    for column in columns:
        grades = all(GRADE_ALONE.fullmatch(line.text.strip()) for line in column)
        found.setdefault("grade" if grades else "class_code", column)
    return found


def _is_bare(line: Line) -> bool:
    return bool(GRADE_ALONE.fullmatch(line.text.strip()) or CODE_ALONE.fullmatch(line.text))


def _stated(value: str, rule: str, line: Line) -> Stated:
    return Stated(value=value, evidence=Evidence(rule=rule, text=line.text.strip(), page=line.page, line=line.number))
