"""`manifest.jsonl` of a jurisdiction: one line for each look at an address, only ever appended to.

Reading gives what is known of each address, and never raises: anybody may have edited the file. Lines that are none
are counted; a last line that was torn by a power failure is passed over in silence. Appending is one write at the end
of the file, on disk before it returns.
"""

import os
import stat
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import BinaryIO, NamedTuple

from pydantic import ValidationError

from models.manifest import ManifestLine, Outcome
from pipeline.sources.ignored import MANIFEST, may_be_ignored

LONGEST_LINE = 64 * 1024
LARGEST = 1024**3
START = b'{"address":'
"""How a line of ours begins: one that begins so and does not end was torn."""


class Known(NamedTuple):
    """What is known of an address: its newest version, and the day since when it is missed (empty: it is not)."""

    line: ManifestLine
    withdrawn_on: str


class Fetched(NamedTuple):
    """Where a file came from, the day when these bytes first came, the day since when they are missed there."""

    url: str
    fetched_on: str
    withdrawn_on: str


class Manifest:
    """What all lines together say."""

    def __init__(self) -> None:
        """Nothing is known."""
        self.known: dict[str, Known] = {}
        self.broken = ""
        self._first: dict[tuple[str, str], tuple[str, str]] = {}

    def add(self, line: ManifestLine) -> None:
        """Take a line into account; it is later than all before."""
        before = self.known.get(line.address)
        if line.outcome is Outcome.WITHDRAWN and before is not None:
            self.known[line.address] = Known(before.line, before.withdrawn_on or _day(line))
        elif line.outcome in (Outcome.STORED, Outcome.RESTORED, Outcome.UNCHANGED) and line.file and line.sha256:
            self.known[line.address] = Known(line, "")
            self._first.setdefault((line.file, line.sha256), (line.address, _day(line)))

    def fetched(self, file: str, sha256: str) -> Fetched | None:
        """Where the file with these bytes came from; None if it is not as some address gave it."""
        if (file, sha256) not in self._first:
            return None
        address, day = self._first[file, sha256]
        known = self.known[address]
        return Fetched(address, day, known.withdrawn_on if known.line.file == file else "")


def read_manifest(folder: Path) -> Manifest:
    """What the manifest in the folder says; `broken` is a sentence if it is not quite one. Never raises."""
    manifest, faults = Manifest(), 0
    try:
        state = (folder / MANIFEST).lstat()
        if not stat.S_ISREG(state.st_mode) or state.st_size > LARGEST:
            manifest.broken = "manifest.jsonl is no plain file, or too large to be one of ours; it was not read."
            return manifest
        with (folder / MANIFEST).open("rb") as file:
            for raw in _raw_lines(file):
                line = parsed_line(raw)
                if line is not None:
                    manifest.add(line)
                elif not _is_torn(raw):
                    faults += 1
    except FileNotFoundError:
        return manifest
    except OSError as error:
        manifest.broken = f"manifest.jsonl cannot be read ({(error.strerror or 'error').lower()})."
    if faults:
        lines = "1 line" if faults == 1 else f"{faults} lines"
        manifest.broken = f"manifest.jsonl: {lines} could not be read and stood for nothing."
    return manifest


def _raw_lines(file: BinaryIO) -> Iterator[bytes]:
    """The lines that are not blank; of one that is too long, its beginning."""
    whole = True
    while piece := file.readline(LONGEST_LINE):
        if whole and piece.strip():
            yield piece.strip()
        whole = piece.endswith(b"\n")


def parsed_line(raw: bytes) -> ManifestLine | None:
    """A line; None if it is none, or could do harm."""
    try:
        line = ManifestLine.model_validate_json(raw)
        datetime.fromisoformat(line.time)
        date.fromisoformat(_day(line))
    except (ValidationError, ValueError, RecursionError):
        return None
    return line if is_plain_name(line.file) else None


def is_plain_name(name: str) -> bool:
    """Whether `name` is empty or one that `collect` may have given: in no other folder, and no file of our own."""
    return not name or (name.isprintable() and not set(name) & set("/\\:") and not may_be_ignored(name))


def _is_torn(raw: bytes) -> bool:
    return (raw.startswith(START) or START.startswith(raw)) and not raw.endswith(b"}")


def _day(line: ManifestLine) -> str:
    return line.time[:10]


def append(folder: Path, line: ManifestLine) -> None:
    """Write a line at the end, on disk when this returns; OSError if that cannot be."""
    flags = os.O_RDWR | os.O_APPEND | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    handle = os.open(folder / MANIFEST, flags, 0o666)
    try:
        size = os.lseek(handle, 0, os.SEEK_END)
        whole = not size or _last_byte(handle, size) == b"\n"
        content = line.model_dump_json().encode("utf-8", "replace") + b"\n"
        content = content if whole else b"\n" + content
        if os.write(handle, content) != len(content):
            raise OSError(f"{MANIFEST} could not be written to its end; is the disk full?")
        os.fsync(handle)
    finally:
        os.close(handle)


def _last_byte(handle: int, size: int) -> bytes:
    os.lseek(handle, size - 1, os.SEEK_SET)
    return os.read(handle, 1)
