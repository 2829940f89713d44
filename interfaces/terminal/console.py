"""Where words go: data to standard output, talk to standard error."""

import sys
from contextlib import suppress
from typing import TextIO

from rich.console import Console

PIPED_WIDTH = 100


def output() -> Console:
    """The console for what was asked for."""
    return _console(sys.stdout)


def talk() -> Console:
    """The console for progress, summaries and errors."""
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
    width = None if stream.isatty() else PIPED_WIDTH
    return _Output(file=stream, width=width, markup=False, emoji=False, highlight=False)
