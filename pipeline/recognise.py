"""Is it a class specification at all? In: its sections. Out: why it is none, or nothing.

Doubt speaks for the document: only one without any part of a specification is asked, and only one that is known to be
another paper, a bare list, or a template that nobody filled in is refused.
"""

import re
from collections import Counter
from collections.abc import Sequence

from models.document import Problem, Severity
from models.section import Section
from models.section import SectionKind as Kind
from pipeline.lexicon.wordings import wordings

CORE = frozenset({Kind.DISTINGUISHING_FEATURES, Kind.TYPICAL_WORK_ACTIVITIES, Kind.MINIMUM_QUALIFICATIONS, Kind.KSAS})
"""Parts that only specifications have."""
MIN_CUES = 2
MIN_LIST = 12
MAX_LIST_WORDS = 8
MIN_EMPTY_PARTS = 2
AMOUNT = re.compile(r"\$\s?\d|\b\d[\d,.]*\W*$")
MOST_AMOUNTS = 0.6
MIN_AMOUNTS = 5
"""A list of prices or of pay has that share of lines with an amount, and so many of them."""
DEMAND = re.compile(r"\b(?:experience|degree|diploma|licen[cs]e|graduation|years)\b", re.IGNORECASE)
"""Words of those who demand something: a paper with one of them is no mere list and no menu of meals."""
LISTS = frozenset({"a menu", "a pay plan", "an index of classes"})
BLANK_PAGE = "a blank page"
BLANK = re.compile(
    r"[\W_]*|\(?\w{1,2}[.)]\W*|[A-Za-z][\w /&,'’-]{0,40}:\W*"
    r"|(?:\(?\w{1,2}[.)]\s+)?[\[<{(][^\])}>]{0,60}[\])}>][\W_]*|(?:enter|insert|type)\s.{0,40}\b(?:here|text)\W*"
    r"|(?:click|tap|click or tap)\s(?:here\b|to\s(?:enter|add|insert)\b).{0,40}"
    r"|choose an item\W*|(?:knowledge|skill|ability)\s(?:of|in|to)[\W_]*|(?=.*\bX{3,}\b).{0,120}",
    re.IGNORECASE,
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
    texts = [line.text.rstrip() for section in sections for line in section.extent]
    labels = _labels(texts)
    if BLANK_PAGE in labels and len(texts) <= 2:
        return "it is a blank page"
    demands = any(DEMAND.search(text) for text in texts)
    papers = [label for label, cues in labels.most_common() if cues >= MIN_CUES and not (demands and label in LISTS)]
    if papers:
        return f"it has no duties or qualifications and reads like {papers[0]}"
    if demands:
        return ""
    if _is_list(texts):
        return "it is a list of short lines without duties or qualifications"
    return "it is a list of amounts without duties or qualifications" if _lists_amounts(texts) else ""


def _labels(texts: Sequence[str]) -> Counter[str]:
    """How many entries of the lexicon speak for each other paper."""
    found = (each for each in wordings("not_specifications") if any(each.pattern.search(text) for text in texts))
    return Counter(each.label for each in found)


def _is_list(texts: Sequence[str]) -> bool:
    """True for many short lines and no sentence: a list of titles, the menu of a web site."""
    return len(texts) >= MIN_LIST and all(
        len(text.split()) <= MAX_LIST_WORDS and not text.endswith((".", ";", ":")) for text in texts
    )


def _lists_amounts(texts: Sequence[str]) -> bool:
    """True if most lines state an amount: prices, or the pay of many titles."""
    amounts = sum(AMOUNT.search(text) is not None for text in texts)
    return amounts >= MIN_AMOUNTS and amounts >= MOST_AMOUNTS * len(texts)
