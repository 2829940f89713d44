"""Two readings of one requirement in; out: the facts in which they differ, as field, before and after.

Lists are compared item by item, so that one field of study more is one change and says which.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from models.change import ChangeField
from models.requirement import (
    Condition,
    ConditionKind,
    Education,
    EquivalentCombination,
    Experience,
    Leaf,
    License,
    Substitution,
)
from pipeline.lexicon.wordings import first_match
from pipeline.revise.align import align
from pipeline.revise.wording import says_the_same
from pipeline.revise.words import similarity, words

Value = float | str | None
LIKE_NAMES = 0.4


class Fact(NamedTuple):
    """A fact that differs; None where it is not stated."""

    field: ChangeField
    before: Value
    after: Value


def differences(before: Leaf, after: Leaf) -> Iterator[Fact]:
    """The facts that two leaves of one kind state differently. What differs in words only is not among them."""
    match before, after:
        case Education(), Education():
            yield from _education(before, after)
        case Experience(), Experience():
            yield from _value(ChangeField.EXPERIENCE_MONTHS, before.months, after.months)
            yield from _value(ChangeField.OTHER, _hours(before), _hours(after))
            yield from _value(ChangeField.OTHER, _recent(before), _recent(after))
            yield from names(ChangeField.TITLES, before.titles, after.titles)
        case License(), License():
            yield from names(ChangeField.LICENSES, (before.name,), (after.name,))
            if before.timing != after.timing:
                yield Fact(ChangeField.LICENSES, _timed(before), _timed(after))
        case Condition(), Condition():
            field = ChangeField.AGE if before.about is ConditionKind.AGE else ChangeField.OTHER
            yield from _value(field, before.amount, after.amount)
        case EquivalentCombination(), EquivalentCombination():
            yield from _value(ChangeField.EQUIVALENT_COMBINATION, floor(before), floor(after))


def whole(leaf: Leaf) -> Iterator[tuple[ChangeField, Value]]:
    """The facts of a requirement that was added or removed."""
    match leaf:
        case Education():
            yield ChangeField.EDUCATION_LEVEL, leaf.level.value
            yield from ((ChangeField.FIELDS_OF_STUDY, field) for field in leaf.fields)
            yield from ((ChangeField.CREDITS, credits) for credits in [leaf.credits] if credits is not None)
        case Experience():
            yield ChangeField.EXPERIENCE_MONTHS, leaf.evidence.text if leaf.months is None else leaf.months
            yield from ((ChangeField.TITLES, title) for title in leaf.titles)
        case License():
            yield ChangeField.LICENSES, leaf.name
        case Condition():
            is_age = leaf.about is ConditionKind.AGE and leaf.amount is not None
            yield (ChangeField.AGE, leaf.amount) if is_age else (ChangeField.OTHER, leaf.evidence.text)
        case EquivalentCombination():
            yield ChangeField.EQUIVALENT_COMBINATION, floor(leaf)
        case _:
            yield ChangeField.OTHER, leaf.evidence.text


def _education(before: Education, after: Education) -> Iterator[Fact]:
    yield from _value(ChangeField.EDUCATION_LEVEL, before.level.value, after.level.value)
    yield from _value(ChangeField.CREDITS, before.credits, after.credits)
    if before.credits == after.credits and before.credit_unit != after.credit_unit:
        yield Fact(ChangeField.CREDITS, _credits(before), _credits(after))
    listed = list(names(ChangeField.FIELDS_OF_STUDY, before.fields, after.fields))
    yield from listed
    if not listed and before.fields and _is_open(before) != _is_open(after):
        yield Fact(ChangeField.FIELDS_OF_STUDY, _fields(before), _fields(after))


def names(field: ChangeField, before: Sequence[str], after: Sequence[str]) -> Iterator[Fact]:
    """The names that were added, removed or replaced by a like one; case and spelling do not count."""
    for old, new in align(before, after, words, _alike, LIKE_NAMES):
        if old is None or new is None or not says_the_same(old, new):
            yield Fact(field, old, new)


def _alike(before: str, after: str) -> float:
    """One that stands for another: the only one on both sides, or one that shares words with it."""
    return max(similarity(words(before), words(after)), LIKE_NAMES)


def _value(field: ChangeField, before: Value, after: Value) -> Iterator[Fact]:
    if before != after:
        yield Fact(field, before, after)


def _is_open(leaf: Education) -> bool:
    """Whether related fields count as well."""
    return first_match("rewordings", leaf.evidence.text, "related") is not None


def _fields(leaf: Education) -> str:
    return ", ".join(leaf.fields) + (" or related field" if _is_open(leaf) else "")


def _credits(leaf: Education) -> str | None:
    return None if leaf.credits is None else f"{leaf.credits:g} {leaf.credit_unit or ''} credits".replace("  ", " ")


def _hours(leaf: Experience) -> str | None:
    return None if leaf.hours is None else f"{leaf.hours:g} hours"


def _recent(leaf: Experience) -> str | None:
    return None if leaf.within_months is None else f"within the last {leaf.within_months:g} months"


def _timed(leaf: License) -> str:
    return f"{leaf.name} ({leaf.timing.value.replace('_', ' ')})"


def floor(leaf: EquivalentCombination) -> str:
    """What an equivalent combination must keep, in a phrase."""
    parts = [
        *([leaf.floor_education.value] if leaf.floor_education else []),
        *([f"in {', '.join(leaf.floor_fields)}"] if leaf.floor_fields else []),
        *([_credit_floor(leaf)] if _credit_floor(leaf) else []),
        *([f"{leaf.floor_experience_months:g} months of experience"] if leaf.floor_experience_months else []),
        *leaf.floor_licenses,
    ]
    return f"floor: {' + '.join(parts)}" if parts else "no floor"


CREDIT_FLOOR = re.compile(r"\b(\d+)\W++(?:[a-z]+(?:-[a-z]+){0,4}\W++){0,3}?credits?\b", re.IGNORECASE)


def _credit_floor(leaf: EquivalentCombination) -> str:
    """Credits that the words of the floor name."""
    found = CREDIT_FLOOR.search(leaf.evidence.text)
    return f"{found[1]} credits" if found else ""


def exchange(rule: Substitution) -> str:
    """A substitution in a phrase: "license for education, up to 24 months"."""
    rate = [
        *(["year for year"] if rule.year_for_year else []),
        *([f"{rule.credits:g} credits"] if rule.credits else []),
        *([f"{rule.months:g} months"] if rule.months and rule.months != rule.maximum_months else []),
        *([f"up to {rule.maximum_months:g} months"] if rule.maximum_months else []),
    ]
    return ", ".join([f"{rule.substitute} for {rule.target.value}", *rate])
