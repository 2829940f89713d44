"""A title that text recognition has read without the spaces between its words. In: the title and the document. Out: the
title with spaces where they are sure, and whether it is in doubt.

A duty or a requirement names the words of a title again: "LAMPKEEPER" is two words if both stand in the document,
it can be parted in no other way, and the whole stands nowhere else. Where words come from the file itself nothing is
parted: "GATEKEEPER" is one.
"""

import re

from models.document import Document

BY_OCR = "read-by-ocr"
LETTERS = re.compile(r"[^\W\d_]+")
LEAST_LETTERS = 3
SMALL = frozenset(("of", "to", "in"))
LONG = 15
"""Letters; most longer runs in a title are two words."""


def parted(title: str, document: Document) -> str:
    """The title, with the words parted that text recognition ran together, where it is sure."""
    if not _is_scan(document):
        return title
    words = _words(document)
    return LETTERS.sub(lambda found: _parted(found[0], words), title)


def is_doubtful(title: str, document: Document) -> bool:
    """True for a title with a word longer than most that stands nowhere else in the scan."""
    words = _words(document) if _is_scan(document) else frozenset[str]()
    return bool(words) and any(len(word) >= LONG and word.casefold() not in words for word in LETTERS.findall(title))


def _is_scan(document: Document) -> bool:
    return any(problem.code == BY_OCR for problem in document.problems)


def _words(document: Document) -> frozenset[str]:
    """The words that stand in the document in small letters at least once: a title is mostly set in capitals."""
    return frozenset(
        word.casefold() for line in document.lines for word in LETTERS.findall(line.text) if not word.isupper()
    )


def _parted(run: str, words: frozenset[str]) -> str:
    letters = run.casefold()
    if letters in words or len(letters) != len(run):
        return run
    ways = [at for at in range(2, len(run) - 1) if all(_is_word(part, words) for part in (letters[:at], letters[at:]))]
    return f"{run[: ways[0]]} {run[ways[0] :]}" if len(ways) == 1 else run


def _is_word(letters: str, words: frozenset[str]) -> bool:
    return letters in SMALL or (len(letters) >= LEAST_LETTERS and letters in words)
