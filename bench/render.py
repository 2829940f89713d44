"""A text set as a PDF, for comparing formats: the same words in one column or two, with running heads and feet or not.

`render_pdf(lines)` breaks long lines at the width of the column, as a word processor does, and keeps indentation and
blank lines. A word wider than the column is set smaller. Damaged characters are repaired first: a typeface has no glyph
for them. A line in capitals is set bold. The typeface comes with reportlab and is embedded.
"""

import io
from collections.abc import Iterator, Sequence
from pathlib import Path

import reportlab
from reportlab.lib.pagesizes import letter
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from pipeline.clean.characters import REPAIRS

WIDTH, HEIGHT = letter
MARGIN = 60.0
GUTTER = 24.0
SIZE = 9.5
LEADING = 12.0
FACES = {"plain": "Vera.ttf", "bold": "VeraBd.ttf"}
PRINTABLE = ("mojibake", "latin-1", "composition", "invisible")
"""The repairs that leave nothing without a glyph, and every dot of a leader."""
HEAD = "Office of Personnel: Class Specification"


def render_pdf(lines: Sequence[str], *, columns: int = 1, running_heads: bool = False) -> bytes:
    """A PDF of `lines` in `columns`; `running_heads` puts a head and "Page 2 of 5" on every page."""
    _register_faces()
    width = (WIDTH - 2 * MARGIN - (columns - 1) * GUTTER) / columns
    set_lines = [row for line in lines for row in _broken(line.expandtabs(4), width)]
    depth = int((HEIGHT - 2 * MARGIN) / LEADING)
    pages = [set_lines[at : at + depth * columns] for at in range(0, len(set_lines), depth * columns)] or [[]]
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=letter, invariant=1)
    for number, page in enumerate(pages, 1):
        for place, (face, indent, text) in enumerate(page):
            column, row = divmod(place, depth)
            canvas.setFont(face, min(SIZE, SIZE * (width - indent) / (stringWidth(text, face, SIZE) or 1)))
            canvas.drawString(MARGIN + column * (width + GUTTER) + indent, HEIGHT - MARGIN - row * LEADING, text)
        if running_heads:
            canvas.setFont("plain", 8)
            canvas.drawString(MARGIN, HEIGHT - 30, HEAD)
            canvas.drawRightString(WIDTH - MARGIN, 30, f"Page {number} of {len(pages)}")
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _register_faces() -> None:
    fonts = Path(reportlab.__file__).parent / "fonts"
    for name, file in FACES.items():
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, fonts / file))


def _broken(line: str, width: float) -> Iterator[tuple[str, float, str]]:
    """A line as (face, indent in points, text) of each row that it takes."""
    text = line.strip()
    for name in PRINTABLE:
        text = REPAIRS[name](text)
    face = "bold" if text.isupper() and len(text) > 3 else "plain"
    indent = min((len(line) - len(line.lstrip())) * SIZE / 2, width / 3)
    for row in simpleSplit(text, face, SIZE, width - indent) or [""]:
        yield face, indent, row
