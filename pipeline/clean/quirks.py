"""Lines that the settings of a source declare to be no part of the text. Goes in: lines and patterns. Comes out: the
lines that stay, and those that go to the furniture.

A pattern (`*`, `?`, `[…]`) must match the whole line; letter case and runs of blanks do not matter.
"""

from collections.abc import Sequence
from fnmatch import fnmatchcase

from models.document import Line


def drop_lines(lines: Sequence[Line], patterns: Sequence[str]) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """The lines that stay and those that a pattern matches, both in order."""
    if not patterns:
        return tuple(lines), ()
    folded = [_folded(pattern) for pattern in patterns]
    dropped = [any(fnmatchcase(_folded(line.text), pattern) for pattern in folded) for line in lines]
    kept = tuple(line for line, goes in zip(lines, dropped, strict=True) if not goes)
    return kept, tuple(line for line, goes in zip(lines, dropped, strict=True) if goes)


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
