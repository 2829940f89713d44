"""Bytes to text. Goes in: the bytes of a text or HTML file, and the charset it declares, if any. Comes out: the text,
never an exception, and a sentence of doubt where the characters are a guess.

Precedence: byte order mark; the encoding that the settings of the source force; UTF-16 recognised by its zero bytes;
strict UTF-8 (foreign bytes are hardly ever valid UTF-8 by accident, so it outranks a declaration); UTF-8 with a few
stray bytes; the declared charset; Windows-1252 where every byte is one that English typists use; otherwise the best of
a few office code pages, Windows-1252 in doubt.
"""

import codecs
import re
from typing import NamedTuple

from charset_normalizer import from_bytes

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
CANDIDATES = ["cp1252", "mac_roman", "cp437", "cp850"]
AS_1252 = {"iso-8859-1", "latin-1", "latin1", "ascii", "us-ascii", "iso8859-1", "windows-1252", "cp1252"}
NO_CHARSET = frozenset("utf_7 unicode_escape raw_unicode_escape punycode idna undefined mbcs oem palmos".split())
"""Python knows these by name, but they are no charset of a page: they turn harmless signs into others, or take long."""
UNASSIGNED = "classspec.latin-1"  # the name of our way with bytes that Windows-1252 does not use
SAMPLE = 4096


def _windows_1252(byte: int) -> str:
    try:
        return bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)


C1_AS_1252 = {byte: _windows_1252(byte) for byte in range(0x80, 0xA0)}
"""What the control characters U+0080 to U+009F mean where somebody took Windows-1252 for Latin-1."""

ESCAPED_AS_1252 = {0xDC00 + byte: _windows_1252(byte) for byte in range(0x80, 0x100)}
USUAL_1252 = re.compile(rb"[\x00-\x7f\x85\x91-\x97\x99\xa0\xa7\xa9\xad\xae\xb0\xb7\xbc-\xbe\xe8-\xea\xed\xf1\xf3]*")
"""Quotes, dashes, bullets, fractions, signs, and the accented letters of résumé, naïve or a Spanish name."""


class Decoded(NamedTuple):
    """Text, the name of the encoding it was read with, and a sentence of doubt (empty if there is none)."""

    text: str
    encoding: str
    doubt: str = ""


def decode(content: bytes, declared: str = "", forced: str = "") -> Decoded:
    """The text of `content`; `declared` is a charset named inside the file, which may be wrong, `forced` one that
    somebody has looked up. Never raises."""
    return (
        _marked(content)
        or _forced(content, forced)
        or _unmarked_utf16(content)
        or _utf8(content)
        or _declared(content, declared)
        or _single_byte(content)
    )


def peek(content: bytes) -> str:
    """`content` as text that is good enough to recognise marks in ASCII; cheap, never raises."""
    decoded = _marked(content) or _unmarked_utf16(content)
    return decoded.text if decoded else content.decode("latin-1")


def _marked(content: bytes) -> Decoded | None:
    for mark, name in MARKS:
        if content.startswith(mark):
            text = content[len(mark) :].decode(name, errors="replace")
            return Decoded(text, name, _loss(text))
    return None


def _forced(content: bytes, name: str) -> Decoded | None:
    if not name:
        return None
    if name.strip().lower() in AS_1252:
        return Decoded(_as_1252(content), "windows-1252")
    try:
        text = content.decode(name, errors="replace")
    except (LookupError, ValueError):
        return None
    return Decoded(text, name, _loss(text))


def _unmarked_utf16(content: bytes) -> Decoded | None:
    """English in UTF-16 has a zero in nearly every second byte."""
    sample = content[:SAMPLE]
    for zeros, name in ((sample[1::2], "utf-16-le"), (sample[0::2], "utf-16-be")):
        if len(sample) >= 8 and zeros.count(0) > 0.8 * len(zeros) and sample.count(0) < 0.6 * len(sample):
            text = content.decode(name, errors="replace")
            return Decoded(text, name, _loss(text))
    return None


def _utf8(content: bytes) -> Decoded | None:
    try:
        return Decoded(content.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        text = content.decode("utf-8", errors="surrogateescape")
    valid = text.encode("utf-8", errors="ignore").decode("utf-8")
    stray = len(text) - len(valid)
    good = len(valid) - len(valid.encode("ascii", errors="ignore"))
    if good <= stray:
        return None
    doubt = f"The text is UTF-8 but for {stray} stray bytes, which were read as Windows-1252."
    return Decoded(text.translate(ESCAPED_AS_1252), "utf-8", doubt)


def _declared(content: bytes, declared: str) -> Decoded | None:
    name = declared.strip().lower()
    if name in AS_1252:  # browsers read all of these as Windows-1252
        return Decoded(_as_1252(content), "windows-1252")
    try:
        if not name or codecs.lookup(name).name.replace("-", "_") in NO_CHARSET:
            return None
        return Decoded(content.decode(name), name)
    except (LookupError, UnicodeError, ValueError):
        return None


def _single_byte(content: bytes) -> Decoded:
    if USUAL_1252.fullmatch(content):
        return Decoded(_as_1252(content), "windows-1252")
    best = from_bytes(content, cp_isolation=CANDIDATES).best()
    name = best.encoding if best is not None else "cp1252"
    text = _as_1252(content) if name == "cp1252" else content.decode(name, errors="replace")
    named = "Windows-1252" if name == "cp1252" else name
    return Decoded(text, named.lower(), f"No encoding is declared; the text was read as {named} by its look.")


def _as_1252(content: bytes) -> str:
    return content.decode("cp1252", errors=UNASSIGNED)


def _unassigned(error: UnicodeError) -> tuple[str, int]:
    """A byte without a meaning in Windows-1252 stays the control character that it is in Latin-1."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return chr(error.object[error.start]), error.start + 1


codecs.register_error(UNASSIGNED, _unassigned)


def _loss(text: str) -> str:
    lost = text.count("\ufffd")
    return f"{lost} characters could not be decoded." if lost else ""
