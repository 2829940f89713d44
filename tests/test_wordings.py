"""Phrases as rules: the small language of the lexicons, and the examples that every entry carries."""

import re
from time import perf_counter

import pytest

from pipeline.lexicon import load
from pipeline.lexicon.wordings import WordingEntry, first_match, phrase_pattern, wordings

LEXICONS = (
    "abbreviations",
    "drivers_license",
    "duties",
    "events",
    "jurisdictional_classes",
    "ksas",
    "labels",
    "months",
    "not_titles",
    "notes",
    "pay",
)
EXAMPLES = [
    pytest.param(lexicon, entry.name, example, id=f"{lexicon}: {entry.name} finds '{example}'")
    for lexicon in LEXICONS
    for entry in load(lexicon, WordingEntry)
    for example in entry.examples
]


@pytest.mark.parametrize(("lexicon", "name", "example"), EXAMPLES)
def test_an_entry_matches_its_examples(lexicon: str, name: str, example: str) -> None:
    pattern = next(wording.pattern for wording in wordings(lexicon) if wording.name == name)
    assert pattern.search(example)


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        pytest.param("driver's license", "a DRIVER’S  License", True, id="case, apostrophe and space do not matter"),
        pytest.param("driver's license", "the driver. License fees", False, id="a full stop keeps two words apart"),
        pytest.param("open competitive", "open-competitive", True, id="a dash stands for a space"),
        pytest.param("license|permit", "permits", False, id="a word is found whole"),
        pytest.param("licen*", "licensure", True, id="a star stands for the rest of the word"),
        pytest.param("valid? license", "license", True, id="a word with a question mark may be missing"),
        pytest.param("may ...2 car", "may also need a car", False, id="a gap has no more words than it says"),
        pytest.param("may ...2 car", "may need a car", True, id="a gap may have fewer words than it says"),
        pytest.param("may ...2 car", "may one-to-one and/or car", True, id="words joined in a gap count as one"),
        pytest.param("may ...2 car", "may need van/car", True, id="a phrase may go on in the middle of joined words"),
        pytest.param("^ city of", "the city of elms", False, id="a hat holds a phrase at the start"),
        pytest.param("department $", "PARKS DEPARTMENT", True, id="a dollar holds a phrase at the end"),
        pytest.param("department $", "department head", False, id="nothing follows a phrase with a dollar"),
        pytest.param("spec. revision", "Spec Revision", True, id="the full stop of an abbreviation may be missing"),
    ],
)
def test_a_phrase_is_found(phrase: str, text: str, found: bool) -> None:
    assert bool(re.search(phrase_pattern(phrase), text, re.IGNORECASE)) is found


@pytest.mark.parametrize(
    "run",
    [
        pytest.param("-" * 500, id="a row of hyphens"),
        pytest.param("a-b/c" * 100, id="words joined without end"),
        pytest.param("'" * 500, id="a row of apostrophes"),
        pytest.param("a.b. " * 100, id="initials without end"),
    ],
)
def test_a_gap_is_not_cut_into_words_in_every_way_there_is(run: str) -> None:
    pattern, start = re.compile(phrase_pattern("may ...8 car")), perf_counter()
    assert not pattern.search(f"may {run}A")
    assert perf_counter() - start < 1


@pytest.mark.parametrize("phrase", ["valid?", "may ...3", "^ $"])
def test_a_phrase_without_a_last_word_is_refused(phrase: str) -> None:
    with pytest.raises(ValueError, match="no last word"):
        phrase_pattern(phrase)


def test_the_first_entry_of_the_file_wins() -> None:
    match = first_match("notes", "Work that is not qualifying is defined as clerical.")
    assert match is not None
    assert match.wording.label == "exclusion"
