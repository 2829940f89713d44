"""The wheel, installed beside its dependencies in a fresh environment, works in any folder."""

import json
import os
import subprocess
import sys
import sysconfig
from importlib.util import find_spec
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parents[1]
CLERK = "PAYROLL CLERK\n\nMINIMUM QUALIFICATIONS:\nTwo (2) years of clerical experience.\n"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    isolation = ["--no-build-isolation"] if find_spec("hatchling") else []
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "wheel", "--quiet", "--no-deps", *isolation]
    run(*pip, "--wheel-dir", folder, ROOT)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command in an environment that has our wheel and, by reference, the libraries of this one."""
    folder = tmp_path_factory.mktemp("venv")
    run(sys.executable, "-m", "venv", "--without-pip", folder)
    scheme = sysconfig.get_preferred_scheme("prefix")
    places = {"base": str(folder), "platbase": str(folder)}
    library = Path(sysconfig.get_path("purelib", scheme, places))
    (library / "libraries.pth").write_text(f"{sysconfig.get_path('purelib')}\n", encoding="utf-8")
    scripts = Path(sysconfig.get_path("scripts", scheme, places))
    python = next(scripts.glob("python*"))
    run(
        sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", python,
        "install", "--quiet", "--no-deps", "--no-index", "--ignore-installed", wheel,
    )  # fmt: skip
    return next(scripts.glob("classspec*"))


def run(*arguments: str | Path, cwd: Path | None = None, **environment: str) -> str:
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        list(map(str, arguments)),
        cwd=cwd,
        env={**kept, **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=180,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_wheel_holds_every_lexicon_and_every_data_file_of_the_code(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        packed = set(archive.namelist())
    layers = ("models", "pipeline", "flows", "interfaces")
    files = (path for layer in layers for path in (ROOT / layer).rglob("*") if path.is_file())
    ours = {path.relative_to(ROOT).as_posix() for path in files if "__pycache__" not in path.parts}
    assert {*ours, "flows/prefect.yaml"} <= packed


def test_the_installed_command_ingests_and_shows_in_another_folder(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "raw/harrow").mkdir(parents=True)
    (tmp_path / "raw/harrow/clerk.txt").write_text(CLERK, encoding="utf-8")
    home = {"PREFECT_HOME": str(tmp_path / "home"), "CLASSSPEC_CACHE": str(tmp_path / "cache")}
    run(installed, "ingest", "raw", "--out", "structured", cwd=tmp_path, **home)
    shown = run(installed, "show", "structured/specs/harrow/clerk.json", "--json", cwd=tmp_path)
    assert json.loads(shown)["spec_id"] == "harrow/clerk"
    version = run(installed, "--version", cwd=tmp_path)
    assert version.startswith("classspec ")
    assert "not installed" not in version
