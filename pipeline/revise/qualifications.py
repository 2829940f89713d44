"""The minimum qualifications of two versions in; out: what changed in the rules, with the words on both sides.

Precedence: points (requirements, one by one), then the ways to qualify as wholes, then substitutions, then sentences
that none of these explains: in them a difference is told as wording only where no rule can hang on it.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from models.change import Change, ChangeField
from models.classspec import ClassSpec
from models.requirement import EquivalentCombination, Evidence, Experience, License, Substitution
from models.section import SectionKind
from pipeline.extract.unasked import STATING
from pipeline.lexicon.patterns import find
from pipeline.revise.align import Pair, align
from pipeline.revise.facts import Fact, Value, differences, exchange, names, whole
from pipeline.revise.points import OTHER_WORDS, Point, Ways, likeness, ways, with_replaced
from pipeline.revise.residue import residue
from pipeline.revise.structure import Structure, groups, structure
from pipeline.revise.units import Role, Unit, paired, printed, units
from pipeline.revise.wording import says_the_same
from pipeline.revise.words import differing, letters, similarity, words

QUALIFYING = (SectionKind.MINIMUM_QUALIFICATIONS, SectionKind.NOTES, SectionKind.SPECIAL_REQUIREMENTS)
WISHED = "preferred-qualifications"
"""The rule of a part that is no requirement, but that says what decides between candidates."""
LEAST_LIKE_RULES = 0.4
BETWEEN = " … "
LONE_CONNECTIVES = ({"", "and"}, {"", "or"})
"""One that came or went joins requirements anew, which is compared as the structure of the rule."""


class Versions(NamedTuple):
    """The two specifications that are compared, and the names of the class itself."""

    before: ClassSpec
    after: ClassSpec

    @property
    def own_titles(self) -> tuple[str, ...]:
        """The title of the class in both versions: where a text names it, it asks for nothing."""
        titles = (spec.identity.title for spec in self)
        return tuple(title.value for title in titles if title is not None)


def qualification_changes(before: ClassSpec, after: ClassSpec) -> Iterator[Change]:
    """Every change in the minimum qualifications, their notes and the special requirements."""
    versions = Versions(before, after)
    found = [*_rules(versions), *_substitutions(versions)]
    yield from found
    yield from _sentences(versions, found)


def _rules(versions: Versions) -> Iterator[Change]:
    old, new = ways(versions.before.qualifications), ways(versions.after.qualifications)
    pairs = align(old.points, new.points, _key, likeness, OTHER_WORDS)
    if len(old.alternatives) == len(new.alternatives):
        pairs = with_replaced(pairs)
    became = {first: second for first, second in pairs if first is not None and second is not None}
    merged = [first for first, second in pairs if second is None and first and _is_merged(first, became)]
    kept = {title for point in merged for title in _titles(point)}
    for first, second in became.items():
        label = new.label(second.ways)
        for fact in _revised(first, second, versions.own_titles):
            if not (fact.field is ChangeField.TITLES and fact.before is None and fact.after in kept):
                yield _change(versions, fact, first.leaf.evidence, second.leaf.evidence, label)
    shape = structure(old, new, became)
    in_merged = frozenset(number for point in merged for number in point.ways)
    shape = shape._replace(removed=shape.removed - in_merged)
    yield from _ways(versions, old, new, shape, [pair for pair in pairs if pair[0] not in merged])


def _is_merged(gone: Point, became: Mapping[Point, Point]) -> bool:
    """Whether another requirement has taken this one in: the same time, now in either of two titles."""
    return any(
        isinstance(gone.leaf, Experience)
        and isinstance(new.leaf, Experience)
        and gone.leaf.months == new.leaf.months
        and bool(_titles(gone))
        and _titles(gone) <= _titles(new)
        for new in became.values()
    )


def _titles(point: Point) -> frozenset[str]:
    return frozenset(point.leaf.titles) if isinstance(point.leaf, Experience) else frozenset()


def _key(point: Point) -> tuple[object, ...]:
    return point.leaf.kind, point.inside, words(point.text)


def _revised(before: Point, after: Point, own_titles: tuple[str, ...]) -> Iterator[Fact]:
    """What differs between two forms of one requirement: its facts, then what is left of its words."""
    facts = list(differences(before.leaf, after.leaf))
    yield from facts
    if letters(before.text) == letters(after.text) or (facts and isinstance(after.leaf, EquivalentCombination)):
        return
    old, new = residue(before.leaf, facts), residue(after.leaf, facts)
    if says_the_same(old, new, own_titles):
        yield from () if facts else reworded(before.text, after.text, own_titles)
    elif isinstance(after.leaf, License):
        yield Fact(ChangeField.LICENSES, before.text, after.text)
    elif _is_idle(before, after):
        yield Fact(ChangeField.WORDING_ONLY, before.text, after.text)
    else:
        yield from reworded(old, new, own_titles)


def reworded(before: str, after: str, own_titles: tuple[str, ...]) -> Iterator[Fact]:
    """Each stretch in which two texts differ: as wording only, if the text with it says the same as without."""
    if says_the_same(before, after, own_titles):
        old = BETWEEN.join(stretch.before for stretch in differing(before, after) if stretch.before)
        new = BETWEEN.join(stretch.after for stretch in differing(before, after) if stretch.after)
        yield Fact(ChangeField.WORDING_ONLY, old or None, new or None)
        return
    for stretch in differing(before, after):
        if {stretch.before.lower(), stretch.after.lower()} in LONE_CONNECTIVES:
            continue
        same = says_the_same(before, stretch.applied(before), own_titles)
        field = ChangeField.WORDING_ONLY if same else ChangeField.OTHER
        yield Fact(field, stretch.before or None, stretch.after or None)


def _is_idle(before: Point, after: Point) -> bool:
    """True for words around an equivalent combination that name nothing a candidate could have or lack."""
    if not isinstance(after.leaf, EquivalentCombination):
        return False
    changed = [text for each in differing(before.text, after.text) for text in (each.before, each.after)]
    return not any(match.label in STATING for text in changed for match in find(text))


def _ways(versions: Versions, old: Ways, new: Ways, shape: Structure, pairs: Sequence[Pair[Point]]) -> Iterator[Change]:
    """Alternatives that came or went, and requirements that came or went in those that stayed."""
    gone = [first for first, second in pairs if first is not None and second is None]
    came = [second for first, second in pairs if first is None and second is not None]
    for field, sides, points, numbers in (
        (ChangeField.ALTERNATIVE_REMOVED, old, gone, shape.removed),
        (ChangeField.ALTERNATIVE_ADDED, new, came, shape.added),
    ):
        is_old = sides is old
        told = groups(points, numbers)
        for group in told:
            text = BETWEEN.join(point.text for point in group)
            yield _one_sided(versions, field, text, group[0].leaf.evidence, sides.label(group[0].ways), is_old)
        in_told = [point for group in told for point in group]
        for number in sorted(numbers - {number for point in in_told for number in point.ways}):
            way = sides.alternatives[number]
            yield _one_sided(versions, field, way.evidence.text, way.evidence, sides.label(frozenset({number})), is_old)
        for point in points:
            if point not in in_told:
                for kind, value in whole(point.leaf):
                    yield _one_sided(versions, kind, value, point.leaf.evidence, sides.label(point.ways), is_old)


def _one_sided(
    versions: Versions, field: ChangeField, value: Value, place: Evidence, label: str, is_old: bool
) -> Change:
    fact = Fact(field, value, None) if is_old else Fact(field, None, value)
    return _change(versions, fact, place if is_old else None, None if is_old else place, label)


def _substitutions(versions: Versions) -> Iterator[Change]:
    old, new = (spec.qualifications.substitutions for spec in versions)
    for first, second in align(old, new, _rule_key, _alike, LEAST_LIKE_RULES):
        before, after = (None if rule is None else exchange(rule) for rule in (first, second))
        if before != after:
            fact = Fact(ChangeField.SUBSTITUTION, before, after)
            yield _change(versions, fact, _words(first), _words(second))


def _words(rule: Substitution | None) -> Evidence | None:
    return None if rule is None else rule.evidence


def _rule_key(rule: Substitution) -> tuple[str, tuple[str, ...]]:
    return exchange(rule), words(rule.evidence.text)


def _alike(before: Substitution, after: Substitution) -> float:
    bonus = 0.1 if before.target is after.target else 0.0
    return min(similarity(words(before.evidence.text), words(after.evidence.text)) + bonus, 1.0)


def _sentences(versions: Versions, told: Sequence[Change]) -> Iterator[Change]:
    """What changed in sentences that no change so far is about."""
    old, new = (units(spec, QUALIFYING, WISHED) for spec in versions)
    for before, after in paired(old, new, printed(*versions)):
        if not _is_told(before, after, told):
            for fact in _of_units(before, after, versions.own_titles):
                yield _change(versions, fact, before and before.evidence, after and after.evidence)


def _is_told(before: Unit | None, after: Unit | None, told: Sequence[Change]) -> bool:
    """Whether a change already quotes words of one of the two units."""
    old = [change.words_before for change in told]
    new = [change.words_after for change in told]
    return any(_holds(before, place) for place in old) or any(_holds(after, place) for place in new)


def _holds(unit: Unit | None, place: Evidence | None) -> bool:
    if unit is None or place is None:
        return False
    mine, theirs = letters(unit.text), letters(place.text)
    return bool(mine and theirs) and (theirs in mine or mine in theirs)


def _of_units(before: Unit | None, after: Unit | None, own_titles: tuple[str, ...]) -> Iterator[Fact]:
    present = after or before
    assert present is not None
    old, new = before.text if before else None, after.text if after else None
    if present.role is Role.TITLES:
        yield from names(ChangeField.TITLES, [old] if old else [], [new] if new else [])
    elif present.role in (Role.CAPTION, Role.OFFICIAL):
        yield Fact(ChangeField.WORDING_ONLY, old, new)
    elif old and new and says_the_same(old, new, own_titles):
        yield from reworded(old, new, own_titles)
    elif present.role is Role.LICENCE:
        yield Fact(ChangeField.LICENSES, old, new)
    elif old and new:
        yield from reworded(old, new, own_titles)
    else:
        yield Fact(ChangeField.OTHER, old, new)


def _change(versions: Versions, fact: Fact, before: Evidence | None, after: Evidence | None, label: str = "") -> Change:
    spec, place = (versions.after, after) if after is not None else (versions.before, before)
    return Change(
        section=_section_of(spec, place),
        field=fact.field,
        alternative=label,
        before=fact.before,
        after=fact.after,
        words_before=before,
        words_after=after,
        material=fact.field is not ChangeField.WORDING_ONLY,
    )


def _section_of(spec: ClassSpec, place: Evidence | None) -> SectionKind:
    """The part that the words stand in."""
    if place is not None:
        for section in spec.sections:
            if any((line.page, line.number) == (place.page, place.line) for line in section.extent):
                return section.kind
    return SectionKind.MINIMUM_QUALIFICATIONS
