"""Rows in, CSV files out (UTF-8, RFC 4180, a header always).

The file of a table grows batch by batch, so a run over many specifications never holds all its rows.
"""

import csv
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from operator import attrgetter
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TextIO

from models.tables import Row
from pipeline.publish.cells import Cells, cell_of
from pipeline.publish.columns import columns_of
from pipeline.publish.layout import csv_name
from pipeline.tabulate import ROWS


class Sheets:
    """The open CSV files of a folder, each with its header written."""

    def __init__(self, folder: Path) -> None:
        """Create the file of every table in `folder`."""
        self._files: dict[str, TextIO] = {}
        for row in ROWS:
            self._files[row.table] = (folder / csv_name(row.table)).open("w", encoding="utf-8", newline="")
            self.append(row, [[column.name for column in columns_of(row)]])

    def append(self, row: type[Row], rows: Iterable[Cells]) -> None:
        """Write rows at the end of the file of their table."""
        csv.writer(self._files[row.table], lineterminator="\r\n").writerows(rows)

    def __enter__(self) -> Self:
        """The sheets themselves."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the files."""
        for handle in self._files.values():
            handle.close()


def cells_of(rows: Iterable[Row]) -> list[Cells]:
    """The rows of one table as they stand in its file."""
    return [list(map(cell_of, _values_of(type(each))(each))) for each in rows]


@cache
def _values_of(row: type[Row]) -> Callable[[Row], Sequence[Any]]:
    """What gives the values of a row in the order of the columns."""
    return attrgetter(*(column.field for column in columns_of(row)))
