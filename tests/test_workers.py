"""Worker processes that die, hang, or meet a mistake: it stays with the document."""

import threading
import time
from collections.abc import Callable
from multiprocessing import active_children
from pathlib import Path

import pytest
from running import CLERK, slow_document, write_raw

from flows.cache import Cache
from flows.plan import find
from flows.worker_process import parse_into_cache
from flows.workers import Workers
from models.document import Problem, RawFile


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
        with Workers(raw, cache, count=1, limit=1.5) as workers:
            (_, slow), (clerk, fine) = workers.parse(find(raw).files)
        assert slow is not None
        assert slow.code == "too-slow"
        assert fine is None
        assert cache.holds(clerk)

    def test_a_document_whose_worker_dies_twice_is_a_failure_and_the_next_one_is_parsed(
        self, raw: Path, cache: Cache
    ) -> None:
        with Workers(raw, cache, count=1, limit=60) as workers:
            results = workers.parse(find(raw).files)
            died = while_killing(lambda: next(results)[1], deaths=2)
            clerk, fine = next(results)
        assert died is not None
        assert died.code == "worker-died"
        assert fine is None
        assert cache.holds(clerk)

    def test_a_document_whose_worker_dies_once_is_parsed_after_all(self, raw: Path, cache: Cache) -> None:
        (raw / "harrow/a-slow.txt").write_text(slow_document()[:60_000])
        with Workers(raw, cache, count=1, limit=60) as workers:
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
