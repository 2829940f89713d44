"""Hours and months that restate one another in brackets: "18 months (a minimum of 1,500 hours) of experience".

In: the place of an amount behind an experience. Out: whether it stands in the bracket of that one, and with which words
around it. Words inside the bracket that name a kind of their own make it a part of the amount before.
"""

import re
from typing import NamedTuple

from models.requirement import Evidence, Experience, Leaf
from pipeline.extract.amounts import hours
from pipeline.extract.joints import fillers
from pipeline.extract.leaf import Place

OPENING = re.compile(r"(?P<kind>[^()]*)\((?P<words>[^()]*)")
BRACKET = re.compile(r"(?P<inner>[^()]*)\)(?P<behind>.*)", re.DOTALL)
BESIDE = frozenset("with plus addition additional".split())
LEADING = frozenset("approximately about equal equals i e ie that is to usually".split())
HOURS = re.compile(
    r"(?P<kind>(?:['’]s?)?+(?:\s++[\w/'’-]++){0,6}+),?+\s*+\((?P<hours>[^()]{0,40}\bhours)(?: total)?\)(?P<behind>.*)",
    re.IGNORECASE | re.DOTALL,
)
IN_A_MONTH = (80, 220)
"""The fewest and the most hours of work that a month is restated by."""
LONGEST_INSIDE = 3
"""Words in the bracket behind an amount that still name no kind: "of paid time"."""


class Bracket(NamedTuple):
    """The kind of experience that the words around a bracket name, and whether words in it name one of its own."""

    kind: str
    apart: bool


def in_bracket(last: Leaf | None, place: Place) -> Bracket | None:
    """The bracket behind the experience `last` in which the amount at `place` stands; None if it stands in none."""
    opening = OPENING.fullmatch(place.gap)
    if not isinstance(last, Experience) or place.inside or opening is None:
        return None
    bracket = BRACKET.match(place.rest)
    words = frozenset(re.findall(r"\w+", opening["words"].lower()))
    if bracket is None or not words <= (fillers() | LEADING) - BESIDE:
        return None
    apart = len(bracket["inner"].split()) > LONGEST_INSIDE or bool(re.match(r"\s*(?:in|as)\b", bracket["inner"]))
    return Bracket(f"{opening['kind'].strip()} {bracket['behind'].strip()}".strip(), apart)


def restates(last: Leaf | None, months: float | None, hours: float | None) -> bool:
    """True if an amount in brackets says in another unit, or again, how much the experience before it is."""
    if not isinstance(last, Experience):
        return False
    return last.hours is None if hours is not None else last.months in (None, months)


def hours_behind(months: float | None, rest: str) -> tuple[float | None, str]:
    """The hours in brackets that say again how much some months are, and the words around them: "(4,160 hours)"."""
    found = HOURS.match(rest) if months and "hours" in rest else None
    stated = hours(found["hours"]) if found else None
    if found is None or not months or not stated or not _is_so_long(stated / months):
        return None, rest
    return stated, f"{found['kind']} {found['behind'].lstrip()}"


def _is_so_long(hours_in_a_month: float) -> bool:
    fewest, most = IN_A_MONTH
    return fewest <= hours_in_a_month <= most


def through(last: Evidence, place: Place) -> Evidence:
    """The words from those of the amount before to those of the one at `place`."""
    text = place.sentence.passage.text
    start = text.rfind(last.text, 0, place.match.start)
    end = text.find(place.evidence.text, place.match.start)
    if start < 0 or end < 0:
        return last
    return place.sentence.passage.evidence(last.rule, start, end + len(place.evidence.text))
