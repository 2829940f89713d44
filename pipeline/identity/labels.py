"""Lines in, labelled facts out: 'Class Code: 1767', 'Department: Parks   Grade 14', a label above its value.

A label counts at the start of a line, after wide space, or anywhere before a colon. Labels whose words also begin
names (DEPARTMENT OF PARKS, CLASS, TITLE) always need the colon, or a line of their own. A value ends at wide space, at
a semicolon or at the next label, also at one of a fact that is not published ('FLSA:', 'EEO Code:', 'Effective:'),
which counts before a colon only. The longest label that stands at a place is the label.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import zip_longest
from typing import NamedTuple

from models.document import Line
from pipeline.identity.columns import EVENTS, FACTS, OTHERS, REST_OF_HEAD, table_rows
from pipeline.lexicon.wordings import Match, first_match, may_match, opening_matches

UNDOUBTED = ("class_code", "grade")
"""Facts whose labels need no colon before a value."""
SHORT_LINE = 120  # characters; a label in a longer line belongs to a sentence
WIDE_SPACE = re.compile(r"\s{3,}|\t|;|\s\|\s")
WORD_START = re.compile(r"(?<!\S)\S")
APART = re.compile(r"[\d)]\s|[|·•;,–—]\s*$|\s-\s+$")
"""Before a label inside a line stands a value, or a sign that parts facts: "Code 5521 Grade 9", "5521 · Grade 9"."""
VALUE_ENDS = re.compile(r"#?[A-Z]{0,3}-?\d[\w.-]*\s*(?:$|[|·•;,–—(]|-\s|[A-Z][a-z]+\s+#?[A-Z]{0,3}-?\d)")
ONE_WORD = re.compile(r"[\s:|#.]*[A-Z]{0,3}-?\d[\w.-]*(?!\S)", re.IGNORECASE)
PUNCTUATION = " :|\t-–.#"


class Labelled(NamedTuple):
    """A fact and the text behind its label; `name` is the entry of `lexicon/labels.toml`, `below` the
    next line. `inside`: other words stand at once in front of the label."""

    name: str
    fact: str
    value: str
    line: Line
    below: str = ""
    inside: bool = False


class _Label(NamedTuple):
    start: int
    end: int
    name: str
    fact: str
    inside: bool


def read_labels(lines: Sequence[Line]) -> tuple[Labelled, ...]:
    """Every labelled fact of `lines`, in order; a label alone on its line takes the line below as its value."""
    found: list[Labelled] = []
    for line, below in zip_longest(lines, lines[1:]):
        labels = _find_labels(line.text)
        for label, following in zip_longest(labels, labels[1:]):
            rest = line.text[label.end : following.start if following else None]
            value = WIDE_SPACE.split(rest.lstrip(PUNCTUATION))[0].strip()
            under = below.text.strip() if below else ""
            alone = not value and len(labels) == 1
            found.append(Labelled(label.name, label.fact, under if alone else value, line, under, label.inside))
    rows = table_rows(lines)
    cells = ((column, value, row.line) for row in rows for column, value in row.cells if column.fact in FACTS)
    return (*(Labelled(column.name, column.fact, value, line) for column, value, line in cells), *found)


def before_labels(text: str) -> str:
    """The text before its first labelled fact: 'CHIEF CLERK Class Code: 1968' -> 'CHIEF CLERK'."""
    return next((text[: label.start] for label in _find_labels(text) if label.start > 0), text).rstrip()


def states_other(text: str) -> bool:
    """True for a line that begins with the label of a fact that is not published: 'EEO Code: 6'."""
    return any(label.start == 0 and label.fact not in FACTS for label in _find_labels(text))


def without_codes(text: str) -> str:
    """The text without its labelled codes and grades: 'Clerk Class Code: 6142 Revised' -> 'Clerk   Revised'."""
    kept, at = list[str](), 0
    for label in _find_labels(text):
        coded = ONE_WORD.match(text, label.end) if label.fact in ("class_code", "grade") else None
        if coded:
            kept.append(text[at : label.start])
            at = coded.end()
    return " ".join((*kept, text[at:]))


@lru_cache(maxsize=1024)
def _find_labels(text: str) -> tuple[_Label, ...]:
    if len(text.strip()) > SHORT_LINE or not (may_match("labels", text, *FACTS) or (":" in text and _may_end(text))):
        return ()
    found: list[_Label] = []
    for word in WORD_START.finditer(text):
        if found and word.start() < found[-1].end:
            continue
        match = _label_at(text[word.start() :])
        if match and _is_label(text, word.start(), word.start() + match.end, match.wording.label):
            wording, before = match.wording, text[: word.start()]
            inside = not _opens(before) and not APART.search(before)
            found.append(_Label(word.start(), word.start() + match.end, wording.name, wording.label, inside))
    return tuple(found)


def _may_end(text: str) -> bool:
    """False if no label of a fact that is not published can stand in the text."""
    return may_match("labels", text, *OTHERS) or may_match("events", text, *EVENTS)


def _label_at(text: str) -> Match | None:
    """The longest label that a text begins with; of equal ones the first of the lexicon."""
    labels = opening_matches("labels", text, *FACTS, *OTHERS)
    longest = max(labels, key=lambda match: match.end, default=None)
    if longest or ":" not in text:  # that of an event counts before a colon only
        return longest
    event = next((event for event in opening_matches("events", text, *EVENTS) if event.start == 0), None)
    if event is None:
        return None
    rest = REST_OF_HEAD.match(text[event.end :])
    return event._replace(end=event.end + rest.end()) if rest else event


def _is_label(text: str, start: int, end: int, fact: str) -> bool:
    before, after = text[:start], text[end:].lstrip()
    if after.startswith((":", "|")):
        return fact in FACTS or after.startswith(":")
    opens = _opens(before)
    if not opens and fact in UNDOUBTED and VALUE_ENDS.match(after):
        return APART.search(before) is not None
    plain = fact in UNDOUBTED or not after or (fact == "jurisdictional_class" and _opens_class(after))
    return opens and fact in FACTS and plain


def _opens(before: str) -> bool:
    """True if nothing or wide space stands before a label."""
    return not before.strip() or before.endswith("\t") or before[-3:].isspace()


def _opens_class(text: str) -> bool:
    """True for the name of a jurisdictional class that ends a line or stands before the next label: "Class Competitive
    Grade 14"."""
    match = first_match("jurisdictional_classes", text, "class")
    if match is None or match.start:
        return False
    rest = text[match.end :].lstrip(PUNCTUATION)
    return not rest or first_match("labels", rest, *FACTS) is not None
