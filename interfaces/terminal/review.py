"""The review list: one block for each specification or file, its reasons below it, and where to look."""

from collections.abc import Iterable, Iterator, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from interfaces.terminal.text import FAINT, GOOD, LOUD, WARN, count, number, place, plain, printable, shortened
from models.review import Item

SHOWN = 6
"""Reasons of one item that are shown."""
MESSAGE = 240
ERROR, WARNING = 100, 10
"""What weighs as much as an error, and as much as a warning, is coloured like one."""


def view(items: Iterable[tuple[Item, str, str]], found: Sequence[Item]) -> Iterator[RenderableType]:
    """The items with the command or the advice of each, of all that were found; a line that says so if none was."""
    items = list(items)
    if not items:
        yield Text("✓ nothing needs review", style=GOOD)
        return
    shown = f", the worst {len(items)} shown" if len(items) < len(found) else ""
    yield Text(f"{_amount(found)}{shown}", style="bold")
    for item, command, advice in items:
        yield Text()
        yield _head(item)
        yield Padding(_reasons(item), (0, 0, 0, 2))
        if command:
            yield Text(f"  {printable(command)}", style=FAINT, overflow="fold")
        if advice:
            yield Text(f"  {printable(advice)}", style=FAINT)


def _amount(found: Sequence[Item]) -> str:
    """ "3 entries to review: 2 specifications, 1 file without one"."""
    specs = sum(bool(item.spec_id) for item in found)
    files = len(found) - specs
    entries = "1 entry" if len(found) == 1 else f"{len(found)} entries"
    kinds = f": {count(specs, 'specification')}, {count(files, 'file')} without one" if specs and files else ""
    return f"{entries} to review{kinds}"


def _head(item: Item) -> Text:
    name = item.spec_id or item.source
    after = item.title if item.spec_id else "(no specification)"
    return Text.assemble(
        (f"{number(item.score):>6}  ", LOUD if item.score >= ERROR else WARN if item.score >= WARNING else FAINT),
        (printable(name), "bold"),
        f"  {printable(after)}",
    )


def _reasons(item: Item) -> Table:
    rows = Table.grid(padding=(0, 2, 0, 0))
    rows.add_column(justify="right", no_wrap=True)
    rows.add_column(no_wrap=True)
    rows.add_column(no_wrap=True)
    rows.add_column()
    for reason in item.reasons[:SHOWN]:
        rows.add_row(
            Text(f"+{number(reason.weight)}", style=FAINT),
            Text(printable(reason.what)),
            Text(place(reason.page, reason.line), style="cyan"),
            plain(shortened(reason.message, MESSAGE)),
        )
    if len(item.reasons) > SHOWN:
        rows.add_row("", Text(f"and {len(item.reasons) - SHOWN} more", style=FAINT))
    return rows
