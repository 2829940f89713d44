"""A series into its levels: one title with several numbers, parts that all levels share and parts of each.

In: a cleaned document. Out: a `Part` for each level, or the one document. A level has the lines that stand under its
marks (`level_marks.py`) and all lines that stand under none; its marks go to its furniture, since they are not text of
the part. The document is cut only if duties or qualifications are told apart for every level; a title with several
numbers over one common text stays whole, with a problem.

How far a mark reaches: to the next mark; the last one of a round (I, II, III) to the next part, or over parts of those
kinds that the other levels of the round have too.
"""

from collections.abc import Sequence
from itertools import pairwise

from models.document import Document, Line
from models.section import SectionKind as Kind
from pipeline.segment.printed import cuts_in_print
from pipeline.segment.unnamed import RESUMED, UNKNOWN
from pipeline.split.level_facts import fact_of_level
from pipeline.split.level_marks import Mark, marked_numbers, marks
from pipeline.split.level_names import Level, named_levels, series_base
from pipeline.split.part import Part, doubt

MAX_HEAD_LINES = 25
MIN_OWN_WORDS = 3
TELLING = frozenset({Kind.TYPICAL_WORK_ACTIVITIES, Kind.MINIMUM_QUALIFICATIONS})
"""Parts that make a level a class of its own."""
Kinds = dict[int, Kind]
"""The parts of a document: the index of the line where each begins, and its kind."""


def levels(document: Document) -> tuple[Part, ...]:
    """The levels in a document, or its one class."""
    lines = document.lines
    head = lines[:MAX_HEAD_LINES]
    named = (
        named_levels(head) if not series_base(head) else named_levels(head, marked_numbers(lines, series_base(head)))
    )
    if not named:
        return (Part(document),)
    found = marks(lines, named)
    parts = _known_parts(_without_marks(lines, found))
    first = min(parts, default=len(lines))
    if any(lines.index(level.line) >= first for level in named):
        return (Part(document),)
    owners = _owners(lines, parts, found, len(named))
    if owners is None:
        line = named[0].line
        message = "The title names several classes, but no duties or qualifications are told apart for each."
        problems = (*document.problems, doubt(message, line.page, line.number))
        return (Part(document.model_copy(update={"problems": problems})),)
    return tuple(_level(document, named, place, owners) for place in range(len(named)))


def _without_marks(lines: Sequence[Line], found: Sequence[Mark]) -> list[Line]:
    """The lines, those with a mark beside other words without it: of 'LEVEL II DUTIES' the heading 'DUTIES'."""
    rest = {mark.line: _without_mark(lines[mark.line], mark)[0] for mark in found}
    return [rest[place][0] if rest.get(place) else line for place, line in enumerate(lines)]


def _known_parts(lines: Sequence[Line]) -> Kinds:
    cuts = cuts_in_print(lines)
    return {cut.start.line: cut.kind for cut in cuts if cut.rule not in (UNKNOWN, RESUMED)}


Owners = tuple[dict[int, frozenset[int]], dict[int, Mark]]
"""By the index of a line: the levels that it is for (none: all of them), and the mark in it."""


def _owners(lines: Sequence[Line], parts: Kinds, found: Sequence[Mark], count: int) -> Owners | None:
    """Whose each line is; None if the levels are not told apart."""
    owner: dict[int, frozenset[int]] = {}
    everyone = frozenset(range(count))
    for group in _rounds(found):
        ends = _ends(parts, group, len(lines))
        for mark, end in zip(group, ends, strict=True):
            if mark.levels != everyone:
                owner.update(dict.fromkeys(range(mark.line, end), mark.levels))
    told_apart = all(_has_own(lines, parts, owner, place) for place in range(count))
    return (owner, {mark.line: mark for mark in found}) if told_apart else None


def _rounds(found: Sequence[Mark]) -> list[list[Mark]]:
    """The marks in rounds: I, II, III, then I again. Marks of all levels end a round."""
    rounds: list[list[Mark]] = []
    for mark in found:
        if rounds and min(mark.levels) > max(rounds[-1][-1].levels):
            rounds[-1].append(mark)
        else:
            rounds.append([mark])
    return rounds


def _ends(parts: Kinds, group: Sequence[Mark], end: int) -> list[int]:
    """Where the text of each mark of a round ends."""
    ends = [after.line for _, after in pairwise(group)]
    kinds = [
        [kind for index, kind in parts.items() if mark.line <= index < last]
        for mark, last in zip(group, ends, strict=False)
    ]
    within = {kind for each in kinds for kind in each}
    last = group[-1]
    later = sorted(index for index in parts if index > last.line)
    if within and not all(set(each) & {parts[index] for index in later} for each in kinds):
        ends = [min((index for index in parts if index > mark.line), default=end) for mark in group[:-1]]
        within = set()
    reached = max((place for place, index in enumerate(later) if parts[index] in within), default=-1)
    return [*ends, later[reached + 1] if reached + 1 < len(later) else end]


def _has_own(lines: Sequence[Line], parts: Kinds, owner: dict[int, frozenset[int]], place: int) -> bool:
    """True if duties or qualifications of a level have words of their own."""
    own = [index for index, levels_ in owner.items() if levels_ == {place} and _kind_at(parts, index) in TELLING]
    return sum(len(lines[index].text.split()) for index in own) > MIN_OWN_WORDS


def _kind_at(parts: Kinds, index: int) -> Kind:
    begun = [start for start in parts if start <= index]
    return parts[max(begun)] if begun else Kind.HEADER


def _level(document: Document, named: Sequence[Level], place: int, owners: Owners) -> Part:
    owner, marked = owners
    level = named[place]
    others = {other.line for other in named if other.own_line and other is not level}
    lines: list[Line] = []
    taken: list[Line] = []
    shared: list[Line] = []
    for index, line in enumerate(document.lines):
        whose = owner.get(index)
        if line in others or (whose is not None and place not in whose):
            continue
        if whose is None and not (level.own_line and line == level.line):
            shared.append(line)
        mark = marked.get(index)
        rest, cut = _without_mark(line, mark) if mark else ((line,), ())
        lines += rest
        taken += cut
    own = document.model_copy(
        update={"lines": tuple(lines), "furniture": (*document.furniture, *taken), "title_hint": ""}
    )
    head = document.lines[:MAX_HEAD_LINES]
    code, grade = (fact_of_level(head, named, place, fact) for fact in ("class_code", "grade"))
    return Part(own, level.stated, code, grade, frozenset(shared))


def _without_mark(line: Line, mark: Mark) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """What stays of a line and what goes to the furniture."""
    texts = (f"{line.text[: mark.start]}{line.text[mark.end :]}".strip(), line.text[mark.start : mark.end].strip())
    stays, goes = ((line.model_copy(update={"text": text}),) if text else () for text in texts)
    return stays, goes
