"""Side headings of several rows: "MINIMUM" / "QUALIFICATIONS" / "REQUIRED" in a narrow column beside its paragraph.

Goes in: cleaned lines with boxes. Comes out: the same lines, the rows of one side heading marked as `wrapped`, so that
they are one written line. Geometry says it: the rows stand close together, the text that follows begins on their right
and beside them. Besides, they have to look like a heading: few words, no number, bold or in capitals unlike that text.
"""

from collections.abc import Iterator, Sequence
from statistics import fmean

from models.document import Box, Line
from pipeline.lexicon.headings import Standing, is_capitals, match_heading

MAX_ROWS = 7
MAX_WORDS = 3.0
"""A narrow column has no more words in a row, on average."""
CLOSE = 0.6
"""The rows of one heading stand closer than that share of their height."""
ENDS = (":", ".", ";")


def joined_side_headings(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines with every side heading of several rows as one written line."""
    marked = list(lines)
    for first, end in _stacks(lines):
        for at in range(max(first - 1, 0), end):
            marked[at] = marked[at].model_copy(update={"wrapped": first <= at < end - 1})
    return tuple(marked)


def _stacks(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Where the rows of each side heading begin and end."""
    first = 0
    while first < len(lines):
        end = first + 1
        while end < len(lines) and _close(lines[end - 1], lines[end]):
            end += 1
        if 2 <= end - first <= MAX_ROWS and end < len(lines) and _is_heading(lines[first:end], lines[end]):
            yield first, end
        first = end


def _close(row: Line, following: Line) -> bool:
    """True if two rows stand right below each other and may be of one heading."""
    if row.box is None or following.box is None or row.page != following.page or row.text.endswith(ENDS):
        return False
    gap = following.box.top - row.box.bottom
    height = row.box.bottom - row.box.top
    overlap = min(row.box.x1, following.box.x1) - max(row.box.x0, following.box.x0)
    return -0.3 * height < gap < CLOSE * height and overlap > 0 and _setting(row) == _setting(following)


def _setting(line: Line) -> tuple[bool, bool]:
    return line.style.bold, is_capitals(line.text)


def _is_heading(rows: Sequence[Line], text: Line) -> bool:
    """True if the rows are one heading beside the text that follows."""
    boxes = [row.box for row in rows if row.box]
    if text.box is None or text.page != rows[0].page or not _beside(boxes, text.box):
        return False
    words = "".join(row.text for row in rows)
    few = fmean(len(row.text.split()) for row in rows) <= MAX_WORDS and not any(map(str.isdigit, words))
    unlike = any(ours and not theirs for ours, theirs in zip(_setting(rows[0]), _setting(text), strict=True))
    return few and unlike and not _several([row.text for row in rows])


def _beside(boxes: Sequence[Box], text: Box) -> bool:
    """True if the text begins on the right of all boxes, on a level with one of them."""
    right = all(box.x1 <= text.x0 for box in boxes)
    return right and text.top < boxes[-1].bottom and text.bottom > boxes[0].top


def _several(texts: Sequence[str]) -> bool:
    """True if the rows are whole headings of parts of different kinds, one below the other."""
    for at in range(1, len(texts)):
        parts = [match_heading(" ".join(part)) for part in (texts[:at], texts[at:])]
        kinds = {part.entry.kind for part in parts if part and part.standing is Standing.ALONE}
        if len(kinds) > 1:
            return True
    return False
