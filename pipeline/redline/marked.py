"""Two sequences of words in, paragraphs out, in which every stretch of words is the same, struck or inserted."""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import groupby
from typing import NamedTuple

from pipeline.redline.paragraphs import Word
from pipeline.redline.words import hunks


class Mark(StrEnum):
    """What became of a stretch of words."""

    SAME = "same"
    STRUCK = "struck"
    INSERTED = "inserted"


class Run(NamedTuple):
    """A stretch of words of one mark; `spaced`: a blank stands before it."""

    mark: Mark
    text: str
    spaced: bool


Paragraph = tuple[Run, ...]


class _Placed(NamedTuple):
    mark: Mark
    word: Word
    opens: bool


def marked(before: Sequence[Word], after: Sequence[Word]) -> tuple[Paragraph, ...]:
    """The later text in its own paragraphs, with the struck words where they stood."""
    paragraphs: list[list[_Placed]] = []
    for placed in _placed(before, after):
        if placed.opens or not paragraphs:
            paragraphs.append([])
        paragraphs[-1].append(placed)
    return tuple(tuple(_runs(paragraph)) for paragraph in paragraphs)


def marked_line(before: Sequence[Word], after: Sequence[Word]) -> Paragraph:
    """The same in one paragraph, whatever the lines: a heading, a title."""
    return tuple(_runs(list(_placed(before, after))))


def is_changed(paragraph: Paragraph) -> bool:
    """Whether a word of it was struck or inserted."""
    return any(run.mark is not Mark.SAME for run in paragraph)


def _placed(before: Sequence[Word], after: Sequence[Word]) -> Iterator[_Placed]:
    j = 0
    for hunk in hunks(before, after):
        yield from (_Placed(Mark.SAME, word, word.opens) for word in after[j : hunk.j])
        yield from (_Placed(Mark.STRUCK, word, word.opens) for word in before[hunk.i : hunk.i_end])
        # Where the paragraph goes on after the struck words, what came instead of them stands in it.
        goes_on = hunk.i < hunk.i_end < len(before) and not before[hunk.i_end].opens
        for n, word in enumerate(after[hunk.j : hunk.j_end]):
            yield _Placed(Mark.INSERTED, word, word.opens and not (goes_on and n == 0))
        j = hunk.j_end
    yield from (_Placed(Mark.SAME, word, word.opens) for word in after[j:])


def _runs(paragraph: Sequence[_Placed]) -> Iterator[Run]:
    first = True
    for mark, group in groupby(paragraph, key=lambda placed: placed.mark):
        words = [placed.word for placed in group]
        text = "".join(f" {word.text}" if n and _apart(word) else word.text for n, word in enumerate(words))
        yield Run(mark, text, not first and _apart(words[0]))
        first = False


def _apart(word: Word) -> bool:
    """Whether a blank stands before it. The first word of a paragraph needs one where it has come into another."""
    return word.spaced or word.opens
