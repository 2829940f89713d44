"""How serving begins: what the user wants in, runs on schedule until somebody says stop. The loop is in `serving.py`.

One program at a time serves a data set.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from filelock import FileLock, Timeout

from flows.errors import Refused
from flows.server import prefect_server
from flows.stopping import Stopping
from flows.time_zone import is_time_zone
from models.frozen import Frozen
from models.limits import Limits


class Wish(Frozen):
    """What the user wants. `file`: another `prefect.yaml`; `zone`: time zone of the schedules; `scheduled` false: only
    dropped files; `watched` false: only schedules. The rest is as in `flows.run.Request`; `cache` None: the user's."""

    raw: Path
    out: Path
    file: Path | None = None
    zone: str
    scheduled: bool = True
    watched: bool = True
    workers: int
    cache: Path | None = None
    limits: Limits
    notify: Path | None = None
    pages: str = ""

    def parameters(self) -> dict[str, Any]:
        """The parameters of every deployment: what a run needs to know, with whole paths."""
        return {
            "raw": str(self.raw.resolve()),
            "out": str(self.out.resolve()),
            "workers": self.workers,
            "cache": str(self.cache.resolve()) if self.cache else None,
            **self.limits.model_dump(),
            "notify": str(self.notify.resolve()) if self.notify else None,
            "pages": self.pages,
        }


class Served(NamedTuple):
    """A deployment as it is shown: its name, what it is about, its schedule in words, when it runs next."""

    name: str
    source: str
    when: str
    next: datetime | None


class Ended(NamedTuple):
    """A run that ended: of which deployment, what came of it in a sentence, and whether it did its work."""

    name: str
    said: str
    well: bool
    seconds: float


class Audience(Protocol):
    """Who is told what happens."""

    def serving(self, served: Sequence[Served]) -> None:
        """These deployments are served from now on."""

    def ended(self, run: Ended) -> None:
        """A run ended."""

    def note(self, message: str) -> None:
        """Something the user should know now."""


def serve(wish: Wish, audience: Audience) -> None:
    """Serve until a signal ends it with `Interrupted`. Raises what stands in `errors.py`; no process stays behind."""
    if not wish.raw.is_dir():
        raise Refused(f"{wish.raw}: there is no such folder")
    if not is_time_zone(wish.zone):
        raise Refused(f'"{wish.zone}" is no time zone such as "UTC"; name another with --timezone')
    with _alone(wish.out), Stopping() as stopping, prefect_server(lasting=True) as server:
        _check(wish)
        from flows.serving import Serving  # imports Prefect, while the server starts

        if server is not None:
            server.wait_until_ready()
        Serving(wish, audience, stopping, server).serve()


def _check(wish: Wish) -> None:
    """Refused if the folders or the cache cannot be used. Its imports cost time: a server starts
    meanwhile."""
    from flows.cache import Cache, CacheError, user_cache
    from pipeline.publish import Refused as RefusedFolder
    from pipeline.publish import check_apart
    from pipeline.publish.target import target_folder

    try:
        check_apart(wish.raw, wish.out)
        target_folder(wish.out)
        Cache(wish.cache or user_cache())
    except (RefusedFolder, CacheError) as error:
        raise Refused(str(error)) from error


@contextmanager
def _alone(out: Path) -> Iterator[None]:
    """Hold the right to serve this data set; Refused if another program has it."""
    target = out.resolve()
    lock = target.with_name(f".{target.name}.schedule.lock")
    try:
        lock.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(lock, timeout=0):
            yield
    except Timeout as error:
        raise Refused(f"another `classspec schedule` or `watch` serves {out}; end it first") from error
    except OSError as error:
        raise Refused(f"{lock.parent} cannot be written to ({error.strerror})") from error
