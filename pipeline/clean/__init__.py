"""Document to cleaned Document. After this step nobody knows the jurisdiction.

Goes in: a document as read. Comes out: the same lines with labels in cells of their own marked (`fact_rows.py`) and
characters repaired (`characters.py`), lines that its source declares to be none (`quirks.py`), running heads, page
numbers and continuation marks moved to the furniture (`furniture.py`), bullets taken off (`bullets.py`), words that
were broken at the end of a line joined (`hyphens.py`) and words run together parted (`run_together.py`), in this order:
repaired characters let repeated lines be recognised, and a running head must be gone before the word it interrupts can
be joined.

Last, lines that were broken only for want of room are marked (`wrapping.py`), and so are the rows of a heading in a
narrow column (`side_headings.py`).

The steps are repeated until nothing changes, so cleaning a cleaned document changes nothing. Every line keeps its
page, number and box; wrapped lines are marked, not joined. No word is lost: what leaves the lines is in the
furniture.
"""

from models.document import Document, Line
from pipeline.clean.bullets import strip_bullets
from pipeline.clean.characters import repair
from pipeline.clean.fact_rows import with_colons
from pipeline.clean.furniture import split_furniture
from pipeline.clean.hyphens import join_broken_words
from pipeline.clean.quirks import drop_lines
from pipeline.clean.run_together import part_words
from pipeline.clean.side_headings import joined_side_headings
from pipeline.clean.wrapping import mark_wrapped

__all__ = ["clean"]

Lines = tuple[Line, ...]


def clean(document: Document) -> Document:
    """The document with clean lines; `clean(clean(d)) == clean(d)`."""
    title_hint = repair(document.title_hint)
    lines, furniture = repaired(with_colons(document.lines)), repaired(document.furniture)
    while True:
        cleaned, taken = _cleaned_once(lines, title_hint, document.raw.quirks.drop_lines)
        if cleaned == lines and not taken and (cleaned := part_words(lines)) == lines:
            break
        lines, furniture = repaired(cleaned), (*furniture, *taken)
    lines = joined_side_headings(mark_wrapped(lines))
    return document.model_copy(update={"lines": lines, "furniture": furniture, "title_hint": title_hint})


def _cleaned_once(lines: Lines, title_hint: str, patterns: tuple[str, ...]) -> tuple[Lines, Lines]:
    """The lines after one round, and those that it took out."""
    kept, dropped = drop_lines(lines, patterns)
    kept, taken = split_furniture(kept, title_hint)
    kept, marks = strip_bullets(kept)
    return join_broken_words(kept), (*dropped, *taken, *marks)


def repaired(lines: Lines) -> Lines:
    """The lines with repaired characters; lines that held only invisible ones are gone."""
    texts = ((line, repair(line.text)) for line in lines)
    return tuple(line if text == line.text else line.model_copy(update={"text": text}) for line, text in texts if text)
