"""Office documents made from a list of paragraphs, for tests that hold for every format."""

import io
import zipfile
from collections.abc import Callable, Sequence
from html import escape

import docx

from models.document import Document, RawFile
from pipeline.read import read

ODT_SPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{rest}:1.0"'
    for prefix, rest in (
        ("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"), ("draw", "drawing"),
        ("fo", "xsl-fo-compatible"), ("svg", "svg-compatible"),
    )
)  # fmt: skip


def document(content: bytes, name: str = "clerk") -> Document:
    """What is read from `content`."""
    raw = RawFile(source=f"elm/{name}", spec_id="elm/clerk", jurisdiction="Elm", sha256="0" * 64, size=len(content))
    [found] = read(raw, content)
    return found


def texts(content: bytes) -> list[str]:
    return [line.text for line in document(content).lines]


def rtf(body: str) -> bytes:
    return rf"{{\rtf1\ansi\ansicpg1252 {body}}}".encode("ascii")


def odt(body: str, styles: str = "", other: dict[str, bytes] | None = None) -> bytes:
    content = (
        f"<office:document-content {ODT_SPACES}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr("content.xml", content)
        for name, data in (other or {}).items():
            package.writestr(name, data)
    return buffer.getvalue()


def as_docx(paragraphs: Sequence[str]) -> bytes:
    word, buffer = docx.Document(), io.BytesIO()
    for paragraph in paragraphs:
        word.add_paragraph(paragraph)
    word.save(buffer)
    return buffer.getvalue()


def as_rtf(paragraphs: Sequence[str]) -> bytes:
    return rtf("".join(rf"{''.join(map(_rtf_character, paragraph))}\par " for paragraph in paragraphs))


def _rtf_character(character: str) -> str:
    if character in "\\{}":
        return f"\\{character}"
    units = character.encode("utf-16-le")
    codes = [int.from_bytes(units[at : at + 2], "little", signed=True) for at in range(0, len(units), 2)]
    return character if character.isascii() else "".join(rf"\u{code}?" for code in codes)


def as_odt(paragraphs: Sequence[str]) -> bytes:
    return odt("".join(f"<text:p>{escape(paragraph)}</text:p>" for paragraph in paragraphs))


def as_html(paragraphs: Sequence[str]) -> bytes:
    body = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in paragraphs)
    return f"<!DOCTYPE html><html><head><meta charset=utf-8></head><body>{body}</body></html>".encode()


def as_mhtml(paragraphs: Sequence[str]) -> bytes:
    return mhtml(as_html(paragraphs))


def mhtml(*pages: bytes) -> bytes:
    head = b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="edge"\r\n\r\n'
    part = b"--edge\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    return head + b"".join(part + page + b"\r\n" for page in pages) + b"--edge--\r\n"


FORMATS: dict[str, Callable[[Sequence[str]], bytes]] = {
    "docx": as_docx,
    "rtf": as_rtf,
    "odt": as_odt,
    "html": as_html,
    "mhtml": as_mhtml,
}
