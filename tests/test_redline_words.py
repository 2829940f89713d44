"""The words of two versions, compared: [-struck-], {+inserted+}, a line for each paragraph."""

import time
from itertools import product

import pytest
from build import lines
from hypothesis import given
from hypothesis import strategies as st

from pipeline.redline.folding import folded
from pipeline.redline.marked import Mark, Run, marked, marked_line
from pipeline.redline.paragraphs import Word, paragraphs, words_in
from pipeline.redline.visible import visible
from pipeline.redline.words import hunks

FORMS = {Mark.SAME: "{}", Mark.STRUCK: "[-{}-]", Mark.INSERTED: "{{+{}+}}"}


def words(text: str) -> list[Word]:
    return [word for paragraph in text.split("\n") for word in words_in(paragraph)]


def spelled(paragraph: tuple[Run, ...]) -> str:
    return "".join(f"{' ' if run.spaced else ''}{FORMS[run.mark].format(run.text)}" for run in paragraph)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        pytest.param(
            "five (5) years of it", "four (4) years of it", "[-five (5)-] {+four (4)+} years of it", id="number"
        ),
        pytest.param("Files papers;", "Files papers;", "Files papers;", id="nothing changed"),
        pytest.param("", "Files papers;", "{+Files papers;+}", id="all of it is new"),
        pytest.param("Files papers;", "", "[-Files papers;-]", id="all of it is gone"),
        pytest.param("law, or tax", "law; or tax", "law[-,-]{+;+} or tax", id="punctuation is told from its word"),
        pytest.param(
            "Sorts mail;\nPlans travel;\nPlans work;",
            "Sorts mail;\nPlans work;",
            "Sorts mail;\n[-Plans travel;-]\nPlans work;",
            id="an item that is gone is gone as a whole, though its neighbour begins with the same word",
        ),
        pytest.param(
            "Plans work;\nSorts mail;",
            "Plans work;\nPlans travel;\nSorts mail;",
            "Plans work;\n{+Plans travel;+}\nSorts mail;",
            id="an item that came in stands in its own paragraph",
        ),
        pytest.param(
            "law, tax, or trade",
            "law, audit, tax, or trade",
            "law, {+audit,+} tax, or trade",
            id="a member of a list takes its comma along",
        ),
        pytest.param(
            "a degree in botany or geology, and work",
            "a degree in forestry or chemistry, and work",
            "a degree in [-botany or geology-] {+forestry or chemistry+}, and work",
            id="a word that stayed by chance between two changes goes with them",
        ),
        pytest.param(
            "botany and two years",
            "forestry and three years",
            "[-botany-] {+forestry+} and [-two-] {+three+} years",
            id="a word between two short changes parts them",
        ),
        pytest.param(
            "Sorts mail each\nday; plans work",
            "Sorts mail\neach day; plans work",
            "Sorts mail\neach day; plans work",
            id="other paragraphs of the same words are no change",
        ),
        pytest.param("the clerk’s ‘file’ – old", "the clerk's 'file' - old", "the clerk's 'file' - old", id="quotes"),
        pytest.param(
            "Old rule\nabout mail.",
            "New law\nabout mail.",
            "[-Old rule-]\n{+New law+}\nabout mail.",
            id="a paragraph that gave way to another stands before it",
        ),
        pytest.param(
            "Great care of mail", "Some care of mail", "[-Great-] {+Some+} care of mail", id="the start of a paragraph"
        ),
    ],
)
def test_words_are_marked(before: str, after: str, expected: str) -> None:
    assert "\n".join(map(spelled, marked(words(before), words(after)))) == expected


def test_a_heading_stays_in_one_line() -> None:
    assert spelled(marked_line(words("OLD\nTITLE"), words("NEW NAME"))) == "[-OLD TITLE-] {+NEW NAME+}"


SMALL = st.lists(st.sampled_from(["pay", "roll", "and", "of;", "a,", "b"]), max_size=25)
TEXTS = st.lists(SMALL.map(" ".join), max_size=6).map("\n".join)


@given(TEXTS, TEXTS)
def test_both_texts_can_be_read_from_the_marks(before: str, after: str) -> None:
    runs = [run for paragraph in marked(words(before), words(after)) for run in paragraph]
    for text, mark in ((before, Mark.STRUCK), (after, Mark.INSERTED)):
        assert "".join(run.text for run in runs if run.mark in (Mark.SAME, mark)).replace(" ", "") == "".join(
            text.split()
        )


@given(TEXTS, TEXTS)
def test_hunks_come_in_order_and_what_lies_between_is_the_same(before: str, after: str) -> None:
    old, new = words(before), words(after)
    i = j = 0
    for hunk in [*hunks(old, new), (len(old), len(old), len(new), len(new))]:
        assert [word.text for word in old[i : hunk[0]]] == [word.text for word in new[j : hunk[2]]]
        _, i, _, j = hunk


def letters(count: int, seed: int) -> str:
    return " ".join("ab"[(n * n * seed >> 3) & 1] for n in range(count))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(letters(20_000, 7), letters(20_000, 11), id="two words over and over, in two orders"),
        pytest.param("a " * 20_000, "a b " * 10_000, id="one word over and over"),
        pytest.param(
            " ".join(f"w{n}" for n in range(20_000)), " ".join(f"w{n}" for n in range(20_000, 0, -1)), id="reversed"
        ),
        pytest.param(
            " ".join(f"w{n % 3000}" for n in range(20_000)),
            " ".join(f"w{n % 2999}" for n in range(20_000)),
            id="cycles",
        ),
    ],
)
def test_hostile_texts_cost_little(before: str, after: str) -> None:
    started = time.perf_counter()
    assert marked(words(before), words(after))
    assert time.perf_counter() - started < 5


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("pay\u202eroll", "pay⟨U+202E⟩roll", id="a mark that turns the direction of writing is seen"),
        pytest.param("a\x1b[31m\x00", "a⟨U+001B⟩[31m⟨U+0000⟩", id="controls are seen"),
        pytest.param("half \ud83d", "half ⟨U+D83D⟩", id="half a character is seen"),
        pytest.param("tab\tand\u00a0blank", "tab and blank", id="blanks of all kinds are blanks"),
        pytest.param("naïve – “§ 5”", "naïve – “§ 5”", id="ordinary signs stay"),
    ],
)
def test_invisible_signs_become_visible(text: str, expected: str) -> None:
    assert visible(text) == expected


WRAPPED = """\
Under supervision, an incumbent of this class checks time sheets
and the roster. Reports on Payroll
go to the unit head.
Checks sheets;
  Plans the work of one unit over the whole of the coming year and
   reviews it.
1. A degree in a field that is near to the work of one unit.
OR
(b) A licence."""


def test_wrapped_lines_are_joined_to_paragraphs() -> None:
    assert paragraphs(lines(WRAPPED)) == [
        "Under supervision, an incumbent of this class checks time sheets and the roster. Reports on Payroll go to the "
        "unit head.",
        "Checks sheets;",
        "Plans the work of one unit over the whole of the coming year and reviews it.",
        "1. A degree in a field that is near to the work of one unit.",
        "OR",
        "(b) A licence.",
    ]


def test_a_blank_line_parts_paragraphs() -> None:
    assert paragraphs(lines("one\n\ntwo")) == ["one", "two"]


QUIET = "It says the same as it always did, in as many words as before, and nobody has to read it again."


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        pytest.param(
            "\n".join([QUIET] * 5), "\n".join([QUIET] * 5), [(5, True)], id="all of a quiet section is folded"
        ),
        pytest.param("One.", "One.", [(1, True)], id="and a short one"),
        pytest.param(
            "\n".join(["Old.", *[QUIET] * 5]),
            "\n".join(["New.", *[QUIET] * 5]),
            [(1, False), (1, False), (4, True)],
            id="the neighbour of a change stays open",
        ),
        pytest.param(
            f"{QUIET}\nOld.\n{QUIET}",
            f"{QUIET}\nNew.\n{QUIET}",
            [(1, False), (1, False), (1, False)],
            id="short ones stay",
        ),
    ],
)
def test_long_quiet_stretches_are_folded(before: str, after: str, expected: list[tuple[int, bool]]) -> None:
    stretches = folded(marked(words(before), words(after)))
    assert [(len(stretch.paragraphs), stretch.folded) for stretch in stretches] == expected


@pytest.mark.parametrize(("gone", "came"), list(product([0, 1, 3], [0, 2])))
def test_no_paragraph_is_lost_by_folding(gone: int, came: int) -> None:
    marks = marked(words("\n".join([QUIET] * 4 + ["Old."] * gone)), words("\n".join([QUIET] * 4 + ["New."] * came)))
    assert tuple(paragraph for stretch in folded(marks) for paragraph in stretch.paragraphs) == marks
