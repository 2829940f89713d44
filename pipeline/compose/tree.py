"""Outline items -> the requirement tree of one track.

In: an outline item. Out: a requirement, and in `Gathered` what stands beside the structure: substitutions, floors for
all candidates, what is only desirable, and how many words were explained. Precedence: lists as `lists.py` says; between
parts, options, paragraphs and sentences "and" binds closer than "or".
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from models.requirement import (
    AllOf,
    AnyOf,
    Desirable,
    Education,
    EquivalentCombination,
    Experience,
    Leaf,
    Requirement,
    Unparsed,
)
from pipeline.compose.choices import TOO_MANY_TO_TAKE, named_choice, says_any_of, some_of, taken, without_due
from pipeline.compose.choices import announces as announces_choice
from pipeline.compose.clause import clause
from pipeline.compose.fields_elsewhere import with_what_is_named
from pipeline.compose.gathered import Gathered
from pipeline.compose.inside import absorbed, with_parts_of_parts
from pipeline.compose.listed_licenses import with_listed_licenses
from pipeline.compose.lists import (
    announces,
    listed,
    lists_parts,
    names_classes,
    with_classes,
    with_details,
    with_parts,
    words_of,
)
from pipeline.compose.nodes import (
    DEGREES,
    all_leaves,
    all_of,
    any_of,
    grouped,
    hard,
    is_nothing,
)
from pipeline.compose.sets import Built
from pipeline.compose.substitutions import substitutions
from pipeline.extract.joints import LEXICON
from pipeline.extract.leaves import leaves
from pipeline.extract.references import references
from pipeline.extract.sentences import Ruling, Sentence, sentences
from pipeline.extract.unasked import STATING
from pipeline.lexicon.wordings import first_match
from pipeline.outline import Item
from pipeline.outline.marks import Mark
from pipeline.passage import Passage

MAX_ANNOUNCING_WORDS = 10
HEADING = re.compile(r"(?:(?:education|training|experience|background|and|or|and/or|/|,|&|\s)+):?", re.IGNORECASE)
HEADS_COLUMNS = re.compile(r"(?:level |class |title )?(?:education experience|experience education)", re.IGNORECASE)
OPENS_CHOICE = re.compile(r"(?:or|alternatively|another (?:is|way|path|option|means))\b", re.IGNORECASE)
STUDIES = re.compile(r"\beducation\w* requirement|\bthe (?:required )?education\b", re.IGNORECASE)


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
        gathered.headed.append((item.label, built))
    if item.label and item.mark in (Mark.ITEM, Mark.OPTION):
        gathered.labelled[item.label.split()[-1].lower()] = built
    return built


def _group(item: Item, gathered: Gathered) -> Requirement:
    """Runs of text and runs of list items, joined by what stands between them."""
    built = with_parts_of_parts([(child, labelled(tree(child, gathered), child)) for child in item.items], gathered)
    built = with_listed_licenses(built, gathered)
    joined: list[Built] = []
    for is_list, run in _runs([entry for entry in built if _says_something(*entry)]):
        if is_list:
            joined = _with_list(joined, run, gathered)
        else:
            joined.extend(run)
    return _loose(joined, gathered)


def _says_something(child: Item, node: Requirement) -> bool:
    """True unless nothing is left of an item; a level for which "nothing" is printed is one, and words that say how the
    items behind them are joined."""
    return bool(all_leaves(node)) or (child.mark is Mark.SET and bool(child.items)) or announces_choice(words_of(child))


def _with_list(joined: list[Built], run: Sequence[Built], gathered: Gathered) -> list[Built]:
    """`joined` with a list behind it: beside its last text, or inside it where the text says so.

    A list that only describes what stands before it explains its own words.
    """
    stem, before = joined[-1] if joined else (None, AllOf())
    node = listed(run, stem)
    if stem is not None and lists_parts(stem):
        return [*joined[:-1], (stem, with_parts(before, node))]
    if stem is not None and hard(before) and not hard(node) and announces(stem):
        gathered.taken_in(part for _, part in run)
        described = with_classes(before, run) if names_classes(stem) else with_details(before, run)
        return [*joined[:-1], (stem, described)]
    return [*joined, (run[0][0], node)]


def _runs(built: Sequence[Built]) -> Iterator[tuple[bool, list[Built]]]:
    """Neighbours that are text or list items of one kind; True for a list. Options and sets hold their parts."""
    marks = {child.mark for child, _ in built}
    main = next((mark for mark in (Mark.SET, Mark.OPTION) if mark in marks), None)
    for mark, run in groupby(built, key=lambda entry: entry[0].mark if main in (None, entry[0].mark) else None):
        entries = list(run)
        yield (mark is not None and mark is not Mark.TEXT) or entries[0][0].mark not in (Mark.TEXT, main), entries


def _loose(built: Sequence[Built], gathered: Gathered) -> Requirement:
    """Paragraphs and lists side by side: "and" binds closer than "or"; an equivalent combination stands alone.

    A part behind "or any equivalent combination" and "AND" is asked of everyone.
    """
    groups: list[list[Requirement]] = []
    for child, node in _lines_of_a_table(built):
        taken_in = absorbed(groups[-1][-1], node, gathered) if groups else None
        if taken_in is not None:
            groups[-1][-1] = taken_in
        elif len(groups) > 1 and child.mark is Mark.PART and child.joint is Mark.AND and _is_alone(groups[-1]):
            groups = [[grouped(groups), node]]
        elif not groups or child.joint is Mark.OR or isinstance(node, EquivalentCombination) or _lacks(child):
            groups.append([node])
        else:
            groups[-1].append(node)
    return grouped(groups)


def _lacks(child: Item) -> bool:
    """True for a paragraph about those who lack the degree asked before."""
    return child.mark in (None, Mark.TEXT) and first_match(LEXICON, words_of(child), "opens-a-way") is not None


def _lines_of_a_table(built: Sequence[Built]) -> list[Built]:
    """`built` with neighbouring lines that each hold a whole way ("2 years  bachelor's degree") as one choice.

    They are ways only if each asks for an amount and for a degree of its own level: nobody needs two degrees at once.
    """
    joined: list[Built] = []
    for new_row, run in groupby(built, key=lambda entry: entry[0].joint is None and _is_whole_way(entry)):
        rows = list(run)
        levels = [leaf.level for _, node in rows for leaf in hard(node) if isinstance(leaf, Education)]
        if new_row and len(rows) > 1 and len(levels) == len(set(levels)):
            joined.append((rows[0][0], any_of([node for _, node in rows])))
        else:
            joined.extend(rows)
    return joined


def _is_whole_way(entry: Built) -> bool:
    """True for one line of text that asks for one degree and for an amount of experience, and offers no choice."""
    child, node = entry
    found = hard(node)
    degrees = [leaf for leaf in found if isinstance(leaf, Education) and leaf.level in DEGREES]
    amounts = [leaf for leaf in found if isinstance(leaf, Experience) and leaf.months]
    return child.mark is Mark.TEXT and isinstance(node, AllOf) and len(degrees) == 1 == len(amounts)


def _is_alone(group: Sequence[Requirement]) -> bool:
    return len(group) == 1 and isinstance(group[0], EquivalentCombination)


def labelled(node: Requirement, item: Item) -> Requirement:
    """`node` with the label that is printed before it."""
    if item.mark not in (Mark.ITEM, Mark.OPTION, Mark.SET) or not item.label:
        return node
    if isinstance(node, AllOf | AnyOf) and not node.label:
        return node.model_copy(update={"label": item.label})
    return AllOf(label=item.label, members=(node,))


def _text(text: Passage, gathered: Gathered) -> Requirement:
    """The requirement of a stretch of running text."""
    groups: list[list[Requirement]] = []
    for sentence in sentences(text):
        gathered.words += len(sentence.passage.text.split())
        node = _sentence(sentence, gathered)
        if isinstance(node, Unparsed):
            gathered.unread.add(node.evidence)
        taken_in = absorbed(groups[-1][-1], node, gathered) if groups else None
        if taken_in is not None:
            groups[-1][-1] = taken_in
        elif is_nothing(node):
            continue
        elif groups and not _opens_choice(sentence) and not isinstance(node, EquivalentCombination):
            groups[-1].append(node)
        else:
            groups.append([node])
    return grouped(groups)


def _opens_choice(sentence: Sentence) -> bool:
    return _opens_a_way(sentence.passage.text)


def _opens_a_way(words: str) -> bool:
    """True for words that begin with "or", or that ask something of those who lack the degree asked before."""
    return OPENS_CHOICE.match(words) is not None or first_match(LEXICON, words, "opens-a-way") is not None


def _sentence(sentence: Sentence, gathered: Gathered) -> Requirement:
    """One sentence: a requirement, or something that is gathered beside the tree."""
    if sentence.ruling is Ruling.SUBSTITUTION:
        rules = substitutions(sentence)
        gathered.substitutions.extend(rules)
        if rules or not any(match.label == "equivalent" for match in sentence.matches):
            return AllOf()
    elif sentence.ruling is Ruling.FLOOR:
        gathered.floors.append(sentence)
        return AllOf()
    elif sentence.ruling is Ruling.DESIRABLE:
        evidence = sentence.passage.evidence("desirable")
        gathered.desirable.append(Desirable(text=evidence.text, evidence=evidence))
        return AllOf()
    elif sentence.ruling is not Ruling.REQUIREMENT or _asks_nothing(sentence):
        return AllOf()
    if HEADS_COLUMNS.fullmatch(sentence.passage.text):
        return AllOf()
    joined = leaves(sentence)
    built = _some_of(sentence, clause(joined))
    built = with_what_is_named(built, gathered) if built is not None else None
    if joined and joined[0].inside and built is not None:
        gathered.parts_of_amounts.append(built)
    referred = _referred(sentence, built, gathered)
    if referred is not None:
        return referred
    if built is None and _only_announces(sentence):
        return AllOf()
    return built if built is not None else Unparsed(evidence=sentence.passage.evidence("unparsed"))


def _some_of(sentence: Sentence, built: Requirement | None) -> Requirement | None:
    """What a sentence asks, as many of it as it says: "at least two of the following: a degree; two years; a card"."""
    head, colon, _ = sentence.passage.text.partition(":")
    needed = some_of(head) if colon else None
    if needed is None or not isinstance(built, AllOf | AnyOf):
        return built
    return taken(built.members, *needed, sentence.passage.evidence(TOO_MANY_TO_TAKE))


def _only_announces(sentence: Sentence) -> bool:
    """True for a few words that say how many of the items below are needed ("Candidates must meet A or B:"), or what
    they are about ("Training and experience:")."""
    words = without_due(sentence.passage.text)
    named = named_choice(words)
    few = len(words.split()) <= MAX_ANNOUNCING_WORDS + (len(named.labels | named.common) if named else 0)
    return few and (says_any_of(words) or announces_choice(words) or HEADING.fullmatch(words) is not None)


def _asks_nothing(sentence: Sentence) -> bool:
    """True for "no formal requirements"; a "none" beside something that is required says nothing."""
    labels = {match.label for match in sentence.matches}
    return "nothing" in labels and labels.isdisjoint(STATING)


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
