"""The minimum qualifications as single points: each requirement once, with the ways to qualify that ask for it.

An item that several alternatives share, or that one takes over from another, is one point: a revision changes it once.
"""

from collections import Counter
from typing import NamedTuple

from models.classspec import Qualifications
from models.requirement import Alternative, Experience, Leaf
from pipeline.revise.align import Pair
from pipeline.revise.words import similarity, words

OTHER_WORDS = 0.35
"""Similarity under which two requirements of one kind are not one and the same, revised."""

SAME_TITLE = 0.8


class Point(NamedTuple):
    """One requirement; `ways` are the numbers of the alternatives that ask for it, `inside` if its amount lies within
    another amount."""

    leaf: Leaf
    inside: bool
    ways: frozenset[int]

    @property
    def text(self) -> str:
        """The words it rests on."""
        return self.leaf.evidence.text


class Ways(NamedTuple):
    """All alternatives of a specification by number, and their points in the order of the text."""

    points: tuple[Point, ...]
    alternatives: tuple[Alternative, ...]

    def label(self, numbers: frozenset[int]) -> str:
        """How the alternatives are called: as printed, else their position; empty if all of them are meant."""
        if len(numbers) == len(self.alternatives):
            return ""
        return ", ".join(self.alternatives[number].label or str(number + 1) for number in sorted(numbers))


def ways(qualifications: Qualifications) -> Ways:
    """The alternatives of all tracks, and their points."""
    alternatives = tuple(way for track in qualifications.tracks for way in track.alternatives)
    found: dict[tuple[object, ...], tuple[Leaf, bool, set[int]]] = {}
    for number, way in enumerate(alternatives):
        for leaf, inside in (part for asked in way.leaves for part in _with_parts(asked)):
            key = (leaf.kind, leaf.evidence.page, leaf.evidence.line, leaf.evidence.text)
            found.setdefault(key, (leaf, inside, set()))[2].add(number)
    points = (Point(leaf, inside, frozenset(numbers)) for leaf, inside, numbers in found.values())
    return Ways(tuple(sorted(points, key=_place)), alternatives)


def _place(point: Point) -> tuple[int, int]:
    return point.leaf.evidence.page, point.leaf.evidence.line


def _with_parts(leaf: Leaf, inside: bool = False) -> list[tuple[Leaf, bool]]:
    parts = leaf.of_which if isinstance(leaf, Experience) else ()
    return [(leaf, inside), *(pair for part in parts for pair in _with_parts(part, inside=True))]


def likeness(before: Point, after: Point) -> float:
    """How surely `after` is `before`, revised: 0 for another kind of requirement, 1 for the same words.

    An amount that was and is inside another stays itself, whatever it is in; one in the same job title likewise, also
    where it has become an amount of its own.
    """
    if before.leaf.kind != after.leaf.kind:
        return 0.0
    found = similarity(words(before.text), words(after.text))
    if _share_a_title(before.leaf, after.leaf):
        return max(found, SAME_TITLE)
    if before.inside != after.inside:
        return 0.0
    return max(found, OTHER_WORDS) if before.inside else found


def _share_a_title(before: Leaf, after: Leaf) -> bool:
    if not isinstance(before, Experience) or not isinstance(after, Experience):
        return False
    return bool({words(title) for title in before.titles} & {words(title) for title in after.titles})


def with_replaced(pairs: list[Pair[Point]]) -> list[Pair[Point]]:
    """The pairs, with those joined that took each other's place: the only requirement of its kind that went and the
    only one that came, in the same ways to qualify."""
    gone = {_place_in_rule(old): old for old, new in pairs if old is not None and new is None}
    came = {_place_in_rule(new): new for old, new in pairs if old is None and new is not None}
    alone = Counter(_place_in_rule(point) for pair in pairs if None in pair for point in pair if point is not None)
    replaced = {place: gone[place] for place in gone.keys() & came.keys() if alone[place] == len((gone, came))}
    return [
        (replaced[_place_in_rule(new)], new)
        if old is None and new is not None and _place_in_rule(new) in replaced
        else (old, new)
        for old, new in pairs
        if not (new is None and old is not None and _place_in_rule(old) in replaced)
    ]


def _place_in_rule(point: Point) -> tuple[object, ...]:
    return point.leaf.kind, point.inside, point.ways
