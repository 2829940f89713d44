"""Word files of other makes, and words in them that nobody sees or that no run holds."""

import io
import zipfile

import pytest
from test_read_docx import document
from test_read_docx_hidden import W, body, p

from pipeline.read.media import DOCX, media_type

MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
MAKES = {
    "a document with macros": "application/vnd.ms-word.document.macroEnabled.main+xml",
    "a template": "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
    "a template with macros": "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
}


def texts(content: bytes) -> list[str]:
    return [line.text for line in document(content).lines]


def repacked(content: bytes, *changes: tuple[str, str], names: tuple[str, str] = ("", "")) -> bytes:
    """A Word file with words of its parts, and of their names, replaced."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            for before, after in changes:
                part = part.replace(before.encode(), after.encode())
            new.writestr(name.replace(*names) if names[0] else name, part)
    return target.getvalue()


@pytest.mark.parametrize("make", MAKES.values(), ids=MAKES)
def test_documents_with_macros_and_templates_are_read(make: str) -> None:
    assert texts(repacked(body(p("CLERK")), (MAIN, make))) == ["CLERK"]


def test_the_strict_form_of_the_standard_is_read() -> None:
    known = "http://schemas.openxmlformats.org/"
    spaces = ("wordprocessingml/2006/", "officeDocument/2006/", "drawingml/2006/")
    changes = [(known + space, "http://purl.oclc.org/ooxml/" + space.replace("2006/", "")) for space in spaces]
    strict = repacked(body(p("CLERK") + p("DUTIES", '<w:pPr><w:jc w:val="center"/></w:pPr>')), *changes)
    assert b"purl.oclc.org" in zipfile.ZipFile(io.BytesIO(strict)).read("word/document.xml")
    found = document(strict)
    assert [(line.text, line.style.centred) for line in found.lines] == [("CLERK", False), ("DUTIES", True)]


def test_a_main_part_with_a_number_is_a_word_file() -> None:
    content = body(p("CLERK"))
    numbered = repacked(content, ("word/document.xml", "word/document2.xml"), names=("/document.xml", "/document2.xml"))
    assert (media_type(numbered, "a.docx"), texts(numbered)) == (DOCX, ["CLERK"])


def run(text: str, properties: str) -> str:
    return f"<w:p><w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def table(*rows: str, about: str = "") -> str:
    return f"<w:tbl><w:tblPr>{about}</w:tblPr>{''.join(rows)}</w:tbl>"


def row(*cells: str, about: str = "") -> str:
    return f"<w:tr><w:trPr>{about}</w:trPr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in cells)}</w:tr>"


WHITE, DARK = '<w:color w:val="FFFFFF"/>', '<w:shd w:val="clear" w:fill="1F3864"/>'
UNSEEN = {
    "white on white": run("no", WHITE),
    "white on a ground of paper": run("no", f'{WHITE}<w:shd w:val="clear" w:fill="auto"/>'),
    "one point high": run("no", '<w:sz w:val="2"/>'),
    "in a hidden row": table(row(p("no"), about="<w:hidden/>")),
    "in a deleted row": table(row(p("no"), about='<w:del w:id="1"/>')),
    "in a deleted cell": table(row('<w:tcPr><w:cellDel w:id="1"/></w:tcPr>' + p("no"))),
    "under the cell above": table(row("<w:tcPr><w:vMerge/></w:tcPr>" + p("no"))),
    "an empty field without its mark": run("Click or tap here to enter text.", '<w:rStyle w:val="PlaceholderText"/>'),
}


@pytest.mark.parametrize("xml", UNSEEN.values(), ids=UNSEEN)
def test_words_that_nobody_sees_are_furniture(xml: str) -> None:
    found = document(body(p("CLERK") + xml))
    assert [line.text for line in found.lines] == ["CLERK"]
    assert len(found.furniture) == 1


SEEN = {
    "white on a dark ground": run("yes", WHITE + DARK),
    "white in a dark paragraph": f"<w:p><w:pPr>{DARK}</w:pPr><w:r><w:rPr>{WHITE}</w:rPr><w:t>yes</w:t></w:r></w:p>",
    "white in a dark cell": table(row(f"<w:tcPr>{DARK}</w:tcPr>" + run("yes", WHITE))),
    "white in a table with a style": table(row(run("yes", WHITE)), about='<w:tblStyle w:val="GridTable4"/>'),
    "white on a marker": run("yes", f'{WHITE}<w:highlight w:val="black"/>'),
    "white in a text box": f"<w:p><w:r><w:pict><w:txbxContent>{run('yes', WHITE)}</w:txbxContent></w:pict></w:r></w:p>",
    "of four points": run("yes", '<w:sz w:val="8"/>'),
    "a choice of the same style that was made": run("yes", '<w:rStyle w:val="PlaceholderText"/>'),
    "the first of merged cells": table(row('<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>' + p("yes"))),
    "chosen in a list of a form": '<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/>'
    '<w:listEntry w:val="no"/><w:listEntry w:val="yes"/></w:ddList></w:ffData></w:fldChar></w:r></w:p>',
}


@pytest.mark.parametrize("xml", SEEN.values(), ids=SEEN)
def test_words_that_a_reader_can_see_stay(xml: str) -> None:
    found = document(body(p("CLERK") + xml))
    assert [line.text for line in found.lines] == ["CLERK", "yes"]
    assert (found.furniture, found.problems) == ((), ())


def test_words_of_charts_and_lettering_are_furniture() -> None:
    drawn = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    chart = f"<c {drawn}><a:p><a:r><a:t>Staff by year</a:t></a:r></a:p></c>"
    lettering = (
        '<w:p><w:r><w:pict><v:textpath xmlns:v="urn:schemas-microsoft-com:vml" string="DRAFT"/></w:pict></w:r></w:p>'
    )
    found = document(body(p("CLERK") + lettering, {"chart": chart}))
    assert [line.text for line in found.lines] == ["CLERK"]
    assert [line.text for line in found.furniture] == ["Staff by year", "DRAFT"]


def test_documents_that_a_file_is_put_together_of_are_told() -> None:
    found = document(body(p("CLERK"), {"subDocument": f"<w:document {W}/>"}))
    assert [problem.code for problem in found.problems] == ["embedded-not-read"]
