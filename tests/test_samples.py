"""The samples of `raw/` against what a classification analyst recorded of them: `gold/<path of the sample>.toml`,
for a sample of several classes `gold/<path of the sample>--<title>.toml` for each.

Written by hand from the documents alone, by the annotation rules, never from what is published. One test for each
sample and family of facts. A way to qualify is written

    [promotional] A: bachelor 24cr 12m +1 licence        level, credits, months that add up, licences
    equivalent(high_school 12m)                          an equivalent combination and the floor it keeps
    none                                                 nothing is asked for

with its track where the text tells tracks apart and its label where one is printed; a rule of exchange

    graduate study > experience 30cr 12m yfy max 24m
"""

import tomllib
from collections import Counter
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest
from documents import parsed_sample, samples

from models.classspec import ClassSpec
from models.requirement import Experience, Substitution
from models.tables import AlternativeRow, SpecRow
from pipeline.tabulate.identity import spec_rows
from pipeline.tabulate.qualifications import alternative_rows

GOLD = Path(__file__).parent / "gold"
SAME_PART = {"substitutions": "minimum_qualifications", "supervision": "other"}
"""Parts that the annotation rules name, and the kind of section that they are published as."""


def gold() -> dict[str, dict[str, Any]]:
    return {
        path.relative_to(GOLD).as_posix().removesuffix(".toml"): tomllib.loads(path.read_text(encoding="utf-8"))
        for path in sorted(GOLD.rglob("*.toml"))
    }


def test_every_sample_has_its_facts() -> None:
    assert set(gold()) == {name for source in samples() for name in _names(source)}


def _names(source: str) -> list[str]:
    """The sample, or the sample with the end of the id of each of its classes."""
    ends = [spec.spec_id.partition("--")[1:] for spec in parsed_sample(source).specs]
    return [f"{source}{mark}{slug}" for mark, slug in ends]


SAMPLES = [pytest.param(source, facts, id=source) for source, facts in gold().items()]
of_every_sample = pytest.mark.parametrize(("source", "facts"), SAMPLES)


def specification(source: str) -> ClassSpec:
    file, _, slug = source.partition("--")
    (spec,) = (spec for spec in parsed_sample(file).specs if spec.spec_id.partition("--")[2] == slug)
    return spec


def row(source: str) -> SpecRow:
    (found,) = spec_rows(specification(source))
    return found


@of_every_sample
def test_identity(source: str, facts: dict[str, Any]) -> None:
    published, wanted = row(source), dict(facts["identity"])
    klass = wanted.pop("jurisdictional_class").lower()  # published in one letter case, to be compared
    assert {name: getattr(published, name) for name in wanted} | {"class": published.jurisdictional_class} == {
        **wanted,
        "class": klass,
    }


@of_every_sample
def test_salary(source: str, facts: dict[str, Any]) -> None:
    published = row(source)
    found = [published.salary_min, published.salary_max, published.salary_period]
    assert (found if found != [None, None, ""] else []) == facts["salary"]["range"]


@of_every_sample
def test_dates(source: str, facts: dict[str, Any]) -> None:
    published = row(source)
    dates = {name: getattr(published, name) for name in facts["dates"]}
    assert {name: list(date) if isinstance(date, tuple) else date for name, date in dates.items()} == facts["dates"]


@of_every_sample
def test_sections(source: str, facts: dict[str, Any]) -> None:
    named = [part for part in specification(source).sections if part.heading]  # not the top, nor dates at the end
    published = [SAME_PART.get(part.kind, part.kind.value) for part in named]
    wanted = [SAME_PART.get(kind, kind) for kind in facts["sections"]["kinds"]]
    assert _without_repeats(published) == _without_repeats(wanted)


def _without_repeats(kinds: list[str]) -> list[str]:
    """Neighbours of one kind are one part, cut at a sub-heading or not."""
    return [kind for kind, _ in groupby(kinds)]


@of_every_sample
def test_ways_to_qualify(source: str, facts: dict[str, Any]) -> None:
    published = Counter(way(each).casefold() for each in alternative_rows(specification(source)))
    assert published == Counter(each.casefold() for each in facts["qualifications"]["ways"])


def way(row: AlternativeRow) -> str:
    track = "" if row.track == "unspecified" else f"[{row.track}] "
    label = f"{row.label}: " if row.label else ""
    licences = f" +{len(row.licenses)} licence" if row.licenses else ""
    if row.equivalent_combination:
        floor = amounts(row.floor_education_level, None, row.floor_experience_months)
        return f"{track}{label}equivalent({floor}){licences}"
    return f"{track}{label}{amounts(row.education_level, row.credits, row.experience_months) or 'none'}{licences}"


def amounts(level: str | None, credits: float | None, months: float | None) -> str:
    parts = (level, f"{credits:g}cr" if credits else "", f"{months:g}m" if months else "")
    return " ".join(filter(None, parts))


@of_every_sample
def test_amounts_inside_another(source: str, facts: dict[str, Any]) -> None:
    ways = [way for track in specification(source).qualifications.tracks for way in track.alternatives]
    leaves = [leaf for way in ways for leaf in way.leaves if isinstance(leaf, Experience)]
    assert sorted({part.months for leaf in leaves for part in leaf.of_which}) == facts["qualifications"]["of_which"]


@of_every_sample
def test_fields_of_study(source: str, facts: dict[str, Any]) -> None:
    published = {field.casefold() for each in alternative_rows(specification(source)) for field in each.fields}
    assert published == set(facts["qualifications"]["fields"])


@of_every_sample
def test_qualifying_titles(source: str, facts: dict[str, Any]) -> None:
    published = {title for each in alternative_rows(specification(source)) for title in each.titles}
    assert published == set(facts["qualifications"]["titles"])


@of_every_sample
def test_substitutions(source: str, facts: dict[str, Any]) -> None:
    published = Counter(map(exchange, specification(source).qualifications.substitutions))
    assert published == Counter(facts["qualifications"]["substitutions"])


def exchange(rule: Substitution) -> str:
    most = f"max {rule.maximum_months:g}m" if rule.maximum_months else ""
    rate = amounts(None, rule.credits, rule.months)
    parts = (rule.substitute, ">", rule.target, rate, "yfy" if rule.year_for_year else "", most)
    return " ".join(filter(None, parts))


@of_every_sample
def test_drivers_license(source: str, facts: dict[str, Any]) -> None:
    assert specification(source).drivers_license == facts["qualifications"]["drivers_license"]


@of_every_sample
def test_activities(source: str, facts: dict[str, Any]) -> None:
    assert len(specification(source).activities) == facts["lists"]["activities"]


@of_every_sample
def test_ksas(source: str, facts: dict[str, Any]) -> None:
    kinds = ("knowledge", "skill", "ability", "characteristic")
    published = Counter(ksa.kind.value for ksa in specification(source).ksas)
    assert {kind: published[kind] for kind in kinds} == {kind: facts["lists"][kind] for kind in kinds}


@of_every_sample
def test_notes(source: str, facts: dict[str, Any]) -> None:
    published = [
        f"{note.label}: {note.kind}" if note.label else note.kind.value for note in specification(source).notes
    ]
    assert published == facts["lists"]["notes"]
