"""What a run did: made of what the publisher tells when all is staged, written as `report.json`."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from flows.failures import Failure
from flows.fingerprint import versions
from flows.stopwatch import Stopwatch
from models.change import Cause
from models.frozen import Frozen
from models.history_tables import ChangeRow
from pipeline.publish.layout import REPORT
from pipeline.publish.told import Outcome, Told

EXAMPLES = 5


COMPARED = ("new_versions", "changed", "material_changes", "changed_by_rules", "withdrawn")
"""Counts that mean something only if there was a data set before."""


class Run(Frozen):
    """When and how it ran; times are UTC."""

    raw: str
    out: str
    workers: int
    started: datetime
    ended: datetime
    seconds: float


class Counts(Frozen):
    """How many. `needs_review` counts the specifications that the table `specs` says this of; files that gave none
    are `failed`. From `new_versions` on, against the data set before: specifications that changed, changes that are
    material; those that only our own better rules brought are counted apart, as specifications."""

    documents: int
    published: int
    from_cache: int
    needs_review: int
    failed: int
    sections: int
    alternatives: int
    new_versions: int = 0
    changed: int = 0
    material_changes: int = 0
    changed_by_rules: int = 0
    withdrawn: int = 0


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


@dataclass(frozen=True, slots=True)
class Explained:
    """Words of the minimum qualifications of a document, and those of them that some rule explains. There is one for
    each document, so it is as small as can be."""

    spec_id: str
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
    """Rows of the table `problems`, by code."""
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
    noticing: bool = False
    """There was a data set to compare with."""
    nothing_new: bool = False
    """Documents, code and corrections were those of the published set, which was left as it is."""

    @property
    def summary(self) -> tuple[tuple[str, int], ...]:
        """What the terminal and the artifact show, in this order."""
        shown = ((name, count) for name, count in self.counts if self.noticing or name not in COMPARED)
        return tuple((name.replace("_", " "), count) for name, count in shown)


class Tally:
    """Counts what the publisher told of the specifications, one after the other."""

    def __init__(self, outcome: Outcome) -> None:
        """Count."""
        wanted = {change.spec_id for change in outcome.changes}
        self.published = self.needs_review = self.sections = self.alternatives = 0
        self.addresses: dict[str, str] = {}
        """Where the specifications that changed were fetched from, by spec_id."""
        self._problems: Counter[str] = Counter(loss.code for loss in outcome.losses)
        self._headings: Counter[str] = Counter()
        self._sources: dict[str, list[str]] = {}
        self._explained: list[Explained] = []
        for spec in outcome.specs:
            self._count(spec)
            if spec.url and spec.spec_id in wanted:
                self.addresses[spec.spec_id] = spec.url

    def _count(self, spec: Told) -> None:
        self.published += 1
        self.needs_review += spec.needs_review
        self.sections += spec.sections
        self.alternatives += spec.alternatives
        self._problems.update(spec.problems)
        self._explained.append(Explained(spec.spec_id, spec.words, spec.explained_words))
        for heading in map(normalised, spec.unknown_headings):
            self._headings[heading] += 1
            self._sources[heading] = sorted({*self._sources.get(heading, ()), spec.source})[:EXAMPLES]

    def problems(self, failures: Iterable[Failure]) -> dict[str, int]:
        """How often each problem was met, the most frequent first."""
        total = self._problems + Counter(failure.problem.code for failure in failures)
        return dict(sorted(total.items(), key=lambda item: (-item[1], item[0])))

    def unknown_headings(self) -> tuple[UnknownHeading, ...]:
        """The most frequent first."""
        ranked = sorted(self._headings.items(), key=lambda item: (-item[1], item[0]))
        return tuple(
            UnknownHeading(heading=heading, count=count, sources=tuple(self._sources[heading]))
            for heading, count in ranked
        )

    def qualifications(self) -> Qualifications:
        """Explained words overall, and by document in the order of the ids."""
        return Qualifications(
            words=sum(each.words for each in self._explained),
            explained_words=sum(each.explained_words for each in self._explained),
            documents=tuple(self._explained),
        )


def normalised(heading: str) -> str:
    """A heading as it is counted: lower case, words only ("UNIFORM  ALLOWANCE:" is "uniform allowance")."""
    return " ".join(re.findall(r"[\w'’&/-]+", heading.lower()))


class Circumstances(NamedTuple):
    """What a run knows besides the outcome: its folders, how many documents it found and did not have to parse."""

    raw: str
    out: str
    workers: int
    documents: int
    cached: int
    watch: Stopwatch

    def run(self) -> Run:
        """When and how it ran, as of now."""
        watch = self.watch
        return Run(
            raw=self.raw,
            out=self.out,
            workers=self.workers,
            started=watch.started,
            ended=watch.now,
            seconds=watch.total,
        )


def make_report(
    about: Circumstances, outcome: Outcome, failures: Iterable[Failure], notices: Iterable[Failure]
) -> Report:
    """The report, as of now."""
    tally = Tally(outcome)
    failed = sorted(failures, key=lambda failure: (failure.source, failure.problem.code))
    counts = Counts(
        documents=about.documents,
        published=tally.published,
        from_cache=about.cached,
        needs_review=tally.needs_review,
        failed=len(failed),
        sections=tally.sections,
        alternatives=tally.alternatives,
        new_versions=outcome.new_versions,
        withdrawn=outcome.withdrawn,
        **_compared(outcome.changes),
    )
    return Report(
        run=about.run(),
        counts=counts,
        failures=tuple(
            Failed(source=each.source, code=each.problem.code, message=each.problem.message, advice=each.advice)
            for each in failed
        ),
        problems=tally.problems((*failed, *notices)),
        unknown_headings=tally.unknown_headings(),
        qualifications=tally.qualifications(),
        seconds=dict(about.watch.seconds),
        versions=versions(),
        changes=outcome.changes,
        addresses=tally.addresses,
        noticing=outcome.noticing,
    )


def _compared(changes: Iterable[ChangeRow]) -> dict[str, int]:
    """What changed because the world did, and apart from it the specifications that only our rules read anew."""
    ours = {change.spec_id for change in changes if change.cause is Cause.RULES}
    theirs = [change for change in changes if change.cause is not Cause.RULES]
    changed = {change.spec_id for change in theirs}
    return {
        "changed": len(changed),
        "material_changes": sum(change.material for change in theirs),
        "changed_by_rules": len(ours - changed),
    }


def report_again(before: Report, about: Circumstances) -> Report:
    """The report of a run that found nothing new: it tells of the set what the run before told."""
    counts = before.counts.model_copy(update={"from_cache": about.cached, **dict.fromkeys(COMPARED, 0)})
    return Report(
        run=about.run(),
        counts=counts,
        failures=before.failures,
        problems=before.problems,
        unknown_headings=before.unknown_headings,
        qualifications=before.qualifications,
        seconds=dict(about.watch.seconds),
        versions=versions(),
        noticing=True,
        nothing_new=True,
    )


def read_report(out: Path) -> Report | None:
    """The report of the run that published the set; None if it cannot be read."""
    try:
        return Report.model_validate_json((out / REPORT).read_bytes())
    except (OSError, ValueError):
        return None
