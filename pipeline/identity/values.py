"""What a value looks like below the head of a column. Goes in: a fact or event, and words. Comes out: whether they fit.

A code or a grade is one word, a title many; a date is read as everywhere else. Where the head is not known a value is
one short word with a digit, or a few letters.
"""

import re

from pipeline.identity.dates import find_dates
from pipeline.lexicon.wordings import first_match

MAX_WORDS = {"title": 10, "department": 6, "unit": 5, "pay": 8, "grade": 8, "jurisdictional_class": 2, "overtime": 2}
"""Words that a value may have; a code one. A grade may be printed as its pay."""
DATE_WORDS = 3
ONE_WORD = ("class_code", "coded", "")

SHORT = re.compile(r"(?=.*\d)[A-Z0-9][A-Z0-9./-]{0,9}|[A-Z]{1,3}", re.IGNORECASE)
ABSENT = re.compile(r"N/?A|none|varies|tbd|[-–—]{1,3}", re.IGNORECASE)
OVERTIME = re.compile(r"(?:not?[ -]?n?-? ?)?(?:exempt|covered|eligible)|yes|no", re.IGNORECASE)
MONEY = re.compile(
    r"\$ ?\d[\d,.]*(?: ?(?:-|–|—|to) ?\$? ?\d[\d,.]*)?(?: ?(?:/|per|an?)? ?[a-z]{2,12}\.?)?", re.IGNORECASE
)
NUMBER_LAST = re.compile(r"(?<![\d.])[\d.]{2,}+\Z")
"""Behind a title stands the number of a level, which has one digit, or the value of another column."""
WORDS = re.compile(r"[^:$|]*[^\W\d_][^:$|]*")


def most_words(fact: str) -> int:
    """How many words a value of the fact may have."""
    return 1 if fact in ONE_WORD else MAX_WORDS.get(fact, DATE_WORDS)


def is_absent(value: str) -> bool:
    """True for a cell that says that there is no value: "N/A", a dash."""
    return bool(ABSENT.fullmatch(value))


def fits(fact: str, value: str) -> bool:
    """True if `value` can be a value of the fact; '' is a column of which nothing is known."""
    if is_absent(value):
        return fact != "title"
    if fact == "title":
        return NUMBER_LAST.search(value) is None
    if fact in ("department", "unit"):
        return bool(WORDS.fullmatch(value) or SHORT.fullmatch(value)) and not find_dates(value)
    if fact == "jurisdictional_class":
        named = first_match("jurisdictional_classes", value)
        return bool(SHORT.fullmatch(value)) or bool(named and (named.start, named.end) == (0, len(value)))
    if fact == "overtime":
        return bool(OVERTIME.fullmatch(value) or SHORT.fullmatch(value))
    if fact in ("grade", "pay"):
        return bool(SHORT.fullmatch(value) or MONEY.fullmatch(value))
    if fact in ONE_WORD:
        return bool(SHORT.fullmatch(value))
    return [(date.start, date.end) for date in find_dates(value)] == [(0, len(value))]
