"""Text of a document in, text without anything invisible out.

Controls, marks that turn the direction of writing and half characters could hide words or show them in another order
than they are read in: each becomes its code point in brackets, so that a reader sees that it is there.
"""

from unicodedata import category

INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def visible(text: str) -> str:
    """One line of text: "pay\\u202eroll\\tclerk" becomes "pay⟨U+202E⟩roll clerk"."""
    line = " ".join(text.split())
    if line.isprintable():
        return line
    return "".join(f"⟨U+{ord(sign):04X}⟩" if category(sign) in INVISIBLE else sign for sign in line)
