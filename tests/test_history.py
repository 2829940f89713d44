"""What a run adds to the history: versions, changes, ids that last, and what is left alone when nothing is new."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from history import DataSet, faults
from running import CLERK
from test_promises import published

from models.change import Cause, Change, ChangeField
from models.classspec import ClassSpec
from models.requirement import Evidence
from models.section import SectionKind
from pipeline.publish import Outdated, load
from pipeline.publish.inputs import holdings

THREE = CLERK.replace("two (2) years", "three (3) years")
GUARD = CLERK.replace("PAYROLL CLERK", "PARK GUARD").replace("time sheets", "gates").replace("deductions", "paths")


@pytest.fixture
def data(tmp_path: Path) -> DataSet:
    """A data set of two specifications, after its first run."""
    data = DataSet(tmp_path)
    data.write(clerk=CLERK, guard=GUARD)
    data.ingest()
    return data


def test_the_first_run_notices_nothing(data: DataSet) -> None:
    told = data.column("versions", "spec_id", "version", "noticed_on", "cause", "code")
    assert told == [("elm/clerk", "1", "", "", ""), ("elm/guard", "1", "", "", "")]
    assert data.rows("changes") == []
    assert faults(data.out) == []


def test_two_first_runs_on_different_days_and_codes_give_the_same_bytes(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    one, other = DataSet(tmp_path / "a"), DataSet(tmp_path / "b")
    for data in (one, other):
        data.write(clerk=CLERK, guard=GUARD)
    one.ingest(code="one")
    other.ingest(code="two")
    other.out.rename(tmp_path / "b" / "earlier")
    other.ingest(code="two")
    assert published(one.out) == published(other.out)


def test_a_revised_document_is_a_new_version_with_its_changes_in_words(data: DataSet) -> None:
    data.write(clerk=THREE)
    report = data.ingest()
    assert data.column("versions", "spec_id", "version", "noticed_on", "cause")[1] == (
        "elm/clerk", "2", "2031-01-02", "document",
    )  # fmt: skip
    change = next(row for row in data.rows("changes") if row["field"] == "experience_months")
    assert (change["before"], change["after"], change["material"], change["cause"]) == ("24", "36", "true", "document")
    assert "two (2) years" in change["text_before"]
    assert "three (3) years" in change["text_after"]
    assert (report.counts.changed, report.counts.new_versions, report.counts.material_changes) == (1, 1, 1)
    assert [row.spec_id for row in report.changes] == ["elm/clerk"]
    assert "three (3)" in (data.out / "redline/elm/clerk-2.html").read_text(encoding="utf-8")
    assert "PAYROLL CLERK" in (data.out / "changes.atom").read_text(encoding="utf-8")
    assert faults(data.out) == []


def test_every_version_is_kept_as_it_was(data: DataSet) -> None:
    first = (data.out / "history/elm/clerk/0001.json").read_bytes()
    for text in (THREE, CLERK, THREE):
        data.write(clerk=text)
        data.ingest()
    assert [row[1] for row in data.column("versions", "spec_id", "version") if row[0] == "elm/clerk"] == list("1234")
    assert (data.out / "history/elm/clerk/0001.json").read_bytes() == first
    assert (data.out / "specs/elm/clerk.json").samefile(data.out / "history/elm/clerk/0004.json")
    assert (data.out / "specs/elm/guard.json").samefile(data.out / "history/elm/guard/0001.json")
    assert faults(data.out) == []


def test_other_bytes_without_another_fact_are_a_version_without_changes(data: DataSet) -> None:
    data.write(clerk=CLERK.replace("\n\n", "\n\n\n"))
    report = data.ingest()
    assert len(data.rows("versions")) == 3
    assert data.rows("changes") == []
    assert (report.counts.new_versions, report.counts.changed) == (1, 0)


def test_a_renamed_file_is_no_change(data: DataSet) -> None:
    (data.raw / "elm/clerk.txt").rename(data.raw / "elm/Payroll (final).txt")
    report = data.ingest()
    assert data.column("specs", "spec_id", "source") == [
        ("elm/clerk", "elm/Payroll (final).txt"), ("elm/guard", "elm/guard.txt"),
    ]  # fmt: skip
    assert data.column("versions", "spec_id", "source")[0] == ("elm/clerk", "elm/Payroll (final).txt")
    assert (report.counts.changed, report.counts.new_versions, report.changes) == (0, 0, ())
    assert all(spec.raw.spec_id == spec.spec_id for spec in load(data.out))


def test_a_retitled_specification_keeps_its_id(data: DataSet) -> None:
    data.write(clerk="", payroll=CLERK.replace("PAYROLL CLERK", "PAYROLL AIDE\nFormerly: Payroll Clerk"))
    data.ingest()
    assert data.column("specs", "spec_id") == ["elm/clerk", "elm/guard"]
    title = next(row for row in data.rows("changes") if row["field"] == "title")
    assert (title["before"], title["after"]) == ("PAYROLL CLERK", "PAYROLL AIDE")


def test_swapped_files_swap_their_ids(data: DataSet) -> None:
    data.write(clerk=GUARD, guard=CLERK)
    report = data.ingest()
    assert data.column("specs", "spec_id", "title") == [("elm/clerk", "PAYROLL CLERK"), ("elm/guard", "PARK GUARD")]
    assert report.changes == ()


def test_a_specification_that_comes_later_is_told(data: DataSet) -> None:
    data.write(diver=CLERK.replace("PAYROLL CLERK", "HARBOR DIVER").replace("time sheets", "hulls"))
    data.ingest()
    (change,) = data.rows("changes")
    assert (change["spec_id"], change["field"], change["material"]) == ("elm/diver", "specification_added", "true")
    assert data.column("versions", "spec_id", "noticed_on")[1] == ("elm/diver", "2031-01-02")


def test_a_specification_is_withdrawn_and_comes_back_under_its_id(data: DataSet) -> None:
    data.write(clerk="")
    report = data.ingest()
    assert data.column("specs", "spec_id") == ["elm/guard"]
    assert data.column("versions", "spec_id", "withdrawn_on")[0] == ("elm/clerk", "2031-01-02")
    assert report.counts.withdrawn == 1
    data.ingest()
    data.write(again=CLERK)
    data.ingest()
    assert data.column("specs", "spec_id") == ["elm/clerk", "elm/guard"]
    assert data.column("versions", "spec_id", "withdrawn_on")[0] == ("elm/clerk", "")
    assert data.column("changes", "field", "noticed_on") == [
        ("specification_withdrawn", "2031-01-02"), ("specification_restored", "2031-01-04"),
    ]  # fmt: skip
    assert faults(data.out) == []


def test_a_file_that_cannot_be_read_any_more_is_not_withdrawn(data: DataSet) -> None:
    (data.raw / "elm/clerk.txt").write_bytes(b"")
    report = data.ingest()
    assert data.column("specs", "spec_id") == ["elm/guard"]
    assert data.column("versions", "withdrawn_on") == ["", ""]
    assert (report.counts.failed, report.counts.withdrawn, report.changes) == (1, 0, ())
    data.write(clerk=THREE)
    data.ingest()
    assert data.column("versions", "version") == ["1", "2", "1"]


def test_another_class_in_the_same_file_gets_an_id_of_its_own(data: DataSet) -> None:
    other = "BOILER TENDER\n\nTYPICAL WORK ACTIVITIES:\nTends boilers at night and reads every gauge;\n"
    data.write(clerk=other)
    data.ingest()
    assert data.column("specs", "spec_id", "title") == [("elm/clerk-2", "BOILER TENDER"), ("elm/guard", "PARK GUARD")]
    assert set(data.column("changes", "spec_id", "field")) == {
        ("elm/clerk", "specification_withdrawn"), ("elm/clerk-2", "specification_added"),
    }  # fmt: skip


class TestNewRules:
    """The same documents read by other code."""

    def test_equal_facts_are_no_new_version(self, data: DataSet) -> None:
        before = published(data.out)
        report = data.ingest(code="two")
        assert data.parsed == 2
        assert published(data.out) == before
        assert (report.counts.new_versions, report.nothing_new) == (0, False)

    def test_other_facts_are_a_new_version_because_of_the_rules(self, data: DataSet) -> None:
        reread(data, "two", ("High school diploma", "Diploma of a high school"))
        report = data.ingest(code="two")
        assert data.column("versions", "spec_id", "version", "cause", "code")[1] == ("elm/clerk", "2", "rules", "two")
        assert {row.cause for row in report.changes} <= {Cause.RULES}
        assert (report.counts.changed, report.counts.new_versions) == (0, 1)

    @pytest.mark.parametrize(
        ("words", "code", "cause"),
        [
            pytest.param(("one year", "one  year"), "two", Cause.RULES, id="the same words read by new rules"),
            pytest.param(("one year", "one  year"), "one", Cause.DOCUMENT, id="the same words read by the same rules"),
            pytest.param(("one year", "two years"), "two", Cause.DOCUMENT, id="other words read by new rules"),
        ],
    )
    def test_in_a_new_document_the_cause_of_a_change_is(
        self, monkeypatch: pytest.MonkeyPatch, data: DataSet, words: tuple[str, str], code: str, cause: Cause
    ) -> None:
        before, after = (Evidence(rule="some-rule", text=text, page=1, line=1) for text in words)
        change = Change(
            section=SectionKind.MINIMUM_QUALIFICATIONS,
            field=ChangeField.EXPERIENCE_MONTHS,
            words_before=before,
            words_after=after,
            material=True,
        )
        monkeypatch.setattr("pipeline.revise.revise", lambda _before, _after: (change,))
        data.write(clerk=THREE)
        report = data.ingest(code=code)
        assert [row.cause for row in report.changes] == [cause]


def reread(data: DataSet, code: str, words: tuple[str, str]) -> None:
    """Let other code have read the clerk otherwise: its cached result has other words."""
    from flows.cache import Cache, Entry
    from flows.plan import find

    cache = Cache(data.folder / f"cache-{code}")
    raw = find(data.raw).files[0]
    (spec,) = (spec for spec in load(data.out) if spec.spec_id == "elm/clerk")
    other = ClassSpec.model_validate_json(spec.model_dump_json().replace(*words))
    assert other != spec
    cache.write(raw, Entry(specs=(other,)))


def test_the_same_bytes_and_code_with_other_facts_were_corrected(data: DataSet) -> None:
    reread(data, "one", ("two (2) years", "six (6) years"))
    report = data.ingest(corrections="another digest")
    assert data.column("versions", "spec_id", "cause")[1] == ("elm/clerk", "correction")
    assert {row.cause for row in report.changes} <= {Cause.CORRECTION}


class TestNothingNew:
    def test_only_the_report_is_replaced(self, data: DataSet) -> None:
        before = {path: path.stat().st_ino for path in data.out.rglob("*") if path.name != "report.json"}
        content = published(data.out)
        report = data.ingest()
        assert report.nothing_new
        assert data.parsed == 0
        assert (report.counts.documents, report.counts.published, report.counts.from_cache) == (2, 2, 2)
        assert {path: path.stat().st_ino for path in data.out.rglob("*") if path.name != "report.json"} == before
        assert published(data.out) == content
        assert json.loads((data.out / "report.json").read_text(encoding="utf-8"))["nothing_new"] is True

    @pytest.mark.parametrize(
        "damage",
        [
            pytest.param("specs/elm/clerk.json", id="a specification is missing"),
            pytest.param("specs.csv", id="a table is missing"),
            pytest.param("classspec.db", id="the database is missing"),
            pytest.param("inputs.json", id="nobody knows what it was made from"),
            pytest.param("report.json", id="the report is missing"),
        ],
    )
    def test_a_damaged_set_is_made_anew(self, data: DataSet, damage: str) -> None:
        before = published(data.out)
        (data.out / damage).unlink()
        report = data.ingest()
        assert not report.nothing_new
        assert published(data.out) == before
        assert holdings(data.out) is not None

    def test_of_three_files_one_changed_one_is_parsed_and_all_is_as_if_made_anew(self, data: DataSet) -> None:
        data.write(diver=GUARD.replace("PARK GUARD", "HARBOR DIVER"))
        data.ingest()
        data.write(clerk=THREE)
        data.ingest()
        assert data.parsed == 1
        kept = published(data.out)
        tables = {name: kept[name] for name in kept if name.endswith((".csv", ".db")) or name.startswith("specs")}
        report = data.ingest(reuse=False)
        assert not report.nothing_new
        anew = published(data.out)
        assert {name: anew[name] for name in tables} == tables

    def test_a_set_that_another_run_replaced_meanwhile_is_not_built_on(
        self, data: DataSet, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        from flows import steps

        data.write(clerk=THREE)
        planned = steps.make_plan

        def overtaken(*arguments: object, **options: object) -> object:
            monkeypatch.undo()
            other = DataSet(data.folder)
            other.write(guard=THREE.replace("PAYROLL CLERK", "PARK GUARD"))
            other.ingest()
            return planned(*arguments, **options)  # type: ignore[arg-type]

        import history

        monkeypatch.setattr(history, "make_plan", overtaken)
        with pytest.raises(Outdated):
            data.ingest()
        assert faults(data.out) == []


class TestDamagedHistory:
    def test_a_lost_version_is_told_and_numbering_goes_on(self, data: DataSet) -> None:
        data.write(clerk=THREE)
        data.ingest()
        (data.out / "history/elm/clerk/0001.json").unlink()
        data.write(clerk=CLERK)
        report = data.ingest()
        assert data.column("versions", "spec_id", "version")[:3] == [("elm/clerk", n) for n in "123"]
        assert data.column("versions", "facts")[0] == ""
        (problem,) = (row for row in data.rows("problems") if row["code"] == "history-damaged")
        assert "version 1 of elm/clerk" in problem["message"]
        assert report.problems["history-damaged"] == 1

    def test_a_file_of_the_history_that_was_edited_is_not_believed(self, data: DataSet) -> None:
        path = data.out / "history/elm/clerk/0001.json"
        content = path.read_text(encoding="utf-8").replace("PAYROLL", "PAY ROLL")
        path.unlink()
        path.write_text(content, encoding="utf-8")
        data.write(clerk=THREE)
        data.ingest()
        assert data.column("versions", "facts")[0] == "history/elm/clerk/0001.json"  # the specification's own file
        assert "PAY ROLL" not in (data.out / "history/elm/clerk/0001.json").read_text(encoding="utf-8")

    @pytest.mark.parametrize("table", ["versions", "changes"])
    def test_a_list_that_was_saved_by_another_program_is_read_from_the_database(
        self, data: DataSet, table: str
    ) -> None:
        data.write(clerk=THREE)
        data.ingest()
        before = published(data.out)
        (data.out / f"{table}.csv").write_text("spec_id;version\n", encoding="utf-8")
        data.ingest()
        assert published(data.out) == before

    def test_without_any_list_the_files_tell_the_versions(self, data: DataSet) -> None:
        data.write(clerk=THREE)
        data.ingest()
        (data.out / "versions.csv").unlink()
        (data.out / "classspec.db").write_bytes(b"no database")
        data.write(clerk=CLERK)
        report = data.ingest()
        assert data.column("versions", "spec_id", "version")[:3] == [("elm/clerk", n) for n in "123"]
        assert report.problems["history-damaged"] == 1

    def test_a_folder_of_the_users_that_stood_where_the_history_goes_is_kept(self, tmp_path: Path) -> None:
        data = DataSet(tmp_path)
        data.write(clerk=CLERK)
        (data.out / "history").mkdir(parents=True)
        (data.out / "history" / "mine.txt").write_text("mine", encoding="utf-8")
        (data.out / "datapackage.json").write_text('{"name": "classspec"}', encoding="utf-8")
        data.ingest()
        assert (data.out / "history (mine)" / "mine.txt").read_text(encoding="utf-8") == "mine"


def test_the_database_has_the_history_with_its_keys(data: DataSet) -> None:
    data.write(clerk=THREE)
    data.ingest()
    with closing(sqlite3.connect(data.out / "classspec.db")) as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        joined = "SELECT count(*) FROM changes JOIN versions USING (spec_id, version)"
        assert connection.execute(joined).fetchone() == (len(data.rows("changes")),)


def test_the_database_has_the_facts_of_versions_that_no_other_table_tells_of(data: DataSet) -> None:
    data.write(clerk=THREE, guard="")
    data.ingest()
    with closing(sqlite3.connect(data.out / "classspec.db")) as connection:
        query = (
            "SELECT spec_id, version, json_extract(facts, '$.qualifications.tracks') FROM earlier_facts ORDER BY 1, 2"
        )
        found = connection.execute(query).fetchall()
    assert [row[:2] for row in found] == [("elm/clerk", 1), ("elm/guard", 1)]
    assert '"months":24.0' in found[0][2]
