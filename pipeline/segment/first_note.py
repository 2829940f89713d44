"""A note that stands first under the heading of the qualifications, and what they ask behind it.

In: the lines, a line of the note, where the text of the note begins. Out: True if the qualifications begin with that
line: it opens a paragraph or stands behind a full stop, and it asks for something and defines nothing.
"""

import re
from collections.abc import Sequence

from models.document import Line
from pipeline.extract.sentences import Ruling, sentences
from pipeline.extract.unasked import STATING
from pipeline.passage import passage
from pipeline.segment.place import Place, is_empty

ENDS = re.compile(r"[.!?:)\]\"”’']\s*+$")
OPENS = re.compile(r"\W*[A-Z\d]")
SAYS = re.compile(r"\b(?:(?:is|are) (?!required\b)|means?\b|counts?\b|(?:may|can|will|shall|must) be\b)", re.IGNORECASE)


def begins_behind_note(lines: Sequence[Line], index: int, note: Place) -> bool:
    """True if the line at `index` is the first that the qualifications ask, behind the note whose text is at `note`."""
    if is_empty(lines, note, Place(index)) or not OPENS.match(lines[index].text):
        return False
    above = lines[index - 1]
    apart = lines[index].number - above.number > 1
    return (apart or ENDS.search(above.text) is not None) and _asks(lines, index)


def _asks(lines: Sequence[Line], index: int) -> bool:
    """True if a line asks for something, or leads with a colon to one that does."""
    text = lines[index].text.rstrip()
    leads = text.endswith(":") and index + 1 < len(lines)
    said = sentences(passage(lines[index : index + 2] if leads else [lines[index]]))
    first = next(iter(said), None)
    if first is None or first.ruling is not Ruling.REQUIREMENT or SAYS.search(text):
        return False
    return any(match.label in STATING for sentence in said for match in sentence.matches)
