"""Outline items -> the requirement tree of one track.

In: an outline item. Out: a requirement, and in `Gathered` what stands beside the structure: substitutions, floors for
all candidates, what is only desirable, and how many words were explained.

Precedence of connectives: in a numbered list the one that comes later binds closer (annotation guide: "1. X; and 2. Y;
or 3. Z" is 1 and (2 or 3); "1; or 2; and 3" is 1 or (2 and 3)); between parts, options and paragraphs "and" binds closer than "or". Where no connective is
printed: requirement sets, options and items after "either" or "one of the following" are choices, and so are items
that are each complete; everything else is required together.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

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
from pipeline.extract.leaves import leaves
from pipeline.extract.references import references
from pipeline.extract.sentences import Ruling, Sentence, sentences
from pipeline.outline import Item
from pipeline.outline.marks import Mark
from pipeline.passage import Passage

HARD = (Education, Experience, License, EquivalentCombination)
COMMON = re.compile(r"^(?:for )?(?:all|both)\b(?!.*\b(?:except|other)\b)", re.IGNORECASE)
SPECIFIC = re.compile(r"\bspecific|speciali[sz]ed", re.IGNORECASE)
ANY_OF_STEM = re.compile(
    r"\b(?:either|one of the following|any of the following|following options?)\W*$", re.IGNORECASE
)
INCLUDING = re.compile(r"\b(?:includ(?:es|ed|ing|e)|of which|consisting of|with)\W*$", re.IGNORECASE)
NAMES_CLASSES = re.compile(r"\b(?:classes|titles|class|title)\W*$", re.IGNORECASE)
CLASS_CODE = re.compile(r"^\W*[A-Z]?\d[\w-]*\W+|\s*\([^)]*\)\W*$|\bor\W*$")
STUDIES = re.compile(r"\beducation\w* requirement|\bthe (?:required )?education\b", re.IGNORECASE)


@dataclass
class Gathered:
    """What is found beside the structure while a tree is built, and the parts and items built so far."""

    substitutions: list[Substitution] = field(default_factory=list)
    floors: list[Sentence] = field(default_factory=list)
    desirable: list[Desirable] = field(default_factory=list)
    parts: list[tuple[str, Requirement]] = field(default_factory=list)
    labelled: dict[str, Requirement] = field(default_factory=dict)
    parts_of_amounts: list[Requirement] = field(default_factory=list)
    words: int = 0
    explained: int = 0


def tree(item: Item, gathered: Gathered) -> Requirement:
    """The requirement that `item` and everything below it states."""
    if item.text is not None and item.label == "desirable":
        evidence = item.text.evidence("desirable-heading")
        gathered.desirable.append(Desirable(text=evidence.text, evidence=evidence))
        return AllOf()
    if item.text is not None:
        return _text(item.text, gathered)
    built = _group(item, gathered)
    if item.mark is Mark.PART:
        gathered.parts.append((item.label, built))
    if item.label and item.mark in (Mark.ITEM, Mark.OPTION):
        gathered.labelled[item.label.split()[-1].lower()] = built
    return built


def hard(node: Requirement) -> list[Leaf]:
    """The leaves below `node` that alternatives differ by."""
    if isinstance(node, AllOf | AnyOf):
        return [leaf for member in node.members for leaf in hard(member)]
    return [node] if isinstance(node, HARD) else []


def _group(item: Item, gathered: Gathered) -> Requirement:
    """Runs of text and runs of list items, joined by what stands between them."""
    built = [(child, labelled(tree(child, gathered), child)) for child in item.items]
    built = [(child, node) for child, node in built if not _is_nothing(node)]
    joined: list[tuple[Item, Requirement]] = []
    for listed, run in _runs(built):
        if not listed:
            joined.extend(run)
            continue
        stem = joined[-1] if joined else None
        node = all_of(_listed(run, stem[0] if stem else None))
        if stem is not None and _lists_parts(stem[0]):
            joined[-1] = (stem[0], _with_parts(stem[1], node))
        elif stem is not None and NAMES_CLASSES.search(_words(stem[0])) and hard(stem[1]) and not hard(node):
            joined[-1] = (stem[0], _with_classes(stem[1], run))
        else:
            joined.append((run[0][0], node))
    return _loose(joined, gathered)


def _runs(built: Sequence[tuple[Item, Requirement]]) -> Iterator[tuple[bool, list[tuple[Item, Requirement]]]]:
    """Neighbours that are text or list items of one kind; True for a list. Options and sets hold their parts."""
    marks = {child.mark for child, _ in built}
    main = next((mark for mark in (Mark.SET, Mark.OPTION) if mark in marks), None)
    for mark, run in groupby(built, key=lambda entry: entry[0].mark if main in (None, entry[0].mark) else None):
        entries = list(run)
        yield (mark is not None and mark is not Mark.TEXT) or entries[0][0].mark not in (Mark.TEXT, main), entries


def _loose(built: Sequence[tuple[Item, Requirement]], gathered: Gathered) -> Requirement:
    """Paragraphs and lists side by side: "and" binds closer than "or"; an equivalent combination stands alone."""
    groups: list[list[Requirement]] = []
    for child, node in built:
        absorbed = _absorbed(groups[-1][-1], node, gathered) if groups else None
        if absorbed is not None:
            groups[-1][-1] = absorbed
        elif not groups or child.joint is Mark.OR or isinstance(node, EquivalentCombination):
            groups.append([node])
        else:
            groups[-1].append(node)
    return any_of([all_of(group) for group in groups])


def _listed(built: Sequence[tuple[Item, Requirement]], stem: Item | None) -> list[Requirement]:
    """List items: joined by what stands between them, or by what kind of list it is."""
    marks = {child.mark for child, _ in built}
    default_or = _is_choice(built, stem)
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


def _words(item: Item) -> str:
    return item.text.text if item.text is not None else ""


def _lists_parts(stem: Item) -> bool:
    """True if the words before a list say that its items lie inside the amount before: "four years, which includes:"."""
    return bool(INCLUDING.search(_words(stem)))


def _with_classes(stem: Requirement, run: Sequence[tuple[Item, Requirement]]) -> Requirement:
    """`stem` with the names of a list of classes as the qualifying titles of its last experience."""
    whole = next((leaf for leaf in reversed(hard(stem)) if isinstance(leaf, Experience)), None)
    names = tuple(CLASS_CODE.sub("", _words(inner)).strip(" .;,") for child, _ in run for inner in child.items)
    if whole is None:
        return stem
    return replaced(stem, whole, whole.model_copy(update={"titles": (*whole.titles, *filter(None, names))}))


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


def _is_choice(built: Sequence[tuple[Item, Requirement]], stem: Item | None) -> bool:
    """True if items without a printed connective are choices."""
    if any(child.joint is Mark.OR for child, _ in built) and not any(child.joint is Mark.AND for child, _ in built):
        return True
    if any(child.either or child.mark is Mark.OPTION for child, _ in built):
        return True
    if stem is not None and ANY_OF_STEM.search(_words(stem)):
        return True
    kinds = [{type(leaf) for leaf in hard(node)} for _, node in built]
    return len(kinds) > 1 and all({Education, Experience} <= kind for kind in kinds)


def _is_combination(node: Requirement) -> bool:
    return any(isinstance(leaf, EquivalentCombination) for leaf in hard(node))


def labelled(node: Requirement, item: Item) -> Requirement:
    """`node` with the label that is printed before it."""
    if item.mark not in (Mark.ITEM, Mark.OPTION, Mark.SET) or not item.label:
        return node
    if isinstance(node, AllOf | AnyOf) and not node.label:
        return node.model_copy(update={"label": item.label})
    return AllOf(label=item.label, members=(node,))


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
    groups: list[list[Requirement]] = []
    for sentence in sentences(text):
        words = len(sentence.passage.text.split())
        gathered.words += words
        node = _sentence(sentence, gathered)
        gathered.explained += 0 if isinstance(node, Unparsed) else words
        absorbed = _absorbed(groups[-1][-1], node, gathered) if groups else None
        if absorbed is not None:
            groups[-1][-1] = absorbed
        elif _is_nothing(node):
            continue
        elif groups and not _opens_choice(sentence) and not isinstance(node, EquivalentCombination):
            groups[-1].append(node)
        else:
            groups.append([node])
    return any_of([all_of(group) for group in groups]) if groups else AllOf()


def _absorbed(before: Requirement, node: Requirement, gathered: Gathered) -> Requirement | None:
    """`before` with `node` inside it, if that is said: "Two years of this experience must have been supervisory."."""
    if not isinstance(node, Experience) or not any(node is part for part in gathered.parts_of_amounts):
        return None
    whole = next((leaf for leaf in reversed(hard(before)) if isinstance(leaf, Experience)), None)
    if whole is None or (node.months or 0) > (whole.months or 0):
        return None
    return replaced(before, whole, whole.model_copy(update={"of_which": (*whole.of_which, node)}))


def _opens_choice(sentence: Sentence) -> bool:
    return bool(re.match(r"or\b", sentence.passage.text, re.IGNORECASE))


def _sentence(sentence: Sentence, gathered: Gathered) -> Requirement:
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
    if joined and joined[0].inside and built is not None:
        gathered.parts_of_amounts.append(built)
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
