"""Qualification text cut into sentences, and what each sentence is about.

In: a passage. Out: `Sentence`s with their matches and their ruling. A sentence ends at a full stop before a capital;
abbreviations and initials do not end one. Precedence of rulings: what is not a requirement at all (applications,
placement in a level) comes before what changes requirements (substitutions, floors), and that before plain text.
"""

import re
from collections.abc import Callable
from enum import StrEnum
from typing import NamedTuple

from pipeline.extract.amounts import without_ordinal
from pipeline.extract.short_degrees import is_no_degree
from pipeline.extract.unasked import CLAUSE, NEGATING, STATING, TURN, without_unasked
from pipeline.lexicon.patterns import Match, find
from pipeline.lexicon.wordings import first_match
from pipeline.passage import Passage

STOP = re.compile(r"[.!?]['\")\]]*\s+(?=[\"'(\[*]*[A-Z])")
EXCHANGE = re.compile(r"\b(?:substitut|credit)", re.IGNORECASE)
BEFORE_EXCHANGE = re.compile(
    r"(?:;|,(?=\s+(?:but|except|provided|however|for which|of which)\b)|(?<=\s)\((?=[^()]*+$))\s*", re.IGNORECASE
)
BEFORE_LIMIT = re.compile(r"(?:;|,(?=\s+(?:where|but|provided|however)\b)|(?<=\s)\((?=[^()]*+$))\s*", re.IGNORECASE)
BEFORE_PLACEMENT = re.compile(r"(?:;(?:\s+(?:and|but))?|,\s+(?:and|but))(?=\s)\s*", re.IGNORECASE)
BRACKET_TO_THE_END = re.compile(r"\([^()]*+\)[\s.;,]*+$")
GOES_ON = re.compile(r"(?:and/or|or|and)\b", re.IGNORECASE)
OF_AN_EXCHANGE = re.compile(r"\bsubstitut|\bcredited\b|\bequal|=|\bfor (?:each|every|one|two|up to)\b", re.IGNORECASE)
ALSO = re.compile(
    r",\s+(?:and|plus)\s+(?=(?:an?|the|possession|completion|graduation)\b)"
    r"|;\s+(?:and|plus)\s+(?=(?:an?|the|possession|completion|graduation|one|two|three|four|five|six|\d+)\b)",
    re.IGNORECASE,
)
SAYS = re.compile(r"\b(?:may|can|will|shall|is|are|counts?|meets?)\b", re.IGNORECASE)
HIGH_SCHOOL = re.compile(r"\bhigh school\b", re.IGNORECASE)
ABBREVIATION = re.compile(
    r"(?:(?<!\b[A-Za-z]\.)\b(?:[A-Za-z]\.)*+[A-Z]|\b(?:etc|no|nos|st|dr|mr|ms|mrs|inc|vs|approx|dept|sec|e\.g|i\.e))$",
    re.I,
)

STUDY_COUNTS = re.compile(
    r"\b(?:degrees?|diploma|certificat\w+|licen[sc]\w+|units|credits|coursework|apprenticeship|study|education)\b[^.;]{0,120}?"
    r"\bbe (?:counted|credited) (?:as|for|towards?) (?:up to )?(?:\w+)(?: \(\d+\))? (?:full )?(?:years?|months?)\b",
    re.IGNORECASE,
)
"""Study that counts as so much experience: an exchange, and no limit to what counts."""
AT_MOST = re.compile(r"\b(?:no|not) more than\b", re.IGNORECASE)

LONGEST_SHORT = 80
"""Signs before a stop that can show it is none."""
LEVEL_OF_A_TITLE = re.compile(
    r"\b(?!(?:Option|Part|Section|Item|Group|Plan|Article|Type|Class|Level|Track|Alternative|Requirement)\b)"
    r"[A-Z][a-z]{2,} [IVX]$"
)
"""The numeral of a title ends a sentence, an initial does not."""


class Ruling(StrEnum):
    """What a sentence does."""

    REQUIREMENT = "requirement"
    ADMIN = "admin"
    PLACEMENT = "placement"
    LIMIT = "limit"
    EXCLUDED = "excluded"
    DESIRABLE = "desirable"
    SUBSTITUTION = "substitution"
    FLOOR = "floor"


PRECEDENCE = (
    Ruling.ADMIN,
    Ruling.PLACEMENT,
    Ruling.LIMIT,
    Ruling.SUBSTITUTION,
    Ruling.FLOOR,
    Ruling.EXCLUDED,
    Ruling.DESIRABLE,
)


class Sentence(NamedTuple):
    """A sentence, what it is about, and the lexicon entries found in it (offsets from the sentence's start).

    `unasked` are the places of what is only preferred or does not count: the words before end there.
    """

    passage: Passage
    ruling: Ruling
    matches: tuple[Match, ...]
    unasked: tuple[int, ...] = ()


def sentences(text: Passage, wanted: Callable[[str], bool] | None = None) -> tuple[Sentence, ...]:
    """The sentences of `text` with their rulings; only those whose text is `wanted`, if that is asked."""
    pieces = (piece for piece in split(text) if wanted is None or wanted(piece.text))
    return tuple(sentence for piece in pieces for sentence in _parted(_sentence(piece)))


def split(text: Passage) -> tuple[Passage, ...]:
    """`text` cut after every full stop that ends a sentence."""
    cuts, start = [], 0
    for stop in STOP.finditer(text.text):
        ahead = text.text[max(start, stop.start() - LONGEST_SHORT) : stop.start()]
        if not ABBREVIATION.search(ahead) or LEVEL_OF_A_TITLE.search(ahead):
            cuts.append(text.cut(start, stop.end()))
            start = stop.end()
    cuts.append(text.cut(start))
    return tuple(piece for piece in cuts if piece.text)


def _sentence(piece: Passage) -> Sentence:
    found = tuple(match for match in find(piece.text) if not is_no_degree(match, piece.text))
    return _ruled(piece, tuple(without_ordinal(match, piece.text) for match in _unwelded(found, piece.text)))


def _ruled(piece: Passage, matches: tuple[Match, ...]) -> Sentence:
    """The sentence with what it is about."""
    labels = {match.label for match in matches}
    if "equivalent" in labels and not EXCHANGE.search(piece.text):
        labels -= {Ruling.SUBSTITUTION, Ruling.LIMIT}
    if Ruling.SUBSTITUTION in labels and all(
        match.value == "definition" for match in matches if match.label == Ruling.LIMIT
    ):
        labels -= {Ruling.LIMIT}
    ruling = next((ruling for ruling in PRECEDENCE if ruling.value in labels), Ruling.REQUIREMENT)
    if ruling is Ruling.LIMIT and STUDY_COUNTS.search(piece.text) and not AT_MOST.search(piece.text):
        ruling = Ruling.SUBSTITUTION
    if ruling in NEGATING:
        kept, unasked = without_unasked(piece.text, matches)
        if any(match.label in STATING for match in kept):
            return Sentence(piece, Ruling.REQUIREMENT, kept, unasked)
    elif _states_all_the_same(ruling, piece.text, matches):
        ruling = Ruling.REQUIREMENT
    return Sentence(piece, ruling, matches)


def _unwelded(matches: tuple[Match, ...], text: str) -> tuple[Match, ...]:
    """The matches, where "graduated from" reached over a high school to a college behind it: those on either side."""
    for match in matches:
        school = HIGH_SCHOOL.search(text, match.start, match.end) if match.label == "graduation" else None
        if school is not None:
            cut = school.end()
            behind = (each._replace(start=each.start + cut, end=each.end + cut) for each in find(text[cut:]))
            return (*find(text[:cut]), *_unwelded(tuple(behind), text))
    return matches


def _parted(sentence: Sentence) -> tuple[Sentence, ...]:
    if sentence.ruling is Ruling.PLACEMENT:
        return _without_placement(sentence)
    if sentence.ruling is Ruling.LIMIT:
        return _without_definition(sentence) or _with_demand(sentence)
    apart = _without_prohibition(sentence)
    return tuple(part for each in apart for part in _without_exchange(each))


def _without_placement(sentence: Sentence) -> tuple[Sentence, ...]:
    """What everyone needs, and what only some positions ask behind it, as two sentences: "two years of experience; some
    positions require a degree"."""
    said = next(match.start for match in sentence.matches if match.label == Ruling.PLACEMENT)
    border = next((found for found in reversed([*BEFORE_PLACEMENT.finditer(sentence.passage.text, 0, said)])), None)
    if border is None:
        return (sentence,)
    before = _sentence(sentence.passage.cut(0, border.start()))
    states = before.ruling is Ruling.REQUIREMENT and any(match.label in STATING for match in before.matches)
    return (before, _sentence(sentence.passage.cut(border.end()))) if states else (sentence,)


def _with_demand(sentence: Sentence) -> tuple[Sentence, ...]:
    """What counts, and what is asked behind it, as two sentences: "… meets the requirement, and a degree in law"."""
    text, said = sentence.passage.text, max((m.end for m in sentence.matches if m.label == Ruling.LIMIT), default=0)
    border = ALSO.search(text, said)
    if border is None or SAYS.search(text, border.end()):
        return (sentence,)
    behind = _sentence(sentence.passage.cut(border.end()))
    asks = behind.ruling is Ruling.REQUIREMENT and any(match.label in STATING for match in behind.matches)
    return (_sentence(sentence.passage.cut(0, border.start())), behind) if asks else (sentence,)


def _without_definition(sentence: Sentence) -> tuple[Sentence, ...]:
    """A requirement and the limit behind it or in brackets within it as two sentences: "two years at sea; one year
    means 2,080 hours"; nothing if no mark parts them."""
    text, said = sentence.passage.text, next(m.start for m in sentence.matches if m.label == Ruling.LIMIT)
    border = next((found for found in reversed([*BEFORE_LIMIT.finditer(text, 0, said)])), None)
    if border is None or OF_AN_EXCHANGE.search(text, 0, border.start()):
        return ()
    if text[border.start()] == "(" and not BRACKET_TO_THE_END.match(text, border.start()):
        around = _around_bracket(sentence, border)
        return around if len(around) > 1 else ()
    before = _sentence(sentence.passage.cut(0, border.start()))
    states = before.ruling is Ruling.REQUIREMENT and any(match.label in STATING for match in before.matches)
    return (before, *_with_demand(_sentence(sentence.passage.cut(border.end())))) if states else ()


def _without_prohibition(sentence: Sentence) -> tuple[Sentence, ...]:
    """An exchange, and what may not be exchanged, as two sentences: "… may be substituted, but not for the degree"."""
    forbids = next((match for match in sentence.matches if match.value == CLAUSE), None)
    if forbids is None or sentence.ruling is not Ruling.SUBSTITUTION:
        return (sentence,)
    said = next(match for match in sentence.matches if match.label == Ruling.SUBSTITUTION)
    first, last = sorted((forbids, said), key=lambda match: match.start)
    turn = TURN.search(sentence.passage.text, first.end, last.start)
    if turn is None:
        return (sentence,)
    return _sentence(sentence.passage.cut(0, turn.start())), _sentence(sentence.passage.cut(turn.end()))


def _without_exchange(sentence: Sentence) -> tuple[Sentence, ...]:
    """A requirement and the exchange behind it as two sentences: "four years of experience; a degree may be substituted
    for two of them". What stands before an exchange that goes on ("…; or a certificate …") is part of it."""
    if sentence.ruling is not Ruling.SUBSTITUTION:
        return (sentence,)
    labels = (Ruling.SUBSTITUTION, Ruling.LIMIT)  # study that counts is said in the words of a limit
    text, said = sentence.passage.text, next(m.start for m in sentence.matches if m.label in labels)
    border = next((found for found in reversed([*BEFORE_EXCHANGE.finditer(text, 0, said)])), None)
    if border is not None and text[border.start()] == "(" and not BRACKET_TO_THE_END.match(text, border.start()):
        return _around_bracket(sentence, border)
    if border is None or GOES_ON.match(text, border.end()) or OF_AN_EXCHANGE.search(text, 0, border.start()):
        return (sentence,)
    before, behind = _sentence(sentence.passage.cut(0, border.start())), sentence.passage.cut(border.end())
    states = before.ruling is Ruling.REQUIREMENT and any(match.label in STATING for match in before.matches)
    return (before, _sentence(behind)) if states else (sentence,)


def _around_bracket(sentence: Sentence, opening: re.Match[str]) -> tuple[Sentence, ...]:
    """A requirement and the exchange in the bracket within it as two sentences: "two years at sea (part-time work
    counts as one year), and a card". The words before the bracket end there."""
    text = sentence.passage.text
    closing = text.find(")", opening.end())
    around = tuple(match for match in sentence.matches if match.end <= opening.start() or match.start >= closing)
    ahead = any(match.label in STATING and match.end <= opening.start() for match in around)
    if closing < 0 or not ahead or OF_AN_EXCHANGE.search(text, 0, opening.start()):
        return (sentence,)
    required = _ruled(sentence.passage, around)
    if required.ruling is not Ruling.REQUIREMENT:
        return (sentence,)
    unasked = (*required.unasked, opening.start())
    return (required._replace(unasked=unasked), _sentence(sentence.passage.cut(opening.end(), closing)))


def _states_all_the_same(ruling: Ruling, text: str, matches: tuple[Match, ...]) -> bool:
    """True for words about something else that hold a requirement beside it."""
    if ruling is Ruling.ADMIN:
        return _states_before(matches, ruling)
    return ruling is Ruling.SUBSTITUTION and _states_another_way(text, matches)


def _states_before(matches: tuple[Match, ...], ruling: Ruling) -> bool:
    """True if a requirement was stated before the words of the ruling: "…, preferably in a city" is still one."""
    at = next(match.start for match in matches if match.label == ruling.value)
    return any(match.label in STATING and match.start < at for match in matches)


def _states_another_way(text: str, matches: tuple[Match, ...]) -> bool:
    """True if an exchange is only said to lead to another way to qualify: "A, or in lieu of a degree, six years"."""
    exchanges = [match for match in matches if match.label == Ruling.SUBSTITUTION.value]
    way = first_match("leaves", text, "another-way")
    if len(exchanges) != 1 or way is None or not way.start <= exchanges[0].start < way.end:
        return False
    ahead, behind = (
        any(
            match.label in STATING and (match.end <= way.start if before else match.start >= way.end)
            for match in matches
        )
        for before in (True, False)
    )
    return ahead and behind
