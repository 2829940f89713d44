"""Real files in, damaged ones out: the same random numbers give the same damage.

Damage comes at four levels: bytes, tokens (a tag, a number, a name), structure (elements, groups, references:
`structure.py`), and what lies packed inside: members of a ZIP file, which are packed again with the right checksums,
and compressed streams of a PDF. Damage that leaves the packing whole gets further into a reader than damage that does
not.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Callable, Sequence
from random import Random

from bench.structure import STRUCTURE

TOKEN = re.compile(rb"<[^<>]{0,200}>|/?\w+|\s+|[^\w\s]")
NUMBER = re.compile(rb"\d+")
STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
HEADER = re.compile(rb"PK\x03\x04|PK\x01\x02")
LARGEST = 400_000
"""Bytes of a mutation: the limits have their own tests."""
ODD = (
    b"\0", b"\x1b[31m", b"\xff\xfe", b"\r", b"\xe2\x80\xae", b"\xed\xa0\x80", b"\xef\xbf\xbe", b"=cmd|' /C calc'!A0",
    b"../../x", b"<", b"</", b"<!DOCTYPE x [<!ENTITY a \"b\">]>&a;", b"<![CDATA[", b"<!--", b"&#0;", b"&#xD800;",
    b"&#1114112;", b"<table>" * 60, b"<div>" * 400, b"<script>alert(1)</script>", b"<w:p><w:r><w:t>" * 50, b"stream",
    b"endstream endobj", b"obj", b"1 0 R", b"/Kids [1 0 R 1 0 R]", b"/Parent 1 0 R", b"<<" * 300, b"[" * 300,
    b"(" * 300, b"%PDF-1.7\n", b"PK\x03\x04", b"{\\rtf1", b"MINIMUM QUALIFICATIONS:\n", b"(A) or (B) and (C) or ",
    b"either " * 200, b"two (2) years ", b"A" * 5000, b"-" * 500, b"a-b/c" * 400, b" " * 5000,
    b"\n" * 2000, b"1. " * 500,
    b"(" + b"9" * 5000 + b") years", "٣ ½ ² Ⅷ ﷺ ".encode(), "🏳🌈".encode() * 40,
)  # fmt: skip
NUMBERS = (b"0", b"-1", b"65536", b"2147483648", b"99999999999999999999", b"1e400", b"0.0000001", b"nan", b"9" * 400)
ODD_ARCHIVE = (
    *(zipfile.BadZipFile, zlib.error, EOFError, OSError),  # cut off or damaged
    *(ValueError, NotImplementedError, RuntimeError),  # odd names, a packing that zipfile does not know, encrypted
)


def mutation(content: bytes, others: Sequence[bytes], random: Random) -> bytes:
    """The content with one to four damages, cut to a bearable length."""
    for _ in range(random.choice((1, 1, 2, 4))):
        content = random.choice(DAMAGES)(content, others, random)
    return content[:LARGEST]


def _places(content: bytes, random: Random, longest: int = 2000) -> tuple[int, int]:
    start = random.randint(0, len(content))
    return start, min(len(content), start + random.randint(1, longest))


def _flip(content: bytes, _: Sequence[bytes], random: Random) -> bytes:
    damaged = bytearray(content or b"\0")
    for _ in range(random.choice((1, 3, 20, 200))):
        damaged[random.randrange(len(damaged))] ^= 1 << random.randrange(8)
    return bytes(damaged)


def _cut(content: bytes, _: Sequence[bytes], random: Random) -> bytes:
    return content[: random.randint(0, len(content))]


def _hole(content: bytes, _: Sequence[bytes], random: Random) -> bytes:
    start, end = _places(content, random)
    return content[:start] + content[end:]


def _twice(content: bytes, _: Sequence[bytes], random: Random) -> bytes:
    start, end = _places(content, random)
    return content[:end] + content[start:end] * random.choice((1, 2, 30)) + content[end:]


def _spliced(content: bytes, others: Sequence[bytes], random: Random) -> bytes:
    other = random.choice(others)
    start, end = _places(other, random, 20_000)
    at = random.randint(0, len(content))
    return content[:at] + other[start:end] + content[at + random.choice((0, end - start)) :]


def _odd(content: bytes, _: Sequence[bytes], random: Random) -> bytes:
    at = random.randint(0, len(content))
    return content[:at] + random.choice(ODD) + content[at:]


def _tokens(content: bytes, _: Sequence[bytes], random: Random) -> bytes:
    """Some tokens changed for others of the same file, left out, written twice or exchanged for something odd."""
    found = TOKEN.findall(content)
    if not found:
        return content
    for _ in range(random.choice((1, 5, 40))):
        at = random.randrange(len(found))
        found[at] = random.choice((b"", found[at] * 2, random.choice(found), random.choice(ODD)))
    return b"".join(found)


def _numbers(content: bytes, _: Sequence[bytes], random: Random) -> bytes:
    """One number changed for one that somebody may not have thought of."""
    found = list(NUMBER.finditer(content))
    if not found:
        return content
    number = random.choice(found)
    changed = random.choice((*NUMBERS, number[0] + b"0", b"%d" % random.randrange(1000)))
    return content[: number.start()] + changed + content[number.end() :]


def _inside(content: bytes, others: Sequence[bytes], random: Random) -> bytes:
    """Damage to what is packed in a ZIP file or a PDF; bytes elsewhere."""
    if content.startswith(b"PK\x03\x04"):
        return _member(content, others, random)
    streams = list(STREAM.finditer(content))
    if not streams:
        return _tokens(content, others, random)
    stream = random.choice(streams)
    try:
        packed = zlib.compress(_plain(random)(zlib.decompress(stream[1]), others, random))
    except zlib.error:
        packed = _plain(random)(stream[1], others, random)
    return content[: stream.start(1)] + packed + content[stream.end(1) :]


def _member(content: bytes, others: Sequence[bytes], random: Random) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            members = [(name, package.read(name)) for name in package.namelist()]
    except ODD_ARCHIVE:  # damaged, encrypted or packed in an unknown way: it is no use as an archive then
        return _flip(content, others, random)
    likely = [at for at, (name, _) in enumerate(members) if name.endswith(("document.xml", "content.xml"))]
    at = random.choice(likely * 3 + list(range(len(members)))) if members else 0
    if members:
        name, inside = members[at]
        changed = _plain(random)(inside, others, random)[:LARGEST]
        members[at : at + 1] = random.choice(
            ([(name, changed)],) * 6 + ([], [(name, inside), (f"x{name}", changed)], [(f"../{name}", inside)])
        )
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", random.choice((zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED))) as package:
        for name, inside in members:
            package.writestr(name.replace("\0", "") or "x", inside)
    return _lied(packed.getvalue(), random) if random.random() < 0.1 else packed.getvalue()


def _lied(archive: bytes, random: Random) -> bytes:
    """One field of a header of a ZIP file changed: flags, packing, checksum, a size, where a member begins."""
    heads = [(match.start(), 30 if match[0] == b"PK\3\4" else 46) for match in HEADER.finditer(archive)]
    start, length = random.choice(heads)
    at, width = start + random.randrange(4, length - 4, 2), random.choice((1, 2, 4))
    return archive[:at] + random.choice((b"\0", b"\1", b"\xff", b"\x7f")) * width + archive[at + width :]


Damage = Callable[[bytes, Sequence[bytes], Random], bytes]
PLAIN: tuple[Damage, ...] = (_flip, _cut, _hole, _twice, _spliced, _odd, _tokens, _numbers, *STRUCTURE)
DAMAGES: tuple[Damage, ...] = (*PLAIN, *([_inside] * 6))


def _plain(random: Random) -> Damage:
    return random.choice(PLAIN)
