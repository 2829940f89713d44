"""Minimum qualifications as a tree: leaves with evidence, joined by AllOf and AnyOf.

Every node has a literal `kind`, so the JSON tells them apart. Levels and units are closed enums.
"""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from models.frozen import Frozen


class Evidence(Frozen):
    """The words a fact rests on: the rule that read them, the exact source text, and its place."""

    rule: str
    text: str
    page: int
    line: int


class EducationLevel(StrEnum):
    """Levels of education, lowest first (the order of `research/annotation_guide.md`)."""

    NONE = "none"
    ELEMENTARY = "elementary"
    HIGH_SCHOOL = "high_school"
    SOME_COLLEGE = "some_college"
    CERTIFICATE = "certificate"
    ASSOCIATE = "associate"
    BACHELOR = "bachelor"
    MASTER = "master"
    DOCTORATE = "doctorate"
    PROFESSIONAL = "professional"

    @property
    def rank(self) -> int:
        """Position in the order, 0 for none."""
        return list(EducationLevel).index(self)


class CreditUnit(StrEnum):
    """What a college counts its credits in."""

    SEMESTER = "semester"
    QUARTER = "quarter"


class LicenseTiming(StrEnum):
    """When the licence must be held."""

    UNSTATED = "unstated"
    AT_APPLICATION = "at_application"
    AT_APPOINTMENT = "at_appointment"
    AFTER_APPOINTMENT = "after_appointment"
    DESIRED = "desired"


class ConditionKind(StrEnum):
    """Requirements that are neither education nor experience nor a licence."""

    AGE = "age"
    DRIVERS_LICENSE = "drivers_license"
    RESIDENCY = "residency"
    EXAMINATION = "examination"
    STATUS = "status"
    ASSESSMENT = "assessment"


class Education(Frozen):
    """A level of schooling, in any of `fields` (empty: any field), with `credits` if an amount is named."""

    kind: Literal["education"] = "education"
    level: EducationLevel
    fields: tuple[str, ...] = ()
    credits: float | None = None
    credit_unit: CreditUnit | None = None
    evidence: Evidence


class ExperienceBasis(StrEnum):
    """How the experience must have been gained, as printed."""

    FULL_TIME = "full_time"
    PART_TIME_COUNTS = "part_time_counts"
    PAID = "paid"
    VOLUNTEER_COUNTS = "volunteer_counts"


class Experience(Frozen):
    """An amount of experience. `months` is None if no amount is stated; `of_which` are amounts that lie inside it.

    `within_months`: it must have been gained within so many months before a printed reference date.
    """

    kind: Literal["experience"] = "experience"
    months: float | None = None
    hours: float | None = None
    subject: str = ""
    titles: tuple[str, ...] = ()
    basis: tuple[ExperienceBasis, ...] = ()
    within_months: float | None = None
    of_which: tuple["Experience", ...] = ()
    evidence: Evidence


class License(Frozen):
    """A licence, registration or certification."""

    kind: Literal["license"] = "license"
    name: str
    timing: LicenseTiming = LicenseTiming.UNSTATED
    evidence: Evidence


class Condition(Frozen):
    """Age, residency, examination, status …: published, but no alternative differs by it."""

    kind: Literal["condition"] = "condition"
    about: ConditionKind
    amount: float | None = None
    evidence: Evidence


class EquivalentCombination(Frozen):
    """'Any equivalent combination of training and experience', with the floor that it keeps."""

    kind: Literal["equivalent_combination"] = "equivalent_combination"
    floor_education: EducationLevel | None = None
    floor_fields: tuple[str, ...] = ()
    floor_experience_months: float | None = None
    floor_licenses: tuple[str, ...] = ()
    evidence: Evidence


class Unparsed(Frozen):
    """Words that no rule explains. They are published so that nothing is lost."""

    kind: Literal["unparsed"] = "unparsed"
    evidence: Evidence


class AllOf(Frozen):
    """Every member is required. No member: nothing is required."""

    kind: Literal["all_of"] = "all_of"
    label: str = ""
    members: tuple["Requirement", ...] = ()


class AnyOf(Frozen):
    """One member is enough."""

    kind: Literal["any_of"] = "any_of"
    label: str = ""
    members: tuple["Requirement", ...] = ()


Leaf = Education | Experience | License | Condition | EquivalentCombination | Unparsed
Requirement = Annotated[Leaf | AllOf | AnyOf, Field(discriminator="kind")]


class TrackName(StrEnum):
    """How candidates come to the title."""

    OPEN_COMPETITIVE = "open_competitive"
    PROMOTIONAL = "promotional"
    NONCOMPETITIVE = "noncompetitive"
    UNSPECIFIED = "unspecified"


class Alternative(Frozen):
    """One way to qualify: leaves that are enough together (a row of the tree's disjunctive normal form).

    `leaves` are in the order of the text; `label` is printed ("1", "A", "1+2"), empty if none is.
    """

    label: str = ""
    leaves: tuple[Annotated[Leaf, Field(discriminator="kind")], ...] = ()
    evidence: Evidence


class Track(Frozen):
    """The requirements of one track: the tree as written and its alternatives."""

    name: TrackName
    tree: Requirement
    alternatives: tuple[Alternative, ...]


class SubstitutionTarget(StrEnum):
    """What a substitution stands in for."""

    EXPERIENCE = "experience"
    EDUCATION = "education"
    LICENSE = "license"
    OTHER = "other"


class Substitution(Frozen):
    """A rule of exchange: `substitute` may stand in for `target`. `credits` buy `months`, up to `maximum_months`."""

    substitute: str
    target: SubstitutionTarget
    credits: float | None = None
    months: float | None = None
    year_for_year: bool = False
    maximum_months: float | None = None
    evidence: Evidence


class Desirable(Frozen):
    """What is preferred, desired or typical: published, never an alternative."""

    text: str
    evidence: Evidence
