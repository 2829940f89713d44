"""List items, parts, options and requirement sets -> one node, joined by the connectives between them.

Precedence: in a numbered list the connective that comes later binds closer (annotation guide: "1. X; and 2. Y; or
3. Z" is 1 and (2 or 3); "1; or 2; and 3" is 1 or (2 and 3)). Where no connective is printed: requirement sets, options
and items after "either", "one of the following" or their own labels ("A or B:") are choices, and so are items that are
each complete; everything else is required together. "OR" between rows of items that complete each other
("• a degree • two years OR • a diploma • five years") parts the rows: the items of a row are required together.
"""

import re
from collections.abc import Sequence

from models.requirement import AllOf, AnyOf, Education, Experience, Requirement
from pipeline.compose.choices import (
    TOO_MANY_TO_TAKE,
    NamedChoice,
    ends_in_any_of,
    ends_in_for_all,
    holds_for_all,
    named_choice,
    says_for_all,
    some_of,
    taken,
)
from pipeline.compose.nodes import all_leaves, all_of, any_of, grouped, hard, is_combination, last_experience, replaced
from pipeline.compose.sets import Built, sets
from pipeline.extract.each_of import with_whole
from pipeline.extract.fields import field_list
from pipeline.extract.titles import titles_in
from pipeline.outline import Item
from pipeline.outline.marks import Mark

INCLUDING = re.compile(r"\b(?:includ(?:es|ed|ing|e)|of which|consisting of|with)\W*$", re.IGNORECASE)
ANNOUNCING = re.compile(r"(?::|\b(?:following|either|by|as|areas?|fields?|assignments?|in))\W*$", re.IGNORECASE)
NAMES_CLASSES = re.compile(r"\b(?:classes|titles|class|title)\W*$", re.IGNORECASE)
CLASS_CODE = re.compile(r"^\W*[A-Z]?\d[\w-]*\W+|(?:(?<!\s)\s++)?\([^)]{0,200}+\)\W*$|\bor\W*$")


def listed(built: Sequence[Built], stem: Item | None) -> Requirement:
    """The node of a list; `stem` is the text before it."""
    marks = {child.mark for child, _ in built}
    if Mark.PART in marks:
        return _parts(built)
    if Mark.SET in marks:
        return sets(built)
    words = words_of(stem) if stem is not None else ""
    if named := _names_items(words, built):
        return _named(built, named)
    if stem is not None and stem.text is not None and (needed := some_of(words)):
        return taken([node for _, node in built], *needed, stem.text.evidence(TOO_MANY_TO_TAKE))
    if rows := _rows(built, announced=ends_in_any_of(words)):
        return any_of([all_of([node for _, node in row]) for row in rows])
    lists = _restarted(built)
    nodes = [
        _items(each, _is_choice(each, stem if first else None))
        for first, each in zip([True, *[False] * len(lists)], lists, strict=False)
    ]
    return all_of(nodes)


def _named(built: Sequence[Built], named: NamedChoice) -> Requirement:
    """The items that the words before the list name as choices, and those that go with each of them."""
    choices = [node for child, node in built if _label(child) in named.labels - named.common]
    return all_of([any_of(choices), *(node for child, node in built if _label(child) in named.common)])


def _for_all(built: Sequence[Built]) -> int:
    """The place of the item behind "…; and in either case": it and those behind it go with every choice before."""
    for at, (child, _) in enumerate(built):
        if at and (says_for_all(first_words(child)) or ends_in_for_all(last_words(built[at - 1][0]))):
            return at
    return len(built)


def _lifted(built: Sequence[Built], choice: bool) -> Requirement | None:
    """Choices whose last item ends in what goes with each of them: "(1) X; or (2) Y; and, in both cases, Z"."""
    child, node = built[-1]
    chosen = choice or child.joint is Mark.OR
    if len(built) < 2 or not chosen or not isinstance(node, AllOf) or len(node.members) != 2:
        return None
    own, common = node.members
    if isinstance(own, AnyOf) or not holds_for_all(last_words(child)):
        return None
    return all_of([_items([*built[:-1], (child, node.model_copy(update={"members": (own,)}))], choice), common])


def _restarted(built: Sequence[Built]) -> list[list[Built]]:
    """The lists in a run of items: one whose first label comes again after "and" is a second choice."""
    lists: list[list[Built]] = []
    for child, node in built:
        again = bool(lists) and child.joint is Mark.AND and bool(child.label) and child.label == lists[0][0][0].label
        if not lists or again:
            lists.append([])
        lists[-1].append((child, node))
    return lists


def _items(built: Sequence[Built], choice: bool) -> Requirement:
    """Numbered items; those without a connective and without anything hard are required besides."""
    if (lifted := _lifted(built, choice)) is not None:
        return lifted
    if (common := _for_all(built)) < len(built):
        return all_of([_items(built[:common], choice=True), *(node for _, node in built[common:])])
    aside = [node for child, node in built[1:] if child.joint is None and not hard(node)]
    joints = [child.joint for child, _ in built if child.joint]
    and_binds = Mark.AND in joints and Mark.OR in joints and joints.index(Mark.OR) < joints.index(Mark.AND)
    groups: list[list[Requirement]] = []
    for child, node in built:
        joint = child.joint or (Mark.OR if choice or is_combination(node) else Mark.AND)
        if any(node is other for other in aside):
            continue
        if groups and joint is (Mark.AND if and_binds else Mark.OR):
            groups[-1].append(node)
        else:
            groups.append([node])
    core = [grouped(groups)] if and_binds else [any_of(group) for group in groups]
    return all_of([*core, *aside])


def _rows(built: Sequence[Built], announced: bool) -> list[list[Built]]:
    """The rows that "or" parts, if items complete each other in each of them; else none.

    Before an "or" that leads to the last item alone ("• X • Y; or • Z") stands a row only if that is on a line of its
    own and the items were not announced as choices. Numbered items stand in rows only if each begins the numbers anew.
    """
    if any(child.joint is Mark.AND or child.either or child.mark is Mark.OPTION for child, _ in built):
        return []
    rows: list[list[Built]] = []
    for child, node in built:
        if not rows or child.joint is Mark.OR or is_combination(node):
            rows.append([])
        rows[-1].append((child, node))
    rows_of_items = [row for row in rows if not is_combination(row[0][1])]
    begins = {row[0][0].label for row in rows_of_items}
    longer = [len(row) > 1 for row in rows_of_items]
    parted = any(longer[1:]) or (not announced and any(longer) and rows_of_items[-1][0][0].apart)
    return rows if parted and len(begins) == 1 < len(rows) and all(map(_complete_each_other, rows_of_items)) else []


def _complete_each_other(row: Sequence[Built]) -> bool:
    """True if no two items of a row ask for the same kind of thing, and each asks for something."""
    kinds = [kind for _, node in row for kind in {type(leaf) for leaf in hard(node)}]
    return len(kinds) == len(set(kinds)) and all(hard(node) for _, node in row)


def _parts(built: Sequence[Built]) -> Requirement:
    """EDUCATION and EXPERIENCE are required together; "OR" between two parts opens another way.

    A part whose heading comes again after "OR" is a choice to the first of its name: what stands before that one
    (EDUCATION before SPECIFIC … OR SPECIFIC …) belongs to both.
    """
    ways: list[list[Built]] = []
    stem: list[Built] = []
    done: list[Requirement] = []
    for child, node in built:
        again = _again(child, ways[-1]) if ways and child.joint is Mark.OR else 0
        if again:
            stem, ways[-1] = [*stem, *ways[-1][:again]], ways[-1][again:]
        elif ways and child.joint is Mark.OR and not stem:
            done.append(_one_way(stem, ways))
            ways = []
        if not ways or child.joint is Mark.OR:
            ways.append([])
        ways[-1].append((child, node))
    return any_of([*done, _one_way(stem, ways)])


def _again(child: Item, way: Sequence[Built]) -> int:
    """Where, behind its first part, a way has a part with the heading of `child`; 0 if it has none."""
    headings = [other.label.lower() for other, _ in way]
    return headings.index(child.label.lower()) if child.label.lower() in headings else 0


def _one_way(stem: Sequence[Built], ways: Sequence[Sequence[Built]]) -> Requirement:
    return all_of([*(node for _, node in stem), grouped([[node for _, node in way] for way in ways])])


def _is_choice(built: Sequence[Built], stem: Item | None) -> bool:
    """True if items without a printed connective are choices."""
    if any(child.joint is Mark.OR for child, _ in built) and not any(child.joint is Mark.AND for child, _ in built):
        return True
    if any(child.either or child.mark is Mark.OPTION for child, _ in built):
        return True
    if stem is not None and ends_in_any_of(words_of(stem)):
        return True
    kinds = [{type(leaf) for leaf in hard(node)} for _, node in built]
    return len(kinds) > 1 and all({Education, Experience} <= kind for kind in kinds)


def _names_items(words: str, built: Sequence[Built]) -> NamedChoice | None:
    """The choice that the words end in, if it names the labels of all items: "must meet A or B:"."""
    named = named_choice(words)
    return named if named is not None and named.labels | named.common == {_label(child) for child, _ in built} else None


def _label(item: Item) -> str:
    return item.label.strip("().").casefold()


def words_of(item: Item) -> str:
    """The running text of an item; empty if it holds other items."""
    return item.text.text if item.text is not None else ""


def first_words(item: Item) -> str:
    """The first running text in an item."""
    return first_words(item.items[0]) if item.items else words_of(item)


def last_words(item: Item) -> str:
    """The last running text in an item."""
    return last_words(item.items[-1]) if item.items else words_of(item)


def lists_parts(stem: Item) -> bool:
    """True if a list behind `stem` lies inside its amount: "four years, which includes:"."""
    return bool(INCLUDING.search(words_of(stem)))


def names_classes(stem: Item) -> bool:
    """True if a list behind `stem` names classes: "in one of the following titles:"."""
    return bool(NAMES_CLASSES.search(words_of(stem)))


def announces(stem: Item) -> bool:
    """True if the words of `stem` go on in the list behind it: they end in a colon, "following", "either", "by"."""
    return bool(ANNOUNCING.search(words_of(stem))) or names_classes(stem)


def with_details(stem: Requirement, run: Sequence[Built]) -> Requirement:
    """`stem` with a list that holds no requirement of its own as the kind of its last experience or its fields."""
    last = next((leaf for leaf in reversed(hard(stem)) if isinstance(leaf, Experience | Education)), None)
    texts = [words_of(inner) for child, _ in run for inner in child.items]
    if isinstance(last, Experience):
        kinds = _in_a_row([text.strip(" ;,.") for text in texts], [child.joint for child, _ in run])
        subject = f"{last.subject.strip()} {kinds}".strip()
        titles = last.titles or titles_in(subject)
        detailed = last.model_copy(update={"subject": subject, "titles": titles})
        chosen = any(child.joint is Mark.OR for child, _ in run)
        return replaced(stem, last, with_whole(detailed, () if chosen else texts))
    if isinstance(last, Education) and not last.fields:
        named = tuple(dict.fromkeys(name for text in texts for name in field_list(text)))
        return replaced(stem, last, last.model_copy(update={"fields": named}))
    return all_of([stem, *(node for _, node in run)])


def _in_a_row(texts: Sequence[str], joints: Sequence[Mark | None]) -> str:
    """The texts of a list as one line, with the connective that is printed between its items."""
    printed = next((joint for joint in joints if joint), None)
    if printed is None or len(texts) < 2:
        return ", ".join(texts)
    return f"{', '.join(texts[:-1])} {printed.value} {texts[-1]}"


def with_classes(stem: Requirement, run: Sequence[Built]) -> Requirement:
    """`stem` with the names of a list of classes as the qualifying titles of its last experience."""
    whole = last_experience(stem)
    names = tuple(CLASS_CODE.sub("", words_of(inner)).strip(" .;,") for child, _ in run for inner in child.items)
    if whole is None:
        return stem
    return replaced(stem, whole, whole.model_copy(update={"titles": (*whole.titles, *filter(None, names))}))


def with_parts(stem: Requirement, inner: Requirement) -> Requirement:
    """`stem` with the amounts of a list inside its last experience."""
    parts = tuple(leaf for leaf in hard(inner) if isinstance(leaf, Experience))
    whole = last_experience(stem)
    if whole is None or not parts:
        return all_of([stem, inner])
    others = [leaf for leaf in all_leaves(inner) if not isinstance(leaf, Experience)]
    return all_of([replaced(stem, whole, whole.model_copy(update={"of_which": (*whole.of_which, *parts)})), *others])
