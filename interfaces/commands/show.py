"""`classspec show`: print one document as it was understood."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from interfaces.status import Status, say


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
        from pydantic_core import PydanticSerializationError

        try:
            written = [f"{spec.model_dump_json(indent=1)}\n".encode() for spec in specs]
        except PydanticSerializationError:
            message = f"{file}: its lists nest too deep, or its text is too broken, to be written as JSON"
            return say(message, Status.FAILED)
        sys.stdout.buffer.write(b"".join(written))
        return Status.WELL
    from interfaces.terminal.console import output
    from interfaces.terminal.show import view

    console = output()
    for spec in specs:
        for part in view(spec, full=full):
            console.print(part)
    return Status.WELL
