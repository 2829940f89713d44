"""What a data set was made from: `inputs.json`, by which the next run sees what it need not do again.

The same documents, code and corrections give the same file. It names no folder of a machine and no time.
"""

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from models.document import Problem, RawFile
from models.frozen import Frozen
from models.history_tables import VersionRow
from pipeline.publish.errors import PublishError
from pipeline.publish.layout import DATABASE, HISTORY, INPUTS, SPECS, spec_path
from pipeline.publish.rows import each_row
from pipeline.publish.schema import write_json
from pipeline.publish.trusted import is_whole, resource_marks
from pipeline.tabulate import ROWS


@dataclass(frozen=True, slots=True)
class Input:
    """One file: the digest of what was known of it, and the specifications it gave, in its order."""

    digest: str
    spec_ids: tuple[str, ...] = ()


class Inputs(Frozen):
    """All that a set was made from. `files` by their path below RAW, without those that another run would try again;
    `problems` is a digest of what was wrong with the folder; `database` is the size of the database in bytes."""

    code: str = ""
    corrections: str = ""
    problems: str = ""
    files: Mapping[str, Input] = {}
    database: int = 0

    @cached_property
    def by_id(self) -> frozenset[str]:
        """The specifications of the set."""
        return frozenset(spec_id for each in self.files.values() for spec_id in each.spec_ids)


def file_digest_of(raw: RawFile) -> str:
    """What a specification depends on besides code and corrections, in few signs: bytes, place, owner, address. The
    id does not count: it is decided by what is published."""
    return sha256(raw.model_dump_json(exclude={"spec_id"}).encode()).hexdigest()[:32]


def problems_digest(problems: Iterable[tuple[str, Problem]]) -> str:
    """The problems of files and folders, by their path below RAW, in few signs."""
    lines = sorted(f"{source} {problem.model_dump_json()}" for source, problem in problems)
    return sha256("\n".join(lines).encode()).hexdigest()[:32]


def write_inputs(folder: Path, inputs: Inputs) -> None:
    """Write the file into a set whose database is complete."""
    inputs = inputs.model_copy(update={"database": (folder / DATABASE).stat().st_size})
    write_json(folder / INPUTS, inputs.model_dump(), indent=0, sort_keys=True, errors="replace")


def read_inputs(folder: Path) -> Inputs | None:
    """What the set in a folder was made from; None if it does not say."""
    try:
        return Inputs.model_validate_json((folder / INPUTS).read_bytes())
    except (OSError, ValueError):
        return None


def holdings(folder: Path) -> Inputs | None:
    """The same, but None also if anything of the set is damaged or missing: it must be made anew then."""
    inputs = read_inputs(folder)
    return inputs if inputs and _is_intact(folder, inputs) else None


def _is_intact(folder: Path, inputs: Inputs) -> bool:
    if resource_marks(folder).keys() != {row.table for row in ROWS}:
        return False
    if not all(is_whole(folder, row.table) for row in ROWS):
        return False
    try:
        if (folder / DATABASE).stat().st_size != inputs.database:
            return False
        if {str(spec_path(spec_id)) for spec_id in inputs.by_id} != files_below(folder, SPECS):
            return False
        # The CSV file is whole: nothing else of the set needs to be asked.
        return {row.facts for row in each_row(folder, VersionRow) if row.facts} == files_below(folder, HISTORY)
    except (OSError, ValueError, PublishError):
        return False


def files_below(folder: Path, part: str) -> set[str]:
    """The paths below `folder` of the files in one of its parts, without empty ones."""
    found = (Path(parent, name) for parent, _, names in os.walk(folder / part) for name in names)
    return {path.relative_to(folder).as_posix() for path in found if path.stat().st_size}
