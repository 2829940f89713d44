"""Plain phrases as rules: a TOML list of entries in, compiled patterns with names and labels out.

A phrase is written in words:

    driver's licen*      `'` stands for any apostrophe, `*` for the rest of a word
    valid? license       `?` a word that may be missing (never the last one)
    license|permit       `|` either word
    may ...3 car         `...3` up to three words of the same sentence, `...` up to eight
    ^ city of            `^` only at the start of the text, `$` only at its end
    spec. revision       `.` a full stop that may be missing

Letter case and the space or dash between two words do not matter; a full stop or semicolon between them does.
The first entry of a file that matches wins, so the order of a file is the precedence of its rules.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from pydantic import Field

from models.lexicon import Entry
from pipeline.lexicon import LexiconError, load
from pipeline.lexicon.cues import WORD, Cues, cues, folded

BETWEEN = r"[^\w.;!?]{1,6}"
GAP_WORDS = 8
GAP_WORD = r"[\w'’.]++(?:[/-][\w'’.]++){0,3}?"
"""A word of a gap, "and/or" and "one-to-one" too. It gives nothing back: else a row of hyphens could be cut into words
in more ways than there is time to try."""


class WordingEntry(Entry):
    """A family of phrases that mean the same; `label` says what a match announces."""

    label: str
    phrases: tuple[str, ...] = Field(min_length=1)


class Wording(NamedTuple):
    """A compiled entry."""

    name: str
    label: str
    pattern: re.Pattern[str]


class Match(NamedTuple):
    """The wording that matched a text, and from where to where."""

    wording: Wording
    start: int
    end: int


class Lexicon(NamedTuple):
    """The wordings of a lexicon, and what tells of most texts at once that they cannot match: how all of them open, if
    all stand only at the start of a text, and their cues."""

    wordings: tuple[Wording, ...]
    opening: re.Pattern[str] | None
    cues: Cues

    def possible(self, text: str) -> Sequence[Wording]:
        """The wordings that `text` may hold."""
        if self.opening and not self.opening.match(text):
            return ()
        numbers = self.cues.families(folded(text))
        return [self.wordings[number] for number in numbers] if numbers else ()


def wordings(lexicon: str, *labels: str) -> tuple[Wording, ...]:
    """The wordings of `<lexicon>.toml` in the order of the file; only those with one of `labels`, if any are given."""
    return _lexicon(lexicon, *labels).wordings


@cache
def _lexicon(lexicon: str, *labels: str) -> Lexicon:
    entries = [entry for entry in load(lexicon, WordingEntry) if not labels or entry.label in labels]
    compiled = tuple(Wording(entry.name, entry.label, _compile(lexicon, entry)) for entry in entries)
    phrases = [phrase for entry in entries for phrase in entry.phrases]
    return Lexicon(compiled, opening(phrases), cues(entry.phrases for entry in entries))


def opening(phrases: Sequence[str]) -> re.Pattern[str] | None:
    """The first words of phrases that stand only at the start of a text; None if one of them may stand elsewhere."""
    words = {word: None for phrase in phrases for word in _first_words(phrase)}
    if "" in words:
        return None
    return re.compile(r"\W*(?:" + "|".join(map(_word, words)) + ")", re.IGNORECASE)


def _first_words(phrase: str) -> Iterator[str]:
    """The words that can be the first of a phrase at the start of a text; an empty one if any word can."""
    if not phrase.startswith("^ "):
        yield ""
    for token in phrase.removeprefix("^ ").split():
        yield "" if token.startswith("...") else token.removesuffix("?")
        if not token.endswith("?"):
            return


def may_match(lexicon: str, text: str, *labels: str) -> bool:
    """False if `first_match` is sure to find nothing, and no part of the text has a match either."""
    return _lexicon(lexicon, *labels).cues.may_match(folded(text))


def first_match(lexicon: str, text: str, *labels: str) -> Match | None:
    """The first wording of the lexicon (with one of `labels`) that `text` holds, at its first place."""
    for wording in _lexicon(lexicon, *labels).possible(text):
        if match := wording.pattern.search(text):
            return Match(wording, *match.span())
    return None


def opening_matches(lexicon: str, text: str, *labels: str) -> Iterator[Match]:
    """The wordings of the lexicon with which `text` begins, in the order of the file, at most one match of each."""
    for wording in _lexicon(lexicon, *labels).possible(text):
        if match := wording.pattern.match(text):
            yield Match(wording, *match.span())


def phrases_of(lexicon: str) -> Iterator[str]:
    """The phrases of all entries, as they are written."""
    return (phrase for entry in load(lexicon, WordingEntry) for phrase in entry.phrases)


@cache
def last_words(lexicon: str) -> frozenset[str]:
    """The words in which phrases of the lexicon end, in small letters: 'ad. bd.' ends in 'bd'."""
    ends = (choice for phrase in phrases_of(lexicon) for choice in phrase.split()[-1].split("|"))
    return frozenset(WORD.findall(end.casefold())[-1] for end in ends)


def every_match(lexicon: str, text: str, *labels: str) -> Iterator[Match]:
    """All places of all wordings of the lexicon in `text`, in the order of the file: they may overlap."""
    for wording in _lexicon(lexicon, *labels).possible(text):
        yield from (Match(wording, *match.span()) for match in wording.pattern.finditer(text))


def phrase_pattern(phrase: str) -> str:
    """The regular expression of one phrase; ValueError if its last word may be missing."""
    tokens = phrase.split()
    start = r"\A\W*" if tokens[0] == "^" else r"(?<!\w)"
    end = r"\W*\Z" if tokens[-1] == "$" else r"(?!\w)"
    words = [token for token in tokens if token not in ("^", "$")]
    if not words or words[-1].endswith("?") or words[-1].startswith("..."):
        raise ValueError(f"the phrase '{phrase}' has no last word that must be there")
    return start + "".join(_token(word) for word in words[:-1]) + _word(words[-1]) + end


def _compile(lexicon: str, entry: WordingEntry) -> re.Pattern[str]:
    try:
        return re.compile("|".join(phrase_pattern(phrase) for phrase in entry.phrases), re.IGNORECASE)
    except ValueError as error:
        raise LexiconError(f"{lexicon}.toml, entry {entry.name}: {error}") from error


def _token(token: str) -> str:
    """A word and the space after it, or a gap of several words."""
    if token.startswith("..."):
        return rf"(?:{GAP_WORD}{BETWEEN}){{0,{int(token[3:] or GAP_WORDS)}}}?"
    if token.endswith("?"):
        return rf"(?:{_word(token[:-1])}{BETWEEN})?"
    return _word(token) + BETWEEN


def _word(token: str) -> str:
    """One word, with its own signs for apostrophe, rest of word and full stop."""
    words = "|".join(re.escape(choice) for choice in token.split("|"))
    return "(?:" + words.replace(r"\*", r"\w*").replace("'", "['’´`]?").replace(r"\.", r"\.?") + ")"
