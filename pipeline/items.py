"""Body lines in, items out: list entries and paragraphs, wrapped lines rejoined, each with its label and its lines.

Precedence: a list mark, a share of the time ("60% Tests …"), a blank line or a heading style opens an item; then a line
that begins in lower case after an unfinished line, or below a marked entry that is open and begins with a capital, and
a line after one that fills the width of the page, go on with the item before. Files whose paragraphs are one line each
(web pages, Word) have no page width; there only a broken sentence goes on.
"""

import re
from typing import NamedTuple

from models.document import Line
from models.requirement import Evidence
from models.section import Section
from pipeline.lexicon.wordings import first_match
from pipeline.unwrapped import apart

MARK = re.compile(
    r"\s*(?:([•·▪◦●○■□§‣➢➤»✓\uf0b7\uf0a7†]|[-–—*o](?=\s))|\(?(\d{1,2}|[A-Za-z]|[ivxIVX]{1,4})[.)](?!\d))\s*"
)
SHARE = re.compile(r"\s*\(?\d{1,3}\s?%\)?[\s:–-]*+[A-Z]")
BARE_NUMBER = re.compile(r"(\d{1,2})\s+(?=[A-Z(])")
MIN_COUNTED = 2
INLINE_BULLET = re.compile(r"\s[•▪●■➢‣]\s")  # none of them is ASCII
SENTENCE_END = re.compile(r"[.!?][\"”’')]*\s+(?=[\"“(]?[A-Z])")
CLOSED = re.compile(r"[.;:!?][\"”')]*\s*$")
UNFINISHED = re.compile(r"(?:,|\b(?:and|or|of|the|to|in|for|with|a|an|by))\s*$", re.IGNORECASE)
NARROWEST_PAGE, WIDEST_PAGE = 50, 140  # characters; shorter lines are a list, longer ones whole paragraphs
FULL_SHARE = 0.82  # a line this long, measured by the widest, has no room for the next word
LONGEST_ABBREVIATION = 30  # characters that are looked at before a full stop


class Item(NamedTuple):
    """A list entry or a paragraph. `label` is the mark as printed without its punctuation ('' if none or a bullet);
    `starts` are the offsets in `text` where its `lines` begin."""

    label: str
    text: str
    listed: bool
    lines: tuple[Line, ...]
    starts: tuple[int, ...]

    def line_at(self, offset: int) -> Line:
        """The line that holds the character at `offset` of `text`."""
        return self.lines[max(index for index, start in enumerate(self.starts) if start <= max(offset, 0))]

    def evidence(self, rule: str, text: str, offset: int = 0) -> Evidence:
        """Evidence for `text`, which begins at `offset` of this item."""
        line = self.line_at(offset)
        return Evidence(rule=rule, text=text, page=line.page, line=line.number)


def page_width(sections: tuple[Section, ...]) -> float | None:
    """The widest line of the document in its own measure (points or characters); None if lines are whole paragraphs."""
    lines = [line for section in sections for line in section.lines]
    if any(line.box for line in lines):
        return max((_width(line) for line in lines if line.text.strip()), default=None)
    widest = max([len(line.text) for line in lines], default=0)
    return float(widest) if NARROWEST_PAGE <= widest <= WIDEST_PAGE else None


def read_items(lines: tuple[Line, ...], width: float | None) -> tuple[Item, ...]:
    """The items of `lines`, in order; `width` is the `page_width` of the document."""
    groups: list[list[Line]] = []
    for line in _with_marks(lines):
        if not line.text.strip():
            groups.append([])
        elif groups and groups[-1] and _continues(groups[-1], line, width):
            groups[-1].append(line)
        else:
            groups.append([line])
    return tuple(item for group in groups if group for item in _group_items(tuple(group)))


def sentences(text: str) -> list[tuple[int, str]]:
    """The sentences of `text` with their offsets; 'etc.' and a number do not end one, a known abbreviation neither."""
    cuts = [found.end() for found in SENTENCE_END.finditer(text) if not _abbreviated(text[: found.start() + 1])]
    return [(start, text[start:end].rstrip()) for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True)]


def is_subheading(item: Item) -> bool:
    """True for a short line that only names the lines below it."""
    text, style = item.text.strip(), item.lines[0].style
    few_words = len(text.split()) <= 12
    if item.listed and not text.endswith(":"):
        return False
    loud = text.isupper() and not text.endswith((".", ";"))
    styled = (style.heading > 0 or style.bold) and not text.endswith((".", ";"))
    return few_words and (text.endswith(":") or loud or styled)


def _with_marks(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines, bare numbers at their beginning as marks: a column that counts duties has no full stops.

    They count from 1 in steps of 1, or every such line is text ("2 years of …").
    """
    found = [(place, match) for place, line in enumerate(lines) if (match := BARE_NUMBER.match(line.text))]
    if len(found) < MIN_COUNTED or [int(match[1]) for _, match in found] != list(range(1, len(found) + 1)):
        return lines
    marked = {place: f"{match[1]}. {lines[place].text[match.end() :]}" for place, match in found}
    return tuple(
        line.model_copy(update={"text": marked[place]}) if place in marked else line for place, line in enumerate(lines)
    )


def _continues(group: list[Line], line: Line, width: float | None) -> bool:
    before = group[-1]
    if before.wrapped:
        return True
    if _opens_item(line) or apart(before, line):
        return False
    unclosed = not CLOSED.search(before.text)
    lower = line.text.lstrip()[:1].islower()
    if lower and unclosed and _is_marked_sentence(group[0]):
        return True
    if width is None or before.wrapped is False:
        return lower and unclosed and bool(UNFINISHED.search(before.text))
    full = _width(before) >= FULL_SHARE * width
    return (lower and unclosed) or (full and not before.text.rstrip().endswith(":"))


def _is_marked_sentence(line: Line) -> bool:
    """True for a marked entry that begins with a capital: a line in lower case below it is no entry of its own."""
    mark = MARK.match(line.text)
    begin = line.text[mark.end() :] if mark else line.text.lstrip()
    return (mark is not None or line.style.indent > 0) and begin[:1].isupper()


def _opens_item(line: Line) -> bool:
    return bool(MARK.match(line.text) or SHARE.match(line.text)) or line.style.heading > 0 or line.style.indent > 0


def _width(line: Line) -> float:
    return line.box.x1 if line.box else float(len(line.text))


def _group_items(lines: tuple[Line, ...]) -> list[Item]:
    """One item, or several where bullets stand inside the running text."""
    texts, starts, end = [], [], 0
    for line in lines:
        starts.append(end)
        texts.append(" ".join(line.text.split()))
        end += len(texts[-1]) + 1
    text = " ".join(texts)
    cuts = [] if text.isascii() else [found.start() + 1 for found in INLINE_BULLET.finditer(text)]
    bounds = zip([0, *cuts], [*cuts, len(text)], strict=True)
    return [_item(text[start:end], start, lines, starts) for start, end in bounds if text[start:end].strip()]


def _item(text: str, offset: int, lines: tuple[Line, ...], starts: list[int]) -> Item:
    mark = MARK.match(text)
    skip = mark.end() if mark and mark.end() < len(text) else 0
    bullet = mark.group(1) if mark and skip else None
    label = (mark.group(2) or "") if mark and skip else ""
    listed = bool(skip) or lines[0].style.indent > 0
    begin = offset + skip
    body = text[skip:].strip()
    return Item("*" if bullet == "*" else label, body, listed, lines, tuple(start - begin for start in starts))


def _abbreviated(text: str) -> bool:
    return first_match("abbreviations", text[-LONGEST_ABBREVIATION:]) is not None
