"""The table of contents of an ingest: find, look into the cache, parse what is new, publish, report.

Refusals come first. Nothing in STRUCTURED changes before the very end (`pipeline.publish`), and then in one step.
"""

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import count

from flows.cache import Cache, CacheError, opened
from flows.corrected import Corrected
from flows.errors import NotPublished, Refused
from flows.failures import Failure, result_lost
from flows.plan import Found, Plan, find, make_plan
from flows.report import Report, Tally, WhenRead, make_report
from flows.run import Listener, Request, Stage
from flows.server import OwnServer
from flows.stopping import Stopping
from flows.stopwatch import Stopwatch
from flows.tidings import tell_changes
from flows.workers import Workers
from models.classspec import ClassSpec
from models.document import RawFile
from pipeline.publish import Locked, PublishError, check_apart, publish
from pipeline.publish import Refused as RefusedFolder
from pipeline.publish.target import target_folder
from pipeline.sources import RawFolderError


def ingest(
    request: Request, listener: Listener, watch: Stopwatch, stopping: Stopping, server: OwnServer | None
) -> Report:
    """Do all of it; Refused or NotPublished if that cannot be."""
    try:
        found = find(request.raw)
        check_apart(request.raw, request.out)
        target_folder(request.out)
        watch.lap("find")
        with opened(request.cache) as cache:
            return Ingest(request, listener, watch, found, cache).run(stopping, server)
    except (RawFolderError, RefusedFolder, CacheError) as error:
        raise Refused(str(error)) from error
    except PublishError as error:
        raise NotPublished(str(error)) from error


class Ingest:
    """One run: what its steps share."""

    def __init__(self, request: Request, listener: Listener, watch: Stopwatch, found: Found, cache: Cache) -> None:
        """Nothing is started yet."""
        self._request, self._listener, self._watch, self._cache = request, listener, watch, cache
        self._files, self._notices = found.files, found.notices
        self._failures: dict[tuple[str, str], Failure] = {}
        self._failed: set[str] = set()
        self._add_failures(found.failures)
        self._corrected = Corrected(request.raw)
        self._add_failures(self._corrected.failures)
        self._parsed = count(1)  # unlike += safe from several threads

    def run(self, stopping: Stopping, server: OwnServer | None) -> Report:
        """Look into the cache, start what is needed, run the flow."""
        self._listener.progress(Stage.START, 0, len(self._files))
        plan = make_plan(self._files, self._cache, self._request.workers)
        places = min(self._request.workers, len(plan.batches))
        with Workers(self._request.raw, self._cache, places, self._request.timeout) as workers:
            from flows.ingest import Work, run_flow  # imports Prefect, while server and workers start

            if server is not None:
                server.wait_until_ready()
            self._watch.lap("start")
            self._listener.progress(Stage.PARSE, plan.cached, len(self._files))
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
                tell=partial(tell_changes, self._request, self._listener),
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
        publish(self._request.out, tally.passing(self._specs()), self._late_failures(), report, wait=wait)
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
        return self._corrected(entry.specs)

    def _late_failures(self) -> Iterator[Failure]:
        """The failures when the first is asked for (reading the specifications adds some), then the notices."""
        yield from self._failures.values()
        yield from self._notices
        yield from self._corrected.without_spec()

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
            notices=self._notices,
        )

    def _add_failures(self, failures: Iterable[Failure]) -> None:
        """Keep them, one for each file and code."""
        for failure in failures:
            self._failures.setdefault((failure.source, failure.problem.code), failure)
            self._failed.add(failure.source)
