"""A page through pdfium. Goes in: an open page. Comes out: its words with place, font and size, and the doubts that
pdfplumber has to settle.

Fast because little is asked: the text of the page in one call, then place and look of the first and last character of
each word only. A word whose ends differ in look or line is looked at character by character.
"""

import ctypes
import math
import re
from collections.abc import Iterator
from itertools import groupby
from typing import Any, NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from pipeline.read.columns import Word
from pipeline.read.pdf_hidden import Ink, hidden_words, ink_of
from pipeline.read.pdf_page import MAX_CHARACTERS, MAX_OBJECTS, SKEW, PageText
from pipeline.read.pdf_rules import Frame, doubts_about, drawn
from pipeline.read.unreadable import Unreadable

UNNAMED = "\ufffe"
"""What pdfium writes for a hyphen at the end of a line and for a glyph without a character."""
WORD = re.compile(r"\S+")
HYPHEN = 2
FILL_AND_STROKE = 2
"""The rendering mode that makes a plain face look bold."""


class Look(NamedTuple):
    """What all characters of a text object share; `turn` is None for text that stands askew."""

    font: str
    size: float
    turn: int | None
    descent: float
    ink: Ink = Ink.SEEN


class Char(NamedTuple):
    """A character in the frame of its text: from x0 to x1 on a base line."""

    text: str
    look: Look
    x0: float
    x1: float
    base: float


def page_text(page: pdfium.PdfPage, *, layered: bool = False) -> PageText:
    """The words of a page and what is in doubt about them; on one that is `layered` any word may be out of sight.
    Raises `Unreadable` for a page of absurd length."""
    textpage = page.get_textpage()
    try:
        if textpage.count_chars() > MAX_CHARACTERS:
            raise Unreadable("too-large", f"A page of the PDF holds more than {MAX_CHARACTERS} characters.")
        frame = Frame.of(page)
        glyphs = _Glyphs(textpage.raw, frame)
        words = tuple(glyphs.words())
    finally:
        textpage.close()
    too_many = raw.FPDFPage_CountObjects(page.raw) > MAX_OBJECTS
    rules = None if too_many else drawn(page, frame)
    doubts = doubts_about(page, words, rules) if rules else frozenset[str]()
    if glyphs.unmapped:
        doubts |= {"unmapped"}
    width, height = (frame.height, frame.width) if frame.rotation % 180 else (frame.width, frame.height)
    pictured, covers = (rules.pictured, rules.covers) if rules else (False, ())
    # without ink, behind the picture of a page: the words of a scan, as another program has recognised them
    inkless = set() if pictured else glyphs.inked[Ink.NONE]
    hidden = hidden_words(page, words, words if layered else glyphs.inked[Ink.FAINT] | inkless, covers)
    return PageText(width, height, words, doubts=doubts, unread=too_many, pictured=pictured, hidden=hidden)


class _Glyphs:
    """The characters of an open text page."""

    def __init__(self, textpage: raw.FPDF_TEXTPAGE, frame: Frame) -> None:
        self.unmapped = False
        self.inked: dict[Ink, set[Word]] = {Ink.FAINT: set(), Ink.NONE: set()}
        self._page = textpage
        self._frame = frame
        self._looks: dict[int, Look] = {}
        self._faces: dict[int, tuple[str, float]] = {}
        self._key, self._foot, self._base = -1, 0.0, 0.0  # of the last level character: object, foot of its box, base
        self._matrix, self._box = raw.FS_MATRIX(), raw.FS_RECTF()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._into = ctypes.byref(self._box)  # made once: pdfium is asked for thousands of characters

    def words(self) -> Iterator[Word]:
        """The words in the order of the file."""
        for match in WORD.finditer(self._text()):
            first, text = match.start(), match[0]
            if UNNAMED in text:
                text = "".join(self._named(letter, at) for at, letter in enumerate(text, first))
                yield from self._parts(text, first)
            else:
                yield from self._level(text, first) or self._word(text, first)

    def _text(self) -> str:
        """The text of the page, one character at each index of pdfium."""
        count = raw.FPDFText_CountChars(self._page)
        if count <= 0:
            return ""
        buffer = (ctypes.c_ushort * (count + 1))()
        written = raw.FPDFText_GetText(self._page, 0, count, buffer) - 1
        text = bytes(buffer)[: 2 * written].decode("utf-16-le", "replace").replace("\0", UNNAMED)
        if len(text) == count:
            return text
        codes = (raw.FPDFText_GetUnicode(self._page, index) for index in range(count))
        return "".join(_character(code) for code in codes)

    def _named(self, letter: str, index: int) -> str:
        """A character, what pdfium took for a hyphen, or the sign for one that is lost."""
        if letter != UNNAMED:
            return letter
        if raw.FPDFText_IsHyphen(self._page, index) == 1:
            return "-"
        code = raw.FPDFText_GetUnicode(self._page, index)
        named = _character(code)
        if named != UNNAMED and raw.FPDFText_HasUnicodeMapError(self._page, index) != 1:
            return named
        self.unmapped = True
        return "\ufffd"

    def _level(self, text: str, first: int) -> tuple[Word] | None:
        """The word, if it is set in one piece on a level line, as nearly all are; nothing is asked for it twice."""
        page, box, frame = self._page, self._box, self._frame
        last = first + len(text) - 1
        key = _address(raw.FPDFText_GetTextObject(page, last))
        # the characters of an object stand in a row: it began no later if the word before ended in it, too
        if key != self._key and last > first and _address(raw.FPDFText_GetTextObject(page, first)) != key:
            return None
        look = self._looks.get(key) or self._look(key, last)
        if look.turn != frame.rotation:
            return None
        raw.FPDFText_GetLooseCharBox(page, first, self._into)
        x0, x1, foot = box.left, box.right, box.bottom
        if last > first:
            raw.FPDFText_GetLooseCharBox(page, last, self._into)
            if box.bottom != foot or box.right < x0:
                return None
            x1 = box.right
        if self._key != key or self._foot != foot:  # what ends as low in one object stands on one line
            raw.FPDFText_GetCharOrigin(page, first, self._x, self._y)
            self._key, self._foot, self._base = key, foot, frame.top - self._y.value
        bottom = self._base + look.descent
        left = frame.left
        x1 = max(x0, x1) - left
        word = Word(text, x0 - left, bottom - look.size, x1, bottom, look.font, look.size, look.turn)
        if look.ink is not Ink.SEEN:
            self.inked[look.ink].add(word)
        return (word,)

    def _word(self, text: str, first: int) -> Iterator[Word]:
        """One word; several if its ends differ in look or line."""
        self._key = -1  # unknown
        start = self._char(text[0], first)
        end = start if len(text) == 1 else self._char(text[-1], first + len(text) - 1)
        level = abs(start.base - end.base) < 0.3 * start.look.size and end.x1 >= start.x0
        if start.look == end.look and (level or start.look.turn is None):
            yield self._joined(text, start, end)
        else:
            yield from self._parts(text, first)

    def _parts(self, text: str, first: int) -> Iterator[Word]:
        """The word, parted where its look or line changes."""
        chars = [self._char(letter, index) for index, letter in enumerate(text, first)]
        for _, group in groupby(_parted(chars), key=lambda pair: pair[0]):
            part = [char for _, char in group]
            yield self._joined("".join(char.text for char in part), part[0], part[-1])

    def _joined(self, text: str, first: Char, last: Char) -> Word:
        """A word of one look; it is kept in mind if it may be out of sight."""
        word = _joined(text, first, last)
        if first.look.ink is not Ink.SEEN:
            self.inked[first.look.ink].add(word)
        return word

    def _char(self, text: str, index: int) -> Char:
        key = _address(raw.FPDFText_GetTextObject(self._page, index))
        look = self._looks.get(key) or self._look(key, index)
        raw.FPDFText_GetLooseCharBox(self._page, index, self._into)
        raw.FPDFText_GetCharOrigin(self._page, index, self._x, self._y)
        box, frame = self._box, self._frame
        x0, top, x1, bottom = frame.corners(box.left, box.bottom, box.right, box.top, look.turn or 0)
        base = frame.point(self._x.value, self._y.value, look.turn or 0)[1]
        return Char(text, look, x0, x1, base if look.turn is not None else (top + bottom) / 2)

    def _look(self, key: int, index: int) -> Look:
        """The look of a text object, which is kept in mind."""
        found = raw.FPDFText_GetTextObject(self._page, index)
        self._looks[key] = look = self._seen(found, index) if found else Look("", 0.0, 0, 0.0)
        return look

    def _seen(self, found: Any, index: int) -> Look:
        matrix = self._matrix
        raw.FPDFText_GetMatrix(self._page, index, matrix)
        size = raw.FPDFText_GetFontSize(self._page, index) * math.hypot(matrix.c, matrix.d)
        name, descent = self._face(raw.FPDFTextObj_GetFont(found))
        mode = raw.FPDFTextObj_GetTextRenderMode(found)
        if mode == FILL_AND_STROKE:
            name += "-Bold"
        return Look(name, round(size, 1), _turn(matrix, self._frame), descent * size, ink_of(found, mode))

    def _face(self, font: Any) -> tuple[str, float]:
        """The name of a typeface, and how far its letters reach below the line at a size of 1."""
        key = _address(font)
        if key not in self._faces:
            buffer = ctypes.create_string_buffer(256)
            raw.FPDFFont_GetBaseFontName(font, buffer, 256)
            descent = ctypes.c_float()
            raw.FPDFFont_GetDescent(font, 1.0, descent)
            self._faces[key] = buffer.value.decode("utf-8", "replace"), -min(0.0, descent.value)
        return self._faces[key]


def _address(pointer: Any) -> int:
    """What a pointer of pdfium points to; 0 if to nothing."""
    return ctypes.addressof(pointer.contents) if pointer else 0


def _character(code: int) -> str:
    return UNNAMED if code in (0, HYPHEN, 0xFFFF) or 0xD800 <= code <= 0xDFFF else chr(code)


def _turn(matrix: raw.FS_MATRIX, frame: Frame) -> int | None:
    """By how many degrees, clockwise, the page as shown has text turned."""
    along, across = matrix.a, matrix.b
    for turn in (0, 90, 180, 270):  # of the text in the file, clockwise
        if along > 0 and abs(across) <= SKEW * along:
            return (turn + frame.rotation) % 360
        along, across = -across, along
    return None


def _parted(chars: list[Char]) -> Iterator[tuple[int, Char]]:
    """The characters, numbered by the part of the word that they belong to: a part has one look and one line."""
    part = 0
    before = chars[0]
    for char in chars:
        size = max(char.look.size, before.look.size)
        part += (
            char.look != before.look
            or abs(char.base - before.base) > 0.3 * size
            or not before.x0 - 1 <= char.x0 <= before.x1 + size
        )
        yield part, char
        before = char


def _joined(text: str, first: Char, last: Char) -> Word:
    look = first.look
    bottom = first.base + look.descent
    turn = -1 if look.turn is None else look.turn
    return Word(text, first.x0, bottom - look.size, max(first.x0, last.x1), bottom, look.font, look.size, turn)
