"""Amounts and schooling that nobody brings to the job -> Condition leaves.

In: the leaves read so far and the place of an amount or a degree. Out: the leaves with a condition instead of it: a
time of residence, a time to stay, what is due only after appointment. Everything else is read as what it is.
"""

import re

from models.requirement import Condition, ConditionKind
from pipeline.extract import amounts
from pipeline.extract.education import TRAINING_RULES
from pipeline.extract.joints import LEXICON
from pipeline.extract.leaf import Joined, Leaves, Place
from pipeline.lexicon.wordings import first_match

SCHOOLING = ("education", "degree", "graduation", "credits")
NAMED = re.compile(r"\s+(?:as|to|in|with)\b", re.IGNORECASE)
"""Behind "after appointment": to another class, from which one comes ("two years after appointment as a Clerk")."""
CLAUSE = re.compile(r"(?:(?!,? (?:and|plus|who|which)\b)[^;.,:])*+", re.IGNORECASE)


def read_not_brought(before: Leaves, place: Place) -> Leaves | None:
    """`before` with the condition that the amount or schooling at `place` is part of; None if it is asked at entry."""
    amount = place.match.label == "amount"
    if not amount and (place.match.label not in SCHOOLING or place.match.entry.name in TRAINING_RULES):
        return None
    if amount and first_match(LEXICON, place.sentence.passage.text[place.match.end :], "residence"):
        return (*before, _condition(place, ConditionKind.RESIDENCY, amounts.months(place.words)))
    if (amount and first_match(LEXICON, place.gap, "stays")) or _is_due_later(before, place, amount):
        return (*before, _condition(place, ConditionKind.STATUS, None))
    return None


def _is_due_later(before: Leaves, place: Place, amount: bool) -> bool:
    """True for what is due after appointment. "Within five years of appointment" says so of schooling; of experience
    it may as well say how recent it must be."""
    clause = CLAUSE.match(place.rest)
    behind = clause.group() if clause else ""
    labels = ("later",) if amount else ("later", "schooling-later")
    spans = [behind] if before else [place.gap, behind]
    found = [(words, said) for words in spans if (said := first_match(LEXICON, words, *labels))]
    return any(not NAMED.match(words, said.end) for words, said in found)


def _condition(place: Place, about: ConditionKind, months: float | None) -> Joined:
    return Joined(Condition(about=about, amount=months, evidence=place.evidence), place.joint)
