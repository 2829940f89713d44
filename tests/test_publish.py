"""ClassSpecs in, a published folder out: what it holds, that it validates, and that it reads back unchanged."""

import csv
import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pandas
import pytest
from build import alternative, education, experience, full_spec, identity, note, problem, section, spec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from models.classspec import ClassSpec
from models.document import Problem
from models.tables import ActivityRow, AlternativeRow, ProblemRow, SpecRow
from pipeline.publish import PublishError, Refused, Unpublishable, check_apart, load, publish, read_table
from pipeline.publish.cells import cell_of, text_of
from pipeline.publish.columns import columns_of
from pipeline.publish.layout import csv_name, spec_path
from pipeline.tabulate import ROWS, TABLES

frictionless = pytest.importorskip("frictionless")


class Failed(NamedTuple):
    source: str
    problem: Problem


FAILURES = [Failed("harrow/scan.pdf", problem("no-text", "error"))]


def two_specs() -> list[ClassSpec]:
    return [full_spec("harrow/clerk"), full_spec("lowfield/auditor", mark="second")]


def published(out: Path, *specs: ClassSpec) -> Path:
    publish(out, specs, FAILURES, {"files": len(specs)})
    return out


def cells(out: Path, table: str) -> list[dict[str, str]]:
    with (out / csv_name(table)).open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_what_was_published_loads_unchanged(tmp_path: Path) -> None:
    assert load(published(tmp_path / "out", *two_specs())) == tuple(two_specs())


def test_specifications_may_come_in_any_order(tmp_path: Path) -> None:
    published(tmp_path / "one", *two_specs())
    published(tmp_path / "two", *reversed(two_specs()))
    assert files(tmp_path / "one") == files(tmp_path / "two")


def test_publishing_again_gives_the_same_bytes(tmp_path: Path) -> None:
    first = files(published(tmp_path / "out", *two_specs()))
    publish(tmp_path / "out", two_specs(), FAILURES, {"seconds": 3})
    second = files(tmp_path / "out")
    assert first.pop("report.json") != second.pop("report.json")
    assert first == second


def test_more_specifications_than_one_batch_stay_in_order(tmp_path: Path) -> None:
    specs = [spec(f"harrow/clerk-{number:03}", activities=["Files."]) for number in range(150)]
    out = published(tmp_path / "out", *reversed(specs))
    assert [row["spec_id"] for row in cells(out, "specs")] == [each.spec_id for each in specs]
    assert len(cells(out, "activities")) == 150


def test_the_data_package_is_valid(tmp_path: Path) -> None:
    out = published(tmp_path / "out", *two_specs())
    report = frictionless.validate(str(out / "datapackage.json"))
    assert report.valid, report.flatten(["type", "note"])
    assert len(report.tasks) == len(ROWS)


def test_the_data_package_of_no_specifications_is_valid(tmp_path: Path) -> None:
    publish(tmp_path / "out", [], [], {})
    report = frictionless.validate(str(tmp_path / "out" / "datapackage.json"))
    assert report.valid, report.flatten(["type", "note"])


@pytest.mark.parametrize(
    ("table", "old", "new", "error"),
    [
        pytest.param("specs", "2019-04", "spring", "constraint-error", id="a date that is none"),
        pytest.param("sections", "header", "heading", "constraint-error", id="a kind outside the closed list"),
        pytest.param(
            "activities",
            "harrow/clerk",
            "harrow/nobody",
            "foreign-key",
            id="a row of a specification that is not there",
        ),
    ],
)
def test_the_data_package_finds(tmp_path: Path, table: str, old: str, new: str, error: str) -> None:
    path = published(tmp_path / "out", *two_specs()) / csv_name(table)
    path.write_bytes(path.read_bytes().replace(old.encode(), new.encode(), 1))
    report = frictionless.validate(str(path.parent / "datapackage.json"))
    assert {"hash-count", error} <= {kind for (kind,) in report.flatten(["type"])}


def test_every_table_has_a_header_even_when_it_has_no_rows(tmp_path: Path) -> None:
    publish(tmp_path / "out", [], [], {})
    for row in ROWS:
        header = (tmp_path / "out" / csv_name(row.table)).read_bytes()
        assert header == (",".join(column.name for column in columns_of(row)) + "\r\n").encode()


def test_every_specification_is_valid_by_the_published_schema(tmp_path: Path) -> None:
    out = published(tmp_path / "out", *two_specs())
    schema = json.loads((out / "schema" / "classspec.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    paths = list((out / "specs").rglob("*.json"))
    assert len(paths) == 2
    for path in paths:
        validator.validate(json.loads(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("table", TABLES, ids=[table.name for table in TABLES])
def test_every_row_is_valid_by_the_schema_of_its_table(table: Any, tmp_path: Path) -> None:
    publish(tmp_path / "out", [], [], {})
    schema = json.loads((tmp_path / "out" / "schema" / f"{table.name}.schema.json").read_text(encoding="utf-8"))
    rows = [row.model_dump(mode="json", by_alias=True) for row in table.rows(full_spec())]
    for row in rows:
        Draft202012Validator(schema).validate(row)
    assert not Draft202012Validator(schema).is_valid({**rows[0], "unknown": 1})


def test_the_database_holds_the_rows_of_the_csv_files(tmp_path: Path) -> None:
    out = published(tmp_path / "out", *two_specs())
    connection = sqlite3.connect(out / "classspec.db")
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    for row in ROWS:
        found = connection.execute(f'SELECT * FROM "{row.table}"')
        assert [column[0] for column in found.description] == [column.name for column in columns_of(row)]
        assert len(found.fetchall()) == len(cells(out, row.table))
    connection.close()


def test_the_database_keeps_types_and_what_is_not_stated(tmp_path: Path) -> None:
    out = published(tmp_path / "out", full_spec())
    connection = sqlite3.connect(out / "classspec.db")
    row = connection.execute("SELECT class_code, salary_max, grade, needs_review, revised_on FROM specs").fetchone()
    assert row == ("0071", 52_500.5, None, 1, "2020-01-31; 2021-06")
    connection.close()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        pytest.param("payroll", {"harrow/a"}, id="a word of a section"),
        pytest.param("title:auditor", {"harrow/b"}, id="a word of a title"),
        pytest.param("audits", {"harrow/b"}, id="another form of the word"),
        pytest.param("cafe", {"harrow/a"}, id="a letter without its accent"),
        pytest.param("nothing", set(), id="a word that is nowhere"),
    ],
)
def test_the_full_text_index_finds(tmp_path: Path, query: str, found: set[str]) -> None:
    specs = [
        spec("harrow/a", identity=identity("Clerk"), sections=[section("other", "Keeps the payroll of the café.")]),
        spec("harrow/b", identity=identity("Auditor"), sections=[section("other", "Audited every year.")]),
    ]
    connection = sqlite3.connect(published(tmp_path / "out", *specs) / "classspec.db")
    rows = connection.execute("SELECT DISTINCT spec_id FROM search WHERE search MATCH ?", (query,)).fetchall()
    connection.close()
    assert {row[0] for row in rows} == found


def test_failures_are_published_as_problems_without_an_id(tmp_path: Path) -> None:
    out = published(tmp_path / "out", full_spec())
    assert [(row["spec_id"], row["source"], row["code"]) for row in cells(out, "problems")] == [
        ("harrow/clerk", "harrow/clerk.txt", "unknown-heading"),
        ("", "harrow/scan.pdf", "no-text"),
    ]


def test_failures_and_the_report_are_read_after_the_specifications(tmp_path: Path) -> None:
    failures: list[Failed] = []
    report: dict[str, int] = {}

    def specs() -> Iterator[ClassSpec]:
        yield full_spec()
        failures.extend(FAILURES)
        report["read"] = 2

    publish(tmp_path / "out", specs(), failures, report)
    assert len(cells(tmp_path / "out", "problems")) == 2
    assert json.loads((tmp_path / "out" / "report.json").read_text(encoding="utf-8")) == {"read": 2}


def test_tables_read_back_with_their_types(tmp_path: Path) -> None:
    out = published(tmp_path / "out", full_spec())
    specs = read_table(out, SpecRow)
    assert specs["class_code"].tolist() == ["0071"]
    assert specs["salary_max"].tolist() == [52_500.5]
    assert specs["needs_review"].tolist() == [True]
    alternatives = read_table(out, AlternativeRow)
    assert alternatives["experience_months"].tolist()[:2] == [24, 48]
    assert alternatives["experience_months"].isna().tolist() == [False, False, True]
    assert read_table(out, ProblemRow)["page"].dtype == pandas.Int64Dtype()


CELLS = [
    pytest.param("=1+1", "'=1+1", id="a formula gets an apostrophe"),
    pytest.param("- files papers", "'- files papers", id="a dash at the start gets an apostrophe"),
    pytest.param("+1 year", "'+1 year", id="a plus sign gets an apostrophe"),
    pytest.param("@home", "'@home", id="an at sign gets an apostrophe"),
    pytest.param("\tindented", "'\tindented", id="a tab gets an apostrophe"),
    pytest.param("\rbroken", "'\rbroken", id="a carriage return gets an apostrophe"),
    pytest.param("＝1+1", "'＝1+1", id="a full-width formula gets an apostrophe"),
    pytest.param("'=1+1", "''=1+1", id="a guarded formula in the source keeps its own apostrophe"),
    pytest.param("'A' level", "'A' level", id="another apostrophe is left alone"),
    pytest.param("2-year degree", "2-year degree", id="a dash inside is left alone"),
    pytest.param(-5, "-5", id="a negative number is left alone"),
    pytest.param(24.0, "24", id="a whole number has no decimal point"),
    pytest.param(True, "true", id="true is a word"),
    pytest.param(None, "", id="what is not stated is empty"),
    pytest.param(("law", "tax; audit"), "law; tax, audit", id="a semicolon inside an item is a comma"),
    pytest.param(("-x", "y"), "'-x; y", id="a list is guarded as a whole"),
    pytest.param("a\x00b\x1bc", "a b c", id="control characters are blanks"),
    pytest.param("a\ud800b", "a b", id="half a character is a blank"),
]


@pytest.mark.parametrize(("value", "cell"), CELLS)
def test_a_value_is_written_as(value: Any, cell: str) -> None:
    assert cell_of(value) == cell


PRINTABLE = st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\t\n\r"), max_size=20)
MARKS = st.text("'=+-@\t\r\n\"; ,＝", max_size=6)
ODD_TEXT = st.builds(str.__add__, MARKS, PRINTABLE)


@given(ODD_TEXT)
def test_the_text_in_a_cell_is_the_text_that_was_put_there(text: str) -> None:
    cell = cell_of(text)
    assert text_of(cell) == text
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(ODD_TEXT, min_size=1, max_size=8))
def test_any_text_survives_json_csv_and_database(tmp_path: Path, texts: list[str]) -> None:
    told = spec(activities=texts, notes=[note(text) for text in texts])
    out = published(tmp_path / "out", told)
    assert load(out) == (told,)
    assert read_table(out, ActivityRow)["text"].tolist() == texts
    assert [text_of(row["text"]) for row in cells(out, "notes")] == texts
    connection = sqlite3.connect(out / "classspec.db")
    assert [row[0] or "" for row in connection.execute("SELECT text FROM activities")] == texts
    connection.close()


def test_control_characters_stay_in_the_json_and_leave_the_tables(tmp_path: Path) -> None:
    told = spec(activities=["a\x00b"])
    out = published(tmp_path / "out", told)
    assert load(out) == (told,)
    assert [row["text"] for row in cells(out, "activities")] == ["a b"]


def test_half_a_character_does_not_stop_a_run(tmp_path: Path) -> None:
    out = published(tmp_path / "out", spec(activities=["a\ud800b"]))
    assert [each.text for each in load(out)[0].activities] == ["a?b"]
    assert [row["text"] for row in cells(out, "activities")] == ["a?b"]


AMOUNTS = st.none() | st.integers(0, 600).map(float) | st.sampled_from([0.5, 18.5])
LEVELS = st.sampled_from(["none", "high_school", "associate", "bachelor", "professional"])
WAYS = st.lists(
    st.one_of(
        st.builds(experience, AMOUNTS, PRINTABLE, titles=st.lists(PRINTABLE, max_size=2)),
        st.builds(education, LEVELS, PRINTABLE, credits=AMOUNTS),
    ),
    max_size=4,
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ways=st.lists(WAYS, max_size=4))
def test_any_alternatives_are_published_loaded_and_valid(tmp_path: Path, ways: list[list[Any]]) -> None:
    told = spec(alternatives=[alternative(*leaves) for leaves in ways])
    out = published(tmp_path / "out", told)
    assert load(out) == (told,)
    table = read_table(out, AlternativeRow)
    sums = [sum(leaf.months or 0 for leaf in leaves if leaf.kind == "experience") for leaves in ways]
    assert table["experience_months"].fillna(0).tolist() == sums


PATHS = [
    pytest.param("harrow/clerk", "specs/harrow/clerk.json", id="an id is a path"),
    pytest.param("harrow/con", "specs/harrow/con_.json", id="a device name of Windows gets an underscore"),
    pytest.param("aux/lpt1", "specs/aux_/lpt1_.json", id="also where it names a folder"),
    pytest.param("harrow/console", "specs/harrow/console.json", id="a longer word is no device name"),
]


@pytest.mark.parametrize(("spec_id", "path"), PATHS)
def test_the_file_of_a_specification_is(spec_id: str, path: str) -> None:
    assert str(spec_path(spec_id)) == path


def test_a_long_name_is_cut_and_stays_unique() -> None:
    one, other = spec_path("harrow/" + "clerk-" * 60 + "a"), spec_path("harrow/" + "clerk-" * 60 + "b")
    assert one != other
    assert max(len(one.name), len(other.name)) <= 125


@pytest.mark.parametrize(
    "spec_id", ["", "/etc/clerk", "../clerk", "harrow/../../clerk", "harrow/", "a\\b", "c:/x", "a\0b"]
)
def test_an_id_that_leaves_the_folder_is_refused(tmp_path: Path, spec_id: str) -> None:
    with pytest.raises(Unpublishable, match=r"harrow/odd\.txt"):
        published(tmp_path / "out", spec(spec_id, source="harrow/odd.txt"))
    assert not (tmp_path / "out").exists()


def test_two_specifications_with_one_id_are_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(Unpublishable, match=r"harrow/one\.txt and harrow/two\.txt"):
        published(tmp_path / "out", spec("h/clerk", source="harrow/one.txt"), spec("h/Clerk", source="harrow/two.txt"))


@pytest.mark.parametrize(
    ("raw", "out"),
    [
        pytest.param("raw", "raw", id="the same folder"),
        pytest.param("raw", "raw/out", id="the output inside the documents"),
        pytest.param("out/raw", "out", id="the documents inside the output"),
    ],
)
def test_documents_and_output_must_lie_apart(tmp_path: Path, raw: str, out: str) -> None:
    with pytest.raises(Refused):
        check_apart(tmp_path / raw, tmp_path / out)


def test_documents_and_output_beside_each_other_are_fine(tmp_path: Path) -> None:
    check_apart(tmp_path / "raw", tmp_path / "raw-out")


def test_loading_a_folder_without_a_data_set_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(PublishError, match="run an ingest first"):
        load(tmp_path)
