"""Changes in, pages for people out: a redline for each new version, and the feed of all changes."""

from collections.abc import Sequence
from pathlib import Path

from models.history_tables import ChangeRow
from pipeline.chronicle import Revised
from pipeline.publish.layout import REDLINES
from pipeline.publish.past import link


def redline(folder: Path, revised: Revised, noticed_on: str) -> None:
    """Write the page on one version, if it changed anything."""


def change_pages(folder: Path, before: Path, rows: Sequence[ChangeRow]) -> None:
    """Take over the redlines of the set `before` and write the feed of all changes, if there are any."""
    for path in (before / REDLINES).rglob("*.html"):
        link(path, folder / path.relative_to(before))
