"""What `classspec schedule` shows: the deployments that it serves, and the runs that ended."""

from collections.abc import Sequence
from datetime import datetime

from rich.console import Group, RenderableType
from rich.text import Text

from flows.serve import Ended, Served
from interfaces.terminal.parts import table
from interfaces.terminal.text import FAINT, GOOD, LOUD, plain, printable


def served_table(served: Sequence[Served]) -> RenderableType:
    """A row for each deployment; times are those of this computer."""
    rows = table("deployment", "source", "schedule", "next run")
    for column in (rows.columns[0], rows.columns[3]):
        column.no_wrap = True
    rows.columns[1].overflow = "fold"
    for each in served:
        rows.add_row(plain(each.name, "bold"), plain(each.source), plain(each.when), Text(_time(each.next)))
    return Group(rows, Text("Ctrl-C ends it.", style=FAINT))


def run_line(run: Ended) -> Text:
    """ "✓ 2030-01-31 06:00:12  refresh: 18 documents: 18 published  in 2.1 s"."""
    mark, style = ("✓", GOOD) if run.well else ("✗", LOUD)
    said = printable(f"{run.name}: {run.said}")
    return Text.assemble((mark, style), f" {_now()}  {said}", (f"  in {run.seconds:.1f} s", FAINT))


def _time(when: datetime | None) -> str:
    return when.astimezone().strftime("%a %Y-%m-%d %H:%M:%S") if when else ""


def _now() -> str:
    return datetime.now().astimezone().strftime("%Y-%m-%d %H:%M:%S")
