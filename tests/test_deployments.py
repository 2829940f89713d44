"""`prefect.yaml` and the schedules of the sources, and what is served because of them."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from running import ROOT

from flows.deployments import Deployment, read_entries, wanted
from flows.errors import Refused
from flows.schedules import fetching, schedules
from flows.time_zone import is_time_zone, local_time_zone

OURS = ROOT / "prefect.yaml"


def raw(folder: Path, sources: Mapping[str, str | bytes]) -> Path:
    """Folders of sources, each with its `source.toml`."""
    for name, said in sources.items():
        path = folder / name / "source.toml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(said if isinstance(said, bytes) else said.encode())
    return folder


def served(root: Path, *, watch: bool = False) -> tuple[dict[str, Deployment], tuple[str, ...]]:
    found = wanted(read_entries(OURS), schedules(root), {"raw": str(root), "out": "out"}, "UTC", watch=watch)
    return {each.name: each for each in found.deployments}, found.problems


@pytest.mark.parametrize(
    ("sources", "expected"),
    [
        pytest.param({}, {"refresh": None}, id="no source: one deployment for everything"),
        pytest.param({"a": "", "b": ""}, {"refresh": None}, id="no schedule: one deployment for everything"),
        pytest.param(
            {"a": 'schedule = "0 6 * * 1"', "b": ""},
            {"refresh-a": ["a"], "refresh": ["b"]},
            id="a source with a schedule has its own, the rest share one",
        ),
        pytest.param(
            {"a": 'schedule = "0 6 * * 1"'}, {"refresh-a": ["a"], "refresh": None}, id="no rest: all, but only by hand"
        ),
        pytest.param(
            {"B County": 'schedule = "@ 6"', "a": 'schedule = "0 6 * * 1"'},
            {"refresh-a": ["a"], "refresh": None},
            id="a source whose schedule is none is left out",
        ),
        pytest.param(
            {"B County": 'schedule = " 0  6 * * 1"', "b county": 'schedule = "0 7 * * 1"'},
            {"refresh-b-county": ["B County"], "refresh-b-county-2": ["b county"], "refresh": None},
            id="folders of equal names are told apart",
        ),
        pytest.param(
            {".": 'schedule = "0 6 * * 1"'}, {"refresh-raw": [""], "refresh": None}, id="RAW itself is a source"
        ),
        pytest.param({".earlier": 'schedule = "0 6 * * 1"'}, {"refresh": None}, id="a hidden folder is none"),
    ],
)
def test_deployments_follow_the_sources(tmp_path: Path, sources: dict[str, str], expected: dict[str, Any]) -> None:
    found, _ = served(raw(tmp_path, sources))
    assert {name: each.parameters["only"] for name, each in found.items()} == expected


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        pytest.param('schedule = "0 6 * *"', "five fields", id="four fields"),
        pytest.param('schedule = "@daily"', "five fields", id="a word"),
        pytest.param('schedule = "0 99 * * *"', "no cron line", id="an hour that does not exist"),
        pytest.param("schedule = 6", "must be a text", id="a number"),
        pytest.param("schedule = ", "cannot be used", id="broken TOML"),
        pytest.param(b"\xff\xfe", "cannot be used", id="no text"),
    ],
)
def test_a_source_that_is_wrong_is_one_line_and_the_others_are_served(
    tmp_path: Path, said: str | bytes, reason: str
) -> None:
    found, problems = served(raw(tmp_path, {"bad": said, "good": 'schedule = "30 6 * * 1"'}))
    (problem,) = problems
    assert problem.startswith("bad/source.toml")
    assert reason in problem
    assert found["refresh-good"].when == "30 6 * * 1"


@pytest.mark.parametrize(
    ("sources", "when"),
    [
        pytest.param({}, "30 5 * * 1", id="no source at all: documents are dropped into RAW"),
        pytest.param({"a": "", "b": 'schedule = "0 6 * * 1"'}, "30 5 * * 1", id="some have no schedule"),
        pytest.param({"b": 'schedule = "0 6 * * 1"'}, "only by hand", id="each has its own"),
    ],
)
def test_the_shared_schedule_is_for_sources_without_one(tmp_path: Path, sources: dict[str, str], when: str) -> None:
    found, _ = served(raw(tmp_path, sources))
    assert found["refresh"].when == when


def test_watch_is_served_without_a_schedule_and_fetches_nothing(tmp_path: Path) -> None:
    found, _ = served(tmp_path, watch=True)
    assert found["watch"].schedules == ()
    assert found["watch"].parameters["fetch"] is False
    assert found["refresh"].parameters["raw"] == str(tmp_path)


def test_only_sources_with_something_to_fetch_are_fetched(tmp_path: Path) -> None:
    root = raw(tmp_path, {"a": "[collect]", "b": "", "c": "[collect]\naddresses = []"})
    assert fetching(root, None) == ("a", "c")
    assert fetching(root, ["b", "c"]) == ("c",)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        pytest.param(None, "cannot be read", id="a file that is not there"),
        pytest.param("a: [", "is no YAML", id="broken YAML"),
        pytest.param("[" * 2000, "is no YAML", id="YAML that nests too deep"),
        pytest.param("- 1", "names no deployment", id="another shape"),
        pytest.param("deployments: [{name: x, entrypoint: y}]", "names no deployment", id="somebody else's"),
    ],
)
def test_a_file_of_deployments_that_is_wrong_is_refused(tmp_path: Path, text: str | None, reason: str) -> None:
    path = tmp_path / "prefect.yaml"
    if text is not None:
        path.write_text(text, encoding="utf-8")
    with pytest.raises(Refused, match=reason):
        read_entries(path)


@pytest.mark.parametrize("schedule", ['{cron: "1 2 3"}', "{interval: x}", "{every: 5}", "5"])
def test_a_wrong_schedule_in_the_file_of_deployments_is_refused(tmp_path: Path, schedule: str) -> None:
    path = tmp_path / "prefect.yaml"
    entry = f"{{name: refresh, entrypoint: 'flows/refresh.py:refresh', schedules: [{schedule}]}}"
    path.write_text(f"deployments: [{entry}]", encoding="utf-8")
    with pytest.raises(Refused, match="a schedule of `refresh` is none"):
        wanted(read_entries(path), schedules(tmp_path), {}, "UTC", watch=False)


def test_a_time_zone_is_known_by_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    assert is_time_zone("UTC")
    assert not is_time_zone("Mars/Olympus")
    assert not is_time_zone("../etc")
    monkeypatch.setenv("TZ", "Mars/Olympus")
    assert is_time_zone(local_time_zone())
