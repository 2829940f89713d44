"""Changes as people read them: what, where, before and after, and the words on both sides; what matters first."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from interfaces.terminal.parts import table, title
from interfaces.terminal.text import FAINT, GOOD, LOUD, count, passage, place_of, plain, printable
from models.change import Change
from models.classspec import ClassSpec
from models.history_tables import ChangeRow
from models.requirement import Evidence
from pipeline.redline.recorded import change_of
from pipeline.redline.wording import CAUSES, WHOLE, adds_words, field_words, headline, material_first, sign, value_words

SIGN_STYLES = {"+": "green", "-": "red", "~": "yellow"}
NO_TITLE = "(no title found)"
SHORT = 60
"""Characters of both values that stand in one line with an arrow."""


def compared(before: ClassSpec | None, after: ClassSpec | None, changes: Sequence[Change]) -> Iterator[RenderableType]:
    """Two versions of a specification, one of which may be missing."""
    names = [_name(spec) for spec in (before, after) if spec is not None]
    yield Text()
    yield Text.assemble((" → ".join(dict.fromkeys(names)), "bold"))
    yield from _changes(changes)


def recorded(rows: Sequence[ChangeRow], among: str, *, only_material: bool) -> Iterator[RenderableType]:
    """Published changes by day and specification; `among` says in words which were asked for."""
    for day, of_day in groupby(rows, key=lambda row: row.noticed_on):
        of_this_day = list(of_day)
        specs = len({row.spec_id for row in of_this_day})
        yield title(printable(day) or "on the first day", count(specs, "specification"))
        for _, group in groupby(of_this_day, key=lambda row: (row.spec_id, row.version)):
            of_version = list(group)
            row = of_version[0]
            yield Text()
            name = printable(row.title) or NO_TITLE
            yield Text.assemble((name, "bold"), f" · {printable(row.spec_id)}", (f" · version {row.version}", FAINT))
            yield from _changes([change_of(row) for row in of_version])
    yield Text()
    yield summary(rows, among, only_material=only_material)


def summary(rows: Sequence[ChangeRow], among: str, *, only_material: bool) -> Text:
    """The last line: "5 changes in 2 specifications since 2024-03-31, 3 of them material"."""
    asked = f" {printable(among)}" if among else ""
    if not rows:
        return Text(f"✓ nothing{' material' if only_material else ''} changed{asked}", style=GOOD)
    specs = count(len({row.spec_id for row in rows}), "specification")
    material = sum(row.material for row in rows)
    weight = "all material" if material == len(rows) else f"{material or 'none'} of them material"
    return Text(f"{count(len(rows), 'change')} in {specs}{asked}, {weight}", style="bold")


def _name(spec: ClassSpec) -> str:
    named = printable(spec.identity.title.value) if spec.identity.title else NO_TITLE
    return f"{named} · {printable(spec.spec_id)}"


def _changes(changes: Sequence[Change]) -> Iterator[RenderableType]:
    if not changes:
        yield Text("✓ nothing changed", style=GOOD)
        return
    yield Text(headline(changes), style=LOUD if any(change.material for change in changes) else "")
    if facts := [change for change in material_first(changes) if change.field not in WHOLE]:
        yield _table(facts)


def _table(changes: Iterable[Change]) -> Table:
    rows = table("", "weight", "change", "way", "before → after, and the words")
    rows.columns[4].overflow = "fold"
    for change in changes:
        mark = sign(change)
        rows.add_row(
            Text(mark, style=SIGN_STYLES[mark]),
            Text("material", style=LOUD, no_wrap=True) if change.material else Text("minor", style=FAINT),
            Text(field_words(change), style="bold" if change.material else "", no_wrap=True),
            plain(change.alternative),
            Group(*_sides(change)),
        )
    return rows


def _sides(change: Change) -> Iterator[RenderableType]:
    """ "60 → 48" and the words under it; a long text, or a single one, stands on its own line with its place."""
    before, after = (printable(value_words(change.field, value)) for value in (change.before, change.after))
    apart = not (before and after) or len(before) + len(after) > SHORT
    if not apart:
        yield Text(f"{before} → {after}")
    rows = Table.grid(padding=(0, 1, 0, 0))
    for mark, value, words in (("-", before, change.words_before), ("+", after, change.words_after)):
        place = [_place(words)] if change.words_before or change.words_after else []
        if apart and value:
            rows.add_row(_mark(mark), *place, Text(value))
        if words is not None and adds_words(value, words):
            rows.add_row(_mark(mark), *place, passage(words.text, full=False))
        elif words is not None and not apart:
            rows.add_row(_mark(mark), *place)
    if rows.row_count:
        yield rows
    if cause := CAUSES[change.cause]:
        yield Text(f"({cause})", style=FAINT)


def _mark(mark: str) -> Text:
    return Text(mark, style=SIGN_STYLES[mark])


def _place(words: Evidence | None) -> Text:
    return Text(place_of(words) if words else "", style="cyan", no_wrap=True)
