"""Models in, JSON Schemas out: one for the whole ClassSpec, one for the rows of each table."""

import json
from functools import cache
from typing import Any

from pydantic import BaseModel

from models.classspec import ClassSpec
from pipeline.tabulate import ROWS

DIALECT = "https://json-schema.org/draft/2020-12/schema"


@cache
def schema_files() -> tuple[tuple[str, str], ...]:
    """File name and text of each JSON Schema: the specification first, then every table."""
    tables = [(f"{row.table}.schema.json", _schema(row)) for row in ROWS]
    return (("classspec.schema.json", _schema(ClassSpec)), *tables)


def _schema(model: type[BaseModel]) -> str:
    """The schema of what the model writes: every field is there, an unknown one is an error."""
    return json_text({"$schema": DIALECT, **model.model_json_schema(mode="serialization", by_alias=True)})


def json_text(value: Any) -> str:
    """JSON as it stands in the published files: indented, not escaped, with a line end.

    What JSON has no word for (a date, a path in the report) is written as text.
    """
    return json.dumps(value, indent=1, ensure_ascii=False, default=str) + "\n"
