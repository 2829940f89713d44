"""Classes at new places and specifications that lost theirs in; out: the pairs that carry on, if they are clear. Pure.

Pairs are looked up, not tried all with all, so that a thousand files that moved and changed at once cost a thousand
times one file.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from pipeline.likeness import (
    Portrait,
    codes_differ,
    levels,
    plainly_another,
    text_likeness,
    titles_alike,
)

ADDRESS, CODE, FORMER, TITLE, TEXT = 90.0, 85.0, 80.0, 75.0, 70.0
"""What a match is worth by the surest thing that speaks for it; a text that is the same adds ten."""
SIMILAR, HIGH = 0.5, 0.8
MARGIN = 3.0
"""By how much the best match must lead."""
COMMON = 50
"""Words in a row that so many specifications share tell nothing about one of them."""


class New(NamedTuple):
    """A class at a new place, by the id that it would get there; no address if its file holds others too."""

    wanted: str
    url: str
    portrait: Portrait


class Lost(NamedTuple):
    """A specification that is not where it was, as it was last known; no address if its file held others too."""

    spec_id: str
    url: str
    portrait: Portrait


class Pair(NamedTuple):
    """A class, by the id that it would get, and a specification that it may carry on."""

    wanted: str
    spec_id: str
    worth: float


class Clear(NamedTuple):
    """The pairs that are clear, and those that are not by the id that the class would get."""

    clear: tuple[Pair, ...]
    doubtful: Mapping[str, tuple[Pair, ...]]


def candidates(new: Iterable[New], lost: Sequence[Lost]) -> list[Pair]:
    """All pairs that something speaks for. `new` is asked for once, and none of it is held."""
    index = _Index(lost)
    pairs = (Pair(each.wanted, other.spec_id, worth(each, other)) for each in new for other in index.near(each))
    return [pair for pair in pairs if pair.worth]


def worth(new: New, lost: Lost) -> float:
    """How much speaks for it that the class carries on the specification; 0: not enough."""
    now, before = new.portrait, lost.portrait
    if plainly_another(before, now):
        return 0
    likeness = text_likeness(before, now)
    same_code = bool(now.code) and now.code == before.code
    other_class = codes_differ(before, now) or (levels(before.title) != levels(now.title))
    reasons = (
        (ADDRESS, bool(new.url) and new.url == lost.url),
        (CODE, same_code and (titles_alike(before.title, now.title) or likeness >= SIMILAR)),
        (FORMER, before.title in now.former and not codes_differ(before, now)),
        (TITLE, bool(now.title) and now.title == before.title and not other_class),
        (TEXT, likeness >= HIGH and not other_class),
    )
    return max((value + 10 * likeness for value, holds in reasons if holds), default=0)


class _Index:
    """Lost specifications by everything that can speak for them."""

    def __init__(self, lost: Sequence[Lost]) -> None:
        self._lost = lost
        self._exact: dict[tuple[str, str], set[int]] = defaultdict(set)
        self._shingles: dict[str, list[int]] = defaultdict(list)
        for number, each in enumerate(lost):
            for key in (("url", each.url), ("code", each.portrait.code), ("title", each.portrait.title)):
                self._exact[key].add(number)
            for shingle in each.portrait.shingles:
                self._shingles[shingle].append(number)

    def near(self, new: New) -> Iterator[Lost]:
        """Those that are worth a look."""
        seen = new.portrait
        keys = [("url", new.url), ("code", seen.code), ("title", seen.title), *(("title", old) for old in seen.former)]
        found = {number for key in keys if key[1] for number in self._exact.get(key, ())}
        shared: Counter[int] = Counter()
        for shingle in seen.shingles:
            holders = self._shingles.get(shingle, ())
            if len(holders) <= COMMON:
                shared.update(holders)
        found.update(number for number, count in shared.items() if 4 * count >= len(seen.shingles))
        return (self._lost[number] for number in sorted(found))


def clear_pairs(pairs: Iterable[Pair]) -> Clear:
    """The best pair first, if none with the same class or specification comes close; those that are close are left."""
    waiting = sorted(pairs, key=lambda pair: (-pair.worth, pair.wanted, pair.spec_id))
    clear: list[Pair] = []
    doubtful: dict[str, tuple[Pair, ...]] = {}
    while waiting:
        best = waiting[0]
        rivals = [
            pair
            for pair in waiting[1:]
            if (pair.wanted == best.wanted or pair.spec_id == best.spec_id) and pair.worth > best.worth - MARGIN
        ]
        if not rivals:
            clear.append(best)
            gone = {best.wanted}
        else:
            gone = {pair.wanted for pair in (best, *rivals)}
            doubtful |= {wanted: tuple(pair for pair in waiting if pair.wanted == wanted) for wanted in sorted(gone)}
        kept_free = {best.spec_id} if not rivals else set()
        waiting = [pair for pair in waiting if pair.wanted not in gone and pair.spec_id not in kept_free]
    return Clear(tuple(clear), doubtful)
