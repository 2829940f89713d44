"""Dates such as "4/12": a month and a year, or a month and a day? In: the dates of a specification. Out: the doubtful.

They are read as month and year. It is plain that this is meant where another date of the document can be nothing else:
"4/1989", "4/89", "4/00", or "4/09" (nobody writes a zero before the day and none before the month); and where there are
two or more, or the date of establishment, because a history of days without years would say nothing.
"""

import re
from collections.abc import Iterator

from models.classspec import Identity, Stated
from models.document import Problem, Severity

SLASHED = re.compile(r"(?<![\w/.-])(?P<month>\d{1,2})/(?P<year>\d{4}|\d{2})(?![\w/-])")
MOST_DAYS = 31
MONTH_ONLY = len("2012-04")


def slash_doubts(identity: Identity) -> Iterator[Problem]:
    """A problem for the month of the identity that may be a day, unless the document shows how it prints months."""
    single = (identity.opened_on, identity.established_on, identity.approved_on)
    many = (*identity.revised_on, *identity.reviewed_on, *identity.voted_on)
    printed = [found for date in (*filter(None, single), *many) for found in _printed(date)]
    dated = any(date is identity.established_on for date, _ in printed)
    if not dated and len({found.group() for _, found in printed}) == 1 and _may_be_a_day(printed[0][1]):
        yield _problem(*printed[0])


def _printed(date: Stated) -> Iterator[tuple[Stated, re.Match[str]]]:
    """How a month of some year is printed in its line, if with a slash."""
    if len(date.value) != MONTH_ONLY:
        return
    year, _, month = date.value.partition("-")
    for found in SLASHED.finditer(date.evidence.text):
        if int(found["month"]) == int(month) and year.endswith(found["year"]):
            yield date, found
            return


def _may_be_a_day(found: re.Match[str]) -> bool:
    month, second = found["month"], found["year"]
    padded = second.startswith("0") and len(month) == 1
    return len(second) == len("12") and not padded and 0 < int(second) <= MOST_DAYS


def _problem(date: Stated, found: re.Match[str]) -> Problem:
    message = (
        f"The date “{found.group()}” is doubtful: its second number may be a day or a year; it was read as a year; "
        f"what is published of it is {date.value}."
    )
    place = {"page": date.evidence.page, "line": date.evidence.line}
    return Problem(code="doubtful-date", severity=Severity.WARNING, message=message, **place)
