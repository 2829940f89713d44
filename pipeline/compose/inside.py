"""Amounts that a sentence, or a headed part, of its own says to lie inside an amount before them.

In: what was built so far and the next node. Out: the larger amount with the smaller one inside it.
"""

from collections.abc import Sequence

from models.requirement import Experience, Leaf, Requirement
from pipeline.compose.gathered import Gathered
from pipeline.compose.nodes import last_experience, replaced
from pipeline.compose.sets import Built
from pipeline.extract.amounts import PART_RULE, months
from pipeline.outline.marks import Mark


def absorbed(before: Requirement, node: Requirement, gathered: Gathered) -> Requirement | None:
    """`before` with `node` inside it, if that is said: "Two years of this experience must have been supervisory."."""
    if not isinstance(node, Experience) or not any(node is part for part in gathered.parts_of_amounts):
        return None
    whole = last_experience(before)
    if whole is None or (node.months or 0) > (whole.months or 0):
        return None
    return replaced(before, whole, whole.model_copy(update={"of_which": (*whole.of_which, node)}))


def with_part_before_whole(leaves: tuple[Leaf, ...]) -> tuple[Leaf, ...]:
    """Leaves needed together; an amount said to be part of a stated total that stands before that total goes into it:
    "Half of the required four years must be supervisory. A diploma and four years"."""
    for part in leaves:
        if isinstance(part, Experience) and part.evidence.rule == PART_RULE:
            behind = leaves[leaves.index(part) + 1 :]
            total = stated_total(part.evidence.text)
            whole = next((leaf for leaf in behind if isinstance(leaf, Experience) and leaf.months == total), None)
            if whole is not None and total:
                larger = whole.model_copy(update={"of_which": (*whole.of_which, part)})
                return tuple(larger if leaf is whole else leaf for leaf in leaves if leaf is not part)
    return leaves


def stated_total(words: str) -> float | None:
    """The months of the total in "half of the required four years", None if none is stated."""
    _, of, total = words.partition(" of ")
    return months(total) if of else None


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
