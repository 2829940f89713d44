"""The duties sections in, one `Activity` for each duty out.

Precedence of form: a list entry is one duty, whatever stands in it, and so is each of many short paragraphs; any other
paragraph is split at its semicolons and at the ends of its sentences. After a semicolon, a piece in lower case goes on
with the duty before if it begins with a word that cannot open a duty ('when necessary …'), or if the other pieces of
its paragraph begin with capitals. Introductions ('Duties may include the following:'), remarks ('illustrative only')
and sub-headings are no duties.
"""

import re
from collections.abc import Iterator

from models.classspec import Activity
from models.section import Section, SectionKind
from pipeline.identity.events import is_event_line
from pipeline.items import Item, is_subheading, page_width, read_items, sentences
from pipeline.lexicon.wordings import first_match

BEFORE_CAPITAL = re.compile(r";\s+(?=[A-Z])")
SEMICOLON = re.compile(r";\s*")
REMARK = re.compile(r"\s*\([^()]*\)\s*[.:]?\s*")
LIST_LENGTH = 4  # paragraphs that make a list without marks
ENTRY_WORDS = 60  # a longer paragraph holds several duties
OPENING_WORDS = 25  # an introduction longer than this is a duty with a colon in it
BULLET = re.compile(r"\s[·◦○■□§➤»✓\uf0b7\uf0a7]\s+|(?<=[.;])\s+[-–—*]\s+(?=[A-Z])")
"""A sign of a list in the middle of an entry; a dash or star only behind the end of a duty and before a capital."""
AND = re.compile(r"^and\s+(?=[a-z]+s\b)")
JOINT = re.compile(r"(?:and|or|and/or)\s+", re.IGNORECASE)


def activities(sections: tuple[Section, ...]) -> tuple[Activity, ...]:
    """The typical work activities, in printed order."""
    width = page_width(sections)
    found: list[Activity] = []
    for section in sections:
        if section.kind is SectionKind.TYPICAL_WORK_ACTIVITIES:
            items = _duty_items(read_items(section.lines, width))
            many = sum(not item.listed for item in items) >= LIST_LENGTH
            for item in items:
                found.extend(_item_activities(item, whole=item.listed or (many and _is_short(item))))
    return tuple(found)


def _is_short(item: Item) -> bool:
    """True for a paragraph that, among many, is an entry of a list whose marks were lost, or that never had any."""
    return len(item.text.split()) <= ENTRY_WORDS


def _duty_items(items: tuple[Item, ...]) -> list[Item]:
    """The items without sub-headings; where everything is printed in capitals, capitals do not make a heading."""
    shouted = sum(item.text.isupper() for item in items) > len(items) / 2
    return [item for item in items if not is_event_line(item.text) and (shouted or not is_subheading(item))]


def _item_activities(item: Item, whole: bool) -> Iterator[Activity]:
    start = _introduction_end(item.text)
    rule = "list-entry" if whole else "paragraph-part"
    split = _at_bullets if item.listed else _split_entries if whole else split_duties
    for offset, text in split(item.text[start:]):
        duty = AND.sub("", text.strip().rstrip(";").strip())
        if duty and not first_match("duties", duty, "remark") and re.search(r"[A-Za-z]{3}", duty):
            yield Activity(text=duty, evidence=item.evidence(rule, duty, start + offset))


def _at_bullets(text: str) -> list[tuple[int, str]]:
    """An entry as one duty, or as several where signs of a list stand in it."""
    cuts = [found.span() for found in BULLET.finditer(text)]
    ends = [*(start for start, _ in cuts), len(text)]
    return [(start, text[start:end]) for start, end in zip([0, *(end for _, end in cuts)], ends, strict=True)]


def _split_entries(text: str) -> list[tuple[int, str]]:
    """Entries that ran together: after a semicolon a capital opens the next one."""
    starts = [0, *(match.end() for match in BEFORE_CAPITAL.finditer(text))]
    return [(start, text[start:end]) for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]


def split_duties(text: str) -> list[tuple[int, str]]:
    """The duties of a paragraph with their offsets.

    >>> [duty for _, duty in split_duties("Types letters; Files, when asked; as time allows; Answers calls.")]
    ['Types letters;', 'Files, when asked; as time allows;', 'Answers calls.']
    """
    pieces = [
        (at + start, piece) for at, sentence in sentences(text) for start, piece in _split_at_semicolons(sentence)
    ]
    capitals = sum(piece[:1].isupper() for _, piece in pieces)
    mostly_capitals = capitals > len(pieces) / 2
    duties: list[tuple[int, str]] = []
    for start, piece in pieces:
        if duties and _goes_on(piece, mostly_capitals=mostly_capitals):
            begin = duties[-1][0]
            duties[-1] = (begin, text[begin : start + len(piece)])
        else:
            duties.append((start, piece))
    return duties


def _split_at_semicolons(sentence: str) -> list[tuple[int, str]]:
    cuts = [found.end() for found in SEMICOLON.finditer(sentence)]
    bounds = zip([0, *cuts], [*cuts, len(sentence)], strict=True)
    return [(start, sentence[start:end].rstrip()) for start, end in bounds if sentence[start:end].strip()]


def _goes_on(piece: str, *, mostly_capitals: bool) -> bool:
    """True if a piece after a semicolon belongs to the duty before it."""
    if not piece[:1].islower():
        return False
    return mostly_capitals or bool(first_match("duties", JOINT.sub("", piece, count=1), "continuation"))


def _introduction_end(text: str) -> int:
    """Where the duties begin: behind remarks in parentheses and an introduction that ends with a colon."""
    start = 0
    while (remark := REMARK.match(text, start)) and first_match("duties", remark.group(), "remark"):
        start = remark.end()
    head, colon, _ = text[start:].partition(":")
    if colon and len(head.split()) <= OPENING_WORDS and first_match("duties", head, "introduction"):
        return start + len(head) + 1
    return start
