"""Two lists in; out: which item of the one became which of the other.

Items that are the same are paired first, then, between them, the most similar ones in the order of the lists, and at
last what moved to another place. What is left was removed or added.
"""

from collections.abc import Callable, Hashable, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple, TypeVar

Item = TypeVar("Item")
Pair = tuple[Item | None, Item | None]
LARGEST_STRETCH = 250
"""Items of a differing stretch that are compared each with each; in longer ones only what moved is found."""
MOVED = 0.75


class _Measures(NamedTuple):
    similar: Callable[[int, int], float]
    least: float


def align(
    before: Sequence[Item],
    after: Sequence[Item],
    key: Callable[[Item], Hashable],
    similar: Callable[[Item, Item], float],
    least: float,
) -> list[Pair[Item]]:
    """Pairs in the order of `after`, what was removed where it stood. Items with the same `key` are the same; others
    are paired if `similar` gives at least `least` (0 to 1)."""
    pairs: list[tuple[int | None, int | None]] = []
    matcher = SequenceMatcher(None, [key(item) for item in before], [key(item) for item in after], autojunk=False)
    measures = _Measures(lambda i, j: similar(before[i], after[j]), least)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            pairs.extend(zip(range(i1, i2), range(j1, j2), strict=True))
        else:
            pairs.extend(_stretch(range(i1, i2), range(j1, j2), measures))
    pairs = _with_moved(pairs, _Measures(measures.similar, max(least, MOVED)))
    return [(None if i is None else before[i], None if j is None else after[j]) for i, j in pairs]


def _stretch(before: range, after: range, measures: _Measures) -> list[tuple[int | None, int | None]]:
    """The pairs of a stretch that give the highest similarity together, no two of them crossing."""
    if not before or not after or len(before) > LARGEST_STRETCH or len(after) > LARGEST_STRETCH:
        return [*((i, None) for i in before), *((None, j) for j in after)]
    like = [[_counted(measures, i, j) for j in after] for i in before]
    best = _best_sums(like)
    pairs: list[tuple[int | None, int | None]] = []
    row, column = 0, 0
    while row < len(before) and column < len(after):
        if like[row][column] and best[row][column] == like[row][column] + best[row + 1][column + 1]:
            pairs.append((before[row], after[column]))
            row, column = row + 1, column + 1
        elif best[row][column] == best[row + 1][column]:
            pairs.append((before[row], None))
            row += 1
        else:
            pairs.append((None, after[column]))
            column += 1
    return [*pairs, *((i, None) for i in before[row:]), *((None, j) for j in after[column:])]


def _counted(measures: _Measures, i: int, j: int) -> float:
    found = measures.similar(i, j)
    return found if found >= measures.least else 0.0


def _best_sums(like: list[list[float]]) -> list[list[float]]:
    """The highest sum of similarities that the items from each place on can reach."""
    best = [[0.0] * (len(like[0]) + 1) for _ in range(len(like) + 1)]
    for row in reversed(range(len(like))):
        for column in reversed(range(len(like[0]))):
            together = like[row][column] + best[row + 1][column + 1] if like[row][column] else 0.0
            best[row][column] = max(best[row + 1][column], best[row][column + 1], together)
    return best


def _with_moved(pairs: list[tuple[int | None, int | None]], measures: _Measures) -> list[tuple[int | None, int | None]]:
    """The pairs, with removed and added items joined that are one item in another place."""
    removed = [i for i, j in pairs if i is not None and j is None]
    came_from: dict[int, int] = {}
    for j in [j for i, j in pairs if i is None and j is not None]:
        if len(removed) > LARGEST_STRETCH:
            break
        found = max(removed, key=lambda i: measures.similar(i, j), default=None)
        if found is not None and measures.similar(found, j) >= measures.least:
            removed.remove(found)
            came_from[j] = found
    moved = set(came_from.values())
    return [
        (came_from[j], j) if i is None and j in came_from else (i, j)
        for i, j in pairs
        if not (j is None and i in moved)
    ]
