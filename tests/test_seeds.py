"""The five county specifications that the product was asked for: every fact in their gold files is right.

The documents are not part of the project: where they do not lie beside the checkout, these tests are skipped.
"""

import json
from collections import Counter
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest

from models.classspec import ClassSpec
from models.document import RawFile
from models.requirement import Alternative, Education, EquivalentCombination, Experience
from pipeline.parse import parse

CORPUS = Path(__file__).parents[2] / "shared" / "corpus"
GOLD = sorted((CORPUS / "gold" / "seeds").glob("*.json"))
pytestmark = pytest.mark.skipif(not GOLD, reason="the test corpus (../shared/corpus) is not here")
NAMES = [path.stem for path in GOLD]
SAME_KIND = {"substitutions": "minimum_qualifications"}


def seed(name: str) -> tuple[ClassSpec, dict[str, Any]]:
    content = (CORPUS / "raw" / "seeds" / f"{name}.txt").read_bytes()
    raw = RawFile(source=f"{name}.txt", spec_id=f"seeds/{name}", jurisdiction="seeds", sha256="0", size=len(content))
    (spec,) = parse(raw, content).specs
    return spec, json.loads((CORPUS / "gold" / "seeds" / f"{name}.json").read_text(encoding="utf-8"))


def stated(value: Any) -> str | None:
    return value.value if value is not None else None


def folded(words: list[str] | tuple[str, ...]) -> set[str]:
    return {word.lower() for word in words}


@pytest.mark.parametrize("name", NAMES)
def test_title_and_dates(name: str) -> None:
    spec, gold = seed(name)
    identity, dates = spec.identity, gold["dates"]
    assert stated(identity.title) == gold["title"]
    assert stated(identity.class_code) == gold["class_code"]
    assert stated(identity.department) == gold["department"]
    assert stated(identity.jurisdictional_class) == gold["jurisdictional_class"]
    assert stated(identity.approved_on) == dates["approved"]
    assert [date.value for date in identity.revised_on] == dates["revised"]
    assert [date.value for date in identity.reviewed_on] == dates["reviewed"]


@pytest.mark.parametrize("name", NAMES)
def test_sections_in_their_order(name: str) -> None:
    spec, gold = seed(name)
    kinds = [SAME_KIND.get(each["label"], each["label"]) for each in gold["sections"]]
    found = [part.kind.value for part in spec.sections if part.kind != "header" and part.rule != "closing-block"]
    assert _runs(found) == _runs(kinds)


def _runs(kinds: list[str]) -> list[str]:
    """Kinds without repetitions: a heading that does not change the kind need not open a section (annotation guide)."""
    return [kind for kind, _ in groupby(kinds)]


@pytest.mark.parametrize("name", NAMES)
def test_the_ways_to_qualify(name: str) -> None:
    spec, gold = seed(name)
    assert {track.name.value for track in spec.qualifications.tracks} == {track["track"] for track in gold["tracks"]}
    for track in spec.qualifications.tracks:
        (wanted,) = [each["alternatives"] for each in gold["tracks"] if each["track"] == track.name]
        expected = _joined([_gold_way(each) for each in wanted])
        assert _joined([_way(each) for each in track.alternatives]) == expected


def _way(way: Alternative) -> tuple[Any, ...]:
    education = [leaf for leaf in way.leaves if isinstance(leaf, Education)]
    experience = [leaf for leaf in way.leaves if isinstance(leaf, Experience)]
    level = max((leaf.level for leaf in education), key=lambda each: each.rank, default=None)
    return (
        way.label.lower(),
        level,
        frozenset(folded([name for leaf in education for name in leaf.fields])),
        sum(leaf.credits or 0 for leaf in education),
        sum(leaf.months or 0 for leaf in experience),
        frozenset(folded([name for leaf in experience for name in leaf.titles])),
        any(isinstance(leaf, EquivalentCombination) for leaf in way.leaves),
    )


def _gold_way(way: dict[str, Any]) -> tuple[Any, ...]:
    education = way["education"] or {"level": None, "fields": [], "credits": None}
    return (
        way["label"].lower(),
        education["level"],
        frozenset(folded(education["fields"])),
        education["credits"] or 0,
        sum(each["months"] or 0 for each in way["experience"] if not each["of_which"]),
        frozenset(folded([name for each in way["experience"] for name in each["as"]])),
        way["equivalent_combination"],
    )


def _joined(ways: list[tuple[Any, ...]]) -> dict[tuple[Any, ...], frozenset[str]]:
    """Ways that differ only in the job title are one way with both titles (annotation guide)."""
    joined: dict[tuple[Any, ...], frozenset[str]] = {}
    for *rest, titles, combination in ways:
        key = (*rest, combination)
        joined[key] = joined.get(key, frozenset()) | titles
    return joined


@pytest.mark.parametrize("name", NAMES)
def test_substitutions(name: str) -> None:
    spec, gold = seed(name)
    found = Counter(
        (each.substitute, each.target.value, each.credits, each.months, each.year_for_year)
        for each in spec.qualifications.substitutions
    )
    assert found == Counter(
        (each["substitute"], each["for"], each["credits"], each["months"], each["year_for_year"])
        for each in gold["substitutions"]
    )


@pytest.mark.parametrize("name", NAMES)
def test_activities_ksas_notes_and_the_drivers_license(name: str) -> None:
    spec, gold = seed(name)
    assert len(spec.activities) == gold["activities_count"]
    assert [(each.kind.value, each.level) for each in spec.ksas] == [
        (each["kind"], each["level"] or "") for each in gold["ksas"]
    ]
    assert [(each.kind.value, each.label) for each in spec.notes] == [
        (each["kind"], each["label"]) for each in gold["notes"]
    ]
    assert spec.drivers_license.value == (gold["drivers_license"] or "")
