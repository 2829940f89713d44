"""`classspec qualify`: hold a background against the qualifications of a document."""

from pathlib import Path
from typing import Annotated

import typer

ANSWERS = (
    "Exit status: 0 the background meets an alternative or may meet one (check), 1 it meets none, 2 wrong usage, or a "
    "file without qualifications. With several specifications in a file, the highest counts.\n"
)
LEVELS = (
    "Highest level reached: none, elementary, high_school, some_college, certificate, associate, bachelor, master, "
    "doctorate or professional."
)


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
