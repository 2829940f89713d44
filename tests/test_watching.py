"""Noticing files dropped into RAW: which names count, when a file is complete, what is no news."""

import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from flows.watching import Watcher, is_watched, state_of


@pytest.mark.parametrize(
    ("path", "watched"),
    [
        pytest.param("harrow/clerk.pdf", True, id="a document"),
        pytest.param("harrow/health/clerk", True, id="a document without an ending, in a sub-folder"),
        pytest.param("harrow/source.toml", True, id="what a source says of itself"),
        pytest.param("harrow/corrections.toml", True, id="corrections"),
        pytest.param("harrow/clerk.pdf.part", False, id="a file being downloaded"),
        pytest.param("harrow/clerk.pdf.CRDOWNLOAD", False, id="another, in capitals"),
        pytest.param("harrow/~$clerk.docx", False, id="the lock of an office program"),
        pytest.param("harrow/clerk.txt~", False, id="the copy of an editor"),
        pytest.param("harrow/.clerk.txt.swp", False, id="a hidden file"),
        pytest.param("harrow/.earlier/clerk.pdf", False, id="a file in a hidden folder"),
        pytest.param("harrow/manifest.jsonl", False, id="the record of what was fetched"),
        pytest.param("harrow/README.md", False, id="a read-me file"),
    ],
)
def test_a_change_of_a_file_is_news_by_its_name(path: str, watched: bool) -> None:
    assert is_watched(path) == watched


class Place:
    """A watched folder."""

    def __init__(self, root: Path) -> None:
        self.root, self.wake = root, threading.Event()
        self.watcher = Watcher(root, self.wake)

    def drop(self, name: str, text: str = "x") -> Path:
        path = self.root / "harrow" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def has_news(self, *, seconds: float = 5) -> bool:
        return self.watcher.changed.wait(seconds)


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    """With one file that is ingested already."""
    place = Place(tmp_path)
    place.drop("old.txt")
    place.watcher.start()
    assert place.has_news()
    place.watcher.taken()
    yield place
    place.watcher.stop()


def test_a_dropped_file_is_news_within_seconds_and_wakes_whoever_waits(place: Place) -> None:
    place.wake.clear()
    place.drop("new.txt")
    assert place.wake.wait(5)
    assert place.has_news()


@pytest.mark.parametrize("what", ["changed", "gone", "renamed", "in a new folder", "moved in with an old time"])
def test_whatever_happens_to_a_file_is_news(place: Place, what: str) -> None:
    old = place.root / "harrow/old.txt"
    if what == "changed":
        old.write_text("other", encoding="utf-8")
    elif what == "gone":
        old.unlink()
    elif what == "renamed":
        old.rename(old.with_name("other.txt"))
    elif what == "in a new folder":
        place.drop("a/b/new.txt")
    else:
        beside = place.root / ".beside"
        beside.write_text("x", encoding="utf-8")
        os.utime(beside, (0, 0))
        beside.rename(old.with_name("new.txt"))
    assert place.has_news()


def test_a_file_that_is_still_being_written_is_no_news_yet(place: Place) -> None:
    with (place.root / "harrow/growing.txt").open("w") as file:
        for _ in range(12):
            file.write("more\n")
            file.flush()
            time.sleep(0.2)
            assert not place.watcher.changed.is_set()
    assert place.has_news()


def test_what_an_ingest_takes_is_no_news_afterwards(place: Place) -> None:
    place.drop("fetched.txt")
    place.watcher.taken()
    assert not place.has_news(seconds=2.5)


def test_a_file_that_comes_and_goes_and_a_temporary_one_are_no_news(place: Place) -> None:
    place.drop("clerk.pdf.part")
    place.drop("short.txt").unlink()
    assert not place.has_news(seconds=2.5)


def test_a_folder_that_vanishes_and_comes_back_is_found_by_the_look_from_time_to_time(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    (place.root / "harrow/old.txt").unlink()
    (place.root / "harrow").rmdir()
    place.root.rmdir()
    assert place.has_news()
    place.watcher.taken()
    monkeypatch.setattr("flows.watching.LOOK_ANYWAY", 0.5)  # the system has lost sight of the folder
    place.drop("again.txt")
    assert place.has_news()
    assert state_of(place.root).keys() == {"harrow/again.txt"}
