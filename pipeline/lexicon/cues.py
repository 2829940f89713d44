"""The words that a text must hold before a phrase can match it: a quick no for most texts.

In: phrases as `pipeline/lexicon/wordings.py` writes them, and a text. Out: False if none of the phrases can match.
A regular expression that ignores case is tried at every letter of a text; a look at its words is some fifty times
faster, and nearly every text has no match. Cues prove nothing: the pattern decides.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

PIECES = re.compile(r"['*.]")
WORD = re.compile(r"\w+")


class Folded(NamedTuple):
    """A text in one case: all its letters, and its words."""

    letters: str
    words: frozenset[str]


class Cue(NamedTuple):
    """A word of a phrase: a text holds one of the `whole` words, or letters of `parts`, which may lie in longer ones.

    Empty letters are in every text.
    """

    whole: frozenset[str]
    parts: tuple[str, ...]

    def in_text(self, text: Folded) -> bool:
        """True if the text holds one of the choices."""
        return not self.whole.isdisjoint(text.words) or any(map(text.letters.__contains__, self.parts))


Others = tuple[Cue, ...]


class Cues(NamedTuple):
    """What a text must hold for one of several phrases: for each choice of the most telling word of a phrase, the other
    words that the phrase asks for. Choices that are whole words are known apart from those that may be parts of words.
    """

    whole: Mapping[str, Sequence[Others]]
    parts: Mapping[str, Sequence[Others]]

    def may_match(self, text: Folded) -> bool:
        """False if none of the phrases can stand in the text."""
        for word in self.whole.keys() & text.words:
            if any(all(cue.in_text(text) for cue in others) for others in self.whole[word]):
                return True
        for letters in filter(text.letters.__contains__, self.parts):
            if any(all(cue.in_text(text) for cue in others) for others in self.parts[letters]):
                return True
        return False


def cues(phrases: Iterable[str]) -> Cues:
    """The cues of `phrases`, each of which has a word that must be there."""
    return _of(map(_words, phrases))


def letter_cues(phrases: Iterable[Iterable[Iterable[str]]]) -> Cues:
    """The cues of phrases given by their words, and these by their choices, in small letters: wherever they stand."""
    return _of([Cue(frozenset(), tuple(word)) for word in words] for words in phrases)


def merged(groups: Iterable[Cues]) -> Cues:
    """The cues of several families of phrases as one."""
    found = tuple(groups)
    return Cues(*(_gathered(_pairs(each[kind] for each in found)) for kind in range(len(Cues._fields))))


@lru_cache(maxsize=512)
def folded(text: str) -> Folded:
    """`text` as cues are written: letters that patterns which ignore case take for the same one become the same one."""
    letters = text.casefold().replace("i\u0307", "i").replace("ı", "i")  # both Turkish letters match an i
    return Folded(letters, frozenset(WORD.findall(letters)))


def _of(phrases: Iterable[Iterable[Cue]]) -> Cues:
    """The cues of phrases by their words; the most telling word is that of the longest letters."""
    whole: list[tuple[str, Others]] = []
    parts: list[tuple[str, Others]] = []
    for words in phrases:
        telling, *others = sorted(words, key=lambda cue: -min(map(len, (*cue.whole, *cue.parts))))
        whole += [(word, tuple(others)) for word in sorted(telling.whole)]
        parts += [(letters, tuple(others)) for letters in telling.parts]
    return Cues(_gathered(whole), _gathered(parts))


def _pairs(maps: Iterable[Mapping[str, Sequence[Others]]]) -> list[tuple[str, Others]]:
    return [(letters, others) for each in maps for letters, many in each.items() for others in many]


def _gathered(pairs: Iterable[tuple[str, Others]]) -> dict[str, tuple[Others, ...]]:
    found: dict[str, dict[Others, None]] = {}
    for letters, others in pairs:
        found.setdefault(letters, {})[others] = None
    return {letters: tuple(many) for letters, many in found.items()}


def _words(phrase: str) -> tuple[Cue, ...]:
    """The words of `phrase` that must be there."""
    words = [word for word in phrase.split() if word not in ("^", "$") and not word.startswith("...")]
    return tuple(_cue(word) for word in words if not word.endswith("?"))


def _cue(word: str) -> Cue:
    """The choices of a word: of `driver's|license` the part `driver`, always printed so, and the whole word."""
    choices = [folded(choice).letters for choice in word.split("|")]
    whole = frozenset(choice for choice in choices if WORD.fullmatch(choice))
    return Cue(whole, tuple(max(PIECES.split(choice), key=len) for choice in choices if choice not in whole))
