"""Qualifying titles: "as a Senior Clerk or Accountant II or III", "in a class at the level of City Planner".

In: the words of an experience requirement. Out: the titles as printed, shared heads expanded ("Clerk II or III" is
Clerk II and Clerk III). A title is a run of capitalised words; after "as a" also up to two lower-case words that end
the phrase ("as a machinist").
"""

import re

from pipeline.lexicon.patterns import plain

ANNOUNCED = re.compile(
    r"(?:\bas:?\s+(?:either\s+)?(?:an?|the)\s+|\bat the\s+(?=[A-Z][\w ]+ level\b)|\bat the level of\s+(?:an?\s+)?|\bin the (?:class|title|position)s? of\s+(?:an?\s+)?|"
    r"\bstatus (?:as|in)\s+(?:an?\s+|the (?:class|title) of\s+)?|\bdesignated as\s+(?:an?\s+)?|\bholding\s+(?:the title of\s+)?|"
    r"\bas\s+(?=[A-Z])|\b(?:level|class) of\s+(?:an?\s+)?(?=[A-Z])|\bin the\s+(?=[A-Z][\w ]+ (?:series|class|level)\b)|"
    r"^\s*(?:of\s+)?(?=(?:[A-Z][\w/-]+ )+experience\b))"
)
WORD = r"(?:[A-Z][\w'&/.-]*|[IVX]+|\d)"
TITLE = re.compile(rf"{WORD}(?:\s+(?:of|and|the|for|in|to|&)\s+{WORD}|\s+{WORD}|\s*\([IVX, or]+\))*")
LOWER_TITLE = re.compile(
    r"(?!qualified|senior|lead|journey|advanced)[a-z-]{5,}(?:\s[a-z-]{4,}){0,2}?(?=\s*(?:[.;]|,?\s*$|,? (?:acquired|plus|within|and|with|including)\b))"
)
NEXT = re.compile(r"\s*(?:,\s*(?:or|and)?|\bor\b|\band/or\b|\band\b)\s*(?:as\s+)?(?:an?\s+)?(?=[A-Z\dIVX(])")
CONNECTIVES = ("OR", "AND", "AND/OR")
NUMERAL = re.compile(r"^(?:[IVX]+|\d)$")
NOT_TITLES = re.compile(
    r"^(?:(?:City|County|State|Department|Board|University|Town|Village) of\b|United States|Requirement|The$)"
)
JOINED = re.compile(r"\s+and\s+(?=[A-Z])")


def titles_in(text: str) -> tuple[str, ...]:
    """The titles that `text` announces, in order, without repetitions."""
    text = plain(text)
    found: list[str] = []
    for announcement in ANNOUNCED.finditer(text):
        found.extend(_listed(text[announcement.end() :]))
    return tuple(dict.fromkeys(title for title in found if not NOT_TITLES.match(title)))


def _listed(text: str) -> list[str]:
    """The titles at the start of `text`, joined by commas and "or"."""
    titles: list[str] = []
    while (match := TITLE.match(text)) and match.group() not in CONNECTIVES:
        titles.extend(_with_numerals(match.group().rstrip(".,-"), titles))
        rest = text[match.end() :]
        joint = NEXT.match(rest)
        if joint is None:
            return titles
        text = rest[joint.end() :]
    if not titles and (match := LOWER_TITLE.match(text)):
        titles.append(match.group())
    return titles


def _with_numerals(name: str, before: list[str]) -> list[str]:
    """A numeral alone repeats the head of the title before it; "(I, II, or III)" stands for three titles."""
    if NUMERAL.match(name):
        return [f"{before[-1].rsplit(' ', 1)[0]} {name}"] if before and " " in before[-1] else []
    levels = re.search(r"\s*\(([IVX]+(?:[, or]+[IVX]+)*)\)$", name)
    if levels:
        return [f"{name[: levels.start()]} {level}" for level in re.findall(r"[IVX]+", levels[1])]
    return [re.sub(r"\s+(?:series|level|class)$", "", name)]
