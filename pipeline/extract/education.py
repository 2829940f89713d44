"""Degrees, school grades and credits -> Education leaves.

Precedence: a degree named in the same breath as "graduation from a college" replaces it; credits belong to the degree
before them ("a degree with 24 credits in …") and stand alone otherwise; credits inside credits are not added.
"""

import re

from models.requirement import CreditUnit, Education, EducationLevel, Experience, Leaf, LicenseTiming, Unparsed
from pipeline.extract import amounts
from pipeline.extract.fields import fields_after, fields_named, trade_named
from pipeline.extract.joints import Joint, in_one_breath, is_part
from pipeline.extract.leaf import Joined, Leaves, Place, last_leaf, with_last
from pipeline.extract.licenses import timing

DEGREE_RULE = "degree-of-no-level"
DIPLOMA_RULE = "diploma-of-no-level"
WEAK_RULE = "college-graduation"
UNIVERSITY = re.compile(r"\buniversity\b", re.IGNORECASE)
COLLEGE = re.compile(r"\bcollege\b", re.IGNORECASE)
INCLUDING = re.compile(r"\binclud(?:es?|ing)\b[^.,;]{0,30}$", re.IGNORECASE)
COURSE_RULE = "coursework-at-school"
TRAINING_RULES = (COURSE_RULE, "named-training")
PLACE = re.compile(r"\b(?:at|by|through|from) an?(?: (?:accredited|approved|recognized|local))*\s*$", re.IGNORECASE)
WITH = re.compile(r"\bwith(?: at least| a minimum of| no less than)?\s*$", re.IGNORECASE)
DEGREE = re.compile(r"\bdegree\b", re.IGNORECASE)
COURSE_IN = re.compile(r"\b(?:course|class|program)s? in$", re.IGNORECASE)


def read_education(before: Leaves, place: Place) -> Leaves:
    """`before` with the degree or school grade at `place`. Training due after appointment is no schooling to bring:
    what it is stays open.
    """
    behind = f"in{place.rest}" if COURSE_IN.search(place.words) else place.rest
    fields = fields_named(place.words, place.rest) or trade_named(place.words, place.rest) or fields_after(behind)
    education = Education(level=EducationLevel(place.match.value), fields=fields, evidence=place.evidence)
    last = last_leaf(before)
    if place.match.entry.name in TRAINING_RULES and timing(place.words + place.rest) is LicenseTiming.AFTER_APPOINTMENT:
        return (*before, Joined(Unparsed(evidence=place.evidence), place.joint)) if before else before
    if isinstance(last, Education):
        if last.level is EducationLevel.CERTIFICATE and PLACE.search(place.gap) and not DEGREE.search(place.words):
            return before  # "a training program at a two-year college": where it is given
        if last.evidence.rule == WEAK_RULE and place.match.label == "education" and in_one_breath(place.gap):
            return with_last(before, _named_degree(last, education))
        if _is_the_same(last, education, place):
            return with_last(before, last.model_copy(update={"fields": last.fields or education.fields}))
    if place.inside and isinstance(last, Experience) and place.match.entry.name not in TRAINING_RULES:
        return before
    if isinstance(last, Unparsed) and last.evidence.rule == DIPLOMA_RULE and in_one_breath(place.gap):
        return with_last(before, education)  # "a diploma from a high school"
    return (*before, Joined(education, place.joint))


def read_degree(before: Leaves, place: Place) -> Leaves:
    """`before` with a degree whose level is not printed. In one breath with a degree, or as a choice to one, it only
    adds its fields to it; that of a university is a bachelor's; of every other it stays open what it is.
    """
    fields = fields_after(place.words + place.rest)
    last = last_leaf(before)
    if place.match.entry.name == DIPLOMA_RULE and (INCLUDING.search(place.gap) or _is_choice_to_schooling(last, place)):
        return before  # "a program, including possession of a diploma"
    if isinstance(last, Education) and in_one_breath(place.gap):
        return with_last(before, last.model_copy(update={"fields": last.fields or fields}))
    if isinstance(last, Education) and place.joint is Joint.OR and last.level.rank >= EducationLevel.ASSOCIATE.rank:
        both = tuple(dict.fromkeys(last.fields + fields)) if last.fields else ()
        return with_last(before, last.model_copy(update={"fields": both}))
    if place.inside and isinstance(last, Experience):
        return before
    words = place.words + place.rest
    if UNIVERSITY.search(words) and not COLLEGE.search(words):
        degree = Education(level=EducationLevel.BACHELOR, fields=fields, evidence=place.evidence)
        return (*before, Joined(degree, place.joint))
    return (*before, Joined(Unparsed(evidence=place.evidence), place.joint))


def _is_choice_to_schooling(last: Leaf | None, place: Place) -> bool:
    return isinstance(last, Education) and (place.joint is Joint.OR or in_one_breath(place.gap))


def _named_degree(graduation: Education, degree: Education) -> Education:
    """ "Graduation from a college" and the degree it came with, as one leaf with the words of both."""
    words = f"{graduation.evidence.text} {degree.evidence.text}"
    evidence = graduation.evidence.model_copy(update={"text": words, "rule": degree.evidence.rule})
    return degree.model_copy(update={"fields": degree.fields or graduation.fields, "evidence": evidence})


def _is_the_same(last: Education, education: Education, place: Place) -> bool:
    """True for words that only go on with the education before them: "a high school diploma or its equivalent"."""
    one_breath = in_one_breath(place.gap)
    if place.match.label == "graduation" and one_breath:
        return True
    if last.credits is not None and place.match.entry.name == COURSE_RULE and place.joint is Joint.AND:
        return True
    return last.level == education.level and (one_breath or last.level is EducationLevel.HIGH_SCHOOL)


def read_credits(before: Leaves, place: Place) -> Leaves:
    """`before` with the credits at `place`."""
    amount = amounts.number(place.words)
    unit = CreditUnit(place.match.value) if place.match.value else None
    fields = fields_after(place.rest)
    last = last_leaf(before)
    belongs = place.inside or place.joint is Joint.AND
    if isinstance(last, Education) and belongs and last.credits is not None:
        of_these = WITH.search(place.gap) is not None and (amount or 0) < last.credits
        if place.inside or of_these or is_part(place.rest) or amount is None or before[-1].included:
            return with_last(before, last.model_copy(update={"fields": last.fields or fields}), included=True)
        both = tuple(dict.fromkeys(last.fields + fields))
        return with_last(before, last.model_copy(update={"credits": last.credits + amount, "fields": both}))
    if isinstance(last, Education) and belongs and last.level is not EducationLevel.HIGH_SCHOOL:
        update = {"credits": amount, "credit_unit": unit, "fields": last.fields or fields}
        return with_last(before, last.model_copy(update=update))
    if isinstance(last, Experience) and place.inside:
        return before
    alone = Education(
        level=EducationLevel.SOME_COLLEGE, fields=fields, credits=amount, credit_unit=unit, evidence=place.evidence
    )
    return (*before, Joined(alone, place.joint))
