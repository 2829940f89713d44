"""The requirement tree -> its ways to qualify: the disjunctive normal form, bounded.

In: a tree. Out: `Alternative`s in the order of the text. Labels of items that are needed together are joined by "+"
("1+2"), labels of nested items are put together ("2a"). Alternatives of one item that differ only in the kind of
experience or the job title are one alternative that lists both (annotation guide, "tracks and alternatives").
"""

from collections.abc import Iterable, Iterator
from itertools import islice, product
from typing import NamedTuple

from models.requirement import (
    AllOf,
    Alternative,
    AnyOf,
    Education,
    EducationLevel,
    EquivalentCombination,
    Evidence,
    Experience,
    Leaf,
    License,
    Requirement,
    Unparsed,
)
from pipeline.compose.clause import with_floor
from pipeline.compose.inside import with_part_before_whole

MOST_ALTERNATIVES = 64


class Way(NamedTuple):
    """Leaves that are enough together, and the label of the items they come from."""

    label: str
    leaves: tuple[Leaf, ...]


def alternatives(tree: Requirement, whole: Evidence) -> tuple[tuple[Alternative, ...], bool, tuple[Evidence, ...]]:
    """The alternatives of `tree`, whether there are more than `MOST_ALTERNATIVES`, and the ways no word of which was
    understood: they stay in the tree and are no alternatives.

    `whole` is the evidence for an alternative that requires nothing.
    """
    ways = list(islice(_ways(tree), MOST_ALTERNATIVES + 1))
    understood, unread = _understood(ways[:MOST_ALTERNATIVES])
    merged = _merged(understood)
    found = tuple(Alternative(label=way.label, leaves=way.leaves, evidence=_evidence(way, whole)) for way in merged)
    return found, len(ways) > MOST_ALTERNATIVES, tuple(way.leaves[0].evidence for way in unread)


def _ways(node: Requirement) -> Iterator[Way]:
    if isinstance(node, AnyOf):
        for member in node.members:
            yield from (Way(_nested(node.label, way.label), way.leaves) for way in _ways(member))
    elif isinstance(node, AllOf):
        for choice in product(*(list(islice(_ways(member), MOST_ALTERNATIVES + 1)) for member in node.members)):
            label = "+".join(dict.fromkeys(way.label for way in choice if way.label))
            yield Way(
                _nested(node.label, label),
                _floored(with_part_before_whole(tuple(leaf for way in choice for leaf in way.leaves))),
            )
    else:
        yield Way("", (node,))


def _floored(leaves: tuple[Leaf, ...]) -> tuple[Leaf, ...]:
    """What is required together with an equivalent combination is its floor."""
    combination = next((leaf for leaf in leaves if isinstance(leaf, EquivalentCombination)), None)
    fixed = [leaf for leaf in leaves if isinstance(leaf, Education | Experience)]
    if combination is None or not fixed:
        return leaves
    floored = with_floor(combination, [[leaf] for leaf in fixed])
    return tuple(floored if leaf is combination else leaf for leaf in leaves if leaf not in fixed)


def _nested(outer: str, inner: str) -> str:
    """'2' and 'a' are '2a'; 'OPTION 1' and 'A' are 'OPTION 1 A'."""
    if not outer or not inner:
        return outer or inner
    return f"{outer}{inner}" if len(outer) <= 2 and "+" not in inner else f"{outer} {inner}"


def _understood(ways: list[Way]) -> tuple[list[Way], list[Way]]:
    """Ways to qualify, and those of which no word was understood: an alternative that asks nothing would be a lie."""
    unread = [way for way in ways if way.leaves and all(isinstance(leaf, Unparsed) for leaf in way.leaves)]
    understood = [way for way in ways if way not in unread]
    return (understood, unread) if understood else (ways, [])


def _merged(ways: list[Way]) -> list[Way]:
    merged: dict[object, Way] = {}
    for way in ways:
        key = (way.label, tuple(_shape(leaf) for leaf in way.leaves))
        merged[key] = _with_titles_of(merged[key], way) if key in merged else way
    return list(merged.values())


def _shape(leaf: Leaf) -> object:
    """What tells two leaves apart besides the kind of experience and the job title."""
    if isinstance(leaf, Experience):
        place = (leaf.evidence.page, leaf.evidence.line)
        return ("experience", place, leaf.months, leaf.hours, tuple(part.months for part in leaf.of_which))
    if isinstance(leaf, Education):
        unnamed = leaf.level is EducationLevel.CERTIFICATE and not leaf.fields
        return ("education", leaf.level, leaf.fields, leaf.credits, leaf.evidence.text if unnamed else "")
    if isinstance(leaf, License):
        return ("license", leaf.name)
    if isinstance(leaf, EquivalentCombination):
        return (leaf.kind, leaf.evidence.text, leaf.floor_education, leaf.floor_licenses)
    return (leaf.kind, leaf.evidence.text)


def _with_titles_of(first: Way, second: Way) -> Way:
    leaves = tuple(
        mine.model_copy(
            update={"titles": tuple(dict.fromkeys(mine.titles + other.titles)), "subject": _either(mine, other)}
        )
        if isinstance(mine, Experience) and isinstance(other, Experience)
        else mine
        for mine, other in zip(first.leaves, second.leaves, strict=True)
    )
    return first._replace(leaves=leaves)


def _either(first: Experience, second: Experience) -> str:
    return first.subject if first.subject == second.subject else f"{first.subject} or {second.subject}"


def _evidence(way: Way, whole: Evidence) -> Evidence:
    if not way.leaves:
        return whole
    first = way.leaves[0].evidence
    return Evidence(rule="alternative", text=" … ".join(_words(way.leaves)), page=first.page, line=first.line)


def _words(leaves: Iterable[Leaf]) -> Iterator[str]:
    """The words of each leaf, each followed by those of the amounts that lie inside it."""
    for leaf in leaves:
        yield leaf.evidence.text
        if isinstance(leaf, Experience):
            yield from (part.evidence.text for part in leaf.of_which)
