"""A published table in, its rows as models out."""

from pathlib import Path
from typing import Any, TypeVar

import pandas

from models.tables import Row
from pipeline.publish.cells import SEPARATOR
from pipeline.publish.columns import Column, ColumnKind, columns_of
from pipeline.publish.errors import PublishError
from pipeline.publish.frames import read_table
from pipeline.publish.layout import csv_name

AnyRow = TypeVar("AnyRow", bound=Row)


def read_rows(structured: Path, row: type[AnyRow]) -> tuple[AnyRow, ...]:
    """All rows in published order; FileNotFoundError if there is no such table, PublishError if it is damaged."""
    try:
        records = read_table(structured, row).to_dict("records")
        return tuple(row.model_validate(_values(record, columns_of(row))) for record in records)
    except (ValueError, KeyError) as error:
        raise PublishError(f"{structured / csv_name(row.table)} is damaged; ingest again") from error


def _values(record: dict[Any, Any], columns: tuple[Column, ...]) -> dict[str, Any]:
    """The cells by field; those in which nothing is stated are left to the default of the model."""
    values = {}
    for column in columns:
        cell = record[column.name]
        if column.kind is ColumnKind.LIST:
            values[column.field] = tuple(filter(None, cell.split(SEPARATOR)))
        elif column.required or not (pandas.isna(cell) or cell == ""):
            values[column.field] = cell
    return values
