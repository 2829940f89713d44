"""A larger amount that is only preferred, behind the one that is asked: "one year and preferably three years of work".

In: the words behind an amount. Out: the words without what is preferred: the kind of experience behind it is that of
the amount before.
"""

import re

from pipeline.extract.amounts import UNITS

NUMBER = rf"(?:\d[\d,.]*|{'|'.join(UNITS)})(?: or more)?(?: \(\d+\))?(?: or more)?"
UNIT = r"(?:[ -](?:years?|yrs?\.?|months?))?"
KIND = r"(?P<kind>(?:\s++(?!and\b|or\b|but\b|preferably|ideally)[a-z][\w/'’-]*+){0,5}+)\s*+"
PREFERRED = re.compile(
    rf"{KIND}(?:[,(]?+\s*+(?:(?:and|or|but),?\s++)?+(?:preferably|ideally),?+\s++(?:at least |a minimum of )?"
    rf"{NUMBER}{UNIT}\b[,)]?"
    rf"|\(\s*+{NUMBER}{UNIT} (?:is |are )?(?:highly |strongly )?(?:preferred|desired|desirable|ideal)\s*+\))",
    re.IGNORECASE,
)


def without_preferred(rest: str) -> str:
    """The words behind an amount without the amount that is only preferred."""
    found = PREFERRED.match(rest)
    return f"{found['kind']}{rest[found.end() :]}" if found else rest


def end_of_preferred(text: str, start: int) -> int:
    """Where an amount ends that is only preferred and stands behind the words at `start`; `start` if there is none."""
    found = PREFERRED.match(text, start)
    return found.end() if found else start
