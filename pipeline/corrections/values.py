"""The right value of a fact: as it stands in TOML or on the command line in, as the models hold it out.

`Impossible` says in a line what is allowed instead. None stands for "the document does not state it".
"""

import math
import re
from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum

from models.correctable import CHOICES, LARGEST, Fact, ValueKind
from models.correction import Value
from pipeline.tabulate.identity import plain_number

LONGEST = 4000
MOST_ITEMS = 200
SEPARATOR = ";"
DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
WORDS_FOR = {"true": True, "yes": True, "false": False, "no": False}

Held = bool | float | str | StrEnum | tuple[str, ...] | None
"""A value as the models hold it."""


class Impossible(ValueError):  # noqa: N818 -- it names the state of a value
    """The value cannot be that of the fact; the message says what can."""


def accepted(fact: Fact, value: Value) -> Held:
    """The value as the models hold it, None for "not stated"; Impossible if the fact cannot have it."""
    if value in ("", ()) and not isinstance(value, bool):
        if fact.kind in (ValueKind.TEXTS, ValueKind.DATES):
            return ()
        if fact.may_be_empty:
            return None
        raise Impossible(f"{fact.name} cannot be empty: {expected(fact)}")
    return READ[fact.kind](fact, value)


def from_text(fact: Fact, text: str) -> Value:
    """What somebody typed as a value of TOML: "24" is 24, "a; b" a list, "false" false. Impossible if it is none."""
    text = text.strip()
    match fact.kind:
        case ValueKind.MONTHS | ValueKind.CREDITS | ValueKind.DOLLARS if text:
            try:
                value: Value = float(text)
            except ValueError as error:
                raise _refused(fact) from error
        case ValueKind.TEXTS | ValueKind.DATES:
            value = tuple(filter(None, (item.strip() for item in text.split(SEPARATOR))))
        case ValueKind.YES_NO | ValueKind.REMOVAL:
            value = WORDS_FOR.get(text.lower(), text)
        case _:
            value = text
    accepted(fact, value)
    return value


def text_of(value: object) -> str:
    """A value as it is written in the published tables."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case int() | float():
            return plain_number(value)
        case tuple() | list():
            return f"{SEPARATOR} ".join(str(item).replace(SEPARATOR, ",") for item in value)
        case _:
            return str(value)


def expected(fact: Fact) -> str:
    """What a value of the fact looks like, in words."""
    if fact.kind in CHOICES:
        words = ", ".join(filter(None, CHOICES[fact.kind]))
        return f"one of {words}{', or empty for not stated' if fact.may_be_empty else ''}"
    if fact.kind in LARGEST:
        return f"a number from 0 to {LARGEST[fact.kind]:,g}{', or empty for not stated' if fact.may_be_empty else ''}"
    return EXPECTED[fact.kind]


EXPECTED: Mapping[ValueKind, str] = {
    ValueKind.TEXT: "a line of text",
    ValueKind.DATE: "a date such as 2024-03-31, 2024-03 or 2024, or empty for not stated",
    ValueKind.DATES: "dates such as 2024-03-31, joined by ;",
    ValueKind.TEXTS: "names joined by ; (a list in TOML), or empty for none",
    ValueKind.YES_NO: "true or false",
    ValueKind.REMOVAL: "false: it can only be taken out",
}


def _refused(fact: Fact) -> Impossible:
    return Impossible(f"{fact.name} must be {expected(fact)}")


def _text(fact: Fact, value: Value) -> str:
    if not isinstance(value, str):
        raise _refused(fact)
    if CONTROL.search(value) or len(value) > LONGEST or not value.strip():
        raise Impossible(f"{fact.name} must be {EXPECTED[ValueKind.TEXT]} of at most {LONGEST} characters")
    return " ".join(value.split())


def _date(fact: Fact, value: Value) -> str:
    if not isinstance(value, str) or not DATE.fullmatch(value) or not _is_in_calendar(value):
        raise _refused(fact)
    return value


def _is_in_calendar(day: str) -> bool:
    try:
        return bool(date.fromisoformat(f"{day}-01-01"[:10]))
    except ValueError:
        return False


def _texts(fact: Fact, value: Value) -> tuple[str, ...]:
    items = (value,) if isinstance(value, str) else value
    if not isinstance(items, tuple) or len(items) > MOST_ITEMS:
        raise _refused(fact)
    return tuple(dict.fromkeys(_text(fact, item) for item in items))


def _dates(fact: Fact, value: Value) -> tuple[str, ...]:
    return tuple(_date(fact, item) for item in _texts(fact, value))


def _number(fact: Fact, value: Value) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise _refused(fact)
    if not math.isfinite(value) or not 0 <= value <= LARGEST[fact.kind]:
        raise _refused(fact)
    return float(value)


def _yes_no(fact: Fact, value: Value) -> bool:
    if not isinstance(value, bool):
        raise _refused(fact)
    return value


def _removal(fact: Fact, value: Value) -> bool:
    if value is not False:
        raise _refused(fact)
    return value


def _choice(fact: Fact, value: Value) -> StrEnum:
    values = {str(each): each for each in CHOICES[fact.kind]}
    if not isinstance(value, str) or value not in values:
        raise _refused(fact)
    return values[value]


READ: Mapping[ValueKind, Callable[[Fact, Value], Held]] = {
    ValueKind.TEXT: _text,
    ValueKind.DATE: _date,
    ValueKind.DATES: _dates,
    ValueKind.TEXTS: _texts,
    ValueKind.YES_NO: _yes_no,
    ValueKind.REMOVAL: _removal,
    **dict.fromkeys(LARGEST, _number),
    **dict.fromkeys(CHOICES, _choice),
}
