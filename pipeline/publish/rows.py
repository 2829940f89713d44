"""A published table in; out: its rows as models, from the CSV file if that is whole, else from the database."""

import csv
import json
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from hashlib import file_digest
from pathlib import Path
from typing import Any, TypeVar

from models.tables import Row
from pipeline.publish.cells import SEPARATOR, text_of
from pipeline.publish.columns import Column, ColumnKind, columns_of
from pipeline.publish.layout import DATABASE, DATAPACKAGE, csv_name

Model = TypeVar("Model", bound=Row)
csv.field_size_limit(2**31 - 1)  # the text of a section has no limit


def whole_rows(folder: Path, row: type[Model]) -> tuple[Model, ...] | None:
    """The rows of a table; None if neither the CSV file nor the database has them whole."""
    try:
        if is_whole(folder, row.table):
            with (folder / csv_name(row.table)).open(encoding="utf-8", newline="") as file:
                return _models(row, csv.DictReader(file))
    except (OSError, ValueError, csv.Error):
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
        row.model_validate({each.field: _value(cells[each.name], each) for each in columns if _is_said(cells, each)})
        for cells in rows
    )


def _is_said(cells: Mapping[str, Any], column: Column) -> bool:
    """Whether the cell says something; a text without words is empty, whether or not its row must have it."""
    textual = column.kind in (ColumnKind.STRING, ColumnKind.DATE) and not column.values
    return textual or cells[column.name] not in ("", None)


def _value(cell: Any, column: Column) -> Any:
    match column.kind:
        case ColumnKind.BOOLEAN | ColumnKind.INTEGER | ColumnKind.NUMBER:
            return cell
        case ColumnKind.LIST:
            return tuple(text_of(cell).split(SEPARATOR))
        case _:
            return text_of(cell or "")
