"""Where words go: what was asked for to standard output, talk to standard error."""

import os
import sys
from contextlib import suppress
from typing import TextIO, cast

from rich.console import Console

PIPED_WIDTH, PIPED_HEIGHT = 100, 25
NARROWEST = 40
"""Columns that every view can do with."""


def output() -> Console:
    """The console for what was asked for: a document, a list, how a run ended."""
    return _console(sys.stdout)


def talk() -> Console:
    """The console for what happens meanwhile: progress, waiting, errors."""
    return _console(sys.stderr)


class _Output(Console):
    def on_broken_pipe(self) -> None:
        """A reader that has seen enough (`| head`) is no error; rich would end with status 1."""
        with suppress(SystemExit):
            super().on_broken_pipe()
        raise SystemExit(0)


def _console(stream: TextIO) -> Console:
    """No markup, emoji or highlighting: what a document says must not change how it is shown."""
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(errors="replace")  # a terminal of few characters shows '?' instead of failing
    if stream.isatty():
        return _Output(file=stream, markup=False, emoji=False, highlight=False)
    trimmed = cast(TextIO, _Trimmed(stream))
    return _Output(file=trimmed, width=_piped_width(), height=PIPED_HEIGHT, markup=False, emoji=False, highlight=False)


def _piped_width() -> int:
    """The columns that `COLUMNS` asks for, if it is a number that a view can do with."""
    asked = os.environ.get("COLUMNS", "")
    return (
        int(asked)
        if asked.isascii() and asked.isdigit() and len(asked) < 5 and int(asked) >= NARROWEST
        else PIPED_WIDTH
    )


class _Trimmed:
    """A file whose lines end where their words end: rich fills the last column of a table with blanks."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        *lines, rest = text.split("\n")
        self._stream.write("\n".join([*(line.rstrip(" ") for line in lines), rest]))
        return len(text)

    def __getattr__(self, name: str) -> object:
        return getattr(self._stream, name)
