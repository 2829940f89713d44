"""Problems: a symbol, a word and a colour for each severity, so that none of the three is needed alone."""

from collections.abc import Iterable, Iterator

from rich.console import RenderableType
from rich.text import Text

from interfaces.terminal.parts import table, title
from interfaces.terminal.text import FAINT, GOOD, LOUD, WARN, place, plain
from models.document import Problem, Severity

LOOKS = {
    Severity.ERROR: ("✗ error", LOUD),
    Severity.WARNING: ("! warning", WARN),
    Severity.INFO: ("· info", FAINT),
}


def problems(found: Iterable[Problem]) -> Iterator[RenderableType]:
    """All of them, or a line that says there are none."""
    found = list(found)
    yield title("PROBLEMS", str(len(found)))
    if not found:
        yield Text("✓ none", style=GOOD)
        return
    rows = table("severity", "code", "place", "message")
    for problem in found:
        word, style = LOOKS[problem.severity]
        rows.add_row(
            Text(word, style=style, no_wrap=True),
            Text(problem.code, no_wrap=True),
            Text(place(problem.page, problem.line), style="cyan", no_wrap=True),
            plain(problem.message),
        )
    yield rows
