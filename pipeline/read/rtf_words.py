"""The vocabulary of Rich Text: its tokens, the state of a group, and which groups hold text. Goes in: the text of the
file, one character for each byte. Comes out: tokens. What they do stands in `rtf.py`.
"""

import codecs
import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.read.blocks import TINY, Look

WORD = re.compile(r"\\([a-zA-Z]{1,32})(-?\d{1,10})?[ ]?|\\'([0-9a-fA-F]{2})|\\(.)|([{}])|([^\\{}]+)", re.DOTALL)
HIGH_SURROGATE, LOW_SURROGATE = range(0xD800, 0xDC00), range(0xDC00, 0xE000)

SILENT = frozenset(
    (
        "annotation atnauthor atnid atndate atnicn atnref atntime atrfstart atrfend bkmkstart bkmkend blipuid buptim "
        "colorschememapping comment creatim datafield datastore docvar factoidname falt fchars ffdeftext "
        "ffentrymcr ffexitmcr ffformat ffhelptext ffl ffname ffstattext filetbl fldinst fontemb fontfile ftncn ftnsep "
        "ftnsepc aftncn aftnsep aftnsepc generator gridtbl keywords latentstyles lchars listname liststylename "
        "listoverridetable listpicture listtable lsdlockedexcept mmath nextfile nonshppict objalias objclass objdata "
        "objname operator panose passwordhash pgdsctbl pgptbl pict pn pnseclvl pntxta pntxtb printim private propname "
        "protusertbl revtbl revtim rsidtbl rxe shprslt sn sp staticval subject svb tc tcn template themedata "
        "userprops wgrffmtfilter xe xmlnstbl author company category manager doccomm hlinkbase password"
    ).split()
)
"""Groups without reading text."""
STARRED = frozenset("shpinst shpgrp fldrslt ftnalt".split())
"""Groups that are read although they are marked as optional; all other optional groups are passed over."""
HEADS = frozenset("header headerl headerr headerf footer footerl footerr footerf".split())
FONTS, STYLES, TITLE, LABEL, NOTE, BOX = "fonttbl", "stylesheet", "title", "label", "footnote", "shptxt"
COLOURS = "colortbl"
GROUNDS = frozenset("cb chcbpat cbpat clcbpat highlight shading chshdng clshdng".split())
"""Words that give text, a paragraph or a cell a ground; a file that has one may show white text."""
LABELS = ("listtext", "pntext")
CHARACTERS = {
    "emdash": "—",
    "endash": "–",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "bullet": "•",
    "tab": "\t",
    "emspace": " ",
    "enspace": " ",
    "qmspace": " ",
}
SYMBOLS = {"~": "\xa0", "_": "-", "-": "", "{": "{", "}": "}", "\\": "\\", "*": "", "|": "", ":": ""}
CODE_PAGES = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850", "ansi": "cp1252"}
CHARSETS = {
    0: "cp1252", 1: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 134: "cp936", 136: "cp950", 161: "cp1253",
    162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874",
    238: "cp1250", 254: "cp437",
}  # fmt: skip
"""What the numbers of `\\fcharset` mean."""


class Token(NamedTuple):
    """One of: a control `word` with its `number` (None if it has none), a `brace`, or text in `chars`."""

    word: str = ""
    number: int | None = None
    brace: str = ""
    chars: str = ""
    byte: int = -1


class Colours:
    """The table of colours while it is read, as far as it tells which of them are white."""

    def __init__(self) -> None:
        """An empty table."""
        self.white: set[int] = set()
        self._number, self._parts = 0, dict[str, int]()

    def take(self, word: str, number: int) -> None:
        """The share of red, green or blue in the next colour; other words mean nothing."""
        if word in ("red", "green", "blue"):
            self._parts[word] = number

    def end(self, count: int) -> None:
        """So many colours are complete; one without shares is the automatic colour."""
        for _ in range(count):
            if len(self._parts) == 3 and min(self._parts.values()) >= 255:
                self.white.add(self._number)
            self._number, self._parts = self._number + 1, {}


class State(NamedTuple):
    """What a group inherits and forgets at its end. `skip` counts the characters that stand for each `\\u`."""

    place: str = ""
    bold: bool = False
    underlined: bool = False
    struck: bool = False
    deleted: bool = False
    hidden: bool = False
    white: bool = False
    size: float = 12.0
    font: int = -1
    skip: int = 1
    centred: bool = False
    heading: int = 0
    in_table: bool = False

    @property
    def look(self) -> Look:
        """The same as the look of a piece of text."""
        return Look(
            bold=self.bold,
            underlined=self.underlined,
            centred=self.centred,
            size=self.size,
            heading=self.heading,
            struck=self.struck,
            deleted=self.deleted,
            hidden=self.hidden or self.size <= TINY or (self.white and not self.in_table and self.place == ""),
        )


def tokens(text: str) -> Iterator[Token]:
    """The tokens of `text`; raw bytes after `\\bin` are passed over."""
    at = 0
    while match := WORD.match(text, at):
        at = match.end()
        word, number, byte, symbol, brace, chars = match.groups()
        if word == "bin":
            at += max(0, int(number or 0))
        elif word:
            yield Token(word=word, number=None if number is None else int(number))
        elif byte:
            yield Token(byte=int(byte, 16))
        elif symbol is not None:
            yield Token(word="par") if symbol in "\r\n" else Token(word="*") if symbol == "*" else _shown(symbol)
        elif brace:
            yield Token(brace=brace)
        elif chars := chars.replace("\r", "").replace("\n", "").replace("\0", ""):
            yield Token(chars=chars)


def _shown(symbol: str) -> Token:
    return Token(chars=SYMBOLS.get(symbol, ""))


def decoded(raw: bytes, encoding: str) -> str:
    """The characters of `raw`; never an exception."""
    try:
        return codecs.decode(raw, encoding)
    except (LookupError, UnicodeError):
        return raw.decode("cp1252", errors="replace")
