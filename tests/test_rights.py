"""Rights that somebody took away: one line says so, nothing is lost, and nothing stays in the way of the next run.

The tests often run as root, which no right stops; so they run in a process that has given up that privilege.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from build import full_spec

from pipeline.publish import publish

DROP = "--bounding-set=-dac_override,-dac_read_search"
PUBLISH = """
import sys
from pathlib import Path
from build import full_spec
from pipeline.publish import PublishError, publish
try:
    publish(Path(sys.argv[1]), [full_spec("harrow/clerk", mark=sys.argv[2])], [], {})
except PublishError as error:
    print(error)
    sys.exit(1)
"""


def as_anybody() -> list[str]:
    """What stands before a command so that rights hold for it."""
    if getattr(os, "geteuid", lambda: 0)() != 0:
        return []
    if shutil.which("setpriv") is None:
        pytest.skip("runs as an administrator, whom no right stops")
    return ["setpriv", DROP]


def second(out: Path, mark: str = "second") -> tuple[int, str]:
    """A run of anybody that publishes another set."""
    tests = Path(__file__).parent
    line = [*as_anybody(), sys.executable, "-c", PUBLISH, str(out), mark]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(tests), str(tests.parent)))}
    done = subprocess.run(line, env=environment, capture_output=True, encoding="utf-8", timeout=60)
    assert "Traceback" not in done.stderr, done.stderr
    return done.returncode, done.stdout


def everything(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A set of two versions."""
    folder = tmp_path / "place" / "out"
    publish(folder, [full_spec("harrow/clerk")], [], {})
    publish(folder, [full_spec("harrow/clerk", mark="again")], [], {})
    return folder


@pytest.mark.parametrize(
    ("forbidden", "rights", "said"),
    [
        pytest.param(".", 0o500, "may not be written; get the right to", id="the folder may not be written"),
        pytest.param("..", 0o500, "Permission denied", id="nothing may be put beside the folder"),
        pytest.param("history", 0o000, "Permission denied: history", id="the history may not be read"),
        pytest.param("history/harrow/clerk/0001.json", 0o000, "Permission denied: history", id="a version of it"),
    ],
)
def test_what_is_forbidden_is_said_and_nothing_is_lost(out: Path, forbidden: str, rights: int, said: str) -> None:
    before = everything(out)
    place = out / forbidden
    usual = place.stat().st_mode & 0o777
    place.chmod(rights)
    try:
        status, told = second(out)
    finally:
        place.chmod(usual)
    assert (status, told.count("\n")) == (1, 1)
    assert said in told
    assert "right" in told
    assert "free room" not in told
    assert everything(out) == before
    assert second(out) == (0, "")
    assert everything(out) != before


@pytest.mark.parametrize("inside", ["redline", "schema", "specs/harrow", "."])
def test_a_replaced_set_without_rights_is_cleared_away_all_the_same(out: Path, inside: str) -> None:
    leftover = out.with_name(".out.new")
    shutil.copytree(out, leftover)
    (leftover / "notes.txt").write_text("mine")
    (leftover / inside).chmod(0o000)
    assert second(out) == (0, "")
    assert [path.name for path in out.parent.iterdir() if path.name == leftover.name] == []
    assert (out / "notes.txt").read_text() == "mine"


def test_the_rights_behind_a_link_stay_as_they_are(out: Path, tmp_path: Path) -> None:
    foreign = tmp_path / "foreign"
    foreign.mkdir()
    foreign.chmod(0o755)
    leftover = out.with_name(".out.new")
    shutil.copytree(out, leftover)
    (leftover / "specs" / "link").symlink_to(foreign)
    (leftover / "specs" / "harrow").chmod(0o000)
    assert second(out) == (0, "")
    assert foreign.stat().st_mode & 0o777 == 0o755
