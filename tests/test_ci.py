"""The two checks of `.ci/run` that decide: scores against their floors, and every file accounted for."""

import json
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

CI = Path(__file__).parent.parent / ".ci"
FLOORS = tomllib.loads((CI / "floors.toml").read_text(encoding="utf-8"))
AT_THE_FLOOR = {**FLOORS["floors"], **FLOORS["ceilings"]}
AT_THE_FLOOR_WITHOUT_WORDS = {name: score for name, score in AT_THE_FLOOR.items() if name != "explained_words"}
EXPLAINED = {"qualifications": {"words": 1000, "explained_words": 990}}


def check(script: str, *arguments: Path, standard_input: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(CI / script), *map(str, arguments)]
    return subprocess.run(command, input=standard_input, capture_output=True, text=True, check=False)


def as_f1(score: float) -> dict[str, float]:
    return {"precision": 1.0, "recall": 1.0, "f1": score, "n": 100}


@pytest.mark.parametrize(
    ("scores", "passes"),
    [
        pytest.param(AT_THE_FLOOR, True, id="scores at their floors pass"),
        pytest.param({**AT_THE_FLOOR, "alternatives": as_f1(0.999)}, True, id="of precision and recall the F1 counts"),
        pytest.param({**AT_THE_FLOOR, "alternatives": as_f1(0.5)}, False, id="a score below its floor fails"),
        pytest.param({**AT_THE_FLOOR, "not_published": 1}, False, id="a score above its ceiling fails"),
        pytest.param({**AT_THE_FLOOR, "something else": 0.0}, True, id="a score without a floor does not matter"),
        pytest.param({k: v for k, v in AT_THE_FLOOR.items() if k != "ksas"}, False, id="a missing score fails"),
        pytest.param({}, False, id="no scores fail"),
    ],
)
def test_scores_are_held_against_their_floors(scores: dict[str, object], passes: bool, tmp_path: Path) -> None:
    report = tmp_path / "report.json"
    report.write_text(json.dumps(EXPLAINED), encoding="utf-8")
    run = check("check_scores.py", CI / "floors.toml", report, standard_input=json.dumps(scores))
    assert (run.returncode == 0) is passes
    assert ("FAIL" in run.stdout) is not passes
    assert len(run.stdout.splitlines()) == len(AT_THE_FLOOR)


def test_no_bounds_at_all_fail(tmp_path: Path) -> None:
    (tmp_path / "empty.toml").write_text("")
    assert check("check_scores.py", tmp_path / "empty.toml", standard_input="{}").returncode == 1


@pytest.mark.parametrize(
    ("specs", "problems", "passes"),
    [
        pytest.param(["a/1.txt", "a/b/2.txt"], [], True, id="every file is published"),
        pytest.param(["a/1.txt"], ["a/b/2.txt"], True, id="a file that is not published has a problem"),
        pytest.param(["a/1.txt"], ["a/1.txt"], False, id="a file in neither table is lost"),
        pytest.param([], [], False, id="nothing came out"),
    ],
)
def test_every_file_is_accounted_for(tmp_path: Path, specs: list[str], problems: list[str], passes: bool) -> None:
    for name in ("a/1.txt", "a/b/2.txt", "a/source.toml", "a/.hidden", "README.md"):
        (tmp_path / "raw" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "raw" / name).write_text("text")
    (tmp_path / "out").mkdir()
    for table, sources in (("specs", specs), ("problems", problems)):
        rows = "\r\n".join(["source,other", *(f"{source},x" for source in sources)])
        (tmp_path / "out" / f"{table}.csv").write_text(rows, encoding="utf-8")
    run = check("check_coverage.py", tmp_path / "raw", tmp_path / "out")
    assert (run.returncode == 0) is passes
    assert run.stdout.startswith("2 files: ")


def test_too_many_unexplained_words_fail(tmp_path: Path) -> None:
    report = tmp_path / "report.json"
    report.write_text(json.dumps({"qualifications": {"words": 1000, "explained_words": 900}}), encoding="utf-8")
    run = check("check_scores.py", CI / "floors.toml", report, standard_input=json.dumps(AT_THE_FLOOR_WITHOUT_WORDS))
    assert run.returncode == 1
    assert "FAIL  explained_words" in run.stdout
