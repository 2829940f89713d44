"""The data set that a run replaces: its history, checked file by file. To be read under the lock only.

Nothing here raises: what is damaged is told as a problem, and numbering goes on where it was.
"""

import os
import shutil
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from models.classspec import ClassSpec
from models.document import Problem, Severity
from models.history_tables import ChangeRow, VersionRow
from models.tables import ProblemRow
from pipeline.publish.inputs import Inputs, read_inputs
from pipeline.publish.layout import HISTORY, history_path, spec_path
from pipeline.publish.trusted import resource_marks, whole_rows
from pipeline.tabulate import problem_row
from pipeline.tabulate.history import version_row

DAMAGED = "history-damaged"


class Past(NamedTuple):
    """What is known of earlier runs. `places` has the file of every version, by its path in the history; a row whose
    facts are lost has no path, and `losses` tell of it."""

    folder: Path
    versions: tuple[VersionRow, ...] = ()
    places: Mapping[str, Path] = {}
    changes: tuple[ChangeRow, ...] = ()
    losses: tuple[ProblemRow, ...] = ()
    inputs: Inputs = Inputs()

    @property
    def latest(self) -> tuple[VersionRow, ...]:
        """The last version of every specification, withdrawn ones too."""
        last = {row.spec_id: row for row in sorted(self.versions, key=lambda row: row.version)}
        return tuple(last[spec_id] for spec_id in sorted(last))

    def facts(self, row: VersionRow) -> ClassSpec | None:
        """What a version said; None if that is lost."""
        return _read(self.places[row.facts]) if row.facts else None


def read_past(folder: Path) -> Past:
    """The history in a data set; an empty one if there is none."""
    inputs = read_inputs(folder) or Inputs()
    if VersionRow.table not in resource_marks(folder):
        return Past(folder, inputs=inputs)
    losses: list[ProblemRow] = []
    versions = whole_rows(folder, VersionRow)
    if versions is None:
        versions = tuple(_rebuilt(folder))
        losses.append(
            _loss(
                f"{VersionRow.table}.csv",
                "The list of versions cannot be read; it was made from the files"
                " of the history, without the days on which they were noticed.",
            )
        )
    changes = whole_rows(folder, ChangeRow)
    if changes is None:
        losses.append(_loss(f"{ChangeRow.table}.csv", "The list of changes cannot be read; it begins anew."))
    places: dict[str, Path] = {}
    checked = tuple(_checked(folder, row, places, losses) for row in versions)
    numbers = {(row.spec_id, row.version) for row in checked}
    kept = tuple(row for row in changes or () if (row.spec_id, row.version) in numbers)
    return Past(folder, checked, places, kept, tuple(losses), inputs)


def _checked(folder: Path, row: VersionRow, places: dict[str, Path], losses: list[ProblemRow]) -> VersionRow:
    """The row, with its file among the `places` if one holds exactly its facts; without a path if none does."""
    name = str(history_path(row.spec_id, row.version))
    for path in (folder / name, folder / spec_path(row.spec_id)):
        if _hash(path) == row.facts_sha256:
            places[name] = path
            return row.model_copy(update={"facts": name})
    message = f"The facts of version {row.version} of {row.spec_id} are lost: their file in the history is damaged."
    losses.append(_loss(row.source, message))
    return row.model_copy(update={"facts": ""})


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
    except (OSError, ValueError):
        return None


def _hash(path: Path) -> str:
    try:
        return sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


def take_over(past: Past, folder: Path) -> None:
    """Put every version whose facts are there into the new set, under its own name."""
    for name, place in past.places.items():
        link(place, folder / name)


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
