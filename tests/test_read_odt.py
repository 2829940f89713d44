"""OpenDocument texts to lines."""

import pytest
from offices import document, odt, texts

from pipeline.read import Unreadable

LISTS = (
    '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1" '
    'style:num-suffix="."/><text:list-level-style-number text:level="2" style:num-format="a" style:num-prefix="(" '
    'style:num-suffix=")"/><text:list-level-style-number text:level="3" style:num-format="1" '
    'text:display-levels="3"/></text:list-style>'
)


def items(*contents: str, attributes: str = 'text:style-name="L"') -> str:
    inner = "".join(f"<text:list-item>{content}</text:list-item>" for content in contents)
    return f"<text:list {attributes}>{inner}</text:list>"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            "<text:h>DUTIES</text:h><text:p>Files</text:p>", ["DUTIES", "Files"], id="headings and paragraphs"
        ),
        pytest.param("<text:p>A<text:line-break/>B</text:p>", ["A", "B"], id="a break ends a line"),
        pytest.param("<text:p>A<text:s text:c='3'/><text:tab/>B</text:p>", ["A B"], id="spaces are collapsed"),
        pytest.param(items("<text:p>A</text:p>", "<text:p>B</text:p>"), ["1. A", "2. B"], id="numbers are put back"),
        pytest.param(
            items("<text:p>A</text:p>" + items("<text:p>B</text:p>", attributes=""), "<text:p>C</text:p>"),
            ["1. A", "(a) B", "2. C"],
            id="lists inside lists",
        ),
        pytest.param(
            items("<text:p>A</text:p>") + items("<text:p>B</text:p>"), ["1. A", "1. B"], id="a new list starts anew"
        ),
        pytest.param(
            items("<text:p>A</text:p>")
            + items("<text:p>B</text:p>", attributes='text:style-name="L" text:continue-numbering="true"'),
            ["1. A", "2. B"],
            id="a list that goes on",
        ),
        pytest.param(
            "<table:table><table:table-row><table:table-cell><text:p>Code</text:p></table:table-cell><table:table-cell>"
            "<text:p>1105</text:p></table:table-cell></table:table-row></table:table>",
            ["Code  1105"],
            id="a row is one line",
        ),
        pytest.param(
            "<text:p>Two<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>full ones</text:p>"
            "</text:note-body></text:note> years</text:p>",
            ["Two years", "full ones"],
            id="a footnote",
        ),
        pytest.param(
            "<text:p>A<draw:frame><draw:text-box><text:p>box</text:p></draw:text-box></draw:frame></text:p>",
            ["A", "box"],
            id="a text box",
        ),
        pytest.param(
            "<text:p>A<office:annotation><text:p>no</text:p></office:annotation>B</text:p>", ["AB"], id="no comments"
        ),
    ],
)
def test_blocks_become_lines(body: str, expected: list[str]) -> None:
    assert texts(odt(body, LISTS)) == expected


def test_styles_are_inherited() -> None:
    styles = (
        '<style:style style:name="A" style:family="paragraph"><style:paragraph-properties fo:text-align="center"/>'
        '<style:text-properties fo:font-weight="bold" fo:font-size="14pt"/></style:style>'
        '<style:style style:name="B" style:family="paragraph" style:parent-style-name="A"/>'
    )
    [line] = document(odt('<text:h text:style-name="B" text:outline-level="2">DUTIES</text:h>', styles)).lines
    assert line.style.model_dump(exclude_defaults=True) == {"bold": True, "centred": True, "size": 14.0, "heading": 2}


def test_tracked_changes_are_read_as_accepted() -> None:
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>three</text:p></text:deletion>"
        "</text:changed-region><text:changed-region><text:insertion/></text:changed-region></text:tracked-changes>"
        '<text:p>Two <text:change text:change-id="1"/>full years</text:p>'
    )
    found = document(odt(body))
    assert [line.text for line in found.lines] == ["Two full years"]
    assert [line.text for line in found.furniture] == ["three"]
    assert [problem.code for problem in found.problems] == ["tracked-changes"]
    assert "1 deleted, 1 inserted" in found.problems[0].message


def test_a_file_with_a_password_says_so() -> None:
    with pytest.raises(Unreadable) as caught:
        texts(odt("<text:p>A</text:p>", other={"META-INF/manifest.xml": b"<m><encryption-data/></m>"}))
    assert caught.value.code == "encrypted"


def styled(properties: str) -> str:
    return f'<style:style style:name="S" style:family="text"><style:text-properties {properties}/></style:style>'


SPAN = '<text:span text:style-name="S">B</text:span>'
CELL = "<table:table-cell><text:p>{}</text:p></table:table-cell>"
ROW = f"<table:table><table:table-row{{}}>{CELL}</table:table-row></table:table>"
SECTION = "<text:section text:display='condition'{}><text:p>B</text:p></text:section>"


@pytest.mark.parametrize(
    ("body", "styles", "expected"),
    [
        pytest.param(f"<text:p>{SPAN}</text:p>", styled('fo:color="#ffffff"'), ["A"], id="white on white"),
        pytest.param(f"<text:p>{SPAN}</text:p>", styled('fo:font-size="1pt"'), ["A"], id="one point high"),
        pytest.param(ROW.format(' table:visibility="collapse"', "B"), "", ["A"], id="a row that is folded away"),
        pytest.param(SECTION.format(" text:is-hidden='true'"), "",
                     ["A"], id="a section whose condition hides it"),
        pytest.param(SECTION.format(""), "",
                     ["A", "B"], id="a section whose condition shows it"),
        pytest.param(f"<text:p>{SPAN}</text:p>", styled('fo:color="#ffffff" fo:background-color="#000080"'),
                     ["A", "B"], id="white on a dark ground"),
        pytest.param(ROW.format("", SPAN), styled('fo:color="#ffffff"'), ["A", "B"], id="white in a cell"),
    ],
)  # fmt: skip
def test_text_that_nobody_sees_is_furniture(body: str, styles: str, expected: list[str]) -> None:
    found = document(odt("<text:p>A</text:p>" + body, styles=styles))
    assert [line.text for line in found.lines] == expected
    assert len(found.furniture) == 2 - len(expected)


def test_a_placeholder_and_the_description_of_a_picture_are_no_text() -> None:
    picture = "<draw:frame><draw:image/><svg:title>no</svg:title><svg:desc>no</svg:desc></draw:frame>"
    prompt = "<text:p><text:placeholder>&lt;Title&gt;</text:placeholder></text:p>"
    assert texts(odt(f"<text:p>A{picture}</text:p>{prompt}")) == ["A"]
