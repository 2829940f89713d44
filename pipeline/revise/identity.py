"""What two versions say of themselves in; out: title, codes, class, pay and dates that differ.

Title, jurisdictional class and driver's licence are material; a title only written otherwise ("Clerk I", "Clerk 1"),
codes, office, pay and dates are not.
"""

from collections.abc import Iterator

from models.change import Change, ChangeField
from models.classspec import ClassSpec, Identity, Salary, Stated
from models.requirement import Evidence
from models.section import SectionKind
from pipeline.revise.wording import says_the_same
from pipeline.revise.words import letters

MATERIAL = (ChangeField.TITLE, ChangeField.JURISDICTIONAL_CLASS)


def identity_changes(before: ClassSpec, after: ClassSpec) -> Iterator[Change]:
    """Changes of the values in the head and foot of a specification, and of the driver's licence."""
    old, new = before.identity, after.identity
    for field, first, second in (
        (ChangeField.TITLE, old.title, new.title),
        (ChangeField.CLASS_CODE, old.class_code, new.class_code),
        (ChangeField.DEPARTMENT, old.department, new.department),
        (ChangeField.JURISDICTIONAL_CLASS, old.jurisdictional_class, new.jurisdictional_class),
        (ChangeField.GRADE, old.grade, new.grade),
        (ChangeField.SALARY, _pay(old.salary), _pay(new.salary)),
        (ChangeField.DATES, _dates(old, new), _dates(new, old)),
    ):
        values = [None if stated is None else stated.value for stated in (first, second)]
        if letters(values[0] or "") != letters(values[1] or ""):
            yield _change(field, first, second, material=field in MATERIAL and not _is_rewritten(*values))
    if before.drivers_license != after.drivers_license:
        yield _change(ChangeField.DRIVERS_LICENSE, _licence(before), _licence(after), material=True)


def _is_rewritten(before: str | None, after: str | None) -> bool:
    return before is not None and after is not None and says_the_same(before, after)


def _pay(salary: Salary | None) -> Stated | None:
    if salary is None:
        return None
    amounts = f"{salary.minimum:.2f} to {salary.maximum:.2f} a {salary.period or 'period'}"
    return Stated(value=amounts, evidence=salary.evidence)


def _dates(identity: Identity, other: Identity) -> Stated | None:
    """The dates that the other version has not, with what they are, resting on the words of the last one."""
    known = {(name, stated.value) for name, stated in _dated(other)}
    new = [(name, stated) for name, stated in _dated(identity) if (name, stated.value) not in known]
    if not new:
        return None
    listed = "; ".join(f"{name.removesuffix('_on')} {stated.value}" for name, stated in new)
    return Stated(value=listed, evidence=new[-1][1].evidence)


def _dated(identity: Identity) -> list[tuple[str, Stated]]:
    single = [(name, getattr(identity, name)) for name in ("opened_on", "established_on", "approved_on")]
    several = [(name, each) for name in ("revised_on", "reviewed_on", "voted_on") for each in getattr(identity, name)]
    return [(name, stated) for name, stated in (*single, *several) if stated is not None]


def _licence(spec: ClassSpec) -> Stated | None:
    if not spec.drivers_license or spec.drivers_license_evidence is None:
        return None
    return Stated(value=spec.drivers_license.value, evidence=spec.drivers_license_evidence)


def _change(field: ChangeField, before: Stated | None, after: Stated | None, *, material: bool) -> Change:
    return Change(
        section=SectionKind.SPECIAL_REQUIREMENTS if field is ChangeField.DRIVERS_LICENSE else SectionKind.HEADER,
        field=field,
        before=before and before.value,
        after=after and after.value,
        words_before=_words(before),
        words_after=_words(after),
        material=material,
    )


def _words(stated: Stated | None) -> Evidence | None:
    return None if stated is None else stated.evidence
