"""Specifications, failures and the set before in, a complete data set in a folder out.

Two passes, so that memory does not grow with the number of specifications: as they come, whatever their order, each
is written to its own JSON file and takes its place in the history (`writing.py`); then the tables are made from these
files in the order of the ids. So the same specifications give the same bytes even when workers finish them in another
order. Specifications that are kept as they were are not read at all: their files get a second name, their rows are
copied.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from hashlib import file_digest, sha256
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from models.history_tables import ChangeRow, VersionRow
from models.tables import ProblemRow, Row
from pipeline.chronicle import Chronicle, Occasion
from pipeline.publish.database import Database
from pipeline.publish.datapackage import FileMark, datapackage
from pipeline.publish.inputs import Inputs, write_inputs
from pipeline.publish.layout import DATABASE, DATAPACKAGE, REPORT, SCHEMAS, csv_name
from pipeline.publish.ledger import Ledger, Written
from pipeline.publish.pages import change_pages
from pipeline.publish.past import Past, take_over
from pipeline.publish.ready import Made, Ready, read_ready, ready, rows_of
from pipeline.publish.repeats import Repeats
from pipeline.publish.schema import schema_files, write_json
from pipeline.publish.sheets import Sheets, cells_of
from pipeline.publish.spliced import EarlierRows
from pipeline.publish.told import Outcome, retold, told
from pipeline.publish.writing import keep_specs, read_spec, write_specs
from pipeline.tabulate import ROWS, TABLES

Each = TypeVar("Each")
BATCH = 64
TEXTS = ("sections", "furniture")
"""What a version has besides facts: every line of its document."""
Report = Mapping[str, Any] | Callable[[Outcome], Mapping[str, Any]]
"""A report, or what makes it when all is staged."""


def nothing_unread(_: VersionRow) -> bool:
    """Every file that is not there is gone."""
    return False


class Delivery(NamedTuple):
    """What a run brings: specifications in any order, the ids of those that are to be kept as the set before has them,
    and what tells whether a missing one only could not be read. `inputs` is asked when `specs` is used up."""

    specs: Iterable[Made]
    kept: Sequence[str] = ()
    unread: Callable[[VersionRow], bool] = nothing_unread
    inputs: Callable[[], Inputs] | None = None


def stage(
    folder: Path,
    delivery: Delivery,
    failures: Iterable[ProblemRow],
    report: Report,
    past: Past,
    occasion: Occasion,
) -> None:
    """Write a whole data set into an empty folder. `failures` and `report` are read after the specifications."""
    chronicle = Chronicle(past.ledger, occasion, noticing=not past.is_first)
    keep_specs(folder, delivery.kept, past)
    write_specs(folder, delivery.specs, past, chronicle)
    take_over(past, folder)
    chronicle.gone(past.ledger.missing(), delivery.unread)
    rows = sorted((*failures, *past.losses), key=lambda row: (row.source, row.code, row.message))
    write_tables(folder, past, rows)
    change_pages(folder, past.folder, past.ledger)
    marks = {csv_name(row.table): _mark(folder / csv_name(row.table)) for row in ROWS}
    _write_schemas(folder / SCHEMAS)
    package = datapackage(marks, _fingerprint(past.ledger.written(), marks))
    write_json(folder / DATAPACKAGE, package)
    if delivery.inputs is not None:
        write_inputs(folder, delivery.inputs())
    outcome = _outcome(chronicle, past)
    made = report(outcome) if callable(report) else report
    write_json(folder / REPORT, dict(made))


def _outcome(chronicle: Chronicle, past: Past) -> Outcome:
    return Outcome(
        specs=map(retold, past.ledger.tales()),
        changes=tuple(chronicle.news),
        new_versions=chronicle.new_versions,
        withdrawn=chronicle.withdrawn,
        noticing=chronicle.noticing,
        losses=past.losses,
    )


def write_tables(folder: Path, past: Past, failures: Sequence[ProblemRow]) -> None:
    """Write the CSV files and the database in the order of the ids, and note what each specification tells.

    Only here all are met in their order, so only here near-duplicates are found.
    """
    ledger, repeats = past.ledger, Repeats(past.ledger)
    database = Database(folder / DATABASE)
    with Sheets(folder) as sheets, closing(database), EarlierRows(past.folder) as earlier:
        every = (_ready(folder, each, ledger, earlier) for each in ledger.written())
        for batch in _batches(repeats.told(*each) for each in every):
            for each in batch:
                ledger.tell(told(each))
            for table in TABLES:
                cells = [row for rows in batch for row in rows[table.name]]
                sheets.append(table.row, cells)
                database.append(table.row, cells)
        rest: Mapping[type[Row], Iterable[Row]] = {
            ProblemRow: failures,
            VersionRow: ledger.versions(),
            ChangeRow: ledger.changes(),
        }
        for model, many in rest.items():
            for some in _batches(many):
                cells = cells_of(some)
                sheets.append(model, cells)
                database.append(model, cells)
        database.append_earlier(earlier_facts(folder, ledger.earlier_versions()))
        database.finish()


def earlier_facts(folder: Path, versions: Iterable[VersionRow]) -> Iterator[tuple[str, int, str]]:
    """The facts of these versions that no other table tells of."""
    for row in versions:
        if row.facts and (folder / row.facts).is_file():
            facts = json.loads((folder / row.facts).read_bytes())
            said = {name: value for name, value in facts.items() if name not in TEXTS}
            yield row.spec_id, row.version, json.dumps(said, ensure_ascii=False, separators=(",", ":"))


def _ready(folder: Path, written: Written, ledger: Ledger, earlier: EarlierRows) -> Ready:
    """What the tables get of a specification: from the set before, made where it was parsed, or from its file."""
    if written.kept:
        return ready(earlier.take(written.spec_id))
    if text := ledger.ready(written.spec_id):
        return read_ready(text)
    return ready(rows_of(read_spec(folder / written.path)))


def _batches(rows: Iterable[Each], size: int = BATCH) -> Iterator[list[Each]]:
    remaining = iter(rows)
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
