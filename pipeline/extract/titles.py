"""Qualifying titles: "as a Senior Clerk or Accountant II or III", "in a class at the level of City Planner".

In: the words of an experience requirement. Out: the titles as printed, shared heads expanded ("Clerk II or III" is
Clerk II and Clerk III). A title is a run of capitalised words; after "as a" also up to three lower-case words that end
the phrase ("as a machinist"). What announces a title is in `lexicon/titles.toml`.
"""

import re
from collections.abc import Iterator

from pipeline.lexicon.patterns import plain
from pipeline.lexicon.wordings import every_match, first_match

LEXICON = "titles"
WORD = r"(?!(?:OR|AND|IN)\b)(?:[A-Z][\w'&/.-]*|[IVX]+|\d{1,3}(?!\d))"
TITLE = re.compile(rf"{WORD}(?:\s+(?:of|and|the|for|to|&)\s+{WORD}|\s+{WORD}|\s*\([IVX, or]+\))*")
LOWER = re.compile(r"(?!qualified|senior|lead|journey|advanced|first)[a-z-]{5,}")
NAME = re.compile(r"[a-z-]+")
WORD_OF_LOWER = r"(?!(?:qualified|senior|lead|journey|advanced|first|volunteer)\b|full-|part-)[a-z-]{5,}+"
SEVERAL = re.compile(
    rf"(?P<names>{WORD_OF_LOWER}(?:, (?:an? )?{WORD_OF_LOWER}){{0,4}},? or (?:an? )?{WORD_OF_LOWER})"
    r"(?=\s*[:;.]|\s*$| (?:in|within|at)\b)"
)
"""Several titles in lower case, each a word: "a mechanic, rigger or helper in …"."""
AFTER_LOWER = re.compile(r"\s*+(?:[.;]|,?+\s*+$|(?:, |(?<= ))(?:acquired|plus|within|and|with|including)\b)")
ARTICLE = re.compile(r"^\s*(?:(?:an?|the)\s+)?")
NEXT = re.compile(
    r"\s*+(?:,\s*+(?:or|and)?|\b(?:or|OR)\b|\band/or\b|\band\b)\s*+(?:as\s++)?(?:an?\s++)?(?=[A-Z\dIVX(])"
)
NUMERAL = re.compile(r"^(?:[IVX]+|\d)$")
LEVELS = re.compile(r"(?:(?<!\s)\s++)?\(([IVX]+(?:[, or]+[IVX]+)*)\)$")
SERIES = re.compile(r"(?:(?<![\w/-])(?:[A-Z\d][\w/-]* ?|or |and )|, )+(?:series|class|level)\b")
AS_COLON = re.compile(r"\bas: (?=an? )")
IN_PASSING = re.compile(r"\b(?:preferably|ideally)\b[^,;.]*", re.IGNORECASE)
"""A title behind it is not needed: "as a clerk, preferably as a Ferrier"."""
IN_PROGRAM = re.compile(r"\s*+in (?:the|an?) (?=(?:[A-Z][\w/-]*+ ){1,5}(?:training )?program\b)")
"""Before the name of those who go through a program: "eight months in the Pilot Apprentice training program"."""
QUALIFIED = re.compile(
    r"(?:(?:journey|senior|entry|lead|regular|permanent|full[ -]time)(?:[ -]level)?(?: (?:or|and) | ))+(?=[A-Z])"
)
"""What may stand between "as a" and a title: "as a journey level or lead Pilot"."""
OWNED = re.compile(r"[A-Z]{2,}'s\b")
"""What an organisation owns is no title: "any level of ABC's Product"."""
LEADING = re.compile(r"\s*(?:of\s+)?(?=(?:[A-Z][\w/-]+ )+experience\b)")


def titles_in(text: str) -> tuple[str, ...]:
    """The titles that `text` announces, in order, without repetitions."""
    text = IN_PASSING.sub("", AS_COLON.sub("as ", plain(text)))
    found = [title for start, lower in _announced(text) for title in _listed(ARTICLE.sub("", text[start:]), lower)]
    return tuple(dict.fromkeys(title for title in found if not _is_none(title)))


def _announced(text: str) -> Iterator[tuple[int, bool]]:
    """Where a title may start, and whether it may be in lower case."""
    if (lead := LEADING.match(text)) and (name := TITLE.match(text, lead.end())) and _names_a_person(name.group()):
        yield lead.end(), False
    elif program := IN_PROGRAM.match(text):
        yield program.end(), False
    for wording, _, end in every_match(LEXICON, text, "title", "capital", "series"):
        if wording.label != "series" or SERIES.match(text[end:].lstrip()):
            yield end, wording.label == "title"


def _names_a_person(name: str) -> bool:
    """True for "Park Ranger", which is a title before "experience"; "Records Management" is a field of work."""
    words = (word for word in name.split() if not first_match(LEXICON, word, "thing"))
    return any(first_match(LEXICON, word, "person") for word in words)


def _listed(text: str, lower: bool) -> list[str]:
    """The titles at the start of `text`, joined by commas and "or"."""
    titles: list[str] = []
    if qualified := QUALIFIED.match(text):
        text = text[qualified.end() :]
    if lower and (several := SEVERAL.match(text)):
        return [name for name in NAME.findall(several["names"]) if name not in ("or", "a", "an")]
    while (match := TITLE.match(text)) and not _is_none(match.group()):
        titles.extend(_with_numerals(match.group().rstrip(".,-"), titles))
        joint = NEXT.match(text[match.end() :])
        if joint is None:
            return titles
        text = text[match.end() + joint.end() :]
    common = LOWER.match(text) if lower and not titles else None
    while common and not AFTER_LOWER.match(text[common.end() :]):
        longer = re.compile(re.escape(common.group()) + r"\s[a-z-]{4,}").match(text)
        common = longer if longer and len(longer.group().split()) <= 3 else None
    return [common.group()] if common else titles


def _is_none(name: str) -> bool:
    return first_match(LEXICON, name, "not") is not None or OWNED.match(name) is not None


def _with_numerals(name: str, before: list[str]) -> list[str]:
    """A numeral alone repeats the head of the title before it; "(I, II, or III)" stands for three titles."""
    if NUMERAL.match(name):
        return [f"{before[-1].rsplit(' ', 1)[0]} {name}"] if before and " " in before[-1] else []
    if levels := LEVELS.search(name):
        return [f"{name[: levels.start()]} {level}" for level in re.findall(r"[IVX]+", levels[1])]
    return [re.sub(r"(?<!\s)\s++(?:series|level|class)$", "", name)]
