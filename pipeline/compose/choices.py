"""What the words before a list say of its items: one of them is enough, two of them, or "A or B, and in both cases C".

In: the running text before a list, or of an item. Out: whether it makes choices of the items, how many of them are
needed, and which labels it names. The vocabulary is in `lexicon/leaves.toml` ("any-of", "for-all").
"""

import re
from collections.abc import Sequence
from itertools import combinations
from math import comb
from typing import NamedTuple

from models.requirement import Evidence, Requirement, Unparsed
from pipeline.compose.nodes import all_of, any_of
from pipeline.extract import amounts
from pipeline.extract.joints import LEXICON
from pipeline.lexicon.wordings import every_match, first_match

LABEL = r"\(?[A-Z\d]{1,4}\)?"
CHOICES = rf"(?P<labels>{LABEL}(?:, {LABEL}){{0,30}},? or {LABEL})"
WITH = r"(?:and|plus|as well as|along with|together with)"
BESIDES = r"(?:in (?:both|either|each|all|any) (?:cases?|instances?)|in addition|for (?:both|either|all)|also|both|all)"
COMMON_LABELS = rf"{LABEL}(?:(?:,| and|, and) {LABEL}){{0,30}}"
COMMON = rf"(?:,? ?{WITH},?(?: {BESIDES},?){{0,3}}(?: to)? (?P<common>{COMMON_LABELS})(?:,? {BESIDES})?)"
NAMED_CHOICE = re.compile(rf"(?<!\w){CHOICES}{COMMON}?(?: below)?\W*$", re.IGNORECASE)
NAME = re.compile(r"(?<!\w)(?!(?:or|and)\b)[A-Z\d]{1,4}(?!\w)", re.IGNORECASE)
DUE = r",? (?:by|at|on|before|as of|prior to|upon|no later than|not later than)\b[^.;:]{1,90}:"
"""By when what stands below is asked: "… by the date of the written test:"."""
BEHIND = re.compile(rf"(?: \w+){{0,2}}(?:{DUE})?\W*", re.IGNORECASE)
BY_WHEN = re.compile(rf"{DUE}\s*$", re.IGNORECASE)
SOME_OF = re.compile(
    r"\b(?P<number>two|three|four|2|3|4)(?: \(\d\))?(?: or more)? of (?:the following|these)"
    r"(?: (?P<total>two|three|four|five|six|seven|eight|\d))?(?: \w+){0,2}\W*$",
    re.IGNORECASE,
)
MOST_WAYS = 64
"""More ways to take some of many items are not published."""
TOO_MANY_TO_TAKE = "some-of-many"


class NamedChoice(NamedTuple):
    """The labels of items of which one is enough, and of those that are required with each of them."""

    labels: frozenset[str]
    common: frozenset[str]


def says_any_of(words: str) -> bool:
    """True if the words hold "one of the following", wherever it stands."""
    return first_match(LEXICON, words, "any-of") is not None


def ends_in_any_of(words: str) -> bool:
    """True if the words end in "one of the following", but for a word or two ("… of the following ways:") and for when
    it is due ("… by the closing date:")."""
    return any(BEHIND.fullmatch(words, found.end) for found in every_match(LEXICON, words, "any-of"))


def without_due(words: str) -> str:
    """Words that lead to a list without what they say of when it is due: "one of the following at appointment:"."""
    return BY_WHEN.sub(":", words)


def named_choice(words: str) -> NamedChoice | None:
    """The labels in which words end as choices: "must meet A or B:", "either 1 or 2, and in both cases 3:"."""
    found = NAMED_CHOICE.search(words)
    return NamedChoice(_names(found["labels"]), _names(found["common"] or "")) if found else None


def says_for_all(words: str) -> bool:
    """True if the words begin with "in both cases": what they ask goes with every choice before it."""
    found = first_match(LEXICON, words, "for-all")
    return found is not None and not words[: found.start].strip(" ,;")


def holds_for_all(words: str) -> bool:
    """True if "and in both cases" stands in the middle of the words."""
    found = first_match(LEXICON, words, "for-all")
    return found is not None and bool(words[: found.start].strip(" ,;"))


def ends_in_for_all(words: str) -> bool:
    """True if the words end in "…; and in either case": what follows goes with every choice."""
    return any(not words[found.end :].strip(" ,;:") for found in every_match(LEXICON, words, "for-all"))


def announces(words: str) -> bool:
    """True for words that make choices of the items behind them."""
    return ends_in_any_of(words) or some_of(words) is not None or named_choice(words) is not None


def some_of(words: str) -> tuple[int, int | None] | None:
    """How many items are needed behind "two of the following three", and of how many if that is said; else None."""
    found = SOME_OF.search(words)
    number = amounts.number(found["number"]) if found else None
    if found is None or number is None:
        return None
    total = amounts.number(found["total"] or "")
    return int(number), int(total) if total else None


def taken(nodes: Sequence[Requirement], count: int, total: int | None, stem: Evidence) -> Requirement:
    """Any `count` of `nodes` together. Where they are too few, not as many as is said, or give more ways than are
    published, `stem` says so."""
    if count > len(nodes) or total not in (None, len(nodes)) or comb(len(nodes), count) > MOST_WAYS:
        return all_of([Unparsed(evidence=stem), any_of(nodes)])
    return any_of([all_of(chosen) for chosen in combinations(nodes, count)])


def _names(words: str) -> frozenset[str]:
    return frozenset(name.casefold() for name in NAME.findall(words))
