"""How a run begins: what the user wants in, a `Report` out. What happens in it stands in `steps.py`.

The temporary server is started before anything heavy is loaded: it needs longest to get ready, and does so behind
everything else.
"""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from flows.server import prefect_server
from flows.stopping import Stopping
from flows.stopwatch import Stopwatch
from models.frozen import Frozen
from models.limits import Limits

if TYPE_CHECKING:
    from flows.report import Report


class Request(Frozen):
    """What the user wants. `cache` None: keep nothing. `limits` hold for each document; `wait` for another run is in
    seconds. `notify`: a file of channels besides those of the environment; `pages`: the address where STRUCTURED is
    served, put before the links of a message."""

    raw: Path
    out: Path
    workers: int
    cache: Path | None
    limits: Limits
    wait: float
    notify: Path | None = None
    pages: str = ""


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


def run(request: Request, listener: Listener) -> "Report":
    """Ingest RAW; what is wrong with single files is in the report. Raises what stands in `errors.py`."""
    watch = Stopwatch()
    with Stopping() as stopping, prefect_server() as server:
        from flows.steps import ingest

        watch.lap("load")
        return ingest(request, listener, watch, stopping, server)
