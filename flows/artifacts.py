"""What Prefect keeps with every run, for its pages: the summary as markdown, and the changes as a table.

The keys never change, so that Prefect shows one history of each. Import this only after `server.py` has prepared the
environment.
"""

from collections.abc import Iterator, Sequence

from prefect.artifacts import create_markdown_artifact, create_table_artifact

from flows.message import change_row, markdown_table, worth_telling
from flows.report import Report
from models.history_tables import ChangeRow

SUMMARY_KEY = "classspec-ingest"
CHANGES_KEY = "classspec-changes"
MOST = 200
"""Rows of a table; the rest is in the published tables."""


def keep_artifacts(report: Report) -> None:
    """Write both artifacts of a run; Prefect ties them to the run that asks for it."""
    create_markdown_artifact(
        key=SUMMARY_KEY, markdown=summary_markdown(report), description="What the run read and published"
    )
    create_table_artifact(
        key=CHANGES_KEY, table=changes_table(report.changes), description="What changed in the specifications"
    )


def summary_markdown(report: Report) -> str:
    """Counts, and the files without a specification with what to do about them; no links."""
    return "\n".join(_summary_lines(report)) + "\n"


def _summary_lines(report: Report) -> Iterator[str]:
    yield from markdown_table(("what", "count"), ((name, f"{count}") for name, count in report.summary), MOST)
    yield ""
    yield f"{len(report.changes):,} changes noticed, {len(worth_telling(report.changes)):,} of them material."
    if report.failures:
        yield ""
        yield "## Files without a specification"
        yield ""
        rows = ((each.source, each.code, each.message, each.advice) for each in report.failures)
        yield from markdown_table(("file", "problem", "what happened", "what to do"), rows, MOST)


def changes_table(changes: Sequence[ChangeRow]) -> list[dict[str, str | bool]]:
    """A row for each change, the material ones first; the last says how many are left out."""
    ordered = sorted(changes, key=lambda change: not change.material)
    rows = [change_row(change) for change in ordered[:MOST]]
    if len(ordered) > MOST:
        rows.append({"title": f"… and {len(ordered) - MOST:,} more in changes.csv"})
    return rows
