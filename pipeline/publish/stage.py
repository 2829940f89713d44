"""Specifications and failures in, a complete data set in a folder out.

Two passes, so that memory does not grow with the number of specifications: as they come, whatever their order, each
is written to its own JSON file; then the tables are made from these files in the order of the ids. So the same
specifications give the same bytes even when workers finish them in another order.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from hashlib import file_digest, sha256
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from pydantic_core import PydanticSerializationError

from models.classspec import ClassSpec
from models.tables import ProblemRow
from pipeline.duplicates import NEAR_DUPLICATE, Pair, near_duplicates, problem_of, signature
from pipeline.publish.database import Database
from pipeline.publish.datapackage import FileMark, datapackage
from pipeline.publish.errors import Unpublishable
from pipeline.publish.frames import Sheets
from pipeline.publish.layout import DATABASE, DATAPACKAGE, REPORT, SCHEMAS, csv_name, spec_path
from pipeline.publish.schema import json_text, schema_files
from pipeline.tabulate import TABLES

BATCH = 64


class Written(NamedTuple):
    """A specification that lies in its file; `repeats` says that it nearly repeats another one."""

    spec_id: str
    path: str
    sha256: str
    repeats: bool = False


def stage(folder: Path, specs: Iterable[ClassSpec], failures: Iterable[ProblemRow], report: Mapping[str, Any]) -> None:
    """Write a whole data set into an empty folder. `failures` and `report` are read after `specs` is used up."""
    written = write_specs(folder, specs)
    rows = sorted(failures, key=lambda row: (row.source, row.code, row.message))
    write_tables(folder, [folder / each.path for each in written], rows)
    marks = {csv_name(table.name): _mark(folder / csv_name(table.name)) for table in TABLES}
    _write_schemas(folder / SCHEMAS)
    package = datapackage(marks, _fingerprint(written, marks))
    (folder / DATAPACKAGE).write_bytes(json_text(package).encode())
    repeats = sum(each.repeats for each in written)
    (folder / REPORT).write_bytes(json_text(_with_repeats(dict(report), repeats)).encode())


def _with_repeats(report: dict[str, Any], repeats: int) -> dict[str, Any]:
    """The report, with the near-duplicates that its author could not know of among the counted problems."""
    return {**report, "problems": {**report.get("problems", {}), NEAR_DUPLICATE: repeats}} if repeats else report


def write_specs(folder: Path, specs: Iterable[ClassSpec]) -> list[Written]:
    """Write every specification to its file; what was written, in the order of the ids."""
    sources: dict[str, str] = {}
    written, signatures = [], []
    for spec in specs:
        path, source = _path(spec), spec.raw.source
        # Where file names ignore case, one specification would overwrite the other.
        if other := sources.get(path.casefold()):
            raise Unpublishable(f"{other} and {source} both give the id '{spec.spec_id}'; rename one of them")
        sources[path.casefold()] = source
        written.append(Written(spec.spec_id, path, _write_spec(folder / path, spec)))
        signatures.append(signature(spec))
    repeats = {pair.spec_id: pair for pair in near_duplicates(signatures)}
    return [_flagged(folder, each, repeats.get(each.spec_id)) for each in sorted(written)]


def _flagged(folder: Path, written: Written, repeat: Pair | None) -> Written:
    """What was written, with a problem more if it repeats another specification: only now are all of them known."""
    if repeat is None:
        return written
    path = folder / written.path
    spec = read_spec(path)
    told = spec.model_copy(update={"problems": (*spec.problems, problem_of(repeat))})
    return written._replace(sha256=_write_spec(path, told), repeats=True)


def _path(spec: ClassSpec) -> str:
    try:
        return str(spec_path(spec.spec_id))
    except ValueError as error:
        raise Unpublishable(f"{spec.raw.source}: {error}") from error


def _write_spec(path: Path, spec: ClassSpec) -> str:
    """Write one specification; the SHA-256 of the file."""
    content = _json(spec)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return sha256(content).hexdigest()


def _json(spec: ClassSpec) -> bytes:
    """The specification as JSON; half a character, which no JSON can hold, becomes a question mark."""
    try:
        return f"{spec.model_dump_json(indent=1)}\n".encode()
    except PydanticSerializationError:
        return json_text(spec.model_dump()).encode(errors="replace")


def read_spec(path: Path) -> ClassSpec:
    """The specification in a file."""
    return ClassSpec.model_validate_json(path.read_bytes())


def write_tables(folder: Path, paths: Sequence[Path], failures: Iterable[ProblemRow]) -> None:
    """Write the CSV files and the database from the files of the specifications, in the order given."""
    with Sheets(folder) as sheets, closing(Database(folder / DATABASE)) as database:
        for batch in _batches(map(read_spec, paths), BATCH):
            for table in TABLES:
                rows = [row for spec in batch for row in table.rows(spec)]
                sheets.append(table.row, rows)
                database.append(table.row, rows)
        rest = list(failures)
        sheets.append(ProblemRow, rest)
        database.append(ProblemRow, rest)
        database.finish()


def _batches(specs: Iterable[ClassSpec], size: int) -> Iterator[list[ClassSpec]]:
    remaining = iter(specs)
    while batch := list(islice(remaining, size)):
        yield batch


def _mark(path: Path) -> FileMark:
    with path.open("rb") as handle:
        return FileMark(path.stat().st_size, file_digest(handle, "sha256").hexdigest())


def _fingerprint(written: Iterable[Written], marks: Mapping[str, FileMark]) -> str:
    """One hash over every published fact: all specifications and all tables."""
    total = sha256()
    for each in written:
        total.update(f"{each.path} {each.sha256}\n".encode())
    for name, mark in marks.items():
        total.update(f"{name} {mark.sha256}\n".encode())
    return total.hexdigest()


def _write_schemas(folder: Path) -> None:
    folder.mkdir()
    for name, text in schema_files():
        (folder / name).write_bytes(text.encode())
