"""The one exception of the reading step: a file that cannot be read, with a code and a sentence for the analyst.

Whatever a library throws at a damaged file is turned into `Unreadable` at the border of `pipeline.read`.
"""

from models.document import Problem, Severity

MAX_TEXT_BYTES = 8 * 1024 * 1024
"""Longer text, Markdown and web pages are refused (code `too-large`): a tree of them in memory takes many times as
much. How large a file of another kind may be stands in `models/limits.py`."""


class Unreadable(Exception):  # noqa: N818 -- it names the state of a file, not a mistake in the program
    """A file that cannot be read.

    `code` is one of empty-file, encrypted, damaged-file, unsupported-format, no-text, too-large, too-many-pages;
    `message` is one sentence without the file's name.
    """

    def __init__(self, code: str, message: str) -> None:
        """Keep the code and the message; `str()` gives the message."""
        super().__init__(message)
        self.code = code
        self.message = message

    @property
    def problem(self) -> Problem:
        """The same as a `Problem` of severity error, about the whole file."""
        return Problem(code=self.code, severity=Severity.ERROR, message=self.message)
