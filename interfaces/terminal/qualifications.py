"""The minimum qualifications drawn: the tree as written, the ways to qualify, what may stand in for what."""

from collections.abc import Iterable, Iterator

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from interfaces.terminal.parts import table, title
from interfaces.terminal.text import FAINT, LOUD, WARN, place_of, plain, printable, quote
from interfaces.terminal.wording import (
    amount,
    connective,
    experience,
    label_words,
    leaf_words,
    short,
    substitution_words,
    words,
)
from models.classspec import Qualifications
from models.requirement import (
    AllOf,
    Alternative,
    AnyOf,
    Condition,
    Education,
    EquivalentCombination,
    Evidence,
    Experience,
    Leaf,
    License,
    Requirement,
    Track,
    Unparsed,
)

WAYS = ("way", "education", "experience", "license", "equivalent combination", "other", "place")


def qualifications(read: Qualifications, *, full: bool) -> Iterator[RenderableType]:
    """Everything about qualifying, track by track."""
    yield title("MINIMUM QUALIFICATIONS", _explained(read))
    if not read.tracks:
        yield Text("No way to qualify was found.", style=LOUD)
    for position, track in enumerate(read.tracks):
        if position:
            yield Text()
        yield from _track(track, full=full)
    if read.substitutions:
        yield title("SUBSTITUTIONS")
        yield from (_fact(substitution_words(each), each.evidence, full=full) for each in read.substitutions)
    if read.desirable:
        yield title("DESIRABLE", "decides about no candidate")
        yield from (_fact(printable(each.text), each.evidence, full=full) for each in read.desirable)


def _explained(read: Qualifications) -> str:
    if not read.words:
        return "no words"
    return f"{read.explained_words} of {read.words} words explained ({read.explained_words / read.words:.0%})"


def _track(track: Track, *, full: bool) -> Iterator[RenderableType]:
    tree = Tree(Text(f"Track: {words(track.name)}", style="bold"), guide_style=FAINT)
    _grow(tree, track.tree, full=full)
    yield tree
    yield Text(f"\nWays to qualify: {len(track.alternatives)}", style="bold")
    yield _alternatives(track)


def _grow(tree: Tree, node: Requirement, *, full: bool) -> None:
    if not isinstance(node, AllOf | AnyOf):
        _grow_leaf(tree, node, full=full)
        return
    label = Text.assemble((connective(node), "bold magenta" if isinstance(node, AnyOf) else "bold blue"))
    if node.label:
        label = Text.assemble((f"[{printable(node.label)}] ", "bold"), label)
    if not node.members:
        label.append(" nothing is required", FAINT)
    branch = tree.add(label)
    for member in node.members:
        _grow(branch, member, full=full)


def _grow_leaf(tree: Tree, leaf: Leaf, *, full: bool) -> None:
    style = LOUD if isinstance(leaf, Unparsed) else ""
    branch = tree.add(_fact(leaf_words(leaf), leaf.evidence, full=full, style=style))
    for part in leaf.of_which if isinstance(leaf, Experience) else ():
        branch.add(_fact(f"of which {experience(part)}", part.evidence, full=full))


def _fact(stated: str, evidence: Evidence, *, full: bool, style: str = "") -> Group:
    """What was understood with its place, and below it the words it rests on."""
    first = Text.assemble((stated, style), ("  ", ""), (place_of(evidence), "cyan"))
    return Group(first, quote(evidence.text, full=full))


def _alternatives(track: Track) -> Table:
    """One row for each way to qualify; columns that nothing stands in are left out."""
    rows = [_cells(alternative, order) for order, alternative in enumerate(track.alternatives, start=1)]
    used = [column for column, name in enumerate(WAYS) if any(row[column] for row in rows)]
    ways = table(*(WAYS[column] for column in used))
    for row in rows:
        ways.add_row(*(row[column] for column in used))
    return ways


def _cells(alternative: Alternative, order: int) -> tuple[Text, ...]:
    leaves = alternative.leaves
    return (
        plain(label_words(alternative, order), "bold"),
        _joined(leaves, Education),
        _experience(leaves),
        _joined(leaves, License),
        _equivalent(leaves),
        _joined(leaves, (Condition, Unparsed)) if leaves else Text("nothing is required"),
        Text(place_of(alternative.evidence), style="cyan", no_wrap=True),
    )


def _joined(leaves: Iterable[Leaf], kind: type[Leaf] | tuple[type[Leaf], ...]) -> Text:
    chosen = [leaf for leaf in leaves if isinstance(leaf, kind)]
    lines = [Text(short(leaf), style=LOUD if isinstance(leaf, Unparsed) else "") for leaf in chosen]
    return Text("\n").join(lines)


def _experience(leaves: Iterable[Leaf]) -> Text:
    """The amounts, and their sum if there is more than one."""
    chosen = [leaf for leaf in leaves if isinstance(leaf, Experience)]
    months = [leaf.months for leaf in chosen if leaf.months is not None]
    total = [Text(f"= {amount(sum(months))}", style="bold")] if len(months) > 1 else []
    return Text("\n").join([*(Text(short(leaf)) for leaf in chosen), *total])


def _equivalent(leaves: Iterable[Leaf]) -> Text:
    chosen = [leaf for leaf in leaves if isinstance(leaf, EquivalentCombination)]
    return Text("\n").join(Text(short(leaf), style=WARN) for leaf in chosen)
