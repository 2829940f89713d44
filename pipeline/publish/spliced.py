"""The tables of the set before in; out: the rows of specifications that did not change, as they stand there.

The rows of a table lie together by specification, in the order of the ids. So they are read once from top to bottom
beside the specifications of the new set, and nothing is held but the rows of one.
"""

import csv
from collections.abc import Iterator
from contextlib import ExitStack
from itertools import groupby
from pathlib import Path
from types import TracebackType
from typing import Self

from models.tables import SpecRow
from pipeline.publish.cells import Cells, text_of
from pipeline.publish.errors import Outdated
from pipeline.publish.layout import csv_name
from pipeline.tabulate import TABLES

csv.field_size_limit(2**31 - 1)  # the text of a section has no limit
Rows = dict[str, list[Cells]]
"""The rows of one specification by table."""


class EarlierRows:
    """The open CSV files of a set, which must be whole; read only if somebody asks."""

    def __init__(self, folder: Path) -> None:
        """Nothing is opened yet."""
        self._folder = folder
        self._open = ExitStack()
        self._groups: dict[str, _Groups] = {}

    def take(self, spec_id: str) -> Rows:
        """The rows of a specification; ids must be asked for in their order. Outdated if it has none."""
        if not self._groups:
            for table in TABLES:
                file = self._open.enter_context(
                    (self._folder / csv_name(table.name)).open(encoding="utf-8", newline="")
                )
                self._groups[table.name] = _Groups(csv.reader(file))
        rows = {name: groups.take(spec_id) for name, groups in self._groups.items()}
        if not rows[SpecRow.table]:
            raise Outdated(f"the tables in {self._folder} do not know {spec_id} any more; run again")
        return rows

    def __enter__(self) -> Self:
        """The rows themselves."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the files."""
        self._open.close()


class _Groups:
    """The rows of one table, specification by specification; the first column is the id."""

    def __init__(self, rows: Iterator[Cells]) -> None:
        next(rows, None)  # the header
        self._groups = groupby(rows, key=lambda cells: text_of(cells[0]))
        self._next()

    def _next(self) -> None:
        self._id: str
        self._rows: list[Cells]
        self._id, self._rows = next(((spec_id, list(rows)) for spec_id, rows in self._groups), ("", []))

    def take(self, spec_id: str) -> list[Cells]:
        # Rows without an id, of files that gave no specification, stand at the end.
        while self._id and self._id < spec_id:
            self._next()
        return self._rows if self._id == spec_id else []
