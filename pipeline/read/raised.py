"""Raised digits. Goes in: the text of a piece that is set as a superscript, and the text behind it. Comes out: the text
as it is to be read.

A small raised digit behind a word is the mark of a footnote, or a power, never a part of the number before it: "2" with
a raised 1 is "2¹", not 21. The numerator of a fraction stays a digit, apart from the whole number before it: "1 1/2".
"""

RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
SLASHES = ("/", "⁄")


def is_raised_number(text: str) -> bool:
    """True for a text of digits alone, with space around it at most."""
    return text.strip().isascii() and text.strip().isdigit()


def raised(text: str, after: str) -> str:
    """`text`, which is set as a superscript, with its digits raised; `after` is what stands behind it."""
    if not is_raised_number(text):
        return text
    return f" {text}" if after.startswith(SLASHES) else text.translate(RAISED)
