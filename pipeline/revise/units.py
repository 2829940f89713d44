"""Sections cut into the sentences that are compared where no rule was read: notes, licences, lists of classes.

In: a specification. Out: `Unit`s in the order of the document, each with what kind of words it has.
"""

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from models.classspec import ClassSpec
from models.requirement import Evidence
from models.section import Section, SectionKind
from pipeline.extract.sentences import Ruling, split
from pipeline.extract.sentences import sentences as ruled
from pipeline.identity.events import is_event_line
from pipeline.outline.marks import Mark, opening, paragraphs
from pipeline.passage import Passage, passage
from pipeline.revise.align import Pair, align
from pipeline.revise.words import letters, similarity, words

RULE = "compared-sentence"
LONGEST_CAPTION = 8
LEAST_LIKE = 0.45
BESIDE_RULES = (SectionKind.NOTES, SectionKind.SPECIAL_REQUIREMENTS)
LICENCES = re.compile(r"\b(?:licen[cs]|certifi|registr|membership)", re.IGNORECASE)
IN_LISTS = (Mark.AND, Mark.OR, Mark.EITHER, Mark.SET, Mark.ITEM, Mark.BULLET)
"""Marks that do not end a list of titles: "Clerk 2" alone would else open a level of a series."""


class Role(StrEnum):
    """What the words of a unit do."""

    TEXT = "text"
    CAPTION = "caption"
    TITLES = "titles"
    OFFICIAL = "official"
    LICENCE = "licence"


class Unit(NamedTuple):
    """A sentence, heading or entry of a list."""

    kind: SectionKind
    role: Role
    text: str
    evidence: Evidence


def units(spec: ClassSpec, kinds: Sequence[SectionKind], rule: str = "") -> tuple[Unit, ...]:
    """The units of all sections of these kinds, and of those that `rule` opened."""
    chosen = (section for section in spec.sections if section.kind in kinds or section.rule == rule)
    return tuple(unit for section in chosen for unit in _of_section(section))


def _of_section(section: Section) -> Iterator[Unit]:
    if section.heading_lines:
        yield _unit(section.kind, Role.CAPTION, passage(section.heading_lines))
    lists_titles = _lists_titles(section.heading)
    for group in paragraphs(section.lines):
        text = passage(group)
        found = opening(text.text)
        if found and (found[0] not in IN_LISTS or text.text.endswith(":")):
            lists_titles = found[0] is Mark.ASIDE
        if lists_titles:
            role = Role.CAPTION if found and found[0] is Mark.ASIDE else Role.TITLES
            yield from (_unit(section.kind, role, passage([line])) for line in group if line.text.strip())
        elif is_event_line(text.text):
            yield _unit(section.kind, Role.OFFICIAL, text)
        else:
            yield from (_unit(section.kind, _role(piece, section), piece) for piece in split(text))


def _lists_titles(heading: str) -> bool:
    found = opening(heading) if heading else None
    return found is not None and found[0] is Mark.ASIDE


def _role(piece: Passage, section: Section) -> Role:
    """A heading or connective states nothing by itself: what it joins is compared as the structure of the rule."""
    found = opening(piece.text)
    if found and (
        piece.text.rstrip().endswith(":") or (len(piece.text.split()) <= LONGEST_CAPTION and not _states(piece))
    ):
        return Role.CAPTION
    if any(each.ruling in (Ruling.ADMIN, Ruling.PLACEMENT) for each in ruled(piece)):
        return Role.OFFICIAL
    if LICENCES.search(piece.text) or (LICENCES.search(section.heading) and section.kind in BESIDE_RULES):
        return Role.LICENCE
    return Role.TEXT


def _states(piece: Passage) -> bool:
    return any(sentence.matches for sentence in ruled(piece))


def _unit(kind: SectionKind, role: Role, piece: Passage) -> Unit:
    return Unit(kind, role, piece.text, piece.evidence(RULE))


class Printed(NamedTuple):
    """All letters of the two versions, furniture left out."""

    before: str
    after: str


def printed(before: ClassSpec, after: ClassSpec) -> Printed:
    """To be made once for a comparison: it goes through every line."""
    texts = ([line.text for section in spec.sections for line in section.extent] for spec in (before, after))
    return Printed(*(letters(" ".join(lines)) for lines in texts))


def paired(before: Sequence[Unit], after: Sequence[Unit], everything: Printed) -> list[Pair[Unit]]:
    """Which unit became which; what still stands in the other version, wherever there, is left out."""
    pairs = align(before, after, lambda unit: letters(unit.text), _alike, LEAST_LIKE)
    return [(old, new) for old, new in pairs if not _is_kept(old, new, everything)]


def _is_kept(old: Unit | None, new: Unit | None, everything: Printed) -> bool:
    return (_stands_in(old, everything.after) and _stands_in(new, everything.before)) or _are_equal(old, new)


def _are_equal(old: Unit | None, new: Unit | None) -> bool:
    return old is not None and new is not None and letters(old.text) == letters(new.text)


def _stands_in(unit: Unit | None, text: str) -> bool:
    """Entries of a list of titles stand alone: "Clerk 2" is not kept because "Senior Clerk 2" is."""
    return unit is None or (unit.role is not Role.TITLES and letters(unit.text) in text)


def _alike(before: Unit, after: Unit) -> float:
    if (before.role is Role.CAPTION) != (after.role is Role.CAPTION):
        return 0.0
    return similarity(words(before.text), words(after.text))
