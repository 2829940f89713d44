"""The house: who may import whom, where each library lives, what the pipeline must not touch, how long things may be.

Everything is read from the source with `ast`, so a rule holds also for code that no test runs.
"""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from fnmatch import fnmatch
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LAYERS = ("models", "pipeline", "flows", "interfaces")
CODE = sorted(path.relative_to(ROOT).as_posix() for layer in LAYERS for path in (ROOT / layer).rglob("*.py"))
LEXICONS = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "pipeline").rglob("*.toml"))
BESIDE = sorted(
    path.relative_to(ROOT).as_posix() for folder in ("tests", "bench", ".ci") for path in (ROOT / folder).rglob("*.py")
)

MAX_LINES = 400
MAX_FUNCTION = 60
SAY_NOTHING = ("util", "utils", "helper", "helpers", "common", "base", "misc")

HOMES = {
    "pdfplumber": ("pipeline/read/pdf*.py",),
    "pdfminer": ("pipeline/read/pdf*.py",),
    "pypdfium2": ("pipeline/read/pdf*.py",),
    "rapidocr": ("pipeline/read/ocr.py",),
    "PIL": ("pipeline/read/picture.py",),
    "docx": ("pipeline/read/docx*.py", "pipeline/read/numbering.py"),
    "lxml": ("pipeline/read/*.py", "pipeline/sources/index_page.py"),
    "cssselect": ("pipeline/sources/index_page.py",),
    "charset_normalizer": ("pipeline/read/encoding.py",),
    "spacy": ("pipeline/lexicon/*.py", "pipeline/extract/*.py"),
    "pandas": ("pipeline/publish/*.py", "pipeline/compare.py"),
    "jinja2": ("pipeline/publish/*.py",),
    "markupsafe": ("pipeline/publish/*.py",),
    "sqlite3": ("pipeline/publish/*.py",),
    "filelock": ("pipeline/publish/lock.py", "pipeline/sources/*.py", "flows/*.py"),
    "tomlkit": ("pipeline/sources/corrections_writing.py",),
    "prefect": ("flows/*.py",),
    "httpx": ("pipeline/sources/*.py", "flows/*.py"),
    "tenacity": ("pipeline/sources/fetch.py",),
    "protego": ("pipeline/sources/robots.py",),
    "uvicorn": ("flows/*.py",),
    "multiprocessing": ("flows/*.py",),
    "rapidfuzz": ("pipeline/likeness.py", "pipeline/revise/*.py", "pipeline/lexicon/phrases.py"),
    "typer": ("interfaces/cli.py", "interfaces/commands/*.py"),
    "platformdirs": ("flows/cache.py",),
    "watchfiles": ("flows/watching.py",),
    "apprise": ("flows/telling.py",),
    "yaml": ("flows/deployments.py",),
    "rich": ("interfaces/*.py", "interfaces/terminal/*.py"),
}
"""Library -> the only files that may import it."""
EVERYWHERE = ("pydantic", "pydantic_core")
FOR_MODELS = ("pydantic", "models", "enum", "typing", "collections")
"""All that a model needs: no `re`, no spaCy, nothing that reads or writes."""

IMPURE_MODULES = ("asyncio", "locale", "os", "random", "secrets", "socket", "subprocess", "tempfile", "time", "urllib")
IMPURE_CALLS = ("now", "today", "utcnow", "getenv", "read_text", "read_bytes", "write_text", "write_bytes", "iterdir")
SIDE_EFFECTS = ("pipeline/sources/*.py", "pipeline/publish/*.py", "pipeline/libreoffice.py")
"""The steps that meet the world. The last starts LibreOffice, in a folder of its own, for what no library reads.
The clock of `publish/lock.py` only tells people how old a lock is, that of `sources` when something was fetched."""
OWN_RESOURCES = {"pipeline/lexicon/__init__.py": "read_text"}
"""The loader reads the lexicons that are part of the package."""


@cache
def tree(file: str) -> ast.Module:
    return ast.parse((ROOT / file).read_text(encoding="utf-8"))


def imports(file: str) -> set[str]:
    """Dotted names of all modules that a file imports, wherever in the file it does."""
    nodes = list(ast.walk(tree(file)))
    plain = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    return plain | {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}


def roots(file: str) -> set[str]:
    return {name.split(".")[0] for name in imports(file)}


def lies_in(file: str, homes: tuple[str, ...]) -> bool:
    return any(fnmatch(file, home) for home in homes)


@pytest.mark.parametrize("file", CODE)
def test_a_layer_imports_only_the_layers_to_its_left(file: str) -> None:
    to_the_right = LAYERS[LAYERS.index(file.split("/")[0]) + 1 :]
    assert not roots(file) & set(to_the_right)


@pytest.mark.parametrize("file", CODE)
def test_nothing_relative_is_imported(file: str) -> None:
    assert not [node for node in ast.walk(tree(file)) if isinstance(node, ast.ImportFrom) and node.level]


@pytest.mark.parametrize("library", HOMES)
def test_a_library_stays_in_its_home(library: str) -> None:
    users = [file for file in CODE if library in roots(file)]
    assert users, "nobody uses it: take it out of HOMES"
    assert [file for file in users if not lies_in(file, HOMES[library])] == []


def test_every_library_from_outside_has_a_home() -> None:
    known = {*HOMES, *EVERYWHERE, *LAYERS, *sys.stdlib_module_names}
    assert {file: roots(file) - known for file in CODE if roots(file) - known} == {}


@pytest.mark.parametrize("file", [file for file in CODE if file.startswith("models/")])
def test_models_never_parse(file: str) -> None:
    assert roots(file) <= set(FOR_MODELS)


def test_no_module_waits_for_itself_while_it_is_imported() -> None:
    names = {_module(file): file for file in CODE}
    graph = {name: _needed_at_once(file) & names.keys() for name, file in names.items()}
    TopologicalSorter(graph).prepare()  # CycleError names the circle


def _needed_at_once(file: str) -> set[str]:
    """What a file imports at its top, not where a function needs it."""
    return {node.module or "" for node in tree(file).body if isinstance(node, ast.ImportFrom)}


def _module(file: str) -> str:
    return file.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


@pytest.mark.parametrize(
    "file", [file for file in CODE if file.startswith("pipeline/") and not lies_in(file, SIDE_EFFECTS)]
)
def test_a_step_touches_no_clock_network_environment_or_file(file: str) -> None:
    assert not roots(file) & set(IMPURE_MODULES)
    assert set(_impure_calls(file)) <= {OWN_RESOURCES.get(file)}


def _impure_calls(file: str) -> Iterator[str]:
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("open", "input"):
            yield node.func.id
        elif isinstance(node, ast.Attribute) and node.attr in IMPURE_CALLS:
            yield node.attr


@pytest.mark.parametrize("file", [*CODE, *BESIDE, *LEXICONS])
def test_a_file_is_not_too_long(file: str) -> None:
    assert len((ROOT / file).read_text(encoding="utf-8").splitlines()) <= MAX_LINES


@pytest.mark.parametrize("file", CODE)
def test_a_function_fits_a_screen(file: str) -> None:
    functions = [node for node in ast.walk(tree(file)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    long = [node.name for node in functions if (node.end_lineno or 0) - node.lineno + 1 > MAX_FUNCTION]
    assert long == []


@pytest.mark.parametrize("file", [*CODE, *BESIDE])
def test_a_name_says_what_is_inside(file: str) -> None:
    assert not {part.removesuffix(".py") for part in file.split("/")} & set(SAY_NOTHING)


PLACES = (
    "philadelphia", "los angeles", "new york", "westchester", "nassau", "suffolk", "onondaga", "monroe", "rockland",
    "erie county", "albany", "dutchess", "ulster", "riverside", "san bernardino", "santa clara", "alameda", "fresno",
    "california", "pennsylvania", "manhattan", "brooklyn",
)  # fmt: skip
"""Places of the documents that the rules were tried on, and their states."""
RUNNABLE = re.compile(r"^ +Example: .*$", re.MULTILINE)
"""The example in the help of a command is a line that a user can run, so it may name a sample."""


def sample_places() -> set[str]:
    sources = (tomllib.loads(path.read_text(encoding="utf-8")) for path in (ROOT / "raw").glob("*/source.toml"))
    names = [*(source["jurisdiction"] for source in sources), *(path.name for path in _sample_folders())]
    return {re.sub(r"^(City|Town|County) of | County$", "", name).lower() for name in names}


def _sample_folders() -> list[Path]:
    return [path for path in (ROOT / "raw").iterdir() if path.is_dir()]


@pytest.mark.parametrize("file", [*CODE, *LEXICONS])
def test_no_place_is_named(file: str) -> None:
    text = RUNNABLE.sub("", (ROOT / file).read_text(encoding="utf-8")).lower()
    names = {*PLACES, *sample_places()}
    assert len(names) > len(PLACES)
    assert [name for name in sorted(names) if re.search(rf"\b{re.escape(name)}\b", text)] == []


def sample_titles() -> set[str]:
    """File names of the samples, as words without numbers: most are the title of their class."""
    stems = [path.stem for path in (ROOT / "raw").rglob("*") if path.is_file() and path.parent != ROOT / "raw"]
    words = (" ".join(re.findall(r"[a-z]{2,}", stem.lower().replace("_", " "))) for stem in stems)
    return {words for words in words if words and words != "source"}


@pytest.mark.parametrize("file", [*CODE, *LEXICONS])
def test_no_rule_names_a_title(file: str) -> None:
    rules = " \n ".join(_rule_texts(file)).lower()
    titles = sample_titles()
    assert "senior caseworker" in titles
    assert [title for title in sorted(titles) if re.search(rf"\b{re.escape(title)}\b", rules)] == []


def _rule_texts(file: str) -> Iterator[str]:
    """What can decide something: the strings of code that are no docstrings, a lexicon without its examples."""
    if file.endswith(".toml"):
        for entry in tomllib.loads((ROOT / file).read_text(encoding="utf-8"))["entry"]:
            yield from (text for name, texts in entry.items() if name != "examples" for text in _texts(texts))
        return
    nodes = list(ast.walk(tree(file)))
    loose = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    yield from (
        node.value
        for node in nodes
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in loose
    )


def _texts(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value
