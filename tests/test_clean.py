"""Cleaning: repaired characters, furniture, bullets, broken words, and the promise that no word is lost."""

import re
from collections import Counter
from collections.abc import Iterable

import pytest
from documents import File
from hypothesis import given, settings
from hypothesis import strategies as st

from models.document import Box, Document, Line, RawFile, Style
from pipeline.clean import clean
from pipeline.clean.characters import repair
from pipeline.read import read

RAW = RawFile(source="elm/clerk.txt", spec_id="elm/clerk", jurisdiction="Elm", sha256="0" * 64, size=1)


def document(text: str, title_hint: str = "") -> Document:
    """Rows of text, pages divided by form feeds."""
    lines = [
        Line(text=row, page=page, number=number)
        for page, rows in enumerate(text.split("\f"), 1)
        for number, row in enumerate(rows.split("\n"), 100 * page)
        if row.strip()
    ]
    return Document(raw=RAW, media_type="text/plain", lines=tuple(lines), title_hint=title_hint)


def texts(lines: Iterable[Line]) -> list[str]:
    return [line.text for line in lines]


def cleaned(text: str, title_hint: str = "") -> tuple[list[str], list[str]]:
    found = clean(document(text, title_hint))
    return texts(found.lines), texts(found.furniture)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("a Stateâ€™s rule", "a State’s rule", id="UTF-8 read as Windows-1252"),
        pytest.param("a StateÃ¢â‚¬â„¢s rule", "a State’s rule", id="the same done twice"),
        pytest.param("in Ã¢â‚¬Å“1Ã¢â‚¬\x9d above", "in “1” above", id="a closing quote half repaired"),
        pytest.param("in Ã¢â‚¬Å“1Ã¢â‚¬ above", "in “1” above", id="a closing quote that lost its last byte"),
        pytest.param('in â€œ1" above', 'in “1" above', id="only the opening quote is damaged"),
        pytest.param("3Â½ years", "3½ years", id="a fraction"),
        pytest.param("two Â years", "two years", id="a hard space"),
        pytest.param("a rÃ©sumÃ©", "a résumé", id="accents"),
        pytest.param("the résumé of José Ângelo", "the résumé of José Ângelo", id="sound accents stay"),
        pytest.param("the Cityís clerk donít", "the City’s clerk don’t", id="Windows-1252 read as Mac Roman"),
        pytest.param("employeesí records", "employees’ records", id="a plural possessive read as Mac Roman"),
        pytest.param("García and Luís", "García and Luís", id="Spanish names stay"),
        pytest.param("CLERK††††1105", "CLERK 1105", id="hard spaces read as daggers"),
        pytest.param("a degree† in law††", "a degree† in law††", id="daggers that mark footnotes stay"),
        pytest.param("the City\x92s \x96 clerk", "the City’s – clerk", id="Windows-1252 read as Latin-1"),
        pytest.param("vendors\ufffd bills, City\ufffds", "vendors’ bills, City’s", id="lost apostrophes"),
        pytest.param("two\xa0\xa0 \tyears ", "two years", id="hard spaces, tabs and doubled spaces"),
        pytest.param("super\u00advisor \u200bof\ufeff", "supervisor of", id="invisible characters"),
        pytest.param("ofﬁce of the ﬂeet", "office of the fleet", id="ligatures"),
        pytest.param("full\u2011time", "full-time", id="a hyphen that does not break"),
        pytest.param("Interview . . . . . . . 100%", "Interview 100%", id="spaced dot leaders"),
        pytest.param("Interview.......100%", "Interview 100%", id="tight dot leaders"),
        pytest.param("Name: _______", "Name:", id="a blank to fill in"),
        pytest.param("and so on ... or so", "and so on ... or so", id="three dots stay"),
    ],
)
def test_characters_are_repaired(text: str, expected: str) -> None:
    assert repair(text) == expected


@settings(deadline=None)
@given(st.text())
def test_repair_is_idempotent(text: str) -> None:
    assert repair(repair(text)) == repair(text)


@settings(deadline=None)
@given(st.text(alphabet="ÂÃÅâï€™œ‚¬„¢\x9d½©ab ", max_size=30))
def test_repair_of_mojibake_is_idempotent(text: str) -> None:
    assert repair(repair(text)) == repair(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("• Files papers", "Files papers", id="a bullet"),
        pytest.param("•Files papers", "Files papers", id="a bullet glued to the word"),
        pytest.param("\uf0b7 Files papers", "Files papers", id="a private glyph of a symbol font"),
        pytest.param("- Files papers", "Files papers", id="a dash"),
        pytest.param("-Files papers", "Files papers", id="a dash glued to a capitalised word"),
        pytest.param("o Files papers", "Files papers", id="the hollow bullet of a typewriter font"),
        pytest.param("§ Files papers", "Files papers", id="the square bullet of a symbol font"),
        pytest.param("* Files papers", "Files papers", id="an asterisk with a space"),
        pytest.param("– – Files papers", "Files papers", id="two dashes"),
    ],
)
def test_bullets_go_and_leave_an_indent(text: str, expected: str) -> None:
    [line] = clean(document(text)).lines
    assert (line.text, line.style.indent) == (expected, 1)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("*NOTE: Only this.", id="a footnote mark glued to a word"),
        pytest.param("**NOTES:", id="a double footnote mark"),
        pytest.param("§ 52 of the Civil Service Law", id="a section sign"),
        pytest.param("1. Files papers", id="a number"),
        pytest.param("A bachelor's degree", id="an article"),
        pytest.param("-10 degrees", id="a minus sign"),
    ],
)
def test_what_is_no_bullet_stays(text: str) -> None:
    [line] = clean(document(text)).lines
    assert (line.text, line.style) == (text, Style())


def test_a_spaced_asterisk_is_a_footnote_where_the_text_refers_to_it() -> None:
    assert cleaned("A degree* in law.\n* From an accredited college.")[0][1].startswith("* From")


def test_spaced_asterisks_are_bullets_in_a_long_list_even_beside_footnotes() -> None:
    lines, _ = cleaned("A degree* in law.\n* Files\n* Types\n* Plans")
    assert lines[1:] == ["Files", "Types", "Plans"]


def test_a_bullet_alone_on_its_line_hands_its_indent_on() -> None:
    found = clean(document("•\nFiles papers"))
    assert [(line.text, line.style.indent) for line in found.lines] == [("Files papers", 1)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("the super-\nvision of staff", ["the supervision", "of staff"], id="a broken word is joined"),
        pytest.param("the super-\nvision", ["the supervision"], id="a line left empty is gone"),
        pytest.param("the super-\nvision, if any", ["the supervision,", "if any"], id="punctuation moves too"),
        pytest.param("one year full-\ntime", ["one year full-time"], id="full-time keeps its hyphen"),
        pytest.param("an entry-\nlevel class", ["an entry-level", "class"], id="entry-level keeps its hyphen"),
        pytest.param(
            "Does case-\nwork. Knows casework.", ["Does casework.", "Knows casework."], id="the word elsewhere"
        ),
        pytest.param("A gun-\ntype of gun-type.", ["A gun-type", "of gun-type."], id="the hyphen elsewhere"),
        pytest.param("CHARACTER-\nISTICS", ["CHARACTERISTICS"], id="capitals go on in capitals"),
        pytest.param("pre-\nand post-test", ["pre-", "and post-test"], id="a suspended hyphen stays"),
        pytest.param("the Non-\nCompetitive class", ["the Non-", "Competitive class"], id="a capital does not go on"),
        pytest.param("Clerk -\nfiles papers", ["Clerk -", "files papers"], id="a dash is no hyphen"),
        pytest.param("super-\n\nvision", ["super-", "vision"], id="a blank line divides"),
        pytest.param("super-\fvision of", ["supervision", "of"], id="a page border does not divide"),
        pytest.param("mother-\nin-\nlaw", ["mother-in-law"], id="a word broken twice"),
    ],
)
def test_words_broken_at_the_end_of_a_line(text: str, expected: list[str]) -> None:
    assert cleaned(text)[0] == expected


@pytest.mark.parametrize(
    ("text", "lines", "furniture"),
    [
        pytest.param("A\nPage 2 of 5\nB", ["A", "B"], ["Page 2 of 5"], id="a page number anywhere"),
        pytest.param("A\n- 2 -\nB", ["A", "B"], ["- 2 -"], id="a number between dashes"),
        pytest.param("A\n(2)\nB", ["A", "(2)", "B"], [], id="a number in brackets may be a label"),
        pytest.param("A\n(over)\nB", ["A", "B"], ["(over)"], id="over the page"),
        pytest.param("turn\nover\nB", ["turn", "over", "B"], [], id="the word over is a word"),
        pytest.param("A\nCONTINUED\nB", ["A", "B"], ["CONTINUED"], id="a continuation alone"),
        pytest.param(
            "ROPE MAKER\nDuties\nSplices ropes\nTars them\fElm Works Rope Maker (continued)\nCoils ropes\nStows them",
            ["ROPE MAKER", "Duties", "Splices ropes", "Tars them", "Coils ropes", "Stows them"],
            ["Elm Works Rope Maker (continued)"],
            id="the title behind the name of the office on a later page",
        ),
        pytest.param("is\ncontinued by", ["is", "continued by"], [], id="the word continued is a word"),
        pytest.param(
            "DUTIES: (Illustrative Only)\nFiles\nDUTIES: (Illustrative Only) (Continued)\nTypes",
            ["DUTIES: (Illustrative Only)", "Files", "Types"],
            ["DUTIES: (Illustrative Only) (Continued)"],
            id="a repeated heading in the middle of its list",
        ),
        pytest.param(
            "DUTIES: Files papers\nDUTIES (Cont'd):\nTypes",
            ["DUTIES: Files papers", "Types"],
            ["DUTIES (Cont'd):"],
            id="a repeated heading that had text beside it",
        ),
        pytest.param("A\nDUTIES (Continued)\nB", ["A", "DUTIES (Continued)", "B"], [], id="a heading seen only here"),
        pytest.param(
            "SENIOR CLERK\nFiles\nSENIOR CLERK CONTINUED\nTypes",
            ["SENIOR CLERK", "Files", "Types"],
            ["SENIOR CLERK CONTINUED"],
            id="a repeated title",
        ),
        pytest.param(
            "CLERK 1105\nFiles\nCLERK      Page 2\nTypes",
            ["CLERK 1105", "Files", "Types"],
            ["CLERK Page 2"],
            id="a repeated title with a page number",
        ),
        pytest.param("see the list on Page 2", ["see the list on Page 2"], [], id="a sentence that names a page"),
        pytest.param(
            "A\nReviewed 9-1-2021 Page 1 of 2",
            ["A", "Reviewed 9-1-2021"],
            ["Page 1 of 2"],
            id="a page number is cut off from a fact",
        ),
        pytest.param("A\n-----\nB", ["A", "B"], ["-----"], id="a rule has no words"),
        pytest.param(
            "ELM COUNTY\nCLERK\nA\nForm 7-1\fELM COUNTY\nB\nForm 7-2",
            ["ELM COUNTY", "CLERK", "A", "B"],
            ["Form 7-1", "ELM COUNTY", "Form 7-2"],
            id="heads and feet, the first head kept where there is no geometry",
        ),
        pytest.param(
            "A\nRev. 3/2019\fB\nRev. 3/2019",
            ["A", "B", "Rev. 3/2019"],
            ["Rev. 3/2019"],
            id="a foot with a date is kept on the last page",
        ),
        pytest.param(
            "CLERK 1105\nA\n1\fCLERK\nB\n2", ["CLERK 1105", "A", "B"], ["1", "CLERK", "2"], id="title and number"
        ),
        pytest.param("A\n1. B\f2. C\nD", ["A", "1. B", "2. C", "D"], [], id="items at a page border stay"),
        pytest.param(
            "A\nB\n2 years of work\fC\nD\n4 years of work",
            ["A", "B", "2 years of work", "C", "D", "4 years of work"],
            [],
            id="amounts at the foot of two pages are no running foot",
        ),
        pytest.param(
            "A\nB\n3. Inspects lock 1\f4. Inspects lock 2\nC\nD",
            ["A", "B", "3. Inspects lock 1", "4. Inspects lock 2", "C", "D"],
            [],
            id="items that differ in digits stay",
        ),
        pytest.param(
            "A\nB\nC\n41 RULES\fD\nE\nF\n42 RULES",
            ["A", "B", "C", "D", "E", "F"],
            ["41 RULES", "42 RULES"],
            id="page numbers of a larger book go",
        ),
        pytest.param(
            "A\nB\nC\nii\fD\nE\nF\niii", ["A", "B", "C", "D", "E", "F"], ["ii", "iii"], id="Roman page numbers go"
        ),
        pytest.param("A\nB\nOR\fC\nD\nOR", ["A", "B", "OR", "C", "D", "OR"], [], id="a connective is never a foot"),
    ],
)
def test_furniture(text: str, lines: list[str], furniture: list[str]) -> None:
    found = cleaned(text)
    assert (found[0], sorted(found[1])) == (lines, sorted(furniture))


def placed(text: str, page: int, top: float, number: int, **style: object) -> Line:
    box = Box(x0=72, top=top, x1=300, bottom=top + 10)
    return Line(text=text, page=page, number=number, box=box, style=Style.model_validate(style))


def by_page(lines: Iterable[Line]) -> tuple[Line, ...]:
    return tuple(sorted(lines, key=lambda line: line.page))


def test_a_plain_head_at_the_same_height_goes_from_the_first_page_too() -> None:
    lines = [placed("Elm County", page, 30, 1) for page in (1, 2, 3)]
    lines += [placed(f"text {'abc'[page - 1]}", page, 90, 2) for page in (1, 2, 3)]
    found = clean(Document(raw=RAW, media_type="application/pdf", lines=by_page(lines), pages=3))
    assert texts(found.lines) == ["text a", "text b", "text c"]


def test_a_bold_head_may_be_the_title_and_stays_on_the_first_page() -> None:
    lines = [placed("Clerk", page, 30, 1, bold=True) for page in (1, 2)]
    lines += [placed(f"text {'ab'[page - 1]}", page, 90, 2) for page in (1, 2)]
    found = clean(Document(raw=RAW, media_type="application/pdf", lines=by_page(lines), pages=2))
    assert texts(found.lines) == ["Clerk", "text a", "text b"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("two yearsof experience", "two years of experience", id="a unit and a small word"),
        pytest.param("Graduation fromhighschool", "Graduation from high school", id="three words, one sure way"),
        pytest.param("a bachelor’sdegree", "a bachelor’s degree", id="a degree"),
        pytest.param("ANDEXPERIENCE", "AND EXPERIENCE", id="capitals"),
        pytest.param("inexperience and inability", "inexperience and inability", id="words that only look like two"),
        pytest.param("the paidexperiment", "the paidexperiment", id="a word that is not known is not parted"),
        pytest.param("licensed in training", "licensed in training", id="other forms of known words"),
    ],
)
def test_words_run_together_are_parted_where_it_is_sure(text: str, expected: str) -> None:
    assert cleaned(text)[0] == [expected]


def test_words_run_together_that_cannot_be_parted_are_told() -> None:
    long = "CLERK\n\nDUTIES:\nSortsthelettersthatcomeintheafternoon.\n\nREQUIREMENTS:\nHigh school.\n"
    (spec,) = File("run.txt", long.encode()).parsed().specs
    assert [(each.code, each.line) for each in spec.problems] == [("run-together", 4)]


def test_a_kept_line_keeps_its_place() -> None:
    before = document("A\n•  B\n(over)\nC")
    places = {(line.text, line.page, line.number) for line in clean(before).lines}
    assert places == {("A", 1, 100), ("B", 1, 101), ("C", 1, 103)}


def test_the_title_hint_is_repaired() -> None:
    assert clean(document("A", title_hint="Clerk\xa0 II")).title_hint == "Clerk II"


HEADS = ("CLERK", "CLERK 1105", "ELM COUNTY", "DUTIES:", "(Continued)", "Page 2", "- 2 -", "3", "\f", "")
PARTS = ("• Files", "* Types", "o plans", "-", "•", "degree*", "super-", "vision", "full-", "time", "OR", "of")
DAMAGED = ("Ã¢â‚¬â„¢s", "††††", "a\u00ad")
PIECES = st.sampled_from((*HEADS, *PARTS, *DAMAGED))
ROWS = st.lists(st.lists(PIECES, max_size=4).map(" ".join), max_size=14).map("\n".join)


@settings(deadline=None)
@given(ROWS)
def test_cleaning_is_idempotent(text: str) -> None:
    once = clean(document(text))
    assert clean(once) == once


def letters(lines: Iterable[Line]) -> Counter[str]:
    return Counter(char for line in lines for char in line.text if char.isalnum())


def words(lines: Iterable[Line]) -> Counter[str]:
    return Counter(word for line in lines for word in re.findall(r"[A-Za-z0-9]+", line.text))


SOUND = st.text(alphabet="abco AB12.,:;()•\n\f-", max_size=120)


@settings(deadline=None)
@given(SOUND)
def test_no_letter_is_lost_or_made(text: str) -> None:
    before = document(re.sub(r"(?m)^[\s–-]*o\b", "", text))
    after = clean(before)
    lost = letters(before.lines) - letters((*after.lines, *after.furniture))
    made = letters((*after.lines, *after.furniture)) - letters(before.lines)
    assert not made
    assert set(lost) <= {"o"}  # the hollow bullet of a typewriter font is a letter


@settings(deadline=None)
@given(st.text(alphabet="abc AB12.,:;()•\n\f", max_size=120))
def test_no_word_is_lost_where_none_is_broken(text: str) -> None:
    before = document(text)
    after = clean(before)
    assert words((*after.lines, *after.furniture)) == words(before.lines)


def test_a_typed_specification_comes_out_as_its_author_meant_it() -> None:
    content = (
        b"CLERK                       1105\r\n\r\n"
        b"DUTIES:  Keeps the records of the de-\r\npartment;\r\n\r\n"
        b"- Files papers\r\n(over)\r\n\fCLERK      Page 2\r\nDUTIES (Continued)\r\n- Types\r\n"
    )
    [found] = read(RAW, content)
    assert texts(clean(found).lines) == [
        "CLERK 1105",
        "DUTIES: Keeps the records of the department;",
        "Files papers",
        "Types",
    ]
