"""Row model in, its columns out: name, type, unit and meaning, read from the fields.

Everything that describes a table (CSV types, data package, database, dictionary) asks here.
"""

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, NamedTuple, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from models.tables import Row


class ColumnKind(StrEnum):
    """What the cells of a column hold."""

    STRING = "string"
    DATE = "date"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    LIST = "list"


class Column(NamedTuple):
    """One column: `field` is its name in the row model, `name` its published name; `values` is its
    closed list, if it has one."""

    name: str
    field: str
    kind: ColumnKind
    description: str
    required: bool
    unit: str = ""
    pattern: str = ""
    values: type[StrEnum] | None = None

    @property
    def allowed(self) -> tuple[str, ...]:
        """The words a cell may hold, without the empty one; () if any word will do."""
        return tuple(value for value in self.values if value) if self.values else ()


PLAIN_KINDS = {
    bool: ColumnKind.BOOLEAN,
    int: ColumnKind.INTEGER,
    float: ColumnKind.NUMBER,
    str: ColumnKind.STRING,
    tuple: ColumnKind.LIST,
}


@cache
def columns_of(row: type[Row]) -> tuple[Column, ...]:
    """The columns of a table in published order."""
    return tuple(_column(name, field, row.key) for name, field in row.model_fields.items())


@cache
def places_of(row: type[Row]) -> Mapping[str, int]:
    """Where the column of each field stands in a table, counted from 0."""
    return {column.field: place for place, column in enumerate(columns_of(row))}


def _column(name: str, field: FieldInfo, key: tuple[str, ...]) -> Column:
    annotation = _without_none(field.annotation)
    extra: dict[str, Any] = field.json_schema_extra if isinstance(field.json_schema_extra, dict) else {}
    kind = _kind(annotation, extra)
    return Column(
        name=field.serialization_alias or name,
        field=name,
        kind=kind,
        description=field.description or "",
        # A text may be empty although its row always has it.
        required=field.is_required() and (kind is not ColumnKind.STRING or name in key),
        unit=extra.get("unit", ""),
        pattern=extra.get("pattern", ""),
        values=annotation if isinstance(annotation, type) and issubclass(annotation, StrEnum) else None,
    )


def _without_none(annotation: Any) -> Any:
    if get_origin(annotation) in (Union, UnionType):
        return next(part for part in get_args(annotation) if part is not NoneType)
    return annotation


def _kind(annotation: Any, extra: dict[str, Any]) -> ColumnKind:
    if extra.get("unit") == "date":
        return ColumnKind.DATE
    plain = get_origin(annotation) or annotation
    return next(found for base, found in PLAIN_KINDS.items() if issubclass(plain, base))
