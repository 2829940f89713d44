"""Plain text and Markdown to lines. Goes in: the bytes of a file. Comes out: its lines, each with the number that an
editor shows.

Lines without text are left out, but they count: a jump in the numbers is a blank line, the border of a paragraph. A
form feed begins a new page. Plain text in which Markdown marks are plain to see is read as Markdown.
"""

from models.document import Document, Line, Problem, RawFile, Severity
from pipeline.read.encoding import decode
from pipeline.read.markdown import has_marks, markdown_lines
from pipeline.read.media import MARKDOWN, TEXT
from pipeline.read.rows import Row, page_count, rows


def read_text(raw: RawFile, content: bytes) -> Document:
    """The document of a plain-text file."""
    return _document(raw, content, TEXT)


def read_markdown(raw: RawFile, content: bytes) -> Document:
    """The document of a Markdown file: marks become styles, the text stays."""
    return _document(raw, content, MARKDOWN)


def _document(raw: RawFile, content: bytes, media: str) -> Document:
    decoded = decode(content, forced=raw.quirks.encoding)
    found = tuple(rows(decoded.text))
    marked = media == MARKDOWN or has_marks(found)
    lines = markdown_lines(found) if marked else tuple(map(_plain_line, found))
    doubt = Problem(code="uncertain-encoding", severity=Severity.WARNING, message=decoded.doubt)
    return Document(
        raw=raw,
        media_type=media,
        lines=lines,
        pages=page_count(decoded.text),
        problems=(doubt,) if decoded.doubt else (),
    )


def _plain_line(row: Row) -> Line:
    return Line(text=row.text.strip(), page=row.page, number=row.number)
