"""Fields of study named after a degree: "in civil, structural or traffic engineering, or a related field".

In: the words after the degree. Out: the fields in lower case, with shared heads expanded ("civil engineering",
"structural engineering", "traffic engineering"); "or a closely related field" is left out.
"""

import re

from pipeline.lexicon.patterns import plain

LEAD = (
    r"\b(?:(?:with|having|and)?\s*(?:an?\s|the\s)?(?:successful\s)?(?:academic\s)?"
    r"(?:major|minor|speciali[sz]ation|concentration|emphasis|degree|specialty|course of study|courses?|course ?work|study)"
    r"(?:\s(?:course|courses|course ?work|of study|or concentration))*\s(?:in|of)\b|\bin\b)"
)
IN = re.compile(LEAD + r"\s*:?\s*", re.IGNORECASE)
MAJOR = re.compile(
    r"\b(?:major|major course ?work|specialization|specialty|major course of study) in\s*:?\s*", re.IGNORECASE
)
STOPS = (
    r"\b(?:from|at|plus|including|which|that|with|where|such as|so that|leading|issued|approved|accredited|provided|"
    r"as described|as determined|for|is|are|must|shall|may|to be|preferably|and completion|and possession)\b"
)
END = re.compile(
    rf"{STOPS}|[.(\"]|\*|\s-\s|\band/?(?:or)?\s+(?=(?:at least\s|a minimum of\s)?(?:\w+\s)?\(?\w+\)?\s*(?:years?|months?|credits?|semester))",
    re.I,
)
RELATED = re.compile(
    r"(?:,|\bor\b|\band\b|;|/|\band/or\b)*\s*\b(?:(?:in\s)?(?:an?|any|other|or|some)\s)*(?:other\s)?(?:closely|directly|similar|job)?[- ]?"
    r"(?:related|allied|relevant|comparable|similar|appropriate|equivalent)\b.*$",
    re.IGNORECASE,
)
HEADS = (
    "engineering",
    "science",
    "sciences",
    "administration",
    "technology",
    "management",
    "studies",
    "arts",
    "education",
)
MODIFIER = re.compile(
    r"^(?:[\w-]+(?:al|ic|ary|ive|ian|ous|ular)|civil|business|public|soil|computer|materials|police|home|petroleum|life)$"
)
SEPARATOR = re.compile(r"\s*(?:,|;|\band/or\b|\bor\b)\s*(?:\b(?:and/or|and|or)\b)?\s*")
LAST_AND = re.compile(r"(?<=,)([^,;]*)\band\s+(?=[^,;]*$)")
NOISE = re.compile(
    r"^(?:the|an?|any|either|one|both|areas?|fields?|of|following|in|combination|or|and|more|courses?|other|pertinent|such as)\s+|\s+(?:fields?|areas?|disciplines?|and|or|plus)$"
)
PROFESSIONAL = re.compile(r"\bschool\b|\bcollege of\b|\bdoctor of\b|\bdegree\b", re.I)
PROFESSION = re.compile(
    r"\b(law(?= school| degree)|medicine|osteopathy|dentistry|pharmacy|optometry|veterinary medicine)\b", re.I
)
PROGRAM = re.compile(
    r"\b(?:certified|accredited|approved|recognized|an?)\s+(?P<field>(?!training|certificate)[A-Za-z]+(?: [A-Za-z]+)?) (?:training|certificate) (?:program|course)\b",
    re.I,
)
LONGEST_FIELD = 7
NOT_FIELDS = ("the", "one", "two", "any", "all", "field", "fields", "areas", "subjects", "following", "and", "or")


def fields_after(text: str) -> tuple[str, ...]:
    """The fields of study in the words that follow a degree; none if no "in …" names any."""
    text = plain(text)
    lead = MAJOR.search(text) or IN.search(text)
    return field_list(text[lead.end() :]) if lead else ()


def fields_named(degree: str) -> tuple[str, ...]:
    """The field inside the name of a professional degree or a training program: "law school", "a welding program"."""
    degree = plain(degree)
    named = PROFESSION.findall(degree) if PROFESSIONAL.search(degree) else []
    program = PROGRAM.search(degree)
    return tuple(dict.fromkeys(name.lower() for name in ([program["field"]] if program else named)))


def trade_named(degree: str, text: str) -> tuple[str, ...]:
    """The trade of an apprenticeship: "completion of an apprenticeship as a carpenter"."""
    if not re.search(r"\bapprenticeship\b.*\bas an?$", degree, re.IGNORECASE):
        return ()
    return (re.split(r"[,.;]|\b(?:which|that|with|and|or)\b", text)[0].strip().lower(),)


def field_list(text: str) -> tuple[str, ...]:
    """The fields in a list of fields."""
    end = END.search(text)
    listed = RELATED.sub("", text[: end.start()] if end else text)
    groups = [_expanded(_names(group)) for group in re.split(r"\s*;\s*(?:or|and)?\s*", listed)]
    return tuple(dict.fromkeys(name for group in groups for name in group))


def _names(text: str) -> list[str]:
    names = []
    listed = text if re.search(r"\bor\b", text) else LAST_AND.sub(r"\1, ", text)
    for part in SEPARATOR.split(listed):
        name = part.lower().strip(" .,:;-")
        while (shorter := NOISE.sub("", name)) != name:
            name = shorter.strip()
        if len(name) > 1 and name not in NOT_FIELDS and len(name.split()) <= LONGEST_FIELD:
            names.append(name)
    return names


def _expanded(names: list[str]) -> list[str]:
    """Modifiers that share the head of a later name get it: civil, structural or traffic engineering."""
    expanded, head = [], ""
    for name in reversed(names):
        words = name.split()
        if len(words) > 1 and words[-1] in HEADS:
            head = words[-1]
            expanded.append(name)
        elif len(words) == 1 and head and MODIFIER.match(name) and name not in HEADS:
            expanded.append(f"{name} {head}")
        else:
            head = "" if len(words) > 1 or name in HEADS else head
            expanded.append(name)
    return expanded[::-1]
