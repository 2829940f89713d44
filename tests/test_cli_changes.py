"""The commands `changes` and `diff`: what they print, what they choose, and what they say when they cannot.

The golden views are written anew with UPDATE_GOLDEN=1 in the environment.
"""

import json
import os
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from build import evidence
from changed import AFTER, BEFORE, CHANGES, change, parsed, rows, structured
from rich.console import Console

from interfaces import cli
from interfaces.comparing import compare
from interfaces.terminal.changes import compared
from models.change import Change

GOLDEN = Path(__file__).parent / "golden"
LATEST = AFTER.replace("four (4)", "three (3)")
USHER = "USHER\n\nMINIMUM QUALIFICATIONS:\nSix (6) months of work with the public.\n"


class Told(NamedTuple):
    status: int
    out: str
    err: str

    @property
    def records(self) -> list[dict[str, Any]]:
        records: list[dict[str, Any]] = json.loads(self.out)
        return records


Run = Callable[[str], Told]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """The command in a folder with documents, a published folder with a history, and one without."""
    monkeypatch.chdir(tmp_path)
    for name, text in {"old.txt": BEFORE, "new.txt": AFTER, "usher.txt": USHER, "empty.txt": ""}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "old.json").write_text(parsed(BEFORE).model_dump_json(), encoding="utf-8")
    usher = parsed(USHER, "harrow/usher")
    history = [
        *rows("harrow/gardener", 2, "2026-03-01", "GARDENER I", CHANGES),
        *rows("harrow/gardener", 3, "2026-04-15", "GARDENER I", [change("experience_months", 48, 36, alternative="A")]),
        *rows("harrow/usher", 1, "2026-03-01", "USHER", [change("specification_added", section="header")]),
        *rows("harrow/usher", 2, "2026-03-20", "USHER", [change("dates", None, "2026", material=False, cause="rules")]),
    ]
    versions = {
        ("harrow/gardener", 1): parsed(BEFORE),
        ("harrow/gardener", 2): parsed(AFTER),
        ("harrow/gardener", 3): parsed(LATEST),
        ("harrow/usher", 1): usher,
        ("harrow/florist", 1): parsed(BEFORE.replace("five (5)", "two (2)"), "harrow/florist"),
    }
    structured(tmp_path / "structured", history, versions)
    structured(tmp_path / "first", [], {("harrow/usher", 1): usher})
    structured(tmp_path / "without", [], {("harrow/usher", 1): usher})
    (tmp_path / "without" / "changes.csv").unlink()
    (tmp_path / "damaged").mkdir()
    structured(tmp_path / "damaged", history, {})
    text = (tmp_path / "damaged" / "changes.csv").read_text(encoding="utf-8")
    (tmp_path / "damaged" / "changes.csv").write_text(text.replace("experience_months", "nonsense"), encoding="utf-8")

    def told(line: str) -> Told:
        with pytest.raises(SystemExit) as end:
            cli.main(shlex.split(line))
        printed = capsys.readouterr()
        assert isinstance(end.value.code, int)
        return Told(end.value.code, printed.out, printed.err)

    return told


def check_golden(name: str, printed: str) -> None:
    shown = "".join(f"{line.rstrip()}\n" for line in printed.splitlines())
    if os.environ.get("UPDATE_GOLDEN"):
        (GOLDEN / name).write_text(shown, encoding="utf-8")
    assert shown == (GOLDEN / name).read_text(encoding="utf-8")


def test_the_view_of_changes_is_the_golden_one(run: Run) -> None:
    told = run("changes")
    check_golden("changes.txt", told.out)
    assert (told.status, told.err) == (0, "")


def test_the_view_of_a_comparison_is_the_golden_one(capsys: pytest.CaptureFixture[str]) -> None:
    console = Console(width=100, markup=False, highlight=False)
    for part in compared(parsed(BEFORE), parsed(AFTER), CHANGES):
        console.print(part)
    check_golden("diff.txt", capsys.readouterr().out)


# --- changes --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        pytest.param("", ["gardener@3", "usher@2", *["gardener@2"] * 4, "usher@1"], id="all, newest first"),
        pytest.param("--since 2026-03-20", ["gardener@3", "usher@2"], id="from a day on, that day as well"),
        pytest.param("--since 2026-05-01", [], id="none since"),
        pytest.param("--material", ["gardener@3", *["gardener@2"] * 3, "usher@1"], id="material ones"),
        pytest.param("--spec harrow/usher", ["usher@2", "usher@1"], id="those of one specification"),
        pytest.param("--spec harrow/usher --material --since 2026-03-02", [], id="all three together"),
    ],
)
def test_changes_are_chosen(run: Run, options: str, expected: list[str]) -> None:
    told = run(f"changes structured --json {options}")
    assert told.status == 0
    assert [f"{each['spec_id'].removeprefix('harrow/')}@{each['version']}" for each in told.records] == expected


def test_a_change_as_json_has_numbers_and_the_words_on_both_sides(run: Run) -> None:
    (amount,) = [each for each in run("changes --json").records if each["before"] == 60]
    assert amount == {
        "spec_id": "harrow/gardener",
        "version": 2,
        "noticed_on": "2026-03-01",
        "title": "GARDENER I",
        "section": "minimum_qualifications",
        "field": "experience_months",
        "alternative": "A",
        "before": 60,
        "after": 48,
        "material": True,
        "cause": "document",
        "words_before": {"text": "five (5) years of greenhouse experience", "page": 1, "line": 16},
        "words_after": {"text": "four (4) years", "page": 1, "line": 17},
    }
    assert isinstance(amount["before"], int)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("changes first", "✓ nothing changed", id="nothing ever"),
        pytest.param("changes --since 2030-01-01", "✓ nothing changed since 2030-01-01", id="nothing since"),
        pytest.param(
            "changes --material --spec harrow/usher --since 2026-03-02",
            "✓ nothing material changed since 2026-03-02 in harrow/usher",
            id="nothing of what was asked for",
        ),
        pytest.param("diff old.txt old.json", "✓ nothing changed", id="two forms of one document"),
    ],
)
def test_that_nothing_changed_is_said(run: Run, line: str, expected: str) -> None:
    told = run(line)
    assert told.out.splitlines()[-1].strip() == expected
    assert told.status == 0


REFUSED = [
    ("changes --since 20260301", "--since “20260301” is no date; write it as YYYY-MM-DD, such as 2024-03-31"),
    ("changes --since 2026-02-30", "--since “2026-02-30” is no date"),
    ("changes --since yesterday", "--since “yesterday” is no date"),
    (
        "changes --spec harrow/gardner",
        "structured knows no specification “harrow/gardner”; did you mean harrow/gardener?",
    ),
    ("changes --spec nothing-like-it", "structured knows no specification “nothing-like-it”"),
    ("changes without", "without has no history yet; ingest again"),
    ("changes damaged", "changes.csv is damaged; ingest again"),
    ("changes nowhere", "nowhere holds no published data set; run an ingest first"),
    ("diff old.txt gone.txt", "gone.txt: neither a file nor a specification in structured"),
    ("diff old.txt gone.txt --structured nowhere", "gone.txt: no such file, and no id of a specification: nowhere"),
    ("diff old.txt harrow/gardner", "did you mean harrow/gardener?"),
    ("diff harrow/gardener@1 harrow/gardener@9", "there is no such version; it has versions 1 to 3"),
    ("diff harrow/usher@1 harrow/usher@2", "there is no such version; it has version 1 only"),
    (
        "diff harrow/gardner@1 old.txt",
        "neither a file nor a specification in structured; did you mean harrow/gardener?",
    ),
    ("diff ../../etc/passwd old.txt", "neither a file nor a specification"),
    ("diff harrow/gardener@3 harrow/gardener@1 --structured lost", "the facts of this version are lost"),
    ("diff harrow/gardener@2 harrow/gardener@1 --structured lost", "cannot be read; ingest again"),
    ("diff old.txt empty.txt", "empty.txt: "),
    ("diff old.txt structured", "neither a file nor a specification"),
    ("diff old.txt", "Missing argument"),
    ("diff old.txt new.txt --html new.txt", "--html new.txt would overwrite a document that is compared"),
    ("diff old.txt new.txt --html nowhere/page.html", "--html nowhere/page.html: no such file or directory"),
    ("diff old.txt new.txt --html structured", "--html structured: is a directory"),
]


@pytest.mark.parametrize(("line", "expected"), REFUSED, ids=[line for line, _ in REFUSED])
def test_what_cannot_be_answered_is_said_in_one_line(run: Run, tmp_path: Path, line: str, expected: str) -> None:
    lose_facts(tmp_path)
    told = run(line)
    assert (told.status, told.out) == (2, "")
    assert expected in told.err
    assert told.err.startswith("classspec: ")
    assert told.err.count("\n") == 1


def lose_facts(folder: Path) -> None:
    """A set whose first version is half written, and whose third points out of the folder."""
    versions = {("harrow/gardener", number): parsed(BEFORE) for number in (1, 2, 3)}
    lost = structured(folder / "lost", [], versions)
    (lost / "history/harrow/gardener/0001.json").write_text('{"spec_id": "harrow/', encoding="utf-8")
    (lost / "history/harrow/gardener/0002.json").unlink()
    table = (lost / "versions.csv").read_text(encoding="utf-8")
    (lost / "versions.csv").write_text(
        table.replace("history/harrow/gardener/0003.json", "../old.json"), encoding="utf-8"
    )


# --- diff -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        pytest.param("old.txt new.txt", (60, 48), id="two documents"),
        pytest.param("old.json new.txt", (60, 48), id="published JSON and a document"),
        pytest.param("harrow/gardener@1 harrow/gardener@2", (60, 48), id="two versions"),
        pytest.param("harrow/gardener@2 harrow/gardener", (48, 36), id="a version and the present one"),
        pytest.param("harrow/gardener harrow/florist", (36, 24), id="two specifications"),
        pytest.param("new.txt harrow/gardener@1", (48, 60), id="a document and a version"),
    ],
)
def test_two_of_anything_are_compared(run: Run, names: str, expected: tuple[int, int]) -> None:
    told = run(f"diff {names} --json")
    assert told.status == 0
    amounts = [each for each in told.records if each["field"] == "experience_months"]
    assert [(each["before"], each["after"]) for each in amounts] == [expected]
    assert amounts[0]["material"] is True
    assert set(amounts[0]["words_before"]) == {"text", "page", "line"}


def test_two_specifications_are_compared(run: Run) -> None:
    records = run("diff harrow/gardener harrow/usher --json").records
    assert ("title", "GARDENER I", "USHER") in [(each["field"], each["before"], each["after"]) for each in records]


def test_a_withdrawn_specification_is_known_by_its_last_version(run: Run, tmp_path: Path) -> None:
    (tmp_path / "structured/specs/harrow/gardener.json").unlink()
    assert run("diff harrow/gardener harrow/gardener@3 --json").records == []


def test_the_page_is_written_and_replaced(run: Run, tmp_path: Path) -> None:
    for names in ("old.txt old.txt", "old.txt new.txt"):
        assert run(f"diff {names} --html page.html").status == 0
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>")
    assert "<del>five (5)</del>" in page
    assert not list(tmp_path.glob(".page*"))


def test_only_material_changes_are_left(run: Run) -> None:
    everything, material = (run(f"diff old.txt new.txt --json {option}").records for option in ("", "--material"))
    assert material == [each for each in everything if each["material"]]
    assert material


def test_volumes_are_compared_title_by_title() -> None:
    clerk, old, new, usher = (
        parsed(text, f"harrow/volume-{n}")
        for n, text in enumerate(
            (USHER.replace("USHER", "CLERK"), BEFORE, BEFORE.replace("five (5)", "two (2)"), USHER)
        )
    )
    found = compare([clerk, old], [new, usher])
    assert [(pair.before, pair.after) for pair in found] == [(old, new), (None, usher), (clerk, None)]
    assert [each.field for pair in found[1:] for each in pair.changes] == [
        "specification_added",
        "specification_withdrawn",
    ]


@pytest.mark.parametrize("command", ["changes", "diff"])
def test_hostile_text_does_not_reach_the_terminal(command: str, tmp_path: Path, run: Run) -> None:
    hostile = "\x1b[31m\u202e[bold]x"
    words = evidence(f"{hostile} and more")
    changes: list[Change] = [change("other", hostile, hostile, alternative=hostile, words=(words, words))]
    if command == "changes":
        structured(tmp_path / "structured", rows("harrow/x", 2, "2026-03-01", hostile, changes), {})
        shown = run("changes").out
    else:
        console = Console(width=100, markup=False, highlight=False)
        with console.capture() as capture:
            for part in compared(parsed(BEFORE), parsed(AFTER), changes):
                console.print(part)
        shown = capture.get()
    assert "[bold]x" in shown
    assert "\x1b[31m" not in shown
    assert "\u202e" not in shown
