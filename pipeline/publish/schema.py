"""Models in, JSON Schemas out: one for the whole ClassSpec, one for the rows of each table."""

import json
import re
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from models.classspec import ClassSpec
from pipeline.tabulate import ROWS

DIALECT = "https://json-schema.org/draft/2020-12/schema"
PIECES = 10_000
"""Of JSON (a word, a sign) that are written at once."""
COMMANDS = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


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
    return tame(json.dumps(value, indent=1, ensure_ascii=False, default=str)) + "\n"


def write_json(path: Path, value: Any, *, indent: int = 1, sort_keys: bool = False, errors: str = "strict") -> None:
    """Write the same to a file piece by piece: the text of a report on many documents is never held. `errors`: what
    becomes of half a character, as Python names it."""
    encoder = json.JSONEncoder(indent=indent, ensure_ascii=False, default=str, sort_keys=sort_keys)
    pieces = encoder.iterencode(value)
    with path.open("w", encoding="utf-8", newline="", errors=errors) as file:
        while some := "".join(islice(pieces, PIECES)):
            file.write(tame(some))
        file.write("\n")


def tame(text: str) -> str:
    """The same JSON with an escape for each character that could command a terminal or turn the direction of writing:
    JSON itself asks for one only below U+0020."""
    return COMMANDS.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
