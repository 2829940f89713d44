"""Damage that leaves the grammar of a format whole: elements and groups moved, nested or repeated, attributes and
control words with values that nobody writes, objects of a PDF that refer to others than they did.

Every function takes content, other files and random numbers; it gives the content back if that holds nothing of its
kind.
"""

import base64
import binascii
import quopri
import re
from collections.abc import Callable, Sequence
from random import Random

Damage = Callable[[bytes, Sequence[bytes], Random], bytes]

OPENING = re.compile(rb"<([A-Za-z][\w:]{0,40})(?:\s[^<>]{0,300})?(?<!/)>")
ELEMENT = re.compile(rb"<([A-Za-z][\w:]{0,40})(?:\s[^<>]{0,300})?(?<!/)>.{0,20000}?</\1\s*>", re.DOTALL)
ATTRIBUTE = re.compile(rb"(?<=[\w:])=(\"[^\"<>]{0,300}\"|'[^'<>]{0,300}')")
GROUP = re.compile(rb"\{[^{}]{0,2000}\}")
CONTROL = re.compile(rb"\\[a-z]{1,20}(-?\d{1,10})?")
REFERENCE = re.compile(rb"\b\d{1,6} 0 R\b")
OBJECT = re.compile(rb"\b\d{1,6} 0 obj\b.{0,20000}?\bendobj\b", re.DOTALL)
NAME = re.compile(rb"/[A-Z]\w{1,30}")
PART = re.compile(
    rb"(?i)(content-transfer-encoding:\s*(base64|quoted-printable).{0,500}?\r?\n\r?\n)(.*?)(?=\r?\n--)", re.DOTALL
)
VALUES = (
    b"", b"0", b"-1", b"1", b"999999999", b"1e308", b"-2147483648", b"100%", b"..", b"../../../etc/passwd", b"#",
    b"a" * 3000, b"file:///etc/passwd", b"http://127.0.0.1:9/", b"javascript:alert(1)", b"url(x)", b"display:none",
    b"font-size:1e9px", b"utf-7", b"utf-16", b"rot13", b"hex", b"idna", b"unicode_escape", b"&amp;#0;", b"true",
    b"&quot;",
)  # fmt: skip
DEPTHS = (2, 20, 120, 500)


def _picked(found: Sequence[re.Match[bytes]], random: Random) -> re.Match[bytes] | None:
    return random.choice(found) if found else None


def _replaced(content: bytes, match: re.Match[bytes], new: bytes, group: int = 0) -> bytes:
    return content[: match.start(group)] + new + content[match.end(group) :]


def _nested(content: bytes, _: Sequence[bytes], random: Random) -> bytes:
    """One element, or group of an RTF file, within itself many times; its ends are written, or forgotten."""
    element = _picked(list(OPENING.finditer(content)), random)
    if element is not None:
        depth, end = random.choice(DEPTHS), b"</%s>" % element[1]
        opened = content[: element.end()] + element[0] * depth + content[element.end() :]
        at = opened.find(end, element.end())
        return opened if at < 0 or random.random() < 0.3 else opened[:at] + end * depth + opened[at:]
    group = _picked(list(GROUP.finditer(content)), random)
    if group is None:
        return content
    depth = random.choice(DEPTHS)
    word = CONTROL.search(group[0])
    head = word[0] if word else b""
    ends = b"}" * random.choice((depth, depth, 0, depth + 1))
    return _replaced(content, group, (b"{" + head + b" ") * depth + group[0] + ends)


def _moved(content: bytes, _: Sequence[bytes], random: Random) -> bytes:
    """An element, group or object put into the place of another, or at the place of any, or written many times."""
    kinds = [found for kind in (ELEMENT, GROUP, OBJECT) if (found := list(kind.finditer(content)))]
    if not kinds:
        return content
    one, other = (random.choice(random.choice(kinds))[0] for _ in range(2))
    at = _picked([match for kind in kinds for match in kind], random)
    assert at is not None, "kinds are never empty"
    return _replaced(content, at, random.choice((one, other + one, b"", at[0] * random.choice((2, 60)), one + at[0])))


def _valued(content: bytes, _: Sequence[bytes], random: Random) -> bytes:
    """One attribute, or number of an RTF control word, with another value: an odd one or that of another."""
    attributes, controls = list(ATTRIBUTE.finditer(content)), list(CONTROL.finditer(content))
    attribute = _picked(attributes, random)
    if attribute is not None:
        value = random.choice((*VALUES, random.choice(attributes)[1][1:-1]))
        return _replaced(content, attribute, attribute[1][:1] + value + attribute[1][-1:], 1)
    control = _picked(controls, random)
    if control is None:
        return content
    number = random.choice((b"0", b"-1", b"1", b"32767", b"-32768", b"2147483648", b"99999999999"))
    word = re.sub(rb"-?\d+$", b"", random.choice((control[0], random.choice(controls)[0])))
    return _replaced(content, control, random.choice((word + number, b"\\bin" + number + b" ", b"\\u" + number + b" ")))


def _referred(content: bytes, _: Sequence[bytes], random: Random) -> bytes:
    """References of a PDF that lead to other objects, itself among them; names that say something else."""
    for kind in random.sample((REFERENCE, NAME), 2):
        found = list(kind.finditer(content))
        if found:
            for _ in range(random.choice((1, 1, 5, 30))):
                changed = random.choice(found)
                new = random.choice(found)[0]
                if len(new) <= len(changed[0]):  # so that the objects stay where the file says
                    content = _replaced(content, changed, new.ljust(len(changed[0])))
            return content
    return content


def _encoded(content: bytes, others: Sequence[bytes], random: Random) -> bytes:
    """Damage within a part of a saved page, encoded again."""
    part = _picked(list(PART.finditer(content)), random)
    if part is None:
        return _moved(content, others, random)
    damage = random.choice((_nested, _moved, _valued))
    if part[2].lower() != b"base64":
        return _replaced(content, part, quopri.encodestring(damage(quopri.decodestring(part[3]), others, random)), 3)
    try:
        plain = base64.b64decode(part[3])
    except binascii.Error:
        return content
    return _replaced(content, part, base64.encodebytes(damage(plain, others, random)), 3)


STRUCTURE: tuple[Damage, ...] = (_nested, _moved, _valued, _referred, _encoded)
