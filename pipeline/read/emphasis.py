"""From the runs of a line to its style. Goes in: pieces of text, each set in one way. Comes out: one Style.

A line counts as bold if it opens in bold type: two thirds of it or more ("**CLERK** 1105"), or a lead-in that ends
with a colon, a full stop or a dash ("**DUTIES:** Plans …"). Underlining counts as bold: typewritten specifications
underline what later ones set bold.
"""

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from models.document import PLAIN, Style

LEAD_IN_ENDS = (":", ".", "-", "–", "—", ")")


class Run(NamedTuple):
    """A piece of a line in one setting; `size` in points, None if not given."""

    text: str
    bold: bool = False
    size: float | None = None


def line_style(runs: Iterable[Run], *, centred: bool = False, heading: int = 0, indent: int = 0) -> Style:
    """The style of a line made of `runs`; a heading is what the format says, 0 if it says nothing."""
    visible = [run for run in runs if run.text.strip()]
    return _style(opens_bold(visible), centred, main_size(visible), heading, indent)


@lru_cache(maxsize=1024)
def _style(bold: bool, centred: bool, size: float | None, heading: int, indent: int) -> Style:
    """One object for all lines of a style: a document has few styles and many lines."""
    style = Style(bold=bold, centred=centred, size=size, heading=heading, indent=indent)
    return PLAIN if style == PLAIN else style


def opens_bold(runs: list[Run]) -> bool:
    """True if the first words are bold and are most of the line or a lead-in."""
    if not runs or not runs[0].bold:
        return False
    plain = next((place for place, run in enumerate(runs) if not run.bold), len(runs))
    if plain == len(runs):
        return True
    lead = "".join(run.text.strip() for run in runs[:plain])
    rest = "".join(run.text.strip() for run in runs[plain:])
    return bool(lead) and (len(lead) > 2 * len(rest) or lead.endswith(LEAD_IN_ENDS) or rest.startswith(LEAD_IN_ENDS))


def main_size(runs: list[Run]) -> float | None:
    """The size that most characters have."""
    if len(runs) == 1:
        return runs[0].size
    sizes: Counter[float | None] = Counter()
    for run in runs:
        sizes[run.size] += len(run.text)
    return sizes.most_common(1)[0][0] if sizes else None
