"""Markdown text as an office prints it: "**DUTIES:**" is "DUTIES:", with the marks of lists left in place.

Another format says in its own way what the marks say in a text file; it never prints them.
"""

from collections.abc import Sequence

from pipeline.read.markdown import has_marks, markdown_lines
from pipeline.read.rows import rows


def without_marks(lines: Sequence[str]) -> list[str]:
    """The lines without Markdown marks, blank lines kept; other text unchanged."""
    found = tuple(rows("\n".join(lines)))
    if not has_marks(found):
        return list(lines)
    shown = [""] * len(lines)
    for line in markdown_lines(found):
        shown[line.number - 1] = f"{shown[line.number - 1]} {line.text}".lstrip()
    return shown
