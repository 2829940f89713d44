"""The command `classspec`: its commands, and how it ends.

Imports that cost time stand inside the commands that need them: help must come at once.
"""

import os
import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from interfaces.commands.changes import changes
from interfaces.commands.collect import collect
from interfaces.commands.correct import correct
from interfaces.commands.diff import diff
from interfaces.commands.ingest import ingest
from interfaces.commands.qualify import ANSWERS, qualify
from interfaces.commands.review import review
from interfaces.commands.schedule import schedule
from interfaces.commands.show import show
from interfaces.commands.watch import watch
from interfaces.status import Status, say

EXITS = "Exit status: 0 all is well, 1 some documents failed, 2 wrong usage, 3 no Prefect server, 130 interrupted.\n"
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
        from interfaces.misuse import misuse

        command = getattr(getattr(error, "ctx", None), "command_path", "classspec")  # the exception hides its class
        return say(f"{misuse(error, error.format_message())}; see {command} --help", Status.USAGE)
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


app.command(short_help="Fetch what the sources in RAW name, store what is new.")(collect)
app.command(epilog=EXITS, short_help="Read all documents in RAW, publish tables.")(ingest)
app.command(short_help="Print one document as it was understood.")(show)
app.command(epilog=ANSWERS, short_help="Hold a background against the qualifications of a document.")(qualify)
app.command(short_help="Print what changed from run to run.")(changes)
app.command(short_help="Compare two specifications or versions, rule by rule.")(diff)
app.command(short_help="Correct a fact that was misread, for every later run.")(correct)
app.command(short_help="List what needs a human eye, the worst first.")(review)
app.command(epilog=EXITS, short_help="Keep STRUCTURED up to date: on schedule, and when a file is dropped.")(schedule)
app.command(epilog=EXITS, short_help="Ingest a file as soon as it is dropped into RAW.")(watch)


if __name__ == "__main__":
    main()
