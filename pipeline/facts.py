"""A specification in; out: what it says, without how and where it was read. Two versions are told apart by it. Pure."""

from typing import Any

from models.classspec import ClassSpec
from models.requirement import Evidence

ABOUT_THE_READING = frozenset({"rule", "words", "explained_words", "box", "style", "marks"})
"""Names of rules and measures of the reading: they change with our code although the document says the same."""
ABOUT_THE_FILE = frozenset({"raw", "spec_id", "problems", "furniture"})


def same_facts(one: ClassSpec, other: ClassSpec) -> bool:
    """Whether both say the same, whatever their files are called and whichever rules read them."""
    return bool(facts(one) == facts(other))


def facts(spec: ClassSpec) -> Any:
    """Everything that the specification says, as plain values."""
    return _said(spec.model_dump(exclude=set(ABOUT_THE_FILE)))


def _said(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _said(each) for name, each in value.items() if name not in ABOUT_THE_READING}
    if isinstance(value, tuple | list):
        return [_said(each) for each in value]
    return value


def same_words(one: Evidence | None, other: Evidence | None) -> bool:
    """Whether two facts rest on the same words, spaces aside."""
    return one is not None and other is not None and one.text.split() == other.text.split()
