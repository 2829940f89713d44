"""RAW in; out: which of its sources are to be refreshed when, and which of them have anything to fetch.

Only two words of a `source.toml` are read here, `schedule` and `collect`: all others are the business of
`pipeline/sources`, which also reports what is wrong with them in every run.
"""

from collections.abc import Collection
from pathlib import Path
from typing import Any, NamedTuple

from pipeline.sources import SOURCE_FILE
from pipeline.sources.settings import read_settings

FIELDS = 5
"""Minute, hour, day of the month, month, day of the week."""


class SourceSchedule(NamedTuple):
    """One source: its folder below RAW (empty for RAW itself), its cron line if it has one, whether it fetches."""

    folder: str
    cron: str
    fetches: bool


class Schedules(NamedTuple):
    """All sources of RAW that can be read, in the order of their folders, and a line for each that cannot."""

    sources: tuple[SourceSchedule, ...]
    problems: tuple[str, ...]


def schedules(root: Path) -> Schedules:
    """The sources below `root`; one that is broken costs itself only."""
    sources, problems = [], []
    for path in _source_files(root):
        folder = "" if path.parent == root else path.parent.name
        if folder.startswith("."):
            continue
        try:
            sources.append(_source(folder, read_settings(path)))
        except (OSError, ValueError) as error:  # a mistake in TOML and bytes that are no text are ValueErrors
            place = path.relative_to(root).as_posix()
            problems.append(f"{place} cannot be used ({error}); correct it: this source has no schedule until then")
    return Schedules(tuple(sources), tuple(problems))


def _source_files(root: Path) -> list[Path]:
    return sorted(path for path in (root / SOURCE_FILE, *root.glob(f"*/{SOURCE_FILE}")) if path.exists())


def _source(folder: str, said: dict[str, Any]) -> SourceSchedule:
    """What a file says; ValueError for a schedule that is none by its shape."""
    cron = said.get("schedule", "")
    if not isinstance(cron, str):
        raise ValueError('schedule: it must be a text such as "0 6 * * 1"')
    if cron.strip() and len(cron.split()) != FIELDS:
        raise ValueError(f'schedule: "{cron}" does not have five fields such as "0 6 * * 1"')
    return SourceSchedule(folder, " ".join(cron.split()), "collect" in said)


def fetching(root: Path, only: Collection[str] | None) -> tuple[str, ...]:
    """The folders among `only` (None: all) that have something to fetch."""
    found = (source.folder for source in schedules(root).sources if source.fetches)
    return tuple(folder for folder in found if only is None or folder in only)
