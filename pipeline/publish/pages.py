"""Changes in, pages for people out: a redline for each new version, and the feed of all changes."""

import os
from pathlib import Path

from pipeline.chronicle import Revised
from pipeline.publish.feed import ENTRIES, atom_feed
from pipeline.publish.layout import FEED, REDLINES, redline_path
from pipeline.publish.ledger import Ledger
from pipeline.publish.past import link
from pipeline.publish.redline import redline_page


def redline(folder: Path, revised: Revised, noticed_on: str) -> None:
    """Write the page on one version, if it changed anything."""
    if not revised.changes:
        return
    path = folder / redline_path(revised.after.spec_id, revised.version)
    path.parent.mkdir(parents=True, exist_ok=True)
    page = redline_page(revised.before, revised.after, revised.changes, noticed_on=noticed_on, version=revised.version)
    path.write_bytes(page.encode(errors="replace"))


def change_pages(folder: Path, before: Path, ledger: Ledger) -> None:
    """Take over the redlines of the set `before`, and write the feed of all changes, if there are any."""
    for parent, _, names in os.walk(before / REDLINES):
        for path in (Path(parent, name) for name in names if name.endswith(".html")):
            link(path, folder / path.relative_to(before))
    if rows := tuple(ledger.newest_changes(ENTRIES)):
        (folder / FEED).write_bytes(atom_feed(rows).encode(errors="replace"))
