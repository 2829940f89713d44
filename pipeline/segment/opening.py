"""Does a known heading open its part here? In: a candidate and what is open. Out: yes or no.

Precedence: facts that a header states in a few words stay in the header; strong headings open; weak headings open
unless they are a sub-heading of the open part.
"""

from collections.abc import Sequence
from typing import NamedTuple

from models.document import Line
from models.section import SectionKind as Kind
from pipeline.lexicon.headings import HeadingMatch, Standing, is_capitals, is_connective, match_heading
from pipeline.segment.manner import MAIN_KINDS, Manner, reads_as_heading, setting_of
from pipeline.segment.place import Candidate, Place, stands_apart

EARLY = frozenset({Kind.DISTINGUISHING_FEATURES, Kind.SUPERVISION})
"""Kinds whose everyday words ('Purpose:', 'Supervision:') are names of duty groups once the duties have begun, unless
they are set as the headings of parts are."""
BEFORE_DUTIES = EARLY | {Kind.HEADER, Kind.SALARY}
FACTS = frozenset({Kind.SALARY, Kind.SUPERVISION, Kind.APPLICATION, Kind.SELECTION_PROCESS, Kind.OTHER})
"""Kinds that a header may state in a few words: 'SALARY: $40,000'."""
ASIDES = frozenset({Kind.OTHER, Kind.SALARY, Kind.APPLICATION, Kind.PHYSICAL_DEMANDS})
"""Kinds whose everyday words ('Benefits', 'Safety') also name duty groups: their setting must be that of the other
headings."""
DEMANDS = frozenset({Kind.MINIMUM_QUALIFICATIONS, Kind.SPECIAL_REQUIREMENTS, Kind.KSAS})
"""Kinds whose everyday words ('EDUCATION:') also divide what is only preferred."""
UNNAMED = frozenset({"unknown-heading", "facts-inside"})
"""Rules of parts of kind other that no lexicon names or that only state facts: anything may follow them."""
MAX_FACT_WORDS = 8
MAX_JOINED_LINES = 8
MIN_SENTENCE_WORDS = 8


class Open(NamedTuple):
    """The part that is open, and what has been seen of the minimum qualifications so far.

    `interrupts` is the part that a note interrupts and that may go on after it. `item` is the last item number of that
    part, `starred` says that a footnote mark stands in the minimum qualifications. `text` is where the text of the part
    begins; `empty` says that the part that a note interrupts has said nothing yet.
    """

    kind: Kind = Kind.HEADER
    rule: str = "header"
    interrupts: Kind | None = None
    item: int = 0
    starred: bool = False
    text: Place = Place(0)
    empty: bool = False


def opens(candidate: Candidate, part: Open, lines: Sequence[Line], manner: Manner) -> bool:
    """True if `candidate` opens its part while `part` is open."""
    match = candidate.match
    if match.entry.kind == Kind.HEADER or match.standing is Standing.SENTENCE or _is_fact(candidate, part, lines):
        return False
    if match.numbered and not manner.numbered:
        return False
    if match.standing is Standing.TITLED:
        return _titled_opens(candidate, part, lines, manner)
    if match.entry.strength == "strong":
        return candidate.start.offset > 0 or _strong_opens(match, part, _rest(candidate, lines))
    return _weak_opens(candidate, part, lines, manner)


def begins_sentence(rest: str) -> bool:
    """True if prose follows a heading without any mark, as where the cells of a table row were joined."""
    words = rest.split()
    return len(words) >= MIN_SENTENCE_WORDS and words[0][0].isupper() and words[1][0].islower()


def joined(lines: Sequence[Line], index: int) -> bool:
    """True if a connective on a line of its own stands before a line, or after it before any other heading."""
    if index and is_connective(lines[index - 1].text):
        return True
    for line in lines[index + 1 : index + 1 + MAX_JOINED_LINES]:
        if is_connective(line.text):
            return True
        if match_heading(line.text) and is_capitals(line.text.split(":")[0]):
            return False
    return False


def stays_inside(candidate: Candidate, part: Open) -> bool:
    """True if the heading is a sub-heading of the open part."""
    return candidate.match.entry.kind == part.kind


def _is_fact(candidate: Candidate, part: Open, lines: Sequence[Line]) -> bool:
    if part.kind != Kind.HEADER or candidate.match.entry.kind not in FACTS:
        return False
    return candidate.match.standing is Standing.LABEL and len(_rest(candidate, lines).split()) <= MAX_FACT_WORDS


def _rest(candidate: Candidate, lines: Sequence[Line]) -> str:
    """What follows the heading on its line."""
    return lines[candidate.end.line].text[candidate.end.offset :]


def _strong_opens(match: HeadingMatch, part: Open, rest: str) -> bool:
    if match.standing is Standing.EXTENDED:
        return part.kind not in (Kind.HEADER, match.entry.kind)
    if match.standing is not Standing.LEAD_IN:
        return True
    if rest.lstrip().startswith("(") or begins_sentence(rest):
        return match.capitals or match.words > 1
    return match.capitals and (match.words > 1 or match.entry.kind == Kind.NOTES)


def _titled_opens(candidate: Candidate, part: Open, lines: Sequence[Line], manner: Manner) -> bool:
    """A known name with further words in title case ("Minimum Experience and Education Required") opens where it is set
    as the headings are, or stands apart from the line above."""
    index = candidate.start.line
    if part.kind in (Kind.HEADER, candidate.match.entry.kind) or not reads_as_heading(lines[index].text):
        return False
    setting = setting_of(lines[index], candidate.match.capitals)
    return setting in manner.headings if setting.distinctive else stands_apart(lines, index)


def _weak_opens(candidate: Candidate, part: Open, lines: Sequence[Line], manner: Manner) -> bool:
    match, index = candidate.match, candidate.start.line
    if part.kind == Kind.HEADER and match.entry.kind in EARLY and match.standing is Standing.LEAD_IN:
        return begins_sentence(_rest(candidate, lines))
    if match.standing not in (Standing.ALONE, Standing.LABEL) or match.entry.kind == part.kind:
        return False
    if match.entry.kind in DEMANDS and part.kind == Kind.OTHER and part.rule not in UNNAMED:
        return False
    if match.entry.kind in DEMANDS and part.kind == Kind.MINIMUM_QUALIFICATIONS and joined(lines, index):
        return False
    setting = setting_of(lines[index], match.capitals)
    if match.entry.kind in EARLY and part.kind not in BEFORE_DUTIES:
        apart = setting.distinctive or (setting.capitals and stands_apart(lines, index))
        return match.standing is Standing.ALONE and apart and manner.sets_parts(setting, part.kind)
    if match.entry.kind in ASIDES and part.kind != Kind.HEADER:
        return manner.sets_parts(setting, part.kind)
    colon = ":" in lines[candidate.end.line].text[: candidate.end.offset]
    alone = match.standing is Standing.ALONE and match.entry.kind in MAIN_KINDS and setting in manner.shared
    return colon or match.capitals or alone or setting in manner.headings
