"""The table of contents of an ingest: RAW in, STRUCTURED published and a `Report` out.

Refusals come first, before anything is started. The temporary server starts next and gets ready behind everything
else. Nothing in STRUCTURED changes before the very end (`pipeline.publish`), and then in one step.
"""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import partial
from itertools import count
from pathlib import Path
from typing import Protocol

from flows.cache import Cache, opened
from flows.failures import Failure, result_lost
from flows.plan import Found, Plan, find, make_plan
from flows.report import Report, Stopwatch, Tally, WhenRead, make_report
from flows.server import OwnServer, prefect_server
from flows.stopping import Stopping
from flows.workers import Workers
from models.classspec import ClassSpec
from models.document import RawFile
from models.frozen import Frozen
from pipeline.publish import Locked, check_apart, publish
from pipeline.publish.target import target_folder


class Request(Frozen):
    """What the user wants. `cache` None: keep nothing. `timeout` for each document and `wait` for another run are in
    seconds."""

    raw: Path
    out: Path
    workers: int
    cache: Path | None
    timeout: float
    wait: float


class Stage(StrEnum):
    """What a run is doing."""

    START = "start"
    PARSE = "parse"
    PUBLISH = "publish"


class Listener(Protocol):
    """Who is told how far a run is; may be called from several threads."""

    def progress(self, stage: Stage, done: int, total: int) -> None:
        """`done` of `total` documents went through the stage."""

    def note(self, message: str) -> None:
        """Something the user should know now."""


def run(request: Request, listener: Listener) -> Report:
    """Ingest; what is wrong with single files is in the report.

    RawFolderError, PublishError, CacheError: it was refused, nothing changed. ServerError: no Prefect server.
    Interrupted: stopped by the user, nothing changed.
    """
    watch = Stopwatch()
    found = find(request.raw)
    check_apart(request.raw, request.out)
    target_folder(request.out)
    watch.lap("find")
    with Stopping() as stopping, opened(request.cache) as cache, prefect_server() as server:
        listener.progress(Stage.START, 0, len(found.files))
        return Ingest(request, listener, watch, found, cache).run(stopping, server)


class Ingest:
    """One run: what its steps share."""

    def __init__(self, request: Request, listener: Listener, watch: Stopwatch, found: Found, cache: Cache) -> None:
        """Nothing is started yet."""
        self._request, self._listener, self._watch, self._cache = request, listener, watch, cache
        self._files = found.files
        self._failures: dict[tuple[str, str], Failure] = {}
        self._failed: set[str] = set()
        self._add_failures(found.failures)
        self._parsed = count(1)  # unlike += safe from several threads

    def run(self, stopping: Stopping, server: OwnServer | None) -> Report:
        """Look into the cache, start what is needed, run the flow."""
        plan = make_plan(self._files, self._cache, self._request.workers)
        places = min(self._request.workers, len(plan.batches))
        with Workers(self._request.raw, self._cache, places, self._request.timeout) as workers:
            from flows.ingest import Work, run_flow  # imports Prefect, while server and workers start

            if server is not None:
                server.wait_until_ready()
            self._watch.lap("start")
            work = Work(
                parameters={
                    "raw": str(self._request.raw),
                    "out": str(self._request.out),
                    "documents": len(self._files),
                    "from_cache": plan.cached,
                },
                batches=len(plan.batches),
                workers=max(places, 1),
                parse=partial(self._parse, workers, plan),
                publish=partial(self._publish, plan),
                abandon=workers.stop,
            )
            return run_flow(work, stopping, temporary_server=server is not None)

    def _parse(self, workers: Workers, plan: Plan, index: int) -> int:
        """Parse one batch; how many of its files went into the cache."""
        stored = 0
        for raw, problem in workers.parse(plan.batches[index]):
            if problem is None:
                stored += 1
            else:
                self._add_failures([Failure(source=raw.source, problem=problem)])
            self._listener.progress(Stage.PARSE, plan.cached + next(self._parsed), len(self._files))
        return stored

    def _publish(self, plan: Plan) -> Report:
        self._watch.lap("parse")
        try:
            return self._publish_within(plan, wait=0)
        except Locked as locked:
            if not self._request.wait:
                raise
            self._listener.note(f"{locked}; waiting up to {self._request.wait:g} s")
            return self._publish_within(plan, wait=self._request.wait)

    def _publish_within(self, plan: Plan, wait: float) -> Report:
        tally = Tally()
        report = WhenRead(partial(self._report, plan, tally))
        publish(self._request.out, tally.passing(self._specs()), self._failures.values(), report, wait=wait)
        return report.report or self._report(plan, tally)

    def _specs(self) -> Iterator[ClassSpec]:
        """All specifications, one file's at a time. The files that have none become failures on the way."""
        for done, raw in enumerate(self._files, start=1):
            yield from self._specs_of(raw)
            self._listener.progress(Stage.PUBLISH, done, len(self._files))

    def _specs_of(self, raw: RawFile) -> tuple[ClassSpec, ...]:
        if raw.source in self._failed:
            return ()
        entry = self._cache.read(raw)
        if entry is None:
            self._add_failures([Failure(source=raw.source, problem=result_lost())])
            return ()
        self._add_failures(Failure(source=raw.source, problem=problem) for problem in entry.problems)
        return entry.specs

    def _report(self, plan: Plan, tally: Tally) -> Report:
        self._watch.lap("publish")
        return make_report(
            raw=str(self._request.raw),
            out=str(self._request.out),
            workers=self._request.workers,
            documents=len(self._failed.union(raw.source for raw in self._files)),
            cached=plan.cached,
            watch=self._watch,
            tally=tally,
            failures=self._failures.values(),
        )

    def _add_failures(self, failures: Iterable[Failure]) -> None:
        """Keep them, one for each file and code."""
        for failure in failures:
            self._failures.setdefault((failure.source, failure.problem.code), failure)
            self._failed.add(failure.source)
