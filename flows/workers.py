"""Worker processes, one document at a time in each: a process that dies or hangs costs its own document only.

Used from several threads. Processes are forked from one that has the parser loaded already, where the system can
(`forkserver`), else started anew (`spawn`).
"""

import multiprocessing
import os
import queue
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing import forkserver
from multiprocessing.context import ForkServerContext, SpawnContext
from pathlib import Path
from time import monotonic
from types import TracebackType
from typing import Self

from flows.cache import Cache, CacheError
from flows.errors import NotPublished
from flows.failures import too_much_memory, too_slow, worker_died
from flows.worker_limits import data_of, end_group
from flows.worker_process import Answer, serve
from models.document import Problem, RawFile
from models.limits import Limits

STARTUP = 120.0
"""Seconds that a new process may take to be forked, and again until it has loaded the parser."""
ATTEMPTS = 2
FULL = "too-much-memory"
ROOM = 4096
"""MiB that a watched process may have beyond its limit before a request fails; it is ended long before."""
GLANCE = 0.02
"""Seconds between two looks at a watched process."""
PRELOADED = ["flows.worker_process", "flows.preloaded"]


class Stopped(Exception):  # noqa: N818 -- it names what was asked for, not a mistake
    """The run is being stopped."""


class WorkerDied(Exception):  # noqa: N818 -- it names what happened, not a mistake
    """The process ended without an answer."""


class NotStarted(WorkerDied):
    """The process ended, or hung, before it was ready: its document has nothing to do with it."""


class TooSlow(WorkerDied):
    """No answer in time."""


class TooMuchMemory(WorkerDied):
    """It was ended because it took more than its limit."""


class Worker:
    """One process. Some libraries end it where memory runs out (pdfium does): nobody can tell afterwards whether it
    was that. So one that is `watched` gets what it asks for, and is ended when it has more than its limit."""

    def __init__(
        self,
        context: ForkServerContext | SpawnContext,
        root: Path,
        cache: Cache,
        limits: Limits,
        *,
        watched: bool = False,
    ) -> None:
        """Start it; NotStarted if that fails."""
        self._ready, self.used, self.watched, self._limits = False, False, watched, limits
        self._pipe, theirs = context.Pipe()
        loose = limits.model_copy(update={"memory": limits.memory + ROOM}) if watched else limits
        self._process = context.Process(target=serve, args=(theirs, root, cache, loose), daemon=True)
        try:
            with _forked_in_time(context):
                self._process.start()
        except (EOFError, OSError) as error:  # the process that it is forked from is gone
            raise NotStarted from error
        theirs.close()  # so that its end is seen here

    def parse(self, raw: RawFile) -> Problem | None:
        """The problem with a file, None if its result is in the cache; WorkerDied, or what it is, without an answer."""
        try:
            if not self._ready:
                self._receive(STARTUP)
                self._ready = True
            self._pipe.send(raw)
            problem = self._receive(self._limits.timeout)
        except (EOFError, OSError, WorkerDied) as error:
            if not self._ready:
                raise NotStarted from error
            raise (type(error) if isinstance(error, WorkerDied) else WorkerDied) from error
        self.used = True
        return problem

    def _receive(self, limit: float) -> Problem | None:
        if not (self._watch(limit) if self.watched else self._pipe.poll(limit)):
            raise TooSlow
        answer: Answer = self._pipe.recv()
        if isinstance(answer, CacheError):  # no document is to blame
            raise NotPublished(str(answer)) from answer
        return answer

    def _watch(self, limit: float) -> bool:
        """Whether it answers in so many seconds; TooMuchMemory as soon as it has more than it may."""
        deadline = monotonic() + limit
        while not (answered := self._pipe.poll(GLANCE)) and monotonic() < deadline:
            if data_of(self._process.pid or 0) > self._limits.memory:
                raise TooMuchMemory
        return answered

    def kill(self) -> None:
        """End it and what it started, at once; may be called from another thread, which then sees WorkerDied."""
        if self._process.pid:
            end_group(self._process.pid)
        self._process.kill()

    def end(self) -> None:
        """End it; it must not be at work for another thread."""
        self._pipe.close()
        self._process.join(1)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()


class Workers:
    """`count` places for a process each; a place is filled when it is first needed and again after a loss."""

    def __init__(self, root: Path, cache: Cache, count: int, limits: Limits) -> None:
        """Files lie below `root`, results go to `cache`, `limits` hold for each file."""
        self._start: Callable[[bool], Worker] = lambda watched: Worker(context, root, cache, limits, watched=watched)
        self._limits = limits
        self._places: queue.LifoQueue[Worker | None] = queue.LifoQueue()
        self._living: set[Worker] = set()
        self._lock = threading.Lock()
        self._stopped = False
        if count:
            context = _context()
        for _ in range(count):
            self._places.put(None)

    def parse(self, batch: Sequence[RawFile]) -> Iterator[tuple[RawFile, Problem | None]]:
        """Each file with its problem, None if its result is in the cache; Stopped once `stop` was called,
        NotPublished if no process can be started."""
        with self._place() as place:
            for raw in batch:
                yield raw, self._parse(place, raw)

    @contextmanager
    def _place(self) -> Iterator[list[Worker | None]]:
        """One place, as a list of one: whoever has it may put another process there."""
        place = [self._places.get()]
        try:
            yield place
        finally:
            self._places.put(place[0])

    def _parse(self, place: list[Worker | None], raw: RawFile) -> Problem | None:
        deaths: list[WorkerDied] = []
        failed_starts: list[NotStarted] = []
        while max(len(deaths), len(failed_starts)) < ATTEMPTS:
            try:
                worker = place[0] = place[0] or self._new(watched=any(type(death) is WorkerDied for death in deaths))
                others_before = worker.used
                problem = worker.parse(raw)
            except NotStarted as death:
                self._drop(place)
                failed_starts.append(death)
                continue
            except WorkerDied as death:
                self._drop(place)
                deaths.append(death)
                continue
            full = problem is not None and problem.code == FULL
            if full or worker.watched:
                self._drop(place)
            if not (full and others_before):  # else it may be they who filled the memory
                return problem
        if len(failed_starts) == ATTEMPTS:
            message = "the processes that parse cannot be started; look whether memory and processes are left"
            raise NotPublished(message) from failed_starts[-1]
        return self._told(deaths[-1])

    def _told(self, last: WorkerDied) -> Problem:
        """What to tell of a file over which processes were lost."""
        match last:
            case TooSlow():
                return too_slow(self._limits.timeout)
            case TooMuchMemory():
                return too_much_memory(self._limits.memory)
            case _:
                return worker_died()

    def _new(self, *, watched: bool) -> Worker:
        with self._lock:
            if self._stopped:
                raise Stopped
            worker = self._start(watched)
            self._living.add(worker)
            return worker

    def _drop(self, place: list[Worker | None]) -> None:
        worker, place[0] = place[0], None
        if worker is not None:
            with self._lock:
                self._living.discard(worker)
            worker.kill()
            worker.end()
        if self._stopped:
            raise Stopped

    def stop(self) -> None:
        """End all processes at once; threads that wait in `parse` get Stopped."""
        with self._lock:
            self._stopped = True
            for worker in self._living:
                worker.kill()

    def __enter__(self) -> Self:
        """The places, all empty."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End all processes: those idle tidily, at once if something went wrong."""
        if error is not None:
            self.stop()
        else:
            for worker in self._living:
                worker.end()


def warm_up() -> None:
    """Load the parser in the process that workers are forked from, where the system can: the first needs it soon."""
    _context()


@contextmanager
def _forked_in_time(context: ForkServerContext | SpawnContext) -> Iterator[None]:
    """If the process that workers are forked from does not answer, it is killed: OSError or EOFError here, and the
    next start has a new one."""
    if isinstance(context, SpawnContext):
        yield
        return
    forkserver.ensure_running()
    parent = _forkserver()
    timer = threading.Timer(STARTUP, lambda: os.kill(parent, signal.SIGKILL) if _forkserver() == parent else None)
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _forkserver() -> int:
    """The process that workers are forked from. Python does not tell, so this asks its own notes."""
    return int(forkserver._forkserver._forkserver_pid)  # type: ignore[attr-defined]  # there is no public way to its number


def _context() -> ForkServerContext | SpawnContext:
    """How processes are started here. The one they are forked from starts loading the parser now."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(PRELOADED)
    with _interrupts_ignored():
        forkserver.ensure_running()
    return context


@contextmanager
def _interrupts_ignored() -> Iterator[None]:
    """A process started meanwhile ignores Ctrl-C from birth: it could die of one before it can say so itself."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def default_workers() -> int:
    """The cores that this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1
