"""A published table in, a pandas table out. The home of pandas, which is loaded when somebody asks for such a table:
it takes a second and fifty MiB, and no run needs it.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from models.tables import Row
from pipeline.publish.cells import text_of
from pipeline.publish.columns import ColumnKind, columns_of
from pipeline.publish.layout import csv_name

if TYPE_CHECKING:
    import pandas


def read_table(structured: Path, row: type[Row]) -> "pandas.DataFrame":
    """One published table with the types of its columns; the apostrophes that guard formulas are taken away.

    Lists stay joined. What is not stated is empty in text columns, `pandas.NA` in number columns.
    """
    import pandas

    path = structured / csv_name(row.table)
    cells = pandas.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8")
    return pandas.DataFrame({column.name: _typed(cells[column.name], column.kind) for column in columns_of(row)})


def _typed(cells: "pandas.Series[str]", kind: ColumnKind) -> "pandas.Series[Any]":
    import pandas

    match kind:
        case ColumnKind.BOOLEAN:
            return (cells == "true").astype("boolean")
        case ColumnKind.INTEGER:
            return pandas.to_numeric(cells.replace("", None)).astype("Int64")
        case ColumnKind.NUMBER:
            return pandas.to_numeric(cells.replace("", None)).astype("Float64")
        case _:
            return cells.map(text_of).astype("string")
