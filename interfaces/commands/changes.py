"""`classspec changes`: what changed from run to run."""

from pathlib import Path
from typing import Annotated

import typer


def changes(
    structured: Annotated[
        Path, typer.Argument(metavar="STRUCTURED", help="A published folder. Default: structured.")
    ] = Path("structured"),
    since: Annotated[
        str | None, typer.Option(metavar="DATE", help="Only what was noticed on this day (YYYY-MM-DD) or later.")
    ] = None,
    material: Annotated[
        bool, typer.Option("--material", help="Only what changes who qualifies or what the job is.")
    ] = False,
    spec: Annotated[str | None, typer.Option(metavar="SPEC_ID", help="Only one specification.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the changes as a JSON list.")] = False,
) -> int:
    """Print what changed in the published specifications, newest first, with the words on both sides.

    Changes are noticed when documents are ingested again into the same folder. Exit status: 0 the question was
    answered, also by "nothing changed"; 2 it could not be.

    Example: classspec changes structured --since 2024-03-31 --material
    """
    from interfaces.changing import Wanted, changes

    return changes(structured, Wanted(since, material, spec), as_json=as_json)
