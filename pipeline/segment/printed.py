"""Cuts through lines of print. Headings are looked for in lines as they were written: a sentence that was broken before
"Experience" has no heading, and a heading over two lines is one. The cuts are then carried over to the lines of print.

Written lines are counted anew: a jump in their numbers is empty space, whichever format showed it.
"""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate, pairwise

from models.document import Line
from pipeline.segment.find import candidates
from pipeline.segment.place import Cut, Place
from pipeline.segment.walk import cuts_of
from pipeline.unwrapped import Printed, apart, as_one, unwrapped


def cuts_in_print(lines: Sequence[Line]) -> list[Cut]:
    """The cuts of a document by the indexes of its lines of print."""
    groups = unwrapped(lines)
    texts = _numbered(groups)
    firsts = [0, *accumulate(map(len, groups))]
    return [
        cut._replace(start=_in_print(cut.start, groups, firsts), end=_in_print(cut.end, groups, firsts, ends=True))
        for cut in cuts_of(texts, candidates(texts))
    ]


def _numbered(groups: Sequence[Printed]) -> list[Line]:
    """The groups as lines of one page."""
    numbers = [1, *(2 if _stands_apart(above[-1], group[0]) else 1 for above, group in pairwise(groups))]
    return [_at(as_one(group), number) for group, number in zip(groups, accumulate(numbers), strict=False)]


def _at(line: Line, number: int) -> Line:
    return line if (line.page, line.number) == (1, number) else line.model_copy(update={"page": 1, "number": number})


def _stands_apart(above: Line, line: Line) -> bool:
    return line.page != above.page or apart(above, line)


def _in_print(place: Place, groups: Sequence[Printed], firsts: Sequence[int], *, ends: bool = False) -> Place:
    """A place in a written line as a place in its line of print; the end of a line stays with that line."""
    if place.line >= len(groups):
        return Place(firsts[-1])
    starts = [0, *accumulate(len(line.text) + 1 for line in groups[place.line])][:-1]
    row = max(0, bisect_right(starts, place.offset - ends) - 1)
    return Place(firsts[place.line] + row, place.offset - starts[row])
