"""Words of a row as they were meant. Goes in: a row. Comes out: the row with spaced-out words closed and raised digits
marked.

"D U T I E S" is one word: four or more single letters in even distance. A small raised digit after a word is the mark
of a footnote, not a part of a number: "degree" with a raised 1 is "degree ¹". The numerator of a fraction stays.
"""

from itertools import groupby, pairwise
from statistics import median

from pipeline.read.columns import Row, Word
from pipeline.read.raised import RAISED

MIN_LETTERS = 4
WORD_BREAK = 1.6
"""Between spaced-out words the gap is at least so many times the gap between their letters."""
WIDEST = 1.5
"""Letters that stand farther apart than so many times their size are columns."""
SMALL = 0.8
LIFT = 0.15
"""A mark stands higher by so much of the size of the text, and is smaller than `SMALL` of it."""


def meant(row: Row) -> Row:
    """The row with its words as they were meant."""
    return _marked(_closed(row))


def _closed(row: Row) -> Row:
    words: list[Word] = []
    for single, group in groupby(row, key=lambda word: len(word.text) == 1 and word.text.isalpha()):
        run = tuple(group)
        words += _joined(run) if single and len(run) >= MIN_LETTERS else run
    return tuple(words)


def _joined(letters: Row) -> list[Word]:
    """One word for each run of letters; letters in columns are left alone."""
    gaps = [after.x0 - before.x1 for before, after in pairwise(letters)]
    usual = median(gaps)
    if usual > WIDEST * letters[0].size:
        return list(letters)
    words = [letters[0]]
    for letter, gap in zip(letters[1:], gaps, strict=True):
        if gap > WORD_BREAK * max(usual, 0.2 * letter.size):
            words.append(letter)
        else:
            words[-1] = words[-1]._replace(text=words[-1].text + letter.text, x1=letter.x1)
    return words


def _marked(row: Row) -> Row:
    if len({word.size for word in row}) == 1:
        return row
    largest = max(row, key=lambda word: word.size)
    following = (*row[1:], None)
    return tuple(
        word._replace(text=word.text.translate(RAISED)) if _is_mark(word, largest, after) else word
        for word, after in zip(row, following, strict=True)
    )


def _is_mark(word: Word, largest: Word, after: Word | None) -> bool:
    fraction = after is not None and after.text[0] in "/⁄"
    raised = word.bottom < largest.bottom - LIFT * largest.size and word.size < SMALL * largest.size
    return raised and word.text.isascii() and word.text.isdigit() and not fraction
