"""Which ways to qualify were added and removed, once it is known which requirement became which.

Two alternatives are the same if they ask for the same points. One whose points are partly others is the same one,
revised: what changed in it is told point by point.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from pipeline.revise.points import Point, Ways

STILL_THE_SAME = 0.34
"""Share of points that two alternatives must have in common to be one, revised."""


class Structure(NamedTuple):
    """Numbers of the alternatives that only one version has."""

    removed: frozenset[int]
    added: frozenset[int]


def structure(before: Ways, after: Ways, became: Mapping[Point, Point]) -> Structure:
    """`became` gives for a point of `before` the one of `after` that it is now."""
    names = {point: number for number, point in enumerate(before.points)}
    came = {new: names[old] for old, new in became.items()}
    old = _sets(before, {point: (number, None) for point, number in names.items()})
    new = _sets(after, {point: (came.get(point), None if point in came else point) for point in after.points})
    left_old, left_new = _without_equal(old, new)
    for _, first, second in sorted(_likeness(left_old, left_new), reverse=True):
        if first in left_old and second in left_new:
            del left_old[first], left_new[second]
    return Structure(frozenset(left_old), frozenset(left_new))


Asked = frozenset[object]


def _sets(ways: Ways, names: Mapping[Point, object]) -> dict[int, Asked]:
    return {
        number: frozenset(names[point] for point in ways.points if number in point.ways)
        for number in range(len(ways.alternatives))
    }


def _without_equal(old: dict[int, Asked], new: dict[int, Asked]) -> tuple[dict[int, Asked], dict[int, Asked]]:
    """The alternatives that have no counterpart asking for exactly the same."""
    known, still = set(old.values()), set(new.values())
    return {n: s for n, s in old.items() if s not in still}, {n: s for n, s in new.items() if s not in known}


def _likeness(old: Mapping[int, Asked], new: Mapping[int, Asked]) -> list[tuple[float, int, int]]:
    return [
        (share, first, second)
        for first, mine in old.items()
        for second, theirs in new.items()
        for share in [_share(mine, theirs)]
        if share >= STILL_THE_SAME
    ]


def _share(mine: Collection[object], theirs: Collection[object]) -> float:
    both = len(set(mine) & set(theirs))
    return both / max(len(set(mine) | set(theirs)), 1)


def groups(points: Sequence[Point], within: frozenset[int]) -> list[list[Point]]:
    """The points that only these alternatives ask for, together as the same alternatives ask for them."""
    found: dict[frozenset[int], list[Point]] = {}
    for point in points:
        if point.ways and point.ways <= within:
            found.setdefault(point.ways, []).append(point)
    return list(found.values())
