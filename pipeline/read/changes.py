"""What a file says of its own history, as Problems. Goes in: how many tracked changes were met, and whether struck or
hidden text was. Comes out: the problems, each once. The words themselves are in the furniture.
"""

from typing import NamedTuple

from models.document import Problem, Severity
from pipeline.read.blocks import Collector


class Changes(NamedTuple):
    """Tracked changes of a document, counted as the writing program stores them."""

    deleted: int = 0
    inserted: int = 0
    moved: int = 0


NONE = Changes()


def change_problems(collector: Collector, changes: Changes = NONE) -> tuple[Problem, ...]:
    """Problems `tracked-changes`, `struck-text` and `hidden-text`, as far as they apply."""
    told: list[Problem] = []
    if any(changes):
        counts = f"{changes.deleted} deleted, {changes.inserted} inserted, {changes.moved} moved"
        message = f"The file holds tracked changes ({counts}): it was read as if all were accepted."
        told.append(Problem(code="tracked-changes", severity=Severity.WARNING, message=message))
    if collector.struck:
        message = "Struck text was taken out of the lines, because it is no longer in force; it is in the furniture."
        told.append(Problem(code="struck-text", severity=Severity.WARNING, message=message))
    if collector.hidden:
        message = "Hidden text was taken out of the lines, because no reader sees it; it is in the furniture."
        told.append(Problem(code="hidden-text", severity=Severity.WARNING, message=message))
    return tuple(told)
