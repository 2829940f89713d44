"""Plain text, Markdown and their encodings."""

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.document import Document, RawFile
from pipeline.read import Unreadable, media_type, read
from pipeline.read.encoding import decode


def document(content: bytes | str, name: str = "elm/clerk.txt") -> Document:
    data = content.encode("utf-8") if isinstance(content, str) else content
    raw = RawFile(source=name, spec_id="elm/clerk", jurisdiction="Elm", sha256="0" * 64, size=len(data))
    [found] = read(raw, data)
    return found


def texts(content: bytes | str, name: str = "elm/clerk.txt") -> list[str]:
    return [line.text for line in document(content, name).lines]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param("A\n\nB\n", [("A", 1, 1), ("B", 1, 3)], id="a blank line is left out but counts"),
        pytest.param("A\r\nB\r\n", [("A", 1, 1), ("B", 1, 2)], id="Windows line ends"),
        pytest.param("A\rB", [("A", 1, 1), ("B", 1, 2)], id="old Macintosh line ends"),
        pytest.param("A\n\fB\nC", [("A", 1, 1), ("B", 2, 2), ("C", 2, 3)], id="a form feed begins a page"),
        pytest.param("A\fB", [("A", 1, 1), ("B", 2, 1)], id="a form feed inside a line keeps the line number"),
        pytest.param("A\x0bB", [("A", 1, 1), ("B", 1, 1)], id="a vertical tab breaks a line in two of one number"),
        pytest.param("  A  B \n", [("A  B", 1, 1)], id="indentation goes, inner spaces are left to cleaning"),
    ],
)
def test_lines_have_the_page_and_the_number_that_an_editor_shows(
    content: str, expected: list[tuple[str, int, int]]
) -> None:
    assert [(line.text, line.page, line.number) for line in document(content).lines] == expected


def test_pages_are_counted_by_form_feeds_between_texts() -> None:
    assert document("A\fB\f").pages == 2


@pytest.mark.parametrize(
    ("content", "text"),
    [
        pytest.param(codecs.BOM_UTF8 + b"caf\xc3\xa9", "café", id="UTF-8 with a mark"),
        pytest.param("café ½".encode("utf-16"), "café ½", id="UTF-16 with a mark"),
        pytest.param("café ½".encode("utf-32"), "café ½", id="UTF-32 with a mark"),
        pytest.param("Senior Clerk II".encode("utf-16-le"), "Senior Clerk II", id="UTF-16 without a mark"),
        pytest.param(b"3\xbd years \x96 the City\x92s", "3½ years – the City’s", id="Windows-1252 of English typists"),
        pytest.param(b"caf\xc3\xa9", "café", id="UTF-8 without a mark"),
    ],
)
def test_encodings_that_are_certain(content: bytes, text: str) -> None:
    assert decode(content)[::2] == (text, "")


def test_a_stray_byte_in_utf8_is_read_and_doubted() -> None:
    found = document("“one” “two” ".encode() + b"the City\x92s clerk")
    assert found.lines[0].text == "“one” “two” the City’s clerk"
    assert [problem.code for problem in found.problems] == ["uncertain-encoding"]


def test_a_declared_charset_is_believed_where_the_bytes_agree() -> None:
    assert decode(b"\xa5 Files papers", "macintosh").text == "• Files papers"


def test_an_unknown_declared_charset_does_no_harm() -> None:
    assert decode(b"caf\xe9", "x-unheard-of").text == "café"


@given(st.binary(max_size=300), st.sampled_from(["", "utf-8", "windows-1252", "utf-16", "nonsense"]))
def test_decoding_never_fails(content: bytes, declared: str) -> None:
    assert isinstance(decode(content, declared).text, str)


@pytest.mark.parametrize(
    ("row", "text", "heading", "bold"),
    [
        pytest.param("## DUTIES", "DUTIES", 2, False, id="a heading mark becomes a level"),
        pytest.param("## **DUTIES** ##", "DUTIES", 2, True, id="bold marks inside a heading go"),
        pytest.param("**DUTIES:** Files papers.", "DUTIES: Files papers.", 0, True, id="a bold lead-in is bold"),
        pytest.param("Files **all** papers.", "Files all papers.", 0, False, id="a bold word makes no bold line"),
        pytest.param("- **AREA A:** roads", "- AREA A: roads", 0, True, id="a bold lead-in after a list label"),
        pytest.param(r"A degree\* in law", "A degree* in law", 0, False, id="an escaped footnote mark stays"),
        pytest.param(r"**\*NOTE:** Only this.", "*NOTE: Only this.", 0, True, id="a footnote mark inside bold stays"),
        pytest.param("A degree* or a diploma*", "A degree* or a diploma*", 0, False, id="plain footnote marks stay"),
        pytest.param("law, *and either*:", "law, and either:", 0, False, id="italic marks go"),
        pytest.param("1. A degree; **or**", "1. A degree; or", 0, False, id="a list number stays"),
        pytest.param("See <https://example.org/a_b_c>.", "See https://example.org/a_b_c.", 0, False, id="an address"),
        pytest.param("See [the rule](https://example.org).", "See the rule.", 0, False, id="a link keeps its text"),
        pytest.param("| Grade | 14 |", "Grade  14", 0, False, id="a table row is its cells"),
        pytest.param("Clerk &amp; Typist<br>", "Clerk & Typist", 0, False, id="entities and break tags"),
        pytest.param("> Quoted", "Quoted", 0, False, id="a quote mark goes"),
    ],
)
def test_markdown_marks_become_style(row: str, text: str, heading: int, bold: bool) -> None:
    [line] = document(row, "elm/clerk.md").lines
    assert (line.text, line.style.heading, line.style.bold) == (text, heading, bold)


def test_an_underlined_heading_is_a_heading_and_its_rule_is_no_line() -> None:
    lines = document("DUTIES\n======\nFiles.\n\n---\n", "elm/clerk.md").lines
    assert [(line.text, line.style.heading, line.number) for line in lines] == [("DUTIES", 1, 1), ("Files.", 0, 3)]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param("**DUTIES:** Files.", ["DUTIES: Files."], id="bold marks in a text file are Markdown"),
        pytest.param("## DUTIES\n1. A\\.", ["DUTIES", "1. A."], id="heading marks in a text file are Markdown"),
        pytest.param("A degree* in\n*law or *art", ["A degree* in", "*law or *art"], id="footnote marks are not"),
        pytest.param("# of positions: 3", ["# of positions: 3"], id="a number sign is not"),
        pytest.param("** See note", ["** See note"], id="a double footnote mark is not"),
    ],
)
def test_text_files_are_markdown_only_if_it_is_plain_to_see(content: str, expected: list[str]) -> None:
    assert texts(content) == expected


@pytest.mark.parametrize(
    ("content", "name", "expected"),
    [
        pytest.param(b"%PDF-1.4", "a.txt", "application/pdf", id="a PDF by its signature"),
        pytest.param(b"<html><p>x", "a.doc", "text/html", id="a page by its first tag"),
        pytest.param(b"<p>a</p><p>b</p><li>c</li>", "a.txt", "text/html", id="a fragment of a page by its tags"),
        pytest.param(b"<h1>Lamp Keeper</h1><h2>Duties</h2>", "a.txt", "text/html", id="headings without a page around"),
        pytest.param(
            b"\n<!-- body -->\n<div class='x'><b>Lamp Keeper</b><br>Duties<br>Trims.",
            "a",
            "text/html",
            id="a fragment whose blocks never end",
        ),
        pytest.param(b"<b>LAMP KEEPER</b><br><br>Trims wicks.<br>", "a.txt", "text/html", id="lines that breaks end"),
        pytest.param(b"<p>Trims wicks.", "a.htm", "text/html", id="one tag is enough where the name says so"),
        pytest.param(b"<p>Trims wicks.", "a.txt", "text/plain", id="one tag is not enough elsewhere"),
        pytest.param(
            b"Writes pages (<html>, <head>, <body>) and lists such as <ul></ul>, <ol></ol>, <li></li>.",
            "a.txt",
            "text/plain",
            id="a text that names tags",
        ),
        pytest.param(
            b"<p>, <div> and <table> are tags that a web keeper knows.",
            "a.txt",
            "text/plain",
            id="a text that begins with the names of tags",
        ),
        pytest.param(b"<5 years: 3 steps\n<10 years: <b> steps\n", "a.txt", "text/plain", id="less than"),
        pytest.param(b"<h1>Lamp Keeper</h1>\n\n- Trims\n", "a.md", "text/markdown", id="Markdown may hold tags"),
        pytest.param(b"plain <b>", "a.md", "text/markdown", id="only the suffix tells Markdown"),
        pytest.param(b"plain", "a.pdf", "text/plain", id="text stays text whatever the suffix says"),
        pytest.param(b"{\\rtf1 x}", "a.txt", "application/rtf", id="rich text by its signature"),
        pytest.param(b"\0\1\2\3" * 20, "a.txt", "application/octet-stream", id="zero bytes are no text"),
    ],
)
def test_media_type_goes_by_content_first(content: bytes, name: str, expected: str) -> None:
    assert media_type(content, name) == expected


@pytest.mark.parametrize(
    ("content", "code"),
    [
        pytest.param(b"", "empty-file", id="an empty file"),
        pytest.param(b" \r\n\t\0", "empty-file", id="a file of white space"),
        pytest.param(b"{\\rtf1 {}}", "no-text", id="rich text without a word"),
        pytest.param(b"\xff\xd8\xff\xe0 picture", "damaged-file", id="a picture cut off"),
        pytest.param(b"PK\x03\x04 cut off", "unsupported-format", id="a broken archive"),
        pytest.param(b"PK\x03\x04 word/document", "damaged-file", id="a broken Word file"),
        pytest.param(b"%PDF-1.4 cut off", "damaged-file", id="a broken PDF"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old", "unsupported-format", id="an old Word file"),
        pytest.param(
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "encrypted",
            id="a Word file under a password",
        ),
    ],
)
def test_a_file_that_cannot_be_read_says_why(content: bytes, code: str) -> None:
    with pytest.raises(Unreadable) as caught:
        document(content)
    assert caught.value.code == code
    assert caught.value.problem.message.endswith(".")


def test_a_suffix_that_promises_another_format_is_a_problem() -> None:
    assert [problem.code for problem in document("<html><p>Clerk", "elm/clerk.pdf").problems] == ["mislabelled"]


def test_text_under_a_markdown_suffix_is_no_problem() -> None:
    assert document("Clerk", "elm/clerk.md").problems == ()


@settings(deadline=None)  # readers import and parse; a busy machine is no defect
@given(st.binary(max_size=400), st.sampled_from(["", "%PDF-1.7\n", "<html>", "PK\x03\x04", "{\\rtf"]))
def test_nothing_but_unreadable_is_raised(content: bytes, start: str) -> None:
    try:
        found = document(start.encode() + content)
    except Unreadable:
        return
    assert found.lines
