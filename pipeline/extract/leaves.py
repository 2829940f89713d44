"""A sentence's matches -> leaves in the order of the text, each with the connective that joins it to the one before.

In: a `Sentence`. Out: `Joined` leaves. The words from one leaf to the next belong to the first: its fields, its kind
of experience, its titles. Every kind of leaf has a reader of its own (`READERS`): it gets the leaves read so far and
the place that is being read, and gives the leaves back with its own added to them or taken in by the one before.
"""

from collections.abc import Callable

from models.requirement import Condition, ConditionKind, EquivalentCombination
from pipeline.extract import amounts
from pipeline.extract.education import read_credits, read_education
from pipeline.extract.experience import experience_without_amount, read_amount, read_status
from pipeline.extract.joints import after_comma, is_included, is_part, joint_of, opening_joint
from pipeline.extract.leaf import Joined, Leaves, Place
from pipeline.extract.licenses import read_drivers_license, read_license
from pipeline.extract.sentences import Sentence
from pipeline.lexicon.patterns import Match
from pipeline.lexicon.wordings import first_match

INSIDE = "inside"


def leaves(sentence: Sentence) -> Leaves:
    """The leaves of one sentence."""
    matches = [match for match in sentence.matches if match.label in READERS]
    made_up = next((at for at, match in enumerate(matches) if match.label == "make_up"), len(matches))
    matches = matches[: made_up + 1]  # what a total is made up of is not required by itself
    joined: Leaves = ()
    for at, match in enumerate(matches):
        before = matches[at - 1].end if at else 0
        behind = matches[at + 1].start if at + 1 < len(matches) else len(sentence.passage.text)
        place = _place(sentence, match, before, behind, first=not joined)
        longer = READERS[match.label](joined, place)
        if len(longer) > len(joined):
            longer = (*longer[:-1], longer[-1]._replace(after_comma=after_comma(place.gap)))
        joined = longer
    return joined or experience_without_amount(sentence)


def _place(sentence: Sentence, match: Match, before: int, behind: int, first: bool) -> Place:
    text = sentence.passage.text
    gap, rest = text[before : match.start], text[match.end : behind]
    included = is_included(gap)
    in_brackets = gap.rstrip().endswith("(") and first_match("leaves", rest, "inside-bracket") is not None
    return Place(
        sentence=sentence,
        match=match,
        gap=gap,
        words=text[match.start : match.end],
        rest=rest,
        evidence=sentence.passage.evidence(match.entry.name, match.start, behind),
        joint=opening_joint(gap) if first else joint_of(gap),
        inside=included or in_brackets or match.value == INSIDE or is_part(rest),
        included=included,
    )


def _read_condition(before: Leaves, place: Place) -> Leaves:
    about, amount = ConditionKind(place.match.value), amounts.number(place.words)
    return (*before, Joined(Condition(about=about, amount=amount, evidence=place.evidence), place.joint))


def _read_combination(before: Leaves, place: Place) -> Leaves:
    """An equivalent combination rests on all the words behind it: they say what it must contain."""
    evidence = place.sentence.passage.evidence(place.match.entry.name, place.match.start)
    return (*before, Joined(EquivalentCombination(evidence=evidence), place.joint))


READERS: dict[str, Callable[[Leaves, Place], Leaves]] = {
    "education": read_education,
    "graduation": read_education,
    "credits": read_credits,
    "amount": read_amount,
    "status": read_status,
    "license": read_license,
    "drivers_license": read_drivers_license,
    "condition": _read_condition,
    "equivalent": _read_combination,
    "make_up": _read_combination,
}
"""Kind of match to the reader of its leaf. A new kind of leaf is one function and one line here."""
