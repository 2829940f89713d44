"""RAW in; out: what there is to do. Nothing is parsed for a file that the published set holds as it is, or whose result
the cache holds."""

from collections.abc import Collection
from pathlib import Path
from typing import NamedTuple

from flows.cache import Cache
from flows.failures import Failure
from models.document import RawFile, Severity
from models.limits import USUAL
from pipeline.sources import RawFolderError, discover

LARGEST_BATCH = 16
BATCHES_PER_WORKER = 8
"""Enough batches that no worker waits long for the last one."""


class Found(NamedTuple):
    """What lies below RAW."""

    files: tuple[RawFile, ...]
    failures: tuple[Failure, ...]
    notices: tuple[Failure, ...] = ()
    """Problems of a folder that cost no file."""


class Plan(NamedTuple):
    """Batches of files to parse, and how many files need no parsing."""

    batches: tuple[tuple[RawFile, ...], ...]
    cached: int


def find(root: Path, largest: int = USUAL.bytes) -> Found:
    """The files below RAW, and what cannot be read or has more than `largest` bytes; RawFolderError if there is nothing
    at all."""
    discovery = discover(root, largest)
    if not discovery.files and not discovery.problems:
        raise RawFolderError(f"{root}: there are no documents in this folder")
    problems = [Failure(source=found.source, problem=found.problem) for found in discovery.problems]
    failures = tuple(each for each in problems if each.problem.severity is Severity.ERROR)
    notices = tuple(each for each in problems if each.problem.severity is not Severity.ERROR)
    return Found(discovery.files, failures, notices)


def make_plan(
    files: tuple[RawFile, ...], cache: Cache, workers: int, *, settled: Collection[str] = frozenset()
) -> Plan:
    """Small batches, in the order of the files; nothing is to be done for files whose path is `settled`."""
    missing = tuple(raw for raw in files if raw.source not in settled and not cache.holds(raw))
    size = min(LARGEST_BATCH, -(-len(missing) // (workers * BATCHES_PER_WORKER)) or 1)
    batches = tuple(missing[start : start + size] for start in range(0, len(missing), size))
    return Plan(batches, cached=len(files) - len(missing))
