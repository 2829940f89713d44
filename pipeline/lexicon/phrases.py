"""Phrases compared by their words: a tree for the longest phrase at a place, and the nearest phrase to a misspelt one.

In: phrases of a lexicon and words of a text. Out: the entry of the phrase that the words begin with, or the phrase that
a run of letters nearly is. Words are folded first, so that one phrase stands for many printings.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import islice
from typing import Generic, NamedTuple, TypeVar

from rapidfuzz import process
from rapidfuzz.distance import OSA

AnyEntry = TypeVar("AnyEntry")

WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)?")
IGNORED = frozenset({"and", "or", "the", "a", "an"})

LETTERS_PER_SLIP = 10
"""One wrong letter is forgiven for every ten, so short words must be exact."""
MAX_SLIPS = 3
LOOK_ALIKE = str.maketrans("1l|058", "iiiosb")


class Word(NamedTuple):
    """A word of a text, folded, and the place where it ends."""

    folded: str
    end: int


class Found(NamedTuple, Generic[AnyEntry]):
    """An entry, the number of words that its phrase takes, and the place where they end."""

    entry: AnyEntry
    taken: int
    end: int


def words_of(text: str, start: int = 0, limit: int | None = None) -> list[Word]:
    """The folded words of `text` from `start`, without and/or/the/a (a first word is always kept)."""
    return list(islice(each_word(text, start), limit))


def each_word(text: str, start: int = 0) -> Iterator[Word]:
    """The same words, one by one: most lines are known to be no phrase by their first."""
    first = True
    for match in WORD.finditer(text, start):
        word = match.group().casefold()
        if first or word not in IGNORED:
            first = False
            yield Word(fold(word), match.end())


@lru_cache(maxsize=8192)
def fold(word: str) -> str:
    """A word without its plural ending: 'abilities' -> 'ability', 'licences' -> 'license', \"driver's\" -> 'driver'."""
    word = re.sub(r"['’]s?$|['’](?=s$)", "", word).replace("licence", "license")
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def squeeze(text: str) -> str:
    """Only the letters and digits of a text, in lower case."""
    return "".join(filter(str.isalnum, text.casefold()))


def look_alike(letters: str) -> str:
    """Squeezed letters with those made one that a text recognition takes for each other: 'm1nlmum' -> 'minimum'."""
    return letters.translate(LOOK_ALIKE).replace("rn", "m").replace("vv", "w")


class PhraseTree(Generic[AnyEntry]):
    """Phrases with their entries, for the question: which is the longest phrase that these words begin with?"""

    def __init__(self, phrases: Iterable[tuple[str, AnyEntry]]) -> None:
        """The tree of `phrases`; where two fold to the same words the first one wins."""
        self._entries: dict[tuple[str, ...], AnyEntry] = {}
        self._beginnings: set[tuple[str, ...]] = set()
        self._single: set[str] = set()
        for phrase, entry in phrases:
            words = tuple(word.folded for word in words_of(phrase))
            self._entries.setdefault(words, entry)
            self._beginnings.update(words[:count] for count in range(1, len(words) + 1))
            self._single.update(words if len(words) == 1 else ())

    def longest(self, words: Iterable[Word]) -> Found[AnyEntry] | None:
        """The entry of the longest phrase that `words` begin with; no more of them are asked for than needed."""
        best: Found[AnyEntry] | None = None
        start: tuple[str, ...] = ()
        for word in words:
            start = (*start, word.folded)
            if start not in self._beginnings:
                break
            if start in self._entries:
                best = Found(self._entries[start], len(start), word.end)
        return best

    def opening(self, text: str, start: int, limit: int) -> Found[AnyEntry] | None:
        """The entry of the longest phrase that stands at `start` of `text`, among its next `limit` words."""
        first = WORD.search(text, start)
        if first is None or (fold(first.group().casefold()),) not in self._beginnings:
            return None  # as for nearly all texts
        return self.longest(islice(each_word(text, start), limit))

    def has_word_of(self, text: str) -> bool:
        """True if a word of `text` is a phrase by itself."""
        return not self._single.isdisjoint(map(fold, WORD.findall(text.casefold())))


def nearest_phrase(letters: str, phrases: tuple[str, ...]) -> str | None:
    """The squeezed phrase that `letters` is, or is but for a slip in ten letters; None if no phrase is that near.

    A slip is a letter lost, added or wrong, or two neighbours exchanged. Of phrases equally near the first one wins.
    """
    slips = _slips(len(letters))
    possible = _as_long(phrases, len(letters))
    if not slips:
        return letters if letters in possible else None
    found = process.extractOne(letters, possible, scorer=OSA.distance, score_cutoff=slips)
    return found[0] if found else None


@cache
def _as_long(phrases: tuple[str, ...], length: int) -> tuple[str, ...]:
    """The phrases that are no more slips longer or shorter than `length` letters may have."""
    return tuple(phrase for phrase in phrases if abs(len(phrase) - length) <= _slips(length))


def _slips(length: int) -> int:
    return min(length // LETTERS_PER_SLIP, MAX_SLIPS)
