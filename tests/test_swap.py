"""The set takes its place in one step: readers, second writers, killed runs, and folders that are not ours."""

import json
import multiprocessing
import os
import random
import shutil
import signal
import sys
import time
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from build import full_spec, spec

from models.classspec import ClassSpec
from pipeline.chronicle import Occasion
from pipeline.publish import Locked, Made, Refused, from_one_set, load, publish
from pipeline.publish.lock import locked, note_path
from pipeline.publish.past import read_past
from pipeline.publish.stage import Delivery, stage
from pipeline.publish.swap import aside_path, recover, staging_path, swap

forks = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes that begin as a copy of this one")

FORK: Any = multiprocessing.get_context("fork" if hasattr(os, "fork") else None)

OLD = tuple(full_spec(f"harrow/clerk-{n}", mark="old") for n in range(3))
NEW = tuple(full_spec(f"harrow/clerk-{n}", mark="new") for n in range(5))


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A folder that holds the old set and a note of its user."""
    folder = tmp_path / "out"
    publish(folder, OLD, [], {})
    (folder / "my notes.txt").write_text("ask the commission", encoding="utf-8")
    return folder


def put(out: Path, *specs: ClassSpec) -> None:
    publish(out, specs, [], {})


def names(folder: Path) -> set[str]:
    return {entry.name for entry in folder.iterdir()}


def hashes_agree(folder: Path) -> bool:
    """Whether every CSV file is the one that the descriptor speaks of, and every row of specs has its file."""
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    marks = [f"sha256:{sha256((folder / each['path']).read_bytes()).hexdigest()}" for each in package["resources"]]
    rows = (folder / "specs.csv").read_bytes().count(b"\r\n") - 1
    return marks == [each["hash"] for each in package["resources"]] and rows == len(
        list((folder / "specs").rglob("*.json"))
    )


def started(target: Callable[..., None], *arguments: Any, **options: Any) -> Any:
    process = FORK.Process(target=target, args=arguments, kwargs=options, daemon=True)
    process.start()
    return process


def publish_in_turns(out: Path, *sets: tuple[ClassSpec, ...], rounds: int = 1_000_000) -> None:
    for turn in range(rounds):
        publish(out, sets[turn % len(sets)], [], {}, wait=60)


def read_until(done: Any, out: Path, torn: Any, reads: Any) -> None:
    while not done.is_set():
        try:
            good = from_one_set(out, hashes_agree) and load(out) in (OLD, NEW)
        except Exception:  # whatever a torn set breaks is what this counts
            good = False
        reads.value += 1
        torn.value += not good


@forks
def test_a_reader_never_sees_half_a_set_while_two_processes_publish(out: Path) -> None:
    done, torn, reads = FORK.Event(), FORK.Value("i", 0), FORK.Value("i", 0)
    reader = started(read_until, done, out, torn, reads)
    writers = [started(publish_in_turns, out, *sets, rounds=5) for sets in ((OLD, NEW), (NEW, OLD))]
    for writer in writers:
        writer.join(60)
    done.set()
    reader.join(60)
    assert [writer.exitcode for writer in writers] == [0, 0]
    assert reads.value > 5
    assert torn.value == 0


def assert_whole(out: Path) -> None:
    """Either set, complete; after one more run the new one, with the user's notes and nothing left over."""
    put(out, *NEW)
    assert load(out) == NEW
    assert hashes_agree(out)
    assert (out / "my notes.txt").read_text(encoding="utf-8") == "ask the commission"
    assert names(out.parent) <= {"out", ".out.lock", ".out.lock.json"}


@forks
@pytest.mark.parametrize("seed", range(12))
def test_a_run_killed_at_a_random_moment_leaves_the_old_set_or_the_new_one(out: Path, seed: int) -> None:
    writer = started(publish_in_turns, out, NEW, OLD)
    time.sleep(random.Random(seed).uniform(0.02, 0.5))
    writer.kill()
    writer.join()
    assert load(out) in (OLD, NEW)
    assert hashes_agree(out)
    assert_whole(out)


CHANGES = ("os.mkdir", "os.rename", "os.remove", "os.rmdir", "shutil.rmtree", "os.chmod")


def killed_at(moment: int, action: Callable[[], None]) -> None:
    """Run `action`, but die without warning just before its n-th change to the file system."""
    changes = iter(range(moment))

    def count(event: str, _: tuple[Any, ...]) -> None:
        if event in CHANGES and next(changes, None) is None:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(count)
    action()


def begin_again(out: Path) -> None:
    """The old set as it was at first, without the history that has grown since; the user's note must be there."""
    note = (out / "my notes.txt").read_text(encoding="utf-8")
    shutil.rmtree(out)
    put(out, *OLD)
    (out / "my notes.txt").write_text(note, encoding="utf-8")


def by_two_renames(out: Path) -> None:
    """Publish the new set as on a system that cannot exchange names."""
    staging_path(out).mkdir()
    stage(staging_path(out), Delivery(list(map(Made, NEW))), [], {}, read_past(out), Occasion())
    swap(out, exchange=lambda *_: False)


def moments(action: Callable[[Path], None], out: Path) -> Iterator[int]:
    """Kill `action` before its first change, its second … until it ends by itself; the exit codes.

    The later changes clear away one file after the other: of those, every ninth will do.
    """
    for moment in (*range(14), *range(14, 300, 9)):
        process = started(killed_at, moment, lambda: action(out))
        process.join(60)
        yield process.exitcode
        if process.exitcode != -signal.SIGKILL:
            return


@forks
def test_a_run_killed_before_any_change_it_makes_loses_nothing(out: Path) -> None:
    codes = []
    for code in moments(lambda folder: put(folder, *NEW), out):
        codes.append(code)
        assert load(out) in (OLD, NEW)
        assert hashes_agree(out)
        put(out, *OLD)
        begin_again(out)
    assert len(codes) > 10
    assert codes[-1] == 0
    assert_whole(out)


@forks
def test_where_names_cannot_be_exchanged_the_next_run_repairs_a_killed_one(out: Path) -> None:
    codes = []
    for code in moments(by_two_renames, out):
        codes.append(code)
        recover(out)
        assert load(out) in (OLD, NEW)
        assert hashes_agree(out)
        assert names(out) >= {"my notes.txt"}
        assert not staging_path(out).exists()
        assert not aside_path(out).exists()
        begin_again(out)
    assert len(codes) > 10
    assert codes[-1] == 0
    assert_whole(out)


def test_a_set_that_cannot_take_its_place_leaves_the_old_one(out: Path) -> None:
    staging_path(out).mkdir()

    def staged_set_goes_away(staging: Path, _: Path) -> bool:
        staging.rmdir()
        return False

    with pytest.raises(Refused, match="cannot be replaced"):
        swap(out, exchange=staged_set_goes_away)
    assert load(out) == OLD
    assert not aside_path(out).exists()


def failing() -> Iterator[ClassSpec]:
    yield NEW[0]
    raise RuntimeError("the reader broke")


def test_a_run_that_fails_changes_nothing(out: Path) -> None:
    before = {path: path.read_bytes() for path in out.rglob("*") if path.is_file()}
    with pytest.raises(RuntimeError):
        publish(out, failing(), [], {})
    assert {path: path.read_bytes() for path in out.rglob("*") if path.is_file()} == before
    assert names(out.parent) <= {"out", ".out.lock"}


def test_what_the_user_keeps_in_the_folder_stays_there(out: Path) -> None:
    (out / "archive" / "2020").mkdir(parents=True)
    (out / "archive" / "2020" / "specs.csv").write_text("older", encoding="utf-8")
    (out / "link").symlink_to("my notes.txt")
    put(out, *NEW)
    assert load(out) == NEW
    assert (out / "archive" / "2020" / "specs.csv").read_text(encoding="utf-8") == "older"
    assert (out / "link").read_text(encoding="utf-8") == "ask the commission"


def test_a_note_that_a_killed_run_left_behind_does_not_replace_a_newer_one(out: Path) -> None:
    staging_path(out).mkdir()
    (staging_path(out) / "my notes.txt").write_text("an older note", encoding="utf-8")
    put(out, *NEW)
    assert (out / "my notes.txt").read_text(encoding="utf-8") == "ask the commission"
    assert (out / "my notes (2).txt").read_text(encoding="utf-8") == "an older note"


def test_a_specification_that_is_gone_leaves_no_file(out: Path) -> None:
    put(out, OLD[0])
    assert len(list((out / "specs").rglob("*.json"))) == 1


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX systems")
def test_the_folder_keeps_its_permissions(out: Path) -> None:
    out.chmod(0o2775)
    put(out, *NEW)
    assert out.stat().st_mode & 0o7777 == 0o2775


def empty(out: Path) -> None:
    out.mkdir()


def kept_in_git(out: Path) -> None:
    out.mkdir()
    (out / ".gitkeep").touch()


def missing(_: Path) -> None:
    pass


@pytest.mark.parametrize("prepare", [missing, empty, kept_in_git])
def test_a_folder_that_is_may_be_used(tmp_path: Path, prepare: Callable[[Path], None]) -> None:
    folder = tmp_path / "new" / "out"
    folder.parent.mkdir()
    prepare(folder)
    before = names(folder) if folder.exists() else set()
    put(folder, *NEW)
    assert load(folder) == NEW
    assert names(folder) >= before


def documents(out: Path) -> None:
    out.mkdir()
    (out / "letter.docx").touch()


def other_package(out: Path) -> None:
    out.mkdir()
    (out / "datapackage.json").write_text('{"name": "rainfall"}', encoding="utf-8")


def hidden_files(out: Path) -> None:
    out.mkdir()
    (out / ".profile").touch()


def a_file(out: Path) -> None:
    out.touch()


@pytest.mark.parametrize("prepare", [documents, other_package, hidden_files, a_file])
def test_a_folder_is_refused_that_holds(tmp_path: Path, prepare: Callable[[Path], None]) -> None:
    folder = tmp_path / "out"
    prepare(folder)
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(Refused) as refusal:
        put(folder, *NEW)
    assert "give a" in str(refusal.value)
    assert "\n" not in str(refusal.value)
    assert sorted(tmp_path.rglob("*")) == before


def test_the_root_of_a_file_system_is_refused() -> None:
    with pytest.raises(Refused, match="below it"):
        put(Path("/"), *NEW)


def test_the_folder_that_the_user_is_in_is_refused(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(out)
    with pytest.raises(Refused, match="another folder"):
        put(Path(), *NEW)
    assert load(out) == OLD


def test_a_symbolic_link_stays_and_its_target_is_replaced(out: Path, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(out)
    put(link, *NEW)
    assert link.is_symlink()
    assert load(out) == NEW


def test_a_relative_path_with_a_slash_at_its_end_is_the_same_folder(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(out.parent)
    put(Path("./other/../out/"), *NEW)
    assert load(out) == NEW


def hold(out: Path, held: Any) -> None:
    with locked(out, wait=0):
        held.set()
        time.sleep(60)


@pytest.fixture
def holder(out: Path) -> Iterator[Any]:
    """Another process that holds the lock."""
    held = FORK.Event()
    process = started(hold, out, held)
    assert held.wait(30)
    yield process
    process.kill()
    process.join()


@forks
def test_a_second_run_is_told_who_holds_the_lock(out: Path, holder: Any) -> None:
    with pytest.raises(Locked, match=rf"process {holder.pid} on \S+ since \d{{4}}-") as refusal:
        put(out, *NEW)
    assert "\n" not in str(refusal.value)
    assert load(out) == OLD


@forks
def test_the_lock_of_a_killed_holder_is_free(out: Path, holder: Any) -> None:
    holder.kill()
    holder.join()
    assert note_path(out).exists()
    put(out, *NEW)
    assert load(out) == NEW
    assert not note_path(out).exists()


@forks
def test_a_second_run_waits_as_long_as_it_is_told_to(out: Path, holder: Any) -> None:
    killer = FORK.Process(target=lambda: (time.sleep(0.5), os.kill(holder.pid, signal.SIGKILL)))
    killer.start()
    publish(out, NEW, [], {}, wait=30)
    killer.join()
    assert load(out) == NEW


def test_a_run_waits_no_longer_than_it_is_told_to(out: Path) -> None:
    with locked(out, wait=0), pytest.raises(Locked, match=f"process {os.getpid()} on"):
        publish(out, NEW, [], {}, wait=0.2)


def test_two_folders_side_by_side_do_not_wait_for_each_other(out: Path) -> None:
    with locked(out, wait=0):
        put(out.parent / "second", spec())
    assert load(out.parent / "second") == (spec(),)


def test_a_place_where_no_lock_can_be_made_is_not_said_to_be_held() -> None:
    if not Path("/proc/version").exists():
        pytest.skip("needs a folder that nobody can write to, the superuser neither")
    with pytest.raises(Refused, match="cannot be written to"), locked(Path("/proc/out"), wait=0):
        pass
