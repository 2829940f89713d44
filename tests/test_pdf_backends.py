"""pdfium and pdfplumber give the same lines on pages that either may read, so it does not matter which one reads."""

from pathlib import Path

import pypdfium2
import pytest

from bench.render import render_pdf
from models.document import Line
from pipeline.read.pdf import lines_of_page
from pipeline.read.pdf_page import PageText
from pipeline.read.pdf_pdfium import page_text
from pipeline.read.pdf_plumber import plumbed

ROOT = Path(__file__).parent.parent
SAMPLES = sorted((ROOT / "raw").rglob("*.pdf"))
TEXTS = [path for path in sorted((ROOT / "raw").rglob("*.txt")) if not path.read_bytes().startswith(b"\xff")]
FILES = {path.name: path.read_bytes() for path in SAMPLES} | {
    f"{path.name} in {columns} columns": render_pdf(
        path.read_text("cp1252", "replace").splitlines(), columns=columns, running_heads=True
    )
    for path in TEXTS
    for columns in (1, 2)
}
BOX = 2.0
"""Both find the height of a line in the typeface, which says it in several places."""


def lines(page: PageText) -> list[Line]:
    return lines_of_page(page, 1)


@pytest.mark.parametrize("content", FILES.values(), ids=FILES)
def test_both_give_the_same_lines(content: bytes) -> None:
    with pypdfium2.PdfDocument(content) as pdf:
        for number in range(1, len(pdf) + 1):
            fast, slow = page_text(pdf[number - 1]), plumbed(content, number)
            assert fast.doubts == frozenset()
            assert [(line.text, line.style) for line in lines(fast)] == [
                (line.text, line.style) for line in lines(slow)
            ]
            assert all(_near(one, other) for one, other in zip(lines(fast), lines(slow), strict=True))


def _near(one: Line, other: Line) -> bool:
    if one.box is None or other.box is None:
        return False
    ours, theirs = one.box, other.box
    pairs = ((ours.x0, theirs.x0), (ours.top, theirs.top), (ours.x1, theirs.x1), (ours.bottom, theirs.bottom))
    return all(abs(a - b) <= BOX for a, b in pairs)
