"""`classspec watch`: ingest a file as soon as it is dropped into RAW."""

from pathlib import Path
from typing import Annotated

import typer


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
    timeout: Annotated[float, typer.Option(min=0.001, metavar="SECONDS", help="Longest time for one file.")] = 120,
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

    wish = Wish(
        raw=raw,
        out=out,
        zone=local_time_zone(),
        scheduled=False,
        workers=workers or default_workers(),
        cache=cache,
        timeout=timeout,
        notify=notify,
        pages=pages,
    )
    return serve(wish)
