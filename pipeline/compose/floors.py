"""Floors: what an equivalent combination must still contain.

In: the tree of a track and the sentences that put a floor on all candidates ("However, all candidates must have …"),
and the words of the combination itself ("… that has included the specific experience described above"). Out: the tree
with the floors in its equivalent combinations. A licence asked of all candidates goes into every alternative.
"""

import re
from collections.abc import Callable, Sequence

from models.requirement import AllOf, AnyOf, Education, EquivalentCombination, Experience, Leaf, Requirement, Unparsed
from pipeline.compose.clause import clause, with_floor
from pipeline.compose.gathered import Gathered
from pipeline.compose.nodes import all_of, hard, is_combination, is_nothing
from pipeline.extract.joints import Joint
from pipeline.extract.leaves import leaves
from pipeline.extract.sentences import Sentence

KEEPS = re.compile(
    r"\b(?:includ(?:ed|es|ing|e)|contain(?:s|ed)?|possession of)\b(?P<what>.*)$", re.IGNORECASE | re.DOTALL
)
ADDED = re.compile(r"in addition\b|additionally\b", re.IGNORECASE)
FLOOR_RULE = "floor-without-combination"
SPECIFIC = re.compile(r"\bspecific|speciali[sz]ed", re.IGNORECASE)
SPECIFIC_EXPERIENCE = re.compile(r"\bspecific experience", re.IGNORECASE)
ALL_EXPERIENCE = re.compile(r"\b(?:the|general) (?:required )?experience\b", re.IGNORECASE)
ALL_EDUCATION = re.compile(r"\bthe (?:required )?education\b", re.IGNORECASE)
CHOICE = re.compile(
    r"\beither\b|\bor (?:the )?specific experience|\bspecific experience[^.;]{0,20}\bor\b", re.IGNORECASE
)


def with_floors(tree: Requirement, gathered: Gathered) -> Requirement:
    """`tree` with every floor that its words set.

    A floor of schooling or time has no hold where no combination stands: "in addition" makes it a requirement of its
    own, otherwise it is kept as words that are not understood (it may be a part of what is asked, or more).
    """
    if not is_combination(tree) and not is_nothing(tree):
        return all_of([tree, *(_asked_of_all(sentence) for sentence in gathered.floors if _asks_more(sentence, tree))])
    return _mapped(tree, lambda combination: _floored(combination, tree, gathered))


def _asks_more(sentence: Sentence, tree: Requirement) -> bool:
    """True if a sentence asks for schooling or time that the tree does not hold already."""
    asked = [joined.leaf for joined in leaves(sentence) if isinstance(joined.leaf, Education | Experience)]
    known = {_extent(leaf) for leaf in hard(tree)}
    return any(_extent(leaf) not in known for leaf in asked)


def _extent(leaf: Leaf) -> object:
    return leaf.level if isinstance(leaf, Education) else leaf.months if isinstance(leaf, Experience) else None


def _asked_of_all(sentence: Sentence) -> Requirement:
    asked = clause(leaves(sentence)) if ADDED.match(sentence.passage.text) else None
    return asked or Unparsed(evidence=sentence.passage.evidence(FLOOR_RULE))


def _mapped(node: Requirement, change: Callable[[EquivalentCombination], EquivalentCombination]) -> Requirement:
    if isinstance(node, AllOf | AnyOf):
        return node.model_copy(update={"members": tuple(_mapped(member, change) for member in node.members)})
    return change(node) if isinstance(node, EquivalentCombination) else node


def _floored(combination: EquivalentCombination, tree: Requirement, gathered: Gathered) -> EquivalentCombination:
    combination = _by_reference(combination, tree, gathered)
    for sentence in gathered.floors:
        choices = _choices(sentence)
        combination = with_floor(combination, choices)
    return combination


def _choices(sentence: Sentence) -> list[list[Leaf]]:
    """The leaves of a floor, choices beside each other."""
    choices: list[list[Leaf]] = []
    for joined in leaves(sentence):
        if joined.inside and any(isinstance(leaf, Experience) for choice in choices for leaf in choice):
            continue
        if joined.joint is not Joint.AND and choices:
            choices[-1].append(joined.leaf)
        else:
            choices.append([joined.leaf])
    return choices


def _by_reference(combination: EquivalentCombination, tree: Requirement, gathered: Gathered) -> EquivalentCombination:
    """Floors that point at what stands above: the specific experience, the experience, the education."""
    keeps = KEEPS.search(combination.evidence.text)
    if keeps is None or CHOICE.search(keeps["what"]):
        return combination
    update: dict[str, object] = {}
    if combination.floor_experience_months is None:
        if SPECIFIC_EXPERIENCE.search(keeps["what"]):
            update["floor_experience_months"] = _months(_specific(gathered) or hard(tree))
        elif ALL_EXPERIENCE.search(keeps["what"]):
            update["floor_experience_months"] = _months(hard(tree))
    if combination.floor_education is None and ALL_EDUCATION.search(keeps["what"]):
        levels = [leaf.level for leaf in hard(tree) if isinstance(leaf, Education)]
        update["floor_education"] = max(levels, key=lambda level: level.rank, default=None)
    return combination.model_copy(update=update)


def _specific(gathered: Gathered) -> Sequence[Requirement]:
    """The leaves of the parts headed SPECIFIC EXPERIENCE; of all experience if no part is."""
    named = [node for label, node in gathered.parts if SPECIFIC.search(label)]
    return hard(named[0]) if len(named) == 1 else [leaf for node in named for leaf in hard(node)[:1]]


def _months(found: Sequence[Requirement]) -> float | None:
    months = [leaf.months for leaf in found if isinstance(leaf, Experience) and leaf.months is not None]
    return min(months) if months else None
