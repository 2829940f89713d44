"""The quick no of the phrase lexicons: a text that a pattern matches always holds the pattern's cues."""

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from models.lexicon import PatternEntry
from pipeline.lexicon import load, patterns
from pipeline.lexicon.cues import cues, folded
from pipeline.lexicon.wordings import WordingEntry, first_match, may_match, opening, phrase_pattern
from tests.test_wordings import LEXICONS

ENTRIES = [entry for lexicon in LEXICONS for entry in load(lexicon, WordingEntry)]
SAME_LETTERS = {"s": "sSſ", "k": "kK\u212a", "i": "iIİı", " ": " -\u00a0", "'": "'’´"}


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        pytest.param("driver's license", "a driver´s licence", False, id="another word is missing"),
        pytest.param("driver's license", "LICENSE of a Driver", True, id="the order is left to the pattern"),
        pytest.param("driver's licen*", "drivers licensure", True, id="what a star stands for is not looked for"),
        pytest.param("valid? permit", "permit", True, id="a word that may be missing is not looked for"),
        pytest.param("may ...2 car|van", "may need a van", True, id="one of two choices is enough"),
        pytest.param("car|van", "a bus", False, id="none of the choices"),
        pytest.param("risk", "RIS\u212a", True, id="the sign for Kelvin is a k"),
        pytest.param("city", "CİTY", True, id="a Turkish capital is an i"),
    ],
)
def test_a_text_may_hold_a_phrase(phrase: str, text: str, expected: bool) -> None:
    assert cues([[phrase]]).may_match(folded(text)) is expected


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: f"the examples of '{entry.name}' pass")
def test_an_example_holds_the_cues_of_its_entry(entry: WordingEntry) -> None:
    found = cues([entry.phrases])
    assert all(found.may_match(folded(example)) for example in entry.examples)
    assert all(cues([["zyzzy"], entry.phrases]).families(folded(example)) == [1] for example in entry.examples)


@given(data=st.data())
def test_no_text_that_a_pattern_matches_is_passed_over(data: st.DataObject) -> None:
    entry = data.draw(st.sampled_from(ENTRIES))
    phrase = data.draw(st.sampled_from(entry.phrases))
    words = [
        data.draw(st.sampled_from(word.strip("?").split("|"))) for word in phrase.split() if word not in ("^", "$")
    ]
    plain = " ".join(word.replace("*", "") for word in words if not word.startswith("..."))
    text = "".join(data.draw(st.sampled_from(SAME_LETTERS.get(letter, letter + letter.upper()))) for letter in plain)
    assume(re.search(phrase_pattern(phrase), text, re.IGNORECASE))
    assert cues([[phrase]]).may_match(folded(text))
    assert cues([entry.phrases]).may_match(folded(text))
    for phrases in ([phrase], entry.phrases):
        opens = opening(phrases)
        assert opens is None or opens.match(text)


@pytest.mark.parametrize(
    ("phrases", "text", "expected"),
    [
        pytest.param(["^ class code", "^ grade"], "Pay grade 4", False, id="no phrase begins with the first word"),
        pytest.param(["^ class code", "^ grade"], "-- GRADES", True, id="the first word may go on"),
        pytest.param(["^ the? title of"], "Title of the class", True, id="a first word may be missing"),
        pytest.param(["^ the? title of"], "Of the title", False, id="the word after it may not"),
        pytest.param(["^ may ...2 drive"], "May often drive", True, id="a gap inside a phrase does not matter"),
        pytest.param(["^ ...2 drive"], "Often drive", None, id="a gap in front may be any word"),
        pytest.param(["^ grade", "step"], "At the first step", None, id="one of them stands anywhere"),
    ],
)
def test_phrases_at_the_start_of_a_text_are_told_by_their_first_word(
    phrases: list[str], text: str, expected: bool | None
) -> None:
    opens = opening(phrases)
    assert (None if opens is None else opens.match(text) is not None) is expected


def test_a_lexicon_is_asked_for_some_labels_only() -> None:
    assert may_match("drivers_license", "a Chauffeur's License", "licence")
    assert not may_match("drivers_license", "Reads maps.", "licence")
    assert first_match("drivers_license", "Reads maps.", "licence") is None


@pytest.mark.parametrize(
    "entry",
    [entry for name in patterns.LEXICONS for entry in load(name, PatternEntry)],
    ids=lambda entry: f"the examples of '{entry.name}' pass",
)
def test_an_example_of_a_pattern_may_be_found(entry: PatternEntry) -> None:
    assert all(patterns.may_find(example, entry.label) for example in entry.examples)


def test_a_sentence_without_the_words_of_an_exchange_is_not_searched() -> None:
    assert patterns.may_find("Study may be SUBSTITUTED for experience.", "substitution")
    assert not patterns.may_find("Keeps the keys of the boiler house.", "substitution")
