"""What is on the disk holds whatever happens: killed runs, two runs at once, manifests torn, edited or hostile."""

import json
import os
import random
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from running import ROOT, command, wait_until
from web import Page, Site, source_toml

from flows.plan import find
from models.document import RawFile
from models.manifest import ManifestLine, Outcome
from pipeline.sources import collect, collecting, discover, lock
from pipeline.sources.manifest import MANIFEST, append, read_manifest
from pipeline.sources.store import hash_of, part_path, put, recover

DAY = "2025-03-01T06:00:00+00:00"


@pytest.fixture
def site() -> Iterator[Site]:
    with Site() as site:
        yield site


def line(file: str = "clerk.txt", outcome: Outcome = Outcome.STORED, **facts: object) -> ManifestLine:
    plain = {"address": f"http://elm.test/{file}", "time": DAY, "outcome": outcome, "file": file, "sha256": "0" * 64}
    return ManifestLine.model_validate({**plain, **facts})


def lines(folder: Path) -> list[dict[str, str]]:
    return [json.loads(each) for each in (folder / MANIFEST).read_text().splitlines()]


# --- killed runs ----------------------------------------------------------------------------------------------------


def test_a_run_that_is_killed_at_any_moment_leaves_whole_files_and_the_next_one_ends_its_work(
    tmp_path: Path, site: Site
) -> None:
    names = [f"/{n}.txt" for n in range(30)]
    folder = source_toml(tmp_path / "elm", site, addresses=tuple(names), rate=100)
    dice, versions = random.Random(4), set()
    for number in range(5):
        versions.add(str(number))
        site.pages |= {name: Page(str(number) * 20_000) for name in names}
        asked = len(site.asked)
        run = subprocess.Popen(command("collect", tmp_path), stderr=subprocess.DEVNULL, cwd=ROOT)
        wait_until(lambda asked=asked: len(site.asked) > asked, seconds=30)  # type: ignore[misc]
        time.sleep(dice.uniform(0.0, 0.5))
        run.send_signal(signal.SIGKILL)
        run.wait()
        for path in [*folder.glob("*.txt"), *folder.glob(".earlier/*.txt")]:
            text = path.read_text()
            assert (len(text), set(text) <= versions, len(set(text))) == (20_000, True, 1), path
        assert [each["file"] for each in lines(folder)]
    assert not collect(tmp_path).has_failed
    assert sorted(path.name for path in folder.glob("*.txt")) == sorted(name[1:] for name in names)
    assert {path.read_text()[0] for path in folder.glob("*.txt")} == {"4"}
    earlier = [hash_of(path) for path in folder.glob(".earlier/*.txt")]
    assert earlier
    stored = [(each["file"], each["sha256"]) for each in lines(folder) if each["outcome"] == "stored"]
    assert len(set(stored)) == len(stored), "a version is written down once"
    for path in folder.glob(".earlier/*.txt"):
        assert (f"{path.stem.split('-')[0]}.txt", hash_of(path)) in stored, "no version without its line"


LAST_STEP = 13
"""One more than a change writes: the child lives."""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.parametrize("step", range(1, LAST_STEP + 1))
def test_each_single_write_may_be_the_last(tmp_path: Path, step: int) -> None:
    """A process that dies at its n-th call to the disk; the next run finds either nothing done or all of it."""
    first = put_text(tmp_path, "old", DAY)
    second = line(sha256=digest("new"), time=DAY.replace("03-01", "03-02"))
    child = os.fork()
    if child == 0:
        left = [step]
        for name in ("replace", "fsync", "write", "unlink"):
            setattr(os, name, _dying(getattr(os, name), left))
        put_text(tmp_path, "new", second.time)
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == (0 if step == LAST_STEP else 9)
    before = (tmp_path / "clerk.txt").read_text()
    recover(tmp_path, read_manifest(tmp_path))
    recover(tmp_path, read_manifest(tmp_path))
    known = read_manifest(tmp_path).known[second.address].line
    assert (known, (tmp_path / "clerk.txt").read_text()) == ((second if before == "new" else first), before)
    assert len(lines(tmp_path)) == (2 if before == "new" else 1)
    kept = [path.read_text() for path in tmp_path.glob(".earlier/*")]
    assert kept == ["old"] or (before == "old" and not kept)
    assert not (tmp_path / ".incoming").exists()


def _dying(call: Callable[..., object], left: list[int]) -> Callable[..., object]:
    """The call, or the end of the process when none is left."""

    def step(*given: object, **named: object) -> object:
        left[0] -= 1
        if not left[0]:
            os._exit(9)
        return call(*given, **named)

    return step


def put_text(folder: Path, text: str, moment: str) -> ManifestLine:
    part = part_path(folder, text)
    part.write_text(text)
    made = line(sha256=digest(text), time=moment)
    put(folder, part, made)
    return made


def digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def test_ctrl_c_ends_at_once_with_everything_whole(tmp_path: Path, site: Site) -> None:
    names = tuple(f"/{n}.txt" for n in range(50))
    folder = source_toml(tmp_path / "elm", site, addresses=names, rate=10)
    site.pages |= {name: Page("text") for name in names}
    run = subprocess.Popen(command("collect", tmp_path), stderr=subprocess.PIPE, cwd=ROOT, text=True)
    wait_until(lambda: len(site.asked) > 3, seconds=30)
    run.send_signal(signal.SIGINT)
    _, said = run.communicate(timeout=10)
    assert (run.returncode, "interrupted" in said, "Traceback" in said) == (130, True, False)
    assert {each["outcome"] for each in lines(folder)} == {"stored"}
    assert len(list(folder.glob("*.txt"))) == len(lines(folder)) < 50


# --- two runs at once -----------------------------------------------------------------------------------------------


def test_a_second_run_waits_and_then_says_that_the_first_is_at_work(
    tmp_path: Path, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.pages |= {"/a.txt": Page("text"), "/b.txt": Page("text")}
    source_toml(tmp_path / "elm", site, addresses=("/a.txt", "/b.txt"), rate=1)
    source_toml(tmp_path / "oak", site, addresses=("/b.txt",))
    run = subprocess.Popen(command("collect", tmp_path, "--only", "elm"), stderr=subprocess.DEVNULL, cwd=ROOT)
    wait_until(lambda: "/a.txt" in site.paths(), seconds=30)
    monkeypatch.setattr(collecting, "locked", lambda folder: lock.locked(folder, wait=0.1))
    elm, oak = collect(tmp_path).sources
    assert (elm.looks, len(elm.problems), len(oak.looks)) == ((), 1, 1)
    assert "another run" in elm.problems[0]
    assert run.wait(20) == 0


# --- manifests as they may be ---------------------------------------------------------------------------------------


def discovered(root: Path) -> tuple[list[RawFile], list[str]]:
    found = discover(root)
    return list(found.files), [f"{each.problem.severity} {each.problem.code}" for each in found.problems]


@pytest.mark.parametrize(
    ("content", "problems"),
    [
        pytest.param(b"", [], id="is empty"),
        pytest.param(b"\n\n  \n", [], id="is blank"),
        pytest.param(b'{"address":"http://elm.test/clerk.txt","fin', [], id="was torn by a power failure"),
        pytest.param(b"{}\nnull\n[]\n3\n", ["warning broken-manifest"], id="holds other JSON"),
        pytest.param(b"[" * 60_000 + b"\n", ["warning broken-manifest"], id="nests without end"),
        pytest.param(b'{"address": ' + b"1" * 60_000 + b"}\n", ["warning broken-manifest"], id="holds a huge number"),
        pytest.param(b"x" * 3_000_000, ["warning broken-manifest"], id="is one long line"),
        pytest.param(b"\xff\xfe\x00\x01\n", ["warning broken-manifest"], id="is binary"),
        pytest.param(
            line("../oak/clerk.txt").model_dump_json().encode(),
            ["warning broken-manifest"],
            id="names a file elsewhere",
        ),
        pytest.param(line("source.toml").model_dump_json().encode(), ["warning broken-manifest"], id="names our file"),
        pytest.param(line(time="soon").model_dump_json().encode(), ["warning broken-manifest"], id="tells no time"),
        pytest.param(line(sha256="none").model_dump_json().encode(), [], id="tells of other bytes"),
        pytest.param(line("other.txt").model_dump_json().encode(), [], id="tells of a file that is gone"),
    ],
)
def test_the_documents_are_found_when_the_manifest(tmp_path: Path, content: bytes, problems: list[str]) -> None:
    (tmp_path / "elm").mkdir()
    (tmp_path / "elm/clerk.txt").write_text("text")
    (tmp_path / "elm" / MANIFEST).write_bytes(content)
    files, found = discovered(tmp_path)
    assert ([file.url for file in files], found) == ([""], problems)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir, lambda path: os.symlink("/dev/zero", path)])
def test_a_manifest_that_is_no_file_is_not_waited_for(tmp_path: Path, site: Site, make: object) -> None:
    folder = source_toml(tmp_path / "elm", site, addresses=("/clerk.txt",))
    site.pages["/clerk.txt"] = Page("text")
    assert callable(make)
    make(folder / MANIFEST)
    (folder / "old.txt").write_text("text")
    assert discovered(tmp_path)[1] == ["warning broken-manifest"]
    (source,) = collect(tmp_path).sources
    assert source.problems


def test_odd_lines_are_remarked_upon_and_collecting_goes_on(tmp_path: Path, site: Site) -> None:
    folder = source_toml(tmp_path / "elm", site, addresses=("/clerk.txt",))
    site.pages["/clerk.txt"] = Page("text", etag='"1"')
    collect(tmp_path)
    with (folder / MANIFEST).open("a") as file:
        file.write("a remark by hand\n")
    collected = collect(tmp_path)
    (source,) = collected.sources
    assert (source.looks[0].news, "1 line" in source.remarks[0], collected.has_failed) == ("unchanged", True, False)


def test_marks_that_nobody_can_send_back_are_not_sent(tmp_path: Path, site: Site) -> None:
    folder = source_toml(tmp_path / "elm", site, addresses=("/clerk.txt",))
    site.pages["/clerk.txt"] = Page("text", etag="x" * 60_000)
    collect(tmp_path)
    (stored,) = lines(folder)
    for mark in ("line\nbreak", "é", "x" * 2000):
        (folder / MANIFEST).write_text(json.dumps({**stored, "etag": mark}) + "\n")
        assert [look.news for look in collect(tmp_path).sources[0].looks] == ["unchanged"]
    assert not [asked for asked in site.asked if "If-None-Match" in asked.headers]


def test_a_line_after_a_torn_one_begins_anew_and_both_runs_count(tmp_path: Path) -> None:
    append(tmp_path, line("a.txt"))
    with (tmp_path / MANIFEST).open("ab") as file:
        file.write(line("b.txt").model_dump_json().encode()[:50])
    append(tmp_path, line("c.txt"))
    manifest = read_manifest(tmp_path)
    assert (sorted(known.line.file for known in manifest.known.values()), manifest.broken) == (["a.txt", "c.txt"], "")


def test_the_first_day_of_a_version_counts_and_the_first_day_without_it(tmp_path: Path) -> None:
    days = [f"2025-03-{day:02}T06:00:00+00:00" for day in range(1, 8)]
    for moment, outcome, digits in zip(
        days,
        (Outcome.STORED, Outcome.UNCHANGED, Outcome.STORED, Outcome.FAILED, Outcome.WITHDRAWN, Outcome.WITHDRAWN),
        "001111",
        strict=False,
    ):
        append(tmp_path, line(outcome=outcome, sha256=digits * 64, time=moment))
    fetched = read_manifest(tmp_path).fetched("clerk.txt", "1" * 64)
    assert fetched is not None
    assert (fetched.fetched_on, fetched.withdrawn_on) == ("2025-03-03", "2025-03-05")
    append(tmp_path, line(outcome=Outcome.RESTORED, sha256="1" * 64, time=days[6]))
    fetched = read_manifest(tmp_path).fetched("clerk.txt", "1" * 64)
    assert fetched is not None
    assert (fetched.fetched_on, fetched.withdrawn_on) == ("2025-03-03", "")


def test_a_folder_that_cannot_be_written_is_a_problem_of_its_source(tmp_path: Path, site: Site) -> None:
    folder = source_toml(tmp_path / "elm", site, addresses=("/clerk.txt",))
    site.pages["/clerk.txt"] = Page("text")
    (folder / ".incoming").write_text("a file where a folder should be")
    (source,) = collect(tmp_path).sources
    assert "cannot be written" in source.problems[0]


def test_an_odd_manifest_is_a_notice_and_costs_no_document(tmp_path: Path) -> None:
    (tmp_path / "elm").mkdir()
    (tmp_path / "elm/clerk.txt").write_text("text")
    (tmp_path / "elm" / MANIFEST).write_text("junk\n")
    found = find(tmp_path)
    assert (len(found.files), found.failures) == (1, ())
    assert [(notice.source, notice.problem.code) for notice in found.notices] == [
        (f"elm/{MANIFEST}", "broken-manifest")
    ]
