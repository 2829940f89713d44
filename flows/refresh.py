"""The flow `refresh`, the entrypoint of the deployments in `prefect.yaml`: collect, then ingest what changed.

The ingest compares, publishes, reports and tells; it is a run of its own below this one. `classspec schedule` runs the
flow in its own process and gives it a `Host`; a Prefect worker runs it as it runs any other flow. Whatever starts it
first calls `flows.quiet.set_client_defaults`.
"""

from collections.abc import Callable
from contextlib import ExitStack
from contextvars import ContextVar
from pathlib import Path
from typing import NamedTuple

from prefect import flow, task
from prefect.cache_policies import NO_CACHE

from flows.cache import user_cache
from flows.message import headline
from flows.report import Report
from flows.run import Listener, Request, Stage
from flows.schedules import fetching
from flows.steps import ingest
from flows.stopping import Stopping
from flows.stopwatch import Stopwatch
from flows.workers import default_workers
from models.limits import Limits
from pipeline.sources import News
from pipeline.sources import collect as collect_sources

WAIT = 3600.0
"""Seconds that a run waits for another one that writes the same data set: nobody stands behind it."""


class Silent:
    """Nobody listens."""

    def progress(self, stage: Stage, done: int, total: int) -> None:
        """Nothing."""

    def note(self, message: str) -> None:
        """Nothing."""


class Host(NamedTuple):
    """What the process that runs the flow lends it: a listener, its signals, and calls before and after the ingest."""

    listener: Listener
    stopping: Stopping
    before_ingest: Callable[[], None]
    after: Callable[[Report], None]


HOST: ContextVar[Host | None] = ContextVar("host", default=None)


@flow(name="refresh", persist_result=False)
def refresh(
    raw: str,
    out: str,
    only: list[str] | None = None,
    fetch: bool = True,
    workers: int | None = None,
    cache: str | None = None,
    timeout: float = 120,
    memory: int = 2048,
    largest: int = 64,
    longest: int = 2000,
    wait: float = WAIT,
    notify: str | None = None,
    pages: str = "",
) -> str:
    """Fetch the sources in the folders `only` (None: all) unless `fetch` is false, ingest RAW; the run in a sentence.

    `cache` None is the user's; `wait` for another run is in seconds, the limits of a document are as in `Limits`.
    """
    with ExitStack() as stack:
        host = HOST.get() or Host(Silent(), stack.enter_context(Stopping()), _nothing, _nothing)
        host.stopping.install()  # Prefect has put its own handler in place
        if fetch and (folders := fetching(Path(raw), only)):
            collect(raw, folders, host.listener)
            host.stopping.install()
        host.before_ingest()
        request = Request(
            raw=Path(raw),
            out=Path(out),
            workers=workers or default_workers(),
            cache=Path(cache) if cache else user_cache(),
            limits=Limits(timeout=timeout, memory=memory, largest=largest, longest=longest),
            wait=wait,
            notify=Path(notify) if notify else None,
            pages=pages,
        )
        report = ingest(request, host.listener, Stopwatch(), host.stopping, None)
        host.after(report)
    return headline(report.summary, report.changes)


@task(name="collect", persist_result=False, cache_policy=NO_CACHE)
def collect(raw: str, folders: tuple[str, ...], listener: Listener) -> None:
    """Fetch what the sources in these folders publish. What fails is told; the ingest takes what there is."""
    root = Path(raw)
    try:
        collected = collect_sources(root, only=tuple(folder or root.resolve().name for folder in folders))
    except (OSError, ValueError) as error:
        listener.note(f"warning: nothing was fetched ({error})")
        return
    for source in collected.sources:
        failed = [look for look in source.looks if look.news in (News.REFUSED, News.FAILED)]
        problems = [*source.problems, *([f"{len(failed)} addresses were not fetched"] if failed else [])]
        for problem in problems:
            listener.note(f"warning: {source.jurisdiction}: {problem.rstrip('.')}; see manifest.jsonl")


def _nothing(*_: object) -> None:
    """For a run that nobody hosts."""
