"""Fields that no phrase of the views speaks of yet: they are named plainly, so that nothing that was read is hidden.

In: a part of a specification. Out: its other fields that hold something, ", basis: full time, recent". A field that
gets a phrase of its own is added to `SAID`.
"""

from enum import StrEnum

from pydantic import BaseModel

from interfaces.terminal.text import number, printable
from models.requirement import (
    Condition,
    Education,
    EquivalentCombination,
    Evidence,
    Experience,
    License,
    Substitution,
)

SAID: dict[type[BaseModel], tuple[str, ...]] = {
    Education: ("level", "fields", "credits", "credit_unit"),
    Experience: ("months", "hours", "subject", "titles", "of_which"),
    License: ("name", "timing"),
    Condition: ("about", "amount"),
    EquivalentCombination: ("floor_education", "floor_fields", "floor_experience_months", "floor_licenses"),
    Substitution: ("substitute", "target", "credits", "months", "year_for_year", "maximum_months"),
}
"""What `interfaces/terminal/wording.py` says of each."""
EVERYWHERE = ("kind", "evidence")


def further(part: BaseModel) -> str:
    """The other fields, each after a comma; empty if there are none."""
    known = {*EVERYWHERE, *(name for model, names in SAID.items() if isinstance(part, model) for name in names)}
    values = {name: getattr(part, name) for name in type(part).model_fields if name not in known}
    return "".join(f", {_named(name.replace('_', ' '), value)}" for name, value in values.items() if _holds(value))


def _holds(value: object) -> bool:
    """Words that only prove another field are shown with it, or not at all."""
    return bool(value) and not isinstance(value, Evidence)


def _named(name: str, value: object) -> str:
    """A mark that is set needs no value: "recent"."""
    return name if value is True else f"{name}: {_said(value)}"


def _said(value: object) -> str:
    match value:
        case int() | float():
            return number(value)
        case tuple() | list():
            return " / ".join(map(_said, value))
        case BaseModel():
            return further(value).removeprefix(", ")
        case StrEnum():
            return value.replace("_", " ")
    return printable(str(value))
