"""Lines of print into lines as they were written: what was broken only for want of room is one again.

In: lines whose `wrapped` mark says so (`clean/wrapping.py`). A group of lines of print is a tuple; as one line it has
the words of all, and the page, number and style of the first.
"""

from collections.abc import Iterable, Sequence

from models.document import Box, Line

PARAGRAPH_GAP = 0.8
"""Space between two lines, in line heights, that separates paragraphs."""
Printed = tuple[Line, ...]
"""The lines of print that one written line takes."""


def unwrapped(lines: Iterable[Line]) -> tuple[Printed, ...]:
    """The lines in groups; each group is one written line."""
    groups: list[list[Line]] = []
    goes_on = False
    for line in lines:
        if goes_on:
            groups[-1].append(line)
        else:
            groups.append([line])
        goes_on = bool(line.wrapped)
    return tuple(tuple(group) for group in groups)


def as_one(group: Printed) -> Line:
    """A group as one line."""
    if len(group) == 1:
        return group[0]
    return group[0].model_copy(
        update={"text": " ".join(line.text for line in group), "wrapped": False, "box": _around(group)}
    )


def written(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines as they were written."""
    return tuple(map(as_one, unwrapped(lines))) if any(line.wrapped for line in lines) else tuple(lines)


def apart(before: Line, line: Line) -> bool:
    """True if empty space separates two lines of one page: a gap, or a jump in the numbers of a text file."""
    if before.page != line.page:
        return False
    if before.box and line.box:
        return line.box.top - before.box.bottom > PARAGRAPH_GAP * (before.box.bottom - before.box.top)
    return line.number - before.number > 1


def _around(group: Printed) -> Box | None:
    """The box around a group on one page; that of its first line if it goes on in another column or on another page."""
    first, last = group[0].box, group[-1].box
    if first is None or last is None or group[0].page != group[-1].page or last.top < first.top:
        return first
    boxes = [line.box for line in group if line.box]
    return Box(x0=min(box.x0 for box in boxes), top=first.top, x1=max(box.x1 for box in boxes), bottom=last.bottom)
