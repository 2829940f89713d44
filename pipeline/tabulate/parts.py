"""ClassSpec in, rows of its sections, work activities, KSAs and notes out, in the order of the document."""

from collections.abc import Iterator

from models.classspec import ClassSpec
from models.tables import ActivityRow, KsaRow, NoteRow, SectionRow
from pipeline.tabulate.place import place_and_evidence


def section_rows(spec: ClassSpec) -> Iterator[SectionRow]:
    """One row for each section; a section without any line has no place."""
    for order, section in enumerate(spec.sections, start=1):
        extent = section.extent
        first, last = (extent[0], extent[-1]) if extent else (None, None)
        yield SectionRow(
            spec_id=spec.spec_id,
            order=order,
            kind=section.kind,
            heading=section.heading,
            text=section.text,
            page_start=first and first.page,
            page_end=last and last.page,
            line_start=first and first.number,
            line_end=last and last.number,
            rule=section.rule,
            shared=section.shared,
        )


def activity_rows(spec: ClassSpec) -> Iterator[ActivityRow]:
    """One row for each typical work activity."""
    for order, activity in enumerate(spec.activities, start=1):
        place = place_and_evidence(activity.evidence)
        yield ActivityRow(spec_id=spec.spec_id, order=order, text=activity.text, **place)


def ksa_rows(spec: ClassSpec) -> Iterator[KsaRow]:
    """One row for each knowledge, skill, ability or characteristic."""
    for order, ksa in enumerate(spec.ksas, start=1):
        place = place_and_evidence(ksa.evidence)
        yield KsaRow(spec_id=spec.spec_id, order=order, kind=ksa.kind, level=ksa.level, subject=ksa.subject, **place)


def note_rows(spec: ClassSpec) -> Iterator[NoteRow]:
    """One row for each note."""
    for order, note in enumerate(spec.notes, start=1):
        place = place_and_evidence(note.evidence)
        marks = tuple(mark.text for mark in note.marks)
        yield NoteRow(
            spec_id=spec.spec_id, order=order, label=note.label, kind=note.kind, text=note.text, marks=marks, **place
        )
