"""What a user calls a specification in; the specification out.

A name is a file (a raw document or published JSON), a `spec_id` of a published folder, or a version of it:
`spec_id@2`. A file comes first, so `./name` always means the file.
"""

import re
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from interfaces.changing import near
from interfaces.opening import Unusable, specifications
from models.classspec import ClassSpec
from models.history_tables import VersionRow
from pipeline.publish import PublishError, from_one_set, read_rows
from pipeline.publish.layout import spec_path
from pipeline.publish.writing import read_spec

VERSION = re.compile(r"(?P<spec_id>.+)@(?P<version>[0-9]{1,9})")


def named(name: str, structured: Path) -> tuple[ClassSpec, ...]:
    """The specifications of a file, or the one published under an id; Unusable if there is none."""
    path = Path(name)
    with suppress(OSError, ValueError):
        if path.is_file():
            return specifications(path)
    try:
        return (from_one_set(structured, lambda folder: _published(name, folder)),)
    except PublishError as error:
        raise Unusable(f"{name}: no such file, and no id of a specification: {error}") from error
    except (OSError, ValueError) as error:  # ValueError: JSON that is no specification
        raise Unusable(f"{name}: its facts in {structured} cannot be read; ingest again") from error


def _published(name: str, folder: Path) -> ClassSpec:
    """The specification under an id. One that was withdrawn is known by its last version."""
    versioned = VERSION.fullmatch(name)
    if versioned is None and (present := _present(name, folder)) is not None:
        return present
    try:
        versions = read_rows(folder, VersionRow)
    except FileNotFoundError:
        versions = ()
    spec_id = versioned["spec_id"] if versioned else name
    found = [row for row in versions if row.spec_id == spec_id]
    if not found:
        ids = {row.spec_id for row in versions} or _ids(folder)
        meant = near(spec_id, ids) or "; name a file, or an id of specs.csv there"
        raise Unusable(f"{name}: neither a file nor a specification in {folder}{meant}")
    return _facts(_version(found, versioned["version"] if versioned else "", name), folder)


def _present(spec_id: str, folder: Path) -> ClassSpec | None:
    try:
        path = folder / spec_path(spec_id)
    except ValueError:
        return None
    spec = read_spec(path) if path.is_file() else None
    return spec if spec and spec.spec_id == spec_id else None


def _version(rows: Sequence[VersionRow], wanted: str, name: str) -> VersionRow:
    if not wanted:
        return rows[-1]
    known = {row.version: row for row in rows}
    if int(wanted) not in known:
        there = (
            f"it has versions {min(known)} to {max(known)}" if len(known) > 1 else f"it has version {min(known)} only"
        )
        raise Unusable(f"{name}: there is no such version; {there}")
    return known[int(wanted)]


def _facts(row: VersionRow, folder: Path) -> ClassSpec:
    path = folder / row.facts
    if not row.facts or not path.resolve().is_relative_to(folder.resolve()):
        what = "the facts of this version are lost; put the backup of history/ back, or name another version"
        raise Unusable(f"{row.spec_id}@{row.version}: {what}")
    return read_spec(path)


def _ids(folder: Path) -> set[str]:
    return {
        path.relative_to(folder / "specs").with_suffix("").as_posix() for path in (folder / "specs").rglob("*.json")
    }
