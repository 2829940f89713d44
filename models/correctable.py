"""The facts that a person can correct: a closed list, named after the columns of the published tables.

`alternatives.N.experience_months` is the column `experience_months` of row N (its `order`) of the table
`alternatives`; `requirements.N.N.months` names an alternative and the order of the requirement in it; a name without a
number is a column of `specs`. A row itself (`alternatives.N`) can only be taken out, by the value false.
"""

from collections.abc import Mapping
from enum import StrEnum

from models.classspec import DriversLicense, KsaKind, NoteKind
from models.frozen import Frozen
from models.requirement import CreditUnit, EducationLevel


class ValueKind(StrEnum):
    """What the right value of a fact looks like."""

    TEXT = "text"
    DATE = "date"
    DATES = "dates"
    TEXTS = "texts"
    MONTHS = "months"
    CREDITS = "credits"
    DOLLARS = "dollars"
    YES_NO = "yes_no"
    REMOVAL = "removal"
    EDUCATION_LEVEL = "education_level"
    CREDIT_UNIT = "credit_unit"
    DRIVERS_LICENSE = "drivers_license"
    NOTE_KIND = "note_kind"
    KSA_KIND = "ksa_kind"


CHOICES: Mapping[ValueKind, type[StrEnum]] = {
    ValueKind.EDUCATION_LEVEL: EducationLevel,
    ValueKind.CREDIT_UNIT: CreditUnit,
    ValueKind.DRIVERS_LICENSE: DriversLicense,
    ValueKind.NOTE_KIND: NoteKind,
    ValueKind.KSA_KIND: KsaKind,
}
"""The closed list behind a kind of value."""

LARGEST: Mapping[ValueKind, float] = {ValueKind.MONTHS: 1200, ValueKind.CREDITS: 1000, ValueKind.DOLLARS: 10_000_000}
"""More than this is a slip of the keyboard."""

POSITION = "N"


class Fact(Frozen):
    """One correctable fact; `may_be_empty`: an empty value says that the document does not state it."""

    name: str
    kind: ValueKind
    may_be_empty: bool = True


def _removal(name: str) -> Fact:
    return Fact(name=name, kind=ValueKind.REMOVAL, may_be_empty=False)


def _fixed(name: str, kind: ValueKind) -> Fact:
    return Fact(name=name, kind=kind, may_be_empty=False)


FACTS: tuple[Fact, ...] = (
    _fixed("title", ValueKind.TEXT),
    Fact(name="class_code", kind=ValueKind.TEXT),
    Fact(name="department", kind=ValueKind.TEXT),
    Fact(name="jurisdictional_class", kind=ValueKind.TEXT),
    Fact(name="grade", kind=ValueKind.TEXT),
    _fixed("salary_min", ValueKind.DOLLARS),
    _fixed("salary_max", ValueKind.DOLLARS),
    Fact(name="salary_period", kind=ValueKind.TEXT),
    Fact(name="opened_on", kind=ValueKind.DATE),
    Fact(name="established_on", kind=ValueKind.DATE),
    Fact(name="approved_on", kind=ValueKind.DATE),
    Fact(name="revised_on", kind=ValueKind.DATES),
    Fact(name="reviewed_on", kind=ValueKind.DATES),
    Fact(name="voted_on", kind=ValueKind.DATES),
    Fact(name="drivers_license", kind=ValueKind.DRIVERS_LICENSE),
    _removal("alternatives.N"),
    Fact(name="alternatives.N.education_level", kind=ValueKind.EDUCATION_LEVEL),
    Fact(name="alternatives.N.fields", kind=ValueKind.TEXTS),
    Fact(name="alternatives.N.credits", kind=ValueKind.CREDITS),
    Fact(name="alternatives.N.credit_unit", kind=ValueKind.CREDIT_UNIT),
    Fact(name="alternatives.N.experience_months", kind=ValueKind.MONTHS),
    Fact(name="alternatives.N.titles", kind=ValueKind.TEXTS),
    Fact(name="alternatives.N.licenses", kind=ValueKind.TEXTS),
    _fixed("alternatives.N.equivalent_combination", ValueKind.YES_NO),
    Fact(name="alternatives.N.floor_education_level", kind=ValueKind.EDUCATION_LEVEL),
    Fact(name="alternatives.N.floor_experience_months", kind=ValueKind.MONTHS),
    _fixed("requirements.N.N.level", ValueKind.EDUCATION_LEVEL),
    Fact(name="requirements.N.N.fields", kind=ValueKind.TEXTS),
    Fact(name="requirements.N.N.credits", kind=ValueKind.CREDITS),
    Fact(name="requirements.N.N.months", kind=ValueKind.MONTHS),
    Fact(name="requirements.N.N.titles", kind=ValueKind.TEXTS),
    _removal("substitutions.N"),
    Fact(name="substitutions.N.credits", kind=ValueKind.CREDITS),
    Fact(name="substitutions.N.months", kind=ValueKind.MONTHS),
    _fixed("substitutions.N.year_for_year", ValueKind.YES_NO),
    Fact(name="substitutions.N.maximum_months", kind=ValueKind.MONTHS),
    _fixed("notes.N.kind", ValueKind.NOTE_KIND),
    _removal("activities.N"),
    _fixed("activities.N.text", ValueKind.TEXT),
    _removal("ksas.N"),
    _fixed("ksas.N.kind", ValueKind.KSA_KIND),
    Fact(name="ksas.N.level", kind=ValueKind.TEXT),
    _fixed("ksas.N.subject", ValueKind.TEXT),
)
