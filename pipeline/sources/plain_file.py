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
def opened(path: Path, within: Path | None = None) -> Iterator[BinaryIO]:
    """The file, to be read; OSError if it cannot be opened, NoPlainFileError if it is none, or no longer lies `within`
    a folder: a link may have taken its place since it was looked at."""
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
    handle = os.open(path, flags)
    with os.fdopen(handle, "rb") as file:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise NoPlainFileError(f"{path} is no plain file")
        if within is not None and not _lies_within(handle, path, within):
            raise NoPlainFileError(f"{path} leads elsewhere")
        yield file


def _lies_within(handle: int, path: Path, folder: Path) -> bool:
    """True if what is open is what the path leads to inside of `folder`, whatever the path led to a moment ago."""
    try:
        place = path.resolve(strict=True)
    except RuntimeError:  # links that lead to each other
        return False
    return place.is_relative_to(folder.resolve()) and os.path.samestat(os.fstat(handle), place.stat())
