"""Rows of the table of changes in; an Atom feed (RFC 4287) out: one entry for each version that changed something.

Feed readers know an entry by its id. It is made of the specification and the number of the version alone, so a set
that is published again, or elsewhere, brings nobody the same news twice. No clock: dates are those of the rows.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple
from urllib.parse import quote
from uuid import UUID, uuid5

from models.change import Change
from models.history_tables import ChangeRow
from pipeline.publish.layout import redline_path
from pipeline.publish.rendering import render
from pipeline.redline.recorded import change_of
from pipeline.redline.visible import visible
from pipeline.redline.wording import headline, material_first

ENTRIES = 200
CHANGES_SHOWN = 40
"""Changes in one entry, the material ones first; the redline page has all of them."""
OURS = UUID("8c1f7a52-3f0e-5d0b-9a86-6d2f0d1c4e77")
"""Name space of our ids; it must never change."""
BEGINNING = "1970-01-01"
"""Day of a feed without entries, and of an entry whose day nobody knows."""


class Entry(NamedTuple):
    """One version of one specification, as the feed tells of it."""

    id: str
    title: str
    updated: str
    link: str
    is_material: bool
    spec_id: str
    shown: tuple[Change, ...]
    rest: int


def atom_feed(rows: Iterable[ChangeRow], *, limit: int = ENTRIES) -> str:
    """The feed, newest entry first, at most `limit` of them. Links are relative to the folder it lies in."""
    entries = list(_entries(rows))[:limit]
    updated = max((entry.updated for entry in entries), default=_moment(""))
    return render("changes.atom", id=_urn("changes"), updated=updated, entries=entries)


def _entries(rows: Iterable[ChangeRow]) -> Iterator[Entry]:
    ordered = sorted(rows, key=lambda row: (row.spec_id, -row.version, row.order))
    ordered.sort(key=lambda row: row.noticed_on, reverse=True)
    for _, group in groupby(ordered, key=lambda row: (row.noticed_on, row.spec_id, row.version)):
        yield _entry(list(group))


def _entry(rows: Sequence[ChangeRow]) -> Entry:
    row = rows[0]
    changes = material_first(map(change_of, rows))
    return Entry(
        id=_urn(f"{row.spec_id}@{row.version}"),
        title=f"{visible(row.title) or visible(row.spec_id)}: {headline(changes)}",
        updated=_moment(row.noticed_on),
        link=quote(str(redline_path(row.spec_id, row.version))),
        is_material=any(change.material for change in changes),
        spec_id=visible(row.spec_id),
        shown=tuple(changes[:CHANGES_SHOWN]),
        rest=len(changes[CHANGES_SHOWN:]),
    )


def _urn(name: str) -> str:
    return uuid5(OURS, name.encode(errors="replace").decode()).urn


def _moment(day: str) -> str:
    """An ISO date with a time, as RFC 3339 asks for; of a month or a year alone it is the first day."""
    year, month, date = [*(day or BEGINNING).split("-"), "01", "01"][:3]
    return f"{year}-{month}-{date}T00:00:00Z"
