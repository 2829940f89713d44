"""The command `classspec`. A command takes its arguments, calls one function and gives back its exit status.

Imports that cost time stand inside the commands that need them: help must come at once.
"""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from interfaces.status import Status, say

EXITS = "Exit status: 0 all is well, 1 some documents failed, 2 wrong usage, 3 no Prefect server, 130 interrupted.\n"
ANSWERS = (
    "Exit status: 0 the background meets an alternative or may meet one (check), 1 it meets none, 2 wrong usage, or a "
    "file without qualifications. With several specifications in a file, the highest counts.\n"
)
LEVELS = (
    "Highest level reached: none, elementary, high_school, some_college, certificate, associate, bachelor, master, "
    "doctorate or professional."
)

app = typer.Typer(
    name="classspec",
    help="Class specifications of civil-service systems in, qualification rules and tables out.\n\n"
    "Example: classspec ingest raw --out structured",
    epilog=EXITS,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and end the process with its status."""
    sys.exit(_status(arguments))


def _status(arguments: Sequence[str] | None) -> int:
    try:
        status = app(arguments, standalone_mode=False, prog_name="classspec")
        sys.stdout.flush()
    except typer.TyperException as error:
        return say(f"{error.format_message().rstrip('.')}; see classspec --help", Status.USAGE)
    except (KeyboardInterrupt, typer.Abort):
        return say("interrupted", Status.INTERRUPTED)
    except BrokenPipeError:  # the reader has seen enough: `classspec show FILE | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Status.WELL
    return int(status or 0)


def _print_version(wanted: bool) -> None:
    if wanted:
        from flows.fingerprint import installed

        print(f"classspec {installed('classspec')}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def classspec(
    context: typer.Context,
    _version: Annotated[
        bool, typer.Option("--version", is_eager=True, callback=_print_version, help="Show the version and exit.")
    ] = False,
) -> None:
    """Options of all commands. Without a command: the help."""
    if context.invoked_subcommand is None:
        print(context.get_help())


@app.command(epilog=EXITS, short_help="Read all documents in RAW, publish tables.")
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
    timeout: Annotated[float, typer.Option(min=0.001, metavar="SECONDS", help="Longest time for one file.")] = 120,
    wait: Annotated[
        float, typer.Option(min=0, metavar="SECONDS", help="Wait for another run that writes STRUCTURED.")
    ] = 0,
) -> int:
    """Read all documents in RAW and publish what they say in STRUCTURED: JSON, CSV, SQLite.

    Files that did not change since an earlier run are not parsed again. STRUCTURED is replaced in one step at the end
    of the run, or not at all. Prefect needs no set-up; set PREFECT_API_URL to use a running server.

    Example: classspec ingest raw --out structured --workers 4
    """
    from flows.run import Request
    from flows.workers import default_workers
    from interfaces.ingesting import ingest

    folder = None if no_cache else cache or _user_cache()
    count = workers or default_workers()
    return ingest(Request(raw=raw, out=out, workers=count, cache=folder, timeout=timeout, wait=wait))


def _user_cache() -> Path:
    from platformdirs import user_cache_path

    return user_cache_path("classspec", appauthor=False)


@app.command(short_help="Print one document as it was understood.")
def show(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A raw document, or a published specs/*/*.json.")],
    full: Annotated[bool, typer.Option("--full", help="Show quotations at their whole length.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the whole specification as JSON.")] = False,
) -> int:
    """Print one document as it was understood, each fact with its place and the words it rests on.

    Example: classspec show "raw/harrow/Senior Caseworker.pdf" --full
    """
    from interfaces.opening import Unusable, specifications

    try:
        specs = specifications(file)
    except Unusable as error:
        return say(str(error), Status.FAILED if file.is_file() else Status.USAGE)
    if as_json:
        for spec in specs:
            sys.stdout.buffer.write(f"{spec.model_dump_json(indent=1)}\n".encode())
        return Status.WELL
    from interfaces.terminal.console import output
    from interfaces.terminal.show import view

    console = output()
    for spec in specs:
        for part in view(spec, full=full):
            console.print(part)
    return Status.WELL


@app.command(epilog=ANSWERS, short_help="Hold a background against the qualifications of a document.")
def qualify(
    spec: Annotated[Path, typer.Argument(metavar="SPEC", help="A raw document, or a published specs/*/*.json.")],
    education: Annotated[str, typer.Option(metavar="LEVEL", help=LEVELS)] = "none",
    field: Annotated[list[str] | None, typer.Option(metavar="TEXT", help="Field of study; may be repeated.")] = None,
    credits: Annotated[float, typer.Option(min=0, metavar="N", help="College credits earned.")] = 0,
    graduate_credits: Annotated[float, typer.Option(min=0, metavar="N", help="Graduate credits earned.")] = 0,
    experience: Annotated[
        float | None,
        typer.Option(min=0, metavar="MONTHS", help="All relevant experience. Default: the months of all --service."),
    ] = None,
    service: Annotated[
        list[str] | None,
        typer.Option(metavar="TITLE=MONTHS", help="Months of it in one job title; may be repeated."),
    ] = None,
    license: Annotated[
        list[str] | None, typer.Option(metavar="TEXT", help="Licence or certificate held; may be repeated.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the judgements as JSON.")] = False,
) -> int:
    """Hold a background against the minimum qualifications: which alternative it meets, and what is lacking.

    Each answer stands with the words it rests on. What the words do not decide is left to a person (check).

    Example: classspec qualify raw/harrow/Caseworker.docx --education bachelor --field psychology --experience 12
    """
    from interfaces.qualifying import Stated, qualify

    stated = Stated(education, field or (), credits, graduate_credits, experience, service or (), license or ())
    return qualify(spec, stated, as_json=as_json)


if __name__ == "__main__":
    main()
