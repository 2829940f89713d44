"""The output folder as given in; the folder to replace out, or `Refused` with what to do.

Replacing a folder is dangerous, so only three kinds are accepted: one that does not exist, an empty one (`.gitkeep` and
the like do not count), and one that holds a data set of ours, known by the name in its `datapackage.json`.
"""

import json
import os
from pathlib import Path

from pipeline.publish.errors import Refused
from pipeline.publish.layout import DATAPACKAGE, NAME

IN_EMPTY_FOLDERS = frozenset({".gitkeep", ".gitignore", ".keep", ".DS_Store", "desktop.ini", "Thumbs.db"})


def target_folder(out: Path) -> Path:
    """The absolute folder behind `out` (a symbolic link is followed); Refused if it must not be replaced."""
    target = out.expanduser().resolve()
    if target.parent == target or os.path.ismount(target):
        raise Refused(f"{out} is the root of a file system and cannot be replaced; give a folder below it")
    if target.exists() and not target.is_dir():
        raise Refused(f"{out} is a file; give a folder")
    if _working_folder().is_relative_to(target):
        raise Refused(f"{out} is the folder you are in and would be replaced; start from another folder")
    if target.is_dir() and not os.access(target, os.R_OK | os.W_OK | os.X_OK):
        raise Refused(f"{out} may not be written; get the right to, or choose another folder for --out")
    if target.is_dir() and not is_dataset(target) and _has_content(target):
        raise Refused(f"{out} holds files that {NAME} did not write; give a new or empty folder")
    return target


def is_dataset(folder: Path) -> bool:
    """Whether a folder holds a published data set."""
    try:
        package = json.loads((folder / DATAPACKAGE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(package, dict) and package.get("name") == NAME


def _working_folder() -> Path:
    """The folder the process is in; the root if somebody removed it meanwhile."""
    try:
        return Path.cwd()
    except FileNotFoundError:
        return Path("/")


def _has_content(folder: Path) -> bool:
    return any(entry.name not in IN_EMPTY_FOLDERS for entry in folder.iterdir())


def check_apart(raw: Path, out: Path) -> None:
    """Refused if one of the two folders lies inside the other: documents and what is made of them do not mix."""
    raw_folder, out_folder = raw.expanduser().resolve(), out.expanduser().resolve()
    if raw_folder == out_folder:
        raise Refused(f"{raw} and {out} are the same folder; give another folder for the output")
    if out_folder.is_relative_to(raw_folder):
        raise Refused(f"{out} lies inside the raw documents ({raw}); give a folder outside them")
    if raw_folder.is_relative_to(out_folder):
        raise Refused(f"the raw documents ({raw}) lie inside {out}, which is replaced; give another folder")
