"""Qualification texts and what they mean, written compactly; the rows themselves stand in `test_families_*.py`.

A row names a phrase family (the number in `mq_patterns.md`), says in a sentence what is special about its text, and
states the ways to qualify as one string, ways separated by ";":

    "[promotional] A: bachelor 24cr 12m; B: high_school 60m; C: equivalent(high_school 12m)"

Tracks and labels (in any case) are compared only if the row names one, floors only if it prints brackets
("equivalent()" has no floor). "none" is a way that asks for no education and no amount of experience; an empty string
is no way at all.
Exchanges read "college study > experience 30cr 12m yfy max 24m"; the maximum is compared only if the row names one.
In a text "• " opens a bullet, which cleaning would have taken off.
"""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import pytest
from build import spec

from models.classspec import Qualifications
from models.document import PLAIN, Line, Problem, Style
from models.requirement import Condition, Experience, Leaf, Substitution
from models.section import Section, SectionKind
from models.tables import AlternativeRow
from pipeline.compose import qualifications
from pipeline.drivers_license import drivers_license
from pipeline.tabulate.qualifications import alternative_rows


class Family(NamedTuple):
    """A qualification text, the notes and special requirements below it, the ways to qualify, and whatever else the
    family is about."""

    text: str
    ways: str
    notes: str
    special: str
    facts: dict[str, Any]


class Found(NamedTuple):
    """What the pipeline makes of the text."""

    qualifications: Qualifications
    rows: list[AlternativeRow]
    sections: tuple[Section, ...]
    problems: tuple[Problem, ...]

    @property
    def leaves(self) -> list[Leaf]:
        tracks = self.qualifications.tracks
        return [leaf for track in tracks for way in track.alternatives for leaf in way.leaves]


def row(family: int, sentence: str, text: str, ways: str, *, notes: str = "", special: str = "", **facts: Any) -> Any:
    """A test row. `facts` may be titles, fields, licenses, by_way, common, count, experience, of_which, subs,
    desirable, conditions, drivers, problems."""
    return pytest.param(Family(text, ways, notes, special, facts), id=f"{family:02d} {sentence}")


def read(family: Family) -> tuple[dict[str, object], dict[str, object]]:
    """What is published and what the row states, side by side."""
    sections = _sections(family)
    found, problems = qualifications(sections)
    rows = list(alternative_rows(spec().model_copy(update={"qualifications": found})))
    wanted: dict[str, object] = {"ways": set(filter(None, map(str.strip, family.ways.casefold().split(";"))))}
    published: dict[str, object] = {"ways": {_way(each, family.ways).casefold() for each in rows}}
    for name, fact in family.facts.items():
        wanted[name], published[name] = FACTS[name](fact, Found(found, rows, sections, problems))
    return published, wanted


def _sections(family: Family) -> tuple[Section, ...]:
    body = _section(SectionKind.MINIMUM_QUALIFICATIONS, "MINIMUM QUALIFICATIONS", family.text, first=2)
    sections = [body]
    for kind, text in ((SectionKind.NOTES, family.notes), (SectionKind.SPECIAL_REQUIREMENTS, family.special)):
        if text:
            first = sections[-1].lines[-1].number + 3
            sections.append(_section(kind, kind.value.upper().replace("_", " "), text, first=first))
    return tuple(sections)


def _section(kind: SectionKind, heading: str, text: str, *, first: int) -> Section:
    """A section as it is after cleaning: blank lines are gone, their numbers stay free."""
    texts = enumerate((" ".join(each.split()) for each in text.strip("\n").split("\n")), start=first)
    lines = tuple(_line(each, number) for number, each in texts if each)
    above = (Line(text=heading, page=1, number=first - 1),)
    return Section(kind=kind, heading=heading, heading_lines=above, lines=lines, rule="test")


def _line(text: str, number: int) -> Line:
    bullet = text.startswith("• ")
    return Line(text=text.removeprefix("• "), page=1, number=number, style=Style(indent=1) if bullet else PLAIN)


def _way(published: AlternativeRow, wanted: str) -> str:
    """A published alternative in the notation of the rows, as detailed as the row is."""
    track = f"[{published.track}] " if "[" in wanted else ""
    label = f"{published.label}: " if ": " in wanted and published.label else ""
    if published.equivalent_combination:
        floor = _amounts(published.floor_education_level, None, published.floor_experience_months)
        return f"{track}{label}equivalent{f'({floor})' if 'equivalent(' in wanted else ''}"
    amounts = _amounts(published.education_level, published.credits, published.experience_months)
    return f"{track}{label}{amounts or 'none'}"


def _amounts(level: str | None, credits: float | None, months: float | None) -> str:
    parts = (level, f"{credits:g}cr" if credits else None, f"{months:g}m" if months else None)
    return " ".join(filter(None, parts))


Pair = tuple[object, object]


def _listed(name: str) -> Any:
    def compared(wanted: Iterable[str], found: Found) -> Pair:
        published = {value.casefold() for each in found.rows for value in getattr(each, name)}
        return {value.casefold() for value in wanted}, published

    return compared


def _licenses(wanted: Iterable[str], found: Found) -> Pair:
    """A licence is known by a few words of its name, because how much of the name is printed differs."""
    published = {name for each in found.rows for name in each.licenses}
    known = {name: next((part for part in wanted if part.casefold() in name.casefold()), name) for name in published}
    return set(wanted), set(known.values())


def _count(wanted: int, found: Found) -> Pair:
    return wanted, len(found.rows)


def _by_way(wanted: dict[str, Sequence[str]], found: Found) -> Pair:
    """The licences of each way, which is known by its label."""
    return {label: set(names) for label, names in wanted.items()}, {
        each.label: set(each.licenses) for each in found.rows
    }


def _common(wanted: Sequence[str], found: Found) -> Pair:
    """The licences that every way asks for."""
    return set(wanted), set.intersection(*(set(each.licenses) for each in found.rows))


def _of_which(wanted: Iterable[float], found: Found) -> Pair:
    amounts = (leaf for leaf in found.leaves if isinstance(leaf, Experience))
    return set(wanted), {part.months for leaf in amounts for part in leaf.of_which}


def _hours(wanted: Iterable[float], found: Found) -> Pair:
    amounts = [leaf for leaf in found.leaves if isinstance(leaf, Experience)]
    nested = [part for leaf in amounts for part in leaf.of_which]
    return set(wanted), {leaf.hours for leaf in amounts + nested if leaf.hours}


def _subs(wanted: str, found: Found) -> Pair:
    published = {_exchange(each, wanted) for each in found.qualifications.substitutions}
    return set(filter(None, map(str.strip, wanted.split(";")))), published


def _exchange(rule: Substitution, wanted: str) -> str:
    amounts = _amounts(None, rule.credits, rule.months)
    most = f"max {rule.maximum_months:g}m" if rule.maximum_months and "max" in wanted else ""
    parts = (rule.substitute, ">", rule.target.value, amounts, "yfy" if rule.year_for_year else "", most)
    return " ".join(filter(None, parts))


def _desirable(wanted: Sequence[str], found: Found) -> Pair:
    """Each of the words stands in something desired; with no words nothing is desired."""
    texts = tuple(each.text.casefold() for each in found.qualifications.desirable)
    return tuple(wanted), tuple(word for word in wanted if any(word in text for text in texts)) if wanted else texts


def _conditions(wanted: Iterable[str], found: Found) -> Pair:
    """Conditions as "age 20" or "residency", those of the driver's licence left out."""
    stated = (leaf for leaf in found.leaves if isinstance(leaf, Condition) and leaf.about != "drivers_license")
    return set(wanted), {f"{leaf.about}{f' {leaf.amount:g}' if leaf.amount else ''}" for leaf in stated}


def _problems(wanted: Iterable[str], found: Found) -> Pair:
    return set(wanted), {problem.code for problem in found.problems}


def _drivers(wanted: str, found: Found) -> Pair:
    return wanted, drivers_license(found.sections)[0].value


FACTS = {
    "titles": _listed("titles"),
    "fields": _listed("fields"),
    "licenses": _licenses,
    "by_way": _by_way,
    "common": _common,
    "count": _count,
    "of_which": _of_which,
    "hours": _hours,
    "subs": _subs,
    "desirable": _desirable,
    "conditions": _conditions,
    "drivers": _drivers,
    "experience": _listed("experience"),
    "problems": _problems,
}
