"""Dates that say less than a day or a month, or more than there is. In: a text and the place behind the name of an
event. Out: what is sure of the date that stands there, and whether it is in doubt.

'Revised Spring 2019' and 'Adopted 1998' say a year, 'Updated 2015-06' a month. 'Revised 13/45/2020' says a year at
most, 'Approved 2/30/2010' a month: both are doubtful, and so is 'Revised l2/O7/15', which says nothing for sure.
'Revised 10-12' is read as a month and a year as '6-90' is; but it may be a day, unless another such date of the
document can only be a month and a year.
"""

import re
from collections.abc import Iterator
from enum import Enum

from pipeline.identity.dates import EARLIEST, LATEST, PrintedDate, find_dates, hyphenated_month

FILLER = r"[\s:.–—-]*(?:(?:dates?|on|in|for|as\s+of)\b[\s:.–—-]*)?"
YEAR = r"(?P<year>(?:18|19|20)\d\d)"
PART = (
    r"(?:early|late|mid|circa|ca|about|approx(?:imately)?|spring|summer|fall|autumn|winter|fy|fiscal\s+year|year|q[1-4]"
    r"|(?:first|second|third|fourth|1st|2nd|3rd|4th)\s+quarter)"
)
PART_OF_YEAR = re.compile(
    rf"{FILLER}(?P<date>(?:{PART}\b[\s.,-]{{0,4}}(?:of\s+)?){{1,2}}{YEAR})(?![\w/-])", re.IGNORECASE
)
TWO_YEARS = re.compile(
    rf"{FILLER}(?P<date>(?:fy|fiscal\s+years?)[\s.,-]{{0,4}}{YEAR}\s?[-–/]\s?(?:(?:19|20)?\d\d))(?![\w/-])",
    re.IGNORECASE,
)
YEAR_ALONE = re.compile(FILLER + rf"(?P<date>{YEAR})(?=\s*+(?:\Z|\.\s*+\Z|[;|)]|[,&]\s*(?:18|19|20)\d\d\b))")
NEXT_YEAR = re.compile(rf"\s*[,;&]\s*(?P<date>{YEAR})(?=\s*+(?:\Z|\.\s*+\Z|[;|)]|[,&]\s*(?:18|19|20)\d\d\b))")
NO_SUCH_DAY = re.compile(
    FILLER + r"(?P<date>(?P<month>\d{1,2})(?P<mark>[/.-])\d{1,2}(?P=mark)(?P<year>\d{4}|\d{2})"
    r"|\d{4}-(?P<iso_month>\d{2})-\d{2}|\d{1,2}/(?:\d{4}|\d{2})|(?P<word>[A-Z][a-z]{2,8})\.?\s+\d{1,2},?\s+(?P<word_year>\d{4}))(?![\w/])",
    re.IGNORECASE,
)
YEAR_MONTH = re.compile(FILLER + rf"(?P<date>{YEAR}-(?P<month>\d{{2}}))(?![\w/-])")
"""'Updated 2015-06'; a month that may be the next year ('2015-16') is none."""
LIKE_DIGITS = r"[\dOoIlSB|?]"
MISREAD = re.compile(
    rf"{FILLER}(?P<date>(?=[^\s\d]{{0,8}}\d){LIKE_DIGITS}{{1,2}}(?P<mark>[/-]){LIKE_DIGITS}{{1,2}}(?P=mark)"
    rf"{LIKE_DIGITS}{{2,4}})(?!\w)"
)
"""A date in which text recognition took digits for letters, or that has question marks."""
IN_YEAR = re.compile(r"(?:18|19|20)\d\d")
AND_ANOTHER = re.compile(r"\s*(?:[,;&]|and\b)\s*")
MOST_DAYS = 31


class Doubt(Enum):
    """Why a date is doubtful; the value is said to people."""

    NONE = ""
    UNREADABLE = "no calendar has it, or it cannot be read"
    TWO_YEARS = "it names two years; it was read as the first"
    DAY_OR_YEAR = "its second number may be a day or a year; it was read as a year"


def vague_dates(text: str, start: int) -> Iterator[tuple[PrintedDate, Doubt]]:
    """The dates behind the name of an event that ends at `start`, if no plain date stands there."""
    if month := hyphenated_month(text, start):
        yield from _hyphenated(text, month)
    elif found := TWO_YEARS.match(text, start):
        yield PrintedDate(found["year"], found.start("date"), found.end("date")), Doubt.TWO_YEARS
    elif (found := YEAR_MONTH.match(text, start)) and _is_month(found):
        yield PrintedDate(found["date"], found.start("date"), found.end("date")), Doubt.NONE
    elif found := PART_OF_YEAR.match(text, start) or YEAR_ALONE.match(text, start):
        while found:
            yield PrintedDate(found["year"], found.start("date"), found.end("date")), Doubt.NONE
            found = NEXT_YEAR.match(text, found.end())
    elif (found := NO_SUCH_DAY.match(text, start) or MISREAD.match(text, start)) and not find_dates(found["date"]):
        yield PrintedDate(_sure(found), found.start("date"), found.end("date")), Doubt.UNREADABLE


def _is_month(found: re.Match[str]) -> bool:
    return 1 <= int(found["month"]) <= 12 and int(found["month"]) != (int(found["year"]) + 1) % 100


def _hyphenated(text: str, month: PrintedDate | None) -> Iterator[tuple[PrintedDate, Doubt]]:
    """'6-90, 10-12': months that stand in a row."""
    while month:
        year = int(text[month.start : month.end].rpartition("-")[2])
        yield month, Doubt.DAY_OR_YEAR if 0 < year <= MOST_DAYS else Doubt.NONE
        joint = AND_ANOTHER.match(text, month.end)
        month = hyphenated_month(text, joint.end()) if joint else None


def _sure(found: re.Match[str]) -> str:
    """Year and month of a day that no calendar has, the year alone if the month is no month, '' if nothing is sure."""
    parts = found.groupdict()
    year = IN_YEAR.search(found["date"])
    if not year or not EARLIEST <= int(year[0]) <= LATEST:
        return ""
    named = next(iter(find_dates(f"{parts['word']} {year[0]}")), None) if parts.get("word") else None
    if named:
        return named.value
    month = int(parts.get("month") or parts.get("iso_month") or 0)
    return f"{year[0]}-{month:02}" if 1 <= month <= 12 else year[0]
