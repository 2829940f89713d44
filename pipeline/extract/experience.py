"""Amounts of time -> Experience leaves, with their kind and their qualifying titles.

Precedence: an amount of study is education; the amount of a condition (years of age, of residence) belongs to the
condition; a span of time ("runs for twelve months.") is none; everything else is experience.
"""

import re
from textwrap import shorten

from models.requirement import (
    Condition,
    ConditionKind,
    Education,
    EducationLevel,
    Experience,
    ExperienceBasis,
    Leaf,
    License,
    Unparsed,
)
from pipeline.extract import amounts
from pipeline.extract.each_of import with_whole
from pipeline.extract.fields import fields_after
from pipeline.extract.joints import LEXICON, Joint, in_one_breath, without_connective
from pipeline.extract.leaf import Joined, Leaves, Place, last_leaf, with_last
from pipeline.extract.preferred import without_preferred
from pipeline.extract.restated import hours_behind, in_bracket, restates, through
from pipeline.extract.sentences import Sentence
from pipeline.extract.titles import titles_in
from pipeline.lexicon.wordings import first_match

SEASON_RULE = "amount-of-seasons"
MONTHS_IN_A_YEAR = 12
OWN_AMOUNTS = (ConditionKind.RESIDENCY, ConditionKind.EXAMINATION, ConditionKind.AGE)
LONGEST_SUBJECT = 300
BEFORE_SUBJECT = re.compile(r"^\.?(?:\s*['’]s?(?=\s))?\s*\)?\s*(?:(?:of which|of|in)\b)?\s*")
NO_AMOUNT = re.compile(r"\W*(?:\w+\W+){0,3}?experience\b(?=\s+(?:in|as|with|working|of)\b)", re.IGNORECASE)
JOINED = re.compile(r"[,;]?\s*(?:and|or|plus)\b", re.IGNORECASE)
SPAN = re.compile(
    r"\b(?:for|within|after|than|every|each|lasts?|runs)\s+(?:a period of\s+)?(?:at least\s+)?$", re.IGNORECASE
)
WITHIN = re.compile(r"\b(?:within|after|every|each)\s+(?:a period of\s+)?$", re.IGNORECASE)
AS_LONG = re.compile(r"\w[-–](?:year|month|week)$", re.IGNORECASE)
SCHOOLING = re.compile(
    r"\s+(?!training program)(?:[\w/&'’-]+ ){0,3}?(?:program|course|diploma|curriculum|certificate|school)\b",
    re.IGNORECASE,
)
"""Behind "two-year": what lasts so long is schooling, no experience."""
AT_MOST = re.compile(r"\s*(?:and|but) (?:a maximum of|(?:no|not) more than|at most|up to)\s*", re.IGNORECASE)
CAP = re.compile(r"\b(?:(?:no|not) more than|a maximum of|up to)\s*$", re.IGNORECASE)
LESSONS = re.compile(
    r"\s*of (?:[\w/-]+ ){0,6}?(?:instructions?|training|coursework|classroom|lessons|study)\b", re.IGNORECASE
)
MENTIONED = re.compile(r"\s*of (?:the|these|those)(?: required| above)?\s*", re.IGNORECASE)
BEHIND_SUBJECT = re.compile(
    r"(?:[,;]\s*+|(?<!\s)\s++|)\b(?:and|or|plus|including|of which|which|at least)\b(?:\s++any)?[\s,;.]*$"
    r"|[,;]?(?<!\s)\s++any[\s,;.]*$|(?<![\s,;.])[\s,;.]++$"
)


def read_amount(before: Leaves, place: Place) -> Leaves:
    """`before` with the amount of time at `place`."""
    last, within = last_leaf(before), _within(place)
    place = place._replace(rest=without_preferred(place.rest))
    if first_match(LEXICON, place.rest, "study"):
        study = Education(level=EducationLevel.SOME_COLLEGE, evidence=place.evidence)
        return before if isinstance(last, Education) else (*before, Joined(study, place.joint))
    months, hours = amounts.months(place.words), amounts.hours(place.words)
    if isinstance(last, Experience) and (share := amounts.share(place.words)):
        months, hours = (round(share * whole, 2) if whole else None for whole in (last.months, last.hours))
    if months is None and hours is None and place.inside and isinstance(last, Education):
        return _with_part_of_credits(before, last, place)
    if months is None and hours is None and place.inside and (amount := amounts.number(place.words)):
        months = amount * _unit_of(last)  # "four years, one of which": a bare number is of the unit before
    if months is None and hours is None:
        season = place.match.entry.name == SEASON_RULE
        return (*before, Joined(Unparsed(evidence=place.evidence), place.joint)) if season else before
    is_experience = first_match(LEXICON, place.rest, "experience")
    if AS_LONG.search(place.words) and SCHOOLING.match(place.rest):
        schooling = Education(level=EducationLevel.CERTIFICATE, evidence=place.evidence)
        known = isinstance(last, Education) and in_one_breath(place.gap)
        return before if known else (*before, Joined(schooling, place.joint))
    if hours and isinstance(last, Education) and not is_experience and _are_lessons(place):
        return before  # how long the schooling before it is
    own = isinstance(last, Condition) and last.about in OWN_AMOUNTS and in_one_breath(place.gap)
    if own and isinstance(last, Condition) and not is_experience:
        return with_last(before, last.model_copy(update={"amount": last.amount or months}))
    if CAP.search(place.gap) and (place.inside or MENTIONED.fullmatch(place.rest)):
        return before  # "no more than one of the four years may be …": a limit adds nothing
    spans = WITHIN if isinstance(last, License) else SPAN  # "a license for two years" is how long it was held
    if not subject(place.rest) and spans.search(place.gap):
        return before
    if isinstance(last, Experience) and not last.titles and AT_MOST.fullmatch(place.gap):
        return with_last(
            before, last.model_copy(update={"subject": subject(place.rest), "titles": titles_in(place.rest)})
        )
    bracket = in_bracket(last, place)
    if bracket is not None and not bracket.apart and isinstance(last, Experience) and restates(last, months, hours):
        return with_last(before, _with_restated(last, months, hours, bracket.kind, place))
    place = place._replace(inside=place.inside or (bracket is not None and hours is not None))
    restated, rest = hours_behind(months, place.rest)
    leaf = Experience(
        months=months,
        hours=hours or restated,
        subject=subject(without_connective(rest) if place.goes_on else rest),
        titles=titles_in(rest),
        basis=basis(place.rest),
        within_months=within,
        evidence=place.evidence,
    )
    leaf = with_whole(leaf)
    if MENTIONED.fullmatch(place.gap):
        return _mentioned(before, leaf, place)
    return (*before, Joined(leaf, place.joint, place.inside, place.included))


def _with_restated(last: Experience, months: float | None, hours: float | None, kind: str, place: Place) -> Experience:
    """An amount with what a bracket behind it says of it in another unit, and the kind named around the bracket."""
    kind = without_connective(kind) if place.goes_on else kind
    update = {
        "months": last.months or months,
        "hours": last.hours or hours,
        "subject": subject(kind),
        "titles": titles_in(kind),
        "basis": tuple(dict.fromkeys((*last.basis, *basis(place.rest)))),
        "evidence": through(last.evidence, place),
    }
    return last.model_copy(update=update)


def _with_part_of_credits(before: Leaves, study: Education, place: Place) -> Leaves:
    """Credits with the fields of a part of them: "60 credits, 30 of which must be in accounting"."""
    fields = study.fields or fields_after(place.rest)
    return with_last(before, study.model_copy(update={"fields": fields}), included=True)


def _unit_of(whole: Leaf | None) -> float:
    """The months in the unit that the amount before is printed in; a year, if there is none."""
    printed = amounts.UNIT.search(whole.evidence.text.lower()) if whole is not None else None
    return amounts.MONTHS_IN[printed[1]] if printed and printed[1] in amounts.MONTHS_IN else MONTHS_IN_A_YEAR


def _are_lessons(place: Place) -> bool:
    """True for hours of instruction, and for hours behind schooling of which nothing else is said."""
    return LESSONS.match(place.rest) is not None or not subject(place.rest)


def _mentioned(before: Leaves, whole: Experience, place: Place) -> Leaves:
    """The total that an amount is said to be part of ("one year of the four years"): it may stand before as well."""
    last = last_leaf(before)
    if not isinstance(last, Experience):
        return (*before, Joined(whole, place.joint, inside=True))
    return with_last(before, whole.model_copy(update={"of_which": (last,)}))


def basis(words: str) -> tuple[ExperienceBasis, ...]:
    """Whether it must be full-time or paid, and whether part-time or volunteer work counts."""
    return tuple(kind for kind in ExperienceBasis if first_match("basis", words, kind))


def _within(place: Place) -> float | None:
    """The months before the reference date in which it must have been gained ("within the last ten years")."""
    behind = place.match.end + len(place.rest)
    spans = (
        place.sentence.passage.text[match.start : match.end]
        for match in place.sentence.matches
        if match.label == "recency" and place.match.end <= match.start < behind
    )
    return next((months for span in spans if (months := amounts.months(span)) is not None), None)


def read_status(before: Leaves, place: Place) -> Leaves:
    """A status in a named class, unless it belongs to the amount before it ("one year of permanent status as …")."""
    titles = titles_in(place.rest) or titles_in(place.evidence.text)
    last = last_leaf(before)
    if isinstance(last, Experience) and not last.subject:
        return with_last(before, last.model_copy(update={"subject": place.evidence.text, "titles": titles}))
    if not titles and place.joint is Joint.AND:
        return before
    leaf = Experience(subject=subject(place.rest), titles=titles, evidence=place.evidence)
    return (*before, Joined(leaf, place.joint))


def experience_without_amount(sentence: Sentence) -> Leaves:
    """The experience of a sentence that names no amount ("Experience in street paving"); nothing if it has none."""
    text = sentence.passage.text
    named = re.search(r"\bexperience\b", text, re.IGNORECASE)
    if named is None:
        return ()
    rest = text[named.end() :]
    if rest.strip() == ":":
        return ()  # words that head a list: "Training and experience:"
    evidence = sentence.passage.evidence("experience-without-amount")
    return (Joined(Experience(subject=subject(rest), titles=titles_in(rest), evidence=evidence), Joint.AND),)


def experience_before(sentence: Sentence, end: int) -> Leaves:
    """The experience without an amount that stands before the first leaf and is joined to it: "Experience in welding
    and completion of …"; nothing if there is none."""
    words = sentence.passage.text[:end]
    lead = without_connective(words)
    named = NO_AMOUNT.match(lead)
    if named is None or not JOINED.match(words, len(lead)):
        return ()
    rest = lead[named.end() :]
    evidence = sentence.passage.evidence("experience-without-amount", 0, len(lead))
    return (Joined(Experience(subject=subject(rest), titles=titles_in(rest), evidence=evidence), Joint.AND),)


def subject(rest: str) -> str:
    """The kind of experience in the words after an amount, without the standing phrases around it."""
    words = BEHIND_SUBJECT.sub("", BEFORE_SUBJECT.sub("", rest))
    words = " ".join(words.split())
    return words if len(words) <= LONGEST_SUBJECT else shorten(words, LONGEST_SUBJECT, placeholder=" …")
