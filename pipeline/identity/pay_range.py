"""A line in, the pay ranges printed on it out.

Two amounts are one range if a word or a dash joins them ("$41,000 to $52,000", "$41,000 (Step 1) - $52,000"), if the
one is called the least and the other the most ("$41,000 Min / $52,000 Max"), if both are steps ("A $20 B $21 C $22"),
or if nothing stands between them and they can be one range. Any other amount is a flat rate.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from pipeline.lexicon.wordings import Match, every_match

MONEY = re.compile(r"\$\s?(?P<amount>\d[\d,]*(?:\.\d{1,2})?)(?P<thousands>K\b)?")
JOINED = re.compile(
    r"(?:\s?\([^()$]{1,24}\))?[^$\d]{0,20}?(?:\bto\b|-|–|—|\bthrough\b|\bmaximum\b:?)\s*+"
    r"(?:\$\s?)?(?P<amount>\d[\d,]*(?:\.\d{1,2})?)(?P<thousands>K\b)?"
)
STEP = re.compile(r"(?:[\s,;|/]*+\(?(?:step\s)?[A-Z0-9]{1,2}\)?[:.]?)?[\s|]*+", re.IGNORECASE)
"""What stands between the amounts of two steps, or of two columns: at most the name of a step. A comma or a semicolon
alone parts the flat rates of several grades."""
WIDEST = 2
"""The most is less than so many times the least; wider apart stand a month and a year."""
BESIDE = 40
"""Characters in front of the first amount in which it can be called the least."""


class PayRange(NamedTuple):
    """The least and the most in dollars, and the place of both in the line."""

    minimum: float
    maximum: float
    start: int
    end: int


def pay_ranges(text: str) -> Iterator[PayRange]:
    """The ranges and flat rates of a line, in printed order; one whose most is less than its least is left out."""
    amounts = list(MONEY.finditer(text)) if "$" in text else []
    after = 0
    for place, amount in enumerate(amounts):
        if amount.start() < after:
            continue
        found = _from(text, amounts[place:])
        after = found.end
        if 0 < found.minimum <= found.maximum:
            yield found


def names_least(text: str) -> bool:
    """True for a line whose only amount is called the least: the most may stand on the line below."""
    amounts = list(MONEY.finditer(text)) if "$" in text else []
    return len(amounts) == 1 and _called(text, 0, amounts[0].start()) == "least"


def names_most(text: str) -> bool:
    """True for a line that begins with the most."""
    amount = MONEY.search(text)
    return amount is not None and _called(text, 0, amount.start()) == "most"


def _from(text: str, amounts: Sequence[re.Match[str]]) -> PayRange:
    """The range that begins at the first of these amounts."""
    first = amounts[0]
    if joined := JOINED.match(text, first.end()):
        in_thousands = joined["thousands"] is not None
        least = _value(first, in_thousands=in_thousands)
        return PayRange(least, _value(joined), first.start(), joined.end())
    last = _most(text, amounts) or _last_step(text, amounts)
    return PayRange(_value(first), _value(last), first.start(), last.end())


def _most(text: str, amounts: Sequence[re.Match[str]]) -> re.Match[str] | None:
    """The amount that is called the most, if the first is called the least; the names stand before all amounts or
    behind all of them. A range that is printed up to its middle ends there."""
    gaps = [(max(0, amounts[0].start() - BESIDE), amounts[0].start())]
    gaps += [(one.end(), two.start()) for one, two in pairwise(amounts)]
    names = [_called(text, *gap) for gap in gaps]
    if names[0] != "least":
        names = [_called(text, *gap, first=True) for gap in (*gaps[1:], (amounts[-1].end(), len(text)))]
    if names[0] != "least":
        return None
    named = dict(reversed(list(zip(names, amounts, strict=True))[1:]))
    return named.get("most") or named.get("middle")


def _last_step(text: str, amounts: Sequence[re.Match[str]]) -> re.Match[str]:
    """The last of the amounts that rise, with nothing but names of steps between them, and are not too far apart."""
    last = amounts[0]
    for amount in amounts[1:]:
        rises = _value(last) < _value(amount) <= WIDEST * _value(amounts[0])
        if not rises or not STEP.fullmatch(text, last.end(), amount.start()) or JOINED.match(text, amount.end()):
            break
        last = amount
    return last


def _called(text: str, start: int, end: int, *, first: bool = False) -> str:
    """Which end of a range the last (or the first) name between two places speaks of; '' if none stands there."""
    found: list[Match] = list(every_match("pay", text[start:end], "least", "most", "middle"))
    if not found:
        return ""
    named = min(found, key=lambda match: match.start) if first else max(found, key=lambda match: match.start)
    return named.wording.label


def _value(amount: re.Match[str], *, in_thousands: bool = False) -> float:
    value = float(amount["amount"].replace(",", ""))
    return round(value * 1000, 2) if amount["thousands"] or (in_thousands and value < 1000) else value
