"""Amounts of an exchange: the credits given, the months that they buy, and the most that may be bought.

In: the words of one exchange and the matches in it. Out: credits or months; None for what is not said.
"""

import re

from pipeline.extract import amounts
from pipeline.extract.joints import is_included
from pipeline.lexicon.patterns import Match
from pipeline.lexicon.wordings import first_match

AMOUNT = r"(?P<amount>[\w½-]++(?: \(\d+\))? (?:academic |full )?(?:years?|months?))\b"
CAPPED = r"\b(?:up to|maximum|not (?:to exceed|more than)|no more than|limit of)\b[^.;]{0,30}?"
CAP = re.compile(CAPPED + AMOUNT, re.IGNORECASE)
CAP_BEHIND = re.compile(rf"(?<![\w½-]){AMOUNT} (?:at (?:the )?most|maximum)\b", re.IGNORECASE)
EACH_YEAR = re.compile(r"\b(?:each|every|a|the) (?:\w+ )?year\b", re.I)
EQUATION = re.compile(
    r"\b(?P<credits>\d+)\s*semester(?:\s*(?:/|or)\s*\d+\s*quarter)? (?:credit |)(?:units|credits|hours) "
    rf"(?:=|equals?|is equal to) {AMOUNT}",
    re.IGNORECASE,
)
IN_A_DEGREE = re.compile(
    r"\b(?:degree|diploma)\b[^;]{0,200}\b(?:with|includ\w+)\s+(?:(?:at least|a minimum of)\s+)?$", re.I
)
MONTHS_IN_A_YEAR = 12.0


def most(text: str) -> float | None:
    """The most months that may be bought: "up to two years", "two years maximum"."""
    found = _cap(text)
    return amounts.months(found["amount"]) if found else None


def _cap(text: str) -> re.Match[str] | None:
    return CAP_BEHIND.search(text) or CAP.search(text)


def equation(text: str) -> tuple[float | None, float | None] | None:
    """What so many credits are in months: "30 semester/45 quarter units = 1 year"."""
    found = EQUATION.search(text)
    return (amounts.number(found["credits"]), amounts.months(found["amount"])) if found else None


def credits_exchanged(matches: tuple[Match, ...], text: str) -> float | None:
    """The credits that are exchanged; those that only lie inside a time of study ("one year of education which includes
    three units"), or inside a degree ("a degree with at least nine credits"), are not: the time or the degree is.
    """
    found = next((match for match in matches if match.label == "credits"), None)
    if found is None:
        return None
    times = [match.end for match in matches if match.label == "amount" and match.end <= found.start]
    inside = (times and is_included(text[times[-1] : found.start])) or IN_A_DEGREE.search(text, 0, found.start)
    return None if inside else amounts.number(text[found.start : found.end])


def _counts_as(match: Match, text: str) -> bool:
    """True for words of exchange that hold the amount: "counts as one year"."""
    return match.label == "substitution" and amounts.months(text[match.start : match.end]) is not None


def rate(matches: tuple[Match, ...], text: str, target_at: int) -> float | None:
    """The months that one unit of the substitute buys: the amount in "at a rate of …", else that of the target."""
    cap, said = _cap(text), first_match("substitutes", text, "rate")
    found = [
        (match.start, amounts.months(text[match.start : match.end]))
        for match in matches
        if (match.label == "amount" or _counts_as(match, text))
        and not (cap and cap.start() <= match.start < cap.end())
        and text[match.start].strip()
    ]
    if said:
        found = [amount for amount in found if amount[0] >= said.start] or found
        if len(found) > 1 and re.search(r"\bfor\b", text[found[0][0] : found[1][0]]):
            return found[1][1]  # "one year of such work for six months of experience"
    else:
        found = [amount for amount in found if amount[0] >= target_at] or found
    if not found or (found[0][0] < target_at and EACH_YEAR.search(text, target_at)):
        return MONTHS_IN_A_YEAR if EACH_YEAR.search(text, max(target_at, 0)) else None
    return found[0][1]
