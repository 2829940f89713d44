"""Small verbs over requirement trees: join nodes, find their leaves, replace one."""

from collections.abc import Sequence

from models.requirement import (
    AllOf,
    AnyOf,
    CreditUnit,
    Education,
    EducationLevel,
    EquivalentCombination,
    Experience,
    Leaf,
    License,
    Requirement,
)

HARD = (Education, Experience, License, EquivalentCombination)
"""The leaves that alternatives differ by."""

DEGREES = frozenset(EducationLevel) - {EducationLevel.NONE, EducationLevel.SOME_COLLEGE, EducationLevel.CERTIFICATE}
"""The levels of which nobody needs two at once."""


CREDITS = ((EducationLevel.BACHELOR, 120.0), (EducationLevel.ASSOCIATE, 60.0))
"""The semester credits that stand for a degree."""
QUARTERS = 1.5
"""Quarter credits in a semester credit."""


def rank_of(schooling: Education) -> int:
    """How high the schooling is; credits alone rank as the degree that asks for as many."""
    if schooling.level is not EducationLevel.SOME_COLLEGE:
        return schooling.level.rank
    credits = (schooling.credits or 0) / (QUARTERS if schooling.credit_unit is CreditUnit.QUARTER else 1)
    return next((level.rank for level, most in CREDITS if credits >= most), schooling.level.rank)


def all_of(members: Sequence[Requirement]) -> Requirement:
    """All of `members`; one member alone stands for itself."""
    flat = [inner for member in members for inner in _same(member, AllOf)]
    return flat[0] if len(flat) == 1 else AllOf(members=tuple(flat))


def any_of(members: Sequence[Requirement]) -> Requirement:
    """Any of `members`; one member alone stands for itself."""
    flat = [inner for member in members for inner in _same(member, AnyOf)]
    return flat[0] if len(flat) == 1 else AnyOf(members=tuple(flat)) if flat else AllOf()


def _same(node: Requirement, kind: type[AllOf] | type[AnyOf]) -> Sequence[Requirement]:
    return node.members if isinstance(node, kind) and not node.label else (node,)


def grouped(groups: Sequence[Sequence[Requirement]]) -> Requirement:
    """Any of the groups, all of the members of each: "and" binds closer than "or"."""
    return any_of([all_of(group) for group in groups])


def hard(node: Requirement) -> list[Leaf]:
    """The hard leaves below `node`, in the order of the text."""
    if isinstance(node, AllOf | AnyOf):
        return [leaf for member in node.members for leaf in hard(member)]
    return [node] if isinstance(node, HARD) else []


def all_leaves(node: Requirement) -> list[Leaf]:
    """Every leaf of a tree in the order of the text."""
    if isinstance(node, AllOf | AnyOf):
        return [leaf for member in node.members for leaf in all_leaves(member)]
    return [node]


def last_experience(node: Requirement) -> Experience | None:
    """The experience that stands last in `node`."""
    return next((leaf for leaf in reversed(hard(node)) if isinstance(leaf, Experience)), None)


def replaced(node: Requirement, old: Requirement, new: Requirement) -> Requirement:
    """`node` with the leaf `old` replaced by `new`."""
    if isinstance(node, AllOf | AnyOf):
        return node.model_copy(update={"members": tuple(replaced(member, old, new) for member in node.members)})
    return new if node is old else node


def is_nothing(node: Requirement) -> bool:
    """True for a node that requires nothing."""
    return isinstance(node, AllOf) and not node.members


def is_combination(node: Requirement) -> bool:
    """True if an equivalent combination stands in `node`."""
    return any(isinstance(leaf, EquivalentCombination) for leaf in hard(node))
