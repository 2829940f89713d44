"""Input that means harm, in two runs over one folder: the run ends, everything is told, nothing leaves its place.

The second run finds three of the documents changed, so that pages and news of changes are made of hostile words.
"""

import csv
import re
import subprocess
import time
from pathlib import Path
from typing import NamedTuple

import pytest
from harmful import ESCAPE, FORMULA, SCRIPT, SECRET, entitled, harms, write_harms
from prefect_server import new_user
from running import Outcome, command
from web import Site

from models.history_tables import ChangeRow, VersionRow
from models.tables import CorrectionRow, SpecRow
from pipeline.publish import read_rows
from pipeline.publish.cells import FORMULA as GUARDED
from pipeline.tabulate import ROWS

COMMANDS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
LARGEST_PARENT = 400
"""MiB."""
CORRECTION = f"""[[correction]]
spec = "elm/script"
fact = "grade"
value = "{FORMULA}"
reason = "{FORMULA}"
by = "+1"
on = "2024-03-31"
"""


class Harmed(NamedTuple):
    """Both runs, what each file was to become, and what was seen from outside."""

    first: Outcome
    told: dict[str, set[str]]
    second: Outcome
    expected: dict[str, str | None]
    asked: list[str]
    strangers: set[str]
    memory: int
    environment: dict[str, str]


@pytest.fixture(scope="module")
def harmed(tmp_path_factory: pytest.TempPathFactory) -> Harmed:
    home = tmp_path_factory.mktemp("harm")
    raw, out, secret = home / "raw", home / "out", home / "secret.toml"
    secret.write_text(f'jurisdiction = "{SECRET}"\n')
    with Site() as site:
        expected = write_harms(raw, harms(site.root, secret), secret)
        (raw / "elm/corrections.toml").write_text(CORRECTION)
        environment = new_user(home / "user")
        before = everything(home)
        first, memory = run(environment, raw, out)
        codes = told(first)
        for name, title in (("formula", FORMULA), ("script", f"{SCRIPT} CLERK"), ("escape", f"{ESCAPE} CLERK")):
            changed = entitled(title).decode().replace("two (2) years", f"five (5) years {FORMULA} {SCRIPT}{ESCAPE}")
            (raw / f"elm/{name}.txt").write_text(changed)
        second, _ = run(environment, raw, out)
        strangers = everything(home) - before
        asked = [each.path for each in site.asked]
    return Harmed(first, codes, second, expected, asked, strangers, memory, environment)


def run(environment: dict[str, str], raw: Path, out: Path) -> tuple[Outcome, int]:
    """A run, and the most memory in MiB that its own process had."""
    line = command("ingest", raw, "--out", out, "--memory", "512", "--timeout", "10")
    folder = raw.parent / "user"
    folder.mkdir(exist_ok=True)
    with (folder / "stdout").open("w+b") as stdout, (folder / "stderr").open("w+b") as stderr:
        process = subprocess.Popen(line, env=environment, cwd=raw.parent, stdout=stdout, stderr=stderr)
        memory, deadline = 0, time.monotonic() + 300
        while process.poll() is None:
            assert time.monotonic() < deadline, "the run does not end"
            found = re.search(r"VmHWM:\s+(\d+)", Path(f"/proc/{process.pid}/status").read_text())
            memory = max(memory, int(found[1]) // 1024 if found else 0)
            time.sleep(0.1)
    said = [(folder / name).read_text(encoding="utf-8") for name in ("stdout", "stderr")]
    return Outcome(process.returncode, *said, out), memory


def everything(home: Path) -> set[str]:
    """All paths below `home`, without what is the user's own, and the published set."""
    found = {path.relative_to(home).as_posix() for path in home.rglob("*")}
    return {path for path in found if not path.startswith(("user", "out"))}


def told(outcome: Outcome) -> dict[str, set[str]]:
    """The codes of every file without a specification, an empty one for those that have one."""
    found: dict[str, set[str]] = {row["source"]: {""} for row in outcome.rows("specs")}
    for row in outcome.rows("problems"):
        found.setdefault(row["source"], set()).add(row["code"])
    return found


def test_every_file_is_published_or_told_of(harmed: Harmed) -> None:
    assert harmed.first.status == 1, harmed.first.stderr
    found = harmed.told
    cells = {COMMANDS.sub(" ", path): code for path, code in harmed.expected.items()}
    wrong = {
        path: (code, found.get(path))
        for path, code in cells.items()
        if path not in found or (code is not None and code not in found[path])
    }
    assert wrong == {}
    assert set(found) == set(cells)


def test_no_file_is_a_fault_of_the_program_or_ends_a_worker(harmed: Harmed) -> None:
    found = harmed.told
    faults = {"internal-error", "worker-died", "result-lost"}
    assert {path: codes for path, codes in found.items() if codes & faults} == {}


def test_nothing_outside_is_read_written_or_asked(harmed: Harmed) -> None:
    assert harmed.strangers == {".out.lock"}, "the lock lies beside the published set"
    assert harmed.asked == []
    published = [path for path in harmed.second.out.rglob("*") if path.is_file()]
    assert [path for path in published if SECRET.encode() in path.read_bytes()] == []


def test_the_process_that_publishes_stays_small(harmed: Harmed) -> None:
    assert 0 < harmed.memory < LARGEST_PARENT


def test_no_cell_of_any_table_is_a_formula(harmed: Harmed) -> None:
    guarded: set[str] = set()
    for row in ROWS:
        with (harmed.second.out / f"{row.table}.csv").open(encoding="utf-8", newline="") as file:
            cells = [cell for record in csv.reader(file) for cell in record]
        assert [cell for cell in cells if re.match(r"[=+@＝＋－＠\t\r]|-(?!\d)", cell)] == []
        guarded |= {row.table for cell in cells if cell.startswith("'") and GUARDED.match(cell)}
    assert {"specs", "corrections", "versions", "changes"} <= guarded


def test_no_published_text_commands_a_terminal_or_turns_the_direction_of_writing(harmed: Harmed) -> None:
    texts = [path for path in harmed.second.out.rglob("*") if path.suffix in (".csv", ".json", ".html", ".atom")]
    assert {path.suffix for path in texts} == {".csv", ".json", ".html", ".atom"}
    assert [path for path in texts if COMMANDS.search(path.read_text(encoding="utf-8"))] == []


def test_the_words_behind_the_guard_are_those_of_the_document(harmed: Harmed) -> None:
    out = harmed.second.out
    assert FORMULA in {row.title for row in read_rows(out, SpecRow)}
    assert FORMULA in {row.title for row in read_rows(out, VersionRow)}
    assert FORMULA in {row.corrected for row in read_rows(out, CorrectionRow)}
    assert FORMULA in {row.title for row in read_rows(out, ChangeRow)}


def test_no_page_and_no_news_holds_a_script(harmed: Harmed) -> None:
    out = harmed.second.out
    pages = [*out.rglob("*.html"), *out.rglob("*.atom")]
    assert len([page for page in pages if page.suffix == ".html"]) >= 3
    assert [page.name for page in pages if SCRIPT in page.read_text(encoding="utf-8")] == []
    assert any("alert(1)" in page.read_text(encoding="utf-8") for page in pages)


VIEWS = (
    ("changes", "out"),
    ("review", "out"),
    ("show", "raw/elm/escape.txt"),
    ("show", f"raw/elm/{ESCAPE}.txt"),
    ("diff", "raw/elm/escape.txt", "raw/elm/script.txt"),
    ("show", "raw/elm/swelling.pdf.txt\x1b[31m"),
)


@pytest.mark.parametrize(
    "view", VIEWS, ids=lambda view: " ".join(view).encode("ascii", "replace").decode().replace("\x1b", "ESC")
)
def test_no_view_sends_an_escape_sequence(harmed: Harmed, view: tuple[str, ...]) -> None:
    home = harmed.second.out.parent
    done = subprocess.run(
        command(*view), cwd=home, env=harmed.environment, capture_output=True, encoding="utf-8", timeout=60
    )
    printed = done.stdout + done.stderr
    assert printed.strip()
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", printed)


def test_the_run_itself_sends_no_escape_sequence(harmed: Harmed) -> None:
    for outcome in (harmed.first, harmed.second):
        assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", outcome.stdout + outcome.stderr)
        assert "elm/" in outcome.stdout
