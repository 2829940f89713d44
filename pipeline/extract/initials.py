"""Degrees printed as two capitals without stops: "BS", "MA". The same letters are states, programs and ways to address.

In: a match and the sentence it stands in. Out: whether the letters are a degree. They are one in capitals, if a field
of study, an amount or another degree follows, or if an article stands before them and nothing else behind;
behind a name and a comma they are the state of a town.
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
LONGEST_WORD = 20


def is_other_letters(match: Match, text: str) -> bool:
    """True for two letters that may be a degree, where nothing around them says so: "MS Office", "an MA license"."""
    letters = text[match.start : match.end]
    if len(letters) != 2 or letters.lower() not in BARE:
        return False
    if not letters.isupper():
        return True
    ahead = text[max(0, match.start - LONGEST_WORD) : match.start]
    alone = ARTICLE.search(ahead) and ALONE.match(text, match.end)
    return TOWN.search(ahead) is not None or not (alone or DEGREE_AHEAD.match(text, match.end))
