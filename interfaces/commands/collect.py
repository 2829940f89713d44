"""`classspec collect`: fetch what the sources name, store what is new."""

from pathlib import Path
from typing import Annotated

import typer


def collect(
    raw: Annotated[
        Path, typer.Argument(metavar="RAW", help="Folder of documents, one sub-folder per jurisdiction.")
    ] = Path("raw"),
    only: Annotated[
        list[str] | None,
        typer.Option(metavar="JURISDICTION", help="Only this source, by folder or name; may be repeated."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print what came of each address as JSON.")] = False,
) -> int:
    """Fetch what each source.toml in RAW names, and store what is new there.

    Only what changed is transferred, no site is asked more often than it likes, and nothing is deleted: a document that
    vanished is marked as withdrawn in manifest.jsonl. What a source.toml can say stands in docs/sources.md.

    Example: classspec collect raw --only "Harrow County"
    """
    from interfaces.collecting import collect

    return collect(raw, only or (), as_json=as_json)
