"""Word documents to lines; the documents are made here with python-docx."""

import io
import zipfile
from collections.abc import Callable

import docx
import pytest
from documents import File
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls
from docx.text.paragraph import Paragraph

from models.document import Document, RawFile
from pipeline.read import Unreadable, package, read
from pipeline.read.labels import label


def saved(word: WordDocument) -> bytes:
    buffer = io.BytesIO()
    word.save(buffer)
    return buffer.getvalue()


def document(content: bytes) -> Document:
    raw = RawFile(source="elm/clerk.docx", spec_id="elm/clerk", jurisdiction="Elm", sha256="0" * 64, size=len(content))
    [found] = read(raw, content)
    return found


def texts(word: WordDocument) -> list[str]:
    return [line.text for line in document(saved(word)).lines]


def add_list(word: WordDocument, levels: list[tuple[str, str, int]], abstract: int = 90) -> Callable[..., str]:
    """Define an abstract list of (format, text, start) levels; the result makes instances of it."""
    root = word.part.numbering_part.element
    level = '<w:lvl w:ilvl="{}"><w:start w:val="{}"/><w:numFmt w:val="{}"/><w:lvlText w:val="{}"/></w:lvl>'
    xml = "".join(level.format(place, start, form, text) for place, (form, text, start) in enumerate(levels))
    element = parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{abstract}">{xml}</w:abstractNum>')
    root.insert(0, element)

    def instance(number: int, restart: int | None = None) -> str:
        override = f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{restart}"/></w:lvlOverride>' if restart else ""
        xml = f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>{override}</w:num>'
        root.append(parse_xml(xml))
        return str(number)

    return instance


def item(word: WordDocument, text: str, instance: str, level: int = 0) -> Paragraph:
    paragraph = word.add_paragraph(text)
    properties = paragraph._p.get_or_add_pPr()
    xml = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{instance}"/></w:numPr>'
    properties.append(parse_xml(xml))
    return paragraph


def test_paragraphs_and_tables_come_in_document_order() -> None:
    word = docx.Document()
    word.add_paragraph("CLERK")
    table = word.add_table(rows=2, cols=2)
    for cell, text in zip((c for row in table.rows for c in row.cells), ("Code", "Grade", "1105", "14"), strict=True):
        cell.text = text
    word.add_paragraph("Files papers.")
    assert texts(word) == ["CLERK", "Code  Grade", "1105  14", "Files papers."]


def test_a_cell_of_several_paragraphs_makes_a_layout_table() -> None:
    word = docx.Document()
    table = word.add_table(rows=1, cols=2)
    table.cell(0, 0).text = "A"
    table.cell(0, 0).add_paragraph("B")
    table.cell(0, 1).text = "C"
    assert texts(word) == ["A", "B", "C"]


def test_styles_and_headings() -> None:
    word = docx.Document()
    word.add_heading("DUTIES", level=2)
    lead = word.add_paragraph()
    lead.add_run("NOTE:").bold = True
    lead.add_run(" Only this.")
    word.add_paragraph("CLERK").alignment = WD_ALIGN_PARAGRAPH.CENTER
    word.add_paragraph().add_run("DUTIES").underline = True
    heading, note, title, underlined = document(saved(word)).lines
    assert heading.style.heading == 2
    assert (note.text, note.style.bold) == ("NOTE: Only this.", True)
    assert (title.style.centred, title.style.bold) == (True, False)
    assert underlined.style.bold


def test_a_run_can_take_the_weight_of_its_style_away() -> None:
    word = docx.Document()
    word.styles["Body Text"].font.bold = True
    word.add_paragraph("bold", style="Body Text")
    word.add_paragraph(style="Body Text").add_run("plain").bold = False
    assert [line.style.bold for line in document(saved(word)).lines] == [True, False]


@pytest.mark.parametrize(
    ("form", "text", "expected"),
    [
        pytest.param("decimal", "%1.", ["1. A", "2. B"], id="decimal"),
        pytest.param("lowerLetter", "(%1)", ["(a) A", "(b) B"], id="small letters in brackets"),
        pytest.param("upperLetter", "%1)", ["A) A", "B) B"], id="capital letters"),
        pytest.param("lowerRoman", "%1.", ["i. A", "ii. B"], id="small Roman numbers"),
        pytest.param("upperRoman", "Option %1:", ["Option I: A", "Option II: B"], id="Roman numbers after a word"),
        pytest.param("bullet", "\uf0b7", ["• A", "• B"], id="bullets"),
        pytest.param("none", "", ["A", "B"], id="no label"),
    ],
)
def test_automatic_numbers_are_put_back(form: str, text: str, expected: list[str]) -> None:
    word = docx.Document()
    instance = add_list(word, [(form, text, 1)])(91)
    for words in ("A", "B"):
        item(word, words, instance)
    assert texts(word) == expected


def test_deeper_levels_start_anew_and_show_the_levels_above() -> None:
    word = docx.Document()
    instance = add_list(word, [("decimal", "%1.", 3), ("lowerLetter", "%1%2)", 1)])(91)
    for words, level in (("A", 0), ("B", 1), ("C", 1), ("D", 0), ("E", 1)):
        item(word, words, instance, level)
    found = document(saved(word)).lines
    assert [line.text for line in found] == ["3. A", "3a) B", "3b) C", "4. D", "4a) E"]
    assert [line.style.indent for line in found] == [1, 2, 2, 1, 2]


def test_a_new_instance_starts_anew_only_if_it_says_so() -> None:
    word = docx.Document()
    define = add_list(word, [("decimal", "%1.", 1)])
    for words, instance in (("A", define(91)), ("B", define(92)), ("C", define(93, restart=1)), ("D", "93")):
        item(word, words, instance)
    assert texts(word) == ["1. A", "2. B", "1. C", "2. D"]


def test_number_zero_takes_the_number_of_the_style_away() -> None:
    word = docx.Document()
    word.add_paragraph("A", style="List Number")
    item(word, "B", "0").style = word.styles["List Number"]
    word.add_paragraph("C", style="List Number")
    assert texts(word) == ["1. A", "B", "2. C"]


def test_breaks_count_lines_and_pages_once() -> None:
    word = docx.Document()
    run = word.add_paragraph("A").add_run()
    run.add_break()
    run.add_text("B")
    run.add_break(WD_BREAK.PAGE)
    run._r.append(OxmlElement("w:lastRenderedPageBreak"))
    run.add_text("C")
    run._r.append(OxmlElement("w:lastRenderedPageBreak"))
    run.add_text("D")
    found = document(saved(word))
    assert [(line.text, line.page) for line in found.lines][:2] == [("A", 1), ("B", 1)]
    assert (found.lines[2].page, found.pages) == (2, 3)


def test_heads_and_feet_are_furniture_and_the_title_is_a_hint() -> None:
    word = docx.Document()
    word.core_properties.title = "Clerk"
    word.sections[0].header.paragraphs[0].text = "ELM COUNTY"
    word.sections[0].footer.paragraphs[0].text = "Form 7"
    word.add_paragraph("CLERK")
    found = document(saved(word))
    assert [line.text for line in found.furniture] == ["ELM COUNTY", "Form 7"]
    assert (texts(word), found.title_hint) == (["CLERK"], "Clerk | ELM COUNTY | Form 7")


def test_a_title_that_stands_only_in_the_head_of_the_pages_is_found() -> None:
    word = docx.Document()
    word.core_properties.title = "Word Document"
    word.sections[0].header.paragraphs[0].text = "ELM COUNTY"
    word.sections[0].header.add_paragraph("ROPE MAKER  2410")
    for text in ("DUTIES:", "Twists ropes.", "REQUIREMENTS:", "High school."):
        word.add_paragraph(text)
    (spec,) = File("rope.docx", saved(word)).parsed().specs
    assert spec.identity.title
    assert spec.identity.class_code
    assert (spec.identity.title.value, spec.identity.class_code.value) == ("ROPE MAKER", "2410")


def test_a_paragraph_that_only_prompts_is_furniture() -> None:
    word = docx.Document()
    prompt = f"<w:sdt {nsdecls('w')}><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent/></w:sdt>"
    control = parse_xml(prompt)
    control[1].append(word.add_paragraph("Click here")._p)
    word.element.body.insert(0, control)
    word.add_paragraph("CLERK")
    found = document(saved(word))
    assert [line.text for line in found.lines] == ["CLERK"]
    assert [line.text for line in found.furniture] == ["Click here"]


def test_deleted_and_struck_text_is_no_longer_in_force() -> None:
    word = docx.Document()
    paragraph = word.add_paragraph("Two ")
    paragraph.add_run("three ").font.strike = True
    xml = f"<w:del {nsdecls('w')}><w:r><w:delText>four </w:delText></w:r></w:del>"
    paragraph._p.append(parse_xml(xml))
    xml = f"<w:ins {nsdecls('w')}><w:r><w:t>full </w:t></w:r></w:ins>"
    paragraph._p.append(parse_xml(xml))
    paragraph.add_run("years")
    found = document(saved(word))
    assert [line.text for line in found.lines] == ["Two full years"]
    assert [line.text for line in found.furniture] == ["three four"]
    assert [problem.code for problem in found.problems] == ["tracked-changes", "struck-text"]


def test_content_controls_text_boxes_and_links_keep_their_words() -> None:
    word = docx.Document()
    paragraph = word.add_paragraph("A ")
    body = f"<w:sdt {nsdecls('w')}><w:sdtContent><w:p><w:r><w:t>control</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    word.element.body.insert(1, parse_xml(body))
    box = "<w:txbxContent><w:p><w:r><w:t>box</w:t></w:r></w:p></w:txbxContent>"
    paragraph._p.append(parse_xml(f"<w:r {nsdecls('w')}><w:pict>{box}</w:pict></w:r>"))
    paragraph._p.append(parse_xml(f"<w:hyperlink {nsdecls('w')}><w:r><w:t>link</w:t></w:r></w:hyperlink>"))
    assert texts(word) == ["A link", "box", "control"]


@pytest.mark.parametrize("limit", ["MAX_UNPACKED", "MAX_XML"])
def test_a_file_that_unpacks_to_too_much_is_refused_before_it_is_parsed(
    monkeypatch: pytest.MonkeyPatch, limit: str
) -> None:
    monkeypatch.setattr(package, limit, 10_000)
    with pytest.raises(Unreadable) as caught:
        document(saved(docx.Document()))
    assert caught.value.code == "too-large"


def with_body(body: bytes) -> bytes:
    source, target = io.BytesIO(saved(docx.Document())), io.BytesIO()
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            new.writestr(name, body if name == "word/document.xml" else old.read(name))
    return target.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_file_that_declares_entities_is_refused_because_words_would_be_lost(encoding: str) -> None:
    body = (
        f'<?xml version="1.0" encoding="{encoding}"?>'
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname"><!ENTITY b "grown grown grown">]>'
        f"<w:document {nsdecls('w')}><w:body><w:p><w:r><w:t>A&a;&b; CLERK</w:t></w:r></w:p></w:body></w:document>"
    )
    with pytest.raises(Unreadable) as caught:
        document(with_body(body.encode(encoding)))
    assert caught.value.code == "damaged-file"


def test_a_main_part_without_a_body_is_damaged() -> None:
    with pytest.raises(Unreadable) as caught:
        document(with_body(f"<w:document {nsdecls('w')}/>".encode()))
    assert caught.value.code == "damaged-file"


def test_any_cut_of_a_file_is_unreadable_but_never_an_error_of_a_library() -> None:
    word = docx.Document()
    word.add_paragraph("CLERK")
    content = saved(word)
    for end in range(len(content) - 1, 100, -len(content) // 25):
        with pytest.raises(Unreadable):
            document(content[:end])


def test_damaged_bytes_never_raise_an_error_of_a_library() -> None:
    word = docx.Document()
    word.add_paragraph("CLERK", style="List Number")
    content = saved(word)
    for place in range(0, len(content), len(content) // 60):
        damaged = content[:place] + b"\xff\x00\xff" + content[place + 3 :]
        try:
            found = document(damaged)
        except Unreadable:
            continue
        assert found.lines


@pytest.mark.parametrize(
    ("number", "form", "expected"),
    [
        pytest.param(4, "lower_roman", "iv", id="four is iv"),
        pytest.param(1994, "upper_roman", "MCMXCIV", id="a long Roman number"),
        pytest.param(27, "lower_letter", "aa", id="letters double after z"),
        pytest.param(0, "upper_letter", "0", id="there is no letter for zero"),
        pytest.param(12, "decimal", "12", id="decimal"),
    ],
)
def test_labels(number: int, form: str, expected: str) -> None:
    assert label(number, form) == expected
