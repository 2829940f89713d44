"""Fields of study named after a degree: "in civil, structural or traffic engineering, or a related field".

In: the words after the degree. Out: the fields in lower case, with shared heads expanded ("civil engineering",
"structural engineering", "traffic engineering"); "or a closely related field" is left out. The words that lead to a
list, end it or share a head are in `lexicon/fields.toml`.
"""

import re

from pipeline.lexicon.patterns import plain
from pipeline.lexicon.wordings import first_match, wordings

LEXICON = "fields"
LIST_END = re.compile(r"[.(\"]|\*|\s-\s")
OPEN_END = re.compile(r"(?:[,;\s]|\b(?:and/or|or|and|in|a|an|any|other|some)\b)++", re.IGNORECASE)
SEPARATOR = re.compile(r"(?:(?<!\s)\s++)?(?:,|;|\band/or\b|\bor\b)\s*+(?:\b(?:and/or|and|or)\b\s*+)?")
LAST_AND = re.compile(r"(?<=,)([^,;]*)\band\s+(?=[^,;]*$)")
GROUPS = re.compile(r"(?:(?<!\s)\s++)?;\s*+(?:(?:or|and)\s*+)?")
TRAILING_WORDS = re.compile(r"(?:(?<!\s)\s++(?:fields?|areas?|disciplines?|subjects?|and|or|plus|of|a|in|the)(?!\S))++")
STATED_ELSEWHERE = re.compile(
    r"\s*in (?:(?P<listed>[^.;()]{3,80}?),? or )?(?:in )?(?P<words>(?:(?:any |one |either )of the |an?y? |the )?"
    r"(?:field|area|discipline|subject|major)s?(?: of study)?"
    r"(?: (?:listed|described|named|specified|stated|indicated))? (?:in|under) [\"(]\w{1,2}[\")])",
    re.IGNORECASE,
)
"""Fields that another item names: "in one of the fields listed in (A)". They are published in these words unless
`compose/fields_elsewhere.py` finds the item."""
PREFERABLY = re.compile(r"\b(?:preferably|ideally)\b", re.IGNORECASE)
SAID = "(?:listed|named|stated|mentioned|described)"
OF_STUDY = "(?:field|area|discipline|subject|major)s?"
ABOVE = re.compile(
    r"\bin (?P<words>(?:(?:any |either )?one of |any of |either of )?the "
    rf"(?:(?:above|aforementioned|same)(?:[- ]{SAID})? {OF_STUDY}|{OF_STUDY} (?:{SAID} )?above))\b",
    re.IGNORECASE,
)
"""Fields that were named before: "in one of the above fields"; filled in as those of another item are."""
NAMED_MAJOR = re.compile(
    r"\bwith an? (?!(?:major|minor|related|relevant|appropriate|acceptable|suitable|similar|double|"
    r"declared|equivalent)\b)"
    r"(?P<field>[a-z]+(?:[ -][a-z]+){0,3}?) major\b(?! (?:in|of|course|study|field|work))",
    re.IGNORECASE,
)
LONGEST_FIELD = 7
PROFESSION = re.compile(r"\b(law(?= school| degree)|medicine|osteopathy|dentistry|pharmacy|optometry)\b", re.IGNORECASE)
KNOWN_PROGRAM = r"\b(?:certified|accredited|approved|recognized|an?)\s+(?!certified|accredited|approved|recognized)"
PROGRAM = re.compile(KNOWN_PROGRAM + r"(?P<field>[A-Za-z]+(?: [A-Za-z]+)?) training program", re.IGNORECASE)
OF_PROGRAM = re.compile(
    r"\bcertificat\w+ from an? (?:(?:accredited|approved|recognized) )?"
    r"(?P<fields>[a-z]+(?:(?:, or |, | or )[a-z]+){0,3}) (?:training )?program\b",
    re.IGNORECASE,
)
COURSEWORK = re.compile(
    r"\bcourse ?work in (?P<fields>[^.;:,()]{3,60}?) (?:at|in|from) (?:an?|the) (?:[\w/-]+ ){0,5}school\b",
    re.IGNORECASE,
)
GENERAL = re.compile(
    r"\b(?:training|certificate|vocational|technical|trade|formal|similar|degree|college|apprenticeship)\b",
    re.IGNORECASE,
)
"""Words of the name of a program that are no field."""
PROFESSIONS_ON = re.compile(
    r"(?:(?:, or|,| or) (?:of )?(?:law|medicine|osteopathy|dentistry|pharmacy|optometry)\b)+", re.IGNORECASE
)
AS_A = re.compile(r"\s*(?:program\s+)?as an?\s(?P<trades>.*)", re.IGNORECASE | re.DOTALL)


def fields_after(text: str) -> tuple[str, ...]:
    """The fields of study in the words that follow a degree; none if nothing announces any."""
    text = PREFERABLY.split(plain(text), maxsplit=1)[0]
    if elsewhere := STATED_ELSEWHERE.match(text):
        return (*field_list(elsewhere["listed"] or ""), elsewhere["words"].lower())
    if above := ABOVE.search(text):
        return (above["words"].lower(),)
    if major := NAMED_MAJOR.search(text):
        return field_list(major["field"])
    lead = first_match(LEXICON, text, "major") or first_match(LEXICON, text, "field")
    return field_list(text[lead.end :]) if lead else ()


def fields_named(degree: str, behind: str = "") -> tuple[str, ...]:
    """The fields inside the name of a professional degree, a training program or a course: "law school", "a welding
    program", "coursework in gardening at a school"; with the professions that go on `behind` it ("or pharmacy")."""
    degree = plain(degree)
    if (program := PROGRAM.search(degree)) and not GENERAL.search(program["field"]):
        return (program["field"].lower(),)
    if (several := OF_PROGRAM.search(degree)) and not GENERAL.search(several["fields"]):
        return field_list(several["fields"])
    if course := COURSEWORK.search(degree):
        return field_list(course["fields"])
    named = PROFESSION.findall(degree)
    more = PROFESSIONS_ON.match(plain(behind)) if named else None
    return tuple(dict.fromkeys(name.lower() for name in (*named, *(PROFESSION.findall(more.group()) if more else ()))))


def trade_named(degree: str, text: str) -> tuple[str, ...]:
    """The trades of an apprenticeship: "completion of an apprenticeship as a carpenter or joiner"."""
    words = f"as a {text}" if degree.lower().endswith((" as a", " as an")) else text
    announced = AS_A.match(words)
    return field_list(announced["trades"]) if announced and "apprentice" in degree.lower() else ()


def field_list(text: str) -> tuple[str, ...]:
    """The fields in a list of fields; of "a technical field such as A or B" the examples."""
    text = text.strip(" :")
    placeholder = first_match(LEXICON, text, "placeholder")
    if placeholder and not LIST_END.search(text[: placeholder.start]):
        text = text[placeholder.end :]
    listed = text[: _end(text)]
    groups = [_expanded(_names(group), group.lower()) for group in GROUPS.split(listed)]
    return tuple(dict.fromkeys(name for group in groups for name in group))


def _end(text: str) -> int:
    """Where the list ends: at a stop word, a mark, or the "or a related field" behind it."""
    ends = [len(text)]
    ends += [match.start() for match in [LIST_END.search(text)] if match]
    ends += [stop.start for stop in [first_match(LEXICON, text, "stop")] if stop]
    related = first_match(LEXICON, text, "related")
    if related:
        ends.append(_open_end(text[: related.start], OPEN_END))
    return min(ends)


def _open_end(text: str, links: re.Pattern[str]) -> int:
    """Where the run of linking words begins that the text ends in; its length if it ends in none."""
    return next((run.start() for run in links.finditer(text) if run.end() == len(text)), len(text))


def _names(text: str) -> list[str]:
    """The names in a list; "A, B and C" is three names, "X and Y" without commas is one."""
    listed = text if re.search(r"\bor\b", text) else LAST_AND.sub(r"\1, ", text)
    names = [_clean(part) for part in SEPARATOR.split(listed)]
    return [name for name in names if len(name) > 1 and len(name.split()) <= LONGEST_FIELD]


def _clean(part: str) -> str:
    name = part.lower().strip(" .,:;-")
    while noise := first_match(LEXICON, name, "noise"):
        name = name[noise.end :].strip(" .,:;-")
    name = name[: _open_end(name, TRAILING_WORDS)]
    return "" if first_match(LEXICON, name, "noise") else name


def _expanded(names: list[str], text: str) -> list[str]:
    """Modifiers that share the head of the last name get it: civil, structural or traffic engineering."""
    expanded, head = [], ""
    for name in reversed(names):
        words = name.split()
        if len(words) > 1 and _is(words[-1], "head"):
            head = " ".join(words[1:]) if re.search(rf"\b(?:or|and)\s+{re.escape(name)}", text) else ""
        elif (
            len(words) == 1 and head and _is(name, "modifier") and not _is(name, "head") and not _is_strange(name, head)
        ):
            name = f"{name} {head}"
        else:
            head = ""
        expanded.append(name)
    return expanded[::-1]


def _is_strange(word: str, head: str) -> bool:
    """True for a pair that is no field: "business science" of "business or secretarial science"."""
    return first_match(LEXICON, f"{word} {head}", "no-pair") is not None


def _is(word: str, label: str) -> bool:
    return any(wording.pattern.fullmatch(word) for wording in wordings(LEXICON, label))
