"""The name under which a fetched document is stored: what its address calls it, as a slug, with the suffix of what it
is. An address keeps the name it once got (the manifest remembers it); this is only asked for a new one.

Precedence of the words: the last part of the address if it ends like a document; the name that the server sends;
the last part with the question behind it ("view.aspx?id=12" is "view-id-12"). Of the suffix: the address, the content,
what the server calls it.
"""

import re
from collections.abc import Callable, Iterator
from email.message import Message
from hashlib import sha256
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from pipeline.read.media import DOCX, HTML, MARKDOWN, PDF, SUFFIXES, TEXT
from pipeline.sources.discovery import slug
from pipeline.sources.ignored import may_be_ignored

LONGEST = 80
SUFFIX_OF = {
    PDF: ".pdf",
    DOCX: ".docx",
    HTML: ".html",
    "application/xhtml+xml": ".html",
    MARKDOWN: ".md",
    TEXT: ".txt",
    "application/msword": ".doc",
    "application/rtf": ".rtf",
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/zip": ".zip",
}
SUFFIX = re.compile(r"\.\w{1,8}$")
RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d|readme.*|manifest|source|corrections|thumbs)")
"""Stems that Windows keeps for devices, or that `discover` passes over with some suffix."""


def names(address: str, disposition: str, content_type: str, found: str) -> Iterator[str]:
    """Names for a document, best first, without end.

    `disposition` and `content_type` are headers of the answer, `found` is the media type of the content.
    """
    stem, suffix = _parts(address, disposition)
    suffix = suffix or _suffix(content_type, found)
    stem = slug(stem)[:LONGEST].strip("-")
    if RESERVED.fullmatch(stem) or may_be_ignored(stem + suffix):
        stem = f"file-{stem}"
    yield f"{stem}{suffix}"
    mark = sha256(address.encode()).hexdigest()[:8]
    yield f"{stem}-{mark}{suffix}"
    number = 2
    while True:
        yield f"{stem}-{mark}-{number}{suffix}"
        number += 1


def first_free(candidates: Iterator[str], is_free: Callable[[str], bool]) -> str:
    """The first of the names that is free."""
    return next(name for name in candidates if is_free(name))


def _parts(address: str, disposition: str) -> tuple[str, str]:
    """Words for the name, and its suffix if they bring one."""
    parts = urlsplit(address)
    stem, suffix = _split(unquote(parts.path.rsplit("/", 1)[-1]))
    if suffix and not parts.query:
        return stem, suffix
    sent, sent_suffix = _split(_sent_name(disposition))
    if sent:
        return sent, sent_suffix
    words = " ".join((stem, unquote(parts.query))).strip()
    return words or parts.hostname or "", suffix


def _split(name: str) -> tuple[str, str]:
    """A name without its suffix, and the suffix if it is one of a document."""
    suffix = PurePosixPath(name).suffix.lower()
    return SUFFIX.sub("", name), suffix if suffix in SUFFIXES else ""


def _sent_name(disposition: str) -> str:
    """The file name in a Content-Disposition header, without folders."""
    message = Message()
    message["Content-Disposition"] = " ".join(disposition.split())
    try:
        name = message.get_filename("")
    except (LookupError, ValueError):  # an encoding that nobody knows
        return ""
    return name.replace("\\", "/").rsplit("/", 1)[-1]


def _suffix(content_type: str, found: str) -> str:
    """The content decides, and what the server calls it only between kinds of text."""
    said = content_type.split(";")[0].strip().lower()
    if found == TEXT and said in (MARKDOWN, HTML):
        return SUFFIX_OF[said]
    return SUFFIX_OF.get(found, ".bin")
