"""Is it a class specification at all? In: its sections. Out: why it is none, or nothing.

Doubt speaks for the document: only one without any part of a specification is asked, and only one that is known to be
another paper, a bare list, or a template that nobody filled in is refused.
"""

import re
from collections import Counter
from collections.abc import Sequence

from models.document import Line, Problem, Severity
from models.section import Section
from models.section import SectionKind as Kind
from pipeline.lexicon.wordings import wordings

CORE = frozenset({Kind.DISTINGUISHING_FEATURES, Kind.TYPICAL_WORK_ACTIVITIES, Kind.MINIMUM_QUALIFICATIONS, Kind.KSAS})
"""Parts that only specifications have."""
MIN_CUES = 2
MIN_LIST = 12
MAX_LIST_WORDS = 8
MIN_EMPTY_PARTS = 2
BLANK = re.compile(
    r"[\W_]*|[\[<{(][^\])}>]{0,60}[\])}>][\W_]*|(?:enter|insert|type)\s.{0,40}\b(?:here|text)\W*", re.IGNORECASE
)


def not_a_specification(sections: Sequence[Section]) -> Problem | None:
    """The problem of a document that is no class specification."""
    why = _empty_template(sections) or _other_paper(sections)
    if not why:
        return None
    message = f"This is not a class specification: {why}."
    return Problem(code="not-a-specification", severity=Severity.ERROR, message=message)


def _empty_template(sections: Sequence[Section]) -> str:
    core = [section for section in sections if section.kind in CORE and section.heading]
    filled = any(not BLANK.fullmatch(line.text) for section in core for line in section.lines)
    if len(core) < MIN_EMPTY_PARTS or filled:
        return ""
    return "it has the headings of one with nothing below them, like an empty template"


def _other_paper(sections: Sequence[Section]) -> str:
    if any(section.kind in CORE and section.heading for section in sections):
        return ""
    lines = [line for section in sections for line in section.extent]
    cues = Counter(
        wording.label
        for wording in wordings("not_specifications")
        if any(wording.pattern.search(line.text) for line in lines)
    )
    if cues and max(cues.values()) >= MIN_CUES:
        return f"it has no duties or qualifications and reads like {cues.most_common(1)[0][0]}"
    return "it is a list of short lines without duties or qualifications" if _is_list(lines) else ""


def _is_list(lines: Sequence[Line]) -> bool:
    """True for many short lines and no sentence: a list of titles, the menu of a web site."""
    texts = [line.text.rstrip() for line in lines]
    return len(texts) >= MIN_LIST and all(
        len(text.split()) <= MAX_LIST_WORDS and not text.endswith((".", ";", ":")) for text in texts
    )
