"""A disk that takes no more: one line says so, and what was published stays as it was.

The system is asked to let no file grow beyond some bytes, which is a full disk for whoever writes.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from build import full_spec
from running import CLERK, write_raw

import flows.workers as pool
from flows import worker_process
from flows.cache import Cache
from flows.errors import NotPublished
from flows.plan import find
from flows.workers import Workers
from models.limits import Limits
from pipeline.publish import Unwritable, publish

resource = pytest.importorskip("resource", reason="the system cannot limit the size of files")


@contextmanager
def no_file_over(size: int) -> Iterator[None]:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def everything(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    "size",
    [
        pytest.param(0, id="at the first file"),
        pytest.param(2_000, id="at a specification"),
        pytest.param(60_000, id="at the database"),
    ],
)
def test_a_disk_that_is_full_leaves_the_set_as_it_was_and_the_next_run_publishes(tmp_path: Path, size: int) -> None:
    out = tmp_path / "out"
    publish(out, [full_spec("harrow/clerk")], [], {})
    before = everything(tmp_path)
    with no_file_over(size), pytest.raises(Unwritable) as caught:
        publish(out, [full_spec("harrow/clerk", mark="second")], [], {})
    assert "free room on the disk" in str(caught.value)
    assert "\n" not in str(caught.value)
    assert everything(tmp_path) == before
    publish(out, [full_spec("harrow/clerk", mark="second")], [], {})
    assert everything(tmp_path) != before


def test_a_full_disk_below_the_cache_ends_the_run_and_blames_no_document(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    raw = write_raw(tmp_path / "raw", {"clerk.txt": CLERK})
    monkeypatch.setattr(pool, "serve", serve_on_a_full_disk)
    with (
        Workers(raw, Cache(tmp_path / "cache"), count=1, limits=Limits()) as workers,
        pytest.raises(NotPublished, match="cannot be written"),
    ):
        list(workers.parse(find(raw).files))
    assert [path for path in (tmp_path / "cache").rglob("*") if path.is_file()] == []


def serve_on_a_full_disk(*arguments: Any) -> None:
    with no_file_over(0):
        worker_process.serve(*arguments)
