"""A specification in; out: what it says, without how and where it was read. Two versions are told apart by it. Pure."""

from typing import Any

from models.classspec import ClassSpec
from models.requirement import Evidence

ABOUT_THE_READING = frozenset({"rule", "words", "explained_words", "box", "style", "marks", "shared"})
"""Names of rules and measures of the reading: they change with our code although the document says the same."""
ABOUT_THE_FILE = frozenset({"raw", "spec_id", "part", "problems", "furniture"})
ABOUT_THE_PLACE = frozenset({"pages", "page", "line", "number"})
"""Where it stands in a file that holds other classes too: a class more in front of it changes all of that."""


def same_facts(one: ClassSpec, other: ClassSpec) -> bool:
    """Whether both say the same at the same places, whatever their files are called and whichever rules read them."""
    return bool(facts(one) == facts(other))


def same_facts_elsewhere(one: ClassSpec, other: ClassSpec) -> bool:
    """Whether both say the same, on whatever pages and lines."""
    return bool(facts(one, without=ABOUT_THE_PLACE) == facts(other, without=ABOUT_THE_PLACE))


def facts(spec: ClassSpec, *, without: frozenset[str] = frozenset()) -> Any:
    """Everything that the specification says, as plain values; `without` fields of these names."""
    return _said(spec.model_dump(exclude=set(ABOUT_THE_FILE)), ABOUT_THE_READING | without)


def _said(value: Any, without: frozenset[str]) -> Any:
    if isinstance(value, dict):
        return {name: _said(each, without) for name, each in value.items() if name not in without}
    if isinstance(value, tuple | list):
        return [_said(each, without) for each in value]
    return value


def same_words(one: Evidence | None, other: Evidence | None) -> bool:
    """Whether two facts rest on the same words, spaces aside."""
    return one is not None and other is not None and one.text.split() == other.text.split()
