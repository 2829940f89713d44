"""What a file is. Goes in: its bytes and its name. Comes out: a media type, and whether the name agrees.

Precedence: the signature of the content (PDF, ZIP with a Word or OpenDocument text inside, old Word, RTF, pictures);
HTML tags, those of a fragment of a page too; bytes that are no text; only
then the suffix, and only to tell Markdown from plain text.
"""

import io
import re
import zipfile
from pathlib import PurePosixPath

from pipeline.read.encoding import peek

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
HTML = "text/html"
MARKDOWN = "text/markdown"
TEXT = "text/plain"
MSWORD = "application/msword"
RTF = "application/rtf"
ODT = "application/vnd.oasis.opendocument.text"
MHTML = "multipart/related"
ENCRYPTED_OFFICE = "application/x-encrypted-office"
OLD_OFFICE = "application/x-ole-storage"
PICTURES = ("image/png", "image/jpeg", "image/gif", "image/tiff")
BINARY = "application/octet-stream"

SIGNATURES = (
    (b"{\\rtf", RTF),
    (b"\x89PNG", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"\x1f\x8b", "application/gzip"),
    (b"\xffWPC", "application/vnd.wordperfect"),
)
OLE, ZIP = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x03\x04"
SUFFIXES = {
    ".pdf": PDF,
    ".docx": DOCX,
    ".docm": DOCX,
    ".dotx": DOCX,
    ".dotm": DOCX,
    ".htm": HTML,
    ".html": HTML,
    ".xhtml": HTML,
    ".md": MARKDOWN,
    ".markdown": MARKDOWN,
    ".txt": TEXT,
    ".text": TEXT,
    ".asc": TEXT,
    ".doc": MSWORD,
    ".dot": MSWORD,
    ".rtf": RTF,
    ".odt": ODT,
    ".mht": MHTML,
    ".mhtml": MHTML,
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".tif": "image/tiff",
    ".tiff": "image/tiff",
    ".gif": "image/gif",
}
WORD_TEXT = re.compile(r"word/document\d{0,4}\.xml")
"""The main part of a Word file; some programs number it."""
HEAD = 65_536
HTML_START = re.compile(
    r"(?:\A|[\r\n>\ufeff])[ \t]*+<(?:!doctype\s+html|html|head|body)\b(?![^<>]*>\s*[,;.)])", re.IGNORECASE
)
"""Within a line of words, or before a comma, such a tag is only named."""
BLOCK = r"(?:p|div|li|ul|ol|dl|dt|dd|td|th|tr|tbody|table|h[1-6]|section|article|main|center|blockquote)"
BLOCK_END = re.compile(rf"(?<=[^\s>])\s{{0,9}}</{BLOCK}\s*>", re.IGNORECASE)
"""The end of a block with words in it: a text that only names tags has none ("such as <p></p>")."""
BLOCK_START = re.compile(rf"<{BLOCK}(?:\s[^<>]{{0,400}})?>\s{{0,9}}[^\s<>,;.)]", re.IGNORECASE)
INLINE = r"(?:b|i|u|em|strong|span|font|a|br|hr|meta|link|title|style)"
FRAGMENT_START = re.compile(
    rf"\s*+(?:<!--(?:(?!-->).)*+-->\s*+)*+<(?:{BLOCK}|{INLINE})(?:\s[^<>]*)?/?>\s*+[^\s,;.)]", re.IGNORECASE | re.DOTALL
)
"""Text that opens with a tag and goes on at once, as no sentence about tags does."""
TAG = re.compile(rf"</?(?:{BLOCK}|{INLINE})(?:\s[^<>]{{0,400}})?/?>", re.IGNORECASE)
FEW_TAGS = 3
LONG_HEAD, CUT_TAG = 4096, 400
"""So much of nothing but tags, the last of them cut off by the end of what is looked at, is the head of a page."""
MAIL_HEADER = re.compile(r"[\w-]{1,60}:\s")
BLANK_LINE = re.compile(r"\r?\n\r?\n")
CONTROLS = "".join(chr(code) for code in range(0x20) if code not in b"\t\n\v\f\r\x1b")


def media_type(content: bytes, name: str) -> str:
    """The media type of `content`, by content first; `name` only tells Markdown from plain text."""
    if b"%PDF-" in content[:1024]:
        return PDF
    if content.startswith(OLE):
        return _ole_type(content)
    if content.startswith(ZIP):
        return _zip_type(content)
    known = next((media for signature, media in SIGNATURES if content.startswith(signature)), "")
    return known or _text_type(peek(content[:HEAD]), name)


def claimed_type(name: str) -> str:
    """The media type that the suffix of `name` promises, empty if it promises none."""
    return SUFFIXES.get(PurePosixPath(name).suffix.lower(), "")


def _zip_type(content: bytes) -> str:
    """A cut-off Word file is still a Word file; OpenDocument names its kind in the first bytes."""
    if ODT.encode() in content[:200]:
        return ODT
    try:
        names = zipfile.ZipFile(io.BytesIO(content)).namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):  # the last for unknown packing
        return DOCX if b"word/" in content else "application/zip"
    if any(WORD_TEXT.fullmatch(name) for name in names):
        return DOCX
    return ODT if "content.xml" in names and "mimetype" not in names else "application/zip"


def _ole_type(content: bytes) -> str:
    """Word, Excel and others share one container; the names of its streams tell them apart."""
    if "EncryptedPackage".encode("utf-16-le") in content:
        return ENCRYPTED_OFFICE
    return MSWORD if "WordDocument".encode("utf-16-le") in content else OLD_OFFICE


def _text_type(text: str, name: str) -> str:
    if sum(text.count(sign) for sign in CONTROLS if sign in text) > len(text) // 500:
        return BINARY
    if _is_web_archive(text.lstrip()):
        return MHTML
    claimed = claimed_type(name)
    if HTML_START.search(text[:4096]) or len(BLOCK_END.findall(text)) >= FEW_TAGS:
        return HTML
    if claimed != MARKDOWN and _is_fragment(text, FEW_TAGS if claimed != HTML else 1):
        return HTML
    return MARKDOWN if claimed == MARKDOWN else TEXT


def _is_fragment(text: str, least: int) -> bool:
    """True for a piece of a page: it opens with a tag, has `least` tags, and one of them opens a block or a line."""
    if FRAGMENT_START.match(text) is None or len(TAG.findall(text)) < least:
        return False
    if BLOCK_START.search(text) or BLOCK_END.search(text) or "<br" in text.lower():
        return True
    return len(text) >= LONG_HEAD and len(TAG.sub("", text).strip()) <= CUT_TAG


def _is_web_archive(text: str) -> bool:
    """True if the text opens with the headers of a saved page, in whatever order the browser wrote them."""
    headers = BLANK_LINE.split(text[:4096], maxsplit=1)[0].lower()
    if not MAIL_HEADER.match(headers) or "mime-version:" not in headers:
        return False
    return "multipart/related" in headers or ("content-type:" in headers and "text/html" in text.lower())
