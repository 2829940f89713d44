"""Lists that only name what may stand in for something -> rules of exchange.

In: the entries of an outline item, with what was built of them. Out: the entries without such lists; in `Gathered` a
rule for each of their items: "The following may be substituted for the degree: (a) … (b) …".
"""

import re
from collections.abc import Sequence

from models.requirement import Education, Experience, Leaf, License, Substitution
from pipeline.compose.gathered import Gathered
from pipeline.compose.lists import words_of
from pipeline.compose.nodes import hard
from pipeline.compose.sets import Built
from pipeline.outline.marks import Mark

NAMES_SUBSTITUTES = re.compile(r"\bfollowing\b[^:.;]*\bsubstitut(?:ed|es?)\b[^:;]*:\s*$", re.IGNORECASE)
LEAF_KINDS: dict[type[Leaf], str] = {Education: "college study", Experience: "experience", License: "license"}


def without_substitutes(built: Sequence[Built], gathered: Gathered) -> list[Built]:
    """The entries without the lists that name substitutes; those become rules of exchange."""
    kept: list[Built] = []
    heads: str | None = None
    for child, node in built:
        if child.mark not in (Mark.ITEM, Mark.BULLET):
            words = words_of(child)
            heads = words if NAMES_SUBSTITUTES.search(words) else None
        if heads is None or child.text is not None:
            kept.append((child, node))
        else:
            gathered.substitutions[:] = _with_listed(gathered.substitutions, heads, hard(node))
    return kept


def _with_listed(rules: Sequence[Substitution], heads: str, leaves: Sequence[Leaf]) -> list[Substitution]:
    """`rules` with those of the items of a list below the words `heads` ("The following may be substituted …:"); each
    item has the words of its own, and the amounts and target of the rule that heads the list."""
    head = next((rule for rule in rules if rule.evidence.text in heads and rule.evidence.text.endswith(":")), None)
    if head is None:
        return list(rules)
    listed = [
        head.model_copy(update={"substitute": kind, "evidence": leaf.evidence, "credits": _credits_of(leaf)})
        for leaf in leaves
        if (kind := LEAF_KINDS.get(type(leaf)))
    ]
    return [*rules, *listed]


def _credits_of(leaf: Leaf) -> float | None:
    return leaf.credits if isinstance(leaf, Education) else None
