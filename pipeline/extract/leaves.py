"""A sentence's matches -> leaves in the order of the text, each with the connective that joins it to the one before.

In: a `Sentence`. Out: `Joined` leaves. The words from one leaf to the next belong to the first: its fields, its kind
of experience, its titles. A leaf marked `inside` lies within the amount before it ("two years of which …",
"including 24 credits in …").
"""

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from models.requirement import (
    Condition,
    ConditionKind,
    CreditUnit,
    Education,
    EducationLevel,
    EquivalentCombination,
    Evidence,
    Experience,
    Leaf,
    License,
    LicenseTiming,
)
from pipeline.extract import amounts
from pipeline.extract.fields import fields_after, fields_named, trade_named
from pipeline.extract.sentences import Sentence
from pipeline.extract.titles import titles_in
from pipeline.lexicon.patterns import Match
from pipeline.lexicon.wordings import first_match

LEAF_LABELS = ("education", "graduation", "credits", "amount", "license", "drivers_license", "equivalent", "make_up", "condition", "status")


class Joint(StrEnum):
    """How a leaf hangs on the one before: `then` opens a new alternative ("…; or"), `or` only another choice."""

    AND = "and"
    OR = "or"
    THEN_OR = "then_or"


class Joined(NamedTuple):
    """A leaf, its joint, whether it lies inside the leaf before, and the labels of items it refers to."""

    leaf: Leaf
    joint: Joint
    inside: bool = False
    included: bool = False
    refers_to: tuple[str, ...] = ()


CONNECTIVE = re.compile(
    r"(?P<stop>[;.:,]\s*)?\b(?P<word>and/or|or|OR|Or|and|AND|plus|And)\b(?P<after>\s*[;,:])?(?P<then>[^;.]*)$"
)
MONTHS_IN_A_YEAR = 12
OWN_AMOUNTS = (ConditionKind.RESIDENCY, ConditionKind.EXAMINATION, ConditionKind.AGE)
FILLERS = frozenset(
    "a an the either both at least minimum of not less than no more have has had must shall possess possesses possession "
    "completion completed successful successfully current additional total full valid also satisfactory approved recognized "
    "accredited in addition to who is are been be with plus any one from hold holds obtain obtained must an, appropriate "
    "acceptable equivalent formal active possessing having receipt attainment award".split()
)
MINIMUM = re.compile(
    r"(?:at least|a minimum of|minimum of|not less than|no less than|a total of|an additional|additional|up to|the|or more|approximately|[\s,(])*$",
    re.I,
)
INSIDE_BEFORE = re.compile(
    r"\b(?:of which|includ(?:es|ed|ing|e)|which (?:must|shall|has|have|had) (?:have )?been|supplemented by|such as)\s*,?\s*$",
    re.I,
)
INSIDE_AFTER = re.compile(
    r"^\s*(?:of (?:said )?(?:which|this|that|such|these|it|the (?:required |above |aforementioned |stated |qualifying )*(?:\w+[ -]){0,2}experience)|thereof)\b",
    re.I,
)
INSIDE_BRACKET = re.compile(r"^[^)]*\b(?:must|shall|of which|in which|supervis|lead)", re.IGNORECASE)
REFERENCE = re.compile(
    r"(?:\"|\(|\b(?:in|under|requirement|item|option|of|and|or|,)\s*#?)\s*\"?\(?(?P<label>\d{1,2}|[A-Za-z]|[IVX]{1,4})\)?\"?(?=[\s\",.);]|$)"
)
STUDY = re.compile(
    r"^\s*(?:of|in)\s+(?:an?\s)?(?:accredited\s|approved\s)?(?:college|university|study|coursework|education|graduate|post-?graduate|undergraduate|high school|schooling|vocational)\b",
    re.I,
)
EXPERIENCE_WORD = re.compile(
    r"\bexperience|employment|service|status|work(?:ing|ed)?\b|\bas an?\b|\bserved\b|training program", re.I
)
LICENSE_END = re.compile(
    r"\b(?:issued|at the time|at time|prior to|which|that|from|by|as issued|valid in|within|to be|must|is|are|may|and|plus)\b|[;.,]|\bor (?=(?:an?|the|equivalent|other)\b)"
)
LICENSE_LEAD = re.compile(
    r"^(?:possession of|possess|hold|have|eligibility for)?\s*(?:an?\s+|the\s+)?(?:valid|current|active|unrestricted|appropriate)?(?:,?\s*(?:and|or)?\s*(?:valid|current|active)\b)*\s*",
    re.I,
)
POINTING = re.compile(
    r"(?:this|the|such|these|that|said|selective)\b|(?:licen[sc]es?|certificates?|certifications?|registration)$", re.IGNORECASE
)


def leaves(sentence: Sentence) -> tuple[Joined, ...]:
    """The leaves of one sentence."""
    matches = [match for match in sentence.matches if match.label in LEAF_LABELS]
    made_up = next((at for at, match in enumerate(matches) if match.label == "make_up"), None)
    matches = matches if made_up is None else matches[: made_up + 1]
    joined: list[Joined] = []
    for at, match in enumerate(matches):
        until = matches[at + 1].start if at + 1 < len(matches) else len(sentence.passage.text)
        gap_from = matches[at - 1].end if at else 0
        _add(joined, sentence, match, gap_from, until)
    if not joined and (named := re.search(r"\bexperience\b", sentence.passage.text, re.IGNORECASE)):
        rest = sentence.passage.text[named.end() :]
        evidence = sentence.passage.evidence("experience-without-amount")
        joined.append(Joined(Experience(subject=subject(rest), titles=titles_in(rest), evidence=evidence), Joint.AND))
    return tuple(joined)


def _add(joined: list[Joined], sentence: Sentence, match: Match, gap_from: int, until: int) -> None:
    """Read one match and append its leaf, or let the leaf before take it in."""
    text = sentence.passage.text
    gap, rest = text[gap_from : match.start], text[match.end : until]
    evidence = sentence.passage.evidence(match.entry.name, match.start, until)
    joint = _joint(gap) if joined else _leading(gap)
    included = bool(INSIDE_BEFORE.search(MINIMUM.sub("", gap)))
    bracketed = gap.rstrip().endswith("(") and bool(INSIDE_BRACKET.match(rest))
    inside = included or bracketed or match.value == "inside" or bool(INSIDE_AFTER.match(rest))
    if match.label in ("education", "graduation"):
        _add_education(joined, match, Joined(_education(match, rest, evidence), joint), gap, inside)
    elif match.label == "credits":
        _add_credits(joined, match, text[match.start : match.end], rest, evidence, joint, inside)
    elif match.label == "amount":
        _add_amount(joined, text[match.start : match.end], rest, evidence, joint, inside, included)
    elif match.label == "license":
        name = _license_name(text[match.start : until])
        last = joined[-1].leaf if joined else None
        if isinstance(last, License) and last.name.endswith((" as a", " as an")):
            joined[-1] = joined[-1]._replace(leaf=last.model_copy(update={"name": f"{last.name} {name}"}))
            return
        followed = text[match.end : match.end + 2]
        names_a_class = followed.strip().isupper() and name[:1].isupper() and not name.lower().startswith("certif")
        if not POINTING.match(name) and not (names_a_class and match.entry.name == "license-name"):
            joined.append(Joined(License(name=name, timing=timing(text), evidence=evidence), joint))
    elif match.label == "drivers_license":
        joined.append(Joined(Condition(about=ConditionKind.DRIVERS_LICENSE, evidence=evidence), joint))
    elif match.label in ("equivalent", "make_up"):
        refers = references(text[match.start :])
        whole = sentence.passage.evidence(match.entry.name, match.start)
        joined.append(Joined(EquivalentCombination(evidence=whole), joint, refers_to=refers))
    elif match.label == "condition":
        condition = Condition(about=ConditionKind(match.value), amount=amounts.number(text[match.start : match.end]), evidence=evidence)
        joined.append(Joined(condition, joint))
    elif match.label == "status":
        _add_status(joined, rest, evidence, joint)


def _add_status(joined: list[Joined], rest: str, evidence: Evidence, joint: Joint) -> None:
    """A status in a named class, unless it belongs to the amount before it ("one year of permanent status as …")."""
    last = joined[-1].leaf if joined else None
    titles = titles_in(rest) or titles_in(evidence.text)
    if isinstance(last, Experience) and not last.subject:
        joined[-1] = joined[-1]._replace(leaf=last.model_copy(update={"subject": evidence.text, "titles": titles}))
    elif titles:
        joined.append(Joined(Experience(subject=subject(rest), titles=titles, evidence=evidence), joint))


def _joint(gap: str) -> Joint:
    """The last connective of the words between two leaves."""
    found = next((match for at in _connectives(gap) if (match := CONNECTIVE.match(gap, at))), None)
    if found is None or found["word"].lower() not in ("or", "and/or"):
        return Joint.AND
    stop = (found["stop"] or "").strip()
    return Joint.THEN_OR if stop in (";", ".") or found["word"] == "OR" or found["after"] else Joint.OR


def _connectives(gap: str) -> Iterator[int]:
    """Where the connective starts that is followed by nothing but words that lead to a leaf, latest first."""
    for found in reversed(list(re.finditer(r"(?:[;.:,]\s*)?\b(?:and/or|or|and|plus)\b", gap, re.IGNORECASE))):
        words = re.findall(r"\w+", gap[found.end() :].lower())
        if all(word in FILLERS for word in words):
            yield found.start()


def _leading(gap: str) -> Joint:
    return Joint.THEN_OR if re.match(r"\s*or\b", gap, re.I) else Joint.AND


def _education(match: Match, rest: str, evidence: Evidence) -> Education:
    words = evidence.text[: match.end - match.start]
    fields = fields_named(words) or trade_named(words, rest) or fields_after(rest)
    return Education(level=EducationLevel(match.value), fields=fields, evidence=evidence)


def _add_education(joined: list[Joined], match: Match, new: Joined, gap: str, inside: bool) -> None:
    """A degree named in the same breath as "graduation from a college" replaces it; a diploma's equivalent too."""
    last = joined[-1].leaf if joined else None
    if isinstance(last, Education) and isinstance(new.leaf, Education):
        weak = last.evidence.rule == "college-graduation"
        same_breath = not any(True for _ in _connectives(gap)) and not re.search(r"[;.]", gap)
        if weak and same_breath and match.label == "education":
            fields = new.leaf.fields or last.fields
            evidence = last.evidence.model_copy(
                update={"text": f"{last.evidence.text} {new.leaf.evidence.text}", "rule": match.entry.name}
            )
            joined[-1] = joined[-1]._replace(leaf=new.leaf.model_copy(update={"fields": fields, "evidence": evidence}))
            return
        if match.label == "graduation" and same_breath:
            return
        if last.credits is not None and match.entry.name == "coursework-at-school" and new.joint is Joint.AND:
            return
        if last.level == new.leaf.level and (same_breath or last.level is EducationLevel.HIGH_SCHOOL):
            return
    if inside and isinstance(last, Experience):
        return
    joined.append(new)


def _add_credits(
    joined: list[Joined], match: Match, words: str, rest: str, evidence: Evidence, joint: Joint, inside: bool
) -> None:
    """Credits belong to the degree before them; alone they are college study without a degree."""
    amount = amounts.number(words)
    unit = CreditUnit(match.value) if match.value else None
    last = joined[-1].leaf if joined else None
    if isinstance(last, Education) and last.credits is not None and (inside or joint is Joint.AND):
        if inside or INSIDE_AFTER.match(rest) or amount is None or joined[-1].included:
            joined[-1] = joined[-1]._replace(included=True)
            return
        total = {"credits": last.credits + amount, "fields": _union(last.fields, fields_after(rest))}
        joined[-1] = joined[-1]._replace(leaf=last.model_copy(update=total))
        return
    if isinstance(last, Education) and (inside or joint is Joint.AND) and last.level is not EducationLevel.HIGH_SCHOOL:
        fields = last.fields or fields_after(rest)
        joined[-1] = joined[-1]._replace(
            leaf=last.model_copy(update={"credits": amount, "credit_unit": unit, "fields": fields})
        )
        return
    if isinstance(last, Experience) and inside:
        return
    level = EducationLevel.SOME_COLLEGE
    leaf = Education(level=level, fields=fields_after(rest), credits=amount, credit_unit=unit, evidence=evidence)
    joined.append(Joined(leaf, joint))


def _union(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(first + second))


def _add_amount(
    joined: list[Joined], words: str, rest: str, evidence: Evidence, joint: Joint, inside: bool, included: bool
) -> None:
    """An amount of experience; an amount of study is no experience."""
    if STUDY.match(rest):
        if not (joined and isinstance(joined[-1].leaf, Education)):
            leaf = Education(level=EducationLevel.SOME_COLLEGE, fields=(), evidence=evidence)
            joined.append(Joined(leaf, joint))
        return
    months, hours = amounts.months(words), amounts.hours(words)
    if months is None and hours is None and inside and (amount := amounts.number(words)):
        months = amount * MONTHS_IN_A_YEAR
    if months is None and hours is None:
        return
    last = joined[-1].leaf if joined else None
    if isinstance(last, Condition) and last.about in OWN_AMOUNTS and not EXPERIENCE_WORD.search(rest):
        joined[-1] = joined[-1]._replace(leaf=last.model_copy(update={"amount": last.amount or months}))
        return
    leaf = Experience(months=months, hours=hours, subject=subject(rest), titles=titles_in(rest), evidence=evidence)
    joined.append(Joined(leaf, joint, inside, included, references(rest)))


def subject(rest: str) -> str:
    """The kind of experience in the words after an amount, without the standing phrases around it."""
    words = re.sub(r"^\s*(?:\)|of which|of|in)?\s*", "", rest)
    words = re.sub(r"[,;]?\s*(?:and|or|plus|including|of which|which|at least)?[\s,;.]*$", "", words)
    return " ".join(words.split())[:300]


def references(text: str) -> tuple[str, ...]:
    """The labels of other items that the words point at: 'as described in "1" or "2" above' gives 1 and 2."""
    at = re.search(
        r"\b(?:described|defined|specified|indicated|stated|listed|noted|set forth|limits|combination of|equivalent to|requirement)\b", text
    )
    if at is None:
        return ()
    return tuple(dict.fromkeys(match["label"] for match in REFERENCE.finditer(text[at.start() : at.start() + 90])))


def _license_name(text: str) -> str:
    """The licence without "possession of a valid" before it and "issued by …" behind it."""
    lead = LICENSE_LEAD.match(text)
    body = text[lead.end() :] if lead else text
    end = LICENSE_END.search(body, 8)
    return " ".join(body[: end.start() if end else None].split()).strip(" ,;.")


def timing(text: str) -> LicenseTiming:
    """When the licence in `text` must be held."""
    found = first_match("timing", text)
    return LicenseTiming(found.wording.label) if found else LicenseTiming.UNSTATED
