"""Rows in, `classspec.db` out: the tables of the CSV files with types, keys and a full-text index.

The same rows in the same order give the same bytes: the page size is fixed, nothing in the file tells the time, and
`close` packs it. Text is stored as it is, without the apostrophes that guard a CSV file; an empty text is NULL.
"""

import sqlite3
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from models.tables import Row
from pipeline.publish.cells import Cells, text_of
from pipeline.publish.columns import Column, ColumnKind, columns_of
from pipeline.tabulate import ROWS

SQL_TYPES = {
    ColumnKind.STRING: "TEXT",
    ColumnKind.DATE: "TEXT",
    ColumnKind.LIST: "TEXT",
    ColumnKind.INTEGER: "INTEGER",
    ColumnKind.NUMBER: "REAL",
    ColumnKind.BOOLEAN: "BOOLEAN",
}

VALUES: Mapping[ColumnKind, Callable[[str], int | float | str | None]] = {
    ColumnKind.INTEGER: lambda cell: int(cell) if cell else None,
    ColumnKind.NUMBER: lambda cell: float(cell) if cell else None,
    ColumnKind.BOOLEAN: lambda cell: cell == "true" if cell else None,
}
"""What stands in the database for a cell of the CSV file; any other kind is text."""

# Nobody reads the file before it is complete, so a journal would only cost time.
PRAGMAS = ("page_size = 4096", "journal_mode = OFF", "synchronous = OFF", "foreign_keys = ON", "user_version = 1")

EARLIER = """
CREATE TABLE earlier_facts (
    spec_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    facts TEXT NOT NULL,
    PRIMARY KEY (spec_id, version),
    FOREIGN KEY (spec_id, version) REFERENCES versions (spec_id, version)
)
"""
"""What the versions said that no other table tells of, as the JSON of `history/` without its lines of text."""

SEARCH = """
CREATE VIRTUAL TABLE search USING fts5(
    spec_id UNINDEXED, section UNINDEXED, title, heading, text, tokenize = 'porter unicode61 remove_diacritics 2'
)
"""
FILL_SEARCH = """
INSERT INTO search (spec_id, section, title, heading, text)
SELECT sections.spec_id, sections."order", specs.title, sections.heading, sections.text
FROM sections JOIN specs USING (spec_id) ORDER BY sections.rowid
"""


class Database:
    """A new database with empty tables, open for writing."""

    def __init__(self, path: Path) -> None:
        """Create the file, which must not exist."""
        self._connection = sqlite3.connect(path, isolation_level=None)
        for pragma in PRAGMAS:
            self._connection.execute(f"PRAGMA {pragma}")
        self._connection.execute("BEGIN")
        for row in ROWS:
            self._connection.execute(table_sql(row))
        self._connection.execute(EARLIER)

    def append(self, row: type[Row], rows: Iterable[Cells]) -> None:
        """Insert rows, given as the cells of the CSV file; those that they refer to must be there."""
        columns = columns_of(row)
        marks = ", ".join("?" * len(columns))
        readers = [VALUES.get(column.kind, text_or_none) for column in columns]
        values = ([read(cell) for read, cell in zip(readers, cells, strict=True)] for cells in rows)
        self._connection.executemany(f"INSERT INTO {_quoted(row.table)} VALUES ({marks})", values)

    def append_earlier(self, facts: Iterable[tuple[str, int, str]]) -> None:
        """Insert the facts of versions that are not the present one: id, number, JSON; `versions` must have them."""
        self._connection.executemany("INSERT INTO earlier_facts VALUES (?, ?, ?)", facts)

    def finish(self) -> None:
        """Build the full-text index, pack the file and close it."""
        self._connection.execute(SEARCH)
        self._connection.execute(FILL_SEARCH)
        self._connection.execute("INSERT INTO search (search) VALUES ('optimize')")
        self._connection.execute("COMMIT")
        self._connection.execute("VACUUM")
        self.close()

    def close(self) -> None:
        """Close the file as it is."""
        self._connection.close()


def text_or_none(cell: str) -> str | None:
    """The text in a cell, None for an empty one."""
    return text_of(cell) or None


def table_sql(row: type[Row]) -> str:
    """The CREATE TABLE statement of a table."""
    lines = [_column_sql(column) for column in columns_of(row)]
    if row.key:
        lines.append(f"PRIMARY KEY ({_names(row.key)})")
    for parent in row.parents:
        lines.append(
            f"FOREIGN KEY ({_names(parent.columns)}) REFERENCES {_quoted(parent.table)} ({_names(parent.key)})"
        )
    body = ",\n    ".join(lines)
    return f"CREATE TABLE {_quoted(row.table)} (\n    {body}\n)"


def _column_sql(column: Column) -> str:
    return f"{_quoted(column.name)} {SQL_TYPES[column.kind]}{' NOT NULL' if column.required else ''}"


def _names(columns: Iterable[str]) -> str:
    return ", ".join(map(_quoted, columns))


def _quoted(name: str) -> str:
    return f'"{name}"'
