"""From candidates to cuts: the walk through a document, line by line, with one part open at a time.

Precedence within a line: the closing block, known headings, and only where there is none, parts without a known
heading.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from models.document import Line
from models.section import SectionKind as Kind
from pipeline.segment.manner import Manner, manner_of, with_groups
from pipeline.segment.opening import ASIDES, EARLY, UNNAMED, Open, opens, stays_inside
from pipeline.segment.place import Candidate, Cut, Place, is_empty
from pipeline.segment.unnamed import (
    RESUMABLE,
    RESUMED,
    closing_block,
    definition,
    footnote,
    group_above,
    resumption,
    seen,
    unknown_heading,
)

SUPPLEMENTS = ("allocation-and-levels", "levels", "responsibility-and-relations")
"""Entries of the lexicon whose headings add to a definition and do not stand in for it."""
COMBINATION = re.compile(
    r"\W{0,3}(?:any|an?) (?:\w+ )?combination of (?:\w+,? ){0,4}(?:training|education|experience)\b", re.IGNORECASE
)
BY_SETTING = ASIDES | EARLY
"""Kinds whose everyday words open a part amid others only where they are set as headings are."""
HEADINGLESS = (Kind.HEADER, Kind.OTHER)


class Terrain(NamedTuple):
    """What the walk goes through: the lines, the known headings by line, and how headings are set."""

    lines: Sequence[Line]
    known: Sequence[Candidate]
    by_line: dict[int, list[Candidate]]
    manner: Manner


def cuts_of(lines: Sequence[Line], known: Sequence[Candidate]) -> list[Cut]:
    """The cuts of a document with these known headings, in order."""
    by_line = defaultdict(list)
    for candidate in known:
        by_line[candidate.start.line].append(candidate)
    terrain = Terrain(lines, known, by_line, manner_of(lines, known))
    cuts = _walked(terrain)
    if any(_rests_on_setting(terrain, cut) for cut in cuts):
        manner = with_groups(terrain.manner, lines, known, _walked(terrain, known_only=True))
        cuts = _walked(terrain._replace(manner=manner))
    return _with_definition(lines, cuts)


def _rests_on_setting(terrain: Terrain, cut: Cut) -> bool:
    """True if a cut may be due only to how its line is set; sub-headings that are set so would take it back."""
    if cut.rule in UNNAMED:
        return True
    opening = (each.match.entry for each in terrain.by_line[cut.start.line] if each.start == cut.start)
    return any(entry.strength == "weak" and entry.kind in BY_SETTING for entry in opening)


def _walked(terrain: Terrain, *, known_only: bool = False) -> list[Cut]:
    """The cuts that the lines give in this manner, or `known_only` those without unknown headings."""
    part, found, index = Open(), list[Cut](), 0
    while index < len(terrain.lines):
        for cut in _cuts_in(terrain, index, part):
            if known_only and cut.rule in UNNAMED:
                continue
            part = _opened(part, cut, terrain.lines)
            found.append(cut)
        part = seen(part, terrain.lines[index].text)
        index = max([index, *(candidate.end.line for candidate in terrain.by_line[index])]) + 1
    return found


def _cuts_in(terrain: Terrain, index: int, part: Open) -> list[Cut]:
    """The cuts in one line."""
    known = terrain.by_line[index]
    if known and known[0].match.entry.kind == Kind.HEADER and part.kind not in HEADINGLESS:
        closing = closing_block(terrain.lines, known[0], [c for c in terrain.known if c.start.line > index])
        if closing:
            return [closing]
    found: list[Cut] = []
    for candidate in known:
        part = seen(part, terrain.lines[index].text[: candidate.start.offset])
        if opens(candidate, part, terrain.lines, terrain.manner):
            found.append(_cut(terrain, candidate, part))
            part = _opened(part, found[-1], terrain.lines)
    if found:
        resumed = resumption(terrain.lines, found[-1].end, part)
        return [*found, resumed] if resumed else found
    unnamed = None if any(stays_inside(candidate, part) for candidate in known) else _unnamed(terrain, index, part)
    return [unnamed] if unnamed else []


def _cut(terrain: Terrain, candidate: Candidate, part: Open) -> Cut:
    entry, start = candidate.match.entry, candidate.start
    if part.interrupts == entry.kind and not start.offset:
        above = Place(group_above(terrain.lines, start.line))
        if above != start:
            return Cut(above, above, entry.kind, RESUMED)
    if entry.kind == Kind.KSAS and _states_a_way(terrain.lines, candidate.end):
        return Cut(start, candidate.end, Kind.MINIMUM_QUALIFICATIONS, entry.name)
    return Cut(start, candidate.end, entry.kind, entry.name)


def _states_a_way(lines: Sequence[Line], end: Place) -> bool:
    """True if what follows a heading begins with a combination of schooling and experience: it is what qualifies, also
    under words that mostly head knowledge and abilities ("EMPLOYMENT STANDARDS")."""
    behind = lines[end.line].text[end.offset :].strip(" :") or (
        lines[end.line + 1].text if end.line + 1 < len(lines) else ""
    )
    return COMBINATION.match(behind) is not None


def _unnamed(terrain: Terrain, index: int, part: Open) -> Cut | None:
    lines = terrain.lines
    return (
        resumption(lines, Place(index), part)
        or footnote(lines, index, part)
        or unknown_heading(lines, index, part, terrain.manner)
    )


def _opened(part: Open, cut: Cut, lines: Sequence[Line]) -> Open:
    """The part that a cut opens. A note interrupts what was open; any other part ends it."""
    interrupts = part.kind if part.kind in RESUMABLE else part.interrupts
    item = part.item if cut.kind == Kind.NOTES or cut.rule == RESUMED else 0
    notes = cut.kind == Kind.NOTES
    empty = notes and (part.empty or (part.kind in RESUMABLE and is_empty(lines, part.text, cut.start)))
    return Open(cut.kind, cut.rule, interrupts if notes else None, item, part.starred, cut.end, empty)


def _with_definition(lines: Sequence[Line], found: list[Cut]) -> list[Cut]:
    """The cuts, and one for a definition in the header if no part is headed as one."""
    headed = [cut for cut in found if cut.kind == Kind.DISTINGUISHING_FEATURES and cut.rule not in SUPPLEMENTS]
    if headed:
        return found
    cut = definition(lines, found[0].start.line if found else len(lines))
    return [cut, *found] if cut else found
