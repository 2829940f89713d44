"""`classspec ingest`: read all documents in RAW, publish tables."""

from pathlib import Path
from typing import Annotated

import typer

from interfaces.commands.limits import Largest, Longest, Memory, Timeout


def ingest(
    raw: Annotated[Path, typer.Argument(metavar="RAW", help="Folder of documents, one sub-folder per jurisdiction.")],
    out: Annotated[Path, typer.Option("--out", "-o", metavar="STRUCTURED", help="Folder to publish in.")],
    workers: Annotated[
        int | None, typer.Option(min=1, help="Processes that parse at the same time. Default: the cores.")
    ] = None,
    cache: Annotated[
        Path | None,
        typer.Option(envvar="CLASSSPEC_CACHE", metavar="DIR", help="Where parsed files are kept from run to run."),
    ] = None,
    no_cache: Annotated[bool, typer.Option("--no-cache", help="Parse every file, keep nothing.")] = False,
    timeout: Timeout = 120,
    memory: Memory = 2048,
    largest: Largest = 64,
    longest: Longest = 2000,
    wait: Annotated[
        float, typer.Option(min=0, metavar="SECONDS", help="Wait for another run that writes STRUCTURED.")
    ] = 0,
) -> int:
    """Read all documents in RAW and publish what they say in STRUCTURED: JSON, CSV, SQLite.

    Files that did not change since an earlier run are not parsed again. STRUCTURED is replaced in one step at the end
    of the run, or not at all. Prefect needs no set-up; set PREFECT_API_URL to use a running server.

    Example: classspec ingest raw --out structured --workers 4
    """
    from flows.cache import user_cache
    from flows.run import Request
    from flows.workers import default_workers
    from interfaces.ingesting import ingest
    from models.limits import Limits

    folder = None if no_cache else cache or user_cache()
    count = workers or default_workers()
    limits = Limits(timeout=timeout, memory=memory, largest=largest, longest=longest)
    return ingest(Request(raw=raw, out=out, workers=count, cache=folder, limits=limits, wait=wait))
