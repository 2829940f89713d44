"""A background held against the minimum qualifications: met by which alternative, and what is missing.

In: `Qualifications` and a `Background`. Out: a `Judgement` for each alternative, the best first: what is met before
what a person must check, and that before what is lacking, the nearest first. Nothing is decided that the words do not
decide: whether experience was of the right kind, whether a field is related, and every equivalent combination is left
to a person (answer `check`). Substitutions are counted where their rule prints a rate.
"""

from collections.abc import Sequence

from models.background import Answer, Background, Finding, Judgement
from models.classspec import Qualifications
from models.requirement import (
    Condition,
    Education,
    EducationLevel,
    EquivalentCombination,
    Experience,
    Leaf,
    License,
    LicenseTiming,
    Substitution,
    SubstitutionTarget,
)
from pipeline.lexicon.patterns import plain

ORDER = (Answer.MEETS, Answer.CHECK, Answer.LACKS)
NOT_YET = (LicenseTiming.AFTER_APPOINTMENT, LicenseTiming.DESIRED)
DEGREE_CREDITS = {EducationLevel.ASSOCIATE: 60.0, EducationLevel.BACHELOR: 120.0}
MONTHS_IN_A_YEAR = 12


def judge(qualifications: Qualifications, background: Background) -> tuple[Judgement, ...]:
    """Every alternative of every track, best first."""
    rules = qualifications.substitutions
    judgements = [
        Judgement(track=track.name, alternative=way, findings=_findings(way.leaves, rules, background))
        for track in qualifications.tracks
        for way in track.alternatives
    ]
    return tuple(sorted(judgements, key=lambda each: (ORDER.index(each.answer), each.distance)))


def _findings(leaves: Sequence[Leaf], rules: Sequence[Substitution], background: Background) -> tuple[Finding, ...]:
    spent = 0.0
    findings: list[Finding] = []
    for leaf in leaves:
        if isinstance(leaf, Experience):
            findings.append(_experience(leaf, rules, background, spent))
            findings.extend(_part(part, background) for part in leaf.of_which)
            spent += leaf.months or 0
        elif finding := _other(leaf, rules, background):
            findings.append(finding)
    return tuple(findings)


def _experience(leaf: Experience, rules: Sequence[Substitution], background: Background, spent: float) -> Finding:
    """Amounts add up: what an earlier requirement took is not there for this one."""
    needed = leaf.months or 0
    available = max(_months_in(leaf.titles, background) - (0 if leaf.titles else spent), 0)
    for rule, months in _exchanged(rules, SubstitutionTarget.EXPERIENCE, background):
        if available < needed <= available + months:
            reason = f"{available:g} months and {rule.substitute} in place of {needed - available:g}"
            return _finding(Answer.CHECK, reason, leaf, substitution=rule)
    if available < needed and leaf.titles:
        reason = f"{needed:g} months in the named title are required, {available:g} are stated"
        return _finding(Answer.LACKS, reason, leaf, months=needed - available)
    if available < needed:
        reason = f"{needed:g} months are required, {available:g} are there"
        return _finding(Answer.LACKS, reason, leaf, months=needed - available)
    if leaf.titles:
        return _finding(Answer.MEETS, f"{available:g} months in the named title", leaf)
    return _finding(Answer.CHECK, "the time is enough; check that it was of this kind", leaf)


def _part(part: Experience, background: Background) -> Finding:
    """What some of the months must have been is for a person to see, unless a named title says it."""
    months = part.months
    if part.titles and months and _months_in(part.titles, background) >= months:
        return _finding(Answer.MEETS, f"{months:g} of the months in the named title", part)
    amount = f"{months:g} of the months were" if months else "part of the time was"
    return _finding(Answer.CHECK, f"check that {amount} of this kind", part)


def _months_in(titles: Sequence[str], background: Background) -> float:
    """Months in one of `titles`; all months if none is named."""
    if not titles:
        return background.experience_months
    wanted = {_folded(title) for title in titles}
    return sum(service.months for service in background.services if _folded(service.name) in wanted)


def _other(leaf: Leaf, rules: Sequence[Substitution], background: Background) -> Finding | None:
    if isinstance(leaf, Education):
        return _education(leaf, rules, background)
    if isinstance(leaf, License):
        return _license(leaf, background)
    if isinstance(leaf, EquivalentCombination):
        return _combination(leaf, background)
    if isinstance(leaf, Condition):
        return _finding(Answer.CHECK, f"check the condition ({leaf.about.replace('_', ' ')})", leaf)
    return _finding(Answer.CHECK, "these words were not understood; read them", leaf)


def _education(leaf: Education, rules: Sequence[Substitution], background: Background) -> Finding:
    if not _has_level(leaf, background):
        for rule, months in _exchanged(rules, SubstitutionTarget.EDUCATION, background):
            return _finding(
                Answer.CHECK, f"{rule.substitute} ({months:g} months) may stand in for it", leaf, substitution=rule
            )
        return _finding(Answer.LACKS, f"{leaf.level.replace('_', ' ')} is required", leaf)
    if not leaf.fields:
        return _finding(Answer.MEETS, "the level of education is reached", leaf)
    fields = {_folded(field) for field in background.fields}
    if fields.intersection(map(_folded, leaf.fields)):
        return _finding(Answer.MEETS, "the level and the field are there", leaf)
    return _finding(Answer.CHECK, "the level is reached; check the field of study", leaf)


def _has_level(leaf: Education, background: Background) -> bool:
    """True if the level is reached; credits count where no degree is asked."""
    if leaf.credits and leaf.level is EducationLevel.SOME_COLLEGE:
        earned = max((DEGREE_CREDITS.get(background.education, 0.0), background.credits))
        return earned >= leaf.credits or background.education.rank >= EducationLevel.BACHELOR.rank
    return background.education.rank >= leaf.level.rank


def _license(leaf: License, background: Background) -> Finding | None:
    if leaf.timing in NOT_YET:
        return None
    words = set(_folded(leaf.name).split())
    for held in background.licenses:
        if set(_folded(held).split()) <= words or words <= set(_folded(held).split()):
            return _finding(Answer.MEETS, f"holds {held}", leaf)
    return _finding(Answer.LACKS, f"{leaf.name} is required", leaf)


def _combination(leaf: EquivalentCombination, background: Background) -> Finding:
    """An equivalent combination is for the office to decide; what keeps it from being looked at is its floor."""
    if leaf.floor_education and background.education.rank < leaf.floor_education.rank:
        return _finding(Answer.LACKS, f"the combination must include {leaf.floor_education.replace('_', ' ')}", leaf)
    floor = leaf.floor_experience_months or 0
    if background.experience_months < floor:
        reason = f"the combination must include {floor:g} months"
        return _finding(Answer.LACKS, reason, leaf, months=floor - background.experience_months)
    return _finding(Answer.CHECK, "the office decides whether the combination is equivalent", leaf)


def _exchanged(
    rules: Sequence[Substitution], target: SubstitutionTarget, background: Background
) -> list[tuple[Substitution, float]]:
    """The rules for `target` that the background can use, and the months each is worth."""
    worth = [(rule, _worth(rule, background)) for rule in rules if rule.target is target]
    return [(rule, min(months, rule.maximum_months or months)) for rule, months in worth if months > 0]


def _worth(rule: Substitution, background: Background) -> float:
    has_master = background.education.rank >= EducationLevel.MASTER.rank
    if rule.substitute == "experience":
        return background.experience_months
    credits = background.graduate_credits if rule.substitute == "graduate study" else background.credits
    if rule.credits and rule.months:
        return credits // rule.credits * rule.months
    if rule.substitute == "graduate study" and has_master:
        return rule.months or MONTHS_IN_A_YEAR
    return 0.0


def _finding(
    answer: Answer, reason: str, leaf: Leaf, months: float = 0, substitution: Substitution | None = None
) -> Finding:
    return Finding(answer=answer, reason=reason, evidence=leaf.evidence, months=months, substitution=substitution)


def _folded(text: str) -> str:
    return " ".join(plain(text).lower().replace("license", "").replace("licence", "").split())
