"""The loop of `classspec schedule`: runs that are due, and dropped files, one after the other in this process.

In this process, because starting another costs seconds and the documents are read in worker processes anyway; one
after the other, because a data set has one writer. Import this only after `server.py` has prepared the environment.
"""

import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from time import monotonic
from typing import NoReturn

import httpx
from prefect.client.orchestration import get_client
from prefect.client.schemas.objects import FlowRun
from prefect.exceptions import Abort, ObjectNotFound, PrefectHTTPStatusError, TerminationSignal
from prefect.flow_engine import run_flow
from prefect.settings import PREFECT_FLOWS_HEARTBEAT_FREQUENCY, temporary_settings

from flows.deployments import WATCH, prefect_file, read_entries, wanted
from flows.errors import Interrupted, NotPublished, Refused, ServerError
from flows.message import headline
from flows.refresh import HOST, Host, refresh
from flows.registry import Registry
from flows.report import Report
from flows.run import Stage
from flows.schedules import Schedules, schedules
from flows.serve import Audience, Ended, Served, Wish
from flows.server import OwnServer
from flows.stopping import Stopping
from flows.telling import channels
from flows.watching import Watcher
from flows.workers import warm_up

POLL = 1.0
"""Seconds between two questions to the server for runs that are due."""
LOST = (httpx.HTTPError, PrefectHTTPStatusError, ServerError)
"""What the client raises when the server is gone or out of order."""
TOLD = (Refused, NotPublished, ServerError)
"""Errors whose message says all; others are named by their kind."""


class Serving:
    """One program that serves. It listens to its own runs."""

    def __init__(self, wish: Wish, audience: Audience, stopping: Stopping, server: OwnServer | None) -> None:
        """Nothing is served yet; Refused if `prefect.yaml` cannot be used."""
        self._wish, self._audience, self._stopping, self._server = wish, audience, stopping, server
        self._entries = read_entries(prefect_file(wish.file))
        self._wake = threading.Event()
        self._watcher = Watcher(wish.raw, self._wake)
        self._found: Schedules | None = None
        self._report: Report | None = None
        self._away = self._without_events = False

    def serve(self) -> NoReturn:
        """Until `Interrupted`; ServerError if our own server ended."""
        with ExitStack() as stack:
            # A heartbeat is a thread that keeps the process from ending for seconds.
            stack.enter_context(temporary_settings({PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None}))
            client = stack.enter_context(get_client(sync_client=True))
            self._registry = Registry(client, refresh)
            stack.callback(self._end)
            for problem in channels(self._wish.notify).problems:
                self.note(f"warning: {problem}")
            with self._server_may_be_lost():
                self._register(first=True)
            warm_up()
            if self._wish.watched:
                self._watcher.start()
            while True:
                with self._server_may_be_lost():
                    self._run_what_is_due()
                self._wake.wait(POLL)
                self._wake.clear()

    def _run_what_is_due(self) -> None:
        if self._watcher.changed.is_set():
            self._run(WATCH, self._registry.begin(WATCH))
        for name, run in self._registry.due():
            self._run(name, run)
        if self._watcher.trouble and not self._without_events:
            self._without_events = True
            self.note(f"warning: RAW is looked at every few seconds, for want of events ({self._watcher.trouble})")
        if self._away:
            self._away = False
            self.note("the Prefect server answers again")

    def _register(self, *, first: bool = False) -> None:
        """Put the deployments on the server as `source.toml`s and `prefect.yaml` want them now, and show them."""
        found = schedules(self._wish.raw)
        served, problems = wanted(
            self._entries, found, self._wish.parameters(), self._wish.zone, watch=self._wish.watched
        )
        if not self._wish.scheduled:
            served, problems = tuple(each for each in served if each.name == WATCH), ()
        for problem in problems:
            self.note(f"warning: {problem}")
        self._registry.register(served)
        if first:
            self._registry.forget_others(served)
        self._found = found
        times = self._registry.next_times()
        self._audience.serving([Served(each.name, each.source, each.when, times.get(each.name)) for each in served])

    def _run(self, name: str, run: FlowRun) -> None:
        """One run from beginning to end; what goes wrong in it is told and ends nothing else."""
        begin, self._report = monotonic(), None
        token = HOST.set(Host(self, self._stopping, self._before_ingest, self._keep))
        try:
            run_flow(refresh, flow_run=run)
        except TerminationSignal as end:  # it came while Prefect's own handler was in place
            raise Interrupted(end.signal) from end
        except Abort:
            self._audience.ended(Ended(name, "was cancelled before it began", False, monotonic() - begin))
            return
        except Exception as error:  # the border of a run: the next one may do better
            said = str(error) if isinstance(error, TOLD) else f"{type(error).__name__}: {error}"
            self._audience.ended(Ended(name, f"failed: {said}", False, monotonic() - begin))
            return
        finally:
            HOST.reset(token)
            self._stopping.install()
        self._audience.ended(Ended(name, self._said(), True, monotonic() - begin))

    def _before_ingest(self) -> None:
        """All that lies in RAW now is taken; where a source says something new about its schedule, that holds now."""
        self._watcher.taken()
        if schedules(self._wish.raw) != self._found:
            with suppress(*LOST):
                self._register()

    def _keep(self, report: Report) -> None:
        self._report = report

    def _said(self) -> str:
        return headline(self._report.summary, self._report.changes) if self._report else "nothing was done"

    @contextmanager
    def _server_may_be_lost(self) -> Iterator[None]:
        """The user's server may come back: told once, tried again. Ours does not."""
        try:
            yield
        except ObjectNotFound:  # somebody deleted a deployment, or all of them
            self._register()
        except LOST as error:
            if self._server is not None:
                raise ServerError(f"Prefect's own server ended ({type(error).__name__}); start again") from error
            if not self._away:
                self.note(f"warning: the Prefect server does not answer ({type(error).__name__}); trying again")
            self._away = True

    def _end(self) -> None:
        """Stop watching, and leave nothing on the calendar that nobody would run."""
        self._watcher.stop()
        with suppress(*LOST):
            self._registry.pause()

    def progress(self, stage: Stage, done: int, total: int) -> None:
        """Runs that nobody watches have no bar."""

    def note(self, message: str) -> None:
        """Pass on what a run has to say."""
        self._audience.note(message)
