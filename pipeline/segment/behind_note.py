"""What goes on behind a note that stands first in a list of duties or of knowledge, or amid it.

In: the lines, a line behind the text of the note, the list that the note interrupts. Out: True if the list goes on with
that line: it opens a paragraph, an item, or stands behind a full stop, and it reads like an entry of the list. Where
nothing has been listed yet, a new paragraph that says nothing about the duties is one as well.
"""

import re
from collections.abc import Sequence

from models.document import Line
from models.section import SectionKind as Kind
from pipeline.lexicon.wordings import first_match
from pipeline.segment.first_note import ENDS
from pipeline.segment.place import Place, is_empty

LISTS = frozenset({Kind.TYPICAL_WORK_ACTIVITIES, Kind.KSAS})
MARK = re.compile(r"[-–•·▪◦‣●*]\s|\(?[A-Za-z\d]{1,2}[.)]\s")
VERB = "may|might|can|could|must|will|would|shall|should|do|does|is|are|be|has|have|were|was"
DUTY = re.compile(rf"[A-Z][a-z]+s(?:, [a-z]+s)*+(?! (?:{VERB}|of|in|for|with|who|that|which|at|on)\b) [\w(]")
"""What somebody does: "Oils pumps", "Plans, directs and checks"; not "Incumbents may", "Duties of the class"."""
SAYS = re.compile(rf"(?:\S+ ){{0,8}}?(?:{VERB})\b|(?:the|these|this|note)\b", re.IGNORECASE)
"""Words about the list and not of it: "All incumbents are expected to …", "These examples …"."""
SKILL = ("knowledge", "ability", "skill")


def goes_on_behind_note(lines: Sequence[Line], index: int, note: Place, kind: Kind, *, empty: bool) -> bool:
    """True if a list of that kind goes on with the line at `index`, behind the note whose text is at `note`; `empty` if
    nothing stands in the list above the note."""
    if kind not in LISTS or is_empty(lines, note, Place(index)):
        return False
    text, above = lines[index].text, lines[index - 1]
    mark = MARK.match(text)
    apart = lines[index].number - above.number > 1
    if not (apart or mark or ENDS.search(above.text)) or (above.text.endswith(":") and not empty):
        return False
    entry = text[mark.end() :] if mark else text
    if _is_entry(entry, kind):
        return True
    return empty and apart and SAYS.match(entry) is None


def _is_entry(text: str, kind: Kind) -> bool:
    if kind == Kind.KSAS:
        return first_match("ksas", text, *SKILL) is not None
    return DUTY.match(text) is not None
