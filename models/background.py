"""What a candidate brings, and what a specification says to it."""

from enum import StrEnum

from models.frozen import Frozen
from models.requirement import Alternative, EducationLevel, Evidence, Substitution, TrackName


class Service(Frozen):
    """Months in one job title or kind of work."""

    name: str
    months: float


class Background(Frozen):
    """A candidate's education, fields of study, college credits, months of experience and licences.

    `experience_months` is all relevant experience; `services` tell how much of it was in which title.
    """

    education: EducationLevel = EducationLevel.NONE
    fields: tuple[str, ...] = ()
    credits: float = 0
    graduate_credits: float = 0
    experience_months: float = 0
    services: tuple[Service, ...] = ()
    licenses: tuple[str, ...] = ()


class Answer(StrEnum):
    """Whether a background meets a requirement. `check`: a person must decide, the words say what."""

    MEETS = "meets"
    CHECK = "check"
    LACKS = "lacks"


class Finding(Frozen):
    """One requirement held against a background: the answer, why in one sentence, and the words of the specification.

    `months` is what is lacking, if time is.
    """

    answer: Answer
    reason: str
    evidence: Evidence
    months: float = 0
    substitution: Substitution | None = None


class Judgement(Frozen):
    """One alternative held against a background."""

    track: TrackName
    alternative: Alternative
    findings: tuple[Finding, ...]

    @property
    def answer(self) -> Answer:
        """The worst answer of its findings; an alternative that asks for nothing is met."""
        answers = {finding.answer for finding in self.findings}
        return next((worst for worst in (Answer.LACKS, Answer.CHECK) if worst in answers), Answer.MEETS)

    @property
    def distance(self) -> tuple[int, float]:
        """How far from met: how many requirements are lacking, and how many months."""
        lacking = [finding for finding in self.findings if finding.answer is Answer.LACKS]
        return len(lacking), sum(finding.months for finding in lacking)
