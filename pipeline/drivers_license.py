"""All sections in; whether the title needs a driver's licence, and the sentence that says so, out.

Every sentence that names a driver's licence (a commercial one too) is read by itself. Precedence inside a sentence: a
licence that is only wished for, or only an identity paper, says nothing; a condition ('some positions', 'if required by
the assignment', 'or other means of transportation') makes it `may_be_required`; words of duty make it `required`.
Among the sentences, `required` wins. What employees do with licences in their duties is not read.
"""

import re
from collections.abc import Iterator

from models.classspec import DriversLicense
from models.requirement import Evidence
from models.section import Section, SectionKind
from pipeline.items import page_width, read_items, sentences
from pipeline.lexicon.wordings import first_match, may_match

UNREAD = (SectionKind.TYPICAL_WORK_ACTIVITIES,)
NAME_RULE = "licence-under-its-heading"
OF_LICENCES = re.compile(r"licen[sc]|certificat", re.IGNORECASE)
MOST_WORDS_BEFORE = 3
BY_LABEL = {"conditional": DriversLicense.MAY_BE_REQUIRED, "required": DriversLicense.REQUIRED}


def drivers_license(sections: tuple[Section, ...]) -> tuple[DriversLicense, Evidence | None]:
    """What the specification says of a driver's licence, and the sentence that decides; None if nothing is said."""
    found = tuple(_statements(sections))
    for wanted in (DriversLicense.REQUIRED, DriversLicense.MAY_BE_REQUIRED):
        for status, evidence in found:
            if status is wanted:
                return status, evidence
    return DriversLicense.NOT_STATED, None


def _statements(sections: tuple[Section, ...]) -> Iterator[tuple[DriversLicense, Evidence]]:
    width = page_width(sections)
    for section in sections:
        if section.kind in UNREAD or not may_match("drivers_license", _words(section), "licence"):
            continue
        for item in read_items(section.lines, width):
            if not may_match("drivers_license", item.text, "licence"):
                continue
            before = section.heading
            for start, sentence in sentences(item.text):
                status, rule = read_sentence(sentence, before)
                before = sentence if sentence.rstrip().endswith(":") else before
                if status is not DriversLicense.NOT_STATED:
                    yield status, item.evidence(rule, sentence, start)


def is_of_a_title(text: str) -> bool:
    """True if the first driver's licence that `text` names is part of a title: "Driver's License Examiner"."""
    title = first_match("drivers_license", text, "title")
    if title is None:
        return False
    licence = first_match("drivers_license", text, "licence")
    return licence is None or (licence.start < title.end and title.start < licence.end)


def _without_titles(text: str) -> str:
    """The text with spaces for the titles in it that a driver's licence is part of."""
    while (title := first_match("drivers_license", text, "title")) is not None:
        text = f"{text[: title.start]}{' ' * (title.end - title.start)}{text[title.end :]}"
    return text


def _words(section: Section) -> str:
    return " ".join([line.text for line in section.lines])


def read_sentence(sentence: str, heading: str = "") -> tuple[DriversLicense, str]:
    """What one sentence, under its heading, says of a driver's licence, and the lexicon entry that decided."""
    sentence = _without_titles(sentence)
    if not first_match("drivers_license", sentence, "licence"):
        return DriversLicense.NOT_STATED, ""
    named = first_match("drivers_license", sentence, "beside", "conditional", "required")
    named = named or first_match("drivers_license", heading, "required")
    if named is None and _is_asked_by_name(sentence, heading):
        return DriversLicense.REQUIRED, NAME_RULE
    if named is None:
        return DriversLicense.NOT_STATED, ""
    return BY_LABEL.get(named.wording.label, DriversLicense.NOT_STATED), named.wording.name


def _is_asked_by_name(sentence: str, heading: str) -> bool:
    """True for the bare name of a driver's licence under a heading of licences: "LICENSES" above "Class A CDL."."""
    licence = first_match("drivers_license", sentence, "licence") if OF_LICENCES.search(heading) else None
    opens = licence is not None and len(sentence[: licence.start].split()) <= MOST_WORDS_BEFORE
    return opens and first_match("conditions", sentence, "verb") is None
