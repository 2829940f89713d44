"""`classspec review`: list what needs a human eye, the worst first."""

from pathlib import Path
from typing import Annotated

import typer

SHOWN = 20


def review(
    structured: Annotated[Path, typer.Argument(metavar="STRUCTURED", help="Published folder.")],
    limit: Annotated[int, typer.Option(min=1, metavar="N", help="Show the worst N only.")] = SHOWN,
    as_json: Annotated[bool, typer.Option("--json", help="Print all of them as JSON, or the worst N.")] = False,
) -> int:
    """List the specifications and files that need a human eye, the worst first, each with its reasons.

    Errors, corrections held back, warnings, words that no rule explains: docs/corrections.md says what each weighs.

    Example: classspec review structured --limit 10
    """
    from interfaces.reviewing import review

    return review(structured, limit, as_json=as_json)
