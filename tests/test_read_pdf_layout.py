"""Layouts of PDF pages: what is read first, what is struck, what is no text. The pages are drawn with reportlab."""

import io
import random
from collections.abc import Callable

import pypdfium2
import pytest
from reportlab.lib.pagesizes import letter
from reportlab.pdfgen.canvas import Canvas
from test_read_pdf import document

from bench.render import render_pdf
from models.document import Document
from pipeline.clean import clean

WIDTH, HEIGHT = letter
Draw = Callable[[Canvas], object]


def drawn(*pages: Draw, rotate: int = 0) -> bytes:
    """A file with a page for each function that draws one."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=letter)
    for draw in pages:
        canvas.setFont("Helvetica", 11)
        canvas.setPageRotation(rotate)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def put(canvas: Canvas, x: float, y: float, text: str, size: float = 11, font: str = "Helvetica") -> None:
    """Text at x points from the left and y from the top."""
    canvas.setFont(font, size)
    canvas.drawString(x, HEIGHT - y, text)


def rows(canvas: Canvas, x: float, y: float, texts: list[str], leading: float = 14) -> None:
    for at, text in enumerate(texts):
        put(canvas, x, y + at * leading, text)


def texts(found: Document) -> list[str]:
    return [line.text for line in found.lines]


def aside(found: Document) -> list[str]:
    return [line.text for line in found.furniture]


PROSE = [f"{word} plans the work of the unit" for word in "one two three four five six seven eight".split()]


def columns_out_of_step(canvas: Canvas) -> None:
    rows(canvas, 72, 100, [f"left {text}" for text in PROSE])
    rows(canvas, 330, 107, [f"right {text}" for text in PROSE])


def three_columns(canvas: Canvas) -> None:
    for x, name in ((40, "first"), (230, "second"), (420, "third")):
        rows(canvas, x, 100, [f"{name} {text[:24]}" for text in PROSE])


def side_headings(canvas: Canvas) -> None:
    rows(canvas, 60, 100, ["DISTINGUISHING", "FEATURES"])
    put(canvas, 60, 170, "TYPICAL WORK")
    rows(canvas, 200, 100, [f"{text} and reports to the chief" for text in PROSE])


def ruled_duties(canvas: Canvas) -> None:
    for at in range(3):
        canvas.rect(72, HEIGHT - 150 - 50 * at, 30, 50)
        canvas.rect(102, HEIGHT - 150 - 50 * at, 400, 50)
        put(canvas, 78, 130 + 50 * at, f"{at + 1}.")
        for row, word in enumerate(("begins", "goes on", "ends")):
            put(canvas, 108, 114 + 50 * at + 14 * row, f"duty {at + 1} {word} here")


def ruled_parts(canvas: Canvas) -> None:
    for at, name in enumerate(("DUTIES", "SKILLS")):
        canvas.grid([72, 180, 500], [HEIGHT - 150 - 60 * at, HEIGHT - 90 - 60 * at])
        put(canvas, 78, 132 + 60 * at, name)
        for row in range(3):
            put(canvas, 186, 106 + 60 * at + 14 * row, f"{name.lower()} row {row} of it")


def stacked_headings(canvas: Canvas) -> None:
    for at, name in enumerate(("GENERAL STATEMENT OF", "REQUIRED SKILLS AND")):
        for row, word in enumerate(name.split()):
            put(canvas, 60, 100 + 60 * at + 12 * row, word, font="Helvetica-Bold")
        for row in range(2):
            put(canvas, 200, 100 + 60 * at + 14 * row, f"part {at} row {row} of the text beside it")


def short_duties(canvas: Canvas) -> None:
    for at in range(2):
        canvas.grid([72, 102, 400, 460], [HEIGHT - 140 - 40 * at, HEIGHT - 100 - 40 * at])
        put(canvas, 78, 124 + 40 * at, f"{at + 1}.")
        rows(canvas, 108, 117 + 40 * at, ["begins here", "ends here"])
        put(canvas, 410, 124 + 40 * at, "50%")


def facts_above_columns(canvas: Canvas) -> None:
    put(canvas, 72, 60, "Code 5521")
    put(canvas, 470, 60, "Grade 9")
    for x, name in ((60, "left"), (320, "right")):
        rows(canvas, x, 100, [f"{name} {text}" for text in PROSE])


@pytest.mark.parametrize(
    ("draw", "first_words"),
    [
        pytest.param(
            columns_out_of_step, ["left"] * 8 + ["right"] * 8, id="columns whose base lines do not agree are columns"
        ),
        pytest.param(
            three_columns, ["first"] * 8 + ["second"] * 8 + ["third"] * 8, id="three columns are read one by one"
        ),
        pytest.param(
            side_headings,
            ["DISTINGUISHING", "FEATURES", "one", "two", "three", "four", "five", "TYPICAL", "six", "seven", "eight"],
            id="a narrow left column of headings is read beside its paragraphs",
        ),
        pytest.param(
            ruled_duties,
            ["1.", "duty", "duty", "2.", "duty", "duty", "3.", "duty", "duty"],
            id="a number in the middle of a cell of its own goes before the first line of the cell beside it",
        ),
        pytest.param(
            ruled_parts,
            ["DUTIES", "duties", "duties", "duties", "SKILLS", "skills", "skills", "skills"],
            id="a heading in a cell beside a paragraph is read before it",
        ),
        pytest.param(
            stacked_headings,
            ["GENERAL", "STATEMENT", "OF", "part", "part", "REQUIRED", "SKILLS", "AND", "part", "part"],
            id="headings of several rows, as many as the text has, are read before their paragraphs",
        ),
        pytest.param(
            short_duties,
            ["1.", "ends", "2.", "ends"],
            id="a number beside a duty of two rows goes before the first, a share of time behind the last",
        ),
        pytest.param(
            facts_above_columns,
            ["Code", *["left"] * 8, *["right"] * 8],
            id="facts at both edges above two columns are no part of them",
        ),
    ],
)
def test_reading_order_of_a_drawn_page(draw: Draw, first_words: list[str]) -> None:
    assert [text.split()[0] for text in texts(document(drawn(draw)))] == first_words


def strike_line(canvas: Canvas) -> None:
    put(canvas, 72, 100, "Two years of experience")
    put(canvas, 72, 120, "Four years of experience in the field")
    canvas.line(70, HEIGHT - 97, 200, HEIGHT - 97)


def strike_rectangle(canvas: Canvas) -> None:
    put(canvas, 72, 100, "Two years of experience")
    put(canvas, 72, 120, "Four years of experience in the field")
    canvas.rect(70, HEIGHT - 97.5, 130, 0.8, stroke=0, fill=1)


def strike_in_a_form(canvas: Canvas) -> None:
    canvas.beginForm("note")
    strike_line(canvas)
    canvas.endForm()
    canvas.doForm("note")


@pytest.mark.parametrize("draw", [strike_line, strike_rectangle, strike_in_a_form])
def test_struck_words_are_not_text_in_force(draw: Draw) -> None:
    found = document(drawn(draw))
    assert texts(found) == ["Four years of experience in the field"]
    assert aside(found) == ["Two years of experience"]
    assert [(problem.code, problem.page, problem.line) for problem in found.problems] == [("struck-text", 1, 1)]


def test_words_struck_in_a_line_leave_the_rest_of_it() -> None:
    def draw(canvas: Canvas) -> None:
        put(canvas, 72, 100, "Two years of")
        put(canvas, 140, 100, "paid")
        put(canvas, 170, 100, "experience")
        canvas.line(139, HEIGHT - 97, 163, HEIGHT - 97)

    found = document(drawn(draw))
    assert (texts(found), aside(found)) == (["Two years of  experience"], ["paid"])


def test_a_strike_annotation_strikes_what_it_covers() -> None:
    content = drawn(lambda canvas: rows(canvas, 72, 100, ["Two years.", "Four years."]))
    found = document(annotated(content, (70, HEIGHT - 103, 130, HEIGHT - 90)))
    assert (texts(found), aside(found)) == (["Four years."], ["Two years."])


def annotated(content: bytes, box: tuple[float, float, float, float]) -> bytes:
    """The file with a StrikeOut annotation on its first page."""
    raw = pypdfium2.raw
    with pypdfium2.PdfDocument(content) as pdf:
        page = pdf[0]
        mark = raw.FPDFPage_CreateAnnot(page.raw, raw.FPDF_ANNOT_STRIKEOUT)
        left, bottom, right, top = box
        raw.FPDFAnnot_SetRect(mark, raw.FS_RECTF(left, top, right, bottom))
        raw.FPDFAnnot_AppendAttachmentPoints(
            mark, raw.FS_QUADPOINTSF(left, top, right, top, left, bottom, right, bottom)
        )
        raw.FPDFPage_CloseAnnot(mark)
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()


def underlined(canvas: Canvas) -> None:
    put(canvas, 72, 100, "DUTIES")
    canvas.line(72, HEIGHT - 101.5, 115, HEIGHT - 101.5)


def framed(canvas: Canvas) -> None:
    canvas.rect(60, 60, WIDTH - 120, HEIGHT - 120)
    put(canvas, 72, 100, "DUTIES")


@pytest.mark.parametrize("draw", [underlined, framed])
def test_lines_that_only_adorn_strike_nothing(draw: Draw) -> None:
    found = document(drawn(draw))
    assert (texts(found), found.furniture, found.problems) == (["DUTIES"], (), ())


@pytest.mark.parametrize(("angle", "y"), [(0, 180), (55, 460)])
def test_a_watermark_is_furniture(angle: int, y: float) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.translate(150, HEIGHT - y)
        canvas.rotate(angle)
        canvas.setFillGray(0.8)
        canvas.setFont("Helvetica", 110)
        canvas.drawString(0, 0, "DRAFT")
        canvas.restoreState()
        rows(canvas, 72, 100, PROSE)

    found = document(drawn(draw))
    assert (texts(found), aside(found)) == (PROSE, ["DRAFT"])


def test_the_letters_of_a_watermark_may_be_set_one_by_one() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFillGray(0.8)
        for at, letter_ in enumerate("DRAFT"):
            put(canvas, 80 + 110 * at, 180, letter_, size=90)
        canvas.setFillGray(0)
        rows(canvas, 72, 100, PROSE)

    found = document(drawn(draw))
    assert (texts(found), "".join(aside(found)).replace(" ", "")) == (PROSE, "DRAFT")


def test_a_large_title_is_no_watermark() -> None:
    def draw(canvas: Canvas) -> None:
        put(canvas, 72, 80, "CLERK", size=40)
        rows(canvas, 72, 100, PROSE)

    assert texts(document(drawn(draw))) == ["CLERK", *PROSE]


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_a_page_that_the_file_turns_is_read_as_shown(rotate: int) -> None:
    def draw(canvas: Canvas) -> None:
        # reportlab swaps the sides of a page that it turns, so that it is shown upright
        canvas.translate(*{0: (0, 0), 90: (HEIGHT, 0), 180: (WIDTH, HEIGHT), 270: (0, WIDTH)}[rotate])
        canvas.rotate(rotate)
        canvas.drawString(100, 300, "first")
        canvas.drawString(100, 280, "second")

    found = document(drawn(draw, rotate=rotate))
    boxes = [line.box for line in found.lines]
    assert texts(found) == ["first", "second"]
    assert all(
        box and (box.x0, round(box.bottom)) == (100, HEIGHT - y + 2) for box, y in zip(boxes, (300, 280), strict=True)
    )


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_a_page_set_on_its_side_is_read_and_its_boxes_are_those_shown(angle: int) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.translate(300, 400)
        canvas.rotate(angle)
        canvas.drawString(0, 20, "first line")
        canvas.drawString(0, 0, "second line")

    found = document(drawn(draw))
    box = found.lines[0].box
    assert texts(found) == ["first line", "second line"]
    assert box is not None
    wide, high = box.x1 - box.x0, box.bottom - box.top
    assert (wide > high) == (angle == 180)
    assert 240 < box.x0 < box.x1 < 340
    assert 340 < box.top < box.bottom < 450


def test_text_on_the_side_of_a_page_and_outside_of_it_is_furniture() -> None:
    def draw(canvas: Canvas) -> None:
        rows(canvas, 72, 100, PROSE)
        canvas.drawString(WIDTH + 20, 300, "outside")
        canvas.rotate(90)
        canvas.drawString(100, -30, "upright")

    found = document(drawn(draw))
    assert texts(found) == PROSE
    assert sorted(" ".join(aside(found)).split()) == ["outside", "upright"]


@pytest.mark.parametrize(
    ("draw", "expected"),
    [
        pytest.param(
            lambda canvas: (
                put(canvas, 72, 100, "A degree"),
                put(canvas, 118, 96, "1", 6),
                put(canvas, 130, 100, "or"),
            ),
            ["A degree ¹ or"],
            id="a raised digit is a mark and not part of a number",
        ),
        pytest.param(
            lambda canvas: put(canvas, 72, 100, "D U T I E S"),
            ["DUTIES"],
            id="letters that are spaced out are one word",
        ),
        pytest.param(
            lambda canvas: put(canvas, 72, 100, "T Y P I C A L   W O R K"),
            ["TYPICAL WORK"],
            id="a wider gap between spaced-out letters parts words",
        ),
        pytest.param(
            lambda canvas: [put(canvas, x, 100, text) for x, text in ((72, "plans"), (102, "the"), (121.2, "work"))],
            ["plans the work"],
            id="words that are placed one by one are parted without a space in the file",
        ),
        pytest.param(
            lambda canvas: put(canvas, 72, 100, "plans   the  work"),
            ["plans the work"],
            id="doubled spaces part words once",
        ),
    ],
)
def test_words_are_what_was_meant(draw: Draw, expected: list[str]) -> None:
    assert texts(document(drawn(draw))) == expected


def test_a_word_broken_at_the_end_of_a_line_is_joined_by_cleaning() -> None:
    found = document(drawn(lambda canvas: rows(canvas, 72, 100, ["Plans and super-", "vises the work"])))
    assert texts(found) == ["Plans and super-", "vises the work"]
    assert texts(clean(found))[0].startswith("Plans and supervises")


def test_running_heads_and_page_numbers_are_furniture_in_one_column_and_two() -> None:
    names = [first + second for first in "abcdefghijklmn" for second in "opqrstuvwxyz"]
    source = [f"{name} plans the work of unit {name[::-1]}" for name in names]
    for columns in (1, 2):
        found = clean(document(render_pdf(source, columns=columns, running_heads=True)))
        assert [text for text in texts(found) if "Personnel" in text or text.startswith("Page")] == []
        assert " ".join(texts(found)).split() == " ".join(source).split()


@pytest.mark.parametrize("seed", range(25))
def test_every_word_of_a_page_of_any_layout_is_in_the_lines_or_the_furniture(seed: int) -> None:
    chance = random.Random(seed)
    written: list[str] = []

    def draw(canvas: Canvas) -> None:
        for block in range(chance.randint(1, 12)):
            canvas.saveState()
            askew = chance.random() < 0.1
            inside = chance.uniform(60, 200), chance.uniform(150, 400)  # words askew over the edge fall to letters
            canvas.translate(*inside if askew else (chance.uniform(0, 500), chance.uniform(40, 750)))
            canvas.rotate(33 if askew else chance.choice([0, 0, 0, 0, 90, 180, 270]))
            canvas.setFont(
                chance.choice(["Helvetica", "Times-Bold"]), 7 if askew else chance.choice([7, 10, 11, 14, 40])
            )
            for row in range(chance.randint(1, 6)):
                words = [f"w{seed}x{block}x{row}x{at}" for at in range(chance.randint(1, 6))]
                written.extend(words)
                canvas.drawString(0, -row * 13, chance.choice([" ", "   "]).join(words))
            if chance.random() < 0.3:
                canvas.line(0, chance.uniform(-10, 10), 200, chance.uniform(-10, 10))
                canvas.rect(0, -40, 90, 60)
                canvas.rect(90, -40, 90, 60)
            canvas.restoreState()

    found = document(drawn(draw, rotate=chance.choice([0, 0, 90, 180])))
    every = " ".join(line.text for line in (*found.lines, *found.furniture))
    assert [word for word in written if word not in every] == []
