"""Texts as words that can be compared: signs, case and line breaks do not count, the order of the words does.

`differing` gives the words of the text itself, so what is published is what was printed.
"""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

from rapidfuzz.distance import Indel

WORD = re.compile(r"[^\W_]++(?:['’ʼ´`.&/-][^\W_]++)*+")
INSIDE = re.compile(r"[^\w]+")
LONGEST_COMPARED = 4000
"""Words beyond which two texts are compared by what they share alone: the cost of an exact comparison is quadratic."""
BRIDGE = 1
"""Equal words between two differences that are quoted with them: 'the large [hub] airport' reads better whole."""


class Difference(NamedTuple):
    """Words of the earlier text that the later one has not, and the words that stand there instead; either may be
    empty. `start` and `end` are the place in the earlier text."""

    before: str
    after: str
    start: int
    end: int

    def applied(self, text: str) -> str:
        """The earlier text with this one difference made."""
        return f"{text[: self.start]} {self.after} {text[self.end :]}"


def words(text: str) -> tuple[str, ...]:
    """The words in lower case without the signs inside them: "Driver's  License," is ("drivers", "license")."""
    return tuple(INSIDE.sub("", match[0]).casefold() for match in WORD.finditer(text))


def letters(text: str) -> str:
    """Letters and digits alone: equal for texts that differ in spaces, hyphens and signs only."""
    return "".join(words(text))


def similarity(before: tuple[str, ...], after: tuple[str, ...]) -> float:
    """How much of two texts is the same words in the same order, from 0 to 1."""
    return float(Indel.normalized_similarity(before[:LONGEST_COMPARED], after[:LONGEST_COMPARED]))


def differing(before: str, after: str) -> tuple[Difference, ...]:
    """The stretches in which two texts differ, in the order of the text, in its own words and signs."""
    old, new = _places(before), _places(after)
    matcher = SequenceMatcher(None, words(before), words(after), autojunk=False)
    return tuple(
        Difference(before[slice(*old_place)], after[slice(*new_place)], *old_place)
        for i1, i2, j1, j2 in _bridged(matcher)
        for old_place, new_place in [(_span(old, i1, i2), _span(new, j1, j2))]
    )


def _places(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in WORD.finditer(text)]


def _span(places: list[tuple[int, int]], first: int, last: int) -> tuple[int, int]:
    """From the first word to the last; where there is none, the place behind the word before."""
    if first < last:
        return places[first][0], places[last - 1][1]
    end = places[first - 1][1] if first else 0
    return end, end


def _bridged(matcher: "SequenceMatcher[str]") -> Iterator[tuple[int, int, int, int]]:
    """The differences, those joined that only `BRIDGE` equal words part."""
    found: list[tuple[int, int, int, int]] = []
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            continue
        if found and i1 - found[-1][1] <= BRIDGE:
            found[-1] = (found[-1][0], i2, found[-1][2], j2)
        else:
            found.append((i1, i2, j1, j2))
    yield from found
