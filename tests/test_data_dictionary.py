"""The data dictionary says what the row models say, and the committed file is what they say today."""

import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from build import full_spec

from models.meanings import MEANINGS
from models.tables import Row
from pipeline.publish import publish
from pipeline.publish.columns import Column, ColumnKind, columns_of
from pipeline.publish.dictionary import dictionary
from pipeline.tabulate import ROWS

COMMITTED = Path(__file__).parents[1] / "docs" / "data-dictionary.md"


def all_columns() -> Iterator[tuple[type[Row], Column]]:
    for row in ROWS:
        for column in columns_of(row):
            yield row, column


def test_the_committed_dictionary_is_up_to_date() -> None:
    told = "run: python -m pipeline.publish.dictionary docs/data-dictionary.md"
    assert COMMITTED.read_text(encoding="utf-8") == dictionary(), told


@pytest.mark.parametrize(
    ("row", "column"), [pytest.param(row, column, id=f"{row.table}.{column.name}") for row, column in all_columns()]
)
def test_every_column_says_what_it_means(row: type[Row], column: Column) -> None:
    section = dictionary().split(f"### {row.table}\n")[1].split("\n### ")[0]
    assert len(column.description) > 3
    assert column.description[-1] in ".…"
    assert f"| `{column.name}`" in section
    assert column.description in section


def test_every_value_of_a_closed_list_has_a_meaning() -> None:
    lists = {column.values for _, column in all_columns() if column.values}
    assert lists == set(MEANINGS)
    for values in lists:
        assert set(MEANINGS[values]) == set(values)


@pytest.mark.parametrize(
    ("table", "column", "kind", "unit"),
    [
        pytest.param("specs", "class_code", ColumnKind.STRING, "", id="a code is text"),
        pytest.param("specs", "approved_on", ColumnKind.DATE, "date", id="a date is a date"),
        pytest.param("specs", "revised_on", ColumnKind.LIST, "", id="several dates are a list"),
        pytest.param("specs", "pages", ColumnKind.INTEGER, "", id="a count is an integer"),
        pytest.param("specs", "needs_review", ColumnKind.BOOLEAN, "", id="a yes or no is a boolean, not an integer"),
        pytest.param("alternatives", "experience_months", ColumnKind.NUMBER, "months", id="an amount has its unit"),
        pytest.param("alternatives", "track", ColumnKind.STRING, "", id="a closed list is text"),
        pytest.param("substitutions", "for", ColumnKind.STRING, "", id="a column may be named by a word of Python"),
    ],
)
def test_a_column_is_read_from_its_field(table: str, column: str, kind: ColumnKind, unit: str) -> None:
    row = next(row for row in ROWS if row.table == table)
    found = next(each for each in columns_of(row) if each.name == column)
    assert (found.kind, found.unit) == (kind, unit)


def test_every_link_of_the_dictionary_leads_to_a_heading() -> None:
    text = dictionary()
    headings = {line[4:].replace(" ", "-") for line in text.splitlines() if line.startswith("### ")}
    links = set(re.findall(r"\]\(#([^)]+)\)", text))
    assert links
    assert links <= headings


def test_the_query_that_the_dictionary_shows_runs(tmp_path: Path) -> None:
    query = dictionary().split("```sql\n")[1].split("```")[0]
    publish(tmp_path / "out", [full_spec(mark="payroll audit")], [], {})
    connection = sqlite3.connect(tmp_path / "out" / "classspec.db")
    rows = connection.execute(query).fetchall()
    connection.close()
    assert ("harrow/clerk", 1) in [row[:2] for row in rows]
