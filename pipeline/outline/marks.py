"""Lines of qualification text cut into marked pieces: connectives, headings of parts, options, list items, text.

In: the lines of each part of the text. Out: `Piece`s in the order of the text; their words together are the words of
the lines.

Precedence at the start of a paragraph: a connective, a note, a track, an option, a requirement set (specialty or
level), a part (EDUCATION …), a list label; what is left is text. In running text only list labels and the connective
at the end of an item are marks.
"""

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum
from functools import cache, lru_cache
from itertools import groupby, pairwise, zip_longest
from typing import NamedTuple

from models.document import Line
from pipeline.extract import amounts
from pipeline.lexicon import load
from pipeline.lexicon.patterns import find
from pipeline.lexicon.wordings import WordingEntry, phrase_pattern
from pipeline.outline.labels import Label, Lists, labels_in
from pipeline.passage import Passage, passage
from pipeline.unwrapped import Printed, as_one, unwrapped


class Mark(StrEnum):
    """What a piece is in the outline."""

    AND = "and"
    OR = "or"
    EITHER = "either"
    NOTE = "note"
    ASIDE = "aside"
    DESIRABLE = "desirable"
    EXAMPLE = "example"
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


OPTION_WORD = r"(?i:option|pattern|alternative|method)"
NAMED_OPTION = rf"(?:(?i:either|or)\s+)?(?P<label>{OPTION_WORD}\s+#?(?:[IVX]+|\d{{1,2}}|[A-Z]))\b\s*[:.)–-]?(?=\s|$)"
ROMAN_OPTION = r"(?:Either|Or|EITHER|OR)\s+(?P<label>[IVX]+\b(?=\s*:?(?:\s|$))|\d(?=\s*:?$))\s*:?"
NO_TITLE = r"(?!For |Assignment |PART|Part|SECTION|Section|Chapter|PHASE)"
LEVEL_OF_A_SERIES = rf"{NO_TITLE}(?P<label>(?:[A-Z][\w/&-]* ){{1,4}}(?:[IVX]+|[A-Z]?\d{{1,2}}))\s*(?::|$)"
DASHES = r"(?:(?<![-–—\s])[-–—\s]++)?"
LEVEL = re.compile(LEVEL_OF_A_SERIES)
FIRST: tuple[tuple[Mark, re.Pattern[str]], ...] = (
    (Mark.OPTION, re.compile(NAMED_OPTION)),
    (Mark.OPTION, re.compile(ROMAN_OPTION)),
    (Mark.SET, LEVEL),
    (Mark.AND, re.compile(rf"{DASHES}(?:AND|and|And)[-–—\s]*(?::|$)")),
    (Mark.OR, re.compile(rf"{DASHES}(?:OR|or|Or)[-–—\s]*(?:[:,]|$)|(?<!-)-++\s*+(?:OR|or)\s*-+")),
    (Mark.AND, re.compile(r"(?:AND|And)(?=\s+[A-Z(\d])")),
    (Mark.OR, re.compile(r"(?:OR|Or)(?=,?\s+[A-Z(\da-z])")),
    (Mark.AND, re.compile(r"and(?=\s+\(?(?:\d{1,2}|[A-Za-z])[.)]\s)")),
    (Mark.OR, re.compile(r"or(?=\s+\(?(?:\d{1,2}|[A-Za-z])[.)]\s)")),
)
NUMBERED = dict.fromkeys((Mark.PART,), r"(?:\d{1,2}[.)]\s+)?")
WHOLE_LINE = r"\s*(?::|[-–—](?:\s|$)|\.?\s*$)"
ENDS = {
    Mark.EITHER: r"\s*(?::|$)",
    Mark.NOTE: r"\s*(?:#?\d+\s*)?(?::|\.\s|$)",
    Mark.ASIDE: r"[^.]{0,60}(?::|$)",
    Mark.DESIRABLE: r"\s*(?::|$)",
    Mark.TRACK: WHOLE_LINE,
    Mark.SET: r"(?: \([^)]{1,40}\))?\s*(?::|[-–—]\s|$)",
    Mark.HEADING: r"\s*(?::|(?=\s(?:[A-Z]|\(?\d))|$)",
    Mark.PART: r"(?:\s*\([^)]{1,60}\))?\s*(?::|$)",
}
INLINE_SET = re.compile(
    r"(?<=[.;])\s+(?=For (?:Assignment )?Level [IVX\d]+[^.:]{0,40}:|(?:LEVEL|Level) [IVX\d]+:"
    rf"|(?:(?:OR|Or|or),?\s+)?{OPTION_WORD}\s+(?:[IVX]+|\d{{1,2}}|[A-Z]):)"
)
FULL_LINE = 55
NARROW = 20.0
"""Points by which a line that was broken for want of room may be shorter than the next."""
LONGEST_SET = 120
LONGEST_NAME = 8
NO_NAME = re.compile(r"(?:In|Additional)\b")
SMALL = ("and", "or", "of", "the", "for", "in", "only")
STATES = ("education", "graduation", "amount", "license", "credits", "equivalent", "drivers_license", "nothing")
DIGITS_IN_BRACKETS = re.compile(r"\((\d+)\)")
CONNECTIVE_END = re.compile(r"[;.:,]\s*(?:and/or|or|and)\s*[-;:.,|]*$|\b(?:OR|AND)\W*$")
CONNECTIVE_START = re.compile(r"(?:or|and)\b")
TABLE_ROW = re.compile(r"(?P<label>[^|]{1,40}?)\s*\|(?=[^|]*\|[^|]*\w)")
TRAILING = re.compile(r"(?:[;,.:]\s*|\s)(?P<word>and/or|or|and)(?:\s++either)?\s*+(?:[-;:.,|]++\s*+)?$", re.IGNORECASE)


@cache
def openings() -> tuple[tuple[Mark, str, re.Pattern[str]], ...]:
    """The openings of `lexicon/outline.toml` in their order: mark, name of the entry, pattern with what must follow."""
    return tuple(
        (mark, entry.name, re.compile(rf"{NUMBERED.get(mark, '')}(?P<label>{words}){ENDS[mark]}", re.IGNORECASE))
        for entry in load("outline", WordingEntry)
        for mark in [Mark(entry.label)]
        for words in ["|".join(phrase_pattern(phrase) for phrase in entry.phrases)]
    )


@lru_cache(maxsize=2048)
def opening(text: str) -> tuple[Mark, str, int] | None:
    """What `text` opens with: the mark, its label, and where the words after it start; None for plain text."""
    for mark, pattern in FIRST:
        if match := pattern.match(text):
            return mark, (match.groupdict().get("label") or ""), match.end()
    for mark, name, pattern in openings():
        match = pattern.match(text)
        if match and (mark is not Mark.SET or _names_a_set(match)):
            label = name if mark is Mark.TRACK else match["label"].strip(" :*")
            return mark, label, match.end()
    return None


def _names_a_set(match: re.Match[str]) -> bool:
    """A specialty or level heads its requirements in capitals or before a colon; a sentence that ends so does not."""
    words = match["label"]
    announced = match.group().rstrip().endswith(":")
    alone = match.end() == len(match.string) and len(words.split()) <= LONGEST_NAME and _is_titled(words)
    return len(words) <= LONGEST_SET and (words.upper() == words or announced or alone)


def _is_titled(words: str) -> bool:
    """True for a name: words that each begin with a capital, but for the small ones between them."""
    return not NO_NAME.match(words) and all(
        word[:1].isupper() or word in SMALL for word in re.findall(r"[A-Za-z]+", words)
    )


def marks(parts: Iterable[Sequence[Line]]) -> tuple[Piece, ...]:
    """The pieces of the qualification text; no paragraph goes on from one of its parts into the next."""
    lists = Lists()
    pieces: list[Piece] = []
    for paragraph in (paragraph for lines in parts for paragraph in paragraphs(lines)):
        pieces.extend(_paragraph(paragraph, lists, pieces))
    return _with_real_levels(pieces)


def _with_real_levels(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """One line like "Clerk 2" is no series: only two or more levels head requirements of their own."""
    levels = [piece for piece in pieces if piece.mark is Mark.SET and LEVEL.match(piece.passage.text)]
    if len(levels) > 1:
        return tuple(pieces)
    return tuple(piece._replace(mark=Mark.HEADING) if piece in levels else piece for piece in pieces)


def paragraphs(lines: Sequence[Line]) -> tuple[tuple[Line, ...], ...]:
    """Lines of print grouped into paragraphs: what was wrapped goes to the line before it."""
    groups: list[list[Printed]] = []
    for printed in unwrapped(line for line in lines if line.text.strip()):
        if groups and _continues(groups[-1][-1], printed):
            groups[-1].append(printed)
        else:
            groups.append([printed])
    return tuple(tuple(line for printed in group for line in printed) for group in groups)


def _continues(above: Printed, printed: Printed) -> bool:
    text, last = as_one(printed).text.strip(), as_one(above).text.strip()
    opened = opening(last)
    labelled = any(label.start == 0 for label in labels_in(text)) and not _repeats_number(last, text)
    if opening(text) or labelled or (opened and opened[2] >= len(last)):
        return False
    if (
        text[:1].islower()
        and not _both_bullets(above, printed)
        and last[-1:] not in ".:"
        and not CONNECTIVE_START.match(text)
    ):
        return True
    if CONNECTIVE_END.search(last):
        return False
    before, line = above[-1], printed[0]
    neighbours = line.page == before.page and line.number == before.number + 1 and not line.style.indent
    return neighbours and last[-1:] not in ".;:" and _fills_its_line(as_one(above), as_one(printed))


def _both_bullets(above: Printed, printed: Printed) -> bool:
    """True for items of one list that all begin with a small letter: "• payroll", "• auditing"."""
    return bool(above[0].style.indent and printed[0].style.indent and above[0].text[:1].islower())


def _fills_its_line(before: Line, line: Line) -> bool:
    """True if a line is as long as lines get: in a narrow column as wide as the line below it, elsewhere long."""
    if before.wrapped is None and before.box is not None and line.box is not None and before.box.x0 == line.box.x0:
        return before.box.x1 >= line.box.x1 - NARROW or len(before.text) >= FULL_LINE
    return len(before.text.strip()) >= FULL_LINE


def _repeats_number(last: str, text: str) -> bool:
    """True if a line ends in a number word that the next one repeats in digits: "fifteen | (15) semester hours"."""
    digits = DIGITS_IN_BRACKETS.match(text)
    return digits is not None and amounts.number(last.split()[-1]) == float(digits[1])


def _paragraph(lines: tuple[Line, ...], lists: Lists, before: Sequence[Piece]) -> list[Piece]:
    whole = passage(lines)
    borders = [0, *(match.end() for match in INLINE_SET.finditer(whole.text)), len(whole.text)]
    bullet = bool(lines[0].style.indent)
    pieces: list[Piece] = []
    for start, end in pairwise(borders):
        pieces.extend(_marked(whole.cut(start, end), lists, pieces or before, bullet))
    return pieces


def _marked(rest: Passage, lists: Lists, before: Sequence[Piece], bullet: bool) -> list[Piece]:
    pieces: list[Piece] = []
    if row := TABLE_ROW.match(rest.text):
        heads = not states(rest.text)
        mark = Mark.HEADING if heads else Mark.SET
        cells = rest.cut(row.end())
        return [Piece(mark, row["label"], 0, rest.cut(0, row.end()), True)] + ([] if heads else _text(cells))
    while rest.text and (found := opening(rest.text)):
        mark, label, end = found
        whole = rest
        pieces.append(Piece(mark, label, 0, rest.cut(0, end), not pieces))
        if mark not in (Mark.AND, Mark.OR, Mark.EITHER):
            lists.close()
        rest = rest.cut(end)
        if mark is Mark.OPTION and _names_the_option(rest.text):
            return [*pieces[:-1], pieces[-1]._replace(passage=whole)]
        if mark is Mark.NOTE:
            return [*pieces, Piece(Mark.TEXT, "note", 0, rest)] if rest.text else pieces
    if not rest.text:
        return pieces
    after_joint = bool(pieces) and all(piece.mark in (Mark.AND, Mark.OR) for piece in pieces)
    if after_joint and not any(label.start == 0 for label in labels_in(rest.text)):
        lists.close()
    return pieces + _items(rest, lists, bullet=bullet, opens_line=not pieces, before=before)


def states(text: str) -> bool:
    """True if something is required in `text`."""
    return any(match.label in STATES for match in find(text))


def _names_the_option(text: str) -> bool:
    """Few words behind "Option 2" in which nothing is required are its name: "External Experience"."""
    return len(text.split()) <= LONGEST_NAME and text[-1:] not in ".;" and not states(text)


def _items(rest: Passage, lists: Lists, bullet: bool, opens_line: bool, before: Sequence[Piece]) -> list[Piece]:
    """List items in one paragraph, and the text between their labels."""
    cuts: list[tuple[Label, int]] = []
    alone = opens_line and bool(before) and before[-1].mark is Mark.OR and before[-1].opens_line
    if alone and lists.begins_anew(label for label in labels_in(rest.text) if label.start == 0):
        lists.close()
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
