"""`classspec diff`: what changed from one version of a specification to another."""

from pathlib import Path
from typing import Annotated

import typer

NAME = "A raw document, a published JSON file, a SPEC_ID, or one version of it: SPEC_ID@2."


def diff(
    old: Annotated[str, typer.Argument(metavar="OLD", help=NAME)],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The same.")],
    structured: Annotated[
        Path, typer.Option(metavar="DIR", help="The published folder that ids are looked up in.")
    ] = Path("structured"),
    material: Annotated[
        bool, typer.Option("--material", help="Only what changes who qualifies or what the job is.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the changes as a JSON list.")] = False,
    html: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write a page with all words struck and inserted.")
    ] = None,
) -> int:
    """Compare two specifications rule by rule: two files, two versions of one specification, or two ids.

    Exit status: 0 they were compared, whatever was found; 2 one of them could not be read.

    Example: classspec diff raw/harrow/caseworker-trainee.txt raw/harrow/Caseworker.docx --html redline.html
    """
    from interfaces.comparing import Asked, diff

    return diff(Asked(old, new, structured, material, as_json, html))
