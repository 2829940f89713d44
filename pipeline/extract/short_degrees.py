"""Degrees printed short: "BS", "MA", "an associate or bachelor's degree". The same letters are states, programs, jobs.

In: a match and the sentence it stands in. Out: whether it is a degree. Two letters are one in capitals, if a field of
study, an amount or another degree follows, or if an article stands before them and nothing else behind; behind a name
and a comma they are the state of a town. "Associate" is one if "or" and a higher degree follow.
"""

import re

from pipeline.lexicon.patterns import NUMBER_WORDS, Match

BARE = frozenset({"ba", "bs", "ma", "ms"})
AMOUNT = rf"(?:(?:at least|a minimum of|no less than)\s+)?\(?(?:\d|(?:{'|'.join(NUMBER_WORDS)})\b)"
DEGREE_AHEAD = re.compile(
    rf"\s+in\s+[a-z]|,?\s+(?:and|plus|with)\s+{AMOUNT}|\s*(?:or|/)\s*(?:an?\s+)?(?:[BM][AS]\b|[BM]\.|MBA|Ph\.?D|master)",
    re.IGNORECASE,
)
ARTICLE = re.compile(r"\ban?\s+$", re.IGNORECASE)
TOWN = re.compile(r"[A-Z][a-z]++,\s+$")
ALONE = re.compile(r"\s*(?:[;,.]|or\b|$)")
HIGHER = re.compile(r"(?:,|\s+or)\s+(?:an?\s+)?(?:bachelor|baccalaureate|B\.?[AS]\b)", re.IGNORECASE)
JOB = re.compile(r"(?:\bas an?\s+|(?!An?\b)[A-Z][a-z]++\s+)$")
LONGEST_WORD = 20


def is_no_degree(match: Match, text: str) -> bool:
    """True for words that may be a degree, where nothing around them says so: "MS Office", "a sales associate"."""
    words = text[match.start : match.end]
    ahead = text[max(0, match.start - LONGEST_WORD) : match.start]
    if words.lower() == "associate":
        return JOB.search(ahead) is not None or HIGHER.match(text, match.end) is None
    if len(words) != 2 or words.lower() not in BARE:
        return False
    if not words.isupper() or TOWN.search(ahead):
        return True
    alone = ARTICLE.search(ahead) and ALONE.match(text, match.end)
    return not (alone or DEGREE_AHEAD.match(text, match.end))
