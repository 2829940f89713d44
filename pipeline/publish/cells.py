"""Values in, cells of a CSV file out, and back.

A list is joined with `; `; a whole number has no decimal point; true and false are words; None is empty. Control
characters, which no table tool agrees on, and those that turn the direction of writing become a blank. Text that a
spreadsheet would run as a formula gets an apostrophe in front, which `text_of` takes away again; numbers are left
alone.
"""

import re

from pipeline.tabulate.identity import plain_number

SEPARATOR = "; "
FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
UNPRINTABLE = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)

Cells = list[str]
"""One row of a CSV file."""
Value = str | int | float | bool | tuple[str, ...] | None


def cell_of(value: Value) -> str:
    """The cell of a CSV file that holds the value."""
    if value is None:
        return ""
    if isinstance(value, tuple):
        value = SEPARATOR.join(item.replace(";", ",") for item in value)
    if isinstance(value, str):
        text = value if value.isprintable() else UNPRINTABLE.sub(" ", value)
        return f"'{text}" if FORMULA.match(text) else text
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, int) else plain_number(value)


def text_of(cell: str) -> str:
    """The text in a cell, without the apostrophe that guards it."""
    return cell[1:] if cell.startswith("'") and FORMULA.match(cell) else cell
