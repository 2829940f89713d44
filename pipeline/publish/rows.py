"""A published table in, its rows as models out, one after the other: a table may have more rows than memory holds."""

import csv
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

from models.tables import Row
from pipeline.publish.cells import SEPARATOR, text_of
from pipeline.publish.columns import Column, ColumnKind, columns_of
from pipeline.publish.errors import PublishError
from pipeline.publish.layout import csv_name

AnyRow = TypeVar("AnyRow", bound=Row)
csv.field_size_limit(2**31 - 1)  # the text of a section has no limit

READINGS: Mapping[ColumnKind, Callable[[str], Any]] = {
    ColumnKind.INTEGER: int,
    ColumnKind.NUMBER: float,
    ColumnKind.BOOLEAN: lambda cell: cell == "true",
    ColumnKind.LIST: lambda cell: tuple(filter(None, text_of(cell).split(SEPARATOR))),
}
"""What a cell holds; any other kind is text."""


def read_rows(structured: Path, row: type[AnyRow]) -> tuple[AnyRow, ...]:
    """All rows in published order; FileNotFoundError if there is no such table, PublishError if it is damaged."""
    return tuple(each_row(structured, row))


def each_row(structured: Path, row: type[AnyRow]) -> Iterator[AnyRow]:
    """The same, one at a time."""
    path = structured / csv_name(row.table)
    try:
        with path.open(encoding="utf-8", newline="") as file:
            lines = csv.reader(file)
            names = {name: place for place, name in enumerate(next(lines, []))}
            columns = [(names[column.name], column) for column in columns_of(row)]
            for cells in lines:
                yield row.model_validate(_values(cells, columns))
    except (ValueError, LookupError, csv.Error) as error:
        raise PublishError(f"{path} is damaged; ingest again") from error


def _values(cells: list[str], columns: list[tuple[int, Column]]) -> dict[str, Any]:
    """The cells by field; those in which nothing is stated are left to the default of the model."""
    return {
        column.field: READINGS.get(column.kind, text_of)(cells[place])
        for place, column in columns
        if cells[place] or column.required
    }
