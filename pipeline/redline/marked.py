"""Two sequences of words in, every word with its mark out; and words with marks in, paragraphs out."""

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import groupby
from typing import NamedTuple

from pipeline.redline.paragraphs import Word
from pipeline.redline.words import Hunk, hunks


class Mark(StrEnum):
    """What became of a stretch of words."""

    SAME = "same"
    STRUCK = "struck"
    INSERTED = "inserted"


class Placed(NamedTuple):
    """A word of the later text, or a struck one at the place where it stood."""

    mark: Mark
    word: Word
    opens: bool


class Run(NamedTuple):
    """A stretch of words of one mark; `spaced`: a blank stands before it."""

    mark: Mark
    text: str
    spaced: bool


Paragraph = tuple[Run, ...]


def placed(before: Sequence[Word], after: Sequence[Word], found: Sequence[Hunk] | None = None) -> Iterator[Placed]:
    """All words of both texts in the order in which they are read, those of both once, as the later text has them.

    `found` are the hunks between the two, if they are known already.
    """
    j = 0
    for hunk in hunks(before, after) if found is None else found:
        yield from (Placed(Mark.SAME, word, word.opens) for word in after[j : hunk.j])
        yield from (Placed(Mark.STRUCK, word, word.opens) for word in before[hunk.i : hunk.i_end])
        # Where the paragraph goes on after the struck words, what came instead of them stands in it.
        goes_on = hunk.i < hunk.i_end < len(before) and not before[hunk.i_end].opens
        for n, word in enumerate(after[hunk.j : hunk.j_end]):
            yield Placed(Mark.INSERTED, word, word.opens and not (goes_on and n == 0))
        j = hunk.j_end
    yield from (Placed(Mark.SAME, word, word.opens) for word in after[j:])


def set_in_paragraphs(words: Iterable[Placed]) -> tuple[Paragraph, ...]:
    """The words in their paragraphs."""
    paragraphs: list[list[Placed]] = []
    for each in words:
        if each.opens or not paragraphs:
            paragraphs.append([])
        paragraphs[-1].append(each)
    return tuple(map(set_in_line, paragraphs))


def set_in_line(words: Iterable[Placed]) -> Paragraph:
    """The words in one paragraph, whatever they were set in: a heading, a title."""
    return tuple(_runs(words))


def marked(before: Sequence[Word], after: Sequence[Word]) -> tuple[Paragraph, ...]:
    """The later text in its own paragraphs, with the struck words where they stood."""
    return set_in_paragraphs(placed(before, after))


def marked_line(before: Sequence[Word], after: Sequence[Word]) -> Paragraph:
    """The same in one paragraph."""
    return set_in_line(placed(before, after))


def is_changed(paragraph: Paragraph) -> bool:
    """Whether a word of it was struck or inserted."""
    return any(run.mark is not Mark.SAME for run in paragraph)


def without(mark: Mark, paragraph: Paragraph) -> Paragraph:
    """One side alone: without what was inserted it is the earlier text, without what was struck the later one."""
    return tuple(run for run in paragraph if run.mark is not mark)


def _runs(words: Iterable[Placed]) -> Iterator[Run]:
    first = True
    for mark, group in groupby(words, key=lambda each: each.mark):
        run = [each.word for each in group]
        text = "".join(f" {word.text}" if n and _apart(word) else word.text for n, word in enumerate(run))
        yield Run(mark, text, not first and _apart(run[0]))
        first = False


def _apart(word: Word) -> bool:
    """Whether a blank stands before it. The first word of a paragraph needs one where it has come into another."""
    return word.spaced or word.opens
