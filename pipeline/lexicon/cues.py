"""The words that a text must hold before a phrase can match it: a quick no for most texts.

In: phrases as `pipeline/lexicon/wordings.py` writes them, and a text. Out: False if none of the phrases can match.
A regular expression that ignores case is tried at every letter of a text; a look at its words is some fifty times
faster, and nearly every text has no match. Cues prove nothing: the pattern decides.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

PIECES = re.compile(r"['*.]")
WORD = re.compile(r"\w+")
APART = "".join(sign if WORD.fullmatch(sign) else " " for sign in map(chr, range(128)))
"""ASCII with spaces for all that stands in no word: text cut at them has the same words, in half the time."""


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
Family = tuple[int, Others]
"""The number of a family of phrases, and the other words that one of its phrases asks for."""


class Cues(NamedTuple):
    """What a text must hold for one of several families of phrases: for each choice of the most telling word of a
    phrase, its family and other words. Choices that are whole words are known apart from those that may be parts of
    words.
    """

    words: frozenset[str]
    whole: Mapping[str, Sequence[Family]]
    parts: Mapping[str, Sequence[Family]]

    def may_match(self, text: Folded) -> bool:
        """False if no phrase of any family can stand in the text."""
        return self._may_hold(text) and next(self._possible(text), None) is not None

    def families(self, text: Folded) -> Sequence[int]:
        """The numbers of the families of which a phrase can stand in the text, in order."""
        return sorted(set(self._possible(text))) if self._may_hold(text) else ()

    def _may_hold(self, text: Folded) -> bool:
        if not self.words.isdisjoint(text.words):
            return True
        return bool(self.parts) and any(map(text.letters.__contains__, self.parts))

    def _possible(self, text: Folded) -> Iterator[int]:
        for word in self.words & text.words:
            yield from _asked_for(self.whole[word], text)
        for letters in filter(text.letters.__contains__, self.parts):
            yield from _asked_for(self.parts[letters], text)


def cues(families: Iterable[Iterable[str]]) -> Cues:
    """The cues of families of phrases, each of which has a word that must be there; families are numbered from 0."""
    return _of((number, _words(phrase)) for number, phrases in enumerate(families) for phrase in phrases)


def letter_cues(phrases: Iterable[Iterable[Iterable[str]]]) -> Cues:
    """The cues of one family, its phrases given by their words, and these by their choices, in small letters: wherever
    they stand."""
    return _of((0, [Cue(frozenset(), tuple(word)) for word in words]) for words in phrases)


def _asked_for(families: Sequence[Family], text: Folded) -> Iterator[int]:
    """The families whose other words the text holds."""
    for number, others in families:
        if not others or all(cue.in_text(text) for cue in others):
            yield number


@lru_cache(maxsize=512)
def folded(text: str) -> Folded:
    """`text` as cues are written: letters that patterns which ignore case take for the same one become the same one."""
    letters = text.casefold()
    if text.isascii():
        return Folded(letters, frozenset(letters.translate(APART).split()))
    letters = letters.replace("i\u0307", "i").replace("ı", "i")  # both Turkish letters match an i
    return Folded(letters, frozenset(WORD.findall(letters)))


def _of(phrases: Iterable[tuple[int, Iterable[Cue]]]) -> Cues:
    """The cues of phrases by their family and words; the most telling word is that of the longest letters."""
    whole: dict[str, dict[Family, None]] = {}
    parts: dict[str, dict[Family, None]] = {}
    for number, words in phrases:
        telling, *others = sorted(words, key=lambda cue: -min(map(len, (*cue.whole, *cue.parts))))
        for word in telling.whole:
            whole.setdefault(word, {})[number, tuple(others)] = None
        for letters in telling.parts:
            parts.setdefault(letters, {})[number, tuple(others)] = None
    gathered = ({letters: tuple(families) for letters, families in each.items()} for each in (whole, parts))
    return Cues(frozenset(whole), *gathered)


def _words(phrase: str) -> tuple[Cue, ...]:
    """The words of `phrase` that must be there."""
    words = [word for word in phrase.split() if word not in ("^", "$") and not word.startswith("...")]
    return tuple(_cue(word) for word in words if not word.endswith("?"))


def _cue(word: str) -> Cue:
    """The choices of a word: of `driver's|license` the part `driver`, always printed so, and the whole word. A full
    stop behind a word is no part of it."""
    choices = [folded(choice).letters.removesuffix(".") for choice in word.split("|")]
    whole = frozenset(choice for choice in choices if WORD.fullmatch(choice))
    return Cue(whole, tuple(max(PIECES.split(choice), key=len) for choice in choices if choice not in whole))
