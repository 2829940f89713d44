"""Phrases compared by their words: a tree for the longest phrase at a place, and the nearest phrase to a misspelt one.

In: phrases of a lexicon and words of a text. Out: the entry of the phrase that the words begin with, or the phrase that
a run of letters nearly is. Words are folded first, so that one phrase stands for many printings.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

AnyEntry = TypeVar("AnyEntry")

WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)?")
IGNORED = frozenset({"and", "or", "the", "a", "an"})

LETTERS_PER_SLIP = 10
"""One wrong letter is forgiven for every ten, so short words must be exact."""
MAX_SLIPS = 3


class Word(NamedTuple):
    """A word of a text, folded, and the place where it ends."""

    folded: str
    end: int


class Found(NamedTuple, Generic[AnyEntry]):
    """An entry and the number of words that its phrase takes."""

    entry: AnyEntry
    taken: int


def words_of(text: str, start: int = 0, limit: int | None = None) -> list[Word]:
    """The folded words of `text` from `start`, without and/or/the/a (a first word is always kept)."""
    words: list[Word] = []
    for match in WORD.finditer(text, start):
        word = match.group().casefold()
        if words and word in IGNORED:
            continue
        words.append(Word(fold(word), match.end()))
        if limit is not None and len(words) >= limit:
            break
    return words


@lru_cache(maxsize=8192)
def fold(word: str) -> str:
    """A word without its plural ending: 'abilities' -> 'ability', 'licences' -> 'license', \"driver's\" -> 'driver'."""
    word = re.sub(r"['’]s?$|['’](?=s$)", "", word).replace("licence", "license")
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def squeeze(text: str) -> str:
    """Only the letters and digits of a text, in lower case."""
    return "".join(letter for letter in text.casefold() if letter.isalnum())


class PhraseTree(Generic[AnyEntry]):
    """Phrases with their entries, for the question: which is the longest phrase that these words begin with?"""

    def __init__(self, phrases: Iterable[tuple[str, AnyEntry]]) -> None:
        """The tree of `phrases`; where two fold to the same words the first one wins."""
        self._entries: dict[tuple[str, ...], AnyEntry] = {}
        self._beginnings: set[tuple[str, ...]] = set()
        for phrase, entry in phrases:
            words = tuple(word.folded for word in words_of(phrase))
            self._entries.setdefault(words, entry)
            self._beginnings.update(words[:count] for count in range(1, len(words) + 1))

    def longest(self, words: Sequence[Word]) -> Found[AnyEntry] | None:
        """The entry of the longest phrase that `words` begin with."""
        best: Found[AnyEntry] | None = None
        for count in range(1, len(words) + 1):
            start = tuple(word.folded for word in words[:count])
            if start not in self._beginnings:
                break
            if start in self._entries:
                best = Found(self._entries[start], count)
        return best


def nearest_phrase(letters: str, phrases: tuple[str, ...]) -> str | None:
    """The squeezed phrase that `letters` is, or is but for a slip in ten letters; None if no phrase is that near."""
    if letters in phrases:
        return letters
    slips = min(len(letters) // LETTERS_PER_SLIP, MAX_SLIPS)
    if slips == 0:
        return None
    alike = (phrase for phrase in phrases if _could_be(letters, phrase, slips))
    near = [(distance, phrase) for phrase in alike if (distance := _distance(letters, phrase, slips)) <= slips]
    return min(near)[1] if near else None


def _distance(one: str, other: str, limit: int) -> int:
    """Letters to insert, delete, replace or exchange with a neighbour; anything above `limit` is only 'too many'."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        before, last, row = row, before, [i]
        for j, target in enumerate(other, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != target))
            if last and j > 1 and letter == other[j - 2] and one[i - 2] == target:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return limit + 1
    return row[-1]


def _could_be(one: str, other: str, limit: int) -> bool:
    """A cheap test before the costly one: a slip changes the length by one at most, and the set of letters by two."""
    if abs(len(one) - len(other)) > limit:
        return False
    return (_letter_set(one) ^ _letter_set(other)).bit_count() <= 2 * limit


@lru_cache(maxsize=4096)
def _letter_set(text: str) -> int:
    """The letters of a text as bits; the 64 bits are shared by all characters there are."""
    bits = 0
    for letter in text:
        bits |= 1 << ord(letter) % 64
    return bits
