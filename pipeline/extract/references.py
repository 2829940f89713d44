"""Pointers at other items: 'experience as described in "1" or "2" above', "within the limits of (A) and (B)"."""

import re

from pipeline.extract.joints import LEXICON
from pipeline.lexicon.wordings import first_match

LEADS = r"(?:[\"(]\s*+|\b(?:in|under|requirement|item|option|of|and|or|,)\s*+(?:#\s*+)?)\"?\(?"
LABEL = re.compile(LEADS + r"(?P<label>\d{1,2}|[A-Za-z]|[IVX]{1,4})\)?\"?(?=[\s\",.);]|$)")
REACH = 90


def references(text: str) -> tuple[str, ...]:
    """The labels of other items that the words point at: 'as described in "1" or "2" above' gives 1 and 2."""
    pointer = first_match(LEXICON, text, "points-at")
    if pointer is None:
        return ()
    found = LABEL.finditer(text[pointer.start : pointer.start + REACH])
    return tuple(dict.fromkeys(match["label"] for match in found))
