"""The corrections of people on the way to the publisher: after the cache, so that none of them re-parses a file."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from flows.failures import Failure
from models.classspec import ClassSpec
from models.document import Problem, Severity
from pipeline.corrections import apply
from pipeline.sources.corrections import read_corrections


class Corrected:
    """The corrections below RAW as they were when the run began, and which specifications they met."""

    def __init__(self, root: Path) -> None:
        """Read them."""
        read = read_corrections(root)
        self._by_spec = read.by_spec()
        self._met: set[str] = set()
        self.failures = tuple(Failure(source=each.source, problem=each.problem) for each in read.problems)

    def meet(self, spec_ids: Iterable[str]) -> None:
        """These specifications are published as they were, corrected already."""
        self._met.update(spec_id for spec_id in spec_ids if spec_id in self._by_spec)

    def __call__(self, spec: ClassSpec) -> ClassSpec:
        """The specification, corrected; the very same one if nobody corrects it."""
        if not (corrections := self._by_spec.get(spec.spec_id, ())):
            return spec
        self._met.add(spec.spec_id)
        return apply(spec, corrections)

    def without_spec(self) -> Iterator[Failure]:
        """A problem for each correction whose specification did not pass; ask when all have."""
        for spec_id in sorted(self._by_spec.keys() - self._met):
            for each in self._by_spec[spec_id]:
                message = (
                    f"Entry {each.entry} corrects {each.fact} of {spec_id}, which was not published in this run;"
                    " correct the id or take the entry out."
                )
                problem = Problem(code="correction-without-spec", severity=Severity.WARNING, message=message)
                yield Failure(source=each.source, problem=problem)
