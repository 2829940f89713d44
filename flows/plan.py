"""RAW in; out: what there is to do. Nothing is parsed for a file that the published set holds as it is, or whose result
the cache holds."""

from array import array
from collections.abc import Container, Sequence
from pathlib import Path
from typing import NamedTuple, overload

from flows.cache import Cache
from flows.failures import Failure
from flows.found_files import FoundFiles
from models.document import RawFile, Severity
from models.limits import USUAL
from pipeline.sources import RawFolderError, discover

LARGEST_BATCH = 48
SHARE = 3
"""A batch has at most so small a share of what each worker has left to do: no worker waits long for the last one."""
MOST_BATCHES = 1000
"""Prefect holds something for each, so those of very many files are larger."""


class Found(NamedTuple):
    """What lies below RAW."""

    files: Sequence[RawFile]
    failures: tuple[Failure, ...]
    notices: tuple[Failure, ...] = ()
    """Problems of a folder that cost no file."""


class Batches(Sequence[Sequence[RawFile]]):
    """Batches of the files at these places, between these borders, each read when it is asked for."""

    def __init__(self, files: Sequence[RawFile], places: "array[int]", borders: "array[int]") -> None:
        """Nothing is read yet."""
        self._files, self._places, self._borders = files, places, borders

    def __len__(self) -> int:
        """How many there are."""
        return len(self._borders) - 1

    @overload
    def __getitem__(self, index: int) -> tuple[RawFile, ...]: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[tuple[RawFile, ...], ...]: ...

    def __getitem__(self, index: int | slice) -> tuple[RawFile, ...] | tuple[tuple[RawFile, ...], ...]:
        """A batch, or several."""
        chosen = range(len(self))[index]
        return self._batch(chosen) if isinstance(chosen, int) else tuple(map(self._batch, chosen))

    def _batch(self, index: int) -> tuple[RawFile, ...]:
        start, end = self._borders[index : index + 2]
        return tuple(self._files[place] for place in self._places[start:end])


class Plan(NamedTuple):
    """Batches of files to parse; how many files need no parsing, and how many of those an earlier run has parsed (the
    others are refused)."""

    batches: Batches
    ready: int
    cached: int


def find(root: Path, largest: int = USUAL.bytes) -> Found:
    """The files below RAW, and what cannot be read or has more than `largest` bytes; RawFolderError if there is nothing
    at all."""
    try:
        discovery = discover(root, largest, gather=FoundFiles)
    except OSError as error:
        message = f"{root}: the list of its files cannot be kept ({error.strerror}); free room for temporary files"
        raise RawFolderError(message) from error
    if not discovery.files and not discovery.problems:
        raise RawFolderError(f"{root}: there are no documents in this folder")
    problems = [Failure(source=found.source, problem=found.problem) for found in discovery.problems]
    failures = tuple(each for each in problems if each.problem.severity is Severity.ERROR)
    notices = tuple(each for each in problems if each.problem.severity is not Severity.ERROR)
    return Found(discovery.files, failures, notices)


def make_plan(
    files: Sequence[RawFile],
    cache: Cache,
    workers: int,
    *,
    settled: Container[str] = frozenset(),
    refused: Container[str] = frozenset(),
) -> Plan:
    """Batches in the order of the files; nothing is to be done for files whose path is `settled`. Those whose
    path is `refused` are among these, but nobody has parsed them."""
    numbered = enumerate(files)
    missing = array("L", (place for place, raw in numbered if raw.source not in settled and not cache.holds(raw)))
    ready = len(files) - len(missing)
    cached = ready - sum(raw.source in refused for raw in files)
    return Plan(Batches(files, missing, borders(len(missing), workers)), ready, cached)


def borders(files: int, workers: int) -> "array[int]":
    """Where batches of so many files begin and end: large ones first, each of which costs Prefect the same, and smaller
    ones towards the end, so that all workers finish at nearly the same time."""
    least = -(-files // MOST_BATCHES)
    found = array("L", [0])
    while (left := files - found[-1]) > 0:
        size = max(least, min(LARGEST_BATCH, -(-left // (workers * SHARE))))
        found.append(found[-1] + min(size, left))
    return found
