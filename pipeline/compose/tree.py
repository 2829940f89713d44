"""Outline items -> the requirement tree of one track.

In: an outline item. Out: a requirement, and in `Gathered` what stands beside the structure: substitutions, floors for
all candidates, what is only desirable, and how many words were explained.

Precedence of connectives: in a numbered list the one that comes later binds closer (annotation guide: "1. X; and 2. Y;
or 3. Z" is 1 and (2 or 3); "1; or 2; and 3" is 1 or (2 and 3)); between parts, options and paragraphs "and" binds closer than "or". Where no connective is
printed: requirement sets, options and items after "either" or "one of the following" are choices, and so are items
that are each complete; everything else is required together.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from models.requirement import (
    AllOf,
    AnyOf,
    Desirable,
    Education,
    EquivalentCombination,
    Experience,
    Leaf,
    License,
    Requirement,
    Substitution,
    Unparsed,
)
from pipeline.compose.clause import clause
from pipeline.compose.substitutions import substitutions
from pipeline.extract.leaves import leaves, references
from pipeline.extract.sentences import Ruling, Sentence, sentences
from pipeline.outline import Item
from pipeline.outline.marks import Mark
from pipeline.passage import Passage

HARD = (Education, Experience, License, EquivalentCombination)
COMMON = re.compile(r"^(?:for )?(?:all|both)\b(?!.*\bexcept\b)", re.IGNORECASE)
SPECIFIC = re.compile(r"\bspecific|speciali[sz]ed", re.IGNORECASE)
ANY_OF_STEM = re.compile(
    r"\b(?:either|one of the following|any of the following|following options?)\W*$", re.IGNORECASE
)
INCLUDING = re.compile(r"\b(?:includ(?:es|ed|ing|e)|of which|consisting of|with)\W*$", re.IGNORECASE)
STUDIES = re.compile(r"\beducation\w* requirement|\bthe (?:required )?education\b", re.IGNORECASE)


@dataclass
class Gathered:
    """What is found beside the structure while a tree is built, and the parts and items built so far."""

    substitutions: list[Substitution] = field(default_factory=list)
    floors: list[Sentence] = field(default_factory=list)
    desirable: list[Desirable] = field(default_factory=list)
    parts: list[tuple[str, Requirement]] = field(default_factory=list)
    labelled: dict[str, Requirement] = field(default_factory=dict)
    words: int = 0
    explained: int = 0


def tree(item: Item, gathered: Gathered) -> Requirement:
    """The requirement that `item` and everything below it states."""
    if item.text is not None:
        return _text(item.text, gathered)
    built = _group(item, gathered)
    if item.mark is Mark.PART:
        gathered.parts.append((item.label, built))
    if item.label and item.mark in (Mark.ITEM, Mark.OPTION):
        gathered.labelled[item.label.lower()] = built
    return built


def hard(node: Requirement) -> list[Leaf]:
    """The leaves below `node` that alternatives differ by."""
    if isinstance(node, AllOf | AnyOf):
        return [leaf for member in node.members for leaf in hard(member)]
    return [node] if isinstance(node, HARD) else []


def _group(item: Item, gathered: Gathered) -> Requirement:
    """Items joined by their connectives: common stem first, then the list."""
    built = [(child, labelled(tree(child, gathered), child)) for child in item.items]
    built = [(child, node) for child, node in built if not _is_nothing(node) or child.mark is not Mark.TEXT]
    dividers = {child.mark for child, _ in built} - {Mark.TEXT}
    if not dividers:
        return _loose(built)
    main = next((mark for mark in (Mark.SET, Mark.OPTION) if mark in dividers), None)
    first = next(at for at, (child, _) in enumerate(built) if child.mark is main or (not main and child.mark is not Mark.TEXT))
    last = max(at for at, (child, _) in enumerate(built) if child.mark is not Mark.TEXT)
    entries = [(child, node) for child, node in built[first : last + 1] if not _is_nothing(node)]
    if not entries:
        return _loose([*built[:first], *built[last + 1 :]])
    listed = all_of(_listed(entries, item))
    stem = _loose(built[:first]) if built[:first] else None
    if stem is not None and _lists_parts(built[first - 1][0]):
        return _with_tail(_with_parts(stem, listed), built[last + 1 :])
    core = _loose([*built[:first], (entries[0][0], listed)])
    return _with_tail(core, built[last + 1 :])


def _with_tail(core: Requirement, tail: Sequence[tuple[Item, Requirement]]) -> Requirement:
    """Text after a list: an equivalent combination or "OR …" is a choice beside it, other text is required too."""
    for child, node in tail:
        beside = child.joint is Mark.OR or any(isinstance(leaf, EquivalentCombination) for leaf in hard(node))
        core = any_of([core, node]) if beside else all_of([core, node])
    return core


def _loose(built: Sequence[tuple[Item, Requirement]]) -> Requirement:
    """Paragraphs without labels: "and" binds closer than "or"."""
    groups: list[list[Requirement]] = []
    for child, node in built:
        alone = isinstance(node, EquivalentCombination) and groups
        if not groups or child.joint is Mark.OR or alone:
            groups.append([node])
        else:
            groups[-1].append(node)
    return any_of([all_of(group) for group in groups])


def _listed(built: Sequence[tuple[Item, Requirement]], item: Item) -> list[Requirement]:
    """List items: joined by what stands between them, or by what kind of list it is."""
    marks = {child.mark for child, _ in built}
    default_or = _is_choice(built, item)
    if Mark.PART in marks:
        return [_parts(built)]
    if Mark.SET in marks:
        return _sets(built)
    joints = [child.joint for child, _ in built if child.joint]
    and_binds = Mark.AND in joints and Mark.OR in joints and joints.index(Mark.OR) < joints.index(Mark.AND)
    groups: list[list[Requirement]] = []
    aside = [node for child, node in built[1:] if child.joint is None and not hard(node)]
    for child, node in built:
        joint = child.joint or (Mark.OR if default_or or _is_combination(node) else Mark.AND)
        if any(node is other for other in aside):
            continue
        if groups and joint is (Mark.AND if and_binds else Mark.OR):
            groups[-1].append(node)
        else:
            groups.append([node])
    if and_binds:
        return [any_of([all_of(group) for group in groups]), *aside]
    return [*(any_of(group) for group in groups), *aside]


def _lists_parts(stem: Item) -> bool:
    """True if the words before a list say that its items lie inside the amount before: "four years, which includes:"."""
    return stem.text is not None and bool(INCLUDING.search(stem.text.text))


def _with_parts(stem: Requirement, listed: Requirement) -> Requirement:
    """`stem` with the amounts of the list inside its last experience."""
    parts = tuple(leaf for leaf in hard(listed) if isinstance(leaf, Experience))
    whole = next((leaf for leaf in reversed(hard(stem)) if isinstance(leaf, Experience)), None)
    if whole is None or not parts:
        return all_of([stem, listed])
    return replaced(stem, whole, whole.model_copy(update={"of_which": (*whole.of_which, *parts)}))


def replaced(node: Requirement, old: Requirement, new: Requirement) -> Requirement:
    """`node` with the leaf `old` replaced by `new`."""
    if isinstance(node, AllOf | AnyOf):
        return node.model_copy(update={"members": tuple(replaced(member, old, new) for member in node.members)})
    return new if node is old else node


def _parts(built: Sequence[tuple[Item, Requirement]]) -> Requirement:
    """EDUCATION and EXPERIENCE are required together; "OR" between two parts opens another way."""
    groups: list[list[Requirement]] = []
    for child, node in built:
        if groups and child.joint is Mark.OR or not groups:
            groups.append([node])
        else:
            groups[-1].append(node)
    return any_of([all_of(group) for group in groups])


def _sets(built: Sequence[tuple[Item, Requirement]]) -> list[Requirement]:
    """Requirement sets by specialty or level are choices; what is for all specialties is required besides."""
    common = [node for child, node in built if COMMON.match(child.label) and not _is_combination(node)]
    own = [node for child, node in built if not COMMON.match(child.label) and hard(node)]
    beside = [node for child, node in built if COMMON.match(child.label) and _is_combination(node)]
    core = all_of([*common, any_of(own)] if own else common)
    return [any_of([core, *beside])]


def _is_choice(built: Sequence[tuple[Item, Requirement]], item: Item) -> bool:
    """True if items without a printed connective are choices."""
    if any(child.joint is Mark.OR for child, _ in built) and not any(child.joint is Mark.AND for child, _ in built):
        return True
    if any(child.either or child.mark is Mark.OPTION for child, _ in built):
        return True
    before = [child.text.text for child in item.items if child.text is not None]
    if before and ANY_OF_STEM.search(before[0]):
        return True
    kinds = [{type(leaf) for leaf in hard(node)} for _, node in built]
    return len(kinds) > 1 and all({Education, Experience} <= kind for kind in kinds)


def _is_combination(node: Requirement) -> bool:
    return any(isinstance(leaf, EquivalentCombination) for leaf in hard(node))


def labelled(node: Requirement, item: Item) -> Requirement:
    """`node` with the label that is printed before it."""
    if item.mark not in (Mark.ITEM, Mark.OPTION, Mark.SET) or not item.label:
        return node
    label = f"OPTION {item.label}" if item.mark is Mark.OPTION else item.label
    if isinstance(node, AllOf | AnyOf) and not node.label:
        return node.model_copy(update={"label": label})
    return AllOf(label=label, members=(node,))


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


def _is_nothing(node: Requirement) -> bool:
    return isinstance(node, AllOf) and not node.members


def _text(text: Passage, gathered: Gathered) -> Requirement:
    """The requirement of a stretch of running text."""
    nodes: list[tuple[bool, Requirement]] = []
    for sentence in sentences(text):
        words = len(sentence.passage.text.split())
        gathered.words += words
        node = _sentence(sentence, gathered)
        if node is None:
            continue
        if not isinstance(node, Unparsed):
            gathered.explained += words
        folded = _into_the_sentence_before(sentence, node, nodes)
        if folded is not None:
            nodes[-1] = (nodes[-1][0], folded)
        elif not _is_nothing(node):
            nodes.append((_opens_choice(sentence), node))
    groups: list[list[Requirement]] = []
    for choice, node in nodes:
        if groups and not choice:
            groups[-1].append(node)
        else:
            groups.append([node])
    return any_of([all_of(group) for group in groups]) if groups else AllOf()


def _into_the_sentence_before(
    sentence: Sentence, node: Requirement, nodes: Sequence[tuple[bool, Requirement]]
) -> Requirement | None:
    """The sentence before with this one inside it: "Two years of this experience must have been supervisory."."""
    if not nodes or not isinstance(node, Experience) or not leaves(sentence)[0].inside:
        return None
    before = nodes[-1][1]
    whole = next((leaf for leaf in reversed(hard(before)) if isinstance(leaf, Experience)), None)
    if whole is None or (node.months or 0) > (whole.months or 0):
        return None
    return replaced(before, whole, whole.model_copy(update={"of_which": (*whole.of_which, node)}))


def _opens_choice(sentence: Sentence) -> bool:
    return bool(re.match(r"or\b", sentence.passage.text, re.IGNORECASE))


def _sentence(sentence: Sentence, gathered: Gathered) -> Requirement | None:
    """One sentence: a requirement, or something that is gathered beside the tree."""
    if sentence.ruling is Ruling.SUBSTITUTION:
        gathered.substitutions.extend(substitutions(sentence))
        return AllOf()
    if sentence.ruling is Ruling.FLOOR:
        gathered.floors.append(sentence)
        return AllOf()
    if sentence.ruling is Ruling.DESIRABLE:
        evidence = sentence.passage.evidence("desirable")
        gathered.desirable.append(Desirable(text=evidence.text, evidence=evidence))
        return AllOf()
    if sentence.ruling is not Ruling.REQUIREMENT or any(match.label == "nothing" for match in sentence.matches):
        return AllOf()
    joined = leaves(sentence)
    built = clause(joined)
    referred = _referred(sentence, built, gathered)
    if referred is not None:
        return referred
    return built if built is not None else Unparsed(evidence=sentence.passage.evidence("unparsed"))


def _referred(sentence: Sentence, built: Requirement | None, gathered: Gathered) -> Requirement | None:
    """What another item states and this sentence takes over without repeating it ("as described in (a) above")."""
    if not any(match.label == "reference" for match in sentence.matches):
        return None
    targets = [
        gathered.labelled[label.lower()]
        for label in references(sentence.passage.text)
        if label.lower() in gathered.labelled
    ]
    if not targets:
        return None
    has = {type(leaf) for leaf in hard(built)} if built is not None else set()
    wanted: type[Leaf] = Education if STUDIES.search(sentence.passage.text) else Experience
    if wanted in has or EquivalentCombination in has:
        return None
    taken = [leaf for leaf in hard(targets[0]) if isinstance(leaf, wanted)]
    return all_of([*([built] if built is not None else []), *taken]) if taken else None
