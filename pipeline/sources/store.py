"""Fetched documents in the folder of their jurisdiction: the newest version under its name, versions before it in
`.earlier/`, each once and whole.

A new version takes its place in four steps: a note of what is about to happen (`.incoming/intent.json`), a copy of the
version before, the exchange of the file by one rename, the line in the manifest. Whoever comes after a kill reads the
note: if the rename has happened the line is written, if not nothing has. All of it under the lock of the folder.
"""

import os
import shutil
from contextlib import suppress
from hashlib import file_digest, sha256
from pathlib import Path, PurePosixPath

from models.manifest import ManifestLine
from pipeline.sources.manifest import Manifest, append, parsed_line

INCOMING = ".incoming"
EARLIER = ".earlier"
INTENT = "intent.json"
SHORT = 12
"""Digits of the hash in the name of an earlier version."""


def hash_of(path: Path) -> str:
    """SHA-256 of a plain file; empty if there is none that can be read."""
    if path.is_symlink() or not path.is_file():
        return ""
    try:
        with path.open("rb") as file:
            return file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def part_path(folder: Path, address: str) -> Path:
    """Where a document is received."""
    incoming = folder / INCOMING
    incoming.mkdir(exist_ok=True)
    return incoming / f"{sha256(address.encode()).hexdigest()[:32]}.part"


def put(folder: Path, part: Path, line: ManifestLine) -> None:
    """Make `part` the file that `line` tells of, and write the line; OSError if that cannot be."""
    target, intent = folder / line.file, folder / INCOMING / INTENT
    _sync(part)
    _write_whole(intent, line.model_dump_json().encode("utf-8", "replace"))
    _keep(folder, target, line.sha256)
    os.replace(part, target)
    sync_folder(folder)
    append(folder, line)
    intent.unlink()


def earlier_path(folder: Path, name: str, digest: str) -> Path:
    """Where the version of a file with this hash is kept once there is a newer one."""
    path = PurePosixPath(name)
    return folder / EARLIER / f"{path.stem}-{digest[:SHORT]}{path.suffix}"


def recover(folder: Path, manifest: Manifest) -> None:
    """End what a killed run began: write the line of a version that is in place, forget what is half received."""
    incoming = folder / INCOMING
    intent = incoming / INTENT
    with suppress(FileNotFoundError):
        line = parsed_line(intent.read_bytes())
        if line is not None and line.file and hash_of(folder / line.file) == line.sha256:
            known = manifest.known.get(line.address)
            if known is None or known.line != line:
                append(folder, line)
                manifest.add(line)
        intent.unlink()
    if incoming.is_dir() and not incoming.is_symlink():
        shutil.rmtree(incoming)


def tidy(folder: Path) -> None:
    """Take the empty folder of half received documents away."""
    with suppress(OSError):
        (folder / INCOMING).rmdir()


def _keep(folder: Path, current: Path, coming: str) -> None:
    """Put a copy of the present version into `.earlier/`, unless it is there or the same as the one that comes."""
    digest = hash_of(current)
    if not digest or digest == coming:
        return
    kept = earlier_path(folder, current.name, digest)
    if hash_of(kept) == digest:
        return
    kept.parent.mkdir(exist_ok=True)
    copy = folder / INCOMING / "earlier.part"
    shutil.copyfile(current, copy)
    _sync(copy)
    os.replace(copy, kept)
    sync_folder(kept.parent)


def _write_whole(path: Path, content: bytes) -> None:
    part = path.with_suffix(".part")
    part.write_bytes(content)
    _sync(part)
    os.replace(part, path)
    sync_folder(path.parent)


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Bring new names in the folder to the disk; Windows does it without being asked."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
