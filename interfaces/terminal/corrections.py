"""What people have corrected: the mark on a corrected fact, and who corrected what, when and why."""

from collections.abc import Iterable, Iterator, Sequence

from rich.console import Group, RenderableType
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from interfaces.terminal.text import FAINT, GOOD, HEAD, WARN, place_of, plain, printable, quote
from models.correction import CORRECTED, AppliedCorrection, CorrectionState
from models.requirement import Evidence

LOOKS = {
    CorrectionState.APPLIED: ("✎ applied", GOOD),
    CorrectionState.HELD_BACK: ("! held back", WARN),
    CorrectionState.SUPERFLUOUS: ("· superfluous", FAINT),
    CorrectionState.REPLACED: ("· replaced", FAINT),
}
NOTHING = "(not stated)"


def mark(evidence: Evidence) -> Text:
    """What follows a fact that a person corrected; empty for all others."""
    return Text(" ✎ corrected", style=GOOD) if evidence.rule == CORRECTED else Text()


def corrections(written: Sequence[AppliedCorrection]) -> Iterator[RenderableType]:
    """All corrections of a specification, nothing if there are none."""
    if not written:
        return
    yield Group(Text(), Text.assemble(("CORRECTIONS", HEAD), (f"  {len(written)}", FAINT)), Rule(style=FAINT))
    rows = Table.grid(padding=(0, 2, 0, 0))
    rows.add_column(no_wrap=True)
    rows.add_column()
    rows.add_column(no_wrap=True)
    for each in written:
        word, style = LOOKS[each.state]
        where = place_of(each.evidence) if each.evidence else ""
        rows.add_row(Text(word, style=style), Group(_change(each), *_told(each)), Text(where, style="cyan"))
    yield rows


def _change(each: AppliedCorrection) -> Text:
    if is_row(each.fact):
        return Text.assemble((printable(each.fact), "bold"), ": ", ("taken out", "bold"))
    return Text.assemble(
        (printable(each.fact), "bold"), ": ", value(each.extracted), " → ", (value(each.corrected), "bold")
    )


def _told(each: AppliedCorrection) -> Iterator[Text]:
    yield plain(f"{each.by}, {each.on}: {each.reason}")
    if each.remark:
        yield plain(f"not carried out: {each.remark}", WARN)


def is_row(fact: str) -> bool:
    """True for a whole row of a table ("alternatives.3"), which can only be taken out."""
    return fact.rpartition(".")[2].isdecimal()


def value(text: str) -> str:
    """A value as the tables have it; the words for nothing where it is empty."""
    return printable(text) or NOTHING


def facts_table(facts: Iterable[tuple[str, str, Evidence | None]]) -> Table:
    """Facts that can be corrected: name, present value, place."""
    made = Table(box=None, padding=(0, 2, 0, 0), header_style=FAINT)
    made.add_column("fact", overflow="fold")
    made.add_column("present value", overflow="fold", ratio=1)
    made.add_column("place", no_wrap=True)
    for name, text, evidence in facts:
        shown = Text("(false takes it out)", style=FAINT) if is_row(name) else Text(value(text))
        if evidence is not None:
            shown.append_text(mark(evidence))
        made.add_row(Text(name), shown, Text(place_of(evidence) if evidence else "", style="cyan"))
    return made


def written(
    spec_id: str, before: str, after: AppliedCorrection, others: Iterable[tuple[str, str, str]]
) -> Iterator[RenderableType]:
    """A correction as it was just written: before and after, the words it rests on, what else it changes."""
    yield plain(f"{spec_id}  {after.fact}", "bold")
    rows = Table.grid(padding=(0, 2, 0, 0))
    rows.add_column(no_wrap=True)
    rows.add_column()
    is_out = is_row(after.fact)
    rows.add_row(Text("before", style=FAINT), Text("a row of the table" if is_out else value(before)))
    rows.add_row(Text("after", style=FAINT), Text("taken out" if is_out else value(after.corrected), style="bold"))
    if after.evidence is not None:
        rows.add_row(Text(place_of(after.evidence), style="cyan"), quote(after.evidence.text, full=True))
    else:
        rows.add_row(Text("rests on", style=FAINT), Text("no printed words: it holds until a rule reads some"))
    for name, old, new in others:
        rows.add_row(Text("also", style=FAINT), Text(f"{name}: {value(old)} → {value(new)}"))
    yield rows
