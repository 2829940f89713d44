"""Saved web pages (MHTML) to lines. Goes in: the bytes of a web archive. Comes out: the lines of its main page; what
its frames say goes to the furniture.

The main page is the part that the archive names as its start, else the first HTML part; if that only divides the window
into frames, the frame with most text.
"""

from email import message_from_bytes
from email.message import Message

from models.document import Document, Line, RawFile
from pipeline.read.encoding import decode
from pipeline.read.html import read_html
from pipeline.read.media import HTML, MHTML
from pipeline.read.unreadable import MAX_TEXT_BYTES, Unreadable

MAX_PARTS = 2_000
MAX_FRAMES = 20
MAX_STYLES = 2 * 2**20
"""Letters of style sheets; those beyond are not asked what they hide."""
MENU_WORDS = 4
DAMAGE = (ValueError, KeyError, LookupError, RecursionError, AttributeError, TypeError, AssertionError)
"""What the email parser throws at damaged or endlessly nested parts."""


def read_mhtml(raw: RawFile, content: bytes) -> Document:
    """The document of a saved page."""
    try:
        pages, styles = _parts(content.lstrip())
    except DAMAGE as error:
        raise Unreadable("damaged-file", "The web archive is damaged or its parts nest too deep.") from error
    if not pages:
        raise Unreadable("no-text", "The web archive holds no page.")
    found = [_read(raw, page, charset, styles) for page, charset in pages[: MAX_FRAMES + 1]]
    spoken_in = [document for document in found if document is not None]
    if not spoken_in:
        raise Unreadable("no-text", "No page of the web archive holds text.")
    main = found[0] if found[0] is not None and found[0].lines else max(spoken_in, key=_length)
    frames = [document for document in spoken_in if document is not main]
    spoken = (line for frame in frames for line in (*frame.lines, *frame.furniture))
    return main.model_copy(update={"media_type": MHTML, "furniture": (*main.furniture, *map(_furniture, spoken))})


def _parts(content: bytes) -> tuple[list[tuple[bytes, str]], str]:
    """The HTML parts with their charset, the main one first, and the style sheets."""
    archive = message_from_bytes(content)
    start = str(archive.get_param("start") or "").strip()
    found: list[tuple[bytes, str]] = []
    styles = ""
    for count, part in enumerate(archive.walk()):
        if count > MAX_PARTS:
            raise Unreadable("too-large", f"The web archive holds more than {MAX_PARTS} parts.")
        if part.get_content_type() == HTML:
            named = bool(start) and str(part.get("Content-ID", "")).strip() == start
            found.insert(0 if named else len(found), (_payload(part), part.get_content_charset() or ""))
        elif part.get_content_type() == "text/css" and len(styles) < MAX_STYLES:
            styles += decode(_payload(part), part.get_content_charset() or "").text + "\n"
    return found, styles


def _payload(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes):
        raise Unreadable("damaged-file", "The web archive is damaged.")
    if len(payload) > MAX_TEXT_BYTES:
        raise Unreadable("too-large", f"The page holds more than {MAX_TEXT_BYTES // 2**20} MiB of text.")
    return payload


def _read(raw: RawFile, page: bytes, charset: str, styles: str) -> Document | None:
    """The document of one part; None if it holds no text."""
    try:
        found = read_html(raw, page, charset, styles)
    except Unreadable as unreadable:
        if unreadable.code == "no-text":
            return None
        raise
    return found if found.lines or found.furniture else None


def _length(document: Document) -> int:
    """How much text stands in lines that are longer than the entries of a menu."""
    return sum(len(line.text) for line in document.lines if len(line.text.split()) > MENU_WORDS)


def _furniture(line: Line) -> Line:
    return line.model_copy(update={"number": 1, "page": 1})
