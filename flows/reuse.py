"""What of the published set a run can leave as it is, by comparing what it was made from with what there is now."""

from collections.abc import Callable, Collection, Mapping
from functools import cached_property
from pathlib import Path

from flows.plan import Found
from flows.report import Report, read_report
from models.classspec import ClassSpec
from models.document import RawFile
from pipeline.chronicle import Occasion
from pipeline.continuity import Continuity, Texts, continued
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
    def kept(self) -> Mapping[str, str]:
        """The ids of the specifications that stay as they are, by the path of their file."""
        return {
            source: each.spec_id
            for source, each in self.held.files.items()
            if each.spec_id and self._digests.get(source) == each.digest
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

    def inputs(self, given: Mapping[str, str]) -> Inputs:
        """What a set is made from; `given` has the path of every file that was read, and the id that it gave."""
        return Inputs(
            code=self._occasion.code,
            corrections=self._occasion.corrections,
            problems=self._problems,
            files={source: Input(digest=self._digests[source], spec_id=given[source]) for source in sorted(given)},
        )


def carried_on(
    found: Found, past: Past, parsed: Callable[[RawFile], ClassSpec | None], unread: Callable[[str], bool]
) -> Continuity:
    """Which specification each file carries on, by the history of the published set."""
    if not past.versions:
        return Continuity({raw.source: raw.spec_id for raw in found.files}, {})
    return continued(found.files, past.latest, Texts(parsed, past.facts), unread=unread)


def carrying_on(spec: ClassSpec, raw: RawFile, continuity: Continuity) -> ClassSpec:
    """The specification of a file under the id that it carries on, with any doubt about that."""
    spec_id, doubt = continuity.ids[raw.source], continuity.doubts.get(raw.source)
    return spec.model_copy(
        update={
            "spec_id": spec_id,
            "raw": raw.model_copy(update={"spec_id": spec_id}),
            "problems": (*spec.problems, doubt) if doubt else spec.problems,
        }
    )


def lies_in(failed: Collection[str], source: str) -> bool:
    """Whether the file at this path, or a folder above it, is among those that failed."""
    parts = source.split("/")
    return any("/".join(parts[:count]) in failed for count in range(1, len(parts) + 1))
