"""Damaged and invisible characters. Goes in: the text of a line. Comes out: the text as it was meant.

REPAIRS lists the repairs in the order in which they are applied. Usual text needs only the last two.
"""

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

from pipeline.read.encoding import C1_AS_1252


def _high_1252(byte: int) -> str:
    return C1_AS_1252.get(byte, chr(byte))


BYTE_OF = {_high_1252(byte): byte for byte in range(0x80, 0x100)} | {chr(byte): byte for byte in range(0x80, 0xA0)}
CONTINUATION = re.escape("".join(char for char, byte in BYTE_OF.items() if byte < 0xC0))
MOJIBAKE = re.compile(f"[ÂÃÅÆË][{CONTINUATION}]|[âï][{CONTINUATION}]{{2}}|ð[{CONTINUATION}]{{3}}")
LONE_QUOTE = re.compile("â€(?=[\\s\"'.,;:)]|$)")
LONE_SPACE = re.compile("Â(?=\\s|$)")

POSSESSIVE = re.compile(r"(?<=[A-Za-z]{3})í(?=(?:s|t|d|re|ve|ll)\b)|(?<=[a-z]s)í(?=\s|$)")
MAC_SIGNS: tuple[tuple[re.Pattern[str], str], ...] = (
    (POSSESSIVE, "’"),
    (re.compile(r"(?<!\w)ì(?=\w)"), "“"),
    (re.compile(r"(?<=[\w.,;])î(?!\w)"), "”"),
    (re.compile(r"(?<=\s)ñ(?=\s)"), "–"),
    (re.compile(r"(?<=\s)ó(?=\s)"), "—"),
    (re.compile(r"^ï(?=\s)"), "•"),
    (re.compile(r"(?<=\d)Ω(?=\s)"), "½"),
    (re.compile(r"(?:†\s*){3,}|(?<=\w)†(?=\w)"), " "),
)
LOST_APOSTROPHE = re.compile("(?<=[A-Za-z])\ufffd(?=(?:s|t|d|re|ve|ll)\\b)|(?<=[a-z]s)\ufffd(?=\\s)")
LIGATURES = {ord(char): unicodedata.normalize("NFKC", char) for char in "ﬀﬁﬂﬃﬄﬅﬆ"}
SAME_DASH = {0x2010: "-", 0x2011: "-"}
BROKEN_HERE = re.compile("(?<=\\w)\u00ad\\s*$")
INVISIBLE = re.compile(
    "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\u061c\ufeff\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]"
)
FILLER = re.compile(r" ?\.(?: ?\.){3,} ?| ?_{3,} ?| ?…{2,} ?")


def undo_mojibake(text: str) -> str:
    """UTF-8 that was read as Windows-1252, also twice or in part: "Ã¢â‚¬â„¢" is ’, "3Â½" is 3½."""
    before = ""
    while before != text:
        before = text
        text = MOJIBAKE.sub(_decoded, text)
    return LONE_SPACE.sub("", LONE_QUOTE.sub("”", text))


def _decoded(match: re.Match[str]) -> str:
    try:
        return bytes(BYTE_OF[char] for char in match[0]).decode("utf-8")
    except UnicodeDecodeError:
        return match[0]


def undo_mac_roman(text: str) -> str:
    """Windows-1252 that was read as Mac Roman: "Cityís" is City’s, a run of † was hard spaces."""
    for pattern, meant in MAC_SIGNS:
        text = pattern.sub(meant, text)
    return text


def undo_latin_1(text: str) -> str:
    """Control characters that are Windows-1252 quotes and dashes read as Latin-1."""
    return text.translate(C1_AS_1252)


def guess_apostrophes(text: str) -> str:
    """A replacement character before a possessive s was an apostrophe."""
    return LOST_APOSTROPHE.sub("’", text)


def compose(text: str) -> str:
    """One character per accented letter, ligatures as letters, one kind of hyphen."""
    return unicodedata.normalize("NFC", text).translate(LIGATURES).translate(SAME_DASH)


def drop_invisible(text: str) -> str:
    """Zero-width and control characters are gone; a soft hyphen that ends the line was visible and stays a hyphen."""
    return INVISIBLE.sub("", BROKEN_HERE.sub("-", text))


def has_fillers(text: str) -> bool:
    """False for most texts, at a glance."""
    return ".." in text or ". ." in text or "__" in text or "……" in text


def drop_fillers(text: str) -> str:
    """Dot leaders and blanks to be filled in become one space: "Interview . . . . . 100%"."""
    return FILLER.sub(" ", text).strip() if has_fillers(text) else text


def single_spaces(text: str) -> str:
    """Hard spaces, tabs and runs of spaces become one space, none at the ends."""
    return " ".join(text.split())


REPAIRS: dict[str, Callable[[str], str]] = {
    "mojibake": undo_mojibake,
    "mac-roman": undo_mac_roman,
    "latin-1": undo_latin_1,
    "apostrophes": guess_apostrophes,
    "composition": compose,
    "invisible": drop_invisible,
    "spaces": single_spaces,
    "fillers": drop_fillers,
}
USUAL = re.compile("[ -~‘’“”…–—•·§½é®]*")
FOR_USUAL = ("fillers",)


@lru_cache(maxsize=1024)
def repair(text: str) -> str:
    """`text` with all repairs applied, again and again until they change nothing."""
    before = None
    while before != text:
        before = text
        text = single_spaces(text)
        usual = USUAL.fullmatch(text) is not None
        if usual and not has_fillers(text):
            break
        for name in FOR_USUAL if usual else REPAIRS:
            text = REPAIRS[name](text)
    return text
