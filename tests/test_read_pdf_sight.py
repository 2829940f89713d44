"""What stands on a page of a PDF beside its printed text: hidden words, fields, notes, layers, other files."""

import io
import time
from collections.abc import Callable

import pytest
from PIL import Image
from reportlab.lib import colors
from reportlab.lib.pagesizes import letter
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from test_read_pdf import document
from test_read_pdf_hostile import codes, texts, written

from models.document import Document
from pipeline.read import Unreadable

TEXT = ("PAYROLL CLERK", "Keeps the payroll of an office.", "Graduation from high school.")
Draw = Callable[[Canvas], object]


def drawn(draw: Draw) -> Document:
    """A page of three lines, on which `draw` draws more."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=letter)
    for row, line in enumerate(TEXT):
        canvas.drawString(72, 720 - 14 * row, line)
    draw(canvas)
    canvas.save()
    return document(buffer.getvalue())


def said(canvas: Canvas, *, colour: object = None, size: float = 12, mode: int = 0, alpha: float = 1) -> None:
    """ "A doctorate is required" at a place of its own."""
    text = canvas.beginText(72, 500)
    text.setFont("Helvetica", size)
    text.setTextRenderMode(mode)
    if colour is not None:
        text.setFillColor(colour, alpha=alpha)
    text.textLine("A doctorate is required")
    canvas.drawText(text)


def boxed(canvas: Canvas, colour: object, alpha: float = 1) -> None:
    canvas.setFillColor(colour, alpha=alpha)
    canvas.rect(60, 490, 300, 24, stroke=0, fill=1)


def clipped(canvas: Canvas, *boxes: tuple[float, float, float, float]) -> None:
    """The same, of which only what lies in the boxes is drawn."""
    canvas.saveState()
    path = canvas.beginPath()
    for box in boxes:
        path.rect(*box)
    canvas.clipPath(path, stroke=0, fill=0)
    said(canvas)
    canvas.restoreState()


UNSEEN: dict[str, Draw] = {
    "white on white": lambda canvas: said(canvas, colour=colors.white),
    "nearly white": lambda canvas: said(canvas, colour=colors.HexColor(0xFCFCFC)),
    "clear ink": lambda canvas: said(canvas, colour=colors.black, alpha=0),
    "no ink": lambda canvas: said(canvas, mode=3),
    "one point high": lambda canvas: said(canvas, size=1),
    "under a white box": lambda canvas: (said(canvas), boxed(canvas, colors.white)),
    "beside the part of the page that is drawn": lambda canvas: clipped(canvas, (0, 0, 50, 50)),
    "between two parts that are drawn": lambda canvas: clipped(canvas, (0, 0, 50, 50), (400, 600, 50, 50)),
    "under a black bar": lambda canvas: (said(canvas), boxed(canvas, colors.black)),
}


@pytest.mark.parametrize("draw", UNSEEN.values(), ids=UNSEEN)
def test_words_that_nobody_sees_are_furniture_and_that_is_said(draw: Draw) -> None:
    found = drawn(draw)
    assert texts(found) == list(TEXT)
    assert [line.text for line in found.furniture] == ["A doctorate is required"]
    assert [(problem.code, problem.page) for problem in found.problems] == [("hidden-text", 1)]


BEYOND: dict[str, Draw] = {
    "below the crop box": lambda canvas: (canvas.setCropBox((0, 520, 612, 792)), said(canvas)),
    "beside the crop box": lambda canvas: (canvas.setCropBox((0, 0, 600, 792)), canvas.drawString(605, 500, "A")),
    "beside the paper": lambda canvas: canvas.drawString(640, 500, "A doctorate"),
    "above the paper": lambda canvas: canvas.drawString(72, 800, "A doctorate"),
}


@pytest.mark.parametrize("draw", BEYOND.values(), ids=BEYOND)
@pytest.mark.parametrize("turned", [0, 180])
def test_words_outside_of_the_page_are_furniture_and_that_is_said(draw: Draw, turned: int) -> None:
    found = drawn(lambda canvas: (canvas.setPageRotation(turned), draw(canvas)))
    assert len(texts(found)) == len(TEXT)
    assert "A" in " ".join(line.text for line in found.furniture)
    assert [(problem.code, problem.page) for problem in found.problems] == [("hidden-text", 1)]


WITHIN: dict[str, Draw] = {
    "a crop box around all": lambda canvas: canvas.setCropBox((50, 500, 500, 780)),
    "words over the edge of the paper": lambda canvas: canvas.drawString(590, 500, "A doctorate"),
}


@pytest.mark.parametrize("draw", WITHIN.values(), ids=WITHIN)
def test_words_that_reach_into_the_page_are_not_told(draw: Draw) -> None:
    assert codes(drawn(draw)) == []


SEEN: dict[str, Draw] = {
    "white on a dark bar": lambda canvas: (boxed(canvas, colors.darkblue), said(canvas, colour=colors.white)),
    "under a box of clear colour": lambda canvas: (said(canvas), boxed(canvas, colors.yellow, 0.3)),
    "clipped at its lower edge": lambda canvas: clipped(canvas, (60, 500, 300, 100)),
    "in a part of the page": lambda canvas: clipped(canvas, (60, 400, 300, 200)),
    "in one of two parts": lambda canvas: clipped(canvas, (60, 400, 300, 200), (0, 0, 50, 50)),
    "in small print": lambda canvas: said(canvas, size=4),
    "light grey": lambda canvas: said(canvas, colour=colors.HexColor(0xBBBBBB)),
}


@pytest.mark.parametrize("draw", SEEN.values(), ids=SEEN)
def test_words_that_a_reader_can_make_out_stay(draw: Draw) -> None:
    found = drawn(draw)
    assert (texts(found), codes(found)) == ([*TEXT, "A doctorate is required"], [])


def test_the_words_behind_the_picture_of_a_scan_stay() -> None:
    """Other programs put what they have recognised, without ink, behind the picture."""

    def draw(canvas: Canvas) -> None:
        said(canvas, mode=3)
        row = canvas.beginText(72, 400)
        row.setTextRenderMode(3)
        row.textLine("and " * 40)  # more than a stamp has
        canvas.drawText(row)
        canvas.drawImage(ImageReader(Image.new("L", (60, 80), 250)), 0, 0, *letter)

    assert "A doctorate is required" in texts(drawn(draw))


def fields(canvas: Canvas) -> None:
    form = canvas.acroForm
    canvas.drawString(72, 600, "Department:")
    form.textfield(name="a", x=150, y=595, width=200, height=18, value="Department of Rivers")
    form.textfield(name="b", x=150, y=555, width=200, height=18, value="")
    form.checkbox(name="c", x=72, y=530, checked=True)
    form.choice(name="d", x=150, y=500, width=200, height=18, value="Grade 9", options=["Grade 8", "Grade 9"])
    form.textfield(name="e", x=150, y=470, width=200, height=18, value="secret", fieldFlags="password")
    form.textfield(name="f", x=72, y=380, width=300, height=80, fieldFlags="multiline", value="A licence;\nand a car.")


def test_what_is_filled_into_a_form_is_text() -> None:
    found = drawn(fields)
    assert texts(found)[3:] == ["Department: Department of Rivers", "Grade 9", "A licence;", "and a car."]
    assert codes(found) == []


def test_what_is_written_over_a_page_is_text_and_that_is_said() -> None:
    found = drawn(lambda canvas: canvas.freeTextAnnotation("One year of it.", "/Helv 10 Tf", Rect=[72, 500, 400, 520]))
    assert (texts(found)[3:], codes(found)) == (["One year of it."], ["annotated"])


def test_a_note_that_opens_at_a_click_is_no_text() -> None:
    found = drawn(lambda canvas: canvas.textAnnotation("Is this right?", Rect=[400, 500, 420, 520]))
    assert (texts(found), codes(found)) == (list(TEXT), [])


def test_many_words_that_run_another_way_are_told() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.rotate(90)
        canvas.drawString(100, -560, "a table of four rows on its side of the page " + "x " * 4)

    found = drawn(draw)
    assert (texts(found), codes(found)) == (list(TEXT), ["turned-text"])


OBJECT = "<<%s/Length %d>>stream\n%s\nendstream"
SHOWN = "BT /F 11 Tf 72 700 Td (Files papers) Tj ET "
LAYER = "/OC /L BDC BT /F 11 Tf 72 680 Td (A doctorate) Tj ET EMC"


def packed(catalogue: str, *objects: str, shown: str = SHOWN) -> bytes:
    """A page, whose catalogue says this too; `objects` have the numbers from 6, the first is a layer."""
    resources = "<</Font<</F 5 0 R>>/Properties<</L 6 0 R>>>>"
    parts = [
        f"<</Type/Catalog/Pages 2 0 R{catalogue}>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources{resources}>>",
        OBJECT % ("", len(shown), shown),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        *objects,
    ]
    return written(*parts)


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        pytest.param("/OFF[6 0 R]", ["Files papers"], id="a layer that is off"),
        pytest.param("/BaseState/OFF", ["Files papers"], id="layers that are off unless they are named"),
        pytest.param("/ON[6 0 R]", ["Files papers", "A doctorate"], id="a layer that is on"),
    ],
)
def test_a_layer_counts_if_it_is_shown(state: str, expected: list[str]) -> None:
    catalogue = f"/OCProperties<</OCGs[6 0 R]/D<<{state}>>>>"
    found = document(packed(catalogue, "<</Type/OCG/Name(draft)>>", shown=SHOWN + LAYER))
    assert texts(found) == expected
    assert codes(found) == ([] if len(expected) == 2 else ["hidden-text"])


ATTACHED = (OBJECT % ("/Type/EmbeddedFile", 5, "hello"), "<</Type/Filespec/F(a)/EF<</F 6 0 R>>>>")


def test_files_attached_to_a_page_are_told() -> None:
    names = "/Names<</EmbeddedFiles<</Names[(a)7 0 R]>>>>"
    found = document(packed(names, *ATTACHED))
    assert (texts(found), codes(found)) == (["Files papers"], ["embedded-not-read"])


def test_a_form_that_only_its_own_program_can_show_is_refused() -> None:
    data = "<xdp:xdp xmlns:xdp='x'><template/></xdp:xdp>"
    form = "/NeedsRendering true/AcroForm<</XFA 6 0 R/Fields[]>>"
    with pytest.raises(Unreadable) as caught:
        document(packed(form, OBJECT % ("", len(data), data), shown=SHOWN.replace("Files papers", "Please wait...")))
    assert caught.value.code == "unsupported-format"


def test_a_page_crowded_with_hidden_words_and_shapes_is_read_in_no_time() -> None:
    """Each hidden word is looked for once: comparing each with each would take minutes."""

    def draw(canvas: Canvas) -> None:
        text = canvas.beginText(10, 600)
        text.setFont("Helvetica", 1)
        for _ in range(100):
            text.textLine("no " * 60)
        canvas.drawText(text)
        canvas.setFillColor(colors.white)
        for number in range(500):
            canvas.rect(10 + number, 100, 20, 20, stroke=0, fill=1)

    start = time.perf_counter()
    found = drawn(draw)
    assert time.perf_counter() - start < 20
    assert texts(found) == list(TEXT)


def test_thousands_of_fields_that_share_one_long_value_are_refused() -> None:
    field = "<</Type/Annot/Subtype/Widget/FT/Tx/T(a%d)/V 7 0 R/Rect[72 600 272 620]>>"
    fields = "".join(field % number for number in range(20))
    content = packed(f"/AcroForm<</Fields[{fields}]>>", "<<>>", f"({'a word ' * 1_000})")
    content = content.replace(b"/MediaBox", f"/Annots[{fields}]/MediaBox".encode())
    with pytest.raises(Unreadable) as caught:
        document(content)
    assert caught.value.code == "too-large"
