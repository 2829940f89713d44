"""spaCy token patterns in a short form, and the one matcher that runs them all.

In: pattern entries (`models/lexicon.py`, PatternEntry) and a text. Out: matches with their place in the text.

The short form of a pattern is a line of words, read by spaCy's own tokeniser, with four marks:

    graduation from <any:6> college|university
    bachelor|baccalaureate 's? degree|program
    <num> ( <num> )? years|year

`a|b` is one token out of several, `x?` an optional one, `<num>` a number in words or digits, `<any:6>` up to six
tokens of the same sentence, `<name:3>` up to three of one name (no connective, preposition, degree or school among
them), `<cap>` a capitalised word. Letter case never matters elsewhere.

Precedence: a longer match wins over a shorter one that overlaps it, then the one that starts first, then the entry
that stands first in the lexicon.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any, NamedTuple

import spacy
from spacy.attrs import LOWER, NORM  # type: ignore[import-not-found]  # compiled, without stubs
from spacy.language import Language
from spacy.matcher import Matcher

from models.lexicon import PatternEntry
from pipeline.lexicon import LexiconError, load
from pipeline.lexicon.cues import Cues, folded, letter_cues
from pipeline.read.unreadable import Unreadable

LONGEST = 1_000_000
"""Letters of one text; the matcher takes minutes for more, and spaCy refuses it."""

LEXICONS = ("amounts", "education", "experience", "licenses", "rulings")

NUMBER_WORDS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred"
).split()
NUMBER = r"(?i)^(\d[\d,]*(\.\d+)?[½¼¾]?\+?|[½¼¾]|{})$".format("|".join(NUMBER_WORDS))
NO_PART_OF_A_NAME = (
    ". ; : , and or plus of in with from to by for as at on which that including have has had is are be experience "
    "year years month months semester quarter credit credits unit units degree degrees associate associates bachelor "
    "bachelors baccalaureate master masters doctoral college university high elementary equivalency either the one a "
    "an any requiring issued leading toward holding possessing obtaining"
).split()
CLASSES: dict[str, dict[str, Any]] = {
    "num": {"TEXT": {"REGEX": NUMBER}},
    "any": {"TEXT": {"NOT_IN": [".", ";", ":"]}},
    "name": {"LOWER": {"NOT_IN": NO_PART_OF_A_NAME}},
    "cap": {"TEXT": {"REGEX": r"^(?!OR$|AND$|Degrees?$)[A-Z]"}},
}
MARK = re.compile(r"<(?P<name>[a-z]+)>(?P<optional>\??)$")
GAP = re.compile(r"<(?P<name>any|name):(?P<most>\d+)>")

BRACKETED = r"(?<=[\w)'’.,;:]) ?\[\d{1,2}\](?!\w)"
"""The mark of a footnote in square brackets: "two years [1] of experience"."""
FOOTNOTE = re.compile(
    rf"(?:(?<=[\w)]) ?[¹²³⁰⁴-⁹]{{1,2}}|(?<=[\w)])(?:\*{{1,4}}|[†‡]{{1,2}}))(?=[\s,;.)]|$)|{BRACKETED}"
)
"""The mark of a footnote behind a word: raised digits (a PDF sets them apart), stars, daggers, digits in brackets."""

BRACKETED_AMOUNT = re.compile(
    r"(?<!\S)(?<!\) )\[(\d{1,4})\](?=\s?(?:full |academic )?"
    r"(?:years?|months?|weeks?|hours?|semester|quarter|college|credits?|units?)\b)",
    re.IGNORECASE,
)
"""A number in square brackets that is an amount, "[2] years", and no mark of a footnote."""

# What typographers make of quotes and dashes, back to what patterns are written in. One character each: offsets hold.
TYPOGRAPHY = str.maketrans("’‘‛“”„–—−‑‐\u00a0", "'''\"\"\"----- ")


class Match(NamedTuple):
    """One entry found in a text, from character `start` to `end`."""

    entry: PatternEntry
    start: int
    end: int

    @property
    def label(self) -> str:
        """The kind of fact that the entry announces."""
        return self.entry.label

    @property
    def value(self) -> str:
        """The meaning of the entry: a level, a unit; empty if it has none."""
        return self.entry.value


def plain(text: str) -> str:
    """The text with plain quotes, dashes and spaces, every character at its old place."""
    return text.translate(TYPOGRAPHY)


@lru_cache(maxsize=4096)
def find(text: str) -> tuple[Match, ...]:
    """All entries of the qualification lexicons in `text`, without overlaps, in the order of the text.

    Unreadable (`too-large`) if the text is longer than any sentence may be.

    What was found is kept for a while: the rules of a file ask for a sentence more than once, and the specifications of
    a jurisdiction share many.
    """
    if len(text) > LONGEST:
        raise Unreadable("too-large", f"A sentence or paragraph has more than {LONGEST:,} letters.")
    grammar = compiled()
    read, at = _without_notes(BRACKETED_AMOUNT.sub(r"(\1)", plain(text)) if "[" in text else plain(text))
    document = grammar.language.make_doc(read)
    places = _places(document)
    words = frozenset(places)
    candidates = [
        Match(rule.entry, at(document[start].idx), at(_end(document, end) - 1) + 1)
        for rule in _rules_for(grammar, words)
        for start, end in _matches(rule, document, [_places_of(each & words, places) for each in rule.needed])
    ]
    return tuple(_without_overlaps(candidates))


def _without_notes(text: str) -> tuple[str, Callable[[int], int]]:
    """The text without the marks of footnotes, and where a character of it stands in `text`: "two (2)¹ years" is read
    as "two (2) years"."""
    cuts = [found.span() for found in FOOTNOTE.finditer(text)]
    if not cuts:
        return text, lambda place: place
    ends = [0, *(end for _, end in cuts)]
    kept = [
        (start, text[start:end]) for start, end in zip(ends, [*(start for start, _ in cuts), len(text)], strict=True)
    ]
    places = [start + offset for start, piece in kept for offset in range(len(piece))]
    return "".join(piece for _, piece in kept), lambda place: places[place]


def _places(document: Any) -> dict[str, list[int]]:
    """The words of a text, each with the places of its tokens."""
    places: dict[str, list[int]] = {}
    for token in document:
        places.setdefault(token.lower_, []).append(token.i)
    return places


def _places_of(words: Collection[str], places: Mapping[str, Sequence[int]]) -> Sequence[int]:
    """The places of all these words, in order."""
    if len(words) == 1:
        return places[next(iter(words))]
    return sorted(place for word in words for place in places[word])


def _matches(rule: "Rule", document: Any, needed: Sequence[Sequence[int]]) -> Iterator[tuple[int, int]]:
    """Where a rule matches, by tokens, given the places of each word it needs. It is tried only where it can reach from
    its first word, and only if its other words follow in their order: spaCy's matcher takes time for every token that
    it is given."""
    begin, *others = needed
    begins = [place for place in begin if _followed(place, others, rule.reach)]
    if begins:
        first, last = max(0, begins[0] - rule.reach + 1), begins[-1] + rule.reach
        yield from ((first + start, first + end) for _, start, end in rule.matcher(document[first:last]))


def _followed(place: int, others: Iterable[Sequence[int]], reach: int) -> bool:
    """True if a word from each of `others` follows the one before it, all within `reach` tokens of `place`."""
    last = place
    for following in others:
        at = bisect_right(following, last)
        if at == len(following) or following[at] - place >= reach:
            return False
        last = following[at]
    return True


def may_find(text: str, label: str) -> bool:
    """False if `find` is sure to find no entry with this label."""
    return _cues_of(label).may_match(folded(plain(text)))


@cache
def _cues_of(label: str) -> Cues:
    rules = {rule.rank: rule for many in compiled().by_word.values() for rule in many if rule.entry.label == label}
    return letter_cues(rule.needed for rule in rules.values())


def _rules_for(grammar: "Grammar", words: frozenset[str]) -> Iterator["Rule"]:
    """The rules that a text of these words can match, in the order of the lexicons."""
    possible = {rule.rank: rule for word in words for rule in grammar.by_word.get(word, ())}
    return (possible[rank] for rank in sorted(possible) if not any(map(words.isdisjoint, possible[rank].needed)))


class Rule(NamedTuple):
    """A pattern of an entry, its matcher, its place in the lexicons, the words it cannot do without, and its reach: how
    many tokens a match has at most.

    `needed` has one set of spellings for each word of the pattern that is neither optional nor a mark. Patterns whose
    words are absent never run: of some thousand patterns a sentence tries a handful.
    """

    entry: PatternEntry
    matcher: Matcher
    rank: int
    needed: tuple[frozenset[str], ...]
    reach: int


class Grammar(NamedTuple):
    """The compiled lexicons: one blank English pipeline, and the rules by the word that is likely to be rarest."""

    language: Language
    by_word: Mapping[str, Sequence[Rule]]


@cache
def compiled() -> Grammar:
    """The grammar of all qualification lexicons, compiled once in a process."""
    return compile_entries([entry for name in LEXICONS for entry in load(name, PatternEntry)])


def compile_entries(entries: Iterable[PatternEntry]) -> Grammar:
    """The rules of `entries`; LexiconError if a name stands twice or a pattern cannot be read."""
    language = _words_only(spacy.blank("en"))
    rules: list[Rule] = []
    names: set[str] = set()
    for entry in entries:
        if entry.name in names:
            raise LexiconError(f"more than one pattern entry is named {entry.name}")
        names.add(entry.name)
        for pattern in entry.patterns:
            rules.append(_rule(entry, pattern, len(rules), language))
    return Grammar(language, _by_word(rules))


def _by_word(rules: Sequence[Rule]) -> Mapping[str, Sequence[Rule]]:
    """Each rule under the spellings of that word which the fewest rules need: those of "experience" are asked for in
    nearly every sentence."""
    asking = Counter(spelling for rule in rules for spellings in rule.needed for spelling in spellings)
    by_word: dict[str, list[Rule]] = {}
    for rule in rules:
        for word in min(rule.needed, key=lambda spellings: sum(asking[spelling] for spelling in spellings)):
            by_word.setdefault(word, []).append(rule)
    return by_word


def _words_only(language: Language) -> Language:
    """The pipeline without the other facts about each new word (is it an address, a number, a currency?): no pattern
    asks for them, and each is a look at the word."""
    vocab: Any = language.vocab
    vocab.lex_attr_getters = {attribute: vocab.lex_attr_getters[attribute] for attribute in (LOWER, NORM)}
    return language


def _rule(entry: PatternEntry, pattern: str, rank: int, language: Language) -> Rule:
    matcher = Matcher(language.vocab)
    tokens = [_token_patterns(spelling, language) for spelling in _spellings(pattern)]
    matcher.add(entry.name, tokens, greedy="LONGEST")
    needed = [token["LOWER"] for token in tokens[0] if "OP" not in token and _is_printed(token)]
    if not needed:
        raise LexiconError(f"{entry.name}: {pattern!r} needs a word that is neither optional nor a mark")
    sets = tuple(frozenset([word] if isinstance(word, str) else word["IN"]) for word in needed)
    return Rule(entry, matcher, rank, sets, max(map(len, tokens)))


def _is_printed(token: Mapping[str, Any]) -> bool:
    """True for a word or a choice of words; a mark stands for words that are not known beforehand."""
    return "LOWER" in token and "NOT_IN" not in token["LOWER"]


def _spellings(pattern: str) -> Iterator[str]:
    """`pattern` once for each width of its gaps: spaCy's matcher takes exponential time for runs of optional tokens."""
    gap = GAP.search(pattern)
    if gap is None:
        yield pattern
        return
    for width in range(int(gap["most"]) + 1):
        yield from _spellings(" ".join([pattern[: gap.start()], *[f"<{gap['name']}>"] * width, pattern[gap.end() :]]))


def _token_patterns(pattern: str, language: Language) -> list[dict[str, Any]]:
    return [token for part in pattern.split() for token in _part(part, language)]


def _part(part: str, language: Language) -> Iterator[dict[str, Any]]:
    mark = MARK.match(part)
    if mark:
        attributes = CLASSES.get(mark["name"])
        if attributes is None:
            raise LexiconError(f"unknown mark {part}; known are {', '.join(CLASSES)}")
        yield {**attributes, "OP": "?"} if mark["optional"] else attributes
        return
    optional = part.endswith("?") and len(part) > 1
    words = part.removesuffix("?") if optional else part
    if "|" in words and len(words) > 1:
        choices: dict[str, Any] = {"LOWER": {"IN": words.split("|")}}
        yield {**choices, "OP": "?"} if optional else choices
        return
    tokens = [words] if "." in words else [token.lower_ for token in language.make_doc(words)]
    yield from ({"LOWER": token, **({"OP": "?"} if optional else {})} for token in tokens)


def _end(document: Any, end: int) -> int:
    last = document[end - 1]
    return int(last.idx + len(last))


def _without_overlaps(candidates: list[Match]) -> list[Match]:
    """The longest matches that do not overlap, sorted by place; the sort is stable, so the lexicon's order decides."""
    chosen: list[Match] = []
    taken: set[int] = set()
    for match in sorted(candidates, key=lambda m: (m.start - m.end, m.start)):
        span = range(match.start, match.end)
        if taken.isdisjoint(span):
            chosen.append(match)
            taken.update(span)
    return sorted(chosen, key=lambda m: m.start)
