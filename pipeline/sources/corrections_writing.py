"""A correction in; out: a `corrections.toml` that has it as its last entry.

What stood in the file stays as it is, byte for byte, comments too. The new file is written beside the old one and
renamed, under a lock: whoever reads sees the old file or the new one, and of two that write at once none is lost.
"""

import os
import shutil
import tempfile
import tomllib
from datetime import date
from pathlib import Path

import tomlkit
from filelock import FileLock, Timeout
from tomlkit.items import Table

from models.correction import Correction
from pipeline.sources.corrections import CORRECTIONS_FILE, ENTRIES, Unusable, entries_of

WAIT = 20.0
"""Seconds to wait for another who writes the same file: each needs a moment."""
LOCK = f".{CORRECTIONS_FILE}.lock"
KEYS = ("spec", "fact", "value", "reason", "by", "on", "words")
READABLE = 0o644


def append_correction(folder: Path, root: Path, correction: Correction) -> Path:
    """Write the correction at the end of the file in `folder` below `root`; Unusable, and the file untouched, if not.

    The path of the file.
    """
    path = folder / CORRECTIONS_FILE
    try:
        with FileLock(folder / LOCK, timeout=WAIT):
            _append(path, root, correction)
    except Timeout as error:
        raise Unusable(f"{path}: somebody else is writing it; try again") from error
    except OSError as error:
        raise Unusable(f"{path}: {(error.strerror or 'it cannot be written').lower()}") from error
    return path


def _append(path: Path, root: Path, correction: Correction) -> None:
    try:
        before = entries_of(path, root)
    except Unusable as error:
        raise Unusable(f"{path}: {error}; repair the file first") from error
    target = path.resolve()
    old = target.read_bytes() if before or target.exists() else b""
    new = old + _separator(old) + _entry(correction).encode()
    if _entries_in(new) != [*before, *_entries_in(_entry(correction).encode())]:
        raise Unusable(f"{path}: nothing can be added to its list of corrections; write each as a [[{ENTRIES}]]")
    _replace(target, new)


def _separator(old: bytes) -> bytes:
    if not old.strip():
        return b""
    return b"\n" if old.endswith(b"\n") else b"\n\n"


def _entry(correction: Correction) -> str:
    """The entry as TOML, in the order of `KEYS`."""
    table: Table = tomlkit.table()
    for key in KEYS:
        value = getattr(correction, key)
        if key == "on":
            value = date.fromisoformat(value)
        elif isinstance(value, float) and value.is_integer():
            value = int(value)
        elif isinstance(value, tuple):
            value = list(value)
        table.add(key, value)
    entries = tomlkit.aot()
    entries.append(table)
    document = tomlkit.document()
    document.add(ENTRIES, entries)
    return tomlkit.dumps(document)


def _entries_in(content: bytes) -> list[object]:
    try:
        entries = tomllib.loads(content.decode("utf-8-sig").replace("\r\n", "\n")).get(ENTRIES, [])
    except (tomllib.TOMLDecodeError, UnicodeDecodeError):
        return []
    return list(entries)


def _replace(target: Path, content: bytes) -> None:
    handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=".corrections-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            shutil.copymode(target, temporary)
        else:
            os.chmod(temporary, READABLE)
        os.replace(temporary, target)
    except BaseException:
        os.unlink(temporary)
        raise
