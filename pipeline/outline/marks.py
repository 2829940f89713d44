"""Lines of qualification text cut into marked pieces: connectives, headings of parts, options, list items, text.

In: lines. Out: `Piece`s in the order of the text; their words together are the words of the lines.

Precedence at the start of a paragraph: a connective, a note, a track, an option, a requirement set (specialty or
level), a part (EDUCATION …), a list label; what is left is text. In running text only list labels and the connective
at the end of an item are marks.
"""

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum
from itertools import groupby, pairwise, zip_longest
from typing import NamedTuple

from models.document import Line
from pipeline.outline.labels import Label, Lists, labels_in
from pipeline.passage import Passage, passage


class Mark(StrEnum):
    """What a piece is in the outline."""

    AND = "and"
    OR = "or"
    EITHER = "either"
    NOTE = "note"
    TRACK = "track"
    OPTION = "option"
    SET = "set"
    PART = "part"
    ITEM = "item"
    HEADING = "heading"
    BULLET = "bullet"
    TEXT = "text"


class Piece(NamedTuple):
    """A mark with its label, its depth (lists only) and the words it consists of."""

    mark: Mark
    label: str
    depth: int
    passage: Passage
    opens_line: bool = False


END = r"\s*(?::|[-–—]\s|\.?\s*$)"
QUALIFIER = r"(?:(?:general|specific|speciali[sz]ed|additional|minimum|required|professional|supervisory|and|or|the) )*"
SUBJECT = r"(?:education(?:al)?|experience|training|certifications?|licen[sc]es?|registration)"
STARTS: tuple[tuple[Mark, re.Pattern[str]], ...] = tuple(
    (mark, re.compile(pattern, re.IGNORECASE if folded else 0))
    for mark, pattern, folded in (
        (Mark.EITHER, r"either\s*(?::|$)", True),
        (
            Mark.OPTION,
            r"(?:either |or )?(?:option|pattern|alternative|method)\s+#?(?P<label>[A-Z]|\d{1,2}|[IVX]+)\b\s*[:.)–-]?",
            True,
        ),
        (Mark.OPTION, r"(?:Either|Or|EITHER|OR)\s+(?P<label>[IVX]+|\d)\b\s*[:.]?(?=\s|$)", False),
        (Mark.AND, r"[-–—\s]*(?:AND|and|And)[-–—\s]*(?::|$)", False),
        (Mark.OR, r"[-–—\s]*(?:OR|or|Or)[-–—\s]*(?:[:,]|$)", False),
        (Mark.OR, r"-+\s*(?:OR|or)\s*-+", False),
        (Mark.AND, r"(?:AND|And)(?=\s+[A-Z(\d])", False),
        (Mark.OR, r"(?:OR|Or)(?=\s+[A-Z(\da-z])", False),
        (Mark.NOTE, r"\*{0,3}\s*(?:special |important |process |please )?notes?\s*(?:#?\d+\s*)?(?::|\.\s|$)", True),
        (
            Mark.TRACK,
            r"(?:suggested |minimum )?(?P<label>promotional|open[- ]competitive|non-?competitive)(?: minimum)?(?: qualifications?| requirements?| candidates| examination)*"
            + END,
            True,
        ),
        (Mark.SET, r"(?P<label>for (?:assignment )?level [IVX\d]+[^:]{0,40}):", True),
        (
            Mark.SET,
            r"(?P<label>(?:for )?(?:all|both) (?:specialties|assignments|levels|positions|classes)(?: except [^:.]{1,50})?(?: only)?)"
            + END,
            True,
        ),
        (
            Mark.SET,
            r"(?P<label>[A-Z][A-Z/&,' -]{2,70}\b(?:SPECIALTY|SPECIALTIES|ASSIGNMENTS?|LEVEL)(?: ONLY)?)" + END,
            False,
        ),
        (Mark.HEADING, r"(?:minimum |additional )?qualification requirements?\s*(?::|(?=\s(?:[A-Z]|\(?\d)))", True),
        (
            Mark.PART,
            rf"(?P<label>{QUALIFIER}{SUBJECT}(?:(?: and | or |/|, ){QUALIFIER}{SUBJECT})*)(?: requirements?)?(?: \([^)]{{1,60}}\))?\s*(?::|$)",
            True,
        ),
    )
)
INLINE_SET = re.compile(r"(?<=[.;])\s+(?=For (?:Assignment )?Level [IVX\d]+[^.:]{0,40}:)")
TRAILING = re.compile(r"(?:[;,.:]\s*|\s)(?P<word>and/or|or|and)\s*[-;:.,]*\s*$", re.IGNORECASE)


def marks(lines: Iterable[Line]) -> tuple[Piece, ...]:
    """The pieces of the qualification text in `lines`."""
    lists = Lists()
    pieces: list[Piece] = []
    for paragraph in paragraphs(tuple(lines)):
        pieces.extend(_paragraph(paragraph, lists, pieces))
    return tuple(pieces)


def paragraphs(lines: Sequence[Line]) -> tuple[tuple[Line, ...], ...]:
    """Lines grouped into paragraphs: a wrapped line goes to the line before it."""
    groups: list[list[Line]] = []
    for line in lines:
        if not line.text.strip():
            continue
        if groups and _continues(groups[-1][-1], line):
            groups[-1].append(line)
        else:
            groups.append([line])
    return tuple(tuple(group) for group in groups)


def _continues(before: Line, line: Line) -> bool:
    text, last = line.text.strip(), before.text.strip()
    if any(pattern.match(text) for _, pattern in STARTS) or any(label.start == 0 for label in labels_in(text)):
        return False
    if any((match := pattern.match(last)) and match.end() >= len(last) for _, pattern in STARTS):
        return False
    if text[:1].islower() and last[-1:] not in ".;:":
        return True
    neighbours = line.page == before.page and line.number == before.number + 1 and not line.style.indent
    return neighbours and len(last) >= 55 and last[-1:] not in ".;:" and last[-3:].lower() not in (" or", "and")


def _paragraph(lines: tuple[Line, ...], lists: Lists, before: Sequence[Piece]) -> list[Piece]:
    whole = passage(lines)
    borders = [0, *(match.end() for match in INLINE_SET.finditer(whole.text)), len(whole.text)]
    bullet = bool(lines[0].style.indent)
    pieces: list[Piece] = []
    for start, end in pairwise(borders):
        pieces.extend(_marked(whole.cut(start, end), lists, [*before, *pieces], bullet))
    return pieces


def _marked(rest: Passage, lists: Lists, before: Sequence[Piece], bullet: bool) -> list[Piece]:
    pieces: list[Piece] = []
    while rest.text:
        start = next(((mark, match) for mark, pattern in STARTS if (match := pattern.match(rest.text))), None)
        if start is None:
            break
        mark, match = start
        if mark is Mark.PART and not _is_heading(match, rest.text):
            break
        label = (match.groupdict().get("label") or "").strip(" :")
        pieces.append(Piece(mark, label, 0, rest.cut(0, match.end()), not pieces))
        if mark not in (Mark.AND, Mark.OR, Mark.EITHER):
            lists.close()
        rest = rest.cut(match.end())
        if mark is Mark.NOTE:
            return [*pieces, Piece(Mark.TEXT, "note", 0, rest)] if rest.text else pieces
    if not rest.text:
        return pieces
    return pieces + _items(rest, lists, bullet=bullet, opens_line=not pieces, before=before)


def _is_heading(match: re.Match[str], text: str) -> bool:
    """'EXPERIENCE:' heads a part; 'Experience in …' does not match; 'Training' alone in a line does."""
    return match.group().rstrip().endswith(":") or match.end() >= len(text)


def _items(rest: Passage, lists: Lists, bullet: bool, opens_line: bool, before: Sequence[Piece]) -> list[Piece]:
    """List items in one paragraph, and the text between their labels."""
    cuts: list[tuple[Label, int]] = []
    for start, readings in groupby(labels_in(rest.text), key=lambda label: label.start):
        accepted = lists.accept(readings, at_line_start=opens_line and start == 0)
        if accepted:
            cuts.append(accepted)
    pieces: list[Piece] = []
    if not cuts or cuts[0][0].start > 0:
        lead = rest.cut(0, cuts[0][0].start if cuts else None)
        if bullet and opens_line:
            pieces.append(Piece(Mark.BULLET, "", 0, rest.cut(0, 0), opens_line))
        elif opens_line and not _left_open(before):
            lists.close() if not cuts else None
        pieces.extend(_text(lead, opens_line))
    for (label, depth), following in zip_longest(cuts, cuts[1:]):
        pieces.append(Piece(Mark.ITEM, label.name, depth, rest.cut(label.start, label.end), label.start == 0))
        pieces.extend(_text(rest.cut(label.end, following[0].start if following else None)))
    return pieces


def _left_open(before: Sequence[Piece]) -> bool:
    """True if the piece before waits for more: it ended with a connective, a comma or a colon."""
    return bool(before) and (before[-1].mark is not Mark.TEXT or before[-1].passage.text[-1:] in ",:")


def _text(piece: Passage, opens_line: bool = False) -> list[Piece]:
    """A text, and the connective at its end as a piece of its own."""
    trailing = TRAILING.search(piece.text)
    pieces = []
    body = piece.cut(0, trailing.start()) if trailing else piece
    if body.text:
        pieces.append(Piece(Mark.TEXT, "", 0, body, opens_line))
    if trailing:
        word = trailing["word"].lower()
        mark = Mark.AND if word == "and" else Mark.OR
        pieces.append(Piece(mark, word, 0, piece.cut(trailing.start("word"))))
    return pieces
