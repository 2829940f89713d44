"""The lines of a page while it is read. Goes in: pieces of text with their look, and where blocks, lists, items and
table rows begin and end. Comes out: lines and furniture, numbered in the order of the page.
"""

import re
from itertools import compress, pairwise
from typing import NamedTuple

from models.document import Line
from pipeline.read.emphasis import Run, line_style
from pipeline.read.labels import BULLET, label

SPACE = re.compile(r"[ \t\r\n\f]{2,}|[\t\r\n\f]")
"""White space that is not one space already: that needs no work."""
OWN_LABEL = re.compile(r"\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})[.)]\s")
OWN_BULLET = re.compile(r"[•·▪◦‣●○■–-]\s")
FORMS = {
    "a": "lower_letter",
    "A": "upper_letter",
    "i": "lower_roman",
    "I": "upper_roman",
    "lower-alpha": "lower_letter",
    "lower-latin": "lower_letter",
    "upper-alpha": "upper_letter",
    "upper-latin": "upper_letter",
    "lower-roman": "lower_roman",
    "upper-roman": "upper_roman",
    "none": "",
}
TINY = 2.0
"""Points; nobody reads text of this size."""
LABEL_WORDS = 4
"""A longer bold cell is no label of the cell beside it."""
LONG_CELL = 120
"""A row with two cells longer than this is two columns of prose, not a row of data."""


class Look(NamedTuple):
    """How a piece of text is set, with all that it inherits."""

    bold: bool = False
    underlined: bool = False
    centred: bool = False
    size: float | None = None
    heading: int = 0
    indent: int = 0
    kept_space: bool = False
    struck: bool = False
    deleted: bool = False
    hidden: bool = False
    unseen: bool = False
    menu: bool = False
    linked: bool = False
    banner: bool = False

    @property
    def kept(self) -> bool:
        """False for what a reader of the page does not see, or must not take as text in force: furniture."""
        tiny = self.size is not None and self.size <= TINY
        return not (self.struck or self.deleted or self.hidden or self.unseen or self.menu or tiny)


class Block(NamedTuple):
    """A finished line before it has a number; `kept` is False for furniture."""

    text: str
    runs: tuple[Run, ...]
    look: Look
    page: int
    kept: bool
    links: int = 0


class ListLevel(NamedTuple):
    """An open list: its number format (empty: bullets or nothing) and the number of its last item."""

    form: str
    last: int
    bulleted: bool


class Collector:
    """Collects pieces into blocks. `number` is the page reached; `struck` and `hidden` tell if such text was met."""

    def __init__(self) -> None:
        """An empty first page."""
        self.blocks: list[Block] = []
        self.number = 1
        self.struck = False
        self.hidden = False
        self._pieces: list[tuple[str, Look]] = []
        self._levels: list[ListLevel] = []
        self._label = ""
        self._page = 0
        self._term = -1
        self._rows: list[list[int]] = []

    def add(self, text: str, look: Look) -> None:
        """One piece of running text."""
        if not self._pieces or self._page == 0:
            self._page = self.number if text.strip() else 0
        if not look.kept_space:
            self._pieces.append((text, look))
            return
        first, *others = text.expandtabs().splitlines() or [""]
        self._pieces.append((first, look))
        for other in others:
            self.end_line()
            self._pieces.append((other, look))
        if text.endswith(("\n", "\r")):
            self.end_line()

    def end_line(self) -> None:
        """Make a block of the pieces since the last end, and furniture of what is out of force or sight among them."""
        if not self._pieces:
            return
        pieces, self._pieces = self._pieces, []
        if all(text.isspace() for text, _ in pieces):
            return
        kept = [look.kept for _, look in pieces]
        self._block(list(compress(pieces, kept)))
        self._block([piece for piece, stays in zip(pieces, kept, strict=True) if not stays])

    def open_list(self, ordered: bool, start: str, form: str) -> None:
        """`form` is an HTML type ("a") or a CSS one ("lower-alpha"); `start` may be empty."""
        last = int(start) - 1 if re.fullmatch(r"-?\d{1,6}", start) else 0
        shown = FORMS.get(form, FORMS.get(form.split(" ")[0], "decimal"))
        self._levels.append(ListLevel(shown if ordered else "", last, bulleted=not ordered))

    def close_list(self) -> None:
        """The innermost list ends."""
        if self._levels:
            self._levels.pop()

    def open_item(self, value: str) -> None:
        """The next item of the innermost list: its label waits for the first text."""
        if not self._levels:
            self._label = BULLET
            return
        level = self._levels[-1]
        number = int(value) if re.fullmatch(r"-?\d{1,6}", value) else level.last + 1
        self._levels[-1] = level._replace(last=number)
        self._label = BULLET if level.bulleted else f"{label(number, level.form)}." if level.form else ""

    def close_item(self) -> None:
        """An item without text leaves no label behind."""
        self._label = ""

    def expect(self, label: str) -> None:
        """A label that the format has counted itself waits for the next text."""
        self._label = label

    def open_row(self) -> None:
        """A table row begins; it remembers where each of its cells begins."""
        self._rows.append([])

    def open_cell(self) -> None:
        """A cell of the innermost row begins."""
        if self._rows:
            self._rows[-1].append(len(self.blocks))

    def close_row(self) -> None:
        """Join the cells of a data row; leave the blocks of a layout row as they are."""
        starts = self._rows.pop() if self._rows else []
        cells = [self.blocks[a:b] for a, b in pairwise([*starts, len(self.blocks)])]
        filled = [cell for cell in cells if cell]
        plain = all(len(cell) == 1 and cell[0].kept for cell in filled)
        if len(filled) < 2 or not plain or sum(len(cell[0].text) > LONG_CELL for cell in filled) > 1:
            return
        row = [cell[0] for cell in filled]
        pairs = [row[at : at + 2] for at in range(0, len(row), 2)]
        groups = pairs if all(_is_labelled(pair) for pair in pairs) else [row]
        self.blocks[starts[0] :] = [_joined(group, ": " if groups is pairs else "  ") for group in groups]

    def open_term(self) -> None:
        """A term begins; its meaning may follow."""
        self._term = len(self.blocks)

    def close_meaning(self) -> None:
        """Join a short term and its short meaning; a heading and its text stay lines."""
        start, self._term = self._term, -1
        pair = self.blocks[start:] if start >= 0 else []
        short = len(pair) == 2 and len(pair[0].text.split()) <= LABEL_WORDS and len(pair[1].text) <= LONG_CELL
        if short and all(block.kept for block in pair):
            self.blocks[start:] = [_joined(pair, ": ")]

    def lines(self) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
        """The lines, numbered from 1, and the furniture; a furniture line has the number of the line after it."""
        lines: list[Line] = []
        furniture: list[Line] = []
        for block in self.blocks:
            (lines if block.kept else furniture).append(_line(block, len(lines) + 1))
        return tuple(lines), tuple(furniture)

    def _block(self, pieces: list[tuple[str, Look]]) -> None:
        if not pieces:
            return
        runs = _runs(pieces)
        text = "".join(run.text for run in runs).strip()
        if not text.strip("\xa0 "):
            return
        look = next(look for piece, look in pieces if piece.strip("\xa0 \r\n\t\f"))
        if not (kept := look.kept):
            self.struck = self.struck or any(piece.struck for _, piece in pieces)
            self.hidden = self.hidden or any(piece.hidden for _, piece in pieces)
        labelled = OWN_BULLET.match(text) or OWN_LABEL.match(text)
        if self._label and kept:
            text = text if labelled else f"{self._label} {text}"
            self._label = ""
        links = _links(pieces)
        self.blocks.append(Block(text, tuple(runs), look, self._page or self.number, kept, links))


def _runs(pieces: list[tuple[str, Look]]) -> list[Run]:
    """The pieces with white space collapsed, across their borders too."""
    runs: list[Run] = []
    space = True
    for text, look in pieces:
        shown = text if look.kept_space else SPACE.sub(" ", text)
        shown = shown[1:] if space and shown.startswith(" ") and not look.kept_space else shown
        if shown:
            space = shown.endswith(" ")
            runs.append(Run(shown, look.bold or look.underlined, look.size))
    return runs


def _links(pieces: list[tuple[str, Look]]) -> int:
    """How many links the pieces are; 0 if words outside of links stand among them."""
    if not any(look.linked for _, look in pieces):
        return 0
    spoken = [look.linked for text, look in pieces if any(map(str.isalnum, text))]
    return len(spoken) if all(spoken) else 0


def _line(block: Block, number: int) -> Line:
    look = block.look
    style = line_style(block.runs, centred=look.centred, heading=look.heading, indent=look.indent)
    return Line(text=block.text, page=block.page, number=number, style=style)


def _is_labelled(cells: list[Block]) -> bool:
    """True for a short cell and its value: "**Department** | Health Services", or "Department: | Health Services"."""
    if len(cells) != 2 or len(cells[0].text.split()) > LABEL_WORDS:
        return False
    if cells[0].text.endswith(":") and not cells[1].text.endswith(":"):
        return True
    name, value = ([run for run in cell.runs if run.text.strip()] for cell in cells)
    return all(run.bold for run in name) and not any(run.bold for run in value)


def _joined(cells: list[Block], between: str) -> Block:
    """Cells as one block; after a label that ends in a colon a space is enough."""
    text = cells[0].text
    for cell in cells[1:]:
        text += f"{' ' if text.endswith(':') else between}{cell.text}"
    links = sum(cell.links for cell in cells) if all(cell.links for cell in cells) else 0
    return cells[0]._replace(text=text, runs=tuple(run for cell in cells for run in cell.runs), links=links)
