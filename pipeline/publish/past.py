"""The data set that a run replaces: its history, checked file by file. To be read under the lock only.

What is damaged is told as a problem, and numbering goes on where it was. What only may not be read is not lost:
PermissionError, before a set is published that lacks it.
"""

import errno
import os
import shutil
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from models.classspec import ClassSpec
from models.document import Problem, Severity
from models.history_tables import ChangeRow, VersionRow
from models.tables import ProblemRow
from pipeline.continuity import Known
from pipeline.publish.inputs import Inputs, read_inputs
from pipeline.publish.layout import DATABASE, HISTORY, csv_name, history_path, spec_path
from pipeline.publish.ledger import Ledger
from pipeline.publish.trusted import resource_marks, taken
from pipeline.tabulate import problem_row
from pipeline.tabulate.history import version_row

DAMAGED = "history-damaged"


class Past(NamedTuple):
    """What is known of earlier runs: rows and places of the history are in the `ledger`. A row whose facts are lost has
    no path, and `losses` tell of it. `is_first`: there is no history yet."""

    folder: Path
    ledger: Ledger
    is_first: bool = True
    losses: tuple[ProblemRow, ...] = ()
    inputs: Inputs = Inputs()

    def facts(self, row: VersionRow) -> ClassSpec | None:
        """What a version said; None if that is lost."""
        place = self.ledger.place(row) if row.facts else None
        return _read(self.folder / place) if place else None

    def last_facts(self, known: Known) -> ClassSpec | None:
        """What the last version of a specification said; None if that is lost."""
        row = self.ledger.latest(known.spec_id)
        return self.facts(row) if row else None


def read_past(folder: Path) -> Past:
    """The history in a data set; an empty one if there is none."""
    ledger, inputs = Ledger(), read_inputs(folder) or Inputs()
    if VersionRow.table not in resource_marks(folder):
        return Past(folder, ledger, inputs=inputs)
    losses: list[ProblemRow] = []

    def versions(rows: Iterable[VersionRow]) -> None:
        losses.clear()
        ledger.forget(VersionRow)
        for row in rows:
            _check(folder, row, ledger, losses)

    def changes(rows: Iterable[ChangeRow]) -> None:
        ledger.forget(ChangeRow)
        for row in rows:
            ledger.keep_change(row)

    if not taken(folder, VersionRow, versions):
        _check_rights(folder, csv_name(VersionRow.table), DATABASE, HISTORY)
        versions(_rebuilt(folder))
        losses.insert(
            0,
            _loss(
                f"{VersionRow.table}.csv",
                "The list of versions cannot be read; it was made from the files"
                " of the history, without the days on which they were noticed.",
            ),
        )
    if not taken(folder, ChangeRow, changes):
        _check_rights(folder, csv_name(ChangeRow.table), DATABASE)
        ledger.forget(ChangeRow)
        losses.append(_loss(f"{ChangeRow.table}.csv", "The list of changes cannot be read; it begins anew."))
    ledger.forget_strange_changes()
    return Past(folder, ledger, not ledger.has_versions(), tuple(losses), inputs)


def _check_rights(folder: Path, *names: str) -> None:
    """PermissionError if one of these is there and may not be read."""
    for path in (folder / name for name in names):
        if path.exists() and not os.access(path, os.R_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))


def _check(folder: Path, row: VersionRow, ledger: Ledger, losses: list[ProblemRow]) -> None:
    """Note the row, and the file that holds exactly its facts; without a path if none does."""
    name = str(history_path(row.spec_id, row.version))
    for place in (name, str(spec_path(row.spec_id))):
        if _hash(folder / place) == row.facts_sha256:
            ledger.keep(row.model_copy(update={"facts": name}))
            ledger.keep_place(row, place)
            return
    ledger.keep(row.model_copy(update={"facts": ""}))
    message = f"The facts of version {row.version} of {row.spec_id} are lost: their file in the history is damaged."
    losses.append(_loss(row.source, message))


def _loss(source: str, message: str) -> ProblemRow:
    return problem_row(source, Problem(code=DAMAGED, severity=Severity.WARNING, message=message))


def _rebuilt(folder: Path) -> Iterator[VersionRow]:
    """The versions that the files of the history still tell of."""
    for path in sorted((folder / HISTORY).rglob("*.json")):
        spec = _read(path)
        if spec and path.stem.isdecimal() and (version := int(path.stem)):
            name = path.relative_to(folder).as_posix()
            yield version_row(spec, version, facts=name, facts_sha256=_hash(path))


def _read(path: Path) -> ClassSpec | None:
    try:
        return ClassSpec.model_validate_json(path.read_bytes())
    except PermissionError:
        raise
    except (OSError, ValueError):
        return None


def _hash(path: Path) -> str:
    try:
        return sha256(path.read_bytes()).hexdigest()
    except PermissionError:
        raise
    except OSError:
        return ""


def take_over(past: Past, folder: Path) -> None:
    """Put every version whose facts are there into the new set, under its own name."""
    for spec_id, version, place in past.ledger.places():
        link(past.folder / place, folder / history_path(spec_id, version))


def link(existing: Path, new: Path) -> None:
    """Give a file a second name; a copy where the file system knows none. FileNotFoundError if it is gone."""
    try:
        _link(existing, new)
    except FileNotFoundError:  # nearly always the folder is there already
        new.parent.mkdir(parents=True, exist_ok=True)
        _link(existing, new)


def _link(existing: Path, new: Path) -> None:
    try:
        os.link(existing, new)
    except FileNotFoundError:
        raise
    except FileExistsError:
        return
    except OSError:
        shutil.copyfile(existing, new)
