"""The documents say what the code does: commands, tables, kinds, problem codes, lexicons and links."""

import ast
import json
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest
import typer

import pipeline.lexicon
from flows.failures import ADVICE
from interfaces.cli import app
from models.section import SectionKind
from pipeline.tabulate import ROWS

ROOT = Path(__file__).parent.parent
DOCUMENTS = sorted(chain(ROOT.glob("*.md"), (ROOT / "docs").rglob("*.md"), (ROOT / "raw").glob("*.md")))
COMMANDS = {command.name: command for command in typer.main.get_group(app).commands.values()}


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


# --- commands -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_has_help_with_an_example(name: str) -> None:
    help_ = COMMANDS[name].help or ""
    assert len(help_.splitlines()[0].split()) >= 5
    assert f"Example: classspec {name} " in help_


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_of_a_command_is_explained(name: str) -> None:
    unexplained = [option.name for option in COMMANDS[name].params if not getattr(option, "help", None)]
    assert unexplained == []


def commands_in(document: Path) -> Iterator[list[str]]:
    """The commands of our own in blocks of shell code, as words."""
    for block in re.findall(r"```(?:sh|console)\n(.*?)```", document.read_text(encoding="utf-8"), re.DOTALL):
        for found in re.findall(r"(?:^|&& |^\$ )(classspec [^\n&#]+)", block, re.MULTILINE):
            yield found.split()


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_the_commands_of_a_document_exist(document: Path) -> None:
    for _, name, *rest in commands_in(document):
        assert name in COMMANDS
        known = {spelling for option in COMMANDS[name].params for spelling in option.opts}
        assert {word for word in rest if word.startswith("-")} <= known | {"--help"}


def test_the_readme_shows_every_command() -> None:
    assert {name for _, name, *_ in commands_in(ROOT / "README.md")} == set(COMMANDS)


def shown(command: str) -> str:
    """What the README says that a command prints."""
    (block,) = re.findall(rf"```console\n\$ {re.escape(command)}\n(.*?)\n```", text("README.md"), re.DOTALL)
    return str(block)


def test_the_readme_shows_parts_of_what_show_prints() -> None:
    (command,) = re.findall(r"^\$ (classspec show .*)$", text("README.md"), re.MULTILINE)
    run = [sys.executable, "-m", "interfaces.cli", *command.split()[1:]]
    environment = {**os.environ, "COLUMNS": "100", "PYTHONIOENCODING": "utf-8"}
    printed = subprocess.run(run, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=True).stdout
    printed = "\n".join(line.rstrip() for line in printed.splitlines())
    excerpts = [part for part in f"\n{shown(command)}\n".split("\n…\n") if part.strip()]
    assert sum(len(excerpt.splitlines()) for excerpt in excerpts) > 10
    assert [excerpt for excerpt in excerpts if excerpt not in printed] == []


def test_the_readme_shows_the_counts_of_the_published_samples() -> None:
    report = json.loads(text("structured/report.json"))
    told = dict(re.findall(r"^([a-z ]+?) +(\d+)$", shown("classspec ingest raw --out structured"), re.MULTILINE))
    counts = {name.replace("_", " "): str(count) for name, count in report["counts"].items()}
    assert told == counts | {"from cache": "0"}


def test_the_command_is_the_installed_one() -> None:
    assert tomllib.loads(text("pyproject.toml"))["project"]["scripts"]["classspec"] == "interfaces.cli:main"


def test_the_readme_installs_with_the_pinned_versions() -> None:
    installs = re.findall(r"^python3 -m pip install .*$", text("README.md"), re.MULTILINE)
    assert len(installs) == 2
    assert all(" -c constraints.txt " in install for install in installs)


def test_ci_runs_the_test_command_of_the_readme() -> None:
    pattern = re.search(r"grep -E '(.*)' README.md", text(".ci/run"))
    assert pattern is not None
    (found,) = re.findall(pattern[1], text("README.md"), re.MULTILINE)
    assert found.endswith("&& python3 -m pytest")


# --- words of the contract ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("table", [row.table for row in ROWS])
def test_a_table_is_in_the_dictionary(table: str) -> None:
    assert f"\n### {table}\n" in text("docs/data-dictionary.md")


@pytest.mark.parametrize("kind", SectionKind)
def test_a_kind_of_section_is_in_the_dictionary(kind: SectionKind) -> None:
    assert f"`{kind}`" in text("docs/data-dictionary.md")


CODE = re.compile(r"[a-z]+(?:-[a-z]+)*")
SENTENCE = re.compile(r"[A-Z].*[.”]$")


def codes_used() -> set[str]:
    """The codes of all problems that the code can record, read from its source."""
    files = chain((ROOT / "pipeline").rglob("*.py"), (ROOT / "flows").rglob("*.py"))
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in files]
    named = {name: value for tree in trees for name, value in _constants(tree)}
    return {code for tree in trees for code in (*_given(tree, named), *_reasons(tree))}


def _constants(tree: ast.Module) -> Iterator[tuple[str, str]]:
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            yield from ((target.id, node.value.value) for target in node.targets if isinstance(target, ast.Name))


def _given(tree: ast.Module, named: dict[str, str]) -> Iterator[str]:
    """What is handed over as `code`: to a Problem, to Unreadable, to a function with a parameter of this name."""
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    places = {each.name: [arg.arg for arg in each.args.args].index("code") for each in functions if _takes_code(each)}
    places |= {"Unreadable": 0, "Problem": -1}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in places:
            place = places[node.func.id]
            values = [each.value for each in node.keywords if each.arg == "code"]
            values += node.args[place : place + 1] if place >= 0 else []
            yield from (str(value.value) for value in values if isinstance(value, ast.Constant))
            yield from (named[value.id] for value in values if isinstance(value, ast.Name) and value.id.isupper())


def _takes_code(function: ast.FunctionDef) -> bool:
    return "code" in [arg.arg for arg in function.args.args]


def _reasons(tree: ast.Module) -> Iterator[str]:
    """Pairs of a code and a sentence that a function gives back."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Tuple) and len(node.elts) == 2:
            code, message = (each.value if isinstance(each, ast.Constant) else None for each in node.elts)
            if CODE.fullmatch(str(code)) and SENTENCE.fullmatch(str(message)):
                yield str(code)


def documented_problems() -> dict[str, tuple[str, ...]]:
    rows = re.findall(r"^\| `([a-z-]+)` \| (.*?) \| (.*?) \| (.*?) \|$", text("docs/problems.md"), re.MULTILINE)
    assert len({code for code, *_ in rows}) == len(rows)
    return {code: tuple(rest) for code, *rest in rows}


def test_every_problem_is_documented_and_no_other() -> None:
    assert "unexplained-words" in codes_used()
    assert "outside-link" in codes_used()
    assert set(documented_problems()) == codes_used()


@pytest.mark.parametrize("code", ADVICE)
def test_the_documented_advice_is_what_the_program_says(code: str) -> None:
    assert documented_problems()[code][2] == ADVICE[code]


# --- lexicons, links, versions --------------------------------------------------------------------------------------


def test_every_lexicon_is_in_the_recipes_and_no_other() -> None:
    files = {path.name for path in Path(pipeline.lexicon.__path__[0]).rglob("*.toml")}
    table = text("docs/adding.md").split("## The lexicons")[1]
    assert set(re.findall(r"`(\w+\.toml)`", table)) == files


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_the_links_of_a_document_lead_somewhere(document: Path) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", document.read_text(encoding="utf-8")):
        if re.match(r"https?://", target):
            continue
        path, _, place = target.partition("#")
        linked = (document.parent / path) if path else document
        assert linked.exists(), target
        assert not place or place in anchors(linked), target


def anchors(document: Path) -> set[str]:
    """What a link may name behind `#`: the headings, as words joined by hyphens."""
    headings = re.findall(r"^#+ (.*)$", document.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_the_files_that_a_document_names_exist(document: Path) -> None:
    """A path in code marks with a folder and an ending: `pipeline/parse.py`, `tests/test_docs.py`."""
    named = re.findall(r"`((?:[\w.-]+/)+[\w-]+\.(?:py|toml|md|txt))`", document.read_text(encoding="utf-8"))
    places = (ROOT, ROOT / "pipeline", ROOT / "flows", ROOT / "raw", document.parent)
    assert [name for name in named if not any((place / name).exists() for place in places)] == []


def test_the_changelog_tells_of_this_version() -> None:
    version = tomllib.loads(text("pyproject.toml"))["project"]["version"]
    latest = re.findall(r"^## (.*)$", text("CHANGELOG.md"), re.MULTILINE)[0]
    assert latest == "Unreleased" or latest.startswith(version)


def test_decisions_are_numbered_without_a_gap() -> None:
    numbers = [path.name[:4] for path in sorted((ROOT / "docs" / "decisions").glob("*.md"))]
    assert numbers
    assert numbers == [f"{number:04d}" for number in range(1, len(numbers) + 1)]


ADDRESS = re.compile(r"index[-]url|find[-]links|/simple\b|file://|(?:^|[\s=\"'])/(?:home|root|work|Users)/")


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "constraints.txt", "pyproject.toml", "Makefile"])
def test_no_address_of_a_package_index_and_no_path_of_a_machine_is_written_down(name: str) -> None:
    assert not ADDRESS.search(text(name))


def test_every_pin_is_exact() -> None:
    pins = [line for line in text("constraints.txt").splitlines() if not line.startswith("#")]
    assert [pin for pin in pins if not re.fullmatch(r"[a-z0-9-]+==[\w.]+( ; .+)?", pin)] == []
    names = {re.split("==", pin)[0] for pin in pins}
    assert {"spacy", "prefect", "pytest", "ruff", "mypy"} <= names
    assert not {"pip", "setuptools", "classspec"} & names
