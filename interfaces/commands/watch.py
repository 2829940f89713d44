"""`classspec watch`: ingest a file as soon as it is dropped into RAW."""

from pathlib import Path
from typing import Annotated

import typer

from interfaces.commands.limits import Largest, Longest, Memory, Timeout


def watch(
    raw: Annotated[Path, typer.Argument(metavar="RAW", help="Folder of documents, one sub-folder per jurisdiction.")],
    out: Annotated[Path, typer.Option("--out", "-o", metavar="STRUCTURED", help="Folder to publish in.")],
    workers: Annotated[
        int | None, typer.Option(min=1, help="Processes that parse at the same time. Default: the cores.")
    ] = None,
    cache: Annotated[
        Path | None,
        typer.Option(envvar="CLASSSPEC_CACHE", metavar="DIR", help="Where parsed files are kept from run to run."),
    ] = None,
    timeout: Timeout = 120,
    memory: Memory = 2048,
    largest: Largest = 64,
    longest: Longest = 2000,
    notify: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Channels for material changes besides CLASSSPEC_NOTIFY, one in a line."),
    ] = None,
    pages: Annotated[
        str, typer.Option(metavar="ADDRESS", help="Where STRUCTURED is served, for the links in messages.")
    ] = "",
) -> int:
    """Ingest RAW now and whenever a file in it is new, changed or gone, until Ctrl-C; nothing is fetched.

    A file counts when it is complete: nobody has written to it for a moment. Every ingest is a run in Prefect.

    Example: classspec watch raw --out structured
    """
    from flows.serve import Wish
    from flows.time_zone import local_time_zone
    from flows.workers import default_workers
    from interfaces.scheduling import serve
    from models.limits import Limits

    wish = Wish(
        raw=raw,
        out=out,
        zone=local_time_zone(),
        scheduled=False,
        workers=workers or default_workers(),
        cache=cache,
        limits=Limits(timeout=timeout, memory=memory, largest=largest, longest=longest),
        notify=notify,
        pages=pages,
    )
    return serve(wish)
