"""A complete folder and the folder it replaces in; out: the new one under the old one's name, never half of it.

A reader sees the old set or the new one. What in the old folder is not ours (a user's notes) moves into the new one,
and is never deleted: `empty_into` moves it, whatever moment an earlier run was killed at. Two folders beside the
target tell that moment:

    .<name>.new   a set that is not in place yet, or the replaced one that is not cleared away yet
    .<name>.old   the replaced set, where names cannot be exchanged; if the target is missing, this is it
"""

import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from pipeline.publish.errors import Refused
from pipeline.publish.exchange import exchange
from pipeline.publish.layout import FEED, HISTORY, OURS, REDLINES
from pipeline.publish.sync import sync_folder

Exchange = Callable[[Path, Path], bool]


def staging_path(target: Path) -> Path:
    """Where the new set is built."""
    return target.with_name(f".{target.name}.new")


def aside_path(target: Path) -> Path:
    """Where the old set waits while the new one takes its name."""
    return target.with_name(f".{target.name}.old")


def recover(target: Path) -> None:
    """Repair what a killed run left; the lock must be held."""
    staging, aside = staging_path(target), aside_path(target)
    if aside.exists() and not target.exists():
        aside.rename(target)
    for leftover in (aside, staging):
        if leftover.exists():
            empty_into(target, leftover)


def swap(target: Path, *, exchange: Exchange = exchange) -> None:
    """Put the staged set in place of `target`; the lock must be held."""
    staging, aside = staging_path(target), aside_path(target)
    if not target.exists():
        staging.rename(target)
        sync_folder(target.parent)
        return
    shutil.copymode(target, staging)
    if exchange(staging, target):
        replaced = staging
    else:
        _rename_twice(staging, target, aside)
        replaced = aside
    sync_folder(target.parent)
    # The new set is in place: a file that some program holds open is left to the next run.
    with suppress(PermissionError):
        empty_into(target, replaced)


def _rename_twice(staging: Path, target: Path, aside: Path) -> None:
    """Put the target aside and the staged set in its place; Refused, with the target as it was, if that fails."""
    try:
        target.rename(aside)
        try:
            staging.rename(target)
        except OSError:
            aside.rename(target)
            raise
    except OSError as error:
        message = f"{target} cannot be replaced ({error.strerror}); close the programs that use it or give a new folder"
        raise Refused(message) from error


def empty_into(target: Path, leftover: Path) -> None:
    """Clear away a folder of ours: what is ours is deleted, everything else moves to `target`."""
    try:
        _emptied_into(target, leftover)
    except PermissionError:
        _open_up(leftover)
        _emptied_into(target, leftover)


def _emptied_into(target: Path, leftover: Path) -> None:
    for entry in sorted(leftover.iterdir()):
        if entry.name not in OURS:
            target.mkdir(parents=True, exist_ok=True)
            entry.rename(_free_name(target / entry.name))
        elif entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry)
        else:
            entry.unlink()
    leftover.rmdir()


def _open_up(leftover: Path) -> None:
    """Take back the rights that somebody took from what is cleared away: it would stand in the way of every run."""
    with suppress(OSError):  # not ours to change: the system says so when we go on
        leftover.chmod(0o700)
    for folder in (leftover / name for name in sorted(OURS)):
        _open(folder)
        for above, names, _ in os.walk(folder):  # from the top down: each is open before it is listed
            for name in names:
                _open(Path(above, name))


def _open(folder: Path) -> None:
    if folder.is_dir() and not folder.is_symlink():
        with suppress(OSError):
            folder.chmod(0o700)


def make_room(target: Path) -> None:
    """Rename what a user keeps under a name that a set without history left free and the new set needs."""
    for name in (HISTORY, REDLINES, FEED):
        if os.path.lexists(target / name):
            (target / name).rename(_free_name(target / f"{name} (mine)"))


def _free_name(wanted: Path) -> Path:
    """The wanted path, or one like it that nothing has."""
    path, count = wanted, 1
    while os.path.lexists(path):
        count += 1
        path = wanted.with_name(f"{wanted.stem} ({count}){wanted.suffix}")
    return path
