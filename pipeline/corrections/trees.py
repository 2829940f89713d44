"""The tree of a track after its alternatives were corrected, so that both say the same.

A corrected leaf takes its place in the tree as it is printed where the tree has it once for all ways that share it.
Where it cannot (a way was taken out, a requirement added, one of two ways that share a leaf corrected), the tree is
written anew as its normal form: any of the ways, all of the leaves of each, and what no rule explains.
"""

from models.requirement import AllOf, Alternative, AnyOf, Leaf, Requirement, Track, Unparsed


def with_tree(before: Track, after: Track, removed: set[int]) -> Track | None:
    """The track `after` with its tree; `removed` are positions of its alternatives, from 0. None if none is left."""
    ways = tuple(way for position, way in enumerate(after.alternatives) if position not in removed)
    if before.alternatives == after.alternatives and not removed:
        return before
    if not ways:
        return None
    return after.model_copy(update={"alternatives": ways, "tree": _tree(before, after, ways, bool(removed))})


def _tree(before: Track, after: Track, ways: tuple[Alternative, ...], removed: bool) -> Requirement:
    replaced = None if removed else _replacements(before, after)
    if replaced is None:
        return _normal_form(before, ways)
    return _with_leaves(before.tree, replaced)


def _replacements(before: Track, after: Track) -> dict[Leaf, Leaf] | None:
    """What takes the place of each leaf of the tree; None if the tree cannot say it."""
    found: dict[Leaf, Leaf] = {}
    for old_way, new_way in zip(before.alternatives, after.alternatives, strict=True):
        if len(old_way.leaves) != len(new_way.leaves):
            return None
        for old, new in zip(old_way.leaves, new_way.leaves, strict=True):
            if found.setdefault(old, new) != new or old.kind != new.kind or old.evidence.text != new.evidence.text:
                return None
    inside = _leaves_of(before.tree)
    words = {leaf.evidence for leaf in inside}
    changed = {old: new for old, new in found.items() if old != new and old.evidence in words}
    return changed if changed.keys() <= set(inside) else None


def _with_leaves(node: Requirement, replaced: dict[Leaf, Leaf]) -> Requirement:
    if isinstance(node, AllOf | AnyOf):
        return node.model_copy(update={"members": tuple(_with_leaves(each, replaced) for each in node.members)})
    return replaced.get(node, node)


def _normal_form(before: Track, ways: tuple[Alternative, ...]) -> Requirement:
    explained = {leaf.evidence for way in before.alternatives for leaf in way.leaves}
    unread = [leaf for leaf in _leaves_of(before.tree) if isinstance(leaf, Unparsed) and leaf.evidence not in explained]
    members = [AllOf(label=way.label, members=way.leaves) for way in ways]
    return AnyOf(members=(*members, *unread)) if len(members) + len(unread) > 1 else members[0]


def _leaves_of(tree: Requirement) -> list[Leaf]:
    """The leaves of a tree, in its order."""
    from pipeline.compose.nodes import all_leaves  # not at the top: it loads the whole parser

    return all_leaves(tree)
