"""A sentence's matches -> leaves in the order of the text, each with the connective that joins it to the one before.

In: a `Sentence`. Out: `Joined` leaves. The words from one leaf to the next belong to the first: its fields, its kind
of experience, its titles. Every kind of leaf has a reader of its own (`READERS`): it gets the leaves read so far and
the place that is being read, and gives the leaves back with its own added to them or taken in by the one before.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from itertools import zip_longest

from models.requirement import Condition, ConditionKind, EquivalentCombination, Unparsed
from pipeline.drivers_license import is_of_a_title
from pipeline.extract import amounts
from pipeline.extract.combinations import OF_THESE, is_of_kinds
from pipeline.extract.education import read_credits, read_degree, read_education
from pipeline.extract.experience import experience_before, experience_without_amount, read_amount, read_status
from pipeline.extract.joints import (
    Joint,
    after_comma,
    after_semicolon,
    for_all,
    in_one_breath,
    is_either,
    is_included,
    is_part,
    joint_of,
    leads_on,
    opening_joint,
)
from pipeline.extract.leaf import Joined, Leaves, Place, last_leaf
from pipeline.extract.licenses import (
    LABEL_RULE,
    STOP,
    license_before,
    names_another,
    read_drivers_license,
    read_license,
)
from pipeline.extract.not_brought import read_not_brought
from pipeline.extract.note_marks import without_marks
from pipeline.extract.preferred import end_of_preferred
from pipeline.extract.sentences import Sentence
from pipeline.extract.shared_degrees import with_shared
from pipeline.lexicon.patterns import Match
from pipeline.lexicon.wordings import first_match

INSIDE = "inside"
LONGEST_WORD = 20
LONGEST_TITLE = 40
OF_DRIVERS = re.compile(r"(?:\w+ ){0,6}?medical (?:examiner['’]s )?(?:certificate|certification|card)\b", re.IGNORECASE)
"""The paper on the health of a driver: it comes with the driver's license."""
OF_OTHERS = re.compile(
    r"\b(?:requir|process|issu|review|teach|administer|evaluat|inspect|lead|seek|pursu)(?:ing|es?)(?: to| of)?\s+$",
    re.I,
)
OF_SCHOOLS = re.compile(
    r"[^.;,]{0,40}?\b(?:(?:board|department|division|bureau|office) of (?:\w+ ){0,2}education\b"
    r"|(?:board of )?regents\b|school (?:board|district|committee)\b)",
    re.IGNORECASE,
)
DIPLOMA_OR = re.compile(r"\bdiploma,? or\s+(?:an?\s+)?$", re.IGNORECASE)
ARTICLE = re.compile(r"\bthe\Z", re.IGNORECASE)
MORE = "more"
MORE_RULE = "requirement-behind-and"
AND = re.compile(r"^(?:and|plus)\W*", re.IGNORECASE)


def leaves(sentence: Sentence) -> Leaves:
    """The leaves of one sentence."""
    joined: Leaves = ()
    before = 0
    for match, behind in _bounded(sentence):
        if not joined and not before:
            joined = experience_before(sentence, match.start) or license_before(sentence, match.start)
        place = _place(sentence, match, before, behind, first=not joined)
        longer = read_not_brought(joined, place) or READERS[match.label](joined, place)
        if len(longer) > (at := len(joined)):
            longer = (*longer[:at], _hung(longer[at], place.gap), *longer[at + 1 :])
        joined, before = longer, match.end
    return with_shared(joined) or experience_without_amount(sentence)


def _hung(item: Joined, gap: str) -> Joined:
    """A leaf with what the words before it say of how far its connective reaches."""
    return item._replace(
        after_comma=after_comma(gap),
        after_semicolon=after_semicolon(gap),
        for_all=for_all(gap),
        either=is_either(gap),
    )


def _bounded(sentence: Sentence) -> Iterator[tuple[Match, int]]:
    """The matches that become leaves, each with the place where its words end: at the next of them.

    "And completion of" ends the words before it; it is a leaf itself only if nothing that was read follows at once.
    """
    text = sentence.passage.text
    pointers = [match.start for match in sentence.matches if match.label == "reference"]
    matches = [match for match in sentence.matches if match.label in READERS and not _is_no_license(match, text)]
    matches = [match for match in matches if not _only_labels(match, matches, text)]
    matches = [match for match in matches if not is_of_kinds(match, matches, text)]
    made_up = next((at for at, match in enumerate(matches) if match.label == "make_up"), len(matches))
    matches = matches[: made_up + 1]  # what a total is made up of is not required by itself
    for match, following in zip_longest(matches, matches[1:]):
        behind = following.start if following else len(text)
        since = end_of_preferred(text, match.end) if match.label == "amount" else match.end
        behind = min((place for place in sentence.unasked if since <= place < behind), default=behind)
        read = match.label == MORE and (leads_on(text[match.end : behind]) or _refers(match.start, behind, pointers))
        if not read:
            yield match, behind


def _is_no_license(match: Match, text: str) -> bool:
    """True where the name of a licence goes on ("a certificate program", "Voter Registration Clerk", "Driver's License
    Examiner"), and where a licence is what others work with ("requiring a teaching certificate")."""
    if match.label == "drivers_license":
        return is_of_a_title(text[match.start : match.end + LONGEST_TITLE]) and not names_another(match, text)
    if match.label != "license":
        return False
    if _is_of_schools(text, match):
        return True
    if ARTICLE.search(text, match.start, match.end):
        return False
    if OF_DRIVERS.match(text, match.start) and first_match("drivers_license", text, "licence"):
        return True
    before, behind = text[max(0, match.start - LONGEST_WORD) : match.start], text[match.end : match.end + LONGEST_WORD]
    return first_match("leaves", behind, "not-a-licence") is not None or OF_OTHERS.search(before) is not None


def _is_of_schools(text: str, match: Match) -> bool:
    """True for what those give who run schools, named as a choice to a diploma: "or a certificate from the board of
    education"."""
    return OF_SCHOOLS.match(text, match.end) is not None and DIPLOMA_OR.search(text[: match.start]) is not None


def _only_labels(match: Match, matches: Sequence[Match], text: str) -> bool:
    """True for "License: A …" before the licence that it announces."""
    if match.entry.name != LABEL_RULE:
        return False
    following = next((other for other in matches if other.start >= match.end), None)
    named = following is not None and following.label in ("license", "drivers_license")
    return named and following is not None and STOP.search(text, match.end, following.start) is None


def _refers(start: int, behind: int, pointers: Sequence[int]) -> bool:
    """True for words that take over what stands elsewhere: "and completion of the courses specified in 2"."""
    following = bisect_left(pointers, start)
    return following < len(pointers) and pointers[following] < behind


def _place(sentence: Sentence, match: Match, before: int, behind: int, first: bool) -> Place:
    text = sentence.passage.text
    gap, rest = without_marks(text[before : match.start]), without_marks(text[match.start : behind])
    words = without_marks(text[match.start : match.end])
    rest = rest[len(words) :]
    included = is_included(gap)
    in_brackets = gap.rstrip().endswith("(") and first_match("leaves", rest, "inside-bracket") is not None
    return Place(
        sentence=sentence,
        match=match,
        gap=gap,
        words=words,
        rest=rest,
        evidence=sentence.passage.evidence(match.entry.name, match.start, behind),
        joint=opening_joint(gap) if first else joint_of(gap),
        inside=included or in_brackets or match.value == INSIDE or is_part(rest),
        included=included,
        goes_on=behind < len(text),
    )


def _read_condition(before: Leaves, place: Place) -> Leaves:
    about, amount = ConditionKind(place.match.value), amounts.number(place.words)
    last = last_leaf(before)
    known = last.amount if isinstance(last, Condition) and last.about is ConditionKind.RESIDENCY is about else None
    if known and in_one_breath(place.gap):
        return before  # "one year of residence"
    return (*before, Joined(Condition(about=about, amount=amount, evidence=place.evidence), place.joint))


def _read_combination(before: Leaves, place: Place) -> Leaves:
    """An equivalent combination rests on all the words behind it: they say what it must contain."""
    evidence = place.sentence.passage.evidence(place.match.entry.name, place.match.start)
    own_way = place.joint is Joint.OR and place.match.entry.name == OF_THESE
    return (*before, Joined(EquivalentCombination(evidence=evidence), Joint.THEN_OR if own_way else place.joint))


def _read_more(before: Leaves, place: Place) -> Leaves:
    """A further requirement that is announced but not understood: it is published as it stands, and as doubtful."""
    if not before:
        return before
    start = place.match.start + len(place.words) - len(AND.sub("", place.words))
    evidence = place.sentence.passage.evidence(MORE_RULE, start, place.match.end + len(place.rest))
    return (*before, Joined(Unparsed(evidence=evidence), Joint.AND))


READERS: dict[str, Callable[[Leaves, Place], Leaves]] = {
    "education": read_education,
    "graduation": read_education,
    "degree": read_degree,
    "credits": read_credits,
    "amount": read_amount,
    "status": read_status,
    "license": read_license,
    "drivers_license": read_drivers_license,
    "condition": _read_condition,
    "equivalent": _read_combination,
    "make_up": _read_combination,
    MORE: _read_more,
}
"""Kind of match to the reader of its leaf. A new kind of leaf is one function and one line here."""
