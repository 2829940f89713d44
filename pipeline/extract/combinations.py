"""What "any combination thereof" puts together: the schooling and the amounts before it, or only the kinds of one.

In: the words, the leaves found before them. Out: True if they close a list of kinds ("in carpentry, plumbing, or any
combination thereof") and are no way to qualify.
"""

import re
from collections.abc import Sequence

from pipeline.lexicon.patterns import Match

OF_THESE = "combination-of-these"
AMOUNTS = ("education", "degree", "credits", "graduation", "amount")
OPENING = re.compile(r"\W*(?:(?:or|and/or|and|by|in|with|any|an|a)\W+)*", re.IGNORECASE)
LEAD = re.compile(r"\b(?:or|and/or)\b[\s,]*+(?:(?:any|an?|the|other|some)\s++)*+$", re.IGNORECASE)
EQUIVALENT = re.compile(r"\b(?:equivalent|suitable|acceptable|appropriate)\b", re.IGNORECASE)
LIST = re.compile(r",|\b(?:or|and)\b", re.IGNORECASE)


def is_of_kinds(match: Match, matches: Sequence[Match], text: str) -> bool:
    """True for a combination of kinds of schooling or experience; False for one that is a way of its own, and for other
    matches."""
    words = text[match.start : match.end]
    if match.entry.name != OF_THESE or EQUIVALENT.search(words) or OPENING.fullmatch(text[: match.start]):
        return False
    before = [other for other in matches if other.label in AMOUNTS and other.end <= match.start]
    lead = LEAD.search(text, before[-1].end if before else 0, match.start)
    if len(before) < 2 or lead is None:
        return True
    return LIST.search(text[before[-1].end : lead.start()].rstrip(" ,;")) is not None
