"""A published table in; out: its rows, from the CSV file if that is whole, else from the database: for a run that must
not lose what the set before knows."""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from hashlib import file_digest
from pathlib import Path
from typing import Any, TypeVar

from models.tables import Row
from pipeline.publish.cells import SEPARATOR
from pipeline.publish.columns import Column, ColumnKind, columns_of
from pipeline.publish.errors import PublishError
from pipeline.publish.layout import DATABASE, DATAPACKAGE, csv_name
from pipeline.publish.rows import each_row

Model = TypeVar("Model", bound=Row)


def whole_rows(folder: Path, row: type[Model]) -> Iterator[Iterable[Model]]:
    """The rows of a table, one at a time, from each place that has them whole, the surest first. Who reads them meets
    a PublishError where they are not what the place promised, and asks for the next."""
    if is_whole(folder, row.table):
        yield each_row(folder, row)
    yield _stored_rows(folder, row)


def taken(folder: Path, row: type[Model], take: Callable[[Iterable[Model]], None]) -> bool:
    """Whether `take` got all rows of a table from one place; it may get some of them before, in vain."""
    for rows in whole_rows(folder, row):
        try:
            take(rows)
        except (OSError, PublishError):
            continue
        return True
    return False


def _stored_rows(folder: Path, row: type[Model]) -> Iterator[Model]:
    """The rows of the database; PublishError if it does not have them."""
    try:
        with closing(sqlite3.connect(f"{(folder / DATABASE).as_uri()}?mode=ro", uri=True)) as connection:
            connection.row_factory = sqlite3.Row
            found = connection.execute(f'SELECT * FROM "{row.table}" ORDER BY rowid')
            yield from _models(row, (dict(each) for each in found))
    except (sqlite3.Error, ValueError) as error:
        raise PublishError(f"{folder / DATABASE} is damaged; ingest again") from error


def is_whole(folder: Path, table: str) -> bool:
    """Whether the CSV file of a table is the one that the data package speaks of."""
    marks = resource_marks(folder)
    path = folder / csv_name(table)
    try:
        if table not in marks or path.stat().st_size != marks[table][0]:
            return False
        with path.open("rb") as handle:
            return f"sha256:{file_digest(handle, 'sha256').hexdigest()}" == marks[table][1]
    except OSError:
        return False


def resource_marks(folder: Path) -> dict[str, tuple[int, str]]:
    """Size and hash of every table by its name, as the data package has them; empty if that cannot be read."""
    try:
        package = json.loads((folder / DATAPACKAGE).read_bytes())
        return {each["name"]: (each["bytes"], each["hash"]) for each in package["resources"]}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def _models(row: type[Model], rows: Iterable[Mapping[str, Any]]) -> Iterator[Model]:
    columns = columns_of(row)
    for cells in rows:
        yield row.model_validate({each.field: _value(cells.get(each.name), each) for each in columns})


def _value(cell: Any, column: Column) -> Any:
    """The value of a cell of the database, where an empty text and an empty list are nothing."""
    if column.kind is ColumnKind.LIST:
        return tuple((cell or "").split(SEPARATOR)) if cell else ()
    textual = column.kind in (ColumnKind.STRING, ColumnKind.DATE) and not column.values
    return (cell or "") if textual else cell
