"""Headings: which family does the start of a line belong to, and where does the heading end?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.lexicon import HeadingEntry
from models.section import SectionKind as Kind
from pipeline.lexicon.headings import (
    Standing,
    heading_entries,
    is_capitals,
    is_connective,
    match_ending,
    match_heading,
    names_division,
    states_equivalence,
)
from pipeline.lexicon.phrases import nearest_phrase, squeeze, words_of

ENTRIES = heading_entries()


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: f"the examples of {entry.name} belong to it")
def test_every_family_reads_its_own_examples(entry: HeadingEntry) -> None:
    for example in entry.examples:
        match = match_heading(example)
        assert match is not None, example
        assert match.entry.name == entry.name, example


def test_no_phrase_belongs_to_two_families() -> None:
    owners: dict[tuple[str, ...], str] = {}
    for entry in ENTRIES:
        for phrase in entry.phrases:
            words = tuple(word.folded for word in words_of(phrase))
            assert owners.setdefault(words, entry.name) == entry.name, phrase


HEADINGS = [
    ("in capitals with a colon", "MINIMUM QUALIFICATIONS:", Kind.MINIMUM_QUALIFICATIONS, ""),
    ("alone without a colon", "Typical Work Activities", Kind.TYPICAL_WORK_ACTIVITIES, ""),
    ("with text after the colon", "DUTIES: Sorts mail.", Kind.TYPICAL_WORK_ACTIVITIES, "Sorts mail."),
    ("with a space before the colon", "SUMMARY : Sorts mail.", Kind.DISTINGUISHING_FEATURES, "Sorts mail."),
    ("with Markdown marks", "**NOTES:** Ask early.", Kind.NOTES, "Ask early."),
    ("with an asterisk", "*SPECIAL NOTE: Ask early.", Kind.NOTES, "Ask early."),
    ("with a Roman number", "IV. EXAMPLES OF DUTIES:", Kind.TYPICAL_WORK_ACTIVITIES, ""),
    ("with a remark before the colon", "EXAMPLES OF WORK (Illustrative Only):", Kind.TYPICAL_WORK_ACTIVITIES, ""),
    (
        "with a remark after the colon",
        "EXAMPLES OF WORK: (Illustrative Only) Sorts",
        Kind.TYPICAL_WORK_ACTIVITIES,
        " Sorts",
    ),
    ("with a body of adoption", "MINIMUM QUALIFICATIONS (As adopted by the Board)", Kind.MINIMUM_QUALIFICATIONS, ""),
    ("with an item after the colon", "REQUIREMENTS: (a) A degree", Kind.MINIMUM_QUALIFICATIONS, "(a) A degree"),
    ("without spaces", "DISTINGUISHINGFEATURESOFTHECLASS", Kind.DISTINGUISHING_FEATURES, ""),
    (
        "without spaces and with an and",
        "FULLPERFORMANCEKNOWLEDGES,SKILLS,ABILITIESANDPERSONALCHARACTERISTICS:",
        Kind.KSAS,
        "",
    ),
    ("with a letter lost", "DISTINGUISING FEATURES OF THE CLASS", Kind.DISTINGUISHING_FEATURES, ""),
    ("with letters exchanged", "MINIMUM QUALIFICAITONS", Kind.MINIMUM_QUALIFICATIONS, ""),
    ("in the singular with letters doubled", "REQUIREMENT/MINIMIMUM QUALIFICATION", Kind.MINIMUM_QUALIFICATIONS, ""),
    ("with an ampersand", "KNOWLEDGES, SKILLS & ABILITIES:", Kind.KSAS, ""),
    ("with and/or", "LICENSES, REGISTRATIONS AND/OR CERTIFICATES", Kind.SPECIAL_REQUIREMENTS, ""),
    ("with a soft hyphen", "GENERAL DEFI\xadNITION", Kind.DISTINGUISHING_FEATURES, ""),
    ("with a British spelling", "LICENCE REQUIREMENT", Kind.SPECIAL_REQUIREMENTS, ""),
    ("with an optional plural", "Legal Requirement(s)", Kind.SPECIAL_REQUIREMENTS, ""),
    ("that goes on", "EXAMPLES OF DUTIES COMMON TO ALL LEVELS:", Kind.TYPICAL_WORK_ACTIVITIES, ""),
    ("that runs into its text", "SUPERVISION RECEIVED Works alone.", Kind.SUPERVISION, " Works alone."),
    ("with a date in place of a colon", "Approved 3/2/09", Kind.HEADER, " 3/2/09"),
]


@pytest.mark.parametrize(
    ("text", "kind", "body"), [case[1:] for case in HEADINGS], ids=[f"a heading {c[0]}" for c in HEADINGS]
)
def test_a_heading_opens_its_kind_and_leaves_its_text(text: str, kind: Kind, body: str) -> None:
    match = match_heading(text)
    assert match is not None
    assert (match.entry.kind, text[match.end :]) == (kind, body)


NO_HEADINGS = [
    ("a phrase in small letters", "minimum qualifications of the position apply"),
    ("a sentence", "Ability."),
    ("a connective before a heading word", "AND EXPERIENCE:"),
    ("a short word with a slip", "DUTEIS"),
    ("an ordinary sentence", "Sorts mail and answers the telephone."),
    ("nothing", ""),
    ("only marks", "** **"),
]


@pytest.mark.parametrize(
    "text", [case[1] for case in NO_HEADINGS], ids=[f"{case[0]} is no heading" for case in NO_HEADINGS]
)
def test_what_is_no_heading(text: str) -> None:
    assert match_heading(text) is None


def test_a_sentence_in_small_letters_after_the_phrase_is_told_from_a_heading() -> None:
    match = match_heading("Minimum qualifications include two years in the trade")
    assert match is not None
    assert (match.standing, match.capitals) == (Standing.LEAD_IN, False)


def test_capitals_that_go_on_are_told_from_a_heading() -> None:
    match = match_heading("SELECTION PROCESS BEGINS with a letter to the office of the clerk")
    assert match is not None
    assert match.standing is Standing.SENTENCE


def test_a_family_at_the_end_of_a_heading_line_is_found() -> None:
    match = match_ending("MAIL CLERK SERIES - NATURE OF WORK")
    assert match is not None
    assert match.entry.kind == Kind.DISTINGUISHING_FEATURES


def test_a_weak_word_at_the_end_of_a_line_is_not_a_family() -> None:
    assert match_ending("MAIL CLERK DUTIES") is None


@pytest.mark.parametrize(
    ("text", "joins"),
    [("AND", True), ("OR:", True), ("AND/OR", True), ("EITHER", True), ("AND EXPERIENCE", False), ("ORAL TEST", False)],
)
def test_connectives(text: str, joins: bool) -> None:
    assert is_connective(text) is joins


@pytest.mark.parametrize(
    ("text", "names"),
    [("HARBOR SPECIALTY", True), ("ALL ASSIGNMENTS:", True), ("OPTION 2", True), ("BACKGROUND CHECK", False)],
)
def test_names_of_groups_inside_a_part(text: str, names: bool) -> None:
    assert names_division(text) is names


def test_equivalent_combinations_are_recognised_in_either_order() -> None:
    assert states_equivalence("Any equivalent combination of training and experience")
    assert not states_equivalence("Two years of experience")


def test_capitals_do_not_count_a_remark() -> None:
    assert is_capitals("EXAMPLES OF WORK (Illustrative Only)")
    assert not is_capitals("Examples of Work")
    assert not is_capitals("12/07")


def test_misspellings_are_forgiven_only_in_long_phrases() -> None:
    phrases = ("notes", "minimumqualifications")
    assert nearest_phrase("minimunqualifications", phrases) == "minimumqualifications"
    assert nearest_phrase("motes", phrases) is None
    assert nearest_phrase("desiredqualifications", phrases) is None


@given(st.sampled_from([phrase for entry in ENTRIES if entry.strength == "strong" for phrase in entry.phrases]))
def test_every_strong_phrase_in_capitals_is_found_whole(phrase: str) -> None:
    match = match_heading(f"{phrase.upper()}:")
    assert match is not None
    assert match.standing is Standing.ALONE
    assert phrase in match.entry.phrases


@given(st.text(max_size=60))
def test_any_text_has_a_heading_inside_it_or_none(text: str) -> None:
    match = match_heading(text)
    assert match is None or 0 < match.end <= len(text)
    assert squeeze(text).isalnum() or not squeeze(text)


DAMAGED = [
    ("CHAAACTERISTICS read for CHARACTERISTICS", "DISTINGUISHING CHAAACTERISTICS", Kind.DISTINGUISHING_FEATURES),
    ("figures for letters", "M1NIMUM QUALIFICATI0NS", Kind.MINIMUM_QUALIFICATIONS),
    ("a small l for every I", "MlNlMUM QUALlFlCATlONS", Kind.MINIMUM_QUALIFICATIONS),
    ("O for Q", "MINIMUM OUALIFICATIONS:", Kind.MINIMUM_QUALIFICATIONS),
    ("6 for G and I for L", "DISTIN6UISHING FEATURES OF THE CIASS", Kind.DISTINGUISHING_FEATURES),
    ("N for IV", "TYPICAL WORK ACTNITIES", Kind.TYPICAL_WORK_ACTIVITIES),
    ("nought for O twice", "EXAMPLES 0F W0RK", Kind.TYPICAL_WORK_ACTIVITIES),
    ("rn for m", "MINIMUrn QUALIFICATIONS", Kind.MINIMUM_QUALIFICATIONS),
    ("5 for S in a long heading", "KNOWLEDGES, 5KILLS, ABILITIES AND PERSONAL CHAAACTERI5TICS", Kind.KSAS),
    ("one slip in ten letters", "EXAMPLES OF DUTlES", Kind.TYPICAL_WORK_ACTIVITIES),
]
OTHERWISE = [
    ("MAXIMUM is not MINIMUM", "MAXIMUM QUALIFICATIONS"),
    ("ATYPICAL is not TYPICAL", "ATYPICAL WORK ACTIVITIES"),
    ("NONESSENTIAL is not ESSENTIAL", "NONESSENTIAL FUNCTIONS"),
    ("DISQUALIFICATIONS are no qualifications", "MINIMUM DISQUALIFICATIONS"),
    ("three slips in twenty letters are too many", "MINIBUM QUOLIFICATLENS"),
    ("a short heading must be exact", "WALKING CONDITIONS"),
]


@pytest.mark.parametrize(("text", "kind"), [case[1:] for case in DAMAGED], ids=[case[0] for case in DAMAGED])
def test_a_heading_damaged_by_text_recognition_is_read(text: str, kind: Kind) -> None:
    match = match_heading(text)
    assert match is not None
    assert match.entry.kind == kind


@pytest.mark.parametrize("text", [case[1] for case in OTHERWISE], ids=[case[0] for case in OTHERWISE])
def test_a_near_heading_that_says_something_else_is_none(text: str) -> None:
    assert match_heading(text) is None
