"""The options that limit what one document may cost, for every command that ingests. Defaults: `models/limits.py`."""

from typing import Annotated

import typer

Timeout = Annotated[float, typer.Option(min=0.001, metavar="SECONDS", help="Longest time for one file.")]
Memory = Annotated[int, typer.Option(min=512, metavar="MIB", help="Most memory of one process that parses.")]
Largest = Annotated[int, typer.Option(min=1, max=1024, metavar="MIB", help="Larger files are not read.")]
Longest = Annotated[int, typer.Option(min=1, metavar="PAGES", help="Longer documents are not read.")]
