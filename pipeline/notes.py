"""The notes sections in, single notes out, each with its printed label and what it is about.

A note begins at its number, letter or star, or at a paragraph; a list inside a note belongs to the note. The kind is
the first entry of `lexicon/notes.toml` that matches the text, or the heading where the note is the whole section; so
the order of that file decides. History lines ('Revised 3/25/98') are no notes.
"""

import re

from models.classspec import Note, NoteKind
from models.section import Section, SectionKind
from pipeline.footnotes import bound
from pipeline.identity.events import is_event_line
from pipeline.items import Item, page_width, read_items
from pipeline.lexicon.wordings import first_match

STARS = re.compile(r"\W*?(\*{1,4})")
STARRED = re.compile(r"\s*(\*{1,4})\s*(?=\w)")
NAMED = re.compile(
    r"\s*+(?:(?:special|process|please)\s*+)?notes?\s*+(?:\(?(\d{1,2}|[A-Z])\)?\s*+)?[:.–-]\s*", re.IGNORECASE
)


def notes(sections: tuple[Section, ...]) -> tuple[Note, ...]:
    """The notes of a specification, in printed order."""
    width = page_width(sections)
    found: list[Note] = []
    for section in sections:
        if section.kind is SectionKind.NOTES:
            found.extend(_section_notes(section, width))
    return bound(tuple(found), sections)


def _section_notes(section: Section, width: float | None) -> list[Note]:
    items = [item for item in read_items(section.lines, width) if not is_event_line(item.text)]
    groups: list[list[Item]] = []
    for item in items:
        if groups and _belongs_to_note(groups[-1], item):
            groups[-1].append(item)
        else:
            groups.append([item])
    return [_note(section, group, first=position == 0) for position, group in enumerate(groups)]


def _belongs_to_note(group: list[Item], item: Item) -> bool:
    """True for an entry of a list inside the note, and for the unlabelled text below a numbered note."""
    head = group[0]
    if head.label.isdigit():
        return not item.label.isdigit() and not STARRED.match(item.text)
    return item.listed and not item.label and not head.listed


def _note(section: Section, group: list[Item], *, first: bool) -> Note:
    printed = " ".join(line.text for line in section.heading_lines)  # `heading` is without its stars
    label, skip = _label(group[0], printed if first else "")
    text = "\n".join([group[0].text[skip:], *(item.text for item in group[1:])])
    about = f"{section.heading}: {text}" if first else text
    named = first_match("notes", about)
    kind = NoteKind(named.wording.label) if named else NoteKind.OTHER
    rule = named.wording.name if named else "note"
    return Note(label=label, kind=kind, text=text, evidence=group[0].evidence(rule, text, skip))


def _label(item: Item, heading: str) -> tuple[str, int]:
    """The printed label of a note (number, 'Note 2:', stars before text or heading) and where its text begins."""
    if item.label:
        return item.label, 0
    if starred := STARRED.match(item.text):
        return starred[1], starred.end()
    if named := NAMED.match(item.text):
        return named[1] or "", named.end()
    stars = STARS.match(heading)
    return (stars[1] if stars else ""), 0
