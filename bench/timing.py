"""What the benchmarks share: the documents of a folder, the best time of a call, and how times are printed."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter
from typing import TypeVar

from models.document import RawFile
from pipeline.read import Unreadable, read
from pipeline.sources import content, discover

Result = TypeVar("Result")


def documents(folder: Path) -> Iterator[tuple[RawFile, bytes]]:
    """The files below `folder` that can be read."""
    for raw in discover(folder).files:
        try:
            found = content(folder, raw)
            read(raw, found)
        except Unreadable:
            continue
        yield raw, found


def best_of(times: int, call: Callable[[], Result]) -> tuple[float, Result]:
    """The shortest time in seconds, and what the last call gave."""
    best = float("inf")
    for _ in range(times):
        start = perf_counter()
        result = call()
        best = min(best, perf_counter() - start)
    return best, result


def milliseconds(seconds: float) -> str:
    return f"{1000 * seconds:.2f}"


def spread(times: Sequence[float]) -> str:
    """Median, nine tenths and longest."""
    tenths = quantiles(times, n=10) if len(times) > 1 else [times[0]] * 9
    named = (("median", median(times)), ("nine in ten within", tenths[-1]), ("longest", max(times)))
    return ", ".join(f"{name} {milliseconds(time)} ms" for name, time in named)
