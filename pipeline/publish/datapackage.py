"""Tables in, `datapackage.json` out: the Frictionless description of the CSV files, every column typed and described.

`id` is the fingerprint of the published facts: it changes when, and only when, a specification or a table changes.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

from models.tables import Parent, Row
from pipeline.publish.cells import SEPARATOR
from pipeline.publish.columns import Column, ColumnKind, columns_of
from pipeline.publish.layout import NAME, csv_name
from pipeline.tabulate import ROWS

DIALECT = {
    "header": True,
    "delimiter": ",",
    "lineTerminator": "\r\n",
    "quoteChar": '"',
    "doubleQuote": True,
    "skipInitialSpace": False,
}
DESCRIPTION = (
    "Class specifications of civil-service systems: what they say of themselves, their parts and the ways to qualify."
)


class FileMark(NamedTuple):
    """Size in bytes and SHA-256 of a file."""

    size: int
    sha256: str


def datapackage(marks: Mapping[str, FileMark], fingerprint: str) -> dict[str, Any]:
    """The descriptor; `marks` by the name of the CSV file."""
    return {
        "profile": "tabular-data-package",
        "name": NAME,
        "id": fingerprint,
        "title": "Class specifications",
        "description": DESCRIPTION,
        "resources": [_resource(row, marks[csv_name(row.table)]) for row in ROWS],
    }


def _resource(row: type[Row], mark: FileMark) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": row.table,
        "path": csv_name(row.table),
        "description": table_description(row),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": mark.size,
        "hash": f"sha256:{mark.sha256}",
        "dialect": DIALECT,
        "schema": _schema(row),
    }


def table_description(row: type[Row]) -> str:
    """What one row of the table stands for."""
    return " ".join((row.__doc__ or "").split())


def _schema(row: type[Row]) -> dict[str, Any]:
    schema: dict[str, Any] = {"fields": [_field(column) for column in columns_of(row)], "missingValues": [""]}
    if row.key:
        schema["primaryKey"] = list(row.key)
    if row.parents:
        schema["foreignKeys"] = [_foreign_key(parent) for parent in row.parents]
    return schema


def _foreign_key(parent: Parent) -> dict[str, Any]:
    return {"fields": list(parent.columns), "reference": {"resource": parent.table, "fields": list(parent.key)}}


def _field(column: Column) -> dict[str, Any]:
    """One column; a date may lack its day and a list is joined, so both are strings to Frictionless."""
    textual = column.kind in (ColumnKind.DATE, ColumnKind.LIST)
    field: dict[str, Any] = {"name": column.name, "type": "string" if textual else str(column.kind)}
    if column.kind is ColumnKind.BOOLEAN:
        field |= {"trueValues": ["true"], "falseValues": ["false"]}
    if column.kind is ColumnKind.LIST:
        field["itemSeparator"] = SEPARATOR
    if column.unit:
        field["unit"] = column.unit
    constraints: dict[str, Any] = {"required": True} if column.required else {}
    if column.allowed:
        constraints["enum"] = list(column.allowed)
    if column.pattern:
        constraints["pattern"] = column.pattern
    return field | {"description": column.description} | ({"constraints": constraints} if constraints else {})
