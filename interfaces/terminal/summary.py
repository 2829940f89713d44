"""The end of a run: counts, the files that failed and what to do about them, where to look next."""

from collections.abc import Iterator
from pathlib import Path

from rich.console import Group, RenderableType
from rich.text import Text

from flows.report import Report
from interfaces.terminal.parts import table
from interfaces.terminal.text import FAINT, GOOD, LOUD, WARN, count, plain

SHOWN = 20
"""Failures on the terminal; all of them are in the report."""
STYLES = {"failed": LOUD, "needs review": WARN, "published": GOOD, "material changes": WARN, "withdrawn": WARN}


def summary(report: Report, out: Path) -> Iterator[RenderableType]:
    """The summary from top to bottom."""
    yield _counts(report)
    if report.failures:
        yield Text()
        yield _failures(report)
    yield Text()
    yield _next(report, out)


def _counts(report: Report) -> RenderableType:
    rows = table("", "")
    rows.show_header = False
    rows.columns[1].justify = "right"
    for name, amount in report.summary:
        style = STYLES.get(name, "") if amount else ""
        rows.add_row(Text(name, style=style), Text(f"{amount:,}", style=style))
    verdict = _verdict(report)
    return Group(Text.assemble(verdict, (f"  in {report.run.seconds:.1f} s", FAINT)), rows)


def _verdict(report: Report) -> Text:
    again = "nothing changed since the last run" if report.nothing_new else ""
    if report.failures:
        others = again or "the others are published"
        return Text(f"✗ {count(len(report.failures), 'file')} failed; {others}", style=LOUD)
    return Text(f"✓ {again or 'all documents published'}", style=GOOD)


def _failures(report: Report) -> RenderableType:
    rows = table("failed file", "problem", "what happened, and what to do")
    rows.columns[0].overflow = "fold"
    for failure in report.failures[:SHOWN]:
        said = Group(plain(failure.message), *([plain(f"→ {failure.advice}", "bold")] if failure.advice else []))
        rows.add_row(plain(failure.source), Text(failure.code, style=LOUD, no_wrap=True), said)
    rest = len(report.failures) - SHOWN
    return Group(rows, Text(f"… and {rest} more in report.json")) if rest > 0 else rows


def _next(report: Report, out: Path) -> RenderableType:
    """Where to look, the most useful first."""
    rows = table("", "")
    rows.show_header = False
    rows.add_row(plain(str(out / "specs.csv"), "bold"), Text("one row for each class specification"))
    if report.counts.needs_review or report.counts.failed:
        rows.add_row(plain(str(out / "problems.csv"), "bold"), Text("what needs review, and why"))
    rows.add_row(plain(str(out / "report.json"), "bold"), Text("this run: failures, unknown headings, timings"))
    rows.add_row(Text("classspec show FILE", style="bold"), Text("check one document against its source"))
    return rows
