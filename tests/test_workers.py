"""Worker processes that die, hang, or meet a mistake: it stays with the document."""

import inspect
import os
import signal
import subprocess
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from multiprocessing import active_children
from pathlib import Path
from typing import Any

import pytest
from reportlab.pdfgen.canvas import Canvas
from running import CLERK, slow_document, wait_until, write_raw

import flows.workers as pool
from flows import worker_process
from flows.cache import Cache
from flows.plan import find
from flows.refresh import refresh
from flows.worker_process import parse_into_cache
from flows.workers import Workers
from interfaces.commands.ingest import ingest
from interfaces.commands.schedule import schedule
from interfaces.commands.watch import watch
from models.document import Problem, RawFile
from models.limits import USUAL, Limits
from pipeline.read import Unreadable
from pipeline.read.pdf_pages import check_pages


class TestWorkers:
    @pytest.fixture
    def raw(self, tmp_path: Path) -> Path:
        return write_raw(tmp_path / "raw", {"a-slow.txt": slow_document(), "b-clerk.txt": CLERK})

    @pytest.fixture
    def cache(self, tmp_path: Path) -> Cache:
        return Cache(tmp_path / "cache")

    def test_a_document_over_the_time_limit_is_too_slow_and_the_next_one_is_parsed(
        self, raw: Path, cache: Cache
    ) -> None:
        with Workers(raw, cache, count=1, limits=Limits(timeout=1.5)) as workers:
            (_, slow), (clerk, fine) = workers.parse(find(raw).files)
        assert slow is not None
        assert slow.code == "too-slow"
        assert fine is None
        assert cache.holds(clerk)

    def test_a_document_whose_worker_dies_twice_is_a_failure_and_the_next_one_is_parsed(
        self, raw: Path, cache: Cache
    ) -> None:
        with Workers(raw, cache, count=1, limits=Limits(timeout=60)) as workers:
            results = workers.parse(find(raw).files)
            died = while_killing(lambda: next(results)[1], deaths=2)
            clerk, fine = next(results)
        assert died is not None
        assert died.code == "worker-died"
        assert fine is None
        assert cache.holds(clerk)

    def test_a_document_whose_worker_dies_once_is_parsed_after_all(self, raw: Path, cache: Cache) -> None:
        (raw / "harrow/a-slow.txt").write_text(slow_document()[:60_000])
        with Workers(raw, cache, count=1, limits=Limits(timeout=60)) as workers:
            assert while_killing(lambda: next(workers.parse(find(raw).files))[1], deaths=1) is None


def while_killing(work: Callable[[], Problem | None], *, deaths: int) -> Problem | None:
    """The result of `work`, during which so many processes are killed, one after the other."""

    def kill() -> None:
        killed: set[int | None] = set()
        while len(killed) < deaths:
            for child in active_children():
                if child.pid not in killed:
                    time.sleep(0.3)
                    child.kill()
                    killed.add(child.pid)
            time.sleep(0.05)

    killer = threading.Thread(target=kill)
    killer.start()
    result = work()
    killer.join(20)
    assert not killer.is_alive()
    return result


class TestParsingOneFile:
    @pytest.fixture
    def found(self, tmp_path: Path) -> tuple[Path, RawFile]:
        raw = write_raw(tmp_path / "raw", {"clerk.txt": CLERK})
        (file,) = find(raw).files
        return raw, file

    def test_a_mistake_of_the_parser_stays_with_its_document(
        self, found: tuple[Path, RawFile], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def broken(*_: object) -> None:
            raise KeyError("some\nkey")

        monkeypatch.setattr("pipeline.parse.parse", broken)
        problem = parse_into_cache(*found, Cache(tmp_path / "cache"))
        assert problem is not None
        assert (problem.code, problem.severity) == ("internal-error", "error")
        assert "KeyError" in problem.message
        assert "\n" not in problem.message

    def test_a_file_that_changes_while_it_is_read_gives_no_result_under_its_old_hash(
        self, found: tuple[Path, RawFile], tmp_path: Path
    ) -> None:
        raw, file = found
        (raw / file.source).write_text("something else")
        cache = Cache(tmp_path / "cache")
        problem = parse_into_cache(raw, file, cache)
        assert problem is not None
        assert problem.code == "changed-meanwhile"
        assert not cache.holds(file)


class TestStarting:
    @pytest.fixture
    def raw(self, tmp_path: Path) -> Path:
        return write_raw(tmp_path / "raw", {"a-clerk.txt": CLERK, "b-clerk.txt": CLERK})

    def test_a_worker_is_started_although_the_process_that_it_is_forked_from_was_killed(
        self, raw: Path, tmp_path: Path
    ) -> None:
        with Workers(raw, Cache(tmp_path / "cache"), count=1, limits=Limits()) as workers:
            results = workers.parse(find(raw).files)
            assert next(results)[1] is None
            os.kill(pool._forkserver(), signal.SIGKILL)
            (child,) = active_children()
            child.kill()
            assert next(results)[1] is None

    def test_a_start_that_hangs_is_given_up_and_made_again(
        self, raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        patience = iter((1.0,))
        timer = threading.Timer
        monkeypatch.setattr(threading, "Timer", lambda _, work: timer(next(patience, 120.0), work))
        with Workers(raw, Cache(tmp_path / "cache"), count=1, limits=Limits()) as workers:
            hanging = pool._forkserver()
            os.kill(hanging, signal.SIGSTOP)
            assert next(workers.parse(find(raw).files))[1] is None
            assert pool._forkserver() != hanging


class TestLimits:
    """Documents that take what they should not: the reader is exchanged in the process that workers are forked from."""

    @pytest.fixture
    def found(self, tmp_path: Path) -> tuple[Path, Cache]:
        return write_raw(tmp_path / "raw", {"a-greedy.txt": CLERK, "b-clerk.txt": CLERK}), Cache(tmp_path / "cache")

    def test_a_document_that_takes_too_much_memory_is_a_problem_and_the_next_one_is_parsed(
        self, found: tuple[Path, Cache], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        raw, cache = found
        monkeypatch.setattr(pool, "serve", serve_greedy)
        with Workers(raw, cache, count=1, limits=Limits(memory=512)) as workers:
            (_, greedy), (clerk, fine) = workers.parse(find(raw).files)
        assert greedy is not None
        assert (greedy.code, greedy.severity) == ("too-much-memory", "error")
        assert "512 MiB" in greedy.message
        assert fine is None
        assert cache.holds(clerk)

    @pytest.mark.parametrize(
        ("wanted", "code"),
        [
            pytest.param(700, "too-much-memory", id="a process that ends itself where memory runs out"),
            pytest.param(0, "worker-died", id="a process that ends itself for nothing"),
        ],
    )
    def test_why_a_worker_ended_itself_is_told(
        self, found: tuple[Path, Cache], monkeypatch: pytest.MonkeyPatch, wanted: int, code: str
    ) -> None:
        raw, cache = found
        (raw.parent / "wanted").write_text(str(wanted))
        monkeypatch.setattr(pool, "serve", serve_giving_up)
        with Workers(raw, cache, count=1, limits=Limits(memory=512)) as workers:
            (_, greedy), (clerk, fine) = workers.parse(find(raw).files)
        assert greedy is not None
        assert (greedy.code, greedy.severity) == (code, "error")
        assert fine is None
        assert cache.holds(clerk)

    def test_what_a_document_started_ends_with_its_worker(
        self, found: tuple[Path, Cache], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        raw, cache = found
        monkeypatch.setattr(pool, "serve", serve_with_a_child)
        with Workers(raw, cache, count=1, limits=Limits(timeout=2)) as workers:
            (_, slow) = next(workers.parse(find(raw).files[:1]))
        assert slow is not None
        assert slow.code == "too-slow"
        children = [int(pid) for pid in (raw / "children").read_text().split()]
        assert len(children) == 2, "a document that hangs is tried twice"
        wait_until(lambda: not any(is_alive(pid) for pid in children), seconds=5)


def serve_greedy(*arguments: Any) -> None:
    """A worker whose parser keeps all that it gets hold of for a greedy document."""
    import pipeline.parse

    parse = pipeline.parse.parse

    def greedy(raw: RawFile, content: bytes, limits: Limits) -> object:
        return parse(raw, content if "greedy" not in raw.source else b" ".join([content] * 10_000_000), limits)

    pipeline.parse.parse = greedy  # type: ignore[assignment]
    worker_process.serve(*arguments)


def serve_giving_up(*arguments: Any) -> None:
    """A worker whose parser, over a greedy document, ends the process if memory runs out, as a library in C may."""
    import pipeline.parse

    parse, wanted = pipeline.parse.parse, int((arguments[1].parent / "wanted").read_text())

    def giving_up(raw: RawFile, content: bytes, limits: Limits) -> object:
        if "greedy" in raw.source:
            with suppress(MemoryError):
                held = bytes(wanted * 2**20)
                time.sleep(0.5 if held else 0)
            os.abort()
        return parse(raw, content, limits)

    pipeline.parse.parse = giving_up  # type: ignore[assignment]
    worker_process.serve(*arguments)


def serve_with_a_child(*arguments: Any) -> None:
    """A worker whose parser waits for a program that never ends."""
    import pipeline.parse

    def waiting(*_: object) -> object:
        child = subprocess.Popen(["sleep", "600"])
        with (arguments[1] / "children").open("a") as told:
            told.write(f"{child.pid}\n")
        return child.wait()

    pipeline.parse.parse = waiting  # type: ignore[assignment]
    worker_process.serve(*arguments)


def is_alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except OSError:
        return False
    return state != "Z"


@pytest.mark.parametrize(
    ("pages", "most", "refused"),
    [
        pytest.param(3, 3, False, id="a PDF of as many pages as are allowed is read"),
        pytest.param(4, 3, True, id="a PDF of more pages is refused"),
    ],
)
def test_pages(pages: int, most: int, refused: bool) -> None:
    canvas = Canvas("pages.pdf")
    for _ in range(pages):
        canvas.showPage()
    content = canvas.getpdfdata()
    if not refused:
        return check_pages(content, most)
    with pytest.raises(Unreadable) as caught:
        check_pages(content, most)
    assert caught.value.code == "too-many-pages"
    return None


@pytest.mark.parametrize("content", [b"%PDF-1.7 cut off", b"no PDF at all", b""])
def test_pages_of_what_cannot_be_opened_are_left_to_the_reader(content: bytes) -> None:
    check_pages(content, 1)


def test_the_defaults_of_commands_and_flows_are_those_of_the_model() -> None:
    usual = USUAL.model_dump()
    for function in (ingest, schedule, watch, refresh.fn):
        defaults = {name: each.default for name, each in inspect.signature(function).parameters.items()}
        assert {name: defaults[name] for name in usual} == usual
