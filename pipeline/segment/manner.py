"""How a document sets its headings, and what else is set so.

In: the lines and the known headings. Out: the manner of the document: the settings that its strong headings share and
its sub-headings do not. Style decides only doubtful cases; a document without style (plain text) is judged by capitals.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from models.document import Line
from models.section import SectionKind
from pipeline.lexicon.headings import (
    RUNS_ON,
    HeadingMatch,
    Standing,
    ends_like_a_sentence,
    is_capitals,
    is_connective,
    is_remark,
    names_division,
)
from pipeline.segment.place import Candidate, Cut

MAX_WORDS = 10
MIN_HEADINGS = 2
MIN_NUMBERED = 3
MIN_COMMON = 4
JOINS = re.compile(r"(?:and|or|plus|for)\b", re.IGNORECASE)
MAIN_KINDS = frozenset(
    {
        SectionKind.DISTINGUISHING_FEATURES,
        SectionKind.TYPICAL_WORK_ACTIVITIES,
        SectionKind.MINIMUM_QUALIFICATIONS,
        SectionKind.KSAS,
    }
)
"""Parts that every specification has: their headings show how headings are set."""


class Setting(NamedTuple):
    """How one line is set."""

    heading: int
    centred: bool
    bold: bool
    capitals: bool

    @property
    def distinctive(self) -> bool:
        """More than capitals: something that only a formatted document has."""
        return self.heading > 0 or self.centred or self.bold


class Manner(NamedTuple):
    """The settings that a document's headings share, those among them that set the headings of parts apart, and those
    that many known headings have, sub-headings too.

    `inner` are the settings of sub-headings, each with the kind of the part that has them: a bold "Education" among the
    qualifications says nothing about a bold line among the duties.
    `shared` are the distinctive settings in which headings of several kinds of parts stand alone, weak ones too: a bold
    "Duties" above a bold "Minimum Qualifications". `numbered` says that the document numbers its parts, so that
    "3. DUTIES" is a heading and not an item.
    """

    headings: frozenset[Setting]
    parts: frozenset[Setting]
    inner: frozenset[tuple[SectionKind, Setting]]
    common: frozenset[Setting]
    shared: frozenset[Setting]
    numbered: bool

    def sets_parts(self, setting: Setting, inside: SectionKind) -> bool:
        """True if a line of that setting heads a part, and no group of the part of kind `inside` that is open."""
        return setting in self.parts and (inside, setting) not in self.inner


def manner_of(lines: Sequence[Line], known: Sequence[Candidate]) -> Manner:
    """The manner of a document with these known headings."""
    strong: Counter[Setting] = Counter()
    every: Counter[Setting] = Counter()
    for candidate in _set(known):
        setting = setting_of(lines[candidate.start.line], candidate.match.capitals)
        every[setting] += 1
        if candidate.match.entry.strength == "strong" and candidate.match.entry.kind != SectionKind.NOTES:
            strong[setting] += 1
    shared = frozenset(setting for setting, count in strong.items() if count >= MIN_HEADINGS or setting.heading)
    parts = shared - _too_common(lines, known, strong)
    numbered = {candidate.match.entry.kind for candidate in known if _is_numbered_part(candidate.match)}
    common = frozenset(setting for setting, count in every.items() if count >= MIN_COMMON)
    return Manner(shared, parts, frozenset(), common, _shared(lines, known), len(numbered) >= MIN_NUMBERED)


def _set(known: Sequence[Candidate]) -> Iterator[Candidate]:
    """The known headings that a line begins with and that something sets apart from the text behind them."""
    for candidate in known:
        runs_on = candidate.match.standing in RUNS_ON
        if not (candidate.start.offset or runs_on or candidate.match.entry.kind == SectionKind.HEADER):
            yield candidate


def with_groups(manner: Manner, lines: Sequence[Line], known: Sequence[Candidate], cuts: Sequence[Cut]) -> Manner:
    """The manner with the settings of sub-headings, as they stand in the parts that known headings cut out."""
    return manner._replace(inner=frozenset(_inner(lines, known, cuts)))


def _inner(
    lines: Sequence[Line], known: Sequence[Candidate], cuts: Sequence[Cut]
) -> Iterator[tuple[SectionKind, Setting]]:
    """The settings of sub-headings, each with the kind of its part: everyday words that open none, names of groups,
    connectives, the first line of a part. A heading that opens a part is none, whatever its words ("… of the Class").
    """
    words = {each.start.line: each.match for each in _set(known) if each.match.entry.strength == "weak"}
    facts = {each.start.line for each in known if each.match.entry.kind == SectionKind.HEADER}
    heads = {cut.start.line: cut for cut in cuts}
    kind, first = SectionKind.HEADER, -1
    for index, line in enumerate(lines):
        if index in heads:
            kind, first = heads[index].kind, heads[index].end.line + (heads[index].end.offset > 0)
        elif index in words:
            yield kind, setting_of(line, words[index].capitals)
        elif (index not in facts and _is_inner(line.text)) or (index == first and reads_as_heading(line.text)):
            yield kind, setting_of(line)


def _shared(lines: Sequence[Line], known: Sequence[Candidate]) -> frozenset[Setting]:
    """The distinctive settings in which headings of several kinds stand alone on a line, a strong one too."""
    kinds = defaultdict[Setting, set[SectionKind]](set)
    strong = set[Setting]()
    for candidate in known:
        match = candidate.match
        if candidate.start.offset or match.standing is not Standing.ALONE or match.entry.kind not in MAIN_KINDS:
            continue
        setting = setting_of(lines[candidate.start.line], match.capitals)
        kinds[setting].add(match.entry.kind)
        if match.entry.strength == "strong":
            strong.add(setting)
    return frozenset(each for each in strong if each.distinctive and len(kinds[each]) >= MIN_HEADINGS)


def _too_common(lines: Sequence[Line], known: Sequence[Candidate], strong: Counter[Setting]) -> set[Setting]:
    """Settings that more unknown headings have than known ones: names of groups, twelve competencies in a row."""
    starts = {candidate.start.line for candidate in known}
    unknown = Counter(
        setting_of(line) for index, line in enumerate(lines) if index not in starts and reads_as_heading(line.text)
    )
    return {setting for setting in strong if unknown[setting] > strong[setting]}


def setting_of(line: Line, capitals: bool | None = None) -> Setting:
    """The setting of a line; `capitals` if the heading in it was already judged."""
    style = line.style
    return Setting(style.heading, style.centred, style.bold, is_capitals(line.text) if capitals is None else capitals)


@lru_cache(maxsize=4096)
def reads_as_heading(text: str) -> bool:
    """True for a short line that could head a part: no sentence, no remark, no connective, no name of a group."""
    words = text.split()
    if not 0 < len(words) <= MAX_WORDS or not words[0][0].isupper() or any(letter.isdigit() for letter in text):
        return False
    if ":" in text[:-1]:
        return False
    return not (ends_like_a_sentence(text) or is_remark(text) or JOINS.match(text) or _is_inner(text))


def _is_numbered_part(match: HeadingMatch) -> bool:
    return match.numbered and match.standing in (Standing.ALONE, Standing.LABEL)


@lru_cache(maxsize=4096)
def _is_inner(text: str) -> bool:
    return len(text) < 100 and (is_connective(text) or names_division(text))
