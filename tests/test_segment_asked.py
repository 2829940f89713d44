"""Lines that ask for something are no headings, however they end; and what goes on behind a note."""

import pytest
from test_segment import TITLE, outline

HEAD = "MINIMUM QUALIFICATIONS:"
ITEMS = ("1. Four years as a Ferrier;", "2. A degree in river science.")

ASKED = [
    pytest.param("Applicants must hold one of the following by the day of the written test:", id="the day of a test"),
    pytest.param("All candidates shall have either of these before the final filing date:", id="the last day to file"),
    pytest.param("CANDIDATES MUST SATISFY ANY OF THE FOLLOWING BEFORE THE CLOSING DATE:", id="a line in capitals"),
    pytest.param("One of these is required at the time of the competitive examination:", id="what is required"),
    pytest.param("You need the following at the end of the probationary period:", id="the end of probation"),
]


@pytest.mark.parametrize("line", ASKED)
def test_a_line_that_asks_and_says_by_when_is_no_heading(line: str) -> None:
    found = outline(TITLE, HEAD, line, *ITEMS)
    assert found[1:] == [("minimum_qualifications", " | ".join((line, *ITEMS)))]


def test_words_that_end_in_the_name_of_a_part_head_it() -> None:
    found = outline(TITLE, HEAD, "Two years as a Ferrier.", "All about the written test:", "It is long.")
    assert [kind for kind, _ in found[1:]] == ["minimum_qualifications", "selection_process"]


@pytest.mark.parametrize("option", ["OPTION 2:", "Alternative B", "Pattern II:"])
def test_the_next_option_goes_on_behind_a_note(option: str) -> None:
    first = ("OPTION 1:", "EDUCATION", "A degree in river science.", "NOTE:", "Night school counts as well.")
    found = outline(TITLE, HEAD, *first, option, "CERTIFICATION:", "A Ferrier card.", "AND", "EXPERIENCE:", "A year.")
    assert [kind for kind, _ in found[1:]] == ["minimum_qualifications", "notes", "minimum_qualifications"]
    assert found[-1][1].startswith(option)


COMBINATIONS = [
    "Any combination of training and experience which would provide the knowledge qualifies. A typical way would be:",
    "Any equivalent combination of education, training and experience that provides the abilities. A typical way is:",
    "A combination of experience and training is asked for, such as:",
]


@pytest.mark.parametrize("stem", COMBINATIONS)
def test_a_combination_under_a_heading_of_knowledge_is_a_way_to_qualify(stem: str) -> None:
    found = outline(TITLE, "EMPLOYMENT STANDARDS", stem, "Education: An associate's degree.", "Experience: Two years.")
    assert [kind for kind, _ in found[1:]] == ["minimum_qualifications"]
    assert found[1][1].startswith(stem)


def test_knowledge_under_such_a_heading_stays_knowledge() -> None:
    found = outline(TITLE, "EMPLOYMENT STANDARDS", "Knowledge of any combination of shoes.", "Education:", "A degree.")
    assert [kind for kind, _ in found[1:]] == ["ksas", "minimum_qualifications"]
