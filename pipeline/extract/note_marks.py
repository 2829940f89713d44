"""Footnote marks in square brackets, "two years [1] of experience": no words of a requirement, wherever they stand.

In: a text. Out: the text without them, or the matches of the text without them at their places in the text.
"""

import re

from pipeline.lexicon.patterns import Match, find

MARK = re.compile(r"(?<=[\w)'’.,;:]) ?\[\d{1,2}\](?!\w)")


def without_marks(text: str) -> str:
    """The text without its marks.

    >>> without_marks("as a Ferrier [2], or in milling[3]")
    'as a Ferrier, or in milling'
    """
    return MARK.sub("", text) if "[" in text else text


def matches_in(text: str) -> tuple[Match, ...]:
    """What `find` finds in the text without its marks, at the places of the text with them."""
    read = without_marks(text)
    if read == text:
        return find(text)
    marks = [mark.span() for mark in MARK.finditer(text)]
    kept = [place for place in range(len(text)) if not any(start <= place < end for start, end in marks)]
    return tuple(match._replace(start=kept[match.start], end=kept[match.end - 1] + 1) for match in find(read))
