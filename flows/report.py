"""What a run did: made of the specifications as they pass on their way to the publisher, written as `report.json`."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from flows.failures import Failure
from flows.fingerprint import versions
from flows.stopwatch import Stopwatch
from models.classspec import ClassSpec
from models.frozen import Frozen
from models.history_tables import ChangeRow

UNKNOWN = "unknown-heading"
EXAMPLES = 5


class Run(Frozen):
    """When and how it ran; times are UTC."""

    raw: str
    out: str
    workers: int
    started: datetime
    ended: datetime
    seconds: float


class Counts(Frozen):
    """How many."""

    documents: int
    published: int
    from_cache: int
    needs_review: int
    failed: int
    sections: int
    alternatives: int


class Failed(Frozen):
    """A file that gave no specification, and what to do about it."""

    source: str
    code: str
    message: str
    advice: str


class UnknownHeading(Frozen):
    """A heading that no lexicon knows: how often it stands, and in which files (the first few)."""

    heading: str
    count: int
    sources: tuple[str, ...]


class Explained(Frozen):
    """Words of the minimum qualifications, and those of them that some rule explains."""

    spec_id: str = ""
    words: int
    explained_words: int


class Qualifications(Frozen):
    """The same for all documents together and for each."""

    words: int
    explained_words: int
    documents: tuple[Explained, ...]


class Report(Frozen):
    """The whole report."""

    run: Run
    counts: Counts
    failures: tuple[Failed, ...]
    problems: Mapping[str, int]
    unknown_headings: tuple[UnknownHeading, ...]
    qualifications: Qualifications
    seconds: Mapping[str, float]
    versions: Mapping[str, str]
    changes: tuple[ChangeRow, ...] = ()
    """What this run found changed in the specifications."""
    addresses: Mapping[str, str] = {}
    """Where the changed specifications were fetched from, by spec_id."""
    notifications: tuple[str, ...] = ()
    """What became of the message about material changes; empty: there was none."""

    @property
    def summary(self) -> tuple[tuple[str, int], ...]:
        """What the terminal and the artifact show, in this order."""
        return tuple((name.replace("_", " "), count) for name, count in self.counts)


class Tally:
    """Counts specifications that pass, so that no two need be held at a time."""

    def __init__(self) -> None:
        """Nothing counted yet."""
        self.published = self.needs_review = self.sections = self.alternatives = 0
        self._problems: Counter[str] = Counter()
        self._headings: Counter[str] = Counter()
        self._sources: dict[str, dict[str, None]] = {}
        self._explained: list[Explained] = []
        self._addresses: dict[str, str] = {}

    def passing(self, specs: Iterable[ClassSpec]) -> Iterator[ClassSpec]:
        """The same specifications, counted."""
        for spec in specs:
            self._add(spec)
            yield spec

    def _add(self, spec: ClassSpec) -> None:
        read = spec.qualifications
        self.published += 1
        if spec.raw.url:
            self._addresses[spec.spec_id] = spec.raw.url
        self.needs_review += spec.needs_review
        self.sections += len(spec.sections)
        self.alternatives += sum(len(track.alternatives) for track in read.tracks)
        self._problems.update(problem.code for problem in spec.problems)
        self._explained.append(Explained(spec_id=spec.spec_id, words=read.words, explained_words=read.explained_words))
        for heading in (normalised(section.heading) for section in spec.sections if section.rule == UNKNOWN):
            self._headings[heading] += 1
            self._sources.setdefault(heading, {})[spec.raw.source] = None

    def problems(self, failures: Iterable[Failure]) -> dict[str, int]:
        """How often each problem was met, the most frequent first."""
        total = self._problems + Counter(failure.problem.code for failure in failures)
        return dict(sorted(total.items(), key=lambda item: (-item[1], item[0])))

    def unknown_headings(self) -> tuple[UnknownHeading, ...]:
        """The most frequent first."""
        ranked = sorted(self._headings.items(), key=lambda item: (-item[1], item[0]))
        return tuple(
            UnknownHeading(heading=heading, count=count, sources=tuple(sorted(self._sources[heading])[:EXAMPLES]))
            for heading, count in ranked
        )

    def addresses(self, changes: Iterable[ChangeRow]) -> dict[str, str]:
        """Where the specifications of these changes were fetched from, by spec_id."""
        wanted = sorted({change.spec_id for change in changes} & self._addresses.keys())
        return {spec_id: self._addresses[spec_id] for spec_id in wanted}

    def qualifications(self) -> Qualifications:
        """Explained words overall, and by document in the order of the ids."""
        return Qualifications(
            words=sum(each.words for each in self._explained),
            explained_words=sum(each.explained_words for each in self._explained),
            documents=tuple(sorted(self._explained, key=lambda each: each.spec_id)),
        )


def normalised(heading: str) -> str:
    """A heading as it is counted: lower case, words only ("UNIFORM  ALLOWANCE:" is "uniform allowance")."""
    return " ".join(re.findall(r"[\w'’&/-]+", heading.lower()))


def make_report(
    *,
    raw: str,
    out: str,
    workers: int,
    documents: int,
    cached: int,
    watch: Stopwatch,
    tally: Tally,
    failures: Iterable[Failure],
    notices: Iterable[Failure],
    changes: tuple[ChangeRow, ...] = (),
) -> Report:
    """The report, as of now."""
    failed = sorted(failures, key=lambda failure: (failure.source, failure.problem.code))
    counts = Counts(
        documents=documents,
        published=tally.published,
        from_cache=cached,
        needs_review=tally.needs_review,
        failed=len(failed),
        sections=tally.sections,
        alternatives=tally.alternatives,
    )
    return Report(
        run=Run(raw=raw, out=out, workers=workers, started=watch.started, ended=watch.now, seconds=watch.total),
        counts=counts,
        failures=tuple(
            Failed(source=each.source, code=each.problem.code, message=each.problem.message, advice=each.advice)
            for each in failed
        ),
        problems=tally.problems((*failed, *notices)),
        unknown_headings=tally.unknown_headings(),
        qualifications=tally.qualifications(),
        seconds=dict(watch.seconds),
        versions=versions(),
        changes=changes,
        addresses=tally.addresses(changes),
    )


class WhenRead(Mapping[str, Any]):
    """A report that is made only when it is written: after everything that it tells about."""

    def __init__(self, make: Callable[[], Report]) -> None:
        """Keep what makes it."""
        self._make = make
        self.report: Report | None = None

    def _made(self) -> dict[str, Any]:
        self.report = self.report or self._make()
        made: dict[str, Any] = self.report.model_dump(mode="json")
        return made

    def __getitem__(self, key: str) -> Any:
        """A part of the report."""
        return self._made()[key]

    def __iter__(self) -> Iterator[str]:
        """The names of its parts."""
        return iter(self._made())

    def __len__(self) -> int:
        """How many parts it has."""
        return len(self._made())
