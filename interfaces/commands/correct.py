"""`classspec correct`: correct a fact that was misread, for every later run."""

from pathlib import Path
from typing import Annotated

import typer

RAW = "Folder of documents; the correction is written into it."


def correct(
    spec: Annotated[
        str, typer.Argument(metavar="SPEC", help="Id of a specification, or path of its document or JSON.")
    ],
    fact: Annotated[
        str, typer.Argument(metavar="FACT", help="What to correct, such as alternatives.2.experience_months.")
    ] = "",
    value: Annotated[
        str | None,
        typer.Argument(metavar="VALUE", help='The right value; "" for not stated, lists joined by ;, false: take out.'),
    ] = None,
    reason: Annotated[str, typer.Option(metavar="TEXT", help="Why, for those who come later.")] = "",
    by: Annotated[str, typer.Option(metavar="NAME", help="Who says so.")] = "",
    on: Annotated[str, typer.Option(metavar="DATE", help="Day of the correction. Default: today.")] = "",
    words: Annotated[
        str, typer.Option(metavar="TEXT", help="Words of the document that say so, where nothing was read.")
    ] = "",
    raw: Annotated[Path, typer.Option(metavar="RAW", help=RAW)] = Path("raw"),
    structured: Annotated[
        Path, typer.Option(metavar="STRUCTURED", help="Published folder: ids of specifications are looked up there.")
    ] = Path("structured"),
) -> int:
    """Correct a fact that was misread: from the next ingest on the correction wins over what the rules read.

    Without FACT: the facts of the specification that can be corrected, with their present values. Rows are counted as
    in the published tables. The correction is held back, and told of, when the words it rests on change.

    Example: classspec correct harrow/caseworker grade 12 --reason "Misprint in the source." --by "J. Ortiz"
    """
    from datetime import date

    from interfaces.correcting import Wanted, correct, show_facts

    if not fact:
        return show_facts(spec, raw, structured)
    wanted = Wanted(fact=fact, value=value, reason=reason, by=by, on=on or date.today().isoformat(), words=words)
    return correct(spec, wanted, raw, structured)
