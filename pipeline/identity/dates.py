"""Printed dates in, ISO dates out: 12/17/07, 02-03-17, JULY 23, 2015, Nov. 15 1990, 2019-07-01, 4/89, 9/1999.

Precedence: the forms of `FORMS`, longest first, so that the month-only form never takes a piece of a full date.
A date that no calendar has (13/45/07) is not a date. The order is month before day, as American offices print it.
"""

import re
from datetime import date
from typing import NamedTuple

from pipeline.lexicon.wordings import wordings

CENTURY_PIVOT = 50
"""Two-digit years from 50 on belong to the 1900s, those below to the 2000s. Civil-service classes in force today were
set up after 1950; a constant, so that the same file gives the same dates in every year."""
EARLIEST, LATEST = 1883, 2099  # the first civil service act; no specification is older

DIGIT = re.compile(r"\d")
WORD = r"(?P<word>[A-Za-z]{3,9})\.?"
FORMS = tuple(
    re.compile(form)
    for form in (
        r"(?<![\w/-])(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})(?![\w/-])",
        r"(?<![\w/])(?<!\d[.-])(?P<month>\d{1,2})(?P<mark>[/.-])(?P<day>\d{1,2})(?P=mark)(?P<year>\d{4}|\d{2})(?:(?![\w/])|(?=[A-Z]{1,2}(?![\w/])))",
        rf"\b{WORD}\s*(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})\b",
        rf"\b(?P<day>\d{{1,2}})\s+{WORD},?\s+(?P<year>\d{{4}})\b",
        rf"\b{WORD},?\s+(?P<year>\d{{4}})\b",
        r"(?<![\w/])(?<!\d[.-])(?P<month>\d{1,2})/(?P<year>\d{4}|\d{2})(?![\w/])",
        r"(?<![\w/])(?<!\d[.-])(?P<month>\d{1,2})-(?P<year>\d{4})(?![\w/-])",
    )
)
HYPHENATED_MONTH = re.compile(
    r"[\s:.–-]*(?P<date>(?P<month>\d{1,2})-(?P<year>\d{2}))(?=\s*$|\s*[,;.)|](?!\d)|\s{3}|\s[A-Z])"
)
"""'REVISED 6-90': a month and two digits. Alone it may be a range or a number, so the caller must know of an event."""


class PrintedDate(NamedTuple):
    """A date as found: its ISO value (YYYY-MM if no day is printed) and its place in the text."""

    value: str
    start: int
    end: int


def find_dates(text: str) -> tuple[PrintedDate, ...]:
    """Every date of `text`, in printed order."""
    if not DIGIT.search(text):
        return ()
    found: list[PrintedDate] = []
    for form in FORMS:
        for match in form.finditer(text):
            value = _iso(match.groupdict())
            if value and not any(match.start() < other.end and other.start < match.end() for other in found):
                found.append(PrintedDate(value, match.start(), match.end()))
    return tuple(sorted(found, key=lambda printed: printed.start))


def hyphenated_month(text: str, start: int) -> PrintedDate | None:
    """The date such as '6-90' that stands at `start`, behind the name of an event; None if nothing like it does."""
    match = HYPHENATED_MONTH.match(text, start)
    value = _iso({"month": match["month"], "year": match["year"]}) if match else None
    return PrintedDate(value, match.start("date"), match.end("date")) if match and value else None


def _iso(parts: dict[str, str | None]) -> str | None:
    """The ISO date of a match, None if there is no such day."""
    month = _month(parts["word"]) if parts.get("word") else int(parts.get("month") or 0)
    year = _year(parts["year"] or "")
    try:
        day = date(year, month or 0, int(parts.get("day") or 1))
    except ValueError:
        return None
    if not EARLIEST <= year <= LATEST:
        return None
    return day.isoformat() if parts.get("day") else f"{year:04}-{month:02}"


def _year(digits: str) -> int:
    year = int(digits)
    if len(digits) == 4:
        return year
    return year + (1900 if year >= CENTURY_PIVOT else 2000)


def _month(word: str | None) -> int | None:
    """1 to 12 for the name of a month or its abbreviation."""
    for number, rule in enumerate(wordings("months"), start=1):
        if rule.pattern.fullmatch(word or ""):
            return number
    return None
