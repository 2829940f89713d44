"""Rich Text to lines."""

import pytest
from offices import document, rtf, texts


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(r"CLERK\par Files papers.\par", ["CLERK", "Files papers."], id="paragraphs are lines"),
        pytest.param(r"A\line B\sect C", ["A", "B", "C"], id="breaks end a line"),
        pytest.param(r"caf\'e9 \u8217?s \emdash\~x\-y", ["café ’s —\xa0xy"], id="characters by byte, number and name"),
        pytest.param(r"\uc0 \u8217 s\uc2 \u8211 --s", ["’s–s"], id="stand-ins of another length are passed over"),
        pytest.param(r"\u-10179?\u-8704?", ["😀"], id="a character in two halves"),
        pytest.param(r"{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset204 B;}}\f0 x{\f1\'c4}", ["xД"], id="a font of its own"),
        pytest.param(r"{\listtext\tab 1.\tab}Files\par{\pntext (b)\tab}Types", ["1. Files", "(b) Types"], id="labels"),
        pytest.param(r"{\listtext\'b7\tab}Files\par", ["• Files"], id="bullets"),
        pytest.param(r"\trowd\intbl Code\cell 1105\cell\row\pard B\par", ["Code  1105", "B"], id="a row is one line"),
        pytest.param(r"\trowd\intbl{\b Grade}\cell 14\cell\row", ["Grade: 14"], id="a label and its value"),
        pytest.param(r"\intbl A\par B\cell C\cell\row", ["A", "B", "C"], id="a cell of several paragraphs"),
        pytest.param(r"Two{\footnote{\chftn} full ones} years\par B", ["Two years", "full ones", "B"], id="a footnote"),
        pytest.param(r"{\*\shpinst{\sp{\sn a}{\sv b}}{\shptxt box\par}}A\par", ["A", "box"], id="a text box"),
        pytest.param(r"{\field{\*\fldinst HYPERLINK x}{\fldrslt link}}\par", ["link"], id="a field shows its result"),
        pytest.param(r"{\*\unknown no}{\pict ffff}{\annotation no}A", ["A"], id="pictures and comments are no text"),
        pytest.param(r"A\bin4 }}}}B", ["AB"], id="raw bytes are passed over"),
        pytest.param(r"A\{B\}\\", ["A{B}\\"], id="escaped signs"),
    ],
)
def test_blocks_become_lines(body: str, expected: list[str]) -> None:
    assert texts(rtf(body)) == expected


@pytest.mark.parametrize(
    ("body", "style"),
    [
        pytest.param(r"{\b DUTIES:} Files", {"bold": True}, id="bold"),
        pytest.param(r"\b DUTIES\b0\par", {"bold": True}, id="bold without a group"),
        pytest.param(r"\ul DUTIES\ulnone\par", {"bold": True}, id="underlining counts as bold"),
        pytest.param(r"\b\plain Files\par", {}, id="plain takes all away"),
        pytest.param(r"\qc CLERK\par", {"centred": True}, id="centred"),
        pytest.param(r"\qc\pard A\par", {}, id="a new paragraph starts anew"),
        pytest.param(r"{\stylesheet{\s2 heading 2;}}\s2 DUTIES\par", {"heading": 2}, id="a heading by its style"),
        pytest.param(r"\outlinelevel0 DUTIES\par", {"heading": 1}, id="a heading by its level"),
    ],
)
def test_style(body: str, style: dict[str, object]) -> None:
    [line] = document(rtf(body)).lines
    assert line.style.model_dump(exclude_defaults=True, exclude={"size"}) == style


@pytest.mark.parametrize(
    ("body", "code"),
    [
        pytest.param(r"Two {\deleted three }years", "tracked-changes", id="deleted"),
        pytest.param(r"Two {\strike three }years", "struck-text", id="struck"),
        pytest.param(r"Two {\v three }years", "hidden-text", id="hidden"),
    ],
)
def test_what_is_out_of_force_or_sight_is_furniture(body: str, code: str) -> None:
    found = document(rtf(body))
    assert [line.text for line in found.lines] == ["Two years"]
    assert [line.text for line in found.furniture] == ["three"]
    assert [problem.code for problem in found.problems] == [code]


def test_heads_are_furniture_and_the_title_is_a_hint() -> None:
    found = document(rtf(r"{\info{\title Clerk}{\author Nobody}}{\header Elm\par}{\footer Form 7\par}CLERK\page A"))
    assert [line.text for line in found.furniture] == ["Elm", "Form 7"]
    assert (found.title_hint, found.pages, len(found.lines)) == ("Clerk", 2, 2)


def test_a_file_that_ends_inside_a_group_may_be_cut_off() -> None:
    assert [problem.code for problem in document(rtf("CLERK")[:-1]).problems] == ["cut-off"]


PALETTE = r"{\colortbl;\red255\green255\blue255;\red0\green0\blue0;}"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(PALETTE + r"A\par{\cf1 no}\par", ["A"], id="white on white"),
        pytest.param(r"A\par{\fs2 no}\par", ["A"], id="one point high"),
        pytest.param(PALETTE + r"A\par{\cf2 B}\cf1\plain C\par", ["A", "BC"], id="another colour"),
        pytest.param(PALETTE + r"A\par{\cf1\chcbpat2 B}\par", ["A", "B"], id="white on a ground"),
        pytest.param(
            PALETTE + r"A\par\intbl{\cf1 B}\cell\row", ["A", "B"], id="white in a cell, whose ground is not known"
        ),
    ],
)
def test_text_that_nobody_sees_is_furniture(body: str, expected: list[str]) -> None:
    found = document(rtf(body))
    assert [line.text for line in found.lines] == expected
    assert [problem.code for problem in found.problems] == (["hidden-text"] if expected == ["A"] else [])
