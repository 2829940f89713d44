"""The minimum qualifications drawn: the ways to qualify, the text as printed, the tree read from it, exchanges."""

from collections.abc import Iterable, Iterator, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from interfaces.terminal.corrections import mark
from interfaces.terminal.parts import placed, table, title
from interfaces.terminal.printed import printed
from interfaces.terminal.text import FAINT, LOUD, WARN, passage, place, place_of, plain, printable
from interfaces.terminal.verdict import NOT_READ
from interfaces.terminal.wording import (
    amount,
    connective,
    experience,
    leaf_words,
    short,
    substitution_words,
    words,
)
from models.classspec import ClassSpec, Qualifications
from models.document import Problem
from models.requirement import (
    AllOf,
    Alternative,
    AnyOf,
    EquivalentCombination,
    Evidence,
    Experience,
    Leaf,
    Requirement,
    Track,
    TrackName,
    Unparsed,
)

WAYS = ("no.", "track", "way", "what it requires", "place")
STYLES: dict[type[Leaf], str] = {Unparsed: LOUD, EquivalentCombination: WARN}


def qualifications(spec: ClassSpec, *, full: bool) -> Iterator[RenderableType]:
    """Everything about qualifying: the result first, then what it was made from."""
    read = spec.qualifications
    yield title("MINIMUM QUALIFICATIONS", _explained(read))
    yield from _ways(read.tracks, spec.problems)
    yield from printed(spec)
    for track in read.tracks:
        yield Text()
        yield _tree(track, full=full)
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


def _ways(tracks: Sequence[Track], problems: Iterable[Problem]) -> Iterator[RenderableType]:
    """One row for each way to qualify, counted as in the published table, and loudly those that are no rows."""
    ways = [(track.name, way) for track in tracks for way in track.alternatives]
    if ways:
        yield Text(f"Ways to qualify: {len(ways)}", style="bold")
        yield _alternatives([_cells(name, way, order) for order, (name, way) in enumerate(ways, start=1)])
    else:
        yield Text("No way to qualify was found.", style=LOUD)
    for problem in problems:
        if problem.code in NOT_READ:
            where = place(problem.page, problem.line)
            yield Text.assemble(("✗ ", LOUD), (printable(problem.message), LOUD), "  ", (where, "cyan"))


def _tree(track: Track, *, full: bool) -> Tree:
    tree = Tree(Text(f"Track: {words(track.name)}", style="bold"), guide_style=FAINT)
    _grow(tree, track.tree, full=full)
    if elsewhere := _from_elsewhere(track):
        branch = tree.add(Text("ALSO REQUIRED, stated elsewhere", style="bold blue"))
        for leaf in elsewhere:
            _grow_leaf(branch, leaf, full=full)
    return tree


def _from_elsewhere(track: Track) -> list[Leaf]:
    """What alternatives require and the tree has not: licences under a heading of their own, say."""
    inside = set(_evidence(track.tree))
    return list(dict.fromkeys(leaf for way in track.alternatives for leaf in way.leaves if leaf.evidence not in inside))


def _evidence(node: Requirement) -> Iterator[Evidence]:
    if isinstance(node, AllOf | AnyOf):
        for member in node.members:
            yield from _evidence(member)
    else:
        yield node.evidence


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
    return Group(
        placed(Text(stated, style=style).append_text(mark(evidence)), evidence), passage(evidence.text, full=full)
    )


def _alternatives(rows: Sequence[tuple[Text | Table, ...]]) -> Table:
    """Track and label are left out where the text prints none."""
    used = [column for column in range(len(WAYS)) if any(row[column] for row in rows)]
    ways = table(*(WAYS[column] for column in used))
    for row in rows:
        ways.add_row(*(row[column] for column in used))
    return ways


def _cells(track: TrackName, alternative: Alternative, order: int) -> tuple[Text | Table, ...]:
    return (
        Text(str(order), style=FAINT),
        Text("" if track is TrackName.UNSPECIFIED else words(track), no_wrap=True),
        plain(alternative.label, "bold"),
        _required(alternative.leaves, mark(alternative.evidence)),
        Text(place_of(alternative.evidence), style="cyan", no_wrap=True),
    )


def _required(leaves: Sequence[Leaf], remark: Text) -> Table:
    """A row for each requirement, `+` before those that are needed too; amounts inside another are indented below it.

    Then comes the sum of the amounts of experience, if there is more than one, and that a person corrected the way.
    """
    rows = Table.grid(padding=(0, 1, 0, 0))
    rows.add_column(width=1)
    rows.add_column()
    if not leaves:
        rows.add_row("", Text("nothing is required"))
    for position, leaf in enumerate(leaves):
        rows.add_row("+" if position else "", Text(short(leaf), style=STYLES.get(type(leaf), "")))
        for part in leaf.of_which if isinstance(leaf, Experience) else ():
            rows.add_row("", Padding(Text(f"of which {short(part)}"), (0, 0, 0, 2)))
    months = [leaf.months for leaf in leaves if isinstance(leaf, Experience) and leaf.months is not None]
    if len(months) > 1:
        rows.add_row("=", Text(f"{amount(sum(months))} of experience", style="bold"))
    if remark:
        rows.add_row("", remark)
    return rows
