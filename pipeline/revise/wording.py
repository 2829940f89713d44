"""Whether two texts say the same in other words: spelling, spacing, numerals, filler, offices renamed, synonyms.

In: two texts of a requirement. Out: True if a revision from one to the other changes no rule. Synonyms are data
(`lexicon/rewordings.toml`); what they do not cover counts as a change. The forms are only compared, never published.
"""

import re
from functools import cache

from rapidfuzz.distance import DamerauLevenshtein

from pipeline.extract.amounts import WORDS
from pipeline.lexicon.wordings import wordings
from pipeline.revise.words import letters, words

BRACKETED_NUMBER = re.compile(
    r"(?<=\w)\s*\((?:\d+(?:\.\d+)?|[a-z]+)\)(?=\s+(?:year|month|semester|quarter|credit|hour|unit))", re.I
)
DATE = r"(?:[\dX?]{1,2}\s*[/-]\s*){0,2}(?:\d{4}|[\dX?]{2})"
DECIDED_ON = re.compile(
    rf"\b(?:approved|adopted|revised|amended|effective|dated)\s++(?:(?:on|as of)\s*+)?{DATE}\b", re.IGNORECASE
)
OFFICE = r"(?:[A-Z][\w'’&.-]*|of|and|for|the|on|&)"
DECIDER = re.compile(rf"\b(?:by|to|of|from|with)\s+(?:the\s+)?(?P<name>{OFFICE}(?:,?\s+{OFFICE}){{0,9}})")
DECIDES = re.compile(
    r"(?:acceptabl|determin|approv|issu|grant|administer|prescrib|establish|recogni[sz]|accredit|certif)\w*\W+(?:\w+\W+){0,4}$",
    re.I,
)
ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5", "vi": "6", "vii": "7", "viii": "8"}
NUMBERS = {word: str(value) for word, value in WORDS.items() if word != "a"}
SHORTEST_MISSPELT = 6
"""Letters from which a word with one letter wrong is still that word: shorter ones are often another word."""


def says_the_same(before: str, after: str, own_titles: tuple[str, ...] = ()) -> bool:
    """True if no rule differs between two texts. `own_titles`: names of the class itself, which require nothing."""
    if letters(before) == letters(after):
        return True
    first, second = (_meaning(text, own_titles) for text in (before, after))
    return first == second or "".join(first) == "".join(second) or _only_misspelt(first, second)


def _meaning(text: str, own_titles: tuple[str, ...]) -> tuple[str, ...]:
    """The words that carry the rule, in one form for all ways to write them."""
    text = BRACKETED_NUMBER.sub("", text)
    text = DECIDED_ON.sub(" ", text)
    for title in sorted(filter(None, own_titles), key=len, reverse=True):
        text = re.sub(rf"(?<!\w){re.escape(title)}(?!\w)", " ", text, flags=re.IGNORECASE)
    text = _without_deciders(text)
    for pattern, label in _families():
        text = pattern.sub(f" {label} ", text)
    return tuple(_plain(word) for word in words(text))


def _without_deciders(text: str) -> str:
    """The text without the offices that decide or issue: "acceptable to the Personnel Department" is "acceptable"."""
    pieces, start = [], 0
    for match in DECIDER.finditer(text):
        if DECIDES.search(text[: match.start()]) and _office().search(match["name"]):
            pieces.append(text[start : match.start()])
            start = match.end()
    return "".join([*pieces, text[start:]])


@cache
def _office() -> re.Pattern[str]:
    (entry,) = wordings("offices")
    return entry.pattern


@cache
def _families() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Synonyms, each with the word that stands for them, and filler, which becomes nothing."""
    synonyms = [(wording.pattern, wording.label) for wording in wordings("rewordings")]
    return (*synonyms, *((wording.pattern, "") for wording in wordings("filler")))


def _plain(word: str) -> str:
    """Numerals as digits, plurals as singulars."""
    word = ROMAN.get(word, NUMBERS.get(word, word))
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def _only_misspelt(before: tuple[str, ...], after: tuple[str, ...]) -> bool:
    return len(before) == len(after) and all(map(_is_the_same_word, before, after))


def _is_the_same_word(before: str, after: str) -> bool:
    if before == after:
        return True
    long_enough = min(len(before), len(after)) >= SHORTEST_MISSPELT and before.isalpha() and after.isalpha()
    return long_enough and DamerauLevenshtein.distance(before, after, score_cutoff=1) <= 1
