"""A file as received to Documents: lines with place and style. After this step nobody knows the format.

Goes in: a RawFile and its bytes. Comes out: a tuple of Documents (one per file). A file that cannot be read raises
`Unreadable`; doubt about what was read is a Problem on the Document. Precedence: an empty file is refused first (one
over the size limit never gets here), then the content decides which reader is called, never the suffix alone.
"""

import re
from collections.abc import Callable

from models.document import Document, Problem, RawFile, Severity
from models.limits import LINES_OF_A_PAGE, USUAL
from pipeline.read.doc import read_doc
from pipeline.read.docx import read_docx
from pipeline.read.html import read_html
from pipeline.read.media import (
    BINARY,
    DOCX,
    ENCRYPTED_OFFICE,
    HTML,
    MARKDOWN,
    MHTML,
    MSWORD,
    ODT,
    OLD_OFFICE,
    PDF,
    PICTURES,
    RTF,
    TEXT,
    claimed_type,
    media_type,
)
from pipeline.read.mhtml import read_mhtml
from pipeline.read.odt import read_odt
from pipeline.read.pdf import read_pdf
from pipeline.read.picture import read_picture
from pipeline.read.rtf import read_rtf
from pipeline.read.text import read_markdown, read_text
from pipeline.read.unreadable import MAX_TEXT_BYTES, Unreadable

__all__ = ["READERS", "Unreadable", "media_type", "read"]

READERS: dict[str, Callable[[RawFile, bytes], Document]] = {
    PDF: read_pdf,
    DOCX: read_docx,
    MSWORD: read_doc,
    ODT: read_odt,
    RTF: read_rtf,
    HTML: read_html,
    MHTML: read_mhtml,
    MARKDOWN: read_markdown,
    TEXT: read_text,
    **dict.fromkeys(PICTURES, read_picture),
}
"""Media type to reader. A new format is one function and one line here."""

ROW = re.compile(rb"[^\r\n\0\s][^\r\n]*+")
"""A row of text that is not blank."""

WORDS = (HTML, MARKDOWN, TEXT)
"""Formats that are text from the first byte to the last."""

ADVICE = {
    OLD_OFFICE: "This is an old office file, but no Word document.",
    "application/vnd.wordperfect": "This is a WordPerfect file; save it as .docx or PDF.",
    "application/zip": "This is a ZIP archive without a text document inside; unpack it first.",
    "application/gzip": "This is a compressed file; unpack it first.",
    BINARY: "The content is binary and of no known format.",
}


def read(raw: RawFile, content: bytes, most_lines: int = USUAL.lines) -> tuple[Document, ...]:
    """The documents of one file, at present always one. Raises `Unreadable`, and nothing else, if there are none.

    A document of more than `most_lines` is refused; plain text before its lines are made.
    """
    if not content.strip(b"\0 \t\r\n\f"):
        raise Unreadable("empty-file", "The file is empty.")
    media = media_type(content, raw.source)
    if media in WORDS and len(content) > MAX_TEXT_BYTES:
        raise Unreadable("too-large", f"The file holds more than {MAX_TEXT_BYTES // 2**20} MiB of text.")
    if media in (MARKDOWN, TEXT):
        ends = content.count(b"\n") + content.count(b"\r")
        _check_length(ends if ends < most_lines else sum(1 for _ in ROW.finditer(content)), most_lines)
    document = _reader(media)(raw, content)
    _check_length(len(document.lines), most_lines)
    if not document.lines:
        raise Unreadable("no-text", "The file holds no text.")
    return (_labelled(document, claimed_type(raw.source)),)


def _check_length(lines: int, most: int) -> None:
    """Every later step takes time for each line, and a file of a few MiB may have millions."""
    if lines > most:
        pages = f"{-(-lines // LINES_OF_A_PAGE):,} pages of {LINES_OF_A_PAGE} lines"
        what = f"The document has {lines:,} lines, as many as {pages}; at most {most // LINES_OF_A_PAGE:,} are read."
        raise Unreadable("too-many-pages", what)


def _reader(media: str) -> Callable[[RawFile, bytes], Document]:
    if media == ENCRYPTED_OFFICE:
        raise Unreadable("encrypted", "The file is protected by a password.")
    if media not in READERS:
        raise Unreadable("unsupported-format", ADVICE.get(media, f"Files of type {media} are not read."))
    return READERS[media]


def _labelled(document: Document, claimed: str) -> Document:
    """The document, with a Problem if the suffix promises another format. Text and Markdown pass for each other."""
    if not claimed or claimed == document.media_type or {claimed, document.media_type} <= {TEXT, MARKDOWN}:
        return document
    message = f"The suffix promises {claimed}, the content is {document.media_type}; the content was believed."
    problem = Problem(code="mislabelled", severity=Severity.INFO, message=message)
    return document.model_copy(update={"problems": (*document.problems, problem)})
