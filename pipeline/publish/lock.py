"""One writer at a time: a lock beside the output folder, and beside it a note on who holds it.

The operating system frees the lock of a process that was killed; its note stays, and the next holder overwrites it.
The note is for people only: it never decides anything.
"""

import json
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from pipeline.publish.errors import Locked, Refused


@contextmanager
def locked(target: Path, wait: float) -> Iterator[None]:
    """Hold the lock of `target`; Locked, with who holds it, if it is not free within `wait` seconds."""
    lock, note = lock_path(target), note_path(target)
    try:
        with FileLock(lock, timeout=max(wait, 0)):
            with suppress(OSError):  # a full disk: what needs room says so itself
                note.write_text(json.dumps(_holder()), encoding="utf-8")
            try:
                yield
            finally:
                with suppress(OSError):
                    note.unlink()
    except Timeout as error:
        if not lock.exists():  # it could not even be made: nobody holds it
            raise Refused(f"{target.parent} cannot be written to; choose another folder for --out") from error
        raise Locked(f"{target} is being written by {_described(note)}; try again later") from error


def lock_path(target: Path) -> Path:
    """The lock file of a folder."""
    return target.with_name(f".{target.name}.lock")


def note_path(target: Path) -> Path:
    """The note on who holds the lock."""
    return target.with_name(f".{target.name}.lock.json")


def _holder() -> dict[str, str | int]:
    return {
        "pid": os.getpid(),
        "host": socket.gethostname(),
        "since": datetime.now(UTC).isoformat(timespec="seconds"),
    }


def _described(note: Path) -> str:
    """The holder in words; another process may be writing the note just now."""
    try:
        holder = json.loads(note.read_text(encoding="utf-8"))
        return f"process {holder['pid']} on {holder['host']} since {holder['since']}"
    except (OSError, ValueError, KeyError, TypeError):
        return "another process"
