"""The table of contents of an ingest: find, see what is published or cached, parse what is new, publish, report.

Refusals come first. Nothing in STRUCTURED changes before the very end (`pipeline.publish`), and then in one step. If
documents, code and corrections are those of the published set, only its report is replaced.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain, count
from typing import Any

from flows.cache import Cache, CacheError, opened
from flows.corrected import Corrected
from flows.errors import NotPublished, Refused
from flows.failures import Failure, result_lost
from flows.fingerprint import fingerprint
from flows.plan import Found, Plan, find, make_plan
from flows.report import Circumstances, Report, make_report, report_again
from flows.reuse import Classes, Reuse, carried_on, carrying_on, check_kept, lies_in
from flows.run import Listener, Request, Stage
from flows.server import OwnServer
from flows.stopping import Stopping
from flows.stopwatch import Stopwatch
from flows.tidings import tell_changes
from flows.workers import Workers
from models.classspec import ClassSpec
from models.document import RawFile
from pipeline.chronicle import Occasion
from pipeline.continuity import Continuity
from pipeline.publish import (
    Delivery,
    Locked,
    Made,
    Outcome,
    Outdated,
    Past,
    PublishError,
    check_apart,
    publish_run,
    renew_report,
)
from pipeline.publish import Refused as RefusedFolder
from pipeline.publish.target import target_folder
from pipeline.sources import RawFolderError
from pipeline.sources.corrections import corrections_digest


def ingest(
    request: Request, listener: Listener, watch: Stopwatch, stopping: Stopping, server: OwnServer | None
) -> Report:
    """Do all of it; Refused or NotPublished if that cannot be."""
    try:
        found = find(request.raw, request.limits.bytes)
        check_apart(request.raw, request.out)
        target = target_folder(request.out)
        day, corrections = watch.started.date().isoformat(), corrections_digest(request.raw)
        occasion = Occasion(day=day, code=fingerprint(), corrections=corrections)
        with opened(request.cache) as cache:
            reuse = Reuse(found, occasion, target if request.cache else None)
            watch.lap("find")
            try:
                return Ingest(request, listener, watch, found, cache, reuse, occasion).run(stopping, server)
            except Outdated:  # another run has published meanwhile: do not build on what was there
                reuse = Reuse(found, occasion, None)
                return Ingest(request, listener, watch, found, cache, reuse, occasion).run(stopping, server)
    except (RawFolderError, RefusedFolder, CacheError) as error:
        raise Refused(str(error)) from error
    except PublishError as error:
        raise NotPublished(str(error)) from error


class Ingest:
    """One run: what its steps share."""

    def __init__(
        self,
        request: Request,
        listener: Listener,
        watch: Stopwatch,
        found: Found,
        cache: Cache,
        reuse: Reuse,
        occasion: Occasion,
    ) -> None:
        """Nothing is started yet."""
        self._request, self._listener, self._watch, self._cache = request, listener, watch, cache
        self._found, self._reuse, self._occasion = found, reuse, occasion
        self._files, self._notices = found.files, found.notices
        self._failures: dict[tuple[str, str], Failure] = {}
        self._failed: set[str] = set()
        self._given: dict[str, tuple[str, ...]] = {}
        self._add_failures(found.failures)
        self._corrected = Corrected(request.raw)
        self._add_failures(self._corrected.failures)
        self._parsed = count(1)  # unlike += safe from several threads

    def run(self, stopping: Stopping, server: OwnServer | None) -> Report:
        """See what is there, start what is needed, run the flow."""
        self._listener.progress(Stage.START, 0, len(self._files))
        plan = self._plan()
        places = min(self._request.workers, len(plan.batches))
        with Workers(self._request.raw, self._cache, places, self._request.limits) as workers:
            from flows.ingest import Work, run_flow  # imports Prefect, while server and workers start

            if server is not None:
                server.wait_until_ready()
            self._watch.lap("start")
            self._listener.progress(Stage.PARSE, plan.ready, len(self._files))
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
                publish=partial(self.publish, plan),
                tell=partial(tell_changes, self._request, self._listener),
                abandon=workers.stop,
            )
            return run_flow(work, stopping, temporary_server=server is not None)

    def _plan(self) -> Plan:
        """What is to be parsed. Without a cache, what another attempt of this very run has parsed is none's."""
        plan = make_plan(
            self._files,
            self._cache,
            self._request.workers,
            settled=self._reuse.settled,
            refused=frozenset(self._failed),
        )
        return plan if self._request.cache else plan._replace(cached=0)

    def _parse(self, workers: Workers, plan: Plan, index: int) -> int:
        """Parse one batch; how many of its files went into the cache."""
        stored = 0
        for raw, problem in workers.parse(plan.batches[index]):
            if problem is None:
                stored += 1
            else:
                self._add_failures([Failure(source=raw.source, problem=problem)])
            self._listener.progress(Stage.PARSE, plan.ready + next(self._parsed), len(self._files))
        return stored

    def publish(self, plan: Plan) -> Report:
        """Publish what there is by now, or see that nothing is new; Outdated if the run must be planned again."""
        self._watch.lap("parse")
        try:
            return self._publish_within(plan, wait=0)
        except Locked as locked:
            if not self._request.wait:
                raise
            self._listener.note(f"{locked}; waiting up to {self._request.wait:g} s")
            return self._publish_within(plan, wait=self._request.wait)

    def _publish_within(self, plan: Plan, wait: float) -> Report:
        reports: list[Report] = []

        def told(report: Report) -> dict[str, Any]:
            reports.append(report)
            return report.model_dump(mode="json")

        if before := self._reuse.report:
            renew_report(
                self._request.out,
                self._reuse.held,
                lambda: told(report_again(before, self._circumstances(plan))),
                wait=wait,
            )
        else:
            publish_run(
                self._request.out,
                self._deliver,
                self._late_failures(),
                lambda outcome: told(self._report(plan, outcome)),
                occasion=self._occasion,
                wait=wait,
            )
        return reports[0]

    def _deliver(self, past: Past) -> Delivery:
        """What is published on top of the history so far."""
        kept = self._reuse.kept
        check_kept(kept, self._reuse.held, past)
        kept_ids = tuple(chain.from_iterable(kept.values()))
        self._corrected.meet(kept_ids)
        unread = partial(lies_in, self._failed)
        return Delivery(
            specs=self._specs(self._continuity(past, kept_ids, unread)),
            kept=kept_ids,
            unread=lambda row: unread(row.source),
            inputs=lambda: self._reuse.inputs({**kept, **self._given}),
        )

    def _continuity(self, past: Past, kept_ids: Collection[str], unread: Callable[[str], bool]) -> Continuity:
        """Which specification each class of the files that were parsed carries on."""
        if past.is_first:
            return Continuity({}, {})

        def wanted(raw: RawFile) -> bool:
            return raw.source not in self._reuse.kept and raw.source not in self._failed

        return carried_on(Classes(self._files, wanted, self._cache), past, kept_ids, unread)

    def _to_read(self) -> Iterator[RawFile]:
        """The files whose specifications are not kept as they are."""
        return (raw for raw in self._files if raw.source not in self._reuse.kept)

    def _specs(self, continuity: Continuity) -> Iterator[Made]:
        """All specifications, one file's at a time. The files that have none become failures on the way."""
        kept, total = len(self._reuse.kept), len(self._files)
        self._listener.progress(Stage.PUBLISH, kept, total)
        for done, raw in enumerate(self._to_read(), start=kept + 1):
            yield from self._specs_of(raw, continuity)
            self._listener.progress(Stage.PUBLISH, done, total)

    def _specs_of(self, raw: RawFile, continuity: Continuity) -> Sequence[Made]:
        """The specifications of a file, under the ids that they carry on."""
        if raw.source in self._failed:
            return ()
        entry = self._cache.read(raw)
        if entry is None:
            self._add_failures([Failure(source=raw.source, problem=result_lost())])
            return ()
        self._add_failures(Failure(source=raw.source, problem=problem) for problem in entry.problems)
        made = [self._made(spec, ready, continuity) for spec, ready in entry.made()]
        self._given[raw.source] = tuple(spec.spec_id for spec, _ in made)
        return made

    def _made(self, spec: ClassSpec, ready: str, continuity: Continuity) -> Made:
        """A specification under the id that it carries on, corrected; what was made ready of it, if it is still so."""
        corrected = self._corrected(carrying_on(spec, continuity))
        return Made(corrected, ready if corrected is spec else "")

    def _late_failures(self) -> Iterator[Failure]:
        """The failures when the first is asked for (reading the specifications adds some), then the notices."""
        yield from self._failures.values()
        yield from self._notices
        yield from self._corrected.without_spec()

    def _report(self, plan: Plan, outcome: Outcome) -> Report:
        notices = (*self._notices, *self._corrected.without_spec())
        return make_report(self._circumstances(plan), outcome, self._failures.values(), notices)

    def _circumstances(self, plan: Plan) -> Circumstances:
        self._watch.lap("publish")
        return Circumstances(
            raw=str(self._request.raw),
            out=str(self._request.out),
            workers=self._request.workers,
            documents=len(self._failed) + sum(raw.source not in self._failed for raw in self._files),
            cached=plan.cached,
            watch=self._watch,
        )

    def _add_failures(self, failures: Iterable[Failure]) -> None:
        """Keep them, one for each file and code."""
        for failure in failures:
            self._failures.setdefault((failure.source, failure.problem.code), failure)
            self._failed.add(failure.source)
