"""`classspec schedule`: serve the deployments of `prefect.yaml` until somebody says stop."""

from pathlib import Path
from typing import Annotated

import typer

from interfaces.commands.limits import Largest, Longest, Memory, Timeout


def schedule(
    raw: Annotated[Path, typer.Argument(metavar="RAW", help="Folder of documents, one sub-folder per jurisdiction.")],
    out: Annotated[Path, typer.Option("--out", "-o", metavar="STRUCTURED", help="Folder to publish in.")],
    file: Annotated[
        Path | None,
        typer.Option(metavar="YAML", help="Deployments. Default: prefect.yaml of this folder or the installation."),
    ] = None,
    timezone: Annotated[
        str | None, typer.Option(metavar="NAME", help="Time zone of the schedules. Default: this computer's.")
    ] = None,
    no_watch: Annotated[bool, typer.Option("--no-watch", help="Only run on schedule, do not watch RAW.")] = False,
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
    """Keep STRUCTURED up to date until Ctrl-C: refresh every source on its schedule, ingest files dropped into RAW.

    A source with `schedule = "0 6 * * 1"` in its source.toml is refreshed at these times, the others as prefect.yaml
    says. Runs never overlap. Prefect needs no set-up; set PREFECT_API_URL to use a running server.

    Example: classspec schedule raw --out structured
    """
    from flows.serve import Wish
    from flows.time_zone import local_time_zone
    from flows.workers import default_workers
    from interfaces.scheduling import serve
    from models.limits import Limits

    wish = Wish(
        raw=raw,
        out=out,
        file=file,
        zone=timezone or local_time_zone(),
        watched=not no_watch,
        workers=workers or default_workers(),
        cache=cache,
        limits=Limits(timeout=timeout, memory=memory, largest=largest, longest=longest),
        notify=notify,
        pages=pages,
    )
    return serve(wish)
