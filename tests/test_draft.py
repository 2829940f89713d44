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
