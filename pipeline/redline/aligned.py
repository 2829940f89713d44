"""The sections of two versions in, aligned sections out: the later ones, with the words that were struck in them.

The whole documents are compared, not section with section: where a new heading cuts a section in two, or a paragraph
goes over to the next one, the words are still the same words. A section of which no word is left stands for itself
where it stood; if it has only moved, it is compared with itself at its new place.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from models.section import Section
from pipeline.redline.marked import Mark, Placed, placed
from pipeline.redline.paragraphs import Word, words_of
from pipeline.redline.words import Hunk, hunks


class Aligned(NamedTuple):
    """`section` is of the later document, or of the earlier one if it is gone (`later` is False).

    `homes` are the positions of the earlier sections most words of which stand here.
    """

    section: Section
    later: bool
    heading: tuple[Placed, ...]
    body: tuple[Placed, ...]
    homes: tuple[int, ...]


class _Slot(NamedTuple):
    """A section that words are put in: of the later document, or one that is gone from the earlier."""

    later: bool
    position: int


class _Stream(NamedTuple):
    """All words of a document; for each, the position of its section and whether it stands in the heading."""

    words: tuple[Word, ...]
    section: tuple[int, ...]
    in_heading: tuple[bool, ...]


class _Cell(NamedTuple):
    slot: _Slot
    placed: Placed
    in_heading: bool
    origin: int | None  # position of the earlier section, unless the word is new


def aligned(before: Sequence[Section], after: Sequence[Section]) -> tuple[Aligned, ...]:
    """All sections that have words, in the order of the later document."""
    cells: dict[_Slot, list[_Cell]] = {}
    for cell in _cells(_stream(before), _stream(after)):
        cells.setdefault(cell.slot, []).append(cell)
    for gone, come in _moved(cells, before, after):
        del cells[gone]
        cells[come] = _compared(before[gone.position], after[come.position], gone, come)
    homes = _homes(cells)
    return tuple(
        _aligned(
            (after if slot.later else before)[slot.position],
            found,
            slot.later,
            tuple(origin for origin, home in homes.items() if home == slot),
        )
        for slot, found in _ordered(cells)
    )


def _stream(sections: Sequence[Section]) -> _Stream:
    found = [
        (word, position, in_heading)
        for position, section in enumerate(sections)
        for in_heading, lines in ((True, section.heading_lines), (False, section.lines))
        for word in words_of(lines)
    ]
    words, positions, heads = zip(*found, strict=True) if found else ((), (), ())
    return _Stream(tuple(words), tuple(positions), tuple(heads))


def _cells(before: _Stream, after: _Stream) -> Iterator[_Cell]:
    found = hunks(before.words, after.words)
    marks = placed(before.words, after.words, found)
    i = j = 0
    for hunk in (*found, Hunk(len(before.words), 0, len(after.words), 0)):
        for each in range(j, hunk.j):
            slot = _Slot(True, after.section[each])
            yield _Cell(slot, next(marks), after.in_heading[each], before.section[i + each - j])
        for each in range(hunk.i, hunk.i_end):
            slot = _slot_of_struck(each, hunk, before, after)
            yield _Cell(slot, next(marks), before.in_heading[each], before.section[each])
        for each in range(hunk.j, hunk.j_end):
            yield _Cell(_Slot(True, after.section[each]), next(marks), after.in_heading[each], None)
        i, j = hunk.i_end, hunk.j_end


def _slot_of_struck(word: int, hunk: Hunk, before: _Stream, after: _Stream) -> _Slot:
    """Where the rest of its section is; a section that was struck from its first word to its last is gone."""
    section = before.section[word]
    goes_on = hunk.i_end < len(before.words) and before.section[hunk.i_end] == section
    began = hunk.i > 0 and before.section[hunk.i - 1] == section
    if began:
        return _Slot(True, after.section[hunk.j - 1])
    return _Slot(True, after.section[hunk.j_end]) if goes_on else _Slot(False, section)


def _moved(
    cells: dict[_Slot, list[_Cell]], before: Sequence[Section], after: Sequence[Section]
) -> list[tuple[_Slot, _Slot]]:
    """Sections that are gone, each with the wholly new one of the same kind and heading."""
    new = [slot for slot, found in cells.items() if slot.later and _all(Mark.INSERTED, found)]
    pairs = []
    for gone in [slot for slot in cells if not slot.later]:
        same = (slot for slot in new if _same(before[gone.position], after[slot.position]))
        if (come := next(same, None)) is not None:
            new.remove(come)
            pairs.append((gone, come))
    return pairs


def _all(mark: Mark, cells: Sequence[_Cell]) -> bool:
    return all(cell.placed.mark is mark for cell in cells)


def _same(one: Section, other: Section) -> bool:
    return one.kind is other.kind and one.heading.casefold().split() == other.heading.casefold().split()


def _compared(before: Section, after: Section, gone: _Slot, come: _Slot) -> list[_Cell]:
    sides = ((True, before.heading_lines, after.heading_lines), (False, before.lines, after.lines))
    return [
        _Cell(come, each, in_heading, None if each.mark is Mark.INSERTED else gone.position)
        for in_heading, old, new in sides
        for each in placed(words_of(old), words_of(new))
    ]


def _homes(cells: dict[_Slot, list[_Cell]]) -> dict[int, _Slot]:
    """The slot that has most words of each earlier section."""
    counts: dict[int, Counter[_Slot]] = {}
    for slot, found in cells.items():
        for cell in found:
            if cell.origin is not None:
                counts.setdefault(cell.origin, Counter())[slot] += 1
    return {origin: count.most_common(1)[0][0] for origin, count in counts.items()}


def _ordered(cells: dict[_Slot, list[_Cell]]) -> list[tuple[_Slot, list[_Cell]]]:
    """Later sections in their order; one that is gone stands behind the later one that came before it."""
    key: dict[_Slot, tuple[int, int, int]] = {}
    last = -1
    for slot in cells:  # in the order in which they were first met
        last = max(last, slot.position) if slot.later else last
        key[slot] = (slot.position, 0, 0) if slot.later else (last, 1, slot.position)
    return sorted(cells.items(), key=lambda item: key[item[0]])


def _aligned(section: Section, cells: Sequence[_Cell], later: bool, homes: tuple[int, ...]) -> Aligned:
    heading: list[Placed] = []
    body: list[Placed] = []
    text_began = False
    for cell in cells:
        # A heading that was struck in the midst of the text is no part of the heading of this section.
        in_heading = cell.in_heading and not (cell.placed.mark is Mark.STRUCK and text_began)
        (heading if in_heading else body).append(cell.placed)
        text_began = text_began or not (cell.in_heading or cell.placed.mark is Mark.STRUCK)
    return Aligned(section, later, tuple(heading), tuple(body), homes)
