"""The published changes, as asked for: read, chosen, printed.

In: a published folder and what to choose. Out: a view or JSON, and an exit status.
"""

import json
import re
from collections.abc import Iterable, Sequence
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import NamedTuple

from interfaces.status import Status, say
from models.change import Change
from models.history_tables import ChangeRow, VersionRow
from models.requirement import Evidence
from pipeline.publish import PublishError, from_one_set, read_rows
from pipeline.redline.recorded import change_of


class Unanswerable(Exception):  # noqa: N818 -- it names the state of a question
    """What was asked cannot be answered; the message is one line and says what to do."""


class Wanted(NamedTuple):
    """Which changes are asked for; None and "" choose all."""

    since: str | None = None
    material: bool = False
    spec_id: str | None = None


def changes(structured: Path, wanted: Wanted, *, as_json: bool) -> int:
    """Print the chosen changes, the newest first; the exit status."""
    try:
        rows = chosen(structured, wanted)
    except (Unanswerable, PublishError, OSError) as error:
        return say(str(error), Status.USAGE)
    if as_json:
        print(json.dumps([_row_record(row) for row in rows], indent=1))
    else:
        _print(rows, wanted)
    return Status.WELL


def chosen(structured: Path, wanted: Wanted) -> tuple[ChangeRow, ...]:
    """The rows that are asked for, newest day first; Unanswerable if the question is wrong."""
    since = _day(wanted.since)
    rows, ids = _published(structured)
    if wanted.spec_id and wanted.spec_id not in ids:
        meant = near(wanted.spec_id, ids) or "; specs.csv there lists them"
        raise Unanswerable(f"{structured} knows no specification “{wanted.spec_id}”{meant}")
    kept = (
        row
        for row in rows
        if row.noticed_on >= since
        and (row.material or not wanted.material)
        and wanted.spec_id in (None, "", row.spec_id)
    )
    ordered = sorted(kept, key=lambda row: (row.spec_id, -row.version, row.order))
    return tuple(sorted(ordered, key=lambda row: row.noticed_on, reverse=True))


def near(name: str, names: Iterable[str]) -> str:
    """ "; did you mean …?" if one is close."""
    found = get_close_matches(name, sorted(names), n=1)
    return f"; did you mean {found[0]}?" if found else ""


def record(change: Change) -> dict[str, object]:
    """A change for programs; whole numbers without a point."""
    return {
        "section": change.section,
        "field": change.field,
        "alternative": change.alternative,
        "before": _number(change.before),
        "after": _number(change.after),
        "material": change.material,
        "cause": change.cause,
        "words_before": _words(change.words_before),
        "words_after": _words(change.words_after),
    }


def _published(structured: Path) -> tuple[Sequence[ChangeRow], set[str]]:
    """All changes, and the ids of all specifications that there are or were."""

    def read(folder: Path) -> tuple[Sequence[ChangeRow], set[str]]:
        versions = read_rows(folder, VersionRow)
        return read_rows(folder, ChangeRow), {row.spec_id for row in versions}

    try:
        return from_one_set(structured, read)
    except FileNotFoundError as error:
        raise Unanswerable(f"{structured} has no history yet; ingest again, and every later run adds to it") from error


def _day(typed: str | None) -> str:
    if typed is None:
        return ""
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", typed, re.ASCII):
            return date.fromisoformat(typed).isoformat()
    except ValueError:
        pass
    raise Unanswerable(f"--since “{typed}” is no date; write it as YYYY-MM-DD, such as 2024-03-31")


def _row_record(row: ChangeRow) -> dict[str, object]:
    told = {"spec_id": row.spec_id, "version": row.version, "noticed_on": row.noticed_on, "title": row.title}
    return told | record(change_of(row))


def _number(value: float | str | None) -> float | str | None:
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _words(evidence: Evidence | None) -> dict[str, object] | None:
    return evidence.model_dump(include={"text", "page", "line"}) if evidence else None


def _print(rows: Sequence[ChangeRow], wanted: Wanted) -> None:
    from interfaces.terminal.changes import recorded
    from interfaces.terminal.console import output

    console = output()
    among = [f"since {wanted.since}" if wanted.since else "", f"in {wanted.spec_id}" if wanted.spec_id else ""]
    for part in recorded(rows, " ".join(filter(None, among)), only_material=wanted.material):
        console.print(part)
