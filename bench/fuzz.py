"""Mutations of real files through the worker processes of an ingest, and into its tables.

    python3 -m bench.fuzz RAW [--mutations 10000] [--seconds 600] [--seed 1] [--finds FOLDER]

Held for every mutation: the run goes on, no document takes longer than its time, each is in the tables or among the
problems, and what is published can be read again. Files of every format are mutated (`fuzz_seeds.py`). The status is 1
if one of these does not hold. Mutations that broke the parser, killed or stalled a worker are no failure of the run,
but worth a look: all of them go to FOLDER, under their number; the seed and the number make the same file again.
"""

import argparse
import csv
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random
from time import perf_counter
from typing import Any

from bench.fuzz_seeds import MANY, Seed, seeds
from bench.mutations import mutation
from flows.cache import Cache
from flows.failures import Failure, result_lost
from flows.plan import find
from flows.workers import ATTEMPTS, STARTUP, Workers, default_workers
from models.classspec import ClassSpec
from models.document import Problem, RawFile
from models.limits import Limits
from pipeline.publish import load, publish

ROUND = 200
LOOK = ("internal-error", "worker-died", "too-slow", "too-much-memory", "result-lost")
"""Problems that say that something went wrong, not that the file is damaged."""


class Fuzz:
    """What the rounds share."""

    def __init__(self, seeds: Mapping[str, Sequence[Seed]], settings: argparse.Namespace, folder: Path) -> None:
        self.seeds, self.settings, self.folder = seeds, settings, folder
        self.raw, self.cache = folder / "raw" / "fuzz", Cache(folder / "cache")
        self.limits = Limits(timeout=settings.timeout, memory=settings.memory)
        self.codes: Counter[str] = Counter()
        self.faults: list[str] = []
        self.slowest = 0.0

    def round(self, workers: Workers, threads: ThreadPoolExecutor, numbers: range) -> None:
        """Make these mutations, parse them, publish them, and check what became of each."""
        self.raw.mkdir(parents=True)
        names = list(self.seeds)
        for number in numbers:
            random = Random(f"{self.settings.seed}-{number}")
            (name,) = random.choices(names, [MANY[name] for name in names])
            seed = random.choice(self.seeds[name])
            others = [each.content for each in self.seeds[random.choice((name, random.choice(names)))]]
            self.codes[f"of {name}"] += 1
            (self.raw / f"{number:06}{seed.ending}").write_bytes(mutation(seed.content, others, random))
        found = find(self.folder / "raw")
        problems = dict(threads.map(lambda raw: self._parsed(workers, raw), found.files))
        failures = [*found.failures, *found.notices]
        specs: list[ClassSpec] = []
        for raw in found.files:
            entry = None if problems[raw.source] else self.cache.read(raw)
            told = entry.problems if entry else (problems[raw.source] or result_lost(),)
            specs += entry.specs if entry else ()
            failures += [Failure(source=raw.source, problem=problem) for problem in told]
        self._count(specs, failures)
        self._publish(specs, failures, {f"fuzz/{path.name}" for path in self.raw.iterdir()})
        shutil.rmtree(self.raw)
        for part in self.cache.folder.iterdir():
            shutil.rmtree(part)

    def _parsed(self, workers: Workers, raw: RawFile) -> tuple[str, Problem | None]:
        start = perf_counter()
        ((_, problem),) = workers.parse([raw])
        seconds = perf_counter() - start
        self.slowest = max(self.slowest, seconds)
        if seconds > ATTEMPTS * (self.limits.timeout + 2 * STARTUP):
            self._fault(f"{raw.source} took {seconds:.0f} s")
        return raw.source, problem

    def _count(self, specs: Sequence[ClassSpec], failures: Sequence[Failure]) -> None:
        self.codes["published"] += len(specs)
        for source, problem in ((failure.source, failure.problem) for failure in failures):
            self.codes[problem.code] += 1
            if problem.code in LOOK:
                print(f"  {source}: {problem.code}: {problem.message}", flush=True)
                self._keep(source)

    def _publish(self, specs: Sequence[ClassSpec], failures: Sequence[Failure], wanted: set[str]) -> None:
        out = self.folder / "out"
        try:
            publish(out, specs, failures, {})
            published = {*_sources(out / "specs.csv"), *_sources(out / "problems.csv")}
            for source in sorted(wanted - published):
                self._fault(f"{source} is in no table", source)
            if len(load(out)) != len(specs):
                self._fault("not every specification can be read again")
        except Exception as error:  # whatever it is, it is what this program looks for
            for spec in specs:
                self._publish_alone(spec)
            self._fault(f"publishing failed: {type(error).__name__}: {error}")
        shutil.rmtree(out, ignore_errors=True)

    def _publish_alone(self, spec: ClassSpec) -> None:
        try:
            publish(self.folder / "one", [spec], [], {})
        except Exception as error:  # whatever it is, it shows which specification is at fault
            self._fault(f"{spec.raw.source} cannot be published: {type(error).__name__}: {error}", spec.raw.source)
        shutil.rmtree(self.folder / "one", ignore_errors=True)

    def _fault(self, message: str, source: str = "") -> None:
        print(f"FAULT {message}", flush=True)
        self.faults.append(message)
        if source:
            self._keep(source)

    def _keep(self, source: str) -> None:
        path = self.folder / "raw" / source
        if self.settings.finds and path.is_file():
            self.settings.finds.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, self.settings.finds / f"{self.settings.seed}-{path.name}")


def _sources(table: Path) -> Iterator[str]:
    with table.open(encoding="utf-8", newline="") as file:
        yield from (row["source"] for row in csv.DictReader(file))


def memory() -> float:
    """MiB of this process now; 0 where the system does not tell."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
    except OSError:
        return 0.0
    return pages * 4096 / 2**20


def run(seeds: Mapping[str, Sequence[Seed]], settings: argparse.Namespace) -> int:
    start, done, sizes = perf_counter(), 0, []
    csv.field_size_limit(sys.maxsize)
    with tempfile.TemporaryDirectory(prefix="classspec-fuzz-") as temporary:
        fuzz = Fuzz(seeds, settings, Path(temporary))
        count = settings.workers
        with (
            Workers(fuzz.folder / "raw", fuzz.cache, count, fuzz.limits) as workers,
            ThreadPoolExecutor(count) as threads,
        ):
            while done < settings.mutations and perf_counter() - start < settings.seconds:
                numbers = range(settings.first + done, settings.first + min(done + ROUND, settings.mutations))
                fuzz.round(workers, threads, numbers)
                done += len(numbers)
                sizes.append(memory())
                print(f"{done} mutations, {perf_counter() - start:.0f} s, {sizes[-1]:.0f} MiB", flush=True)
    seconds = perf_counter() - start
    print(", ".join(f"{code} {count}" for code, count in fuzz.codes.most_common()))
    print(f"parent: {sizes[0]:.0f} MiB after the first round, {sizes[-1]:.0f} at the end, at most {max(sizes):.0f}")
    said = (
        f"{done} mutations of {sum(map(len, seeds.values()))} files in {seconds:.0f} s, {done / seconds:.1f} a second"
    )
    print(f"{said}, slowest {fuzz.slowest:.1f} s, {len(fuzz.faults)} faults, seed {settings.seed}")
    return 1 if fuzz.faults else 0


def main() -> int:
    parser = argparse.ArgumentParser(description="Mutate the files of RAW and ingest the mutations.")
    options: list[tuple[str, Any]] = [
        ("mutations", 10_000), ("seconds", 3600.0), ("seed", 1), ("first", 0), ("timeout", 20.0), ("memory", 1024),
    ]  # fmt: skip
    parser.add_argument("raw", type=Path, metavar="RAW")
    for name, default in options:
        parser.add_argument(f"--{name}", type=type(default), default=default)
    parser.add_argument("--workers", type=int, default=default_workers())
    parser.add_argument("--finds", type=Path)
    settings = parser.parse_args()
    return run(seeds(settings.raw), settings)


if __name__ == "__main__":
    sys.exit(main())
