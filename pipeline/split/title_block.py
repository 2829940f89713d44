"""The title block that opens a class inside a volume: captions, codes and the title, above its first part.

In: the lines of a document and the index of a heading. Out: where the block above it begins and the title in it, or
None. A title alone proves nothing (it may be a group inside a part). Evidence, the strongest first: it stands at the
top of a page; a class code or a caption stands beside it; it is set like the title of the first class.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from models.document import Document, Line, RawFile
from pipeline.identity.codes import CODE_ALONE, begins_with_fact
from pipeline.identity.labels import read_labels
from pipeline.identity.title import can_be_title, read_title
from pipeline.identity.title_line import split_title_line
from pipeline.lexicon.headings import names_division
from pipeline.lexicon.phrases import words_of
from pipeline.lexicon.wordings import first_match
from pipeline.segment.manner import Setting, setting_of

MAX_LINES = 60
"""Lines from the beginning of a class to its first heading: title block, notes, a definition without a heading."""
MAX_WORDS = 16
TITLE_WITHIN = 8
"""A title stands within so many lines of the top of its page."""
LONG_WORD = 4
"""Letters of a word that may be small in a title: of, the, with."""
HEAD_LINES = 3
"""Lines above a title where its code and labels may stand, whatever the first class has there."""
NEAR_HEADING = 3
"""A title without style or code stands within so many lines of its heading."""
BESIDE = 2
"""Lines above and below a title where its code or caption stands."""


class TitleBlock(NamedTuple):
    """Where a class begins, its title, the index of the title's line, how that is set, and by how many lines it stands
    above the first heading of the class."""

    start: int
    title: str
    line: int
    setting: Setting
    above: int


def first_block(lines: Sequence[Line], heading: int) -> TitleBlock | None:
    """The title block of the first class of a document; it starts after a cover or an index, if there is one."""
    blocks = (_block(lines, start, heading) for start in (*_page_tops(lines, 0, heading), 0))
    return next(filter(None, blocks), None)


def next_block(
    lines: Sequence[Line], lower: int, heading: int, current: TitleBlock, first: TitleBlock
) -> TitleBlock | None:
    """The title block above `heading`, not above `lower`, with another title than `current`; None if there is none."""
    lower = max(lower, heading - MAX_LINES)
    for block in (*_at_page_tops(lines, lower, heading), *_inside_pages(lines, lower, heading, first)):
        if _words(block.title) != _words(current.title):
            return block
    return None


def _page_tops(lines: Sequence[Line], lower: int, heading: int) -> Iterator[int]:
    """The indexes of lines that open a page, upwards from the heading."""
    for index in range(heading, max(lower, 1) - 1, -1):
        if lines[index].page != lines[index - 1].page:
            yield index


def _at_page_tops(lines: Sequence[Line], lower: int, heading: int) -> Iterator[TitleBlock]:
    blocks = (_block(lines, start, heading) for start in _page_tops(lines, lower, heading))
    yield from filter(None, blocks)


def _block(lines: Sequence[Line], start: int, heading: int) -> TitleBlock | None:
    """The block from `start` if a title stands in its first lines, with nothing but short lines above it."""
    block = tuple(lines[start : min(heading, start + TITLE_WITHIN)])
    stated, line = read_title(_alone(block), block, read_labels(block)) if block else (None, None)
    if stated is None or line is None:
        return None
    index = start + block.index(line)
    if any(_is_text(above.text) for above in lines[start:index]):
        return None
    return TitleBlock(start, stated.value, index, setting_of(line), heading - index)


def _alone(lines: tuple[Line, ...]) -> Document:
    nowhere = RawFile(source="", spec_id="", jurisdiction="", sha256="", size=0)
    return Document(raw=nowhere, media_type="", lines=lines)


def _inside_pages(lines: Sequence[Line], lower: int, heading: int, first: TitleBlock) -> Iterator[TitleBlock]:
    """The blocks whose title has a code or a caption beside it, or the setting of the first title; nearest first."""
    near = True  # only short lines so far between the title and the heading
    for index in range(heading - 1, lower - 1, -1):
        line = lines[index]
        if _labels_title(line) or _is_evident(lines, index, lower, heading, first, near=near):
            top = _top(lines, index, lower, first.line - first.start)
            yield _block(lines, top, heading) or TitleBlock(index, line.text, index, setting_of(line), heading - index)
        near = near and not _is_text(line.text)


def _is_evident(lines: Sequence[Line], index: int, lower: int, heading: int, first: TitleBlock, *, near: bool) -> bool:
    """True for a title in the letter case of the first, with a code beside it or, near the heading, set like it."""
    line = lines[index]
    if setting_of(line).capitals != first.setting.capitals or not _is_title(line):
        return False
    if _has_code_beside(lines, index, lower, heading):
        return True
    return near and (_is_set(lines, index, first) or _stands_like(lines, index, heading, first))


def _is_title(line: Line) -> bool:
    title = split_title_line(line.text).title
    titled = all(word[:1].isupper() or not word[:1].isalpha() for word in title.split() if len(word) > LONG_WORD)
    return titled and can_be_title(title) and not begins_with_fact(line.text)


def _has_code_beside(lines: Sequence[Line], index: int, lower: int, heading: int) -> bool:
    """True if the title has a class code on its line, or a code, a labelled title or a caption beside it."""
    if split_title_line(lines[index].text).code:
        return True
    beside = lines[max(lower, index - BESIDE) : min(heading, index + BESIDE + 1)]
    codes = any(CODE_ALONE.fullmatch(line.text) for line in beside)
    return codes or any(_labels_class(line) or is_caption(line.text) for line in beside)


def _labels_title(line: Line) -> bool:
    return any(label.fact == "title" and can_be_title(label.value) for label in read_labels((line,)))


def _labels_class(line: Line) -> bool:
    return any(label.fact in ("title", "class_code") for label in read_labels((line,)))


def is_caption(text: str) -> bool:
    """True for 'CLASS SPECIFICATION' and the like, not for a line that ends one."""
    found = first_match("not_titles", text, "caption")
    return found is not None and len(text.split()) <= MAX_WORDS and not text.casefold().startswith("end")


def _is_set(lines: Sequence[Line], index: int, first: TitleBlock) -> bool:
    """True for a title set like the first one, and apart: below a blank line, plain capitals above one too."""
    line = lines[index]
    setting = setting_of(line)
    if setting != first.setting or names_division(line.text):
        return False
    above = line.number - lines[index - 1].number > 1
    below = lines[index + 1].number - line.number > 1
    return setting.distinctive or (setting.capitals and above and below)


def _stands_like(lines: Sequence[Line], index: int, heading: int, first: TitleBlock) -> bool:
    """True for a title that stands as close above its heading as the first one, below a blank line."""
    line = lines[index]
    apart = line.number - lines[index - 1].number > 1 and heading - index == first.above <= NEAR_HEADING
    return apart and setting_of(line) == first.setting and not names_division(line.text)


def nearer_block(lines: Sequence[Line], first: TitleBlock, second: TitleBlock, heading: int) -> TitleBlock:
    """The first block, or one further down whose title stands above the first heading as the second title does above
    its own: what stands before it is a cover, a caption of the volume or a list of contents."""
    index = heading - second.above
    if index <= first.line or not _is_title(lines[index]) or setting_of(lines[index]) != second.setting:
        return first
    start = _top(lines, index, first.line + 1, second.line - second.start)
    title = split_title_line(lines[index].text).title
    return TitleBlock(start, title, index, second.setting, second.above)


def _top(lines: Sequence[Line], index: int, lower: int, most: int) -> int:
    """Where the block with the title at `index` begins: over codes and labels, and over captions and issuers if the
    first class has `most` lines above its title."""
    top = index
    while top > lower and index - top < max(most, HEAD_LINES) and _is_head(lines[top - 1].text, named=most > 0):
        top -= 1
    return top


def _is_head(text: str, *, named: bool) -> bool:
    if _is_text(text) or text.casefold().startswith("end "):
        return False
    fact = begins_with_fact(text) or CODE_ALONE.fullmatch(text) is not None
    return fact or (named and first_match("not_titles", text) is not None)


def _is_text(text: str) -> bool:
    return len(text.split()) > MAX_WORDS or text.rstrip().endswith((".", ";"))


def _words(title: str) -> list[str]:
    return [word.folded for word in words_of(title)]
