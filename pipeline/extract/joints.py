"""How the words between two leaves join them: "and", "or", "; or", and whether the second lies inside the first.

In: the words between two leaves, and those behind the second. Out: a `Joint`; True if an amount is part of another. A
connective counts only if nothing but words that lead to a leaf stands behind it: the "or" of "a college or university
with 24 credits" joins nothing. The words are in `lexicon/leaves.toml`.
"""

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import cache

from pipeline.lexicon import load
from pipeline.lexicon.wordings import WordingEntry, first_match

LEXICON = "leaves"
CONNECTIVE = re.compile(
    r"(?P<stop>[;.:,])?(?:(?<!\s)\s++)?\b(?P<word>and/or|or|and|plus)\b(?P<after>\s*[;,:])?", re.IGNORECASE
)
LEADING = re.compile(
    r"[,;&]|\b(?:and/or|or|and|plus|with|as well as|together with|along with|including|while)\b", re.IGNORECASE
)
EITHER = re.compile(r"\b(?:and|plus|with),?\s+either\b[^.;]{0,30}$", re.IGNORECASE)
EITHER_FIRST = re.compile(r"\W*either\s+(?:an?\s+|the\s+|possession of\s+|completion of\s+)*", re.IGNORECASE)
LABEL = re.compile(r"\(\w\)")
ALTERNATIVE_WORDS = ("or", "and/or")
STRONG_STOPS = (";", ".")


class Joint(StrEnum):
    """How a leaf hangs on the one before: `then_or` opens a new alternative ("…; or"), `or` only another choice."""

    AND = "and"
    OR = "or"
    THEN_OR = "then_or"


def joint_of(gap: str) -> Joint:
    """The joint that the words between two leaves make; "and" if no connective stands there."""
    if _another_way(gap) is not None:
        return Joint.THEN_OR
    found = next(_connectives(gap), None)
    if found is None or found["word"].lower() not in ALTERNATIVE_WORDS:
        return Joint.AND
    strong = found["stop"] in STRONG_STOPS or found["word"] == "OR" or found["after"]
    return Joint.THEN_OR if strong else Joint.OR


def _another_way(gap: str) -> int | None:
    """Where the words begin that lead to a way of its own, if the gap ends in them: "…, or in lieu of a degree,"."""
    found = first_match(LEXICON, gap, "another-way")
    return found.start if found and fillers().issuperset(re.findall(r"\w+", gap[found.end :].lower())) else None


def is_either(gap: str) -> bool:
    """True if the words before a leaf say that it is one of two that stand beside others: "and either"; or that open a
    sentence of two ways: "Either a degree and one year, or …"."""
    return EITHER.search(gap) is not None or EITHER_FIRST.fullmatch(gap) is not None


def for_all(gap: str) -> bool:
    """True if the words between two leaves say that the second goes with every choice before: "and, in both cases,"."""
    return first_match(LEXICON, gap, "for-all") is not None and joint_of(gap) is Joint.AND


def without_connective(rest: str) -> str:
    """The words behind a leaf without those at their end that only lead to the next: "…, and possession of a"."""
    if (another := _another_way(rest)) is not None:
        return rest[:another]
    start = len(rest)
    for found in reversed(list(LEADING.finditer(rest))):
        if not fillers().issuperset(re.findall(r"\w+", rest[found.end() : start].lower())):
            break
        start = found.start()
    return rest[:start]


def leads_on(words: str) -> bool:
    """True if words say nothing but lead to the next leaf: "a valid", "in both cases"."""
    found = first_match(LEXICON, words, "for-all")
    rest = words[: found.start] + words[found.end :] if found else words
    return fillers().issuperset(re.findall(r"\w+", rest.lower()))


def after_comma(gap: str) -> bool:
    """True if the connective between two leaves has a comma before it."""
    found = next(_connectives(gap), None)
    return found is not None and found["stop"] == ","


def after_semicolon(gap: str) -> bool:
    """True if the connective between two leaves has a semicolon before it."""
    found = next(_connectives(gap), None)
    return found is not None and found["stop"] == ";"


def opening_joint(before: str) -> Joint:
    """The joint of the first leaf of a sentence: a sentence that begins with "or" goes on with a new alternative."""
    return Joint.THEN_OR if re.match(r"\s*or\b", before, re.IGNORECASE) else Joint.AND


def in_one_breath(gap: str) -> bool:
    """True if neither a connective nor a stop stands between two leaves."""
    return next(_connectives(gap), None) is None and not re.search(r"[;.]", gap)


def is_included(gap: str) -> bool:
    """True if the words before an amount say that it is part of the one before: "including at least"."""
    gap = LABEL.sub(" ", gap)
    while found := first_match(LEXICON, gap.rstrip(" (,"), "minimum"):
        gap = gap[: found.start]
    return first_match(LEXICON, gap, "inside-before") is not None


def is_part(rest: str) -> bool:
    """True if the words behind an amount say what it is part of: "of which", "of the required experience"."""
    return first_match(LEXICON, rest, "inside-after") is not None


def _connectives(gap: str) -> Iterator[re.Match[str]]:
    """The connectives behind which only words follow that lead to a leaf, the last one first."""
    gap = LABEL.sub(" ", gap)
    for found in reversed(list(CONNECTIVE.finditer(gap))):
        if not fillers().issuperset(re.findall(r"\w+", gap[found.end() :].lower())):
            return
        yield found


@cache
def fillers() -> frozenset[str]:
    """The words that may stand between a connective and a leaf."""
    entries = (entry for entry in load(LEXICON, WordingEntry) if entry.label == "filler")
    return frozenset(word for entry in entries for phrase in entry.phrases for word in phrase.split("|"))
