"""Vocabularies: named entries in the TOML files beside this module, loaded, validated and compiled here.

A lexicon file is a list of `[[entry]]` tables of one shape (`models/lexicon.py`). What is wrong with a lexicon is
raised as `LexiconError` with file and entry: a wrong lexicon is our bug, never the document's.
"""

import tomllib
from collections import Counter
from functools import cache
from importlib.resources import files
from typing import TypeVar

from pydantic import ValidationError

from models.lexicon import Entry

AnyEntry = TypeVar("AnyEntry", bound=Entry)


class LexiconError(ValueError):
    """A lexicon file that cannot be used; the message names the file and the entry."""


@cache
def load(name: str, shape: type[AnyEntry]) -> tuple[AnyEntry, ...]:
    """The entries of `<name>.toml`, each checked against `shape`; LexiconError if one is wrong or named twice."""
    text = files(__name__).joinpath(f"{name}.toml").read_text(encoding="utf-8")
    try:
        tables = tomllib.loads(text).get("entry", [])
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"{name}.toml: {error}") from error
    entries = tuple(_check(name, shape, table) for table in tables)
    twice = [entry for entry, count in Counter(entry.name for entry in entries).items() if count > 1]
    if twice:
        raise LexiconError(f"{name}.toml: more than one entry is named {', '.join(twice)}")
    return entries


def _check(name: str, shape: type[AnyEntry], table: dict[str, object]) -> AnyEntry:
    try:
        return shape.model_validate(table)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"]))
        raise LexiconError(f"{name}.toml, entry {table.get('name', '?')}: {place}: {first['msg']}") from error
