"""A published table in; out: its rows, from the CSV file if that is whole, else from the database: for a run that must
not lose what the set before knows."""

import json
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from hashlib import file_digest
from pathlib import Path
from typing import Any, TypeVar

from models.tables import Row
from pipeline.publish.cells import SEPARATOR
from pipeline.publish.columns import Column, ColumnKind, columns_of
from pipeline.publish.errors import PublishError
from pipeline.publish.layout import DATABASE, DATAPACKAGE, csv_name
from pipeline.publish.rows import read_rows

Model = TypeVar("Model", bound=Row)


def whole_rows(folder: Path, row: type[Model]) -> tuple[Model, ...] | None:
    """The rows of a table; None if neither the CSV file nor the database has them whole."""
    try:
        if is_whole(folder, row.table):
            return read_rows(folder, row)
    except (OSError, PublishError):
        pass
    try:
        with closing(sqlite3.connect(f"{(folder / DATABASE).as_uri()}?mode=ro", uri=True)) as connection:
            connection.row_factory = sqlite3.Row
            found = connection.execute(f'SELECT * FROM "{row.table}" ORDER BY rowid').fetchall()
        return _models(row, (dict(each) for each in found))
    except (sqlite3.Error, ValueError):
        return None


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


def _models(row: type[Model], rows: Iterable[Mapping[str, Any]]) -> tuple[Model, ...]:
    columns = columns_of(row)
    return tuple(
        row.model_validate({each.field: _value(cells.get(each.name), each) for each in columns}) for cells in rows
    )


def _value(cell: Any, column: Column) -> Any:
    """The value of a cell of the database, where an empty text and an empty list are nothing."""
    if column.kind is ColumnKind.LIST:
        return tuple((cell or "").split(SEPARATOR)) if cell else ()
    textual = column.kind in (ColumnKind.STRING, ColumnKind.DATE) and not column.values
    return (cell or "") if textual else cell
