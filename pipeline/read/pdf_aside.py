"""What stands on a page beside its text. Goes in: the words of a page. Comes out: the words of the text, all turned the
same way, and those that are no text: a watermark, words on another side of the page or outside of it.
"""

from collections import Counter
from collections.abc import Sequence
from statistics import median

from pipeline.read.columns import Word

WATERMARK_SIZE = 2.5
"""A watermark is set in so many times the size of the text."""
MAX_MARKS = 50
"""No page has more words in its watermark."""
MIN_UNDER = 2
"""A watermark lies under so many words of other size."""

Words = tuple[Word, ...]


def main_turn(words: Sequence[Word]) -> int:
    """The way in which most characters of the page are turned; level text wins a draw."""
    if all(word.turn == 0 for word in words):
        return 0
    sizes: Counter[int] = Counter({0: 0})
    for word in words:
        if word.turn >= 0:
            sizes[word.turn] += len(word.text)
    return max(sizes, key=lambda turn: (sizes[turn], turn == 0))


def set_aside(words: Sequence[Word], turn: int, width: float, height: float) -> tuple[Words, Words]:
    """The words of the text, and the others. `width` and `height` are the page's in the frame of the text."""
    level = [word for word in words if word.turn == turn and _is_on_page(word, width, height)]
    marks = _watermark(level)
    text = tuple(word for word in level if word not in marks) if marks else tuple(level)
    if len(text) == len(words):
        return text, ()
    kept = set(map(id, text))
    return text, tuple(word for word in words if id(word) not in kept)


def beyond(words: Sequence[Word], turn: int, width: float, height: float) -> int:
    """How many of the words, turned like the text, lie outside of the page as it is shown."""
    return sum(word.turn == turn and not _is_on_page(word, width, height) for word in words)


def _is_on_page(word: Word, width: float, height: float) -> bool:
    return word.x1 > 0 and word.bottom > 0 and word.x0 < width and word.top < height


def _watermark(words: Sequence[Word]) -> set[Word]:
    """Large words that other words are printed over."""
    if not words:
        return set()
    usual = median(word.size for word in words)
    large = [word for word in words if word.size >= WATERMARK_SIZE * usual]
    if len(large) > MAX_MARKS:
        return set()
    marks = {word for word in large if sum(_lies_under(word, other) for other in words) >= MIN_UNDER}
    # the letters of one watermark may be set one by one; some have no word over them
    return {word for word in large if any(_same_line(word, mark) for mark in marks)}


def _same_line(word: Word, mark: Word) -> bool:
    return (word.font, word.size) == (mark.font, mark.size) and abs(word.bottom - mark.bottom) < mark.size / 4


def _lies_under(mark: Word, other: Word) -> bool:
    """True if the other word is smaller and most of it lies in the box of the mark, in more than a corner of it."""
    middle_x, middle_y = (other.x0 + other.x1) / 2, (other.top + other.bottom) / 2
    inside = mark.x0 < middle_x < mark.x1 and mark.top < middle_y < mark.bottom
    return inside and other.size < mark.size / WATERMARK_SIZE * 1.5
