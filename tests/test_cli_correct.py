"""`classspec correct` and `classspec review`: from the command line through whole runs, on real files."""

import csv
import json
import os
import re
import sqlite3
import subprocess
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from correcting import CLERK
from running import ROOT, Outcome, command, ingest

from interfaces import cli
from models.classspec import ClassSpec
from models.correctable import FACTS
from pipeline.publish import publish
from pipeline.sources.corrections import read_corrections

Run = Callable[..., tuple[int, str, str]]
WHO = ("--reason", "Misread.", "--by", "J. Ortiz")
MONTHS = "alternatives.2.experience_months"


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    (tmp_path / "raw/harrow").mkdir(parents=True)
    (tmp_path / "raw/harrow/clerk.txt").write_text(CLERK, encoding="utf-8")
    return tmp_path / "raw"


@pytest.fixture
def run(raw: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """A command in this process, in the folder that has `raw`: its status, what it printed, what it said."""
    monkeypatch.chdir(raw.parent)

    def run(*arguments: str | Path) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as end:
            cli.main(list(map(str, arguments)))
        told = capsys.readouterr()
        assert isinstance(end.value.code, int)
        return end.value.code, told.out, told.err

    return run


def published(raw: Path) -> ClassSpec:
    """The specification as an ingest publishes it, without the ingest."""
    from flows.corrected import Corrected
    from interfaces.opening import specifications

    (parsed,) = specifications(raw / "harrow/clerk.txt")
    placed = parsed.raw.model_copy(update={"source": "harrow/clerk.txt"})
    spec = Corrected(raw)(parsed.model_copy(update={"spec_id": "harrow/clerk", "raw": placed}))
    publish(raw.parent / "structured", [spec], [], {})
    return spec


VOLUME = "".join(
    f"{title}\nClass Code: {code}\n\nDEFINITION:\nDoes the work of a {title.lower()}.\n\n"
    "MINIMUM QUALIFICATIONS:\n2 years of experience in that work.\n\n"
    for code, title in enumerate(("GATE KEEPER", "TREE TRIMMER", "MAIL CARRIER"), start=4100)
)
YEARS = "alternatives.1.experience_months"


def test_of_several_classes_in_a_document_the_one_that_is_named_is_corrected(run: Run, raw: Path) -> None:
    (raw / "harrow/volume.txt").write_text(VOLUME, encoding="utf-8")
    status, _, said = run("correct", "raw/harrow/volume.txt", YEARS, "36", *WHO)
    assert (status, "harrow/volume--tree-trimmer" in said) == (2, True), said
    status, _, said = run("correct", "harrow/volume--plumber", YEARS, "36", *WHO)
    assert (status, "does not hold harrow/volume--plumber" in said) == (2, True), said
    status, _, said = run("correct", "harrow/volume--tree-trimmer", YEARS, "36", *WHO)
    assert status == 0, said
    (entry,) = read_corrections(raw).by_spec()["harrow/volume--tree-trimmer"]
    assert (entry.fact, float(str(entry.value))) == (YEARS, 36)


NAMES = [
    pytest.param("harrow/clerk", id="its id"),
    pytest.param("raw/harrow/clerk.txt", id="its document"),
    pytest.param("structured/specs/harrow/clerk.json", id="its JSON"),
]


@pytest.mark.parametrize("name", NAMES)
def test_a_specification_is_named_in_three_ways(run: Run, raw: Path, name: str) -> None:
    published(raw)
    status, shown, said = run("correct", name, MONTHS, "24", *WHO, "--on", "2024-05-06")
    assert (status, said) == (0, "")
    assert re.search(r"before +48\nafter +24\np\.1 l\.1\d +“Graduation from high school", re.sub(" +\n", "\n", shown))
    (written,) = read_corrections(raw).all
    assert (written.spec, written.fact, written.value, written.on) == ("harrow/clerk", MONTHS, 24.0, "2024-05-06")
    assert "four years of bookkeeping" in written.words


def test_no_data_set_is_needed(run: Run, raw: Path) -> None:
    assert run("correct", "harrow/clerk", "grade", "10", *WHO)[0] == 0
    assert published(raw).identity.grade is not None


def test_without_a_fact_all_facts_are_listed(run: Run) -> None:
    run("correct", "harrow/clerk", "grade", "10", *WHO)
    status, shown, _ = run("correct", "harrow/clerk")
    assert status == 0
    assert re.search(r"^grade +10 ✎ corrected +p\.1 l\.4", shown, re.MULTILINE)
    assert re.search(r"^department +\(not stated\)", shown, re.MULTILINE)
    assert re.search(rf"^{re.escape(MONTHS)} +48 +p\.1", shown, re.MULTILINE)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["harrow/clerk", "colour", "red", *WHO], "allowed are title, class_code", id="no such fact"),
        pytest.param(["harrow/clerk", MONTHS, "many", *WHO], "a number from 0 to 1,200", id="no number"),
        pytest.param(["harrow/clerk", MONTHS, "48", *WHO], "48 already", id="nothing to correct"),
        pytest.param(["harrow/clerk", MONTHS, *WHO], "give the right value", id="no value"),
        pytest.param(["harrow/clerk", MONTHS, "24", "--by", "J."], "--reason is needed", id="no reason"),
        pytest.param(["harrow/clerk", MONTHS, "24", "--reason", "x"], "--by is needed", id="nobody says so"),
        pytest.param(["harrow/clerk", MONTHS, "24", *WHO, "--on", "soon"], "--on must be a day", id="no day"),
        pytest.param(["harrow/clerk", "alternatives.9", "false", *WHO], "no alternatives.9", id="no such row"),
        pytest.param(["harrow/clerk", "alternatives.1", "true", *WHO], "taken out", id="a row cannot be put in"),
        pytest.param(["harrow/clerk", "department", "X", *WHO, "--words", "y y"], "--words", id="no such words"),
        pytest.param(["harrow/nobody", "grade", "1", *WHO], "no such specification", id="no such specification"),
        pytest.param(["../x", "grade", "1", *WHO], "no such specification", id="an id that is none"),
        pytest.param(["harrow/clerk", "grade", "1", *WHO, "--raw", "nowhere"], "--raw", id="no such folder"),
        pytest.param(["outside.txt", "grade", "1", *WHO], "lies outside", id="a document elsewhere"),
    ],
)
def test_nonsense_is_refused_in_one_line_and_nothing_is_written(
    run: Run, raw: Path, arguments: list[str], said: str
) -> None:
    (raw.parent / "outside.txt").write_text(CLERK)
    status, shown, told = run("correct", *arguments)
    assert (status, shown, told.count("\n")) == (2, "", 1)
    assert said in told
    assert not (raw / "harrow/corrections.toml").exists()


def test_rows_are_counted_as_published_although_one_was_taken_out(run: Run, raw: Path) -> None:
    assert run("correct", "harrow/clerk", "alternatives.1", "false", *WHO)[0] == 0
    status, shown, _ = run("correct", "harrow/clerk", "alternatives.1.experience_months", "24", *WHO)
    assert (status, "before    48" in shown) == (0, True)
    assert [each.fact for each in read_corrections(raw).all] == ["alternatives.1", MONTHS]
    (track,) = published(raw).qualifications.tracks
    assert [way.label for way in track.alternatives] == ["B", "C"]
    assert [getattr(leaf, "months", 0) for leaf in track.alternatives[0].leaves] == [0, 24]


def test_a_corrected_fact_can_be_corrected_again_and_back(run: Run, raw: Path) -> None:
    for value in ("", "11", "9"):
        assert run("correct", "harrow/clerk", "grade", value, *WHO)[0] == 0
        grade = published(raw).identity.grade
        assert (grade.value if grade else "") == value
    assert [each.state for each in published(raw).corrections] == ["replaced", "replaced", "superfluous"]


def test_what_else_changes_is_told(run: Run) -> None:
    _, shown, _ = run("correct", "harrow/clerk", "alternatives.1.equivalent_combination", "true", *WHO)
    assert "alternatives.1.experience_months: 12 → (not stated)" in shown
    assert "alternatives.1.floor_experience_months: (not stated) → 12" in shown


def test_two_corrections_at_once_are_both_written(raw: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    started = [
        subprocess.Popen(command("correct", "harrow/clerk", *pair, *WHO), cwd=raw.parent, env=environment)
        for pair in (("grade", "10"), ("title", "PAYROLL CLERK I"))
    ]
    assert [each.wait(60) for each in started] == [0, 0]
    assert {each.fact for each in read_corrections(raw).all} == {"grade", "title"}


def test_show_says_who_corrected_what_when_and_why(run: Run, raw: Path) -> None:
    run(
        "correct",
        "harrow/clerk",
        MONTHS,
        "24",
        "--reason",
        "See \x1b[31m[b]note[/b]",
        "--by",
        "J. Ortiz",
        "--on",
        "2024-05-06",
    )
    published(raw)
    _, shown, _ = run("show", "structured/specs/harrow/clerk.json")
    assert f"✎ applied  {MONTHS}: 48 → 24" in shown
    assert "J. Ortiz, 2024-05-06: See �[31m[b]note[/b]" in shown
    assert shown.count("✎ corrected") == 2  # the way, and the requirement in the tree
    assert "\x1b" not in shown


def test_the_review_list_names_the_command_that_shows_each(run: Run, raw: Path) -> None:
    published(raw)
    assert run("review", "structured")[:2] == (0, "✓ nothing needs review\n")
    run("correct", "harrow/clerk", "grade", "10", *WHO)
    (raw / "harrow/clerk.txt").write_text(CLERK.replace("GRADE: 9", "GRADE: 12"))
    published(raw)
    status, shown, _ = run("review", "structured")
    assert (status, shown.splitlines()[0]) == (0, "1 entry to review")
    assert "classspec show structured/specs/harrow/clerk.json" in shown
    (item,) = json.loads(run("review", "structured", "--json")[1])
    assert (item["spec_id"], item["score"], item["look"]) == (
        "harrow/clerk",
        60,
        "classspec show structured/specs/harrow/clerk.json",
    )
    assert run(*item["look"].split()[1:])[0] == 0


@pytest.mark.parametrize("name", ["raw", "nowhere"])
def test_a_folder_without_a_data_set_is_one_line(run: Run, name: str) -> None:
    status, shown, told = run("review", name)
    assert (status, shown, told.count("\n")) == (2, "", 1)
    assert "run an ingest first" in told


def test_every_correctable_fact_is_in_the_documents() -> None:
    text = (ROOT / "docs/corrections.md").read_text(encoding="utf-8")
    rows = [re.findall(r"`([^`]+)`", line.split("|")[1]) for line in text.splitlines() if line.startswith("| `")]
    told = {f"{first}{rest}" for first, *others in rows for rest in (others if first.endswith(".") else [""])} | {
        name for _, *others in rows for name in others
    }
    assert {fact.name for fact in FACTS} <= told


# --- whole runs -----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    home = tmp_path_factory.mktemp("home")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PREFECT_", "CLASSSPEC_"))}
    return {
        **kept,
        "PREFECT_HOME": str(home / "prefect"),
        "CLASSSPEC_CACHE": str(home / "cache"),
        "PYTHONPATH": str(ROOT),
    }


def months(outcome: Outcome) -> tuple[str, float, float]:
    """Months of the second way in CSV, JSON and database."""
    (row,) = [each for each in outcome.rows("alternatives") if each["order"] == "2"]
    spec = ClassSpec.model_validate_json((outcome.out / "specs/harrow/clerk.json").read_bytes())
    leaf = spec.qualifications.tracks[0].alternatives[1].leaves[1]
    with closing(sqlite3.connect(outcome.out / "classspec.db")) as database:
        query = 'SELECT experience_months FROM alternatives WHERE "order" = 2'
        ((stored,),) = database.execute(query).fetchall()
    return row["experience_months"], leaf.months, stored  # type: ignore[union-attr]


def problem_codes(outcome: Outcome) -> list[str]:
    return [row["code"] for row in outcome.rows("problems")]


def test_a_correction_survives_runs_and_steps_back_when_its_words_change(
    run: Run, raw: Path, environment: dict[str, str]
) -> None:
    out = raw.parent / "structured"
    assert months(ingest(environment, raw, out)) == ("48", 48, 48)
    assert run("correct", "harrow/clerk", MONTHS, "24", "--reason", "=cmd|x", "--by", "J. Ortiz")[0] == 0

    again = ingest(environment, raw, out)
    assert (again.status, again.counts["from_cache"]) == (0, 1)
    assert months(again) == ("24", 24, 24)
    assert [(row["state"], row["extracted"], row["corrected"], row["reason"]) for row in again.rows("corrections")] == [
        ("applied", "48", "24", "'=cmd|x")
    ]
    assert problem_codes(again) == []

    document, file = raw / "harrow/clerk.txt", raw / "harrow/corrections.toml"
    document.write_text(CLERK.replace("Checks time sheets", "Reads time cards"), encoding="utf-8")
    good = file.read_text(encoding="utf-8")
    file.write_text(good + good.replace("harrow/clerk", "harrow/gone") + good.replace("24", "{}"), encoding="utf-8")
    unrelated = ingest(environment, raw, out)
    assert (unrelated.status, months(unrelated)) == (1, ("24", 24, 24))
    assert problem_codes(unrelated) == ["broken-corrections", "correction-without-spec"]

    file.write_text(good, encoding="utf-8")
    document.write_text(CLERK.replace("four years of book", "five years of book"), encoding="utf-8")
    revised = ingest(environment, raw, out)
    assert (revised.status, months(revised)) == (0, ("60", 60, 60))
    assert problem_codes(revised) == ["correction-held-back"]
    assert [row["needs_review"] for row in revised.rows("specs")] == ["true"]
    assert "correction-held-back" in run("review", "structured")[1]
    with (out / "corrections.csv").open(encoding="utf-8", newline="") as lines:
        assert [row["state"] for row in csv.DictReader(lines)] == ["held_back"]
