"""A file that may have been exchanged for a pipe or a device since it was listed: opening it waits for nobody."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO


class NoPlainFileError(Exception):
    """There is a pipe, a device, a socket or a folder where a file is wanted."""


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """The file, to be read; OSError if it cannot be opened, NoPlainFileError if it is none."""
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
    handle = os.open(path, flags)
    with os.fdopen(handle, "rb") as file:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise NoPlainFileError(f"{path} is no plain file")
        yield file
