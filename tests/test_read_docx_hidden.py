"""What Word keeps out of sight or beside the text: changes, hidden text, notes, boxes, fields, other documents."""

import io
import zipfile
from collections import Counter

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from hypothesis import given, settings
from hypothesis import strategies as st
from test_read_docx import add_list, document, item, saved, texts

W = nsdecls("w")
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def body(xml: str, parts: dict[str, str] | None = None) -> bytes:
    """A Word file with `xml` as its body and further parts by kind ("footnotes")."""
    word = docx.Document()
    for old in list(word.element.body):
        word.element.body.remove(old)
    for element in parse_xml(f"<w:x {W} {MC}>{xml}</w:x>"):
        word.element.body.append(element)
    source, target = io.BytesIO(saved(word)), io.BytesIO()
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/_rels/document.xml.rels":
                for kind in parts or {}:
                    link = f'<Relationship Id="x{kind}" Type="{REL}/{kind}" Target="{kind}.xml"/></Relationships>'
                    data = data.replace(b"</Relationships>", link.encode())
            new.writestr(name, data)
        for kind, text in (parts or {}).items():
            new.writestr(f"word/{kind}.xml", text)
    return target.getvalue()


def p(text: str, properties: str = "") -> str:
    return f'<w:p>{properties}<w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


NOTE, LOST = (f'<w:footnote w:id="{at}">{p(text)}</w:footnote>' for at, text in ((2, "full ones"), (3, "lost")))
NOTES = f"<w:footnotes {W}>{NOTE}{LOST}</w:footnotes>"
MARK = '<w:r><w:footnoteReference w:id="2"/></w:r>'
BOX = f"<w:drawing><w:txbxContent>{p('box')}</w:txbxContent></w:drawing>"
OLD_BOX = f"<w:pict><w:txbxContent>{p('box')}</w:txbxContent></w:pict>"


@pytest.mark.parametrize(
    ("xml", "expected"),
    [
        pytest.param(
            f"<w:p><w:r><w:t>A</w:t></w:r>{MARK}</w:p>{p('B')}", ["A", "full ones", "B", "lost"], id="at its mark"
        ),
        pytest.param(
            f"<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Code</w:t></w:r>{MARK}</w:p></w:tc><w:tc>{p('1105')}</w:tc></w:tr></w:tbl>",
            ["Code  1105", "full ones", "lost"],
            id="after the table, which it must not tear apart",
        ),
    ],
)
def test_a_footnote_stands_after_its_paragraph_and_is_never_lost(xml: str, expected: list[str]) -> None:
    assert [line.text for line in document(body(xml, {"footnotes": NOTES})).lines] == expected


@pytest.mark.parametrize(
    "alternatives",
    [
        pytest.param(f"<mc:Choice>{BOX}</mc:Choice><mc:Fallback>{OLD_BOX}</mc:Fallback>", id="both"),
        pytest.param(
            f"<mc:Choice><w:drawing/></mc:Choice><mc:Fallback>{OLD_BOX}</mc:Fallback>", id="only the fallback"
        ),
    ],
)
def test_a_text_box_is_read_once(alternatives: str) -> None:
    xml = f"<w:p><w:r><w:t>A</w:t><mc:AlternateContent>{alternatives}</mc:AlternateContent></w:r></w:p>"
    assert [line.text for line in document(body(xml)).lines] == ["A", "box"]


def test_tracked_changes_are_counted_and_read_as_accepted() -> None:
    gone, moved = "<w:del><w:r><w:delText>old</w:delText></w:r></w:del>", "<w:r><w:t>moved</w:t></w:r>"
    xml = (
        f"<w:p>{gone}<w:ins><w:r><w:t>new</w:t></w:r></w:ins></w:p>"
        f"<w:p><w:moveFrom>{moved}</w:moveFrom></w:p><w:p><w:moveTo>{moved}</w:moveTo></w:p>"
    )
    found = document(body(xml))
    assert [line.text for line in found.lines] == ["new", "moved"]
    assert [line.text for line in found.furniture] == ["old", "moved"]
    [problem] = found.problems
    assert (problem.code, "1 deleted, 1 inserted, 1 moved" in problem.message) == ("tracked-changes", True)


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    xml = p("Two ", "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>") + p("years")
    assert [line.text for line in document(body(xml)).lines] == ["Two years"]


def test_a_deleted_item_is_not_counted() -> None:
    word = docx.Document()
    instance = add_list(word, [("decimal", "%1.", 1)])(91)
    item(word, "A", instance)
    gone = item(word, "", instance)
    gone._p.append(parse_xml(f"<w:moveFrom {W}><w:r><w:t>old</w:t></w:r></w:moveFrom>"))
    item(word, "B", instance)
    assert texts(word) == ["1. A", "2. B"]


def test_hidden_text_and_empty_fields_are_furniture() -> None:
    xml = (
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r><w:r><w:t>CLERK</w:t></w:r></w:p><w:p><w:sdt><w:sdtPr>"
        "<w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>Click here</w:t></w:r></w:sdtContent></w:sdt></w:p>"
    )
    found = document(body(xml))
    assert [line.text for line in found.lines] == ["CLERK"]
    assert [line.text for line in found.furniture] == ["secret", "Click here"]
    assert [problem.code for problem in found.problems] == ["hidden-text"]


def test_comments_are_no_text_and_embedded_documents_are_told() -> None:
    comments = f'<w:comments {W}><w:comment w:id="0">{p("no")}</w:comment></w:comments>'
    found = document(body(p("CLERK"), {"comments": comments, "aFChunk": "<html/>"}))
    assert [line.text for line in (*found.lines, *found.furniture)] == ["CLERK"]
    assert [problem.code for problem in found.problems] == ["embedded-not-read"]


def test_a_deep_document_is_refused() -> None:
    xml = "<w:sdt><w:sdtContent>" * 5_000 + p("A") + "</w:sdtContent></w:sdt>" * 5_000
    content = body(p("A"))
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            deep = f"<w:document {W}><w:body>{xml}</w:body></w:document>"
            new.writestr(name, deep if name == "word/document.xml" else old.read(name))
    with pytest.raises(Exception, match="damaged"):
        document(target.getvalue())


def test_legal_numbering_shows_all_numbers_as_decimals() -> None:
    word = docx.Document()
    instance = add_list(word, [("upperRoman", "%1", 1), ("upperLetter", "%1.%2", 1)])(91)
    level = next(each for each in word.part.numbering_part.element.iter(qn("w:lvl")) if each.get(qn("w:ilvl")) == "1")
    level.insert(1, parse_xml(f"<w:isLgl {W}/>"))
    item(word, "A", instance)
    item(word, "B", instance, 1)
    assert texts(word) == ["I A", "1.1 B"]


def test_a_level_that_never_restarts_goes_on() -> None:
    word = docx.Document()
    instance = add_list(word, [("decimal", "%1.", 1), ("lowerLetter", "(%2)", 1)])(91)
    for level in word.part.numbering_part.element.iter(qn("w:lvl")):
        if level.get(qn("w:ilvl")) == "1" and level.getparent().get(qn("w:abstractNumId")) == "90":
            level.append(parse_xml(f'<w:lvlRestart {W} w:val="0"/>'))
    for text, place in (("A", 0), ("B", 1), ("C", 0), ("D", 1)):
        item(word, text, instance, place)
    assert texts(word) == ["1. A", "(a) B", "2. C", "(b) D"]


WRAPS = (
    "<w:p><w:r><w:t>{}</w:t></w:r></w:p>",
    "<w:p><w:del><w:r><w:delText>{}</w:delText></w:r></w:del></w:p>",
    "<w:p><w:ins><w:r><w:t>{}</w:t></w:r></w:ins></w:p>",
    "<w:p><w:moveFrom><w:r><w:t>{}</w:t></w:r></w:moveFrom></w:p>",
    "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>{}</w:t></w:r></w:p>",
    "<w:p><w:sdt><w:sdtContent><w:r><w:t>{}</w:t></w:r></w:sdtContent></w:sdt></w:p>",
    "<w:sdt><w:sdtContent><w:p><w:smartTag><w:r><w:t>{}</w:t></w:r></w:smartTag></w:p></w:sdtContent></w:sdt>",
    "<w:p><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:txbxContent></w:pict></w:r></w:p>",
    "<w:p><w:hyperlink><w:r><w:t>{}</w:t></w:r></w:hyperlink></w:p>",
    "<w:p><w:fldSimple><w:r><w:t>{}</w:t></w:r></w:fldSimple></w:p>",
    "<w:p><w:r><w:ruby><w:rubyBase><w:r><w:t>{}</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>",
    "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
    "<w:tbl><w:tr><w:tc><w:tbl><w:tr><w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:tc></w:tr></w:tbl>",
    "<w:tbl><w:tr><w:sdt><w:sdtContent><w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc></w:sdtContent></w:sdt></w:tr></w:tbl>",
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(WRAPS), st.integers(1, 99)), min_size=1, max_size=10))
def test_no_word_of_any_element_is_lost_or_doubled(pieces: list[tuple[str, int]]) -> None:
    words = [f"word{number}x{place}" for place, (_, number) in enumerate(pieces)]
    xml = "".join(wrap.format(word) for (wrap, _), word in zip(pieces, words, strict=True))
    found = document(body(p("CLERK") + xml))
    told = Counter(word for line in (*found.lines, *found.furniture) for word in line.text.split())
    assert {word: told[word] for word in words} == dict.fromkeys(words, 1)
