"""Amounts that a sentence, or a headed part, of its own says to lie inside an amount before them.

In: what was built so far and the next node. Out: the larger amount with the smaller one inside it.
"""

from collections.abc import Sequence

from models.requirement import Experience, Requirement
from pipeline.compose.gathered import Gathered
from pipeline.compose.nodes import last_experience, replaced
from pipeline.compose.sets import Built
from pipeline.outline.marks import Mark


def absorbed(before: Requirement, node: Requirement, gathered: Gathered) -> Requirement | None:
    """`before` with `node` inside it, if that is said: "Two years of this experience must have been supervisory."."""
    if not isinstance(node, Experience) or not any(node is part for part in gathered.parts_of_amounts):
        return None
    whole = last_experience(before)
    if whole is None or (node.months or 0) > (whole.months or 0):
        return None
    return replaced(before, whole, whole.model_copy(update={"of_which": (*whole.of_which, node)}))


def with_parts_of_parts(built: Sequence[Built], gathered: Gathered) -> list[Built]:
    """Headed parts; an amount under a heading that lies inside that of the part before ("SPECIFIC EXPERIENCE: Two years
    of the above experience …") goes into it."""
    folded: list[Built] = []
    for child, node in built:
        beside = bool(folded) and child.mark is folded[-1][0].mark is Mark.PART and child.joint is not Mark.OR
        larger = absorbed(folded[-1][1], node, gathered) if beside and _is_less(node, folded[-1][1]) else None
        if larger is not None:
            folded[-1] = (folded[-1][0], larger)
        else:
            folded.append((child, node))
    return folded


def _is_less(node: Requirement, before: Requirement) -> bool:
    """True for an amount smaller than the last one before it: one as large is a second one of that kind, perhaps."""
    whole = last_experience(before)
    return whole is not None and isinstance(node, Experience) and 0 < (node.months or 0) < (whole.months or 0)
