"""What of the published set a run can leave as it is, by comparing what it was made from with what there is now."""

from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cached_property
from pathlib import Path

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
        self._occasion = occasion
        self._refused = frozenset(failure.source for failure in found.failures)
        self._digests = {raw.source: file_digest_of(raw) for raw in found.files if raw.source not in self._refused}
        doubts = (*found.failures, *found.notices)
        self._problems = problems_digest((each.source, each.problem) for each in doubts)
        held = holdings(out) if out else None
        usable = held and (held.code, held.corrections) == (occasion.code, occasion.corrections)
        self.held = held if held and usable else NOTHING
        self._out = out

    @cached_property
    def kept(self) -> Mapping[str, tuple[str, ...]]:
        """The ids of the specifications that stay as they are, by the path of their file."""
        return {
            source: each.spec_ids
            for source, each in self.held.files.items()
            if each.spec_ids and self._digests.get(source) == each.digest
        }

    @cached_property
    def report(self) -> Report | None:
        """The report on the published set, if that is exactly what this run would publish."""
        same = self._digests == {source: each.digest for source, each in self.held.files.items()}
        if not self._out or not same or self.held.problems != self._problems:
            return None
        return read_report(self._out)

    @property
    def settled(self) -> frozenset[str]:
        """The paths of files that need not be parsed."""
        return self._refused.union(self._digests if self.report else self.kept)

    def inputs(self, given: Mapping[str, tuple[str, ...]]) -> Inputs:
        """What a set is made from; `given` has the path of every file that was read, and the ids that it gave."""
        return Inputs(
            code=self._occasion.code,
            corrections=self._occasion.corrections,
            problems=self._problems,
            files={source: Input(digest=self._digests[source], spec_ids=given[source]) for source in sorted(given)},
        )


def check_kept(kept: Mapping[str, tuple[str, ...]], held: Inputs, past: Past) -> None:
    """Outdated if what is to be kept is no longer what the published set holds."""
    if not kept:
        return
    last = ((source, past.ledger.latest(spec_id)) for source, spec_ids in kept.items() for spec_id in spec_ids)
    if past.inputs != held or any(row is None or row.source != source for source, row in last):
        raise Outdated(f"{past.folder} has changed while the run was planned; run again")


class Classes:
    """The classes in the files that were parsed, as the cache has them."""

    def __init__(self, files: Iterable[RawFile], cache: Cache) -> None:
        """List them; the files are asked for in their order."""
        named = [(raw, cache.names(raw)) for raw in files]
        self.present = tuple(Present(each.spec_id, each.part, raw) for raw, names in named for each in names or ())
        self.silent = frozenset(raw.source for raw, names in named if not names)
        """The paths of files that gave none."""
        self._cache = cache
        self._latest: tuple[str, Mapping[str, ClassSpec]] = ("", {})

    def spec(self, each: Present) -> ClassSpec | None:
        """What was parsed of a class. One file is held at a time: a volume is not read again for each class."""
        source = each.raw.source
        if self._latest[0] != source:
            entry = self._cache.read(each.raw)
            self._latest = (source, {spec.spec_id: spec for spec in entry.specs} if entry else {})
        return self._latest[1].get(each.wanted)


def carried_on(classes: Classes, past: Past, kept: Collection[str], unread: Callable[[str], bool]) -> Continuity:
    """Which specification each class carries on, by the history of the published set; `kept` are there as they were."""
    return continued(
        classes.present,
        tuple(past.ledger.last_versions()),
        Texts(classes.spec, past.facts),
        unread=lambda source: source in classes.silent or unread(source),
        kept=kept,
    )


def carrying_on(spec: ClassSpec, continuity: Continuity) -> ClassSpec:
    """The specification under the id that it carries on, with any doubt about that."""
    spec_id, doubt = continuity.ids.get(spec.spec_id, spec.spec_id), continuity.doubts.get(spec.spec_id)
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
