"""Rich Text to lines. Goes in: the bytes of an .rtf file. Comes out: one line for each paragraph, line break or table
row, footnotes and text boxes after the paragraph that holds them.

The labels of lists are those that the writing program has put into the file. To the furniture go: heads and feet,
hidden text, and struck or deleted text, which is no longer in force. Left out: comments, pictures, field codes. The
groups are walked without recursion; more than MAX_DEPTH open ones are refused.
"""

from typing import Any

from models.document import Document, Problem, RawFile, Severity
from pipeline.read.blocks import Collector, Look
from pipeline.read.changes import Changes, change_problems
from pipeline.read.labels import BULLET
from pipeline.read.media import RTF
from pipeline.read.rtf_words import (
    BOX,
    CHARACTERS,
    CHARSETS,
    CODE_PAGES,
    COLOURS,
    FONTS,
    GROUNDS,
    HEADS,
    HIGH_SURROGATE,
    LABEL,
    LABELS,
    LOW_SURROGATE,
    NOTE,
    SILENT,
    STARRED,
    STYLES,
    TITLE,
    Colours,
    State,
    Token,
    decoded,
    tokens,
)
from pipeline.read.unreadable import MAX_TEXT_BYTES, Unreadable

MAX_DEPTH = 2_000
MAX_TOKENS = 1_000_000
"""Marks and pieces of text; a volume of two hundred pages has half of it, and more would take minutes."""
SILENCE = "silence"
SWITCHES = {"b": "bold", "strike": "struck", "striked": "struck", "deleted": "deleted", "v": "hidden"}
ALIGNED = {"qc": True, "ql": False, "qr": False, "qj": False}
ENDS = frozenset("par sect page line cell row nestcell nestrow".split())
KEPT = ("centred", "heading", "in_table")
"""Properties of the paragraph, which `plain` leaves alone."""
PLAIN = State()


def read_rtf(raw: RawFile, content: bytes) -> Document:
    """The document of a Rich Text file."""
    reader = _Reader()
    for count, token in enumerate(tokens(content.decode("latin-1"))):
        if count >= MAX_TOKENS:
            raise Unreadable("too-large", f"The Rich Text file holds more than {MAX_TOKENS:,} marks.")
        reader.take(token)
    return reader.document(raw)


class _Reader:
    """Takes tokens one by one. Paragraphs of notes, boxes and heads go to collectors of their own."""

    def __init__(self) -> None:
        self.body, self.heads = Collector(), Collector()
        self._state, self._stack = PLAIN, list[State]()
        self._encoding, self._fonts = "cp1252", dict[int, int]()
        self._headings, self._style = dict[int, int](), 0
        self._title, self._label, self._name = "", "", ""
        self._bytes, self._high, self._skipped = bytearray(), "", 0
        self._fresh, self._starred, self._row = False, False, False
        self._aside: list[tuple[str, Look]] = []
        self._taken, self._inserted, self._deleted = 0, 0, 0
        self._colours, self._on_ground = Colours(), False

    def document(self, raw: RawFile) -> Document:
        """What was read so far."""
        self._flush()
        self._end_paragraph()
        lines, furniture = self.body.lines()
        heads, struck_heads = self.heads.lines()
        problems = change_problems(self.body, Changes(self._deleted, self._inserted))
        if self._stack:
            message = "The Rich Text file ends inside a group: it may be cut off."
            problems = (*problems, Problem(code="cut-off", severity=Severity.WARNING, message=message))
        title = " ".join(self._title.split())
        furniture = (*furniture, *heads, *struck_heads)
        return Document(
            raw=raw, media_type=RTF, lines=lines, furniture=furniture, pages=self.body.number, title_hint=title,
            problems=problems,
        )  # fmt: skip

    def take(self, token: Token) -> None:
        """One token."""
        if token.byte >= 0:
            self._byte(token.byte)
        elif token.brace:
            self._flush()
            self._brace(token.brace)
        elif token.word:
            self._flush()
            self._word(token.word, token.number)
        else:
            skipped = min(self._skipped, len(token.chars))
            self._skipped -= skipped
            self._bytes += token.chars[skipped:].encode("latin-1")

    def _byte(self, byte: int) -> None:
        if self._skipped:
            self._skipped -= 1
        else:
            self._bytes.append(byte)

    def _brace(self, brace: str) -> None:
        self._skipped = 0
        if brace == "{":
            if len(self._stack) >= MAX_DEPTH:
                raise Unreadable("damaged-file", "The groups of the Rich Text file nest too deep to be read.")
            self._stack.append(self._state)
            self._fresh = True
        elif self._stack:
            inner, self._state = self._state, self._stack.pop()
            self._fresh = False
            if inner.place != self._state.place:
                self._leave(inner.place)

    def _leave(self, place: str) -> None:
        """A group that holds text of its own ends."""
        if place == LABEL:
            shown = self._label.strip("\t ")
            self.body.expect(shown if any(map(str.isalnum, shown)) else BULLET if shown else "")
        elif place in HEADS:
            self.heads.end_line()
        elif place in (NOTE, BOX):
            self._aside.append(("\n", Look()))

    def _word(self, word: str, number: int | None) -> None:
        fresh, self._fresh = self._fresh, False
        starred, self._starred = self._starred, word == "*" and fresh
        if word == "*":
            self._fresh = fresh
        elif fresh and self._opens(word, starred):
            return
        elif word == "u" and number is not None:
            self._unicode(number)
        elif self._state.place == FONTS and word in ("f", "fcharset"):
            self._font(word, number or 0)
        elif self._state.place == COLOURS:
            self._colours.take(word, number or 0)
        elif self._state.place == STYLES:
            self._style = number or 0 if word == "s" else self._style
        elif word in CHARACTERS:
            self._text(CHARACTERS[word])
        elif not self._layout(word):
            self._look(word, number)

    def _opens(self, word: str, starred: bool) -> bool:
        """True if `word` says what the group that has just begun is for."""
        place = self._state.place
        if place == SILENCE:
            return True
        if word in LABELS:
            self._label, place = "", LABEL
        elif word in HEADS or word in (FONTS, COLOURS, STYLES, TITLE, NOTE, BOX):
            place = word
        elif word in SILENT or (starred and word not in STARRED):
            place = SILENCE
        else:
            return starred
        inherited = PLAIN._replace(font=self._state.font, skip=self._state.skip)
        self._state = (inherited if place in HEADS or place == NOTE else self._state)._replace(place=place)
        return True

    def _font(self, word: str, number: int) -> None:
        if word == "f":
            self._state = self._state._replace(font=number)
        else:
            self._fonts[self._state.font] = number

    def _unicode(self, number: int) -> None:
        """A character by its number; those beyond 65535 come as two."""
        code = number % 65536
        high, self._high = self._high, ""
        self._skipped = self._state.skip
        if code in HIGH_SURROGATE:
            self._high = chr(code)
        elif code in LOW_SURROGATE:
            pair = (high + chr(code)).encode("utf-16-le", errors="surrogatepass")
            self._text(pair.decode("utf-16-le", errors="replace"))
        else:
            self._text(chr(code))

    def _flush(self) -> None:
        """Decode the bytes since the last token of another kind, with the encoding of their font."""
        self._skipped = 0
        if self._bytes:
            raw, self._bytes = bytes(self._bytes), bytearray()
            charset = self._fonts.get(self._state.font, 1)
            self._text(decoded(raw, CHARSETS.get(charset, "cp1252") if charset > 1 else self._encoding))

    def _text(self, text: str) -> None:
        place = self._state.place
        if place in (SILENCE, FONTS):
            return
        self._taken += len(text)
        if self._taken > MAX_TEXT_BYTES:
            raise Unreadable("too-large", f"The file holds more than {MAX_TEXT_BYTES // 2**20} MiB of text.")
        if place == STYLES:
            self._name_style(text)
        elif place == COLOURS:
            self._colours.end(text.count(";"))
        elif place == LABEL:
            self._label += text
        elif place == TITLE:
            self._title += text
        elif place in (NOTE, BOX):
            self._aside.append((text, self._state.look))
        elif place in HEADS:
            self.heads.add(text, self._state.look)
        else:
            if self._state.in_table and text.strip():
                self._open_row()
            self.body.add(text, self._state.look)

    def _name_style(self, text: str) -> None:
        """ "heading 2;" names the style whose number was last met."""
        name = text.strip(" ;").lower()
        if name.startswith("heading ") and name[8:].isdigit():
            self._headings[self._style] = int(name[8:10])

    def _layout(self, word: str) -> bool:
        """Ends of lines, paragraphs, cells, rows and pages; False for other words."""
        if word not in ENDS:
            return False
        place = self._state.place
        if place in (NOTE, BOX):
            self._aside.append(("\n", Look()))
        elif place in HEADS:
            self.heads.end_line()
        elif place != "":
            return True
        elif word == "cell":
            self._open_row()
            self.body.end_line()
            self.body.open_cell()
        elif word == "row":
            self.body.end_line()
            self._close_row()
        elif word in ("par", "sect", "page") and not self._state.in_table:
            self._end_paragraph()
            self.body.number += word == "page"
        else:
            self.body.end_line()
        return True

    def _open_row(self) -> None:
        if not self._row:
            self.body.open_row()
            self.body.open_cell()
            self._row = True

    def _close_row(self) -> None:
        if self._row:
            self.body.close_row()
            self._row = False
        self._read_aside()

    def _end_paragraph(self) -> None:
        """The paragraph is complete: an open row was never closed, and what waits aside has its place here."""
        self.body.end_line()
        self.body.close_item()
        self._close_row()

    def _read_aside(self) -> None:
        aside, self._aside = self._aside, []
        for text, look in aside:
            if text == "\n":
                self.body.end_line()
            else:
                self.body.add(text, look)
        self.body.end_line()

    def _look(self, word: str, number: int | None) -> None:
        """Words that set how text looks; all others mean nothing here."""
        state, on = self._state, number != 0
        if word in SWITCHES:
            self._deleted += word == "deleted" and on and state.place == ""
            if getattr(state, SWITCHES[word]) == on:
                return
            state = state._replace(**dict[str, Any]({SWITCHES[word]: on}))
        elif word == "revised":
            self._inserted += on and state.place == ""
        elif word[:2] == "ul" and word not in ("ulc", "ulcolor"):
            state = state._replace(underlined=on and word != "ulnone")
        elif word in ALIGNED:
            state = state._replace(centred=ALIGNED[word])
        elif word == "cf":
            state = state._replace(white=number in self._colours.white and not self._on_ground)
        elif word in GROUNDS:
            self._on_ground, state = True, state._replace(white=False)
        elif word == "fs" and number:
            state = state._replace(size=number / 2)
        elif word in ("f", "deff") and number is not None:
            state = state._replace(font=number)
        elif word == "uc" and number is not None:
            state = state._replace(skip=min(max(number, 0), 8))
        elif word == "intbl":
            state = state._replace(in_table=True)
        elif word == "s":
            state = state._replace(heading=self._headings.get(number or 0, 0))
        elif word == "outlinelevel" and number is not None and number < 9:
            state = state._replace(heading=number + 1)
        elif word == "pard":
            state = state._replace(centred=False, heading=0, in_table=False)
        elif word == "plain":
            state = PLAIN._replace(place=state.place, skip=state.skip, **{name: getattr(state, name) for name in KEPT})
        elif word == "ansicpg" and number:
            self._encoding = f"cp{number}"
        elif word in CODE_PAGES:
            self._encoding = CODE_PAGES[word]
        self._state = state
