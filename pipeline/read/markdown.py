"""Markdown rows to lines. Goes in: rows of text. Comes out: lines whose marks became styles.

Taken out: heading marks, bold and italic marks, link targets beside their text, escapes, quote marks, rules, fences,
table frames. Kept in the text: list labels ("1.", "-"), and every asterisk that is escaped or marks a footnote
("degree* in"), because it points to a note. Precedence: escapes are set aside first, so they never act as marks.
"""

import html
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from models.document import Line
from pipeline.read.emphasis import Run, line_style
from pipeline.read.rows import Row

HEADING = re.compile(r"(#{1,6})\s++(\S.*?)(?:(?<!\s)\s++#+)?$")
UNDERLINE = re.compile(r"(={3,}|-{3,})$")
RULE = re.compile(r"([-*_])(?:\s*\1){2,}$|[`~]{3,}\w*$")
QUOTE = re.compile(r"(?:>\s?)+")
BULLET = re.compile(r"[-*+•]\s+(?=\S)")
TABLE_FRAME = re.compile(r"\|?\s*:?-{3,}:?\s*(?:\|\s*:?-{3,}:?\s*)*\|?$")
ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
LINK = re.compile(r"!?\[([^\[\]]*)\]\([^)\s]{0,2000}(?:\s+\"[^\"]{0,2000}\")?\)")
ADDRESS = re.compile(r"<((?:https?://|mailto:)[^<>\s]+|[\w.+-]{1,100}@[\w.-]+)>")
BREAK_TAG = re.compile(r"<br\s*/?>|\\$", re.IGNORECASE)
BOLD_OPENS = re.compile(r"(\*\*|__)(?=\S)")
BOLD_CLOSES = {mark: re.compile(rf"(?<=\S)(?={re.escape(mark)}(?!{re.escape(mark)}))") for mark in ("**", "__")}
ITALIC = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*]+?)(?<=[^\s*])\*(?![\w*])")
UNDERSCORED = re.compile(r"(?<![\w_])_(?=[^\s_])([^_]+?)(?<=[^\s_])_(?![\w_])")

SURE_HEADING = re.compile(r"#{2,6}\s+\S")
SURE_BOLD = re.compile(r"(?:#+ |[-*] |\d+\. )?\*\*[^*\s](?:[^*]|\*(?!\*)|\\\*(?=\*))*\*\*")
PRIVATE = 0xF0000
"""Escaped characters wait in this private plane until all marks are gone."""


def has_marks(found: Iterable[Row]) -> bool:
    """True if plain text is clearly Markdown: a heading of level 2 or deeper, or a line that opens in bold marks."""
    return any(SURE_HEADING.match(row.text) or SURE_BOLD.match(row.text) for row in found)


def markdown_lines(found: Sequence[Row]) -> tuple[Line, ...]:
    """The lines of Markdown rows; rules, fences and table frames have no text and are left out."""
    return tuple(_lines(found))


def _lines(found: Sequence[Row]) -> Iterator[Line]:
    for row, following in zip_longest(found, found[1:]):
        text = QUOTE.sub("", row.text.strip(), count=1) if row.text.lstrip().startswith(">") else row.text.strip()
        if not (RULE.match(text) or UNDERLINE.match(text) or TABLE_FRAME.match(text)):
            level, text = _heading(text, row, following)
            yield from _line(row, text, level)


def _heading(text: str, row: Row, following: Row | None) -> tuple[int, str]:
    """The level of a heading and its text without marks; 0 for any other row."""
    match = HEADING.match(text)
    if match:
        return len(match[1]), match[2]
    touching = following is not None and following.number == row.number + 1
    mark = UNDERLINE.match(following.text.strip()) if following and touching else None
    return (0 if mark is None else 1 if mark[1][0] == "=" else 2), text


def _line(row: Row, text: str, level: int) -> Iterator[Line]:
    indent = _indent(row) if BULLET.match(text) else 0
    runs = plain_runs(_cells(text))
    shown = "".join(run.text for run in runs).strip()
    if shown:
        style = line_style(_unlabelled(runs), heading=level, indent=indent)
        yield Line(text=shown, page=row.page, number=row.number, style=style)


def plain_runs(text: str) -> list[Run]:
    """The text of one row cut at its bold marks, all marks taken out."""
    text = ESCAPE.sub(lambda match: chr(PRIVATE + ord(match[1])), text)
    text = ADDRESS.sub(r"\1", BREAK_TAG.sub(" ", LINK.sub(r"\1", text)))
    runs, end = [], 0
    for start, stop in _bold_places(text):
        runs += [Run(text[end:start]), Run(text[start + 2 : stop], bold=True)]
        end = stop + 2
    runs.append(Run(text[end:]))
    return [Run(_bare(run.text), run.bold) for run in runs if run.text]


def _bold_places(text: str) -> Iterator[tuple[int, int]]:
    """Where each bold piece has its opening and its closing mark. All closing marks are found once: a row of a
    thousand marks that never close must not be searched a thousand times."""
    closing = {mark: [found.start() for found in closes.finditer(text)] for mark, closes in BOLD_CLOSES.items()}
    end = 0
    for opening in BOLD_OPENS.finditer(text):
        marks = closing[opening[1]]
        at = bisect_left(marks, opening.start() + 3)
        if opening.start() >= end and at < len(marks):
            yield opening.start(), marks[at]
            end = marks[at] + 2


def _bare(text: str) -> str:
    """Italic marks and entities resolved, escaped characters back in their place."""
    text = html.unescape(UNDERSCORED.sub(r"\1", ITALIC.sub(r"\1", text)))
    return "".join(chr(ord(char) - PRIVATE) if PRIVATE <= ord(char) < PRIVATE + 128 else char for char in text)


def _unlabelled(runs: list[Run]) -> list[Run]:
    """The runs without a list label in front, so that "- **DUTIES:** …" opens in bold."""
    first = runs[0].text.strip() if runs else ""
    return runs[1:] if len(runs) > 1 and re.fullmatch(r"[-*+•]|\w{1,3}[.)]", first) else runs


def _cells(text: str) -> str:
    """A table row as its cells, two spaces apart; any other text unchanged."""
    if not (text.startswith("|") and text.endswith("|") and len(text) > 1):
        return text
    return "  ".join(cell.strip() for cell in text.strip("|").split("|") if cell.strip())


def _indent(row: Row) -> int:
    spaces = len(row.text.expandtabs(4)) - len(row.text.expandtabs(4).lstrip())
    return 1 + spaces // 2
