"""Two versions of a class specification in; out: what changed, rule by rule, each change with the words on both sides.

Silent on what only looks different: line breaks, fonts, spaces and signs change nothing. What says the same in other
words is told, but is not material (`wording.py`).
"""

from models.change import Change
from models.classspec import ClassSpec
from pipeline.revise.duties import duty_changes
from pipeline.revise.identity import identity_changes
from pipeline.revise.parts import part_changes
from pipeline.revise.qualifications import qualification_changes

__all__ = ["revise"]


def revise(before: ClassSpec, after: ClassSpec) -> tuple[Change, ...]:
    """Every change, each once: what the specification says of itself, duties, qualifications, other parts."""
    found = (
        *identity_changes(before, after),
        *duty_changes(before, after),
        *qualification_changes(before, after),
        *part_changes(before, after),
    )
    return tuple(dict.fromkeys(found))
