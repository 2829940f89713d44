"""What is collected: a bar and one line for each trouble while it runs, a table of the sources at the end."""

from collections.abc import Iterator, Mapping
from types import TracebackType
from typing import Self

from rich.console import Console, RenderableType
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.text import Text

from interfaces.terminal.parts import table
from interfaces.terminal.text import FAINT, GOOD, LOUD, WARN, count, plain, printable
from pipeline.sources.collected import TROUBLE, Collected, Look, News

STYLES: Mapping[str, str] = {
    News.NEW: GOOD,
    News.CHANGED: GOOD,
    News.WITHDRAWN: WARN,
    News.REFUSED: WARN,
    News.FAILED: LOUD,
}


class CollectBar:
    """Listens to a run."""

    def __init__(self, console: Console) -> None:
        """Draw on this console; nothing where it is a file or a pipe."""
        self._console = console
        self._bar = Progress(
            SpinnerColumn(),
            TextColumn("Collecting documents"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            console=console,
            transient=True,
            disable=not console.is_terminal,
        )
        self._task = self._bar.add_task("", total=None)

    def progress(self, done: int, total: int) -> None:
        """Move the bar."""
        self._bar.update(self._task, completed=done, total=total)

    def looked(self, jurisdiction: str, look: Look) -> None:
        """A line for what somebody should know."""
        if look.news in TROUBLE or look.news is News.WITHDRAWN or look.message:
            self._line(jurisdiction, look.news, f"{look.address}: {look.message}")

    def trouble(self, jurisdiction: str, problem: str) -> None:
        """A line for a source."""
        self._line(jurisdiction, News.FAILED, problem)

    def remark(self, jurisdiction: str, remark: str) -> None:
        """A line that asks for nothing at once."""
        self._line(jurisdiction, "note", remark)

    def _line(self, jurisdiction: str, kind: str, words: str) -> None:
        line = Text.assemble((kind, STYLES.get(kind, FAINT)), f"  {printable(jurisdiction)}: {printable(words)}")
        self._console.print(line, soft_wrap=True)

    def __enter__(self) -> Self:
        """Draw."""
        self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Wipe it away."""
        self._bar.stop()


def summary(collected: Collected) -> Iterator[RenderableType]:
    """The sources and their counts, and what to do next."""
    if not collected.sources:
        yield Text("Nothing to collect: no source.toml has a [collect] table (docs/sources.md).", style=FAINT)
        return
    rows = table("source", *News)
    for column in rows.columns[1:]:
        column.justify, column.no_wrap = "right", True
    for source in collected.sources:
        counts = source.counts
        numbers = (_number(news, counts[news]) for news in News)
        rows.add_row(plain(source.jurisdiction, LOUD if source.problems else ""), *numbers)
    yield rows
    yield _verdict(collected)


def _number(news: News, amount: int) -> Text:
    return Text(f"{amount:,}", style=STYLES.get(news, "") if amount else FAINT)


def _verdict(collected: Collected) -> Text:
    broken = sum(bool(source.problems) for source in collected.sources)
    failed = collected.counts[News.FAILED] + broken
    if failed:
        what = "correct each source.toml that is named, and run again" if broken else "run again later"
        return Text(f"✗ {count(failed, 'failure')}; {what}, what came is stored", style=LOUD)
    if collected.has_news:
        return Text("✓ collected; next: classspec ingest", style=GOOD)
    return Text("✓ nothing new", style=GOOD)
