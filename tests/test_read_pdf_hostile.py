"""PDF files that are broken or mean harm: each is refused with a code or read, never an error of a library.

The files are written by hand, object by object: no library writes what they hold.
"""

import io
from contextlib import suppress

import pytest
from reportlab.lib.pagesizes import letter
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas
from test_read_pdf import document, pdf

import pipeline.read.pdf as reading
from models.document import Document
from pipeline.read import Unreadable
from pipeline.read.pdf_page import MAX_CHARACTERS, MAX_OBJECTS

FONT = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
GLYPHS = (
    "<</Type/Font/Subtype/Type0/BaseFont/Odd/Encoding/Identity-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType2"
    "/BaseFont/Odd/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 600"
    "/FontDescriptor<</Type/FontDescriptor/FontName/Odd/Flags 4/FontBBox[0 -200 600 800]/Ascent 800/Descent -200"
    "/CapHeight 700/ItalicAngle 0/StemV 80>>>>]>>"
)
"""A typeface whose glyphs have numbers and no characters."""


def written(*objects: str, root: int = 1) -> bytes:
    """A PDF of these objects, numbered from 1, with a table of where they stand."""
    content, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(content))
        content += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    head, start = f"xref\n0 {size}\n0000000000 65535 f \n", f"startxref\n{len(content)}\n%%EOF\n"
    return content + f"{head}{table}trailer<</Size {size}/Root {root} 0 R>>\n{start}".encode("latin-1")


def page(stream: str, *, box: str = "[0 0 612 792]", extra: str = "", font: str = FONT) -> bytes:
    """A file with one page of this content."""
    return written(
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        f"<</Type/Page/Parent 2 0 R/MediaBox{box}/Contents 4 0 R/Resources<</Font<</F {font}>>{extra}>>>>",
        f"<</Length {len(stream)}>>stream\n{stream}\nendstream",
    )


SHOWN = "BT /F 11 Tf 72 700 Td (Files papers) Tj ET"


def texts(found: Document) -> list[str]:
    return [line.text for line in found.lines]


def codes(found: Document) -> list[str]:
    return [problem.code for problem in found.problems]


def test_glyphs_without_a_character_are_a_bullet_at_the_start_and_lost_elsewhere() -> None:
    stream = (
        "BT /G 11 Tf 72 700 Td <0031> Tj ET BT /F 11 Tf 90 700 Td (Files papers) Tj ET "
        "BT /F 11 Tf 72 680 Td (Types) Tj ET BT /G 11 Tf 110 680 Td <0032> Tj ET "
        "BT /F 11 Tf 130 680 Td (letters) Tj ET"
    )
    content = page(stream, font=f"{FONT}/G {GLYPHS}")
    found = document(content)
    assert texts(found) == ["• Files papers", "Types \ufffd letters"]
    assert codes(found) == ["lost-characters"]


@pytest.mark.parametrize(
    "kids",
    [
        pytest.param("2 0 R", id="a tree of pages that holds itself"),
        pytest.param("9 0 R", id="a page that is not there"),
        pytest.param("9 0 R 2 0 R", id="both"),
    ],
)
def test_a_file_of_which_no_page_opens_is_damaged(kids: str) -> None:
    with pytest.raises(Unreadable) as caught:
        document(written("<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Kids[{kids}]/Count {kids.count('R')}>>"))
    assert (caught.value.code, "damaged" in str(caught.value)) == ("damaged-file", True)


def test_a_page_of_nothing_but_unnamed_glyphs_has_no_text() -> None:
    with pytest.raises(Unreadable) as caught:
        document(page("BT /F 11 Tf 72 700 Td <003100320033> Tj ET", font=GLYPHS))
    assert caught.value.code == "no-text"


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(page(SHOWN, box="[0 0 1e9 1e9]"), id="a page of a billion points"),
        pytest.param(page(SHOWN, box="[5 5 5 5]"), id="a page of no size"),
        pytest.param(page(SHOWN + " q" * 50_000), id="graphics states that are never closed"),
        pytest.param(
            page(SHOWN + " /X Do", extra="/XObject<</X 5 0 R>>").replace(
                b"xref\n0 5",
                b"5 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Length 5/Resources<</XObject<</X 5 0 R>>>>>>"
                b"stream\n/X Do\nendstream endobj\nxref\n0 5",
            ),
            id="a form that draws itself",
        ),
        pytest.param(page("BT /F 1e30 Tf 72 700 Td (a) Tj ET " + SHOWN), id="letters of absurd size"),
    ],
)
def test_absurd_files_are_read(content: bytes) -> None:
    found = document(content)
    assert "Files papers" in " ".join(line.text for line in (*found.lines, *found.furniture))


LOOPS = {
    "a page that is its own parent's parent": written(
        "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[2 0 R]/Count 1/Parent 2 0 R>>"
    ),
    "pages that promise more than there are": written(
        "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[]/Count 2000000000>>"
    ),
    "an object that refers to itself": written("1 0 R"),
    "no page": written("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[]/Count 0>>"),
    "nothing but a head": b"%PDF-1.7\n%%EOF\n",
}


@pytest.mark.parametrize("content", LOOPS.values(), ids=LOOPS)
def test_files_without_a_page_are_refused(content: bytes) -> None:
    with pytest.raises(Unreadable) as caught:
        document(content)
    assert caught.value.code in ("damaged-file", "no-text", "too-large")


def test_a_file_of_too_many_pages_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    content = pdf([(72, 72, "CLERK")], [(72, 72, "Types.")])
    monkeypatch.setattr(reading, "MAX_PAGES", 2)
    assert document(content)
    monkeypatch.setattr(reading, "MAX_PAGES", 1)
    with pytest.raises(Unreadable) as caught:
        document(content)
    assert caught.value.code == "too-large"


def test_a_page_of_too_many_characters_is_refused() -> None:
    row = f"({'a ' * 500}) Tj "
    with pytest.raises(Unreadable) as caught:
        document(page("BT /F 1 Tf 1 TL 9 700 Td " + (row + "T* ") * (MAX_CHARACTERS // 900) + "ET"))
    assert caught.value.code == "too-large"


def test_drawn_lines_without_end_are_not_looked_at_and_that_is_said() -> None:
    found = document(page(SHOWN + " 0 0 m 9 9 l S" * (MAX_OBJECTS + 1)))
    assert (texts(found), codes(found)) == (["Files papers"], ["complex-page"])


def test_a_file_locked_against_copying_alone_is_read() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=letter, encrypt=StandardEncryption("", ownerPassword="x", canCopy=0))
    canvas.drawString(72, 700, "Files papers")
    canvas.save()
    assert texts(document(buffer.getvalue())) == ["Files papers"]


def test_a_run_of_bytes_that_pdfium_refuses_is_left_to_no_library_error() -> None:
    content = pdf([(72, 72, "CLERK")] * 3)
    for place in range(20, len(content), len(content) // 25):
        damaged = content[:place] + b"\xff\x00<<[(" + content[place + 6 :]
        with suppress(Unreadable):
            assert document(damaged).lines
