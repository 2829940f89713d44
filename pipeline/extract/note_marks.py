"""Footnote marks in square brackets, "two years [1] of experience": no words of a requirement, wherever they stand.

In: a text. Out: the text without them. `find` passes over them by itself.
"""

import re

from pipeline.lexicon.patterns import BRACKETED

MARK = re.compile(BRACKETED)


def without_marks(text: str) -> str:
    """The text without its marks.

    >>> without_marks("as a Ferrier [2], or in milling[3]")
    'as a Ferrier, or in milling'
    """
    return MARK.sub("", text) if "[" in text else text
