"""When a run began, and the seconds each of its stages took. The only clock of the product."""

from datetime import UTC, datetime
from time import perf_counter


class Stopwatch:
    """Runs from its making on."""

    def __init__(self) -> None:
        """Begin."""
        self.started = datetime.now(UTC)
        self.seconds: dict[str, float] = {}
        self._begin = self._lap = perf_counter()

    def lap(self, stage: str) -> None:
        """A stage ends now."""
        now = perf_counter()
        self.seconds[stage] = round(self.seconds.get(stage, 0) + now - self._lap, 3)
        self._lap = now

    @property
    def total(self) -> float:
        """Seconds since the beginning."""
        return round(perf_counter() - self._begin, 3)

    @property
    def now(self) -> datetime:
        """The time, UTC."""
        return datetime.now(UTC)
