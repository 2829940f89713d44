"""Lines of a section in, its words out, each with how it is set: after a blank, at the start of a paragraph.

A line of a PDF or a text file is often only a part of a paragraph; a paragraph that was wrapped anew must not look
changed. The joining here decides what a page looks like and nothing else: no fact rests on it.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from models.document import Line
from pipeline.redline.visible import visible

TRAILING = re.compile(r"(?<=[^,;:.])[,;:.]+$")
ENDS = re.compile(r"[.;:!?]\W*$")
BEGINS = re.compile(r"[^\w\s“\"'(\[$]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)](?:\s|$)", re.IGNORECASE)
"""A bullet, or the mark of a list: "1.", "(a)", "iv)"."""
NARROW, WIDE = 40, 130
"""A line of print has so many characters; longer ones were never wrapped."""
NEARLY_FULL = 0.8


class Word(NamedTuple):
    """A word, or the punctuation behind it. `opens`: a paragraph begins with it."""

    text: str
    spaced: bool
    opens: bool


def words_of(lines: Sequence[Line]) -> tuple[Word, ...]:
    """All words of the lines in their order."""
    return tuple(word for paragraph in paragraphs(lines) for word in words_in(paragraph))


def words_in(paragraph: str) -> tuple[Word, ...]:
    """The words of one paragraph; the first of them opens it."""
    return tuple(
        Word(text, spaced and position > 0, position == 0) for position, (text, spaced) in enumerate(_pieces(paragraph))
    )


def _pieces(paragraph: str) -> Iterator[tuple[str, bool]]:
    """Punctuation at the end of a word stands alone, so that "accounting;" and "accounting," share their word."""
    for chunk in paragraph.split():
        if (found := TRAILING.search(chunk)) is None:
            yield chunk, True
        else:
            yield chunk[: found.start()], True
            yield found[0], False


def paragraphs(lines: Sequence[Line]) -> list[str]:
    """The paragraphs that the lines were set as; lines without words only part them."""
    texts = [visible(line.text) for line in lines]
    full = NEARLY_FULL * max((len(text) for text in texts if len(text) <= WIDE), default=0)
    joined: list[list[str]] = []
    previous = ""
    for text in texts:
        if text and previous and _goes_on(previous, text, max(full, NARROW)):
            joined[-1].append(text)
        elif text:
            joined.append([text])
        previous = text
    return [" ".join(parts) for parts in joined]


def _goes_on(previous: str, text: str, full: float) -> bool:
    """Whether the line is the rest of the paragraph of the one before."""
    if BEGINS.match(text) or len(previous) > WIDE or text.isupper():  # "OR" on a line of its own, a heading
        return False
    if text[0].islower():
        return True
    return len(previous) >= full and (not ENDS.search(previous) or previous.endswith("."))
