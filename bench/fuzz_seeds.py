"""The files that are mutated: those of a folder, and what is made of their words in formats that are not among them.

Rich Text, OpenDocument and old Word files are made by LibreOffice where it is installed, with all that it writes into
them; else Rich Text and OpenDocument are plain, and there is no old Word file.
"""

import base64
import subprocess
import tempfile
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from bench.render import render_pdf
from bench.render_words import render_docx, render_html, render_rtf
from bench.scan import scanned
from flows.plan import find
from models.document import RawFile
from pipeline.libreoffice import libreoffice
from pipeline.read import Unreadable, read

MANY = {"text": 5, "markdown": 4, "html": 6, "mhtml": 5, "docx": 7, "odt": 6, "rtf": 6, "pdf": 8, "doc": 1, "scan": 2}
"""How often a format is taken: those that take seconds to read seldom."""
FORMATS = {
    ".txt": "text", ".md": "markdown", ".htm": "html", ".html": "html", ".mht": "mhtml", ".mhtml": "mhtml",
    ".docx": "docx", ".odt": "odt", ".rtf": "rtf", ".pdf": "pdf", ".doc": "doc",
}  # fmt: skip
WORD_LIKE = ("odt", "rtf", "doc")
MADE = 8
"""Files of a format that is not in the folder."""


class Seed(NamedTuple):
    """A real file: its ending and its bytes."""

    ending: str
    content: bytes


def seeds(folder: Path) -> Mapping[str, Sequence[Seed]]:
    """The seeds by format."""
    found: dict[str, list[Seed]] = defaultdict(list)
    texts: list[list[str]] = []
    for raw in find(folder).files:
        seed = Seed(Path(raw.source).suffix, (folder / raw.source).read_bytes())
        if seed.ending in FORMATS:
            found[FORMATS[seed.ending]].append(seed)
            texts.append(_words(raw, seed.content))
    chosen = [lines for lines in texts if lines][:: max(1, len(texts) // MADE)]
    if not found["docx"]:
        found["docx"] = [Seed(".docx", render_docx(lines)) for lines in chosen]
    if not found["pdf"]:
        found["pdf"] = [Seed(".pdf", render_pdf(lines)) for lines in chosen]
    found["scan"] = [Seed(".pdf", scanned(render_pdf(lines[:40]), dpi=100)) for lines in chosen[:3]]
    if not found["mhtml"]:
        found["mhtml"] = [Seed(".mhtml", _saved_page(render_html(lines), at)) for at, lines in enumerate(chosen)]
    for name in WORD_LIKE:
        if not found[name]:
            found[name] = _converted([seed.content for seed in found["docx"][:MADE]], name)
    found["rtf"] += [Seed(".rtf", render_rtf(lines)) for lines in chosen]
    return {name: found[name] for name in MANY if found[name]}


def _words(raw: RawFile, content: bytes) -> list[str]:
    try:
        return [line.text for document in read(raw, content) for line in document.lines]
    except Unreadable:
        return []


def _saved_page(page: bytes, number: int) -> bytes:
    """A page as browsers save it, in one of the two ways of writing bytes as letters."""
    way = ("base64", "quoted-printable")[number % 2]
    body = base64.encodebytes(page) if number % 2 == 0 else page.replace(b"=", b"=3D")
    head = (
        'MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="----edge"\r\n\r\n'
        f'------edge\r\nContent-Type: text/html; charset="utf-8"\r\nContent-Transfer-Encoding: {way}\r\n\r\n'
    )
    style = b"------edge\r\nContent-Type: text/css\r\n\r\np { font-weight: bold }\r\n"
    return head.encode() + body + b"\r\n" + style + b"------edge--\r\n"


def _converted(documents: Sequence[bytes], name: str) -> list[Seed]:
    """Word files in another format, by LibreOffice; none without it."""
    program = libreoffice()
    with tempfile.TemporaryDirectory(prefix="classspec-seeds-") as temporary:
        folder = Path(temporary)
        files = [folder / f"{number}.docx" for number in range(len(documents))]
        for path, content in zip(files, documents, strict=True):
            path.write_bytes(content)
        if program:
            profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
            line = [program, profile, "--headless", "--convert-to", name, "--outdir", temporary, *map(str, files)]
            subprocess.run(line, capture_output=True, timeout=300, check=False)
        made = [path.with_suffix(f".{name}") for path in files]
        return [Seed(f".{name}", path.read_bytes()) for path in made if path.is_file()]
