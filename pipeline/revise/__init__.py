"""Two versions of a specification in; out: what changed, fact by fact. Pure.

A stand-in until the real comparison lands: it knows titles and months of experience.
"""

from models.change import Change, ChangeField
from models.classspec import ClassSpec
from models.requirement import Evidence
from models.section import SectionKind
from models.tables import AlternativeRow
from pipeline.tabulate.qualifications import alternative_rows


def revise(before: ClassSpec, after: ClassSpec) -> tuple[Change, ...]:
    """The changes that lead from one version to the other."""
    return (*_title(before, after), *_months(before, after))


def _title(before: ClassSpec, after: ClassSpec) -> tuple[Change, ...]:
    old, new = before.identity.title, after.identity.title
    if (old and old.value) == (new and new.value):
        return ()
    change = Change(
        section=SectionKind.HEADER,
        field=ChangeField.TITLE,
        before=old.value if old else None,
        after=new.value if new else None,
        words_before=old.evidence if old else None,
        words_after=new.evidence if new else None,
        material=True,
    )
    return (change,)


def _months(before: ClassSpec, after: ClassSpec) -> tuple[Change, ...]:
    pairs = zip(alternative_rows(before), alternative_rows(after), strict=False)
    return tuple(
        Change(
            section=SectionKind.MINIMUM_QUALIFICATIONS,
            field=ChangeField.EXPERIENCE_MONTHS,
            alternative=old.label or str(old.order),
            before=old.experience_months,
            after=new.experience_months,
            words_before=_words(old),
            words_after=_words(new),
            material=True,
        )
        for old, new in pairs
        if old.experience_months != new.experience_months
    )


def _words(row: AlternativeRow) -> Evidence:
    return Evidence(rule=row.rule, text=row.text, page=row.page, line=row.line)
