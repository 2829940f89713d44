"""What a sentence only prefers, and what it says not to count: taken out of what it asks.

In: the text of a sentence and its matches. Out: the matches that are asked, and the places where the words of what is
asked end.

What is taken back, by the words that do it: "… is preferred" and "… is not acceptable" take back the words before them,
"preferably …" the next thing behind it, "preferred: …" and "preference will be given to …" what stands behind them up
to what is asked again, "a typical way to obtain these is …" everything behind it. "… may not be substituted for …" is
about all of its clause.
"""

import re

from pipeline.lexicon.patterns import Match

STATING = ("education", "degree", "amount", "license", "graduation", "equivalent", "credits")
NEGATING = ("excluded", "desirable")
ASKED = re.compile(r"\b(?:required|minimum|must)\b", re.IGNORECASE)
REQUIRED = re.compile(r"\brequired(?=,|\s+(?:and|but|with|while)\b)", re.IGNORECASE)
"""What stands before "required," is asked, whatever is preferred behind it."""
THING = re.compile(
    r",(?!\s+(?:and|or)\b)(?=[^,;]*\b(?:experience|degree|diploma|licen[sc]e|certificat\w+|years?|months?|master'?s"
    r"|bachelor'?s|associate'?s|doctorate)\b)",
    re.IGNORECASE,
)
"""A comma behind which something stands that is asked for by itself: ", a master's degree", ", four years"."""
PASSED = re.compile(r"[,;]|(?<=\w )(?:and|plus|supplemented)\b", re.IGNORECASE)
"""What stands behind these is no part of "preferably in a hospital" any more."""
CLAUSE = "clause"
"""The value of words that forbid an exchange."""
TURN = re.compile(r"(?:[;,]|(?<=\w))\s+(?:but|except|however|although|though)\b(?: that\b)?", re.IGNORECASE)
"""Where a sentence turns to what does not hold: ", except that …"."""
OPENS_CLAUSE = re.compile(rf"{TURN.pattern}|,|\b(?:(?:for|of|to) which|with)\b", re.IGNORECASE)
JOINS = re.compile(r"\b(?:and|or)\b", re.IGNORECASE)


def without_unasked(text: str, matches: tuple[Match, ...]) -> tuple[tuple[Match, ...], tuple[int, ...]]:
    """The matches without what is only preferred or does not count, and the places where what was taken back begins."""
    gone: set[int] = set()
    borders: set[int] = set()
    for negation in matches:
        if negation.label not in NEGATING:
            continue
        behind = [match.start for match in matches if match.start >= negation.end and match.label in STATING]
        if negation.value == "all-behind":
            gone.update(behind)
        elif negation.value in ("heading", "clause-behind"):
            asked = ASKED.search(text, negation.end)
            stop = text.find(";", negation.end) if negation.value == "clause-behind" else -1
            end = min((place for place in (asked.start() if asked else -1, stop) if place >= 0), default=len(text))
            gone.update(place for place in behind if place < end)
        elif negation.value == "behind" or (negation.value == "next" and not negation.start):
            gone.update(behind[:1])
        elif negation.value == "next":
            gone.update(place for place in behind[:1] if not PASSED.search(text[negation.end : place].lstrip(" ,")))
        else:
            stop = text.find(";", negation.end)
            if negation.value == CLAUSE:
                gone.update(place for place in behind if stop < 0 or place < stop)
            start = _taken_back_from(text, negation, matches)
            gone.update(match.start for match in matches if start < match.start < negation.start)
            borders.update([start] if start > 0 else [])
    kept = tuple(match for match in matches if match.start not in gone)
    return kept, tuple(sorted(gone | borders))


def _taken_back_from(text: str, negation: Match, matches: tuple[Match, ...]) -> int:
    """Where the words begin that "… is desirable" takes back: behind a semicolon, the bracket that is open, or
    "required,"; behind a comma with something of its own behind it ("a diploma, a degree preferred"), or behind the
    last ", and" if what stands there is one thing ("a degree, and completion of a course is desirable")."""
    bracket = text.rfind("(", 0, negation.start)
    clause = max(text.rfind(";", 0, negation.start), -1 if ")" in text[bracket : negation.start] else bracket)
    clause = max([clause, *(found.end() for found in REQUIRED.finditer(text, 0, negation.start))])
    states = any(match.label in STATING and clause < match.start for match in matches)
    own = [found.start() for found in THING.finditer(text, clause + 1, negation.start)] if states else []
    if own and any(match.label in STATING and clause < match.start < own[-1] for match in matches):
        return own[-1]
    if negation.value == CLAUSE:
        return max([clause, *(found.end() for found in OPENS_CLAUSE.finditer(text, 0, negation.start))])
    if negation.value == "one":
        last = max(text.rfind(mark, 0, negation.start) for mark in ",;(")
        return max(last, clause) if not JOINS.search(text, last, negation.start) else clause
    last = max(text.rfind(", and ", 0, negation.start), clause)
    one = text[negation.start : negation.end].lower().startswith("is ")
    stated = any(last < match.start < negation.start for match in matches if match.label in STATING)
    return last if one and stated else clause
