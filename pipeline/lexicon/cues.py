"""The letters that a text must hold before a phrase can match it: a quick no for most texts.

In: phrases as `pipeline/lexicon/wordings.py` writes them, and a text. Out: False if none of the phrases can match.
A regular expression that ignores case is tried at every letter of a text; a search for plain letters is some fifty
times faster, and nearly every text has no match. Cues prove nothing: the pattern decides.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

Words = tuple[tuple[str, ...], ...]
PIECES = re.compile(r"['*.]")


class Cues(NamedTuple):
    """What a text must hold for one of several phrases.

    `others` has, for the letters of the most telling word of each phrase, the other words that the phrase asks for, and
    for each of these its choices. A text with a match holds the letters, and a choice of each of the other words.
    """

    others: Mapping[str, Sequence[Words]]

    def may_match(self, letters: str) -> bool:
        """False if none of the phrases can stand in the text of these `letters` (see `folded`)."""
        held = letters.__contains__
        return any(
            all(any(map(held, word)) for word in words)
            for telling in filter(held, self.others)
            for words in self.others[telling]
        )


def cues(phrases: Iterable[str]) -> Cues:
    """The cues of `phrases`, each of which has a word that must be there."""
    return _gathered((letters, tuple(others)) for telling, *others in map(_words, phrases) for letters in telling)


def merged(groups: Iterable[Cues]) -> Cues:
    """The cues of several families of phrases as one."""
    return _gathered((letters, words) for group in groups for letters, each in group.others.items() for words in each)


def _gathered(pairs: Iterable[tuple[str, Words]]) -> Cues:
    others: dict[str, dict[Words, None]] = {}
    for letters, words in pairs:
        others.setdefault(letters, {})[words] = None
    return Cues({letters: tuple(each) for letters, each in others.items()})


@lru_cache(maxsize=512)
def folded(text: str) -> str:
    """`text` as cues are written: letters that patterns which ignore case take for the same one become the same one."""
    return text.casefold().replace("i\u0307", "i").replace("ı", "i")  # both Turkish letters match an i


def _words(phrase: str) -> Words:
    """The letters of the words of `phrase` that must be there, the most telling word first: of the longest letters."""
    words = [word for word in phrase.split() if word not in ("^", "$") and not word.startswith("...")]
    choices = [_choices(word) for word in words if not word.endswith("?")]
    return tuple(sorted(choices, key=lambda letters: -min(map(len, letters))))


def _choices(word: str) -> tuple[str, ...]:
    """The longest run of letters of each choice that is always printed so: `driver's` -> `driver`."""
    return tuple(max(PIECES.split(folded(choice)), key=len) for choice in word.split("|"))
