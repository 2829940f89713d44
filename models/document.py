"""A file as received, and the same file read into lines.

After `pipeline.read` nobody knows the format any more: only lines with a place and a style are left.
"""

from enum import StrEnum
from typing import Any

from pydantic import Field

from models.frozen import Frozen
from models.source import Quirks


class Severity(StrEnum):
    """How much a problem matters to the analyst."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class Problem(Frozen):
    """Doubt or failure, published as data.

    `code` is a stable kebab-case name (`unknown-heading`); `message` is a sentence an analyst understands.
    `page` and `line` are None where the whole file is meant.
    """

    code: str
    severity: Severity
    message: str
    page: int | None = None
    line: int | None = None


def _is_default(value: Any) -> bool:
    """Nothing to publish: most files have no quirks and were not fetched."""
    return value in ("", Quirks())


def _is_unknown(value: Any) -> bool:
    """Nothing to publish: most formats have no lines of print."""
    return value is None


class RawFile(Frozen):
    """A document as received: where it lies below RAW (`source`, with `/` on every system), whose it is, and the hash
    of its bytes. `spec_id` is the id that its specification gets: jurisdiction and file name as a path of two slugs,
    unique below RAW.

    `url` is the address it was fetched from, `fetched_on` the day when these bytes first came, `withdrawn_on` the day
    when they were first missed there; all empty for a file that was put there by hand. What they say has no influence
    on how the file is read, what `quirks` says has.
    """

    source: str
    spec_id: str
    jurisdiction: str
    state: str = ""
    sha256: str
    size: int
    url: str = ""
    fetched_on: str = Field("", exclude_if=_is_default)
    withdrawn_on: str = Field("", exclude_if=_is_default)
    quirks: Quirks = Field(Quirks(), exclude_if=_is_default)


class Box(Frozen):
    """A rectangle on a page, in PDF points from the top left corner."""

    x0: float
    top: float
    x1: float
    bottom: float


class Style(Frozen):
    """How a line was set. `size` is in points; `heading` is the level the format itself gives (HTML h2, Markdown ##,
    Word 'Heading 2' are 2), 0 if none; `indent` counts list levels."""

    bold: bool = False
    centred: bool = False
    size: float | None = None
    heading: int = 0
    indent: int = 0


PLAIN = Style()


class Line(Frozen):
    """One line of reading text and its place.

    `page` counts from 1. `number` counts from 1 on its page for paged formats (PDF), and through the whole file for
    the others: in a text file it is the number that an editor shows, elsewhere the number of the block.
    `wrapped` says whether the line was broken only for want of room and goes on in the next one; None where no width
    of a column tells.
    """

    text: str
    page: int
    number: int
    box: Box | None = None
    style: Style = PLAIN
    wrapped: bool | None = Field(None, exclude_if=_is_unknown)


class Document(Frozen):
    """A file read into lines. `furniture` holds what cleaning took out: running heads and feet, page numbers.

    `title_hint` is a title the format carries beside the text (HTML `<title>`, Word and PDF properties).
    """

    raw: RawFile
    media_type: str
    lines: tuple[Line, ...]
    furniture: tuple[Line, ...] = ()
    pages: int = 1
    title_hint: str = ""
    problems: tuple[Problem, ...] = ()
