"""Scans: pages without a text layer are read by text recognition, from pictures of our own pages."""

import io
from collections import Counter
from functools import cache

import pypdfium2
import pytest
from PIL import Image
from reportlab.lib.pagesizes import letter
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from bench.render import render_pdf
from bench.scan import scanned
from models.document import Box, Document, Problem, Severity
from models.requirement import Experience
from pipeline.parse import parse
from pipeline.read import Unreadable, read
from pipeline.read.ocr import can_recognise, recognised
from pipeline.read.pdf_scan import MAX_PAGES_READ, Scanned, Tilt, read_by_ocr, scanned_pages, why_nothing
from tests.build import raw_file

needs_engine = pytest.mark.skipif(not can_recognise(), reason='no text recognition: pip install "classspec[ocr]"')
RAW = raw_file(source="harrow/keeper.pdf")

TEXT = """
STORES KEEPER
Class Code: 2218
TYPICAL WORK ACTIVITIES:
Counts what came in and writes it on the card of the shelf;
Answers questions about the count and keeps the keys.
MINIMUM QUALIFICATIONS:
A. Graduation from high school and three years of experience in a storeroom; or
B. Five years of experience in a storeroom.
""".strip().splitlines()


def words(text: str) -> Counter[str]:
    return Counter(text.split())


def letters(text: str) -> Counter[str]:
    return Counter(letter for letter in text if letter != " ")


def recall(wanted: Counter[str], found: Counter[str]) -> float:
    return sum((wanted & found).values()) / sum(wanted.values())


@cache
def scan_of_text(dpi: int = 150, skew: float = 0.0, speckle: float = 0.0) -> Document:
    (found,) = read(RAW, scanned(render_pdf(TEXT), dpi=dpi, skew=skew, speckle=speckle))
    return found


@needs_engine
@pytest.mark.parametrize(
    ("dpi", "skew", "speckle", "words_kept", "letters_kept"),
    [
        pytest.param(150, 0.0, 0.0, 0.9, 1.0, id="a clean page loses no letter, and a space now and then"),
        pytest.param(200, 1.0, 0.0, 0.9, 1.0, id="a page laid askew loses no letter"),
        pytest.param(200, -1.0, 0.001, 0.9, 0.98, id="a speckled page loses a letter in fifty at most"),
    ],
)
def test_a_scanned_page_keeps_its_words(
    dpi: int, skew: float, speckle: float, words_kept: float, letters_kept: float
) -> None:
    text = " ".join(line.text for line in scan_of_text(dpi, skew, speckle).lines)
    assert recall(words(" ".join(TEXT)), words(text)) >= words_kept
    assert recall(letters(" ".join(TEXT)), letters(text)) >= letters_kept


@needs_engine
def test_a_scan_says_that_it_is_one_and_has_the_lines_of_its_page() -> None:
    found = scan_of_text()
    assert [line.text.replace(" ", "") for line in found.lines] == [line.replace(" ", "") for line in TEXT]
    assert [(line.page, line.number) for line in found.lines] == [(1, at) for at in range(1, len(TEXT) + 1)]
    assert not any(line.style.bold or line.style.size for line in found.lines)
    (told,) = [problem for problem in found.problems if problem.code == "read-by-ocr"]
    assert told.severity == Severity.INFO
    assert "page 1" in told.message


@needs_engine
@pytest.mark.parametrize("skew", [0.0, 1.0], ids=["a level page", "a page laid askew"])
def test_a_line_has_its_box_on_the_page_as_it_lies(skew: float) -> None:
    (born,) = read(RAW, render_pdf(TEXT))
    for line, printed in zip(scan_of_text(150 if not skew else 200, skew).lines, born.lines, strict=True):
        assert line.box is not None
        assert printed.box is not None
        x, y = (printed.box.x0 + printed.box.x1) / 2, (printed.box.top + printed.box.bottom) / 2
        page = Tilt(0.0, 1.0)
        if skew:  # the picture was turned about its middle, against the clock
            page = Tilt(-skew * 3.14159 / 180, 1.0)
            turned = page.shown(Box(x0=x, top=y, x1=x, bottom=y))
            middle = page.shown(Box(x0=306, top=396, x1=306, bottom=396))
            x, y = turned.x0 + 306 - middle.x0, turned.top + 396 - middle.top
        assert line.box.x0 - 3 <= x <= line.box.x1 + 3
        assert line.box.top - 3 <= y <= line.box.bottom + 3


@needs_engine
def test_the_ways_to_qualify_are_read_from_a_scan() -> None:
    (spec,) = parse(RAW, scanned(render_pdf(TEXT), dpi=150)).specs
    (track,) = spec.qualifications.tracks
    months = [
        sum(leaf.months or 0 for leaf in way.leaves if isinstance(leaf, Experience)) for way in track.alternatives
    ]
    assert months == [36, 60]


@needs_engine
def test_two_readings_of_a_scan_are_equal() -> None:
    again = read(RAW, scanned(render_pdf(TEXT), dpi=150))
    assert again == (scan_of_text(),)


def sheet(dpi: int = 150) -> Image.Image:
    with pypdfium2.PdfDocument(render_pdf(TEXT)) as pdf:
        return pdf[0].render(scale=dpi / 72).to_pil().convert("RGB")


def saved(picture: Image.Image, form: str, **options: object) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, form, **options)
    return buffer.getvalue()


@needs_engine
@pytest.mark.parametrize("angle", [90, 180, 270])
def test_a_page_on_its_side_or_head_is_turned(angle: int) -> None:
    turned = sheet().rotate(angle, expand=True)
    (found,) = read(RAW, saved(turned, "PDF", resolution=150))
    assert recall(letters("".join(TEXT)), letters("".join(line.text for line in found.lines))) > 0.99
    assert found.lines[-1].text.startswith("B.")
    middle = [(line.box.x0 + line.box.x1) / 2 / turned.width * 150 / 72 for line in found.lines if line.box]
    heights = [(line.box.top + line.box.bottom) / 2 / turned.height * 150 / 72 for line in found.lines if line.box]
    first_before_last = {90: middle[0] < middle[-1], 180: heights[0] > heights[-1], 270: middle[0] > middle[-1]}
    assert first_before_last[angle]


@needs_engine
@pytest.mark.parametrize(
    ("form", "options"),
    [
        pytest.param("PNG", {}, id="PNG"),
        pytest.param("JPEG", {"quality": 50}, id="JPEG"),
        pytest.param("TIFF", {"save_all": True}, id="TIFF with a second page"),
    ],
)
def test_a_picture_file_is_read_as_a_scan(form: str, options: dict[str, object]) -> None:
    more = {"append_images": [sheet()]} if form == "TIFF" else {}
    (found,) = read(RAW, saved(sheet(), form, **options, **more))
    assert (found.pages, found.media_type) == (2 if more else 1, f"image/{form.lower()}")
    assert recall(letters("".join(TEXT)), letters("".join(line.text for line in found.lines))) > 0.99
    assert "read-by-ocr" in [problem.code for problem in found.problems]


def test_a_picture_without_an_engine_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.read.picture.can_recognise", lambda: False)
    with pytest.raises(Unreadable, match=r"classspec\[ocr\]"):
        read(RAW, saved(sheet(50), "PNG"))


@needs_engine
def test_a_scan_with_a_stamp_of_text_is_read() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=letter, invariant=1)
    canvas.drawImage(ImageReader(sheet()), 0, 0, *letter)
    canvas.drawString(400, 20, "Received 3/4/2001")
    canvas.save()
    (found,) = read(RAW, buffer.getvalue())
    assert "STORES KEEPER" in found.lines[0].text
    assert [line.text for line in found.furniture] == ["Received 3/4/2001"]
    assert [problem.code for problem in found.problems] == ["read-by-ocr"]


def two_pages(second: str = "") -> bytes:
    """A page with text, and one that is blank or has only a drawing."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=letter, invariant=1)
    canvas.drawString(72, 700, "STORES KEEPER")
    canvas.showPage()
    if second == "drawing":
        canvas.circle(300, 400, 80, fill=1)
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


@needs_engine
@pytest.mark.parametrize(
    ("second", "severity", "says"),
    [
        pytest.param("", Severity.INFO, "Page 2 is blank.", id="a blank page is named, and asks for nothing"),
        pytest.param("drawing", Severity.WARNING, "no text was recognised", id="a page of drawings is to be looked at"),
    ],
)
def test_a_page_without_words_is_named(second: str, severity: Severity, says: str) -> None:
    (found,) = read(RAW, two_pages(second))
    (told,) = found.problems
    assert (told.code, told.severity, told.page) == ("page-without-text", severity, 2)
    assert says in told.message


@needs_engine
def test_a_scan_without_any_word_is_a_failure_that_says_so() -> None:
    with pytest.raises(Unreadable, match="its page is blank") as caught:
        read(RAW, scanned(render_pdf([]), dpi=50))
    assert caught.value.code == "no-text"


@pytest.mark.parametrize(
    ("reasons", "pages", "said"),
    [
        pytest.param((), 3, "install classspec[ocr]", id="no engine is installed"),
        pytest.param(("is blank.", "is blank."), 2, "all its 2 pages are blank", id="every page is blank"),
        pytest.param(("cannot be drawn.",), 1, "which is installed, found no text. Page 1 cannot", id="an engine is"),
        pytest.param(("shows nothing.", "is blank."), 2, "The other 1 pages gave no text", id="pages differ"),
    ],
)
def test_why_a_pdf_gave_no_word_is_true(reasons: tuple[str, ...], pages: int, said: str) -> None:
    told = (
        Problem(code="page-without-text", severity=Severity.INFO, message=f"Page {page} {reason}")
        for page, reason in enumerate(reasons, 1)
    )
    assert said in why_nothing({at: Scanned([], [problem]) for at, problem in enumerate(told, 1)}, pages)


@needs_engine
def test_a_picture_too_large_to_be_drawn_is_no_blank_page() -> None:
    wide = b"<</Type/XObject/Subtype/Image/Width 60000/Height 60000/BitsPerComponent 8/ColorSpace/DeviceGray/Length 9>>"
    parts = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</XObject<</I 5 0 R>>>>/Contents 4 0 R>>",
        b"<</Length 29>>stream\nq 612 0 0 792 0 0 cm /I Do Q \nendstream",
        wide + b"stream\n123456789\nendstream",
    )
    objects = b"".join(b"%d 0 obj%s endobj\n" % (at, part) for at, part in enumerate(parts, 1))
    with pytest.raises(Unreadable, match="too many pixels"):
        read(RAW, b"%PDF-1.4\n" + objects + b"trailer<</Size 6/Root 1 0 R>>\n%%EOF")


@needs_engine
def test_pages_beyond_the_limit_are_named_and_not_read() -> None:
    numbers = range(1, MAX_PAGES_READ + 3)
    found = scanned_pages(render_pdf([""] * 60 * len(numbers)), numbers)
    assert list(found) == list(numbers)
    late = [scan.problems[0] for number, scan in found.items() if number > MAX_PAGES_READ]
    assert [(told.severity, told.page) for told in late] == [
        (Severity.WARNING, number) for number in numbers[MAX_PAGES_READ:]
    ]
    assert list(read_by_ocr(found)) == []


@needs_engine
def test_lines_that_are_hard_to_read_are_in_doubt() -> None:
    found = scan_of_text(36)
    doubts = [problem for problem in found.problems if problem.code == "ocr-doubtful"]
    assert doubts
    assert all(problem.severity == Severity.WARNING and problem.page == 1 for problem in doubts)
    misread = {line.number for line, printed in zip(found.lines, TEXT, strict=True) if line.text != printed}
    assert {problem.line for problem in doubts} <= misread


@needs_engine
def test_a_piece_of_text_knows_how_sure_the_engine_is_of_its_letters() -> None:
    with pypdfium2.PdfDocument(scanned(render_pdf(TEXT), dpi=60)) as pdf:
        pieces = recognised(pdf[0].render(scale=200 / 72).to_numpy().copy())
    assert all(0 < piece.least <= piece.least_of_numbers <= 1 for piece in pieces)
    assert any(piece.least < piece.sure for piece in pieces)
    assert {piece.least_of_numbers < 1 for piece in pieces} == {False, True}, "only words with digits count"
