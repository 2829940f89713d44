"""The five fields of a cron line: minute, hour, day, month, day of the week. Only checked here; Prefect keeps the time.

A field is a list joined by commas; each part is `*`, a number or name, or a range `a-b`, and may have a step `/n`.
"""

from typing import NamedTuple

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
DAYS = ("sun", "mon", "tue", "wed", "thu", "fri", "sat")


class _Field(NamedTuple):
    name: str
    first: int
    last: int
    names: tuple[str, ...] = ()


FIELDS = (
    _Field("minute", 0, 59),
    _Field("hour", 0, 23),
    _Field("day", 1, 31),
    _Field("month", 1, 12, MONTHS),
    _Field("day of the week", 0, 7, DAYS),
)


def cron_fault(schedule: str) -> str:
    """What is wrong with a schedule, in a few words; empty if it can be used."""
    parts = schedule.split()
    if len(parts) != len(FIELDS):
        return f"a schedule has five fields (minute hour day month weekday), this has {len(parts)}"
    for field, part in zip(FIELDS, parts, strict=True):
        if not all(_is_valid(field, each) for each in part.split(",")):
            return f"'{part}' is no {field.name}"
    return ""


def _is_valid(field: _Field, part: str) -> bool:
    span, slash, step = part.partition("/")
    if slash and not (_is_number(step) and int(step) > 0):
        return False
    if span == "*":
        return True
    first, dash, last = span.partition("-")
    low = _value(field, first)
    high = _value(field, last) if dash else low
    return low is not None and high is not None and field.first <= low <= high <= field.last


def _value(field: _Field, text: str) -> int | None:
    if text.lower() in field.names:
        return field.first + field.names.index(text.lower())
    return int(text) if _is_number(text) else None


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 4
