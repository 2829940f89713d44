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
from pipeline.lexicon.patterns import Match, find
from pipeline.lexicon.wordings import first_match
from pipeline.passage import Passage

STOP = re.compile(r"[.!?]['\")\]]*\s+(?=[\"'(\[*]*[A-Z])")
ASKED = re.compile(r"\b(?:required|minimum|must)\b", re.IGNORECASE)
EXCHANGE = re.compile(r"\b(?:substitut|credit)", re.IGNORECASE)
BEFORE_EXCHANGE = re.compile(
    r"(?:;|,(?=\s+(?:but|except|provided|however|for which|of which)\b)|(?<=\s)\((?=[^()]*+$))\s*", re.IGNORECASE
)
BEFORE_LIMIT = re.compile(r"(?:;|,(?=\s+(?:where|but|provided|however)\b)|(?<=\s)\((?=[^()]*+$))\s*", re.IGNORECASE)
BRACKET_TO_THE_END = re.compile(r"\([^()]*+\)[\s.;,]*+$")
GOES_ON = re.compile(r"(?:and/or|or|and)\b", re.IGNORECASE)
OF_AN_EXCHANGE = re.compile(r"\bsubstitut|\bcredited\b|\bequal|=|\bfor (?:each|every|one|two|up to)\b", re.IGNORECASE)
ALSO = re.compile(
    r",\s+(?:and|plus)\s+(?=(?:an?|the|possession|completion|graduation)\b)"
    r"|;\s+(?:and|plus)\s+(?=(?:an?|the|possession|completion|graduation|one|two|three|four|five|six|\d+)\b)",
    re.IGNORECASE,
)
SAYS = re.compile(r"\b(?:may|can|will|shall|is|are|counts?|meets?)\b", re.IGNORECASE)
PASSED = re.compile(r"[,;]|(?<=\w )(?:and|plus|supplemented)\b", re.IGNORECASE)
HIGH_SCHOOL = re.compile(r"\bhigh school\b", re.IGNORECASE)
STATING = ("education", "degree", "amount", "license", "graduation", "equivalent", "credits")
ABBREVIATION = re.compile(
    r"(?:(?<!\b[A-Za-z]\.)\b(?:[A-Za-z]\.)*+[A-Z]|\b(?:etc|no|nos|st|dr|mr|ms|mrs|inc|vs|approx|dept|sec|e\.g|i\.e))$",
    re.I,
)

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


NEGATING = (Ruling.EXCLUDED, Ruling.DESIRABLE)
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
    return _ruled(piece, tuple(without_ordinal(match, piece.text) for match in _unwelded(find(piece.text), piece.text)))


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
    if ruling in NEGATING:
        kept = _without_negated(piece.text, matches)
        if any(match.label in STATING for match in kept):
            stays = {match.start for match in kept}
            unasked = tuple(match.start for match in matches if match.start not in stays)
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
    if sentence.ruling is not Ruling.LIMIT:
        return _without_exchange(sentence)
    return _without_definition(sentence) or _with_demand(sentence)


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


def _without_exchange(sentence: Sentence) -> tuple[Sentence, ...]:
    """A requirement and the exchange behind it as two sentences: "four years of experience; a degree may be substituted
    for two of them". What stands before an exchange that goes on ("…; or a certificate …") is part of it."""
    if sentence.ruling is not Ruling.SUBSTITUTION:
        return (sentence,)
    text, said = sentence.passage.text, next(m.start for m in sentence.matches if m.label == Ruling.SUBSTITUTION)
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


def _without_negated(text: str, matches: tuple[Match, ...]) -> tuple[Match, ...]:
    """The matches without what is only preferred or does not count.

    "… is preferred" and "… is not acceptable" take back the words before them up to a semicolon, "preferably …" and
    "preferred: …" the next thing behind them, "a typical way to obtain these is …" everything behind them. What stands
    behind a comma or "and" is none of it any more: "preferably in a hospital, and a card".
    """
    gone: set[int] = set()
    for negation in matches:
        if negation.label not in NEGATING:
            continue
        behind = [match.start for match in matches if match.start >= negation.end and match.label in STATING]
        if negation.value == "all-behind":
            gone.update(behind)
        elif negation.value == "heading":
            asked = ASKED.search(text, negation.end)
            gone.update(place for place in behind if asked is None or place < asked.start())
        elif negation.value == "one":
            last = max(text.rfind(mark, 0, negation.start) for mark in ",;(")
            gone.update(match.start for match in matches if last < match.start < negation.start)
        elif negation.value == "behind" or (negation.value == "next" and not negation.start):
            gone.update(behind[:1])
        elif negation.value == "next":
            gone.update(place for place in behind[:1] if not PASSED.search(text[negation.end : place].lstrip(" ,")))
        else:
            clause = _taken_back_from(text, negation, matches)
            gone.update(match.start for match in matches if clause < match.start < negation.start)
    return tuple(match for match in matches if match.start not in gone)


def _taken_back_from(text: str, negation: Match, matches: tuple[Match, ...]) -> int:
    """Where the words begin that "… is desirable" takes back: behind a semicolon or the bracket that is open, or behind
    the last ", and" if what stands there is one thing ("a degree, and completion of a course is desirable")."""
    bracket = text.rfind("(", 0, negation.start)
    clause = max(text.rfind(";", 0, negation.start), -1 if ")" in text[bracket : negation.start] else bracket)
    last = max(text.rfind(", and ", 0, negation.start), clause)
    one = text[negation.start : negation.end].lower().startswith("is ")
    stated = any(last < match.start < negation.start for match in matches if match.label in STATING)
    return last if one and stated else clause


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
