"""What changed between two versions of a class specification: one `Change` a fact, with the words on both sides."""

from enum import StrEnum

from models.frozen import Frozen
from models.requirement import Evidence
from models.section import SectionKind


class ChangeField(StrEnum):
    """What kind of fact changed."""

    EXPERIENCE_MONTHS = "experience_months"
    EDUCATION_LEVEL = "education_level"
    FIELDS_OF_STUDY = "fields_of_study"
    CREDITS = "credits"
    TITLES = "titles"
    LICENSES = "licenses"
    AGE = "age"
    EQUIVALENT_COMBINATION = "equivalent_combination"
    SUBSTITUTION = "substitution"
    ALTERNATIVE_ADDED = "alternative_added"
    ALTERNATIVE_REMOVED = "alternative_removed"
    WORDING_ONLY = "wording_only"
    OTHER = "other"
    DRIVERS_LICENSE = "drivers_license"
    ACTIVITY_ADDED = "activity_added"
    ACTIVITY_REMOVED = "activity_removed"
    ACTIVITY_REWORDED = "activity_reworded"
    KSA_ADDED = "ksa_added"
    KSA_REMOVED = "ksa_removed"
    KSA_REWORDED = "ksa_reworded"
    SECTION_TEXT = "section_text"
    TITLE = "title"
    CLASS_CODE = "class_code"
    DEPARTMENT = "department"
    JURISDICTIONAL_CLASS = "jurisdictional_class"
    GRADE = "grade"
    SALARY = "salary"
    DATES = "dates"
    SPECIFICATION_ADDED = "specification_added"
    SPECIFICATION_WITHDRAWN = "specification_withdrawn"
    SPECIFICATION_RESTORED = "specification_restored"


class Cause(StrEnum):
    """Why the published fact is another one than before."""

    DOCUMENT = "document"
    RULES = "rules"
    CORRECTION = "correction"


class Change(Frozen):
    """One fact before and after; None where there was or is none. Months, credits and ages are numbers.

    `alternative` is the printed label of the way to qualify, or its position ("2"); empty if the fact belongs to none.
    `material`: it changes who qualifies or what the job is, not only how the document says or shows it.
    """

    section: SectionKind
    field: ChangeField
    alternative: str = ""
    before: float | str | None = None
    after: float | str | None = None
    words_before: Evidence | None = None
    words_after: Evidence | None = None
    material: bool
    cause: Cause = Cause.DOCUMENT
