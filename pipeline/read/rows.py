"""Decoded text to rows. Goes in: text. Comes out: its rows with page and number, blank ones left out.

Only LF, CR LF and CR end a row, as in an editor, so `Row.number` is the number that an editor shows. Form feed begins a
page; vertical tab and the Unicode separators break a row in two that share one number.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

ROW_END = re.compile(r"\r\n|\n|\r")
BREAK = re.compile("([\f\v\x1c-\x1e\x85\u2028\u2029])")


class Row(NamedTuple):
    """One row of a text file; `text` keeps its indentation and has no trailing space."""

    text: str
    page: int
    number: int


def rows(text: str) -> Iterator[Row]:
    """The rows of `text` that hold more than white space."""
    page = 1
    for number, row in enumerate(ROW_END.split(text), 1):
        for piece in BREAK.split(row):
            if piece == "\f":
                page += 1
            elif piece.strip():
                yield Row(piece.rstrip(), page, number)


def page_count(text: str) -> int:
    """One more than the form feeds that stand before text: a form feed at the very end opens no page."""
    return text.rstrip().lstrip("\f").count("\f") + 1
