"""The class specification itself: what a document says about one job title, each fact with its evidence."""

from enum import StrEnum

from models.correction import AppliedCorrection
from models.document import Line, Problem, RawFile
from models.frozen import Frozen
from models.requirement import Desirable, Evidence, Substitution, Track
from models.section import Section


class DriversLicense(StrEnum):
    """Whether the title needs a driver's licence."""

    REQUIRED = "required"
    MAY_BE_REQUIRED = "may_be_required"
    NOT_STATED = ""


class DocumentKind(StrEnum):
    """What a document is for; both kinds have the same parts."""

    CLASS_SPECIFICATION = "class_specification"
    ANNOUNCEMENT = "announcement"


class KsaKind(StrEnum):
    """What kind of attribute a KSA line names."""

    KNOWLEDGE = "knowledge"
    SKILL = "skill"
    ABILITY = "ability"
    CHARACTERISTIC = "characteristic"


class NoteKind(StrEnum):
    """What a note is about."""

    DEFINITION = "definition"
    EXCLUSION = "exclusion"
    SUBSTITUTION = "substitution"
    ACCREDITATION = "accreditation"
    LICENSE = "license"
    TRANSPORTATION = "transportation"
    OTHER = "other"


class Stated(Frozen):
    """A printed value and the words it rests on: a class code, a department, one date."""

    value: str
    evidence: Evidence


class Salary(Frozen):
    """A pay range in dollars per `period` ('year', 'month', 'hour' …; empty if not said)."""

    minimum: float
    maximum: float
    period: str = ""
    evidence: Evidence


class Identity(Frozen):
    """What a specification says of itself. Dates are ISO; month-only dates are YYYY-MM.

    `voted_on` has the dates on which a commission or board acted on a revision ("CSC 5/22; Ad. Board 6/22"): two
    bodies, two dates, and none of them is said to be the date of the revision. `document_kind` is None for a class
    specification, which nothing needs to say.
    """

    title: Stated | None = None
    class_code: Stated | None = None
    department: Stated | None = None
    jurisdictional_class: Stated | None = None
    grade: Stated | None = None
    salary: Salary | None = None
    opened_on: Stated | None = None
    established_on: Stated | None = None
    approved_on: Stated | None = None
    revised_on: tuple[Stated, ...] = ()
    reviewed_on: tuple[Stated, ...] = ()
    voted_on: tuple[Stated, ...] = ()
    document_kind: Stated | None = None


class Activity(Frozen):
    """One typical work activity."""

    text: str
    evidence: Evidence


class Ksa(Frozen):
    """One knowledge, skill, ability or characteristic; `level` as printed, lower case ('thorough'), empty if none."""

    kind: KsaKind
    level: str
    subject: str
    evidence: Evidence


class Note(Frozen):
    """One note; `label` as printed ('1', '*'), empty if none. `marks` are the words elsewhere that carry its mark."""

    label: str
    kind: NoteKind
    text: str
    evidence: Evidence
    marks: tuple[Evidence, ...] = ()


class Qualifications(Frozen):
    """The minimum qualifications: tracks of alternatives, substitutions, and what is only desirable.

    `words` and `explained_words` count the words of the qualification text and those that some rule explains.
    """

    tracks: tuple[Track, ...] = ()
    substitutions: tuple[Substitution, ...] = ()
    desirable: tuple[Desirable, ...] = ()
    words: int = 0
    explained_words: int = 0


class ClassSpec(Frozen):
    """One class specification, complete. `spec_id` comes from its file, unique below RAW. `part` tells it from the
    other classes of its file: its title as a slug; empty for the only one.

    `corrections` says what people have corrected in it; every corrected fact has the rule `correction`.
    """

    spec_id: str
    raw: RawFile
    pages: int
    identity: Identity
    sections: tuple[Section, ...]
    furniture: tuple[Line, ...] = ()
    activities: tuple[Activity, ...] = ()
    ksas: tuple[Ksa, ...] = ()
    qualifications: Qualifications
    notes: tuple[Note, ...] = ()
    drivers_license: DriversLicense = DriversLicense.NOT_STATED
    drivers_license_evidence: Evidence | None = None
    problems: tuple[Problem, ...] = ()
    corrections: tuple[AppliedCorrection, ...] = ()
    part: str = ""

    @property
    def needs_review(self) -> bool:
        """True if any problem is more than information."""
        return any(problem.severity != "info" for problem in self.problems)
