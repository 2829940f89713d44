"""Small builders of models: a test names only what it is about, everything else has a plain value.

spec(alternatives=[alternative(education("bachelor"), experience(24))])
"""

from collections.abc import Sequence

from models.classspec import (
    Activity,
    ClassSpec,
    DriversLicense,
    Identity,
    Ksa,
    KsaKind,
    Note,
    NoteKind,
    Qualifications,
    Salary,
    Stated,
)
from models.correction import AppliedCorrection, CorrectionState
from models.document import Line, Problem, RawFile, Severity
from models.requirement import (
    AllOf,
    Alternative,
    AnyOf,
    Condition,
    ConditionKind,
    CreditUnit,
    Desirable,
    Education,
    EducationLevel,
    EquivalentCombination,
    Evidence,
    Experience,
    Leaf,
    License,
    LicenseTiming,
    Substitution,
    SubstitutionTarget,
    Track,
    TrackName,
    Unparsed,
)
from models.section import Section, SectionKind

SHA256 = "0" * 64


def evidence(text: str = "source text", *, rule: str = "some-rule", page: int = 1, line: int = 1) -> Evidence:
    return Evidence(rule=rule, text=text, page=page, line=line)


def raw_file(spec_id: str = "harrow/clerk", *, source: str = "", state: str = "NY") -> RawFile:
    return RawFile(
        source=source or f"{spec_id}.txt",
        spec_id=spec_id,
        jurisdiction=spec_id.split("/")[0].title(),
        state=state,
        sha256=SHA256,
        size=1,
    )


def stated(value: str, *, line: int = 1) -> Stated:
    return Stated(value=value, evidence=evidence(value, line=line))


def identity(title: str = "Clerk", **facts: str | Sequence[str]) -> Identity:
    """Facts by name; a list of dates becomes several statements."""
    values = {name: stated(fact) if isinstance(fact, str) else tuple(map(stated, fact)) for name, fact in facts.items()}
    return Identity.model_validate({"title": stated(title) if title else None, **values})


def salary(minimum: float, maximum: float, period: str = "year") -> Salary:
    return Salary(minimum=minimum, maximum=maximum, period=period, evidence=evidence(f"${minimum} to ${maximum}"))


def lines(text: str, *, page: int = 1, first: int = 1) -> tuple[Line, ...]:
    return tuple(Line(text=each, page=page, number=first + n) for n, each in enumerate(text.split("\n")))


def section(
    kind: str = "other", text: str = "Body text.", *, heading: str = "", page: int = 1, first: int = 1
) -> Section:
    """A section whose heading, if it has one, stands on line `first` and whose body follows."""
    heading_lines = lines(heading, page=page, first=first) if heading else ()
    body = lines(text, page=page, first=first + len(heading_lines)) if text else ()
    return Section(
        kind=SectionKind(kind), heading=heading, heading_lines=heading_lines, lines=body, rule="some-heading"
    )


def education(level: str, *fields: str, credits: float | None = None, unit: str | None = "semester") -> Education:
    return Education(
        level=EducationLevel(level),
        fields=fields,
        credits=credits,
        credit_unit=CreditUnit(unit) if unit and credits is not None else None,
        evidence=evidence(level),
    )


def experience(
    months: float | None = None,
    subject: str = "",
    *,
    titles: Sequence[str] = (),
    of_which: Sequence[Experience] = (),
    hours: float | None = None,
) -> Experience:
    return Experience(
        months=months,
        hours=hours,
        subject=subject,
        titles=tuple(titles),
        of_which=tuple(of_which),
        evidence=evidence(f"{months} months of {subject}"),
    )


def license(name: str, timing: str = "unstated") -> License:
    return License(name=name, timing=LicenseTiming(timing), evidence=evidence(name))


def condition(about: str = "age", amount: float | None = None) -> Condition:
    return Condition(about=ConditionKind(about), amount=amount, evidence=evidence(about))


def equivalent(
    education: str | None = None, months: float | None = None, licenses: Sequence[str] = ()
) -> EquivalentCombination:
    return EquivalentCombination(
        floor_education=EducationLevel(education) if education else None,
        floor_experience_months=months,
        floor_licenses=tuple(licenses),
        evidence=evidence("any equivalent combination"),
    )


def unparsed(text: str) -> Unparsed:
    return Unparsed(evidence=evidence(text, rule="unparsed"))


def alternative(*leaves: Leaf, label: str = "") -> Alternative:
    return Alternative(label=label, leaves=leaves, evidence=evidence("this way to qualify"))


def track(*alternatives: Alternative, name: str = "unspecified") -> Track:
    tree = AnyOf(members=tuple(AllOf(label=each.label, members=each.leaves) for each in alternatives))
    return Track(name=TrackName(name), tree=tree, alternatives=alternatives)


def substitution(substitute: str, target: str = "experience", **amounts: float) -> Substitution:
    return Substitution.model_validate(
        {"substitute": substitute, "target": SubstitutionTarget(target), "evidence": evidence(substitute), **amounts}
    )


def desirable(text: str) -> Desirable:
    return Desirable(text=text, evidence=evidence(text))


def activity(text: str) -> Activity:
    return Activity(text=text, evidence=evidence(f"* {text}"))


def ksa(subject: str, kind: str = "knowledge", level: str = "") -> Ksa:
    return Ksa(kind=KsaKind(kind), level=level, subject=subject, evidence=evidence(subject))


def note(text: str, kind: str = "other", label: str = "") -> Note:
    return Note(label=label, kind=NoteKind(kind), text=text, evidence=evidence(text))


def problem(
    code: str = "some-problem", severity: str = "warning", *, page: int | None = None, line: int | None = None
) -> Problem:
    return Problem(code=code, severity=Severity(severity), message=f"A sentence on {code}.", page=page, line=line)


def applied(
    fact: str = "grade", extracted: str = "7", corrected: str = "9", state: str = "applied"
) -> AppliedCorrection:
    return AppliedCorrection(
        fact=fact,
        extracted=extracted,
        corrected=corrected,
        reason="A misprint.",
        by="J. Ortiz",
        on="2024-05-06",
        state=CorrectionState(state),
        evidence=evidence("Grade: 7"),
    )


def spec(
    spec_id: str = "harrow/clerk",
    *,
    source: str = "",
    identity: Identity | None = None,
    sections: Sequence[Section] = (),
    activities: Sequence[str] = (),
    ksas: Sequence[Ksa] = (),
    tracks: Sequence[Track] = (),
    alternatives: Sequence[Alternative] = (),
    substitutions: Sequence[Substitution] = (),
    desirable: Sequence[Desirable] = (),
    notes: Sequence[Note] = (),
    drivers_license: str = "",
    problems: Sequence[Problem] = (),
) -> ClassSpec:
    """A specification; `alternatives` is short for one track that is not named."""
    return ClassSpec(
        spec_id=spec_id,
        raw=raw_file(spec_id, source=source),
        pages=1,
        identity=identity if identity is not None else Identity(title=stated("Clerk")),
        sections=tuple(sections),
        activities=tuple(map(activity, activities)),
        ksas=tuple(ksas),
        qualifications=Qualifications(
            tracks=(track(*alternatives),) if alternatives else tuple(tracks),
            substitutions=tuple(substitutions),
            desirable=tuple(desirable),
        ),
        notes=tuple(notes),
        drivers_license=DriversLicense(drivers_license),
        drivers_license_evidence=evidence("a driver's license") if drivers_license else None,
        problems=tuple(problems),
    )


def full_spec(spec_id: str = "harrow/clerk", *, lines_each: int = 12, mark: str = "") -> ClassSpec:
    """A specification with something in every table, of the size of a real one; `mark` tells versions apart."""
    body = "\n".join(
        f"Line {n} says what the work is like and who does it, day by day. {mark}" for n in range(lines_each)
    )
    first = alternative(
        education("bachelor", "accounting", "finance", credits=24),
        experience(24, "auditing", titles=("Senior Clerk",), of_which=(experience(12, "supervision"),)),
        license("Notary Public"),
        label="A",
    )
    second = alternative(education("high_school"), experience(48, "bookkeeping"), condition("age", 18), label="B")
    return spec(
        spec_id,
        identity=identity(
            f"Clerk {mark}".strip(), class_code="0071", approved_on="2019-04", revised_on=["2020-01-31", "2021-06"]
        ).model_copy(update={"salary": salary(41_000, 52_500.5)}),
        sections=[
            section(kind, body, heading=kind.upper(), page=page, first=1)
            for page, kind in enumerate(
                ("header", "typical_work_activities", "ksas", "minimum_qualifications"), start=1
            )
        ],
        activities=[f"Checks payroll number {n}; {mark}" for n in range(lines_each)],
        ksas=[ksa("payroll practice", level="thorough"), ksa("work with others", "ability")],
        tracks=[track(first, second, alternative(equivalent("high_school", 12), label="C"), name="open_competitive")],
        substitutions=[substitution("graduate study", credits=30, months=12)],
        desirable=[desirable("A second language.")],
        notes=[note("Degrees must come from accredited schools.", "accreditation", "1")],
        drivers_license="required",
        problems=[problem("unknown-heading", page=1, line=3)],
    ).model_copy(update={"corrections": (applied(),)})
