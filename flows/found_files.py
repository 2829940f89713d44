"""The files below RAW, on disk: a run over many thousands does not hold what is known of each."""

import tempfile
from array import array
from collections.abc import Iterable, Iterator, Sequence
from threading import Lock
from typing import overload

from models.document import RawFile

IN_MEMORY = 2**20
"""Bytes that are kept in memory before a file is opened: most runs have fewer."""


class FoundFiles(Sequence[RawFile]):
    """RawFiles in the order in which they came, each read again when it is asked for; safe from several threads."""

    def __init__(self, files: Iterable[RawFile]) -> None:
        """Write them down, in a file that is gone with the process; OSError if there is no room for it."""
        self._lock = Lock()
        self._file = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 -- it lives as long as the run
        self._ends = array("Q", [0])
        for each in files:
            content = each.model_dump_json().encode()
            self._file.write(content)
            self._ends.append(self._ends[-1] + len(content))

    def __len__(self) -> int:
        """How many there are."""
        return len(self._ends) - 1

    def __iter__(self) -> Iterator[RawFile]:
        """All of them."""
        return map(self._at, range(len(self)))

    @overload
    def __getitem__(self, place: int) -> RawFile: ...

    @overload
    def __getitem__(self, place: slice) -> tuple[RawFile, ...]: ...

    def __getitem__(self, place: int | slice) -> RawFile | tuple[RawFile, ...]:
        """The file at a place, or those of several."""
        chosen = range(len(self))[place]
        return self._at(chosen) if isinstance(chosen, int) else tuple(map(self._at, chosen))

    def _at(self, place: int) -> RawFile:
        start, end = self._ends[place : place + 2]
        with self._lock:
            self._file.seek(start)
            content = self._file.read(end - start)
        return RawFile.model_validate_json(content)
