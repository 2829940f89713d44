"""A stretch of running text that knows where each of its words stands in the document.

Lines are joined with one space. A passage can be cut; every cut keeps its places, so evidence is always exact.
"""

from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from models.document import Line
from models.requirement import Evidence


class Passage(NamedTuple):
    """`text`, and the offsets at which each of its lines starts."""

    text: str
    starts: tuple[int, ...]
    lines: tuple[Line, ...]

    def cut(self, start: int, end: int | None = None) -> "Passage":
        """The passage from `start` to `end` without white space at its ends."""
        piece = self.text[start:end]
        begin = start + len(piece) - len(piece.lstrip())
        piece = piece.strip()
        first = max(bisect_right(self.starts, begin) - 1, 0)
        last = max(bisect_right(self.starts, begin + len(piece)), first + 1)
        starts = tuple(max(at - begin, 0) for at in self.starts[first:last])
        return Passage(piece, starts, self.lines[first:last])

    def line_at(self, offset: int) -> Line:
        """The line that holds the character at `offset`."""
        return self.lines[max(bisect_right(self.starts, offset) - 1, 0)]

    def evidence(self, rule: str, start: int = 0, end: int | None = None) -> Evidence:
        """The words from `start` to `end` as evidence for `rule`."""
        piece = self.text[start:end]
        line = self.line_at(start + len(piece) - len(piece.lstrip()))
        return Evidence(rule=rule, text=piece.strip(), page=line.page, line=line.number)


def passage(lines: Iterable[Line]) -> Passage:
    """The lines as one running text."""
    kept = tuple(line for line in lines if line.text.strip())
    starts, texts, at = [], [], 0
    for line in kept:
        starts.append(at)
        texts.append(line.text.strip())
        at += len(texts[-1]) + 1
    return Passage(" ".join(texts), tuple(starts), kept)
