"""Lines that hold facts side by side without a colon: "Department    Water    Grade    14", as the cells of a table are
read in every format. Goes in: lines with the wide spaces between their cells. Comes out: the same lines, with a colon
behind each label and a bar behind each value, so that the facts are told apart when the spaces are gone.

Only the words tell such a row from the heads of a table ("Title  Grade  Hours  Days") and from its data: every other
cell is a printed label (`lexicon/labels.toml`), none of those between is, and a code or a grade has a digit.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from models.document import Line
from pipeline.lexicon.wordings import Match, opening_matches

WIDE = re.compile(r"\t\s*|\s{2,}")
LEAST_CELLS = 4
"""Two cells, a label and a word, may head two columns."""
MOST_CELLS = 16
LONGEST_LABEL, LONGEST_VALUE = 40, 80
CODED = frozenset(("class_code", "grade"))
"""Facts whose value has a digit."""


def with_colons(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines with colons behind labels that stand in cells of their own."""
    return tuple(_with_colons(line) if "  " in line.text or "\t" in line.text else line for line in lines)


def _with_colons(line: Line) -> Line:
    text = _labelled(line.text)
    return line if text is line.text else line.model_copy(update={"text": text})


def _labelled(text: str) -> str:
    """The text with its colons; itself if it is no row of facts."""
    cells = WIDE.split(text.strip())
    pairs = list(pairwise(cells))[::2]
    if not LEAST_CELLS <= len(cells) <= MOST_CELLS or len(cells) % 2 or not all(_is_fact(*pair) for pair in pairs):
        return text
    if all(name.endswith(":") for name, _ in pairs):
        return text
    return " | ".join(f"{name.rstrip(' :')}: {value}" for name, value in pairs)


def _is_fact(name: str, value: str) -> bool:
    label = _label(name)
    if label is None or len(value) > LONGEST_VALUE or _label(value):
        return False
    return label.wording.label not in CODED or any(map(str.isdigit, value))


def _label(cell: str) -> Match | None:
    """The printed label that a cell is, and nothing else."""
    text = cell.rstrip(" :.#")
    if not 0 < len(text) <= LONGEST_LABEL:
        return None
    return next((found for found in opening_matches("labels", text) if found.end == len(text)), None)
