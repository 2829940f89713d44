"""Two versions of a class specification in; out: what changed, rule by rule, each change with the words on both sides.

A place-holder that knows the title and the amounts of experience.
"""

from collections.abc import Iterator

from models.change import Change, ChangeField
from models.classspec import ClassSpec
from models.requirement import Experience
from models.section import SectionKind


def revise(before: ClassSpec, after: ClassSpec) -> tuple[Change, ...]:
    """The title if it is another one, and amounts of experience, way by way."""
    return (*_title(before, after), *_experience(before, after))


def _title(before: ClassSpec, after: ClassSpec) -> Iterator[Change]:
    old, new = before.identity.title, after.identity.title
    if old and new and old.value != new.value:
        yield Change(
            section=SectionKind.HEADER,
            field=ChangeField.TITLE,
            before=old.value,
            after=new.value,
            words_before=old.evidence,
            words_after=new.evidence,
            material=True,
        )


def _experience(before: ClassSpec, after: ClassSpec) -> Iterator[Change]:
    for old, new in zip(_amounts(before), _amounts(after), strict=False):
        if old.months != new.months:
            yield Change(
                section=SectionKind.MINIMUM_QUALIFICATIONS,
                field=ChangeField.EXPERIENCE_MONTHS,
                before=old.months,
                after=new.months,
                words_before=old.evidence,
                words_after=new.evidence,
                material=True,
            )


def _amounts(spec: ClassSpec) -> list[Experience]:
    ways = (way for track in spec.qualifications.tracks for way in track.alternatives)
    return [leaf for way in ways for leaf in way.leaves if isinstance(leaf, Experience)]
