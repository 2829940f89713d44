"""The published tables: one row model for each, its fields the columns, in their published order.

This file is the one source of what a column is called, means, holds and counts in: the CSV types, the JSON Schemas,
the data package, the database and the data dictionary are all made from it. The docstring of a model describes its
table. A `str` column is empty, and a number is None, where the document does not state the value.
"""

from enum import StrEnum
from typing import Annotated, ClassVar, NamedTuple

from pydantic import Field

from models.classspec import DocumentKind, DriversLicense, KsaKind, NoteKind
from models.correction import CorrectionState
from models.document import Severity
from models.frozen import Frozen
from models.requirement import CreditUnit, EducationLevel, LicenseTiming, SubstitutionTarget, TrackName
from models.section import SectionKind

# Checked by whoever validates the published files, not while rows are made: one date that nobody foresaw must not
# stop a run over thousands of files.
ISO_DATE = r"^(\d{4}(-\d{2}(-\d{2})?)?)?$"

IsoDate = Annotated[str, Field(json_schema_extra={"pattern": ISO_DATE, "unit": "date"})]
Months = Annotated[float | None, Field(json_schema_extra={"unit": "months"})]
Dollars = Annotated[float | None, Field(json_schema_extra={"unit": "dollars per salary_period"})]
Credits = Annotated[float | None, Field(json_schema_extra={"unit": "credits"})]

SPEC_ID = (
    "Id of the specification: `<jurisdiction>/<name of the file>`, both as slugs; of several in one file also "
    "`--<title>`."
)
ORDER = "Position within the specification, counted from 1."
PAGE = "Page that the source text starts on, counted from 1."
LINE = "Line that the source text starts on: of its page (PDF), of the file (other formats)."
RULE = "Name of the rule that read this."
EVIDENCE = "Exact source text that the row rests on."


class LeafKind(StrEnum):
    """What one row of `requirements` asks for."""

    EDUCATION = "education"
    EXPERIENCE = "experience"
    LICENSE = "license"
    CONDITION = "condition"
    EQUIVALENT_COMBINATION = "equivalent_combination"
    UNPARSED = "unparsed"


class Parent(NamedTuple):
    """A foreign key: `columns` of a row name the row of `table` whose `key` has the same values."""

    columns: tuple[str, ...]
    table: str
    key: tuple[str, ...]


OF_SPEC = Parent(("spec_id",), "specs", ("spec_id",))


class Row(Frozen):
    """One row of a published table; `key` names the columns that together are unique (none: no two rows are told
    apart)."""

    table: ClassVar[str]
    key: ClassVar[tuple[str, ...]] = ("spec_id", "order")
    parents: ClassVar[tuple[Parent, ...]] = (OF_SPEC,)


class SpecRow(Row):
    """One row for each class specification: what it says of itself, and how well it was read."""

    table: ClassVar[str] = "specs"
    key: ClassVar[tuple[str, ...]] = ("spec_id",)
    parents: ClassVar[tuple[Parent, ...]] = ()

    spec_id: str = Field(description=SPEC_ID)
    source: str = Field(description="Path of the file below the folder of raw documents, with `/`.")
    jurisdiction: str = Field(description="The county, city or agency whose specification it is.")
    state: str = Field("", description="Postal code of the state.")
    title: str = Field("", description="Job title as printed.")
    class_code: str = Field("", description="Code of the class as printed; leading zeros are kept.")
    department: str = Field("", description="Department or agency that the class belongs to.")
    jurisdictional_class: str = Field("", description="competitive, non-competitive, labor, exempt …, in lower case.")
    grade: str = Field("", description="Salary grade as printed.")
    salary_min: Dollars = Field(None, description="Lower end of the salary range.")
    salary_max: Dollars = Field(None, description="Upper end of the salary range.")
    salary_period: str = Field("", description="What the salary is paid for: year, month, hour …")
    opened_on: IsoDate = Field("", description="When the examination or the filing period opened.")
    established_on: IsoDate = Field("", description="When the class was established or adopted.")
    approved_on: IsoDate = Field("", description="When the specification was approved.")
    revised_on: tuple[IsoDate, ...] = Field((), description="Dates when it was revised, in printed order.")
    reviewed_on: tuple[IsoDate, ...] = Field((), description="Dates when it was reviewed, in printed order.")
    drivers_license: DriversLicense = Field(
        DriversLicense.NOT_STATED, description="Whether the title needs a driver's licence."
    )
    pages: int = Field(description="Number of pages read (1 where the format has no pages).")
    sha256: str = Field(description="SHA-256 of the bytes of the source file.")
    problems: int = Field(description="Number of rows in `problems` for this specification.")
    needs_review: bool = Field(description="True if any problem is a warning or an error.")
    url: str = Field("", description="Address that the file was fetched from.")
    qualification_words: int = Field(0, description="Words in the text of the minimum qualifications.")
    explained_words: int = Field(0, description="Those of them that some rule explains.")
    voted_on: tuple[IsoDate, ...] = Field(
        (), description="Dates on which a commission or board acted on a revision, in printed order."
    )
    withdrawn_on: IsoDate = Field("", description="When the file was first missed at its address. Empty: never.")
    fetched_on: IsoDate = Field("", description="When this version of the file was first fetched.")
    document_kind: DocumentKind = Field(
        DocumentKind.CLASS_SPECIFICATION, description="Class specification, or announcement of an examination or job."
    )


class StatementRow(Row):
    """One row for each value in `specs` that the document states, with the words that it rests on."""

    table: ClassVar[str] = "statements"

    spec_id: str = Field(description=SPEC_ID)
    order: int = Field(description=ORDER)
    about: str = Field(description="Column of `specs` that holds the value.")
    value: str = Field(description="The value, written as in `specs`.")
    text: str = Field(description=EVIDENCE)
    rule: str = Field(description=RULE)
    page: int = Field(description=PAGE)
    line: int = Field(description=LINE)


class SectionRow(Row):
    """One row for each part of a specification, in the order of the document."""

    table: ClassVar[str] = "sections"

    spec_id: str = Field(description=SPEC_ID)
    order: int = Field(description=ORDER)
    kind: SectionKind = Field(description="Which part it is.")
    heading: str = Field("", description="The heading as printed; empty where the part has none.")
    text: str = Field("", description="The text without the heading, one line for each line of the document.")
    page_start: int | None = Field(None, description="Page of its first line, heading included.")
    page_end: int | None = Field(None, description="Page of its last line.")
    line_start: int | None = Field(None, description="Its first line, heading included, counted as `line` elsewhere.")
    line_end: int | None = Field(None, description="Its last line.")
    rule: str = Field("", description="Lexicon entry or decision that opened the part.")
    shared: bool = Field(False, description="True if other classes of the same file have the part too (a series).")


class ActivityRow(Row):
    """One row for each typical work activity (duty, example of work)."""

    table: ClassVar[str] = "activities"

    spec_id: str = Field(description=SPEC_ID)
    order: int = Field(description=ORDER)
    text: str = Field(description="The activity, without its bullet or number.")
    page: int = Field(description=PAGE)
    line: int = Field(description=LINE)
    rule: str = Field(description=RULE)
    evidence: str = Field(description=EVIDENCE)


class KsaRow(Row):
    """One row for each knowledge, skill, ability or personal characteristic."""

    table: ClassVar[str] = "ksas"

    spec_id: str = Field(description=SPEC_ID)
    order: int = Field(description=ORDER)
    kind: KsaKind = Field(description="Knowledge, skill, ability or characteristic.")
    level: str = Field("", description="Degree as printed, lower case: thorough, good, working …")
    subject: str = Field(description="What is to be known or mastered.")
    page: int = Field(description=PAGE)
    line: int = Field(description=LINE)
    rule: str = Field(description=RULE)
    evidence: str = Field(description=EVIDENCE)


class AlternativeRow(Row):
    """One row for each way to qualify: all that the row asks for is needed, and the row alone is enough."""

    table: ClassVar[str] = "alternatives"

    spec_id: str = Field(description=SPEC_ID)
    track: TrackName = Field(description="Which candidates it is for.")
    order: int = Field(description=ORDER)
    label: str = Field("", description="Label as printed: 1, A, 1+2 …")
    education_level: EducationLevel | None = Field(None, description="Highest level of education it asks for.")
    fields: tuple[str, ...] = Field((), description="Fields of study; empty: any field.")
    credits: Credits = Field(None, description="College credits it asks for.")
    credit_unit: CreditUnit | None = Field(None, description="What the credits are counted in.")
    experience_months: Months = Field(
        None, description="Sum of the amounts of experience that add up; an amount inside another is not added."
    )
    experience: tuple[str, ...] = Field((), description="What the experience is in.")
    titles: tuple[str, ...] = Field((), description="Job titles that the experience must be in.")
    licenses: tuple[str, ...] = Field((), description="Licences due by appointment, without the driver's licence.")
    equivalent_combination: bool = Field(
        False, description="True if an equivalent combination of training and experience is accepted."
    )
    floor_education_level: EducationLevel | None = Field(
        None, description="Education that an equivalent combination must keep."
    )
    floor_experience_months: Months = Field(None, description="Experience that an equivalent combination must keep.")
    text: str = Field(description=EVIDENCE)
    page: int = Field(description=PAGE)
    line: int = Field(description=LINE)
    rule: str = Field(description=RULE)
    experience_hours: float | None = Field(
        None, description="Sum of the amounts stated in hours only.", json_schema_extra={"unit": "hours"}
    )


class RequirementRow(Row):
    """One row for each single requirement of an alternative. Amounts that lie inside another follow its row."""

    table: ClassVar[str] = "requirements"
    key: ClassVar[tuple[str, ...]] = ("spec_id", "alternative", "order")
    parents: ClassVar[tuple[Parent, ...]] = (
        OF_SPEC,
        Parent(("spec_id", "alternative"), "alternatives", ("spec_id", "order")),
    )

    spec_id: str = Field(description=SPEC_ID)
    track: TrackName = Field(description="Which candidates it is for.")
    alternative: int = Field(description="The `order` of the alternative in `alternatives`.")
    order: int = Field(description="Position within the alternative, counted from 1.")
    kind: LeafKind = Field(description="What is required.")
    level: EducationLevel | None = Field(
        None, description="Level of education; for an equivalent combination, the level it must keep."
    )
    fields: tuple[str, ...] = Field((), description="Fields of study; empty: any field.")
    credits: Credits = Field(None, description="College credits.")
    months: Months = Field(
        None, description="Amount of experience; for an equivalent combination, the amount it must keep."
    )
    of_which: bool = Field(False, description="True if this amount lies inside the amount of a row before it.")
    titles: tuple[str, ...] = Field((), description="Job titles that the experience must be in.")
    text: str = Field(description=EVIDENCE)
    rule: str = Field(description=RULE)
    page: int = Field(description=PAGE)
    line: int = Field(description=LINE)
    subject: str = Field(
        "",
        description="What the experience is in, what the licence is called, or what the condition is about.",
    )
    credit_unit: CreditUnit | None = Field(None, description="What the credits are counted in.")
    hours: float | None = Field(
        None, description="Amount of experience stated in hours.", json_schema_extra={"unit": "hours"}
    )
    timing: LicenseTiming | None = Field(None, description="When the licence must be held.")
    amount: float | None = Field(None, description="Amount of a condition: years of age, months of residency …")
    basis: tuple[str, ...] = Field(
        (), description="How the experience must be gained: full_time, part_time_counts, paid, volunteer_counts."
    )
    within_months: Months = Field(
        None, description="The months before the reference date in which the experience must be gained."
    )


class SubstitutionRow(Row):
    """One row for each rule by which one thing may stand in for another."""

    table: ClassVar[str] = "substitutions"

    spec_id: str = Field(description=SPEC_ID)
    order: int = Field(description=ORDER)
    substitute: str = Field(description="What may stand in.")
    target: SubstitutionTarget = Field(serialization_alias="for", description="What it may stand in for.")
    credits: Credits = Field(None, description="Credits that are exchanged for `months`.")
    months: Months = Field(None, description="Months that one unit of the substitute buys.")
    year_for_year: bool = Field(False, description="True if one year stands in for one year.")
    maximum_months: Months = Field(None, description="Most that may be substituted.")
    text: str = Field(description=EVIDENCE)
    page: int = Field(description=PAGE)
    line: int = Field(description=LINE)
    rule: str = Field(description=RULE)


class DesirableRow(Row):
    """One row for each thing that is preferred, desired or typical: it decides about no candidate."""

    table: ClassVar[str] = "desirables"

    spec_id: str = Field(description=SPEC_ID)
    order: int = Field(description=ORDER)
    text: str = Field(description="What is desired.")
    page: int = Field(description=PAGE)
    line: int = Field(description=LINE)
    rule: str = Field(description=RULE)
    evidence: str = Field(description=EVIDENCE)


class NoteRow(Row):
    """One row for each note on the qualifications."""

    table: ClassVar[str] = "notes"

    spec_id: str = Field(description=SPEC_ID)
    order: int = Field(description=ORDER)
    label: str = Field("", description="Label as printed: 1, * …")
    kind: NoteKind = Field(description="What the note is about.")
    text: str = Field(description="The note, without its label.")
    page: int = Field(description=PAGE)
    line: int = Field(description=LINE)
    rule: str = Field(description=RULE)
    evidence: str = Field(description=EVIDENCE)
    marks: tuple[str, ...] = Field((), description="The words elsewhere that carry the mark of a starred note.")


class CorrectionRow(Row):
    """One row for each correction that a person has written for the specification, carried out or not."""

    table: ClassVar[str] = "corrections"

    spec_id: str = Field(description=SPEC_ID)
    order: int = Field(description=ORDER)
    fact: str = Field(description="The fact: a column of `specs`, or table, row as extracted, and column.")
    extracted: str = Field("", description="What was read without the correction, written as in the table.")
    corrected: str = Field("", description="What the correction says, written as in the table.")
    reason: str = Field(description="Why, in the words of the person.")
    by: str = Field(description="Who says so.")
    on: IsoDate = Field(description="Day on which it was written.")
    state: CorrectionState = Field(description="What became of it.")
    text: str = Field("", description="Exact source text that the fact rests on; empty if there is none.")
    page: int | None = Field(None, description=PAGE)
    line: int | None = Field(None, description=LINE)
    remark: str = Field("", description="Why it was held back.")


class ProblemRow(Row):
    """One row for each doubt or failure, also for files that gave no specification."""

    table: ClassVar[str] = "problems"
    key: ClassVar[tuple[str, ...]] = ()

    spec_id: str = Field("", description=f"{SPEC_ID} Empty: the file gave no specification.")
    source: str = Field(description="Path of the file below the folder of raw documents, with `/`.")
    code: str = Field(description="Stable name of the problem, such as `unknown-heading`.")
    severity: Severity = Field(description="How much it matters.")
    message: str = Field(description="What is wrong, in a sentence.")
    page: int | None = Field(None, description="Page it is on; empty: the whole file is meant.")
    line: int | None = Field(None, description="Line it is on; empty: the whole page or file is meant.")
