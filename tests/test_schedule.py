"""`classspec schedule` as a user starts it, with real Prefect servers: runs that start by themselves, dropped files."""

import csv
import os
import re
import signal
import time
from collections.abc import Iterator, Mapping
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from prefect_server import ask, new_user, prefect_server
from receivers import Webhook, a_webhook
from running import CLERK, ROOT, Terminal, command, wait_until, write_raw
from web import Page, Site, source_toml

from flows.report import Counts

pytestmark = pytest.mark.skipif(not Path("/proc").is_dir(), reason="finds the processes of a run in /proc")

EVERY = 5
"""Seconds between two scheduled runs in these tests."""


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return new_user(tmp_path_factory.mktemp("home"))


def often(folder: Path) -> Path:
    """Our own `prefect.yaml`, with a schedule that a test can wait for."""
    ours = (ROOT / "prefect.yaml").read_text(encoding="utf-8")
    text, changed = re.subn(r'- cron: "30 5 \* \* 1"', f"- interval: {EVERY}", ours)
    assert changed == 1
    path = folder / "prefect.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def documents(out: Path) -> set[str]:
    try:
        with (out / "specs.csv").open(encoding="utf-8", newline="") as file:
            return {row["spec_id"] for row in csv.DictReader(file)}
    except FileNotFoundError:
        return set()


def schedule(environment: Mapping[str, str], folder: Path, *options: str | Path) -> Terminal:
    raw, out = folder / "raw", folder / "structured"
    return Terminal(command("schedule", raw, "--out", out, "--timezone", "UTC", *options), environment, out)


def runs_of(api: str, name: str) -> list[dict[str, Any]]:
    """The runs of a deployment, the earliest first."""
    question = {"deployments": {"name": {"any_": [name]}}, "sort": "EXPECTED_START_TIME_ASC"}
    return ask(api, "flow_runs/filter", question)


def completed(api: str, name: str) -> list[dict[str, Any]]:
    return [run for run in runs_of(api, name) if run["state_type"] == "COMPLETED"]


@pytest.fixture(scope="module")
def server(environment: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with prefect_server(environment, tmp_path_factory.mktemp("server")) as url:
        yield url


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("served")
    write_raw(folder / "raw", {"clerk.txt": CLERK})
    source = 'jurisdiction = "Harrow"\n'
    (folder / "raw/harrow/source.toml").write_text(source, encoding="utf-8")
    yearly = folder / "raw/yearly/source.toml"
    yearly.parent.mkdir()
    yearly.write_text('jurisdiction = "Yearly"\nschedule = "0 6 1 1 *"\n', encoding="utf-8")
    broken = folder / "raw/broken/source.toml"
    broken.parent.mkdir()
    broken.write_text('jurisdiction = "Broken"\nschedule = "0 99 * * *"\n', encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def serving(environment: dict[str, str], server: str, folder: Path) -> Iterator[Terminal]:
    terminal = schedule({**environment, "PREFECT_API_URL": server}, folder, "--file", often(folder))
    try:
        wait_until(lambda: "Ctrl-C ends it" in terminal.screen(), seconds=120)
        yield terminal
    finally:
        terminal.close()


class TestWithAServerOfTheUser:
    """One program that serves, seen from the server it works with."""

    def test_it_shows_what_is_served_when_and_what_is_wrong(self, serving: Terminal) -> None:
        shown = serving.screen()
        assert "refresh-yearly" in shown
        assert "01-01 06:00:00" in shown
        assert f"every {EVERY} s" in shown
        assert len(re.findall(r"warning: broken/source\.toml", shown)) == 1

    def test_the_deployments_are_on_the_server_with_their_schedules(self, serving: Terminal, server: str) -> None:
        found = {each["name"]: each for each in ask(server, "deployments/filter")}
        assert set(found) == {"refresh", "refresh-yearly", "watch"}
        (yearly,) = found["refresh-yearly"]["schedules"]
        assert yearly["schedule"]["cron"] == "0 6 1 1 *"
        assert found["refresh"]["entrypoint"] == "flows/refresh.py:refresh"
        assert found["refresh-yearly"]["parameters"]["only"] == ["yearly"]
        assert serving.processes()

    def test_what_lies_in_raw_is_ingested_at_once(self, serving: Terminal) -> None:
        wait_until(lambda: documents(serving.out) == {"harrow/clerk"}, seconds=40)

    def test_scheduled_runs_start_by_themselves_and_the_later_one_finds_nothing_to_do(
        self, serving: Terminal, server: str
    ) -> None:
        wait_until(lambda: len(completed(server, "refresh")) >= 2, seconds=60)
        *_, last = completed(server, "refresh")
        assert last["auto_scheduled"]
        tables = {path.name: path.read_bytes() for path in serving.out.glob("*.csv")}
        before = len(completed(server, "refresh"))
        wait_until(lambda: len(completed(server, "refresh")) > before, seconds=40)
        assert {path.name: path.read_bytes() for path in serving.out.glob("*.csv")} == tables
        (latest, *_) = ask(
            server, "artifacts/filter", {"artifacts": {"key": {"any_": ["classspec-ingest"]}}, "sort": "CREATED_DESC"}
        )
        assert "| from cache | 1 |" in latest["data"]

    def test_a_new_schedule_of_a_source_holds_without_a_restart(
        self, serving: Terminal, server: str, folder: Path
    ) -> None:
        source = folder / "raw/harrow/source.toml"
        source.write_text('jurisdiction = "Harrow"\nschedule = "0 7 1 1 *"\n', encoding="utf-8")
        wait_until(lambda: "refresh-harrow" in serving.screen(), seconds=30)
        found = {each["name"]: each for each in ask(server, "deployments/filter")}
        assert found["refresh-harrow"]["schedules"]
        assert not found["refresh"]["schedules"]  # nobody is left for it

    def test_a_dropped_file_is_published_within_seconds_as_a_run_of_watch(
        self, serving: Terminal, server: str, folder: Path
    ) -> None:
        before = len(completed(server, "watch"))
        write_raw(folder / "raw", {"aide.txt": CLERK.replace("CLERK", "AIDE")})
        begin = time.monotonic()
        wait_until(lambda: documents(serving.out) == {"harrow/clerk", "harrow/aide"}, seconds=25)
        print(f"published {time.monotonic() - begin:.1f} s after it was dropped")
        wait_until(lambda: len(completed(server, "watch")) > before, seconds=10)

    def test_runs_never_overlap(self, serving: Terminal, server: str) -> None:
        runs = [run for name in ("refresh", "watch", "refresh-harrow") for run in completed(server, name)]
        spans = sorted(
            (datetime.fromisoformat(run["start_time"]), datetime.fromisoformat(run["end_time"])) for run in runs
        )
        assert len(spans) >= 4
        assert all(end <= begin for (_, end), (begin, _) in pairwise(spans))
        assert serving.processes()

    def test_another_one_for_the_same_data_set_is_refused(
        self, serving: Terminal, environment: dict[str, str], folder: Path
    ) -> None:
        other = schedule(environment, folder)
        assert other.status() == 2
        assert "another `classspec schedule` or `watch` serves" in other.screen()
        other.close()
        assert serving.processes()

    def test_ctrl_c_ends_it_and_pauses_the_deployments(self, serving: Terminal, server: str) -> None:
        serving.press("\x03")
        assert serving.status() == 130
        assert "stopped" in serving.screen()
        assert "Traceback" not in serving.screen()
        wait_until(lambda: not serving.processes(), seconds=5)
        assert all(each["paused"] for each in ask(server, "deployments/filter"))


def test_sigterm_ends_it_tidily_with_its_own_server(environment: dict[str, str], tmp_path: Path) -> None:
    write_raw(tmp_path / "raw", {"clerk.txt": CLERK})
    terminal = schedule(environment, tmp_path, "--file", often(tmp_path))
    try:
        wait_until(lambda: "✓" in terminal.screen() and "refresh:" in terminal.screen(), seconds=150)
        assert len(terminal.processes()) >= 2
        os.kill(terminal.pid, signal.SIGTERM)
        assert terminal.status() == 0
        wait_until(lambda: not terminal.processes(), seconds=5)
        assert documents(terminal.out) == {"harrow/clerk"}
    finally:
        terminal.close()


def test_a_source_is_fetched_on_schedule_and_its_changes_are_told(environment: dict[str, str], tmp_path: Path) -> None:
    """The whole way: a page changes, and an office hears of it. The server is the program's own."""
    with Site() as site, a_webhook() as webhook:
        site.pages["/clerk.txt"] = Page(CLERK, etag='"1"')
        source_toml(tmp_path / "raw/harrow", site, addresses=("/clerk.txt",))
        told = {**environment, "CLASSSPEC_NOTIFY": f"json://127.0.0.1:{webhook}/"}
        terminal = schedule(told, tmp_path, "--file", often(tmp_path), "--no-watch")
        try:
            wait_until(lambda: documents(terminal.out) == {"harrow/clerk"}, seconds=120)
            site.pages["/clerk.txt"] = Page(CLERK.replace("two (2)", "five (5)"), etag='"2"')
            wait_until(lambda: "60" in months(terminal.out), seconds=60)
            if "material_changes" in Counts.model_fields:
                wait_until(lambda: Webhook.received, seconds=10)
                assert "experience months: 24 → 60" in Webhook.received[0]["message"]
                assert f"source: {site.root}/clerk.txt" in Webhook.received[0]["message"]
                assert "redline: redline/harrow/clerk-2.html" in Webhook.received[0]["message"]
            runs = terminal.screen().count("✓")
            wait_until(lambda: terminal.screen().count("✓") > runs + 1, seconds=40)
            assert len(Webhook.received) <= 1  # no message without news
            assert "✗" not in terminal.screen()
        finally:
            terminal.close()


def months(out: Path) -> set[str]:
    with (out / "alternatives.csv").open(encoding="utf-8", newline="") as file:
        return {row["experience_months"] for row in csv.DictReader(file)}


@pytest.mark.parametrize(
    ("raw", "options", "said"),
    [
        pytest.param("missing", [], "there is no such folder", id="a missing RAW"),
        pytest.param("raw", ["--timezone", "Mars"], "no time zone", id="a time zone that does not exist"),
    ],
)
def test_what_cannot_be_served_is_one_line_and_status_2(
    environment: dict[str, str], tmp_path: Path, raw: str, options: list[str], said: str
) -> None:
    (tmp_path / "raw").mkdir()
    arguments = command("schedule", tmp_path / raw, "--out", tmp_path / "out", *options)
    terminal = Terminal(arguments, environment, tmp_path / "out")
    assert terminal.status() == 2
    assert said in " ".join(terminal.screen().split())
    terminal.close()
