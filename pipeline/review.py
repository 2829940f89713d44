"""Published rows in; out: what needs a human eye, the worst first. Pure.

The score of a specification, or of a file that gave none, is the sum of the weights of its reasons: its problems, by
their code or else by their severity; ways to qualify with words that no rule explains; a low share of explained words.
The weights are a judgement, not a measurement: change them here, and the table in docs/corrections.md with them.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from models.document import Severity
from models.review import Item, Reason
from models.tables import LeafKind, ProblemRow, RequirementRow, SpecRow

BY_SEVERITY: Mapping[Severity, float] = {Severity.ERROR: 100, Severity.WARNING: 10, Severity.INFO: 0}
BY_CODE: Mapping[str, float] = {
    "correction-held-back": 60,
    "correction-without-spec": 50,
    "no-minimum-qualifications": 40,
    "alternative-not-understood": 30,
    "no-headings": 30,
    "too-many-alternatives": 25,
    "no-activities": 20,
    "struck-text": 20,
    "page-without-text": 20,
    "correction-superfluous": 1,
}
"""Codes that weigh otherwise than their severity."""
UNREAD = "unread-words"
UNREAD_WEIGHT = 5.0
"""For each requirement whose words no rule explains."""
UNEXPLAINED = "few-explained-words"
UNEXPLAINED_WEIGHT = 20.0
"""Times the share of the words of the qualifications that no rule explains."""
WELL_EXPLAINED = 0.95


def rank(
    specs: Iterable[SpecRow], problems: Iterable[ProblemRow], requirements: Iterable[RequirementRow]
) -> tuple[Item, ...]:
    """Everything with a reason to be looked at, the highest score first, then by the path of the file."""
    known = {spec.spec_id: spec for spec in specs}
    reasons: defaultdict[tuple[str, str], list[Reason]] = defaultdict(list)
    for problem in problems:
        reasons[problem.source, problem.spec_id].append(_of_problem(problem))
    for row in requirements:
        if row.kind is LeafKind.UNPARSED and row.spec_id in known:
            reasons[known[row.spec_id].source, row.spec_id].append(_unread(row))
    for spec in known.values():
        reasons[spec.source, spec.spec_id].extend(_unexplained(spec))
    items = (_item(place, found, known) for place, found in reasons.items())
    return tuple(sorted(filter(None, items), key=lambda item: (-item.score, item.source, item.spec_id)))


def _item(place: tuple[str, str], found: list[Reason], known: Mapping[str, SpecRow]) -> Item | None:
    """None if nothing weighs anything."""
    source, spec_id = place
    weighty = sorted((reason for reason in found if reason.weight), key=lambda reason: -reason.weight)
    if not weighty:
        return None
    title = known[spec_id].title if spec_id in known else ""
    score = round(sum(reason.weight for reason in weighty), 1)
    return Item(spec_id=spec_id, source=source, title=title, score=score, reasons=tuple(weighty))


def _of_problem(problem: ProblemRow) -> Reason:
    weight = BY_CODE.get(problem.code, BY_SEVERITY[problem.severity])
    return Reason(what=problem.code, message=problem.message, weight=weight, page=problem.page, line=problem.line)


def _unread(row: RequirementRow) -> Reason:
    message = f"No rule explains these words of way {row.alternative} to qualify: {row.text}"
    return Reason(what=UNREAD, message=message, weight=UNREAD_WEIGHT, page=row.page, line=row.line)


def _unexplained(spec: SpecRow) -> Iterable[Reason]:
    unexplained = spec.qualification_words - spec.explained_words
    if spec.explained_words >= WELL_EXPLAINED * spec.qualification_words:
        return
    weight = round(UNEXPLAINED_WEIGHT * unexplained / spec.qualification_words, 1)
    message = f"{unexplained} of {spec.qualification_words} words of the minimum qualifications are not explained."
    yield Reason(what=UNEXPLAINED, message=message, weight=weight)
