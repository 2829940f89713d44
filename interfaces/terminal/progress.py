"""How far a run is: a bar on a terminal, nothing where standard error is a file or a pipe."""

from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from flows.run import Stage
from interfaces.terminal.text import printable

WORDS = {
    Stage.START: "Starting Prefect",
    Stage.PARSE: "Parsing documents",
    Stage.PUBLISH: "Publishing tables",
}


class ProgressBar:
    """Listens to a run."""

    def __init__(self, console: Console) -> None:
        """Draw on this console."""
        self._console = console
        self._bar = Progress(
            SpinnerColumn(),
            TextColumn("{task.description:<17}", markup=False),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            console=console,
            transient=True,
            disable=not console.is_terminal,
        )
        self._task = self._bar.add_task(WORDS[Stage.START], total=None)

    def progress(self, stage: Stage, done: int, total: int) -> None:
        """Move the bar."""
        self._bar.update(self._task, description=WORDS[stage], completed=done, total=total)

    def note(self, message: str) -> None:
        """A line above the bar; also where there is no bar."""
        self._console.print(printable(message), soft_wrap=True)

    def __enter__(self) -> Self:
        """Draw."""
        self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Wipe it away."""
        self._bar.stop()
