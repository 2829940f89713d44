"""The other parts of two versions in; out: sentences that were added, removed or changed there.

Duties, KSAs and qualifications are compared fact by fact elsewhere. The description of the job is material, and so is
a part under an unknown heading, for it may hold anything; how to apply and what it pays is not.
"""

from collections.abc import Iterator

from models.change import Change, ChangeField
from models.classspec import ClassSpec
from models.section import SectionKind
from pipeline.revise.qualifications import WISHED
from pipeline.revise.units import Role, Unit, paired, printed, units
from pipeline.revise.wording import says_the_same
from pipeline.revise.words import words

DESCRIBING = (
    SectionKind.DISTINGUISHING_FEATURES,
    SectionKind.SUPERVISION,
    SectionKind.PHYSICAL_DEMANDS,
    SectionKind.OTHER,
)
BESIDE = (SectionKind.SALARY, SectionKind.APPLICATION, SectionKind.SELECTION_PROCESS)
SHORTEST_STATEMENT = 5
"""Words from which a text can say something about a job; under it stand initials, numbers and captions."""


def part_changes(before: ClassSpec, after: ClassSpec) -> Iterator[Change]:
    """Changes in the parts that hold no duties, KSAs or qualifications."""
    everything = printed(before, after)
    for kind in (*DESCRIBING, *BESIDE):
        for old, new in paired(_units(before, kind), _units(after, kind), everything):
            yield Change(
                section=kind,
                field=ChangeField.SECTION_TEXT,
                before=old and old.text,
                after=new and new.text,
                words_before=old and old.evidence,
                words_after=new and new.evidence,
                material=kind in DESCRIBING and not _is_idle(old, new),
            )


def _units(spec: ClassSpec, kind: SectionKind) -> tuple[Unit, ...]:
    """Without the part on preferred qualifications, which is compared with the qualifications."""
    sections = tuple(section for section in spec.sections if section.rule != WISHED)
    return units(spec.model_copy(update={"sections": sections}), (kind,))


def _is_idle(old: Unit | None, new: Unit | None) -> bool:
    present = [unit for unit in (old, new) if unit is not None]
    if any(unit.role in (Role.CAPTION, Role.OFFICIAL) for unit in present):
        return True
    if all(len(words(unit.text)) < SHORTEST_STATEMENT for unit in present):
        return True
    return old is not None and new is not None and says_the_same(old.text, new.text)
