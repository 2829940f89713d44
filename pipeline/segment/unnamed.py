"""Parts that begin without a known heading. In: a line, what is open, how headings are set. Out: a cut, or None.

Precedence: a part that goes on after a note ("AND", the next item number, or what the qualifications ask behind a note
that stands first under their heading), then a footnote to the requirements, then a
heading that the lexicon does not know but that is set like the others.
"""

import re
from collections.abc import Sequence

from models.document import Line
from models.section import SectionKind as Kind
from pipeline.lexicon.headings import RUNS_ON, Standing, is_capitals, match_heading, names_division, states_equivalence
from pipeline.outline.marks import opening as divides
from pipeline.segment.behind_note import LISTS as LISTED
from pipeline.segment.behind_note import goes_on_behind_note
from pipeline.segment.first_note import begins_behind_note
from pipeline.segment.manner import Manner, reads_as_heading, setting_of
from pipeline.segment.opening import Open
from pipeline.segment.place import Candidate, Cut, Place, stands_apart

UNKNOWN = "unknown-heading"
RESUMED = "resumed"
CLOSING = "closing-block"
FACTS = "facts-inside"
DEMANDS = frozenset({Kind.MINIMUM_QUALIFICATIONS, Kind.SPECIAL_REQUIREMENTS})
RESUMABLE = DEMANDS | LISTED | {Kind.SELECTION_PROCESS}
"""Parts that a note may interrupt: demands go on with a connective, lists with their next entry, any of them with the
next item number."""
AFTER_DEMANDS = frozenset({Kind.NOTES, Kind.SPECIAL_REQUIREMENTS})
"""Parts after which an equivalent combination still belongs to the minimum qualifications."""
LISTS = frozenset({Kind.TYPICAL_WORK_ACTIVITIES, Kind.KSAS, Kind.MINIMUM_QUALIFICATIONS})
"""Parts full of sub-headings and short entries: here capitals that more capitals follow are no unknown heading."""
MAX_CLOSING_WORDS = 16
MAX_GROUP_WORDS = 8
MIN_PROSE_WORDS = 10

OPTION = r"(?:OPTION|Option|ALTERNATIVE|Alternative|PATTERN|Pattern|METHOD|Method) #?(?:\d{1,2}|[IVX]+|[A-Z])\s*[:.]?$"
GOES_ON = re.compile(rf"(?:AND|OR|AND/OR|PLUS|EITHER)\b|Or (?=any |an |the |a )|{OPTION}")
ITEM = re.compile(r"(?:^|\s)\(?(\d{1,2})[.)](?=\s)")
DIGIT = re.compile(r"\d")
INLINE = re.compile(r"(?P<heading>[A-Z][A-Z&/,'’ -]{8,60}):\s+(?=[A-Z(])")
MIN_INLINE_WORDS = 3
FOOTNOTE = re.compile(r"\*+\s?(?=[A-Z(])")
ITEM_END = re.compile(r"\d[.)]")
"""What every item mark holds, and few lines: a look for it is quick."""
ASKED = re.compile(r"\b(?:education|experience|training|licen[cs]|certifi|registration)", re.IGNORECASE)
"""What qualifications ask for: a heading with such a word divides them."""
STARRED = re.compile(r"\w[.,;]?\*")


def seen(part: Open, text: str) -> Open:
    """`part`, with the item numbers and footnote marks of one more line.

    A note that has items of its own ends their count: "2." in it is no longer the second requirement.
    """
    counted = part.kind in RESUMABLE
    items = ITEM.findall(text) if (counted or part.item) and ITEM_END.search(text) else ()
    if not counted:
        return part._replace(item=0) if items else part
    starred = part.starred or (
        part.kind == Kind.MINIMUM_QUALIFICATIONS and "*" in text and STARRED.search(text) is not None
    )
    return part._replace(item=int(items[-1]) if items else part.item, starred=starred)


def resumption(lines: Sequence[Line], start: Place, part: Open) -> Cut | None:
    """Where, in the line of `start`, a part goes on that a note interrupted: a connective, its next item number, the
    first that the qualifications ask, or an entry of a list."""
    text = lines[start.line].text[start.offset :]
    goes_on = start.offset == 0 and GOES_ON.match(text) is not None
    if goes_on and part.kind in AFTER_DEMANDS and _equivalence(lines, start.line):
        return Cut(start, start, Kind.MINIMUM_QUALIFICATIONS, RESUMED)
    if part.interrupts is None:
        return None
    unsaid = part.empty and part.interrupts == Kind.MINIMUM_QUALIFICATIONS and not start.offset
    if unsaid and begins_behind_note(lines, start.line, part.text):
        return Cut(start, start, part.interrupts, RESUMED)
    if not start.offset and goes_on_behind_note(lines, start.line, part.text, part.interrupts, empty=part.empty):
        return Cut(start, start, part.interrupts, RESUMED)
    item = ITEM.search(text)
    if item and int(item.group(1)) == part.item + 1 and part.item > 0:
        start = Place(start.line, start.offset + item.start())
    elif not goes_on or part.interrupts not in DEMANDS:
        return None
    return Cut(start, start, part.interrupts, RESUMED)


def _equivalence(lines: Sequence[Line], index: int) -> bool:
    return any(states_equivalence(line.text) for line in lines[index : index + 2])


def footnote(lines: Sequence[Line], index: int, part: Open) -> Cut | None:
    """A line that begins with the mark of a footnote, when the requirements bear that mark."""
    if not part.starred or part.kind not in (Kind.MINIMUM_QUALIFICATIONS, Kind.SPECIAL_REQUIREMENTS):
        return None
    if not FOOTNOTE.match(lines[index].text):
        return None
    return Cut(Place(index), Place(index), Kind.NOTES, "footnote")


def unknown_heading(lines: Sequence[Line], index: int, part: Open, manner: Manner) -> Cut | None:
    """A line that only its setting shows to be the heading of a part."""
    if part.kind == Kind.HEADER or part.rule == CLOSING:
        return None
    found = _inline_heading(lines, index, manner) or _heading_line(lines, index, part, manner)
    return None if found is None or _repeats(lines, index) else found


def _heading_line(lines: Sequence[Line], index: int, part: Open, manner: Manner) -> Cut | None:
    """A line of its own, set like headings of this document."""
    line = lines[index]
    rule = FACTS if _heads_facts(line.text) else UNKNOWN
    if index + 1 == len(lines) or (rule == UNKNOWN and not reads_as_heading(line.text)):
        return None
    if part.kind == Kind.MINIMUM_QUALIFICATIONS and (ASKED.search(line.text) or divides(line.text)):
        return None
    setting = setting_of(line)
    if part.kind not in LISTS and setting.distinctive and setting.capitals and setting in manner.common:
        return Cut(Place(index), Place(index, len(line.text)), Kind.OTHER, rule)
    if not manner.sets_parts(setting, part.kind):
        return None
    if not setting.distinctive and not (setting.capitals and stands_apart(lines, index)):
        return None
    if not setting.distinctive and part.kind in LISTS and is_capitals(lines[index + 1].text):
        return None
    return Cut(Place(index), Place(index, len(line.text)), Kind.OTHER, rule)


def _heads_facts(text: str) -> bool:
    """True for a known name of facts about the document, alone on its line: "Class History"."""
    match = match_heading(text)
    return match is not None and match.entry.kind == Kind.HEADER and match.standing is Standing.ALONE


def _inline_heading(lines: Sequence[Line], index: int, manner: Manner) -> Cut | None:
    """ "TERMS OF THE CONTRACT: The appointment …": some words in capitals and a colon, where headings are capitals."""
    found = INLINE.match(lines[index].text)
    if found is None or len(found["heading"].split()) < MIN_INLINE_WORDS or not reads_as_heading(found["heading"]):
        return None
    if not any(setting.capitals for setting in manner.headings) or not stands_apart(lines, index):
        return None
    return Cut(Place(index), Place(index, found.end("heading") + 1), Kind.OTHER, UNKNOWN)


def closing_block(lines: Sequence[Line], candidate: Candidate, later: Sequence[Candidate]) -> Cut | None:
    """Dates and codes that end a document ("Approved 3/2/09"): short lines up to its end, a number among the first."""
    index = candidate.start.line
    block = [line.text for line in lines[index:]]
    if any(len(text.split()) > MAX_CLOSING_WORDS for text in block) or not DIGIT.search(" ".join(block[:3])):
        return None
    if candidate.match.standing in RUNS_ON and not DIGIT.search(block[0]):
        return None
    if any(after.match.entry.kind not in (Kind.HEADER, Kind.OTHER) for after in later):
        return None
    return Cut(Place(index), Place(index), Kind.OTHER, CLOSING)


def definition(lines: Sequence[Line], end: int) -> Cut | None:
    """The prose that follows the title in a header of `end` lines: a definition without a heading of its own."""
    for index, line in enumerate(lines[:end]):
        if _is_prose(line.text):
            return Cut(Place(index), Place(index), Kind.DISTINGUISHING_FEATURES, "definition-after-title")
    return None


def group_above(lines: Sequence[Line], index: int) -> int:
    """The index of the group name right above a line ('WATER SPECIALTY' above 'EDUCATION'), or else of the line."""
    above = lines[index - 1].text if index else ""
    named = above.isupper() and names_division(above) and len(above.split()) <= MAX_GROUP_WORDS
    return index - 1 if named else index


def _repeats(lines: Sequence[Line], index: int) -> bool:
    """True for the title come back on a later page ('ACCOUNT CLERK CONTINUED')."""
    text = lines[index].text.casefold()
    return "continued" in text or any(text == line.text.casefold() for line in lines[:index])


def _is_prose(text: str) -> bool:
    words = text.split()
    small = sum(word[0].islower() for word in words)
    return (
        len(words) >= MIN_PROSE_WORDS
        and small >= 0.6 * len(words)
        and match_heading(text) is None
        and not text.startswith("(")
    )
