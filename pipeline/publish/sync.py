"""Files in; nothing out, but what was written is on the disk, where a power cut cannot take it back."""

import ctypes
import os
import sys
from pathlib import Path


def replace_file(path: Path, content: bytes) -> None:
    """Write a file anew: a reader sees the old content or the new."""
    temporary = path.with_name(f".{path.name}.new")
    with temporary.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    os.replace(temporary, path)


def sync_tree(folder: Path) -> None:
    """Have the disk write everything in the folder, so that a power cut after the swap finds whole files."""
    if not _sync_file_system(folder):
        _sync_each(folder)


def _sync_file_system(folder: Path) -> bool:
    """Ask once for all files where the system can (Linux); for ten thousand files one by one takes minutes."""
    if sys.platform != "linux":
        return False
    library = ctypes.CDLL(None, use_errno=True)
    if not hasattr(library, "syncfs"):
        return False
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        return bool(library.syncfs(descriptor) == 0)
    finally:
        os.close(descriptor)


def _sync_each(folder: Path) -> None:
    for parent, _, files in os.walk(folder):
        for name in files:
            _sync(Path(parent, name))
        sync_folder(Path(parent))


def sync_folder(folder: Path) -> None:
    """Have the disk write the entries of a folder; Windows has no way to ask for it."""
    if os.name == "posix":
        _sync(folder)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY if path.is_dir() or os.name == "posix" else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
