"""Files that mean harm, each by its name below RAW: what it is, and the problem that stands for it if it has one."""

import io
import os
import zipfile
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from running import CLERK

FORMULA = "=cmd|' /C calc'!A0"
SCRIPT = "<script>alert(1)</script>"
ESCAPE = "\x1b[31m\x1b]0;owned\x1b\\"
TURNED = "\u202eETAVIRP\u2066"
SECRET = "the secret of another folder"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml"
 ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"""


class Harm(NamedTuple):
    """Bytes, and the code of the problem; empty if the file is published all the same, None if either may be."""

    content: bytes
    code: str | None = ""


def entitled(title: str) -> bytes:
    return CLERK.replace("PAYROLL CLERK", title).encode()


def word(body: str, *, head: str = "", relations: str = "") -> bytes:
    """A Word file of this body, packed by hand: no library writes what these hold."""
    main = f'<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
    package = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": f'<Relationships xmlns="{RELATIONS}">{main}</Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{RELATIONS}">{relations}</Relationships>',
        "word/document.xml": f'{head}<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>',
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in package.items():
            archive.writestr(name, text)
    return packed.getvalue()


def said(text: str) -> str:
    return "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in text.splitlines() if line)


def nested(depth: int) -> bytes:
    """Qualifications as so many lists within lists."""
    items = "<ol><li>one year of experience " * depth + "</ol>" * depth
    return f"<html><body><p>CLERK</p><p>MINIMUM QUALIFICATIONS:</p>{items}</body></html>".encode()


def laughs() -> str:
    """Entities of entities: a few hundred letters that stand for gigabytes."""
    rows = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return f'<!DOCTYPE html [<!ENTITY l0 "ha">{rows}]>'


def pdf(*objects: bytes) -> bytes:
    """A PDF of these objects, numbered from 1; the first is its catalogue."""
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % (number, each) for number, each in enumerate(objects, 1))
    return b"%PDF-1.7\n" + body + b"trailer<</Size %d/Root 1 0 R>>\n%%%%EOF\n" % (len(objects) + 1)


def looping_pdf() -> bytes:
    """Two forms that draw each other without end."""
    form = (
        b"<</Type/XObject/Subtype/Form/BBox[0 0 612 792]/Length %d/Resources<</XObject<</A 5 0 R/B 6 0 R>>>>>>stream\n"
    )
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</XObject<</A 5 0 R>>>>>>"
    drawn = [form % len(calls) + calls + b"\nendstream" for calls in (b"/A Do /B Do", b"/A Do")]
    calls = b"<</Length 5>>stream\n/A Do\nendstream"
    pages = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
    return pdf(b"<</Type/Catalog/Pages 2 0 R>>", pages, page, calls, *drawn)


def swelling_pdf() -> bytes:
    """A page whose content is 700 MiB of blanks, packed twice."""
    packed = zlib.compress(zlib.compress(b" " * (700 * 2**20), 1), 9)
    head = b"<</Length %d/Filter[/FlateDecode/FlateDecode]>>stream\n" % len(packed)
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R>>"
    pages = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
    return pdf(b"<</Type/Catalog/Pages 2 0 R>>", pages, page, head + packed + b"\nendstream")


def harms(site: str, secret: Path) -> Mapping[str, Harm]:
    """What is asked from the network is asked from `site`; `secret` is a file outside RAW."""
    entity = f'<!DOCTYPE d [<!ENTITY e SYSTEM "{secret.as_uri()}"><!ENTITY f SYSTEM "{site}/entity">]>'
    picture = f'<Relationship Id="r9" Type="{OFFICE}/image" Target="{site}/picture" TargetMode="External"/>'
    style = (
        f'<link rel="stylesheet" href="{site}/style"><img src="{site}/img"><iframe src="{secret.as_uri()}"></iframe>'
    )
    catalog, deep = b"<</Type/Catalog/Pages 2 0 R>>", 3000
    return {
        "formula.txt": Harm(entitled(FORMULA)),
        "script.txt": Harm(entitled(f"{SCRIPT} CLERK")),
        "escape.txt": Harm(entitled(f"{ESCAPE} CLERK")),
        "turned.txt": Harm(entitled(f"{TURNED} CLERK")),
        f"{TURNED}.txt": Harm(CLERK.encode(), "unreadable-name"),
        "command\x9b31m.txt": Harm(CLERK.encode(), "unreadable-name"),
        f"{FORMULA.replace('/', ':')}.txt": Harm(CLERK.encode()),
        "<script>alert(1).txt": Harm(CLERK.encode()),
        "%2e%2e%2fup.txt": Harm(CLERK.encode()),
        "line\nbreak.txt": Harm(CLERK.encode(), "unreadable-name"),
        f"{ESCAPE}.txt": Harm(CLERK.encode(), "unreadable-name"),
        "..up.txt": Harm(CLERK.encode(), "hidden-file"),
        ".hidden.docx": Harm(word(said(CLERK)), "hidden-file"),
        "one-line.txt": Harm(b"A clerk " * (25 * 2**20), "too-large"),
        "shorter-line.txt": Harm(entitled("CLERK") + b"and files " * 20_000, None),
        "no-blank.txt": Harm(entitled("CLERK") + b"a" * 20_000 + b"-" * 5_000, None),
        "laughs.docx": Harm(word(said("&l9;"), head=laughs()), "damaged-file"),
        "laughs.html": Harm(f"{laughs()}<body><p>CLERK</p><p>&l9;</p></body>".encode(), None),
        "entity.docx": Harm(word(said("&e;&f;"), head=entity), "damaged-file"),
        "entity.html": Harm(f"{entity}<html><body><p>CLERK &e; &f;</p>{style}</body></html>".encode(), None),
        "picture.docx": Harm(word(said(CLERK), relations=picture)),
        "bomb.docx": Harm(word(f"<!--{' ' * (40 * 2**20)}-->{said(CLERK)}"), "too-large"),
        "deep.docx": Harm(word("<w:tbl><w:tr><w:tc>" * deep + said(CLERK)), "damaged-file"),
        "deep.html": Harm(b"<html><body>" + b"<div>" * 50_000 + CLERK.encode(), None),
        "nested.html": Harm(nested(80)),
        "nested-deeper.html": Harm(nested(200), "nests-too-deep"),
        "nested-deepest.html": Harm(nested(600), "nests-too-deep"),
        "labels.txt": Harm(CLERK.encode() + b"(1) " * 5_000, "nests-too-deep"),
        "deep.txt": Harm(entitled("CLERK") + b"".join(b"%s1. a\n" % (b" " * n) for n in range(400)), None),
        "loop.pdf": Harm(pdf(catalog, b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>"), None),
        "endless.pdf": Harm(pdf(catalog, b"<</Type/Pages/Kids[3 0 R]/Count 900000000>>", b"<</Type/Page>>"), None),
        "swelling.pdf": Harm(swelling_pdf(), "too-much-memory"),
        "nothing.pdf": Harm(b"", "empty-file"),
        "program.txt": Harm(b"MZ\x90\0\3" + bytes(range(256)) * 40, "unsupported-format"),
    }


def write_harms(raw: Path, found: Mapping[str, Harm], secret: Path) -> dict[str, str | None]:
    """All of them in the folder of one jurisdiction, with links and pipes; path below RAW -> code."""
    folder = raw / "elm"
    folder.mkdir(parents=True)
    for name, harm in found.items():
        (folder / name).write_bytes(harm.content)
    made: dict[str, tuple[Callable[[Path], None], str]] = {
        "elm/out.txt": (lambda path: path.symlink_to(secret), "outside-link"),
        "elm/up": (lambda path: path.symlink_to(secret.parent), "outside-link"),
        "elm/zero.txt": (lambda path: path.symlink_to("/dev/zero"), "outside-link"),
        "elm/self.txt": (lambda path: path.symlink_to(path), "folder-link"),
        "elm/pipe.txt": (lambda path: os.mkfifo(path), "no-file"),
        "ash/source.toml": (lambda path: os.mkfifo(path), "broken-source"),
        "oak/source.toml": (lambda path: path.symlink_to(secret), "broken-source"),
        "yew/source.toml": (lambda path: path.write_text('jurisdiction = "\\u001b[31m"') and None, "broken-source"),
    }
    for name, (make, _) in made.items():
        (raw / name).parent.mkdir(exist_ok=True)
        make(raw / name)
    for place in ("ash", "oak", "yew"):
        (raw / place / "clerk.txt").write_text(CLERK)
    good: dict[str, str | None] = {f"{place}/clerk.txt": "" for place in ("ash", "oak", "yew")}
    return (
        good
        | {f"elm/{name}": harm.code for name, harm in found.items()}
        | {name: code for name, (_, code) in made.items()}
    )
