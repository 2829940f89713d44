"""Requirement sets by specialty or level -> one node: choices, with what is asked of all of them.

In: items with their requirements. Out: a requirement. A combination that stands in a set is a choice to all of it, and
what stands below a heading that comes again belongs to the set it heads.
"""

import re
from collections.abc import Sequence

from models.requirement import AllOf, AnyOf, Condition, EquivalentCombination, Requirement
from pipeline.compose.nodes import all_leaves, all_of, any_of, hard, is_combination
from pipeline.outline import Item
from pipeline.outline.marks import Mark

Built = tuple[Item, Requirement]
"""An item and the requirement that was built from it."""

ONLY = re.compile(r"(?:(?<!\W)\W++)?only\W*$")
COMMON = re.compile(r"^(?:for )?(?:all|both)\b(?!.*\b(?:except|other)\b)", re.IGNORECASE)


def sets(built: Sequence[Built]) -> Requirement:
    """Requirement sets by specialty or level are choices; what is for all specialties is required besides.

    A combination that stands in a set is a choice to all of it. A set whose heading comes again goes on there.
    """
    common = [node for child, node in built if COMMON.match(child.label) and not is_combination(node)]
    beside = [node for child, node in built if COMMON.match(child.label) and is_combination(node)]
    each = _gone_on([(child, node) for child, node in built if not COMMON.match(child.label)])
    parted = [_without_combination(node) if common else (node, []) for node in each]
    own = [node for node, _ in parted if hard(node) or not all_leaves(node)]
    unread = [_bare_condition(node) for node, _ in parted if not hard(node) and all_leaves(node)]
    core = all_of([*common, *([any_of(own)] if own else []), *unread])
    return any_of([core, *(combination for _, found in parted for combination in found), *beside])


def _bare_condition(node: Requirement) -> Requirement:
    """A set that asks only for a skill or the like, without its label: it tells no ways to qualify apart."""
    return _bare(node) if all(isinstance(leaf, Condition) for leaf in all_leaves(node)) else node


def _gone_on(built: Sequence[Built]) -> list[Requirement]:
    """The nodes of sets; one with the heading of an earlier one and another kind of things goes into that."""
    nodes: dict[str, Requirement] = {}
    for child, node in built:
        label = ONLY.sub("", child.label.casefold())
        before = nodes.get(label)
        kinds = {type(leaf) for leaf in hard(node)}
        if before is None:
            nodes[label] = node
        elif kinds and child.joint is not Mark.OR and kinds.isdisjoint(type(leaf) for leaf in hard(before)):
            nodes[label] = AllOf(label=child.label, members=(_bare(before), _bare(node)))
        else:
            nodes[f"{label} {len(nodes)}"] = node
    return list(nodes.values())


def _bare(node: Requirement) -> Requirement:
    return node.model_copy(update={"label": ""}) if isinstance(node, AllOf | AnyOf) else node


def _without_combination(node: Requirement) -> tuple[Requirement, list[Requirement]]:
    """A set without the combination that is a choice to the rest of it, and that, with the label of the set."""
    if not isinstance(node, AnyOf) or len(node.members) < 2:
        return node, []
    found = [member for member in node.members if isinstance(member, EquivalentCombination)]
    rest = any_of([member for member in node.members if member not in found])
    if not found or not hard(rest):
        return node, []
    labelled = AllOf(label=node.label, members=(rest,)) if node.label else rest
    return labelled, [AllOf(label=node.label, members=(member,)) for member in found]
