"""What of the published set a run can leave as it is, by comparing what it was made from with what there is now."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from flows.cache import Cache
from flows.plan import Found
from flows.report import Report, read_report
from models.classspec import ClassSpec
from models.document import RawFile
from pipeline.chronicle import Occasion
from pipeline.continuity import Continuity, Present, Texts, continued
from pipeline.publish.errors import Outdated
from pipeline.publish.inputs import Input, Inputs, file_digest_of, holdings, problems_digest
from pipeline.publish.past import Past

NOTHING = Inputs()


class Reuse:
    """The files of a run held against the set in `out`. `published` None: nothing of it may be used."""

    def __init__(self, found: Found, occasion: Occasion, out: Path | None) -> None:
        """Look at the set; `out` None: as if there were none."""
        self._occasion, self._files, self._out = occasion, found.files, out
        self._refused = frozenset(failure.source for failure in found.failures)
        doubts = (*found.failures, *found.notices)
        self._problems = problems_digest((each.source, each.problem) for each in doubts)
        held = holdings(out) if out else None
        usable = held and (held.code, held.corrections) == (occasion.code, occasion.corrections)
        self.held = held if held and usable else NOTHING

    @cached_property
    def _unchanged(self) -> frozenset[str]:
        """The paths of the files that are what they were when the set was made."""
        held = self.held.files
        return frozenset(
            raw.source
            for raw in self._allowed()
            if raw.source in held and held[raw.source].digest == file_digest_of(raw)
        )

    def _allowed(self) -> Iterator[RawFile]:
        """The files that may be read."""
        return (raw for raw in self._files if raw.source not in self._refused)

    @cached_property
    def kept(self) -> Mapping[str, tuple[str, ...]]:
        """The ids of the specifications that stay as they are, by the path of their file."""
        return {
            source: each.spec_ids
            for source, each in self.held.files.items()
            if each.spec_ids and source in self._unchanged
        }

    @cached_property
    def report(self) -> Report | None:
        """The report on the published set, if that is exactly what this run would publish."""
        if not self._out or self.held.problems != self._problems:
            return None
        same = len(self._unchanged) == len(self.held.files) == sum(1 for _ in self._allowed())
        return read_report(self._out) if same else None

    @property
    def settled(self) -> frozenset[str]:
        """The paths of files that need not be parsed."""
        return self._refused.union(self._unchanged if self.report else self.kept)

    def inputs(self, given: Mapping[str, tuple[str, ...]]) -> Inputs:
        """What a set is made from; `given` has the path of every file that was read, and the ids that it gave."""
        return Inputs(
            code=self._occasion.code,
            corrections=self._occasion.corrections,
            problems=self._problems,
            files={
                raw.source: Input(digest=file_digest_of(raw), spec_ids=given[raw.source])
                for raw in self._allowed()
                if raw.source in given
            },
        )


def check_kept(kept: Mapping[str, tuple[str, ...]], held: Inputs, past: Past) -> None:
    """Outdated if what is to be kept is no longer what the published set holds."""
    if not kept:
        return
    last = ((source, past.ledger.latest(spec_id)) for source, spec_ids in kept.items() for spec_id in spec_ids)
    if past.inputs != held or any(row is None or row.source != source for source, row in last):
        raise Outdated(f"{past.folder} has changed while the run was planned; run again")


class Seen(NamedTuple):
    """A file as far as classes are told apart by it, and its place among all: there may be very many."""

    source: str
    sha256: str
    url: str
    place: int


class Classes:
    """The classes in the files that were parsed, as the cache has them."""

    def __init__(self, files: Sequence[RawFile], wanted: Callable[[RawFile], bool], cache: Cache) -> None:
        """List those of the files that are `wanted`; the files are asked for in their order."""
        present: list[Present] = []
        silent: set[str] = set()
        for place, raw in enumerate(files):
            if not wanted(raw):
                continue
            names = cache.names(raw)
            seen = Seen(raw.source, raw.sha256, raw.url, place)
            present += (Present(each.spec_id, each.part, seen) for each in names or ())
            if not names:
                silent.add(raw.source)
        self.present, self.silent = present, silent
        """The classes, and the paths of files that gave none."""
        self._files, self._cache = files, cache
        self._latest: tuple[str, Mapping[str, ClassSpec]] = ("", {})

    def spec(self, each: Present) -> ClassSpec | None:
        """What was parsed of a class. One file is held at a time: a volume is not read again for each class."""
        assert isinstance(each.raw, Seen)
        source = each.raw.source
        if self._latest[0] != source:
            entry = self._cache.read(self._files[each.raw.place])
            self._latest = (source, {spec.spec_id: spec for spec in entry.specs} if entry else {})
        return self._latest[1].get(each.wanted)


def carried_on(classes: Classes, past: Past, kept: Collection[str], unread: Callable[[str], bool]) -> Continuity:
    """Which specification each class carries on, by the history of the published set; `kept` are there as they were."""
    return continued(
        classes.present,
        past.ledger.last_versions(),
        Texts(classes.spec, past.last_facts),
        unread=lambda source: source in classes.silent or unread(source),
        kept=kept,
    )


def carrying_on(spec: ClassSpec, continuity: Continuity) -> ClassSpec:
    """The specification under the id that it carries on, with any doubt about that; the very same one if it is so."""
    spec_id, doubt = continuity.ids.get(spec.spec_id, spec.spec_id), continuity.doubts.get(spec.spec_id)
    if spec_id == spec.spec_id and not doubt:
        return spec
    return spec.model_copy(
        update={
            "spec_id": spec_id,
            "raw": spec.raw.model_copy(update={"spec_id": spec_id}),
            "problems": (*spec.problems, doubt) if doubt else spec.problems,
        }
    )


def lies_in(failed: Collection[str], source: str) -> bool:
    """Whether the file at this path, or a folder above it, is among those that failed."""
    parts = source.split("/")
    return any("/".join(parts[:count]) in failed for count in range(1, len(parts) + 1))
