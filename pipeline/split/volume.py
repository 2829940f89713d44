"""A bound volume into one document for each class.

In: a document as read, before cleaning (which takes what each page of a volume begins with for a running head). Out:
its documents, or none if it holds one class. A new class begins where a definition or duties come again after the
qualifications, below a title block with another title (`title_block.py`), and each class has two of definition, duties
and qualifications. Pages and line numbers stay those of the file. What stands before the first class (cover, index)
goes to the furniture of that class.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from models.document import Document, Line
from models.section import SectionKind as Kind
from pipeline.lexicon.headings import HeadingMatch, Standing, match_heading
from pipeline.split.title_block import first_block, nearer_block, next_block

LANDMARKS = frozenset({Kind.DISTINGUISHING_FEATURES, Kind.TYPICAL_WORK_ACTIVITIES, Kind.MINIMUM_QUALIFICATIONS})
BEGINNINGS = LANDMARKS - {Kind.MINIMUM_QUALIFICATIONS}
MIN_LANDMARKS = 2
"""So many of the landmarks make a specification."""
HEAD_LINES = 2
HEAD_SHARE = 0.8
MIN_HEAD_PAGES = 3
"""A head of the volume stands in the first lines of that share of its pages, of so many at least."""


def classes(document: Document) -> tuple[Document, ...]:
    """The documents of a volume, as read; empty if `document` holds one class."""
    heads = running_heads(document.lines)
    starts = _starts_between(document.lines, heads)
    if len(starts) < 2:
        return ()
    borders = [*starts, len(document.lines)]
    parts = [_part(document, first, end, heads) for first, end in pairwise(borders)]
    front = document.lines[: starts[0]]
    parts[0] = parts[0].model_copy(update={"furniture": (*front, *parts[0].furniture)})
    return tuple(parts)


def _starts_between(lines: Sequence[Line], heads: frozenset[int]) -> list[int]:
    """The indexes of the lines where a class begins, found among the lines that are no heads of the whole volume."""
    places = [place for place in range(len(lines)) if place not in heads]
    return [places[start] for start in class_starts([lines[place] for place in places])]


def running_heads(lines: Sequence[Line]) -> frozenset[int]:
    """The places of lines that open nearly every page, equal but for digits: the head of the whole volume."""
    tops: dict[str, list[int]] = {}
    pages = 0
    for place, line in enumerate(lines):
        if place == 0 or line.page != lines[place - 1].page:
            pages += 1
            for below in range(place, min(place + HEAD_LINES, len(lines))):
                if lines[below].page == line.page:
                    tops.setdefault(re.sub(r"\d+", "#", lines[below].text.casefold()), []).append(below)
    common = (places for places in tops.values() if len({lines[place].page for place in places}) >= HEAD_SHARE * pages)
    return frozenset(place for places in common for place in places) if pages >= MIN_HEAD_PAGES else frozenset()


def class_starts(lines: Sequence[Line]) -> list[int]:
    """The indexes of the lines where a class begins; one at most if there is no second class."""
    known = list(_landmarks(lines))
    if len(known) < 2 * MIN_LANDMARKS:
        return []
    if not _may_begin_again(known) or (first := first_block(lines, known[0].line)) is None:
        return []
    blocks, seen, last = [first], set[Kind](), 0
    for position, landmark in enumerate(known):
        kind = landmark.kind
        if _may_begin(kind, known) and _comes_again(kind, seen):
            block = next_block(lines, last + 1, landmark.line, blocks[-1], first)
            if block and _is_specification(known[position:]):
                blocks.append(block)
                seen = set()
        seen.add(kind)
        last = landmark.line
    if len(blocks) > 1:
        blocks[0] = nearer_block(lines, first, blocks[1], known[0].line)
    return [block.start for block in blocks]


class Landmark(NamedTuple):
    """A heading that says which part of a specification follows, and the index of its line."""

    line: int
    kind: Kind


def _landmarks(lines: Sequence[Line]) -> Iterator[Landmark]:
    """The landmarks at the start of lines."""
    for index, line in enumerate(lines):
        match = match_heading(line.text)
        if match and match.entry.kind in LANDMARKS and _stands(match):
            yield Landmark(index, match.entry.kind)


def _stands(match: HeadingMatch) -> bool:
    strong = match.capitals and match.entry.strength == "strong"
    return match.standing in (Standing.ALONE, Standing.LABEL) or (strong and match.standing is Standing.LEAD_IN)


def _may_begin(kind: Kind, known: Sequence[Landmark]) -> bool:
    return kind in BEGINNINGS or kind == known[0].kind


def _may_begin_again(known: Sequence[Landmark]) -> bool:
    """False if no landmark can be the beginning of a second class, which holds for nearly every document."""
    kinds = [landmark.kind for landmark in known]
    return any(_may_begin(kind, known) and _comes_again(kind, set(kinds[:at])) for at, kind in enumerate(kinds))


def _comes_again(kind: Kind, seen: set[Kind]) -> bool:
    """True if a part of this kind can be the beginning of another class."""
    return len(seen) >= MIN_LANDMARKS and (kind in seen or Kind.MINIMUM_QUALIFICATIONS in seen)


def _is_specification(known: Sequence[Landmark]) -> bool:
    """True if the landmarks from here to the next beginning of the same kind make a specification."""
    first, kinds = known[0].kind, set[Kind]()
    for landmark in known:
        kind = landmark.kind
        if kind == first and len(kinds) >= MIN_LANDMARKS:
            break
        kinds.add(kind)
    return len(kinds) >= MIN_LANDMARKS


def _part(document: Document, first: int, end: int, heads: frozenset[int]) -> Document:
    lines = tuple(document.lines[place] for place in range(first, end) if place not in heads)
    away = tuple(document.lines[place] for place in range(first, end) if place in heads)
    pages = {line.page for line in lines}
    return document.model_copy(
        update={
            "lines": lines,
            "furniture": (*away, *(line for line in document.furniture if line.page in pages)),
            "pages": max(pages) - min(pages) + 1,
            "title_hint": "",
            "problems": tuple(each for each in document.problems if each.page is None or each.page in pages),
        }
    )
