"""Whole commands on one data set, one after the other, at the same time, and killed: the history is always right."""

import csv
import json
import os
import random
import signal
import subprocess
import time
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from history import DataSet, faults
from running import CLERK, ROOT, Outcome, command, ingest, write_raw

from flows.fingerprint import fingerprint
from flows.server import OwnServer

YEARS = ("two (2) years", "three (3) years", "four (4) years", "five (5) years")
GUARD = CLERK.replace("PAYROLL CLERK", "PARK GUARD").replace("time sheets", "gates")
KILLS = 10


def clerk(years: int) -> str:
    return CLERK.replace(YEARS[0], YEARS[years % len(YEARS)])


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """A user with homes of his own and a Prefect server that is there already, so that a run takes seconds less."""
    home = tmp_path_factory.mktemp("home")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PREFECT_", "CLASSSPEC_"))}
    path = os.pathsep.join([str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])])
    user = {
        **kept, "PREFECT_HOME": str(home / "prefect"), "CLASSSPEC_CACHE": str(home / "cache"), "PYTHONPATH": path,
    }  # fmt: skip
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PREFECT_HOME", user["PREFECT_HOME"])
        with OwnServer() as server:
            server.wait_until_ready()
            yield {**user, "PREFECT_API_URL": server.url}


@pytest.fixture
def first(environment: dict[str, str], tmp_path: Path) -> Outcome:
    raw = write_raw(tmp_path / "raw", {"clerk.txt": clerk(0), "guard.txt": GUARD})
    done = ingest(environment, raw, tmp_path / "out")
    assert done.status == 0, done.stderr
    return done


def test_the_terminal_tells_what_changed_once_there_is_something_to_compare(
    environment: dict[str, str], first: Outcome
) -> None:
    raw = first.out.parent / "raw"
    assert "material changes" not in first.stdout
    write_raw(raw, {"clerk.txt": clerk(1)})
    changed = ingest(environment, raw, first.out)
    assert changed.status == 0, changed.stderr
    assert "material changes" in changed.stdout
    assert changed.counts["changed"] == 1
    assert changed.counts["from_cache"] == 1
    fields = [row["field"] for row in changed.report["changes"]]
    assert "experience_months" in fields
    assert [row["field"] for row in changed.rows("changes")] == fields
    again = ingest(environment, raw, first.out)
    assert "nothing changed since the last run" in again.stdout
    assert (again.counts["from_cache"], again.counts["changed"]) == (2, 0)
    assert faults(first.out) == []


def test_two_runs_started_together_give_one_history(environment: dict[str, str], first: Outcome) -> None:
    raw = write_raw(first.out.parent / "raw", {"clerk.txt": clerk(1)})
    runs = [
        subprocess.Popen(
            command("ingest", raw, "--out", first.out, "--wait", "120"), env=environment, stderr=subprocess.PIPE
        )
        for _ in range(2)
    ]
    said = [run.communicate(timeout=300)[1].decode() for run in runs]
    assert [run.returncode for run in runs] == [0, 0], said
    versions = [(row["spec_id"], row["version"]) for row in first.rows("versions")]
    assert versions == [("harrow/clerk", "1"), ("harrow/clerk", "2"), ("harrow/guard", "1")]
    assert faults(first.out) == []
    assert whole(first.out)


def whole(out: Path) -> bool:
    """Whether every table is the one that the data package speaks of."""
    package = json.loads((out / "datapackage.json").read_text(encoding="utf-8"))
    marks = [f"sha256:{sha256((out / each['path']).read_bytes()).hexdigest()}" for each in package["resources"]]
    return marks == [each["hash"] for each in package["resources"]]


def identity(out: Path) -> str:
    return str(json.loads((out / "datapackage.json").read_text(encoding="utf-8"))["id"])


def published_years(out: Path) -> list[str]:
    """What the history says the clerk needed, version by version."""
    with (out / "versions.csv").open(encoding="utf-8", newline="") as file:
        facts = [row["facts"] for row in csv.DictReader(file) if row["spec_id"] == "elm/clerk"]
    texts = [(out / path).read_text(encoding="utf-8") for path in facts]
    return [next(years for years in YEARS if years in text) for text in texts]


def test_a_run_killed_at_random_moments_and_run_again_leaves_no_hole_and_no_double(
    environment: dict[str, str], tmp_path: Path
) -> None:
    """The killed runs are whole commands; those that repair are the same run without Prefect, which takes seconds."""
    seed = random.randrange(10**6)
    print(f"seed {seed}")
    dice, data = random.Random(seed), DataSet(tmp_path)
    data.write(clerk=clerk(0), guard=GUARD)
    data.ingest(code=fingerprint())
    data.write(clerk=clerk(1))
    begin = time.monotonic()
    assert ingest(environment, data.raw, data.out).status == 0
    duration = time.monotonic() - begin
    expected = [YEARS[0], YEARS[1]]
    # One moment in each tenth of a run, in any order.
    parts = dice.sample([(tenth + dice.random()) / KILLS for tenth in range(KILLS)], KILLS)
    for turn in range(2, 4 * KILLS):
        old = identity(data.out)
        data.write(clerk=clerk(turn))
        expected.append(YEARS[turn % len(YEARS)])
        begin = time.monotonic()
        if was_killed(environment, data.raw, data.out, duration * parts[-1]):
            parts.pop()
        else:  # the machine has become faster: try this part again
            duration = time.monotonic() - begin
        assert whole(data.out), seed
        assert faults(data.out) == [], seed
        assert published_years(data.out) in (expected[:-1], expected), seed
        assert (identity(data.out) == old) == (published_years(data.out) == expected[:-1]), seed
        data.ingest(code=fingerprint())
        assert published_years(data.out) == expected, seed
        assert faults(data.out) == [], seed
        if not parts:
            break
    assert not parts
    last = ingest(environment, data.raw, data.out)
    assert (last.status, last.counts["new_versions"], faults(data.out)) == (0, 0, []), seed
    assert not [path.name for path in tmp_path.iterdir() if path.name.startswith(".out.") and "lock" not in path.name]


def was_killed(environment: dict[str, str], raw: Path, out: Path, moment: float) -> bool:
    """Start a run and kill it after so many seconds; whether it was still at work."""
    run = subprocess.Popen(
        command("ingest", raw, "--out", out), env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        run.wait(moment)
    except subprocess.TimeoutExpired:
        run.send_signal(signal.SIGKILL)
    return run.wait() == -signal.SIGKILL
