"""Choices that would be pointless beside the schooling before them, and so are ways of their own.

In: a joined leaf, the one that follows it, and the branch before it (`pipeline/compose/clause.py`). Who needs a degree
and two years of surveying is not helped by "or four years of surveying" with the same degree; who holds a master's
degree holds a bachelor's.
"""

from collections.abc import Sequence

from models.requirement import Education, EducationLevel, Experience, Leaf
from pipeline.extract.joints import Joint
from pipeline.extract.leaf import Joined


def needs_less_beside_it(item: Joined, following: Joined | None, branch: Sequence[Sequence[Leaf]]) -> bool:
    """True for more time of the same kind behind ", or" ("a degree and two years of surveying, or four years of
    surveying"), and for a lower degree with an amount of its own ("a master's degree in law, or a bachelor's degree in
    law and two years")."""
    if item.joint is not Joint.OR:
        return False
    if isinstance(item.leaf, Experience):
        return item.after_comma and _is_more_alone(item.leaf, following, branch)
    return len(branch) == 1 and following is not None and _is_less_with_time(item, following, branch[0][-1])


def _is_more_alone(more: Experience, following: Joined | None, branch: Sequence[Sequence[Leaf]]) -> bool:
    """True for an amount larger than the only one before it, of its kind, with nothing else behind it."""
    less = branch[-1][-1]
    schooled = any(isinstance(leaf, Education) for choice in branch[:-1] for leaf in choice)
    ends = following is None or following.joint is Joint.THEN_OR
    if not (schooled and ends and len(branch[-1]) == 1 and isinstance(less, Experience)):
        return False
    return 0 < (less.months or 0) < (more.months or 0) and f"{more.subject} ".startswith(f"{less.subject} ")


def _is_less_with_time(item: Joined, following: Joined, before: Leaf) -> bool:
    """True for a degree lower than the one before it, which stands whole, with an amount behind it."""
    if not (isinstance(item.leaf, Education) and isinstance(before, Education)):
        return False
    lower = EducationLevel.ASSOCIATE.rank <= item.leaf.level.rank < before.level.rank
    whole = item.after_comma or " in " in before.evidence.text
    asks = following.joint is Joint.AND and isinstance(following.leaf, Experience) and not following.after_comma
    return lower and whole and asks
