"""Is the document a draft? Lines in; out: a Problem that names the words which say so, or None.

Only whole lines say it, at the top of a document, at its end or in what is not its text (running heads, watermarks):
"DRAFT", "Draft 3/14/19 – not for distribution", "CLERK (PROPOSED)". "Drafts letters" is a duty, "Drafting Technician" a
title. The words are in `lexicon/drafts.toml`.
"""

import re
from collections.abc import Iterable

from models.document import Line, Problem, Severity
from pipeline.lexicon.wordings import first_match

MAX_LETTERS = 120
"""A longer line is a sentence."""
NUMBERED = re.compile(r"\b(?:v|rev|no)?\.?\s?#?\d[\w./-]*", re.IGNORECASE)
"""The number or the date of a draft."""
SPACED = re.compile(r"(?<!\w)\w(?: \w){3,}(?!\w)")
"""Letters set one by one: "D R A F T"."""
PARTED = re.compile(r"\s[-–—|]+\s|[()\[\]:|_]")
"""Between the parts of a title: "DRAFT – Clerk", "Clerk (draft)"."""
CAPITALS = re.compile(r"DRAFT\s(?=.*[a-z])")
"""Before a title in small letters; all in capitals it may be a title: "DRAFT CLERK"."""
TAIL = re.compile(r"(?:\s[-–—|]+\s|[(\[]|:\s)(?P<tail>[^-–—|()\[\]:]{1,40})[)\]]?\W*$")
"""What ends a line behind a dash, a colon or in brackets."""


def draft(lines: Iterable[Line], title: str = "") -> Problem | None:
    """The problem of a document in whose lines (top, end and furniture), or in the title of its file, stands that it is
    a draft."""
    if any(_says_draft(part) for part in PARTED.split(title)) or CAPITALS.match(title):
        message = f"The file calls itself “{title}”: it may not be in force."
        return Problem(code="draft", severity=Severity.WARNING, message=message)
    for line in lines:
        if _says_draft(line.text):
            message = f"“{line.text.strip()}” stands on the document: it may not be in force."
            place = {"page": line.page, "line": line.number}
            return Problem(code="draft", severity=Severity.WARNING, message=message, **place)
    return None


def marks_draft(text: str) -> bool:
    """True for a line that says nothing but that the document is a draft."""
    if len(text) > MAX_LETTERS:
        return False
    text = SPACED.sub(lambda found: found[0].replace(" ", ""), text)
    return first_match("drafts", text) is not None or _numbered(text)


def _numbered(text: str) -> bool:
    """True for a draft with its number or date."""
    return "draft" in text.casefold() and first_match("drafts", NUMBERED.sub("", text)) is not None


def _says_draft(text: str) -> bool:
    if marks_draft(text):
        return True
    found = TAIL.search(text) if len(text) <= MAX_LETTERS else None
    return found is not None and (first_match("drafts", found["tail"], "mark") is not None or _numbered(found["tail"]))
