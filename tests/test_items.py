"""Lines into items: what opens an entry, what goes on with it, and that no word is lost on the way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.document import Box, Line, Style
from models.section import Section, SectionKind
from pipeline.items import page_width, read_items, sentences

WIDE = 60.0


def text_lines(*texts: str) -> tuple[Line, ...]:
    """Lines of a text file; an empty text is a blank line, which only leaves a gap in the numbers."""
    numbered = enumerate(texts, start=1)
    return tuple(Line(text=text, page=1, number=number) for number, text in numbered if text)


@pytest.mark.parametrize(
    ("texts", "width", "items"),
    [
        pytest.param(("1. Plans the work", "2. Checks it"), None, ["Plans the work", "Checks it"], id="numbers open"),
        pytest.param(
            ("1 Plans", "2 Checks"), None, ["Plans", "Checks"], id="a column of bare numbers opens entries too"
        ),
        pytest.param(
            ("1 Plans", "3 Cooks help"), None, ["1 Plans", "3 Cooks help"], id="numbers that do not count are text"
        ),
        pytest.param(
            ("- Plans", "• Checks"), None, ["Plans", "Checks"], id="bullets open an entry and are not its text"
        ),
        pytest.param(
            ("1. Plans the work of a small group of clerks in the", "record room;", "2. Checks it"),
            WIDE,
            ["Plans the work of a small group of clerks in the record room;", "Checks it"],
            id="a wrapped line goes on with its entry",
        ),
        pytest.param(
            ("Answers letters about permits", "files them"),
            None,
            ["Answers letters about permits", "files them"],
            id="where lines are whole paragraphs a line in lower case is an entry of its own",
        ),
        pytest.param(
            ("Answers letters and", "files them"),
            None,
            ["Answers letters and files them"],
            id="a broken sentence goes on",
        ),
        pytest.param(
            ("- Tests water from wells", "along the coast."),
            None,
            ["Tests water from wells along the coast."],
            id="a line in lower case goes on with a marked entry that begins with a capital",
        ),
        pytest.param(("- test wells", "keep logs"), None, ["test wells", "keep logs"], id="not with one in lower case"),
        pytest.param(
            ("60% Tests water from all of the wells along the coast and the bay", "20% Keeps logs"),
            WIDE,
            ["60% Tests water from all of the wells along the coast and the bay", "20% Keeps logs"],
            id="a share of the time opens an entry",
        ),
        pytest.param(
            ("- Raises the yield of all of the wells along the coast by", "5% of the sum."),
            WIDE,
            ["Raises the yield of all of the wells along the coast by 5% of the sum."],
            id="a share in a sentence opens none",
        ),
        pytest.param(("Plans", "", "and checks"), WIDE, ["Plans", "and checks"], id="a blank line ends an entry"),
        pytest.param(("Plans • Checks • Files",), None, ["Plans", "Checks", "Files"], id="bullets inside a line open"),
        pytest.param(
            ("The work began in", "1998.5 was paid"), None, ["The work began in", "1998.5 was paid"], id="decimals"
        ),
    ],
)
def test_lines_become_items(texts: tuple[str, ...], width: float | None, items: list[str]) -> None:
    assert [item.text for item in read_items(text_lines(*texts), width)] == items


def test_an_indented_line_of_a_web_page_is_a_list_entry() -> None:
    line = Line(text="Plans", page=1, number=1, style=Style(indent=1))
    assert [item.listed for item in read_items((line,), None)] == [True]


def test_evidence_names_the_line_on_which_a_piece_begins() -> None:
    lines = text_lines("1. Plans the work of a small group of clerks in the large", "record room; checks it")
    (item,) = read_items(lines, WIDE)
    assert item.evidence("rule", "checks it", item.text.index("checks")).line == 2


def test_a_gap_on_the_page_ends_a_paragraph() -> None:
    boxes = [Box(x0=50, top=top, x1=500, bottom=top + 12) for top in (100, 114, 160)]
    lines = tuple(Line(text=f"Word {n},", page=1, number=n, box=box) for n, box in enumerate(boxes, start=1))
    assert [item.text for item in read_items(lines, 500)] == ["Word 1, Word 2,", "Word 3,"]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        pytest.param("Types. Files.", ["Types.", "Files."], id="a full stop before a capital ends a sentence"),
        pytest.param("Uses etc. and more.", ["Uses etc. and more."], id="a full stop before lower case does not"),
        pytest.param("The U.S. Army. It pays.", ["The U.S. Army.", "It pays."], id="an abbreviation ends nothing"),
        pytest.param("Helps Clerks I. Trains.", ["Helps Clerks I.", "Trains."], id="the grade of a title may end one"),
    ],
)
def test_sentences(text: str, parts: list[str]) -> None:
    assert [part for _, part in sentences(text)] == parts


def test_a_page_has_a_width_only_where_lines_are_wrapped() -> None:
    def section(text: str) -> Section:
        return Section(kind=SectionKind.OTHER, heading="", lines=text_lines(text), rule="test")

    assert page_width((section("w" * 70),)) == 70
    assert page_width((section("a short line"),)) is None
    assert page_width((section("word " * 100),)) is None


@given(st.lists(st.text(alphabet="abAB ;.,1)-•", min_size=1, max_size=40), max_size=8), st.sampled_from([None, 40.0]))
def test_no_letter_is_lost(texts: list[str], width: float | None) -> None:
    lines = text_lines(*texts)
    items = read_items(lines, width)
    printed = sum(letter in "aAbB" for line in lines for letter in line.text)
    kept = sum(letter in "aAbB" for item in items for letter in f"{item.label}{item.text}")
    assert kept == printed


@given(st.text(alphabet="aA. ;etc", max_size=60))
def test_sentences_stand_where_they_say(text: str) -> None:
    assert all(text[start:].startswith(part) for start, part in sentences(text))
