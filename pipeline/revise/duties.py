"""Typical work activities and KSAs of two versions in; out: what was added, removed and reworded.

A reworded duty is one duty: it is told once, with the words on both sides. Only new words are material: spelling,
numbering and the order of a list are not.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from models.change import Change, ChangeField
from models.classspec import ClassSpec
from models.requirement import Evidence
from models.section import SectionKind
from pipeline.revise.align import align
from pipeline.revise.wording import says_the_same
from pipeline.revise.words import letters, similarity, words

LEAST_LIKE = 0.5


class _Entry(NamedTuple):
    text: str
    evidence: Evidence


class _Fields(NamedTuple):
    added: ChangeField
    removed: ChangeField
    reworded: ChangeField


ACTIVITY = _Fields(ChangeField.ACTIVITY_ADDED, ChangeField.ACTIVITY_REMOVED, ChangeField.ACTIVITY_REWORDED)
KSA = _Fields(ChangeField.KSA_ADDED, ChangeField.KSA_REMOVED, ChangeField.KSA_REWORDED)


def duty_changes(before: ClassSpec, after: ClassSpec) -> Iterator[Change]:
    """Changes of the activities, then of the KSAs."""
    yield from _changes(
        SectionKind.TYPICAL_WORK_ACTIVITIES,
        ACTIVITY,
        [_Entry(activity.text, activity.evidence) for activity in before.activities],
        [_Entry(activity.text, activity.evidence) for activity in after.activities],
    )
    yield from _changes(SectionKind.KSAS, KSA, _ksas(before), _ksas(after))


def _ksas(spec: ClassSpec) -> list[_Entry]:
    return [_Entry(f"{ksa.level} {ksa.kind.value}: {ksa.subject}".strip(), ksa.evidence) for ksa in spec.ksas]


def _changes(
    section: SectionKind, fields: _Fields, before: Sequence[_Entry], after: Sequence[_Entry]
) -> Iterator[Change]:
    all_before, all_after = ("".join(letters(entry.text) for entry in side) for side in (before, after))
    for old, new in align(before, after, lambda entry: letters(entry.text), _alike, LEAST_LIKE):
        gone = old is not None and letters(old.text) not in all_after
        came = new is not None and letters(new.text) not in all_before
        if old is not None and new is not None and (gone or came):
            yield _change(section, fields.reworded, old, new, material=not says_the_same(old.text, new.text))
        elif gone:
            yield _change(section, fields.removed, old, None, material=True)
        elif came:
            yield _change(section, fields.added, None, new, material=True)


def _alike(before: _Entry, after: _Entry) -> float:
    return similarity(words(before.text), words(after.text))


def _change(
    section: SectionKind, field: ChangeField, old: _Entry | None, new: _Entry | None, *, material: bool
) -> Change:
    return Change(
        section=section,
        field=field,
        before=old and old.text,
        after=new and new.text,
        words_before=old and old.evidence,
        words_after=new and new.evidence,
        material=material,
    )
