"""All lexicons: a new file or entry is tested by being there. What a file means is known by the keys of its entries."""

import ast
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

import pipeline.lexicon
from models.lexicon import Entry, HeadingEntry, PatternEntry
from pipeline.lexicon import LexiconError, load
from pipeline.lexicon.headings import LEXICONS as HEADING_LEXICONS
from pipeline.lexicon.headings import (
    PhraseEntry,
    is_connective,
    is_remark,
    match_heading,
    names_division,
    says_otherwise,
    states_equivalence,
)
from pipeline.lexicon.patterns import LEXICONS as PATTERN_LEXICONS
from pipeline.lexicon.patterns import find
from pipeline.lexicon.wordings import WordingEntry, wordings

FOLDER = Path(pipeline.lexicon.__path__[0])
FILES = {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.rglob("*.toml"))}
SUBHEADINGS = {
    "connective": is_connective,
    "division": names_division,
    "aside": is_remark,
    "equivalence": states_equivalence,
    "own-word": says_otherwise,
}
BY_PRECEDENCE = ("notes", "timing", "months")
"""Lexicons in which the whole file competes for a text: an example must also win against the entries before its own."""


def shape(name: str) -> type[Entry]:
    """What the entries of a file are, by the keys they have."""
    keys = {key for entry in FILES[name]["entry"] for key in entry}
    if "patterns" in keys:
        return PatternEntry
    if "kind" in keys:
        return HeadingEntry
    return WordingEntry if "label" in keys else PhraseEntry


def finds(name: str, entry: Entry, example: str) -> bool:
    """Whether the code that uses the file `name` finds the entry in the example."""
    if isinstance(entry, PatternEntry):
        return entry.name in {match.entry.name for match in find(example)}
    if isinstance(entry, HeadingEntry):
        match = match_heading(example)
        return match is not None and match.entry.name == entry.name
    if isinstance(entry, WordingEntry):
        return bool(next(rule for rule in wordings(name) if rule.name == entry.name).pattern.search(example))
    return SUBHEADINGS[entry.name](example)


EXAMPLES = [
    pytest.param(name, entry, example, id=f"{name}: {entry.name} finds '{example}'")
    for name in FILES
    for entry in load(name, shape(name))
    for example in entry.examples
]


@pytest.mark.parametrize(("name", "entry", "example"), EXAMPLES)
def test_an_entry_finds_its_examples(name: str, entry: Entry, example: str) -> None:
    assert finds(name, entry, example)


@pytest.mark.parametrize("name", FILES)
def test_a_file_holds_entries_and_nothing_else(name: str) -> None:
    assert list(FILES[name]) == ["entry"]
    assert FILES[name]["entry"]


@pytest.mark.parametrize("name", FILES)
def test_a_file_begins_with_what_it_is_for(name: str) -> None:
    first = (FOLDER / f"{name}.toml").read_text(encoding="utf-8").splitlines()[0]
    assert first.startswith("# ")


@pytest.mark.parametrize("name", FILES)
def test_no_phrase_stands_twice(name: str) -> None:
    phrases = Counter(phrase for entry in FILES[name]["entry"] for phrase in _phrases(entry))
    assert [phrase for phrase, count in phrases.items() if count > 1] == []


def _phrases(entry: dict[str, Any]) -> list[Any]:
    return [(entry.get("label"), phrase) for phrase in entry.get("phrases", entry.get("patterns", []))]


def test_every_file_of_patterns_and_headings_is_registered() -> None:
    assert {name for name in FILES if shape(name) is PatternEntry} == set(PATTERN_LEXICONS)
    assert {name for name in FILES if shape(name) is HeadingEntry} == set(HEADING_LEXICONS)


@pytest.mark.parametrize("name", BY_PRECEDENCE)
def test_an_example_belongs_to_the_first_entry_that_finds_it(name: str) -> None:
    for entry in load(name, WordingEntry):
        for example in entry.examples:
            winner = next(rule.name for rule in wordings(name) if rule.pattern.search(example))
            assert winner == entry.name, example


@pytest.mark.parametrize("name", FILES)
def test_some_code_reads_the_file(name: str) -> None:
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in FOLDER.parent.rglob("*.py")]
    constants = {node.value for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Constant)}
    assert name in constants


SOUND = 'name = "a"\nexamples = ["b"]\nlabel = "x"\nphrases = ["b"]\n'
WRONG = [
    ("that is no TOML", "[[entry]", "broken"),
    ("with an entry without examples", "[[entry]]\n" + SOUND.replace('["b"]\nl', "[]\nl"), "entry a: examples"),
    ("with a name that is none", "[[entry]]\n" + SOUND.replace('"a"', '"Not A Name"'), "entry Not A Name: name"),
    ("with a key that does not exist", "[[entry]]\n" + SOUND + 'lable = "y"', "entry a: lable"),
    ("with a name that stands twice", 2 * ("[[entry]]\n" + SOUND), "more than one entry is named a"),
]


@pytest.mark.parametrize(("text", "message"), [row[1:] for row in WRONG], ids=[f"a file {row[0]}" for row in WRONG])
def test_a_wrong_lexicon_is_refused_with_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, message: str
) -> None:
    (tmp_path / "broken.toml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(pipeline.lexicon, "files", lambda _: tmp_path)
    with pytest.raises(LexiconError, match=r"broken\.toml") as refusal:
        load.__wrapped__("broken", WordingEntry)
    assert message in str(refusal.value)
