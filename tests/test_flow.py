"""Whole runs of the flow, each in a process of its own as a user starts it, with a real Prefect server behind it."""

import os
import re
import signal
import socket
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from prefect_server import ask, new_user, prefect_server
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas
from running import CLERK, ROOT, Outcome, Terminal, command, ingest, slow_document, wait_until, write_raw

from flows.cache import Cache
from flows.plan import borders, find, make_plan
from flows.report import COMPARED, normalised
from flows.worker_process import parse_into_cache
from pipeline.publish.lock import locked

SAMPLE = ROOT / "raw/harrow/Senior Caseworker.pdf"
BAD = {
    "empty.pdf": ("empty-file", lambda: b""),
    "truncated.pdf": ("damaged-file", lambda: SAMPLE.read_bytes()[:300]),
    "program.exe": ("unsupported-format", lambda: b"MZ\x90\x00\x03" + bytes(range(256)) * 40),
    "locked.pdf": ("encrypted", lambda: encrypted_pdf()),
}


def encrypted_pdf() -> bytes:
    canvas = Canvas("locked.pdf", encrypt=StandardEncryption("secret", canPrint=0))
    canvas.drawString(72, 720, "PAYROLL CLERK")
    content: bytes = canvas.getpdfdata()
    return content


@pytest.fixture(scope="session")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return new_user(tmp_path_factory.mktemp("home"))


@pytest.fixture(scope="session")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three good documents, and one of every bad kind."""
    raw = write_raw(
        tmp_path_factory.mktemp("mixed") / "raw",
        {f"clerk-{n}.txt": CLERK.replace("PAYROLL", f"PAYROLL {n}") for n in range(3)},
    )
    for name, (_, content) in BAD.items():
        (raw / "harrow" / name).write_bytes(content())
    return raw


@pytest.fixture(scope="session")
def first(environment: dict[str, str], mixed: Path) -> Outcome:
    return ingest(environment, mixed, mixed.parent / "structured")


class TestFirstRun:
    def test_good_files_are_published_although_others_are_bad(self, first: Outcome) -> None:
        assert {row["spec_id"] for row in first.rows("specs")} == {f"harrow/clerk-{n}" for n in range(3)}

    def test_a_run_with_failed_files_ends_with_status_1_and_says_so(self, first: Outcome) -> None:
        assert first.status == 1, first.stderr
        assert "4 files failed" in first.stdout

    @pytest.mark.parametrize("name", BAD)
    def test_every_bad_file_has_a_row_with_its_problem(self, first: Outcome, name: str) -> None:
        codes = [row["code"] for row in first.rows("problems") if row["source"] == f"harrow/{name}"]
        assert codes == [BAD[name][0]]

    def test_every_bad_file_is_told_with_advice(self, first: Outcome) -> None:
        failures = {failure["source"]: failure for failure in first.report["failures"]}
        assert set(failures) == {f"harrow/{name}" for name in BAD}
        assert all(failure["message"] and failure["advice"] for failure in failures.values())
        assert all(name in first.stdout for name in BAD)

    def test_every_document_is_published_or_failed(self, first: Outcome) -> None:
        counts = first.counts
        assert (counts["documents"], counts["published"], counts["failed"]) == (7, 3, 4)

    def test_nothing_but_the_summary_is_on_the_terminal(self, first: Outcome) -> None:
        assert first.stderr == ""
        assert first.stdout.startswith("✗ 4 files failed")
        assert "prefect" not in first.stdout.lower()
        assert "\x1b" not in first.stdout

    def test_unknown_headings_are_counted_with_the_files_they_stand_in(self, first: Outcome) -> None:
        sections = [row for row in first.rows("sections") if row["heading"] == "UNIFORM ALLOWANCE"]
        told = {each["heading"]: each for each in first.report["unknown_headings"]}
        assert bool(sections) == ("uniform allowance" in told)
        if sections:
            assert told["uniform allowance"]["count"] == 3
            assert told["uniform allowance"]["sources"] == [f"harrow/clerk-{n}.txt" for n in range(3)]

    def test_the_report_has_explained_words_versions_and_timings(self, first: Outcome) -> None:
        report = first.report
        assert report["qualifications"]["words"] == sum(each["words"] for each in report["qualifications"]["documents"])
        assert report["qualifications"]["explained_words"] > 0
        assert {"python", "classspec", "spacy", "pdfplumber", "prefect"} <= set(report["versions"])
        assert {"find", "start", "parse", "publish"} <= set(report["seconds"])
        assert report["run"]["started"] < report["run"]["ended"]


class TestLaterRuns:
    def test_a_second_run_over_unchanged_files_parses_nothing(
        self, environment: dict[str, str], mixed: Path, first: Outcome
    ) -> None:
        tables = {path.name: path.read_bytes() for path in first.out.glob("*.csv")}
        second = ingest(environment, mixed, first.out)
        assert second.counts["from_cache"] == 7
        assert {path.name: path.read_bytes() for path in second.out.glob("*.csv")} == tables

    def test_only_changed_new_and_corrupted_files_are_parsed_again(
        self, environment: dict[str, str], tmp_path: Path
    ) -> None:
        raw = write_raw(tmp_path / "raw", {f"{name}.txt": CLERK for name in ("same", "changed", "corrupted")})
        folder = tmp_path / "cache"
        cache = Cache(folder)
        files = {file.source: file for file in find(raw).files}
        for file in files.values():
            assert parse_into_cache(raw, file, cache) is None
        cache._path(files["harrow/corrupted.txt"]).write_bytes(b"{")
        write_raw(raw, {"changed.txt": f"{CLERK}\nNOTES:\nChanged.\n", "new.txt": CLERK})
        again = ingest(environment, raw, tmp_path / "out", "--cache", folder)
        assert again.status == 0, again.stderr
        assert (again.counts["documents"], again.counts["published"], again.counts["from_cache"]) == (4, 4, 1)


def test_a_running_server_sees_the_run_and_its_summary(
    environment: dict[str, str], tmp_path: Path, served: str
) -> None:
    raw = write_raw(tmp_path / "raw", {"clerk.txt": CLERK})
    done = ingest({**environment, "PREFECT_API_URL": served}, raw, tmp_path / "out", "--no-cache")
    assert done.status == 0, done.stderr
    (flow_run,) = ask(served, "flow_runs/filter")
    assert flow_run["state_type"] == "COMPLETED"
    assert flow_run["parameters"]["documents"] == 1
    artifacts = {artifact["key"]: artifact["data"] for artifact in ask(served, "artifacts/filter")}
    assert set(artifacts) == {"classspec-ingest", "classspec-changes"}
    counts = {
        name: int(count)
        for name, count in re.findall(r"^\| ([a-z ]+) \| (\d+) \|$", artifacts["classspec-ingest"], re.M)
    }
    assert counts["published"] == 1
    shown = {name: count for name, count in done.counts.items() if name not in COMPARED}
    assert counts == {name.replace("_", " "): count for name, count in shown.items()}


@pytest.fixture
def served(environment: dict[str, str], tmp_path: Path) -> Iterator[str]:
    """The address of a real `prefect server start` with its own home."""
    with prefect_server(environment, tmp_path) as url:
        yield url


class TestRefusals:
    """None of these may touch what is in STRUCTURED."""

    def test_an_unreachable_server_is_one_line_and_status_3(
        self, environment: dict[str, str], mixed: Path, tmp_path: Path
    ) -> None:
        with socket.create_server(("127.0.0.1", 0)) as free:
            url = f"http://127.0.0.1:{free.getsockname()[1]}/api"
        done = ingest({**environment, "PREFECT_API_URL": url}, mixed, tmp_path / "out")
        assert done.status == 3
        assert done.stderr.count("\n") == 1
        assert url in done.stderr
        assert not done.out.exists()

    @pytest.mark.parametrize("home", ["a-file", "a-file/below"])
    def test_a_home_of_prefect_that_cannot_be_used_is_one_line_and_status_3(
        self, environment: dict[str, str], mixed: Path, tmp_path: Path, home: str
    ) -> None:
        (tmp_path / "a-file").write_text("mine")
        done = ingest({**environment, "PREFECT_HOME": str(tmp_path / home)}, mixed, tmp_path / "out")
        assert done.status == 3
        assert done.stderr.count("\n") == 1
        assert "set PREFECT_HOME" in done.stderr

    @pytest.mark.parametrize(
        ("raw", "out", "said"),
        [
            pytest.param("missing", "out", "there is no such folder", id="a missing RAW"),
            pytest.param("empty", "out", "no documents", id="an empty RAW"),
            pytest.param("raw", "raw/out", "inside", id="STRUCTURED inside RAW"),
            pytest.param("parent/raw", "parent", "inside", id="RAW inside STRUCTURED"),
            pytest.param("raw", "notes", "did not write", id="STRUCTURED that holds somebody else's files"),
        ],
    )
    def test_wrong_folders_are_one_line_and_status_2(
        self, environment: dict[str, str], tmp_path: Path, raw: str, out: str, said: str
    ) -> None:
        (tmp_path / "empty").mkdir()
        write_raw(tmp_path / "raw", {"clerk.txt": CLERK})
        write_raw(tmp_path / "parent/raw", {"clerk.txt": CLERK})
        (tmp_path / "notes").mkdir()
        (tmp_path / "notes/mine.txt").write_text("mine")
        before = sorted(tmp_path.rglob("*"))
        done = ingest(environment, tmp_path / raw, tmp_path / out)
        assert done.status == 2, done.stderr
        assert done.stderr.count("\n") == 1
        assert said in done.stderr
        assert sorted(tmp_path.rglob("*")) == before

    def test_a_folder_that_another_run_writes_is_waited_for_and_then_left_alone(
        self, environment: dict[str, str], tmp_path: Path
    ) -> None:
        raw = write_raw(tmp_path / "raw", {"clerk.txt": CLERK})
        with locked(tmp_path / "out", 0):
            done = ingest(environment, raw, tmp_path / "out", "--wait", "0.2")
        assert done.status == 1
        waiting, refused = done.stderr.splitlines()
        assert f"process {os.getpid()}" in waiting
        assert "nothing was published" in refused
        assert not (tmp_path / "out").exists()


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="finds the processes of a run in /proc")
class TestInterruption:
    """A run over a document that takes minutes, in a terminal of its own."""

    @pytest.fixture
    def at_work(self, environment: dict[str, str], tmp_path: Path) -> Iterator["Terminal"]:
        raw = write_raw(tmp_path / "raw", {"slow.txt": slow_document(), "clerk.txt": CLERK})
        out = tmp_path / "out"
        out.mkdir()
        (out / "datapackage.json").write_text('{"name": "classspec"}')
        terminal = Terminal(command("ingest", raw, "--out", out, "--workers", "2"), environment, out)
        try:
            wait_until(lambda: "1/2" in terminal.screen(), seconds=60)
            yield terminal
        finally:
            terminal.close()

    def test_ctrl_c_ends_the_run_with_130_and_leaves_the_old_data_set_and_no_process(self, at_work: "Terminal") -> None:
        begin = time.monotonic()
        at_work.press("\x03")
        assert at_work.status() == 130
        assert time.monotonic() - begin < 3
        assert "nothing was published" in at_work.screen()
        assert "Traceback" not in at_work.screen()
        assert [path.name for path in at_work.out.iterdir()] == ["datapackage.json"]
        wait_until(lambda: not at_work.processes(), seconds=5)

    def test_a_killed_run_leaves_no_process_behind(self, at_work: "Terminal") -> None:
        os.kill(at_work.pid, signal.SIGKILL)
        assert at_work.status() == -signal.SIGKILL
        wait_until(lambda: not at_work.processes(), seconds=10)


def test_every_file_is_in_one_batch(tmp_path: Path) -> None:
    raw = write_raw(tmp_path / "raw", {f"{n:03}.txt": CLERK for n in range(100)})
    files = find(raw).files
    plan = make_plan(files, Cache(tmp_path / "cache"), workers=4)
    assert [file for batch in plan.batches for file in batch] == list(files)
    assert len(plan.batches[0]) == 9
    assert plan.cached == 0


@pytest.mark.parametrize(
    ("files", "workers", "sizes"),
    [
        pytest.param(0, 2, [], id="nothing to do, no batch"),
        pytest.param(3, 4, [1, 1, 1], id="each of few files is a batch: one may take long"),
        pytest.param(40, 2, [7, 6, 5, 4, 3, 3, 2, 2, 2, 1, 1, 1, 1, 1, 1], id="batches get smaller towards the end"),
        pytest.param(1_000_000, 8, [1000] * 1000, id="very many files are in a thousand batches"),
    ],
)
def test_batches_are_large_first_and_small_at_last(files: int, workers: int, sizes: list[int]) -> None:
    found = borders(files, workers)
    assert [end - start for start, end in pairwise(found)] == sizes


@pytest.mark.parametrize(
    ("heading", "counted"),
    [
        pytest.param("UNIFORM  ALLOWANCE:", "uniform allowance", id="case, blanks and the colon do not count"),
        pytest.param("Driver's License/I.D.", "driver's license/i d", id="apostrophe and slash do"),
    ],
)
def test_headings_are_counted_by_their_words(heading: str, counted: str) -> None:
    assert normalised(heading) == counted
