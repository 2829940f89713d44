"""Documents that say that they are drafts, and words that only look so."""

import pytest
from documents import File
from reportlab.pdfgen.canvas import Canvas
from test_read_pdf_layout import HEIGHT, drawn, put

from models.document import Severity

BODY = (
    "DEFINITION\nTends the harbour light.\n\nEXAMPLES OF DUTIES\nTrims wicks.\n\nMINIMUM QUALIFICATIONS\nHigh school.\n"
)


def told(file: File) -> list[str]:
    """The words by which each `draft` of the one specification in the file was known."""
    [spec] = file.parsed().specs
    found = [problem for problem in spec.problems if problem.code == "draft"]
    assert all(problem.severity is Severity.WARNING for problem in found)
    return [problem.message.split("”")[0].strip("“") for problem in found]


def title(file: File) -> str:
    [spec] = file.parsed().specs
    return spec.identity.title.value if spec.identity.title else ""


@pytest.mark.parametrize(
    "mark",
    [
        "DRAFT",
        "*** Draft ***",
        "D R A F T",
        "DRAFT – not for distribution",
        "DRAFT - NOT YET ADOPTED",
        "Draft. For review only",
        "Draft 3/14/2019",
        "Draft v2",
        "DRAFT #3 (March 3, 2019)",
        "Working draft",
        "Status: Draft",
        "PROPOSED",
        "(Proposed)",
        "PROPOSED CLASS SPECIFICATION",
        "Draft Job Description",
        "Proposed New Class",
        "Not yet approved by the Board",
        "Pending Civil Service Commission approval",
        "For discussion purposes only",
    ],
)
def test_a_line_at_the_top_says_that_the_document_is_a_draft(mark: str) -> None:
    file = File("keeper.txt", f"{mark}\n\nLIGHT KEEPER\n\n{BODY}".encode())
    assert (told(file), title(file)) == ([mark], "LIGHT KEEPER")


@pytest.mark.parametrize("line", ["LIGHT KEEPER (DRAFT)", "LIGHT KEEPER – PROPOSED", "Light Keeper - Draft 2"])
def test_so_does_the_end_of_the_title_line(line: str) -> None:
    assert told(File("keeper.txt", f"{line}\n\n{BODY}".encode())) == [line]


def test_so_does_the_last_line() -> None:
    assert told(File("keeper.txt", f"LIGHT KEEPER\n\n{BODY}\nDraft 3/14/19".encode())) == ["Draft 3/14/19"]


@pytest.mark.parametrize(
    "text",
    [
        f"DRAFTING TECHNICIAN\n\n{BODY}",
        f"DRAFTING TECHNICIAN SERIES\nDrafting and Survey Division\n\n{BODY}",
        f"DRAFT HORSE TEAMSTER\n\n{BODY}",
        f"PROPOSAL WRITER\nProposed legislation desk\n\n{BODY}",
        f"LIGHT KEEPER\nJurisdictional class: Pending\n\n{BODY}",
        f"LIGHT KEEPER\nDrafts letters, reports and proposed rules.\n\n{BODY}",
        f"LIGHT KEEPER\nProposed: 3/14/18; Adopted: 4/1/18\n\n{BODY}",
        "LIGHT KEEPER\n\n" + BODY.replace("Trims", "Drafts letters.\nReviews draft reports and\ndraft\nrules.\nTrims"),
    ],
)
def test_words_that_only_look_so_say_nothing(text: str) -> None:
    assert told(File("keeper.txt", text.encode())) == []


def written(canvas: Canvas) -> None:
    for at, text in enumerate(f"LIGHT KEEPER\n{BODY}".splitlines()):
        put(canvas, 72, 90 + 40 * at, text)


@pytest.mark.parametrize("angle", [0, 45, 90])
def test_a_watermark_of_a_pdf_says_it(angle: int) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.translate(60, HEIGHT - 230)
        canvas.rotate(angle)
        canvas.setFillGray(0.8)
        canvas.setFont("Helvetica", 110 if angle == 0 else 60)
        canvas.drawString(0, 0, "DRAFT")
        canvas.restoreState()
        canvas.setFillGray(0)
        canvas.setFont("Helvetica", 8)
        canvas.saveState()
        canvas.translate(590, 300)
        canvas.rotate(90)
        canvas.drawString(0, 0, "form 12 of the office")
        canvas.restoreState()
        written(canvas)

    assert told(File("keeper.pdf", drawn(draw))) == ["DRAFT"]


PARAGRAPHS = "".join(f"<p>{line}</p>" for line in f"LIGHT KEEPER\n{BODY}".splitlines() if line)


@pytest.mark.parametrize(
    "file",
    [
        pytest.param(
            File("keeper.html", f"<html><body><p>DRAFT</p>{PARAGRAPHS}</body></html>".encode()), id="web page"
        ),
        pytest.param(File("keeper.md", f"**DRAFT**\n\n# LIGHT KEEPER\n\n{BODY}".encode()), id="Markdown"),
        pytest.param(
            File(
                "keeper.rtf",
                ("{\\rtf1 {\\header DRAFT\\par}LIGHT KEEPER\\par " + BODY.replace("\n", "\\par ") + "}").encode(),
            ),
            id="Rich Text",
        ),
    ],
)
def test_every_format_can_say_it(file: File) -> None:
    assert told(file) == ["DRAFT"]


PAGE = "<html><head>{}</head><body{}><h1>LIGHT KEEPER</h1>{}" + "".join(f"<p>{line}" for line in BODY.splitlines())


@pytest.mark.parametrize(
    ("head", "body", "first"),
    [
        pytest.param("<title>DRAFT – Light Keeper</title>", "", "", id="a title that begins so"),
        pytest.param("<title>DRAFT Light Keeper</title>", "", "", id="a title without a dash"),
        pytest.param("<title>Light Keeper (Draft 3)</title>", "", "", id="a title that ends so"),
        pytest.param("<title>County | Light Keeper | draft</title>", "", "", id="a part of a title"),
        pytest.param("<meta name=status content=draft>", "", "", id="a property"),
        pytest.param("<meta property='doc:state' content='Final Draft'>", "", "", id="another property"),
        pytest.param("<style>body::before{content:'DRAFT'}</style>", "", "", id="words that a style puts there"),
        pytest.param("<style>body{background:url(/img/draft.png)}</style>", "", "", id="a picture by a style"),
        pytest.param("", " style='background:url(DRAFT_mark.gif)'", "", id="a picture by the element"),
        pytest.param("", " class='page draft'", "", id="the class of the page"),
        pytest.param("", "", "<div id=draft-watermark></div>", id="an empty watermark"),
        pytest.param("", "", "<div class='page-watermark'>PROPOSED</div>", id="a watermark with words"),
    ],
)
def test_a_web_page_says_that_it_is_a_draft(head: str, body: str, first: str) -> None:
    file = File("keeper.html", PAGE.format(head, body, first).encode())
    assert len(told(file)) == 1
    assert title(file) == "LIGHT KEEPER"


def test_the_watermark_of_a_web_page_is_no_line_of_its_text() -> None:
    page = PAGE.format("", "", "").replace("<p>Trims", "<span id=watermark>PROPOSED</span><p>Trims")
    [spec] = File("keeper.html", page.encode()).parsed().specs
    assert [line.text for line in spec.furniture] == ["PROPOSED"]
    assert [problem.code for problem in spec.problems] == ["draft"]


@pytest.mark.parametrize(
    ("head", "body", "first"),
    [
        pytest.param("<title>Drafting Technician</title>", "", "", id="a title"),
        pytest.param("<title>DRAFT HORSE KEEPER</title>", "", "", id="a title in capitals"),
        pytest.param("<title>Draft Beer Inspector – Harbour</title>", "", "", id="a title with a dash"),
        pytest.param("<meta name=description content='Drafts letters and keeps books'>", "", "", id="a duty"),
        pytest.param("<style>.drafts{color:red} a::after{content:'draft beer'}</style>", "", "", id="a style"),
        pytest.param("<style>body{background:url(draftsman.png)}</style>", "", "", id="another picture"),
        pytest.param("", "", "<a class=draft href=x>x</a><input id=draft>", id="the class of a link"),
        pytest.param("", " class=drafting", "", id="another class"),
        pytest.param("", "", "<div class=watermark>County of Lamps</div>", id="another watermark"),
    ],
)
def test_a_web_page_that_only_speaks_of_drafts_is_none(head: str, body: str, first: str) -> None:
    assert told(File("keeper.html", PAGE.format(head, body, first).encode())) == []
