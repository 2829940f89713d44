"""Two sequences of words in, where they differ out: as a person would mark it, and at a bounded cost.

1. What both begin and end with is set aside.
2. Words that stand once on each side, in the same order, are anchors ("patience diff"): cheap, and rarely by chance.
3. Between anchors `difflib` compares word by word. A stretch in which this would cost too much (the same few words
   over and over: no prose) is struck and inserted as a whole, which is right, if not fine.
4. An inserted or struck item is moved to the start of its paragraph where the same words allow it, and a word or two
   that stayed by chance between two changes become part of them: no confetti.
"""

import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from pipeline.redline.paragraphs import Word

COSTLIEST = 400_000
"""Pairs of equal words in a stretch that is compared word by word: some tenths of a second."""
FARTHEST = 60
"""Words that a change may be moved by."""
CHANCE = 4
"""Most words that may have stayed by chance between two changes."""
MUCH = 12
"""So many times shorter than the changes is a word that stayed by chance though it begins a paragraph."""
SAME_SIGNS = str.maketrans("‘’‚‛“”„‟‐‑‒–—―−", "''''\"\"\"\"-------")


class Hunk(NamedTuple):
    """Words `before[i:i_end]` gave way to `after[j:j_end]`; one of the two may be empty."""

    i: int
    i_end: int
    j: int
    j_end: int


def hunks(before: Sequence[Word], after: Sequence[Word]) -> list[Hunk]:
    """Where the two differ, in order; what lies between is the same. Shapes of quotes and dashes do not count."""
    a, b = [_key(word) for word in before], [_key(word) for word in after]
    found = list(_between(_matches(a, b), len(a), len(b)))
    return _joined(_neat(found, (a, b), (before, after)), before, after)


def _key(word: Word) -> str:
    return unicodedata.normalize("NFKC", word.text.translate(SAME_SIGNS))


class Match(NamedTuple):
    """`size` words from `i` and `j` on are the same."""

    i: int
    j: int
    size: int


def _between(matches: Iterator[Match], a_end: int, b_end: int) -> Iterator[Hunk]:
    i = j = 0
    for match in (*matches, Match(a_end, b_end, 0)):
        if i < match.i or j < match.j:
            yield Hunk(i, match.i, j, match.j)
        i, j = match.i + match.size, match.j + match.size


def _matches(a: Sequence[str], b: Sequence[str]) -> Iterator[Match]:
    head = _shared(a, b)
    tail = _shared(a[head:][::-1], b[head:][::-1])
    a_end, b_end = len(a) - tail, len(b) - tail
    yield Match(0, 0, head)
    i, j = head, head
    for match in (*_anchors(a, b, head, tail), Match(a_end, b_end, tail)):
        for each in _fine(a[i : match.i], b[j : match.j]):
            yield Match(i + each.i, j + each.j, each.size)
        yield match
        i, j = match.i + match.size, match.j + match.size


def _shared(a: Sequence[str], b: Sequence[str]) -> int:
    """Number of words that both begin with."""
    return next((n for n, (one, other) in enumerate(zip(a, b, strict=False)) if one != other), min(len(a), len(b)))


def _anchors(a: Sequence[str], b: Sequence[str], head: int, tail: int) -> list[Match]:
    """The longest row of words, each once on either side, that come in the same order on both."""
    once_a, once_b = _once(a, head, tail), _once(b, head, tail)
    pairs = [(i, once_b[word]) for word, i in once_a.items() if word in once_b]
    ends: list[int] = []  # the smallest j that ends a row of each length
    at: list[int] = []  # which pair that is
    back: list[int | None] = []
    for n, (_, j) in enumerate(pairs):
        place = bisect_left(ends, j)
        ends[place : place + 1] = [j]
        at[place : place + 1] = [n]
        back.append(at[place - 1] if place else None)
    row: list[Match] = []
    n_or_none = at[-1] if at else None
    while n_or_none is not None:
        row.append(Match(*pairs[n_or_none], 1))
        n_or_none = back[n_or_none]
    return row[::-1]


def _once(words: Sequence[str], head: int, tail: int) -> dict[str, int]:
    inner = range(head, len(words) - tail)
    counts = Counter(words[n] for n in inner)
    return {words[n]: n for n in inner if counts[words[n]] == 1}


def _fine(a: Sequence[str], b: Sequence[str]) -> Iterator[Match]:
    """Word by word, where the cost is bearable; else nothing is the same."""
    counts = Counter(b)
    if a and b and sum(counts[word] for word in a) <= COSTLIEST:
        for i, j, size in SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks():
            yield Match(i, j, size)


Keys = tuple[Sequence[str], Sequence[str]]
Words = tuple[Sequence[Word], Sequence[Word]]


def _neat(found: Sequence[Hunk], keys: Keys, words: Words) -> list[Hunk]:
    """Each pure insertion or deletion moved to where it reads best, never over its neighbours."""
    neat: list[Hunk] = []
    for n, hunk in enumerate(found):
        least = (neat[-1].i_end if neat else 0) - hunk.i
        most = (found[n + 1].i if n + 1 < len(found) else len(keys[0])) - hunk.i_end
        by = _best_shift(hunk, max(least, -FARTHEST), min(most, FARTHEST), keys, words)
        neat.append(Hunk(*(place + by for place in hunk)))
    return neat


def _best_shift(hunk: Hunk, least: int, most: int, keys: Keys, words: Words) -> int:
    if hunk.i < hunk.i_end and hunk.j < hunk.j_end:
        return 0
    side = 0 if hunk.i < hunk.i_end else 1
    begin, end = (hunk.i, hunk.i_end) if side == 0 else (hunk.j, hunk.j_end)
    shifts = (0, *_shifts(keys[side], begin, end, least, -1), *_shifts(keys[side], begin, end, most, 1))
    return max(shifts, key=lambda by: (_neatness(words[side], begin + by, end + by), -abs(by)))


def _shifts(keys: Sequence[str], begin: int, end: int, limit: int, step: int) -> Iterator[int]:
    """By how many words the stretch can be moved in one direction without another result."""
    leaving, coming = (end - 1, begin - 1) if step < 0 else (begin, end)
    for shift in range(step, limit + step, step):
        if keys[leaving + shift - step] != keys[coming + shift - step]:
            return
        yield shift


def _neatness(words: Sequence[Word], begin: int, end: int) -> int:
    """2: whole paragraphs; 1: from behind one comma or point to the next; 0: anything else."""
    if words[begin].opens and (end == len(words) or words[end].opens):
        return 2
    return int(begin > 0 and not words[begin - 1].text[-1].isalnum() and not words[end - 1].text[-1].isalnum())


def _joined(found: Sequence[Hunk], before: Sequence[Word], after: Sequence[Word]) -> list[Hunk]:
    """Hunks with nothing but a chance word between them become one."""
    kept: list[Hunk] = []
    for hunk in found:
        while kept and _by_chance(kept[-1], hunk, before, after):
            last = kept.pop()
            hunk = Hunk(last.i, hunk.i_end, last.j, hunk.j_end)
        kept.append(hunk)
    return kept


def _by_chance(one: Hunk, other: Hunk, before: Sequence[Word], after: Sequence[Word]) -> bool:
    """Whether the words that stayed between two hunks are few and much shorter than what changed on either side.

    Where a paragraph begins among them they are rather the same on purpose: an "OR" between two alternatives.
    """
    if other.j - one.j_end > CHANCE:
        return False
    beside = (*after[one.j_end : _beyond(other.j, other.j_end)], *before[one.i_end : _beyond(other.i, other.i_end)])
    times = MUCH if any(word.opens for word in beside) else 2
    stayed = _length(after[one.j_end : other.j])
    return all(
        times * stayed <= max(_length(before[h.i : h.i_end]), _length(after[h.j : h.j_end])) for h in (one, other)
    )


def _beyond(begin: int, end: int) -> int:
    """Behind the first word of a stretch, if it has one."""
    return begin + 1 if begin < end else begin


def _length(words: Sequence[Word]) -> int:
    return sum(len(word.text) for word in words)
