"""Automatic list numbers of a Word document. Goes in: the numbering part and the paragraphs in order. Comes out: the
label that Word prints before each paragraph ("3.", "(b)", "•"), empty if none.

Word keeps one counter per list and level. A paragraph of a higher level starts the deeper ones anew; a list instance
(`w:num`) with a start override starts anew once; instances of one abstract list otherwise share their counters.
Precedence: the paragraph's own numbering, then that of its style. `numId` 0 means: no number.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

from docx.oxml.ns import qn
from lxml.etree import _Element as Element

from pipeline.read.labels import BULLET, label

FORMS = {
    "decimal": "decimal",
    "decimalZero": "decimal",
    "lowerLetter": "lower_letter",
    "upperLetter": "upper_letter",
    "lowerRoman": "lower_roman",
    "upperRoman": "upper_roman",
}
PLACE = re.compile(r"%([1-9])")


class Level(NamedTuple):
    """One level of a list: first number, number format of Word, and a text such as "(%1)"."""

    start: int
    form: str
    text: str


class Place(NamedTuple):
    """Where a paragraph stands in a list: `w:numId` and the level from 0."""

    instance: str
    level: int


def value(parent: Element | None, path: str) -> str:
    """The `w:val` of the element at `path` ("w:numPr/w:ilvl") below `parent`, empty if there is none."""
    for name in path.split("/"):
        parent = None if parent is None else parent.find(qn(name))
    return "" if parent is None else str(parent.get(qn("w:val"), ""))


class Numbering:
    """Counts the list items of one document, in the order in which `label_of` is asked."""

    def __init__(self, part: Element | None, styles: Element | None) -> None:
        """`part` is the root of numbering.xml, `styles` that of styles.xml; either may be missing."""
        self._abstract: dict[str, dict[int, Level]] = {}
        self._instances: dict[str, str] = {}
        self._overrides: dict[str, dict[int, int]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._styles = _style_places(styles)
        if part is not None:
            self._read(part)

    def place_of(self, properties: Element | None, style: str) -> Place | None:
        """The list place of a paragraph with `w:pPr` properties and a style id; None outside lists."""
        own = value(properties, "w:numPr/w:numId")
        if own:
            level = value(properties, "w:numPr/w:ilvl")
            return None if own == "0" else Place(own, int(level) if level.isdigit() else 0)
        return self._styles.get(style)

    def label_of(self, place: Place) -> str:
        """The label of the next paragraph at `place`; counts it."""
        abstract = self._instances.get(place.instance, "")
        levels = self._abstract.get(abstract, {})
        if place.level not in levels:
            return ""
        counts = self._counts.setdefault(abstract, {})
        self._restart(place.instance, counts)
        counts[place.level] = counts.get(place.level, levels[place.level].start - 1) + 1
        for deeper in [level for level in counts if level > place.level]:
            del counts[deeper]
        return _label(levels, counts, place.level)

    def _restart(self, instance: str, counts: dict[int, int]) -> None:
        for level, start in self._overrides.pop(instance, {}).items():
            counts[level] = start - 1

    def _read(self, part: Element) -> None:
        for abstract in part.iter(qn("w:abstractNum")):
            self._abstract[str(abstract.get(qn("w:abstractNumId")))] = {
                int(level.get(qn("w:ilvl")) or 0): _level(level) for level in abstract.iter(qn("w:lvl"))
            }
        for number in part.iter(qn("w:num")):
            instance = str(number.get(qn("w:numId")))
            self._instances[instance] = value(number, "w:abstractNumId")
            self._overrides[instance] = {
                int(override.get(qn("w:ilvl")) or 0): int(value(override, "w:startOverride"))
                for override in number.iter(qn("w:lvlOverride"))
                if value(override, "w:startOverride").isdigit()
            }


def _level(element: Element) -> Level:
    start = value(element, "w:start")
    return Level(
        int(start) if start.isdigit() else 1, value(element, "w:numFmt") or "decimal", value(element, "w:lvlText")
    )


def _label(levels: Mapping[int, Level], counts: Mapping[int, int], current: int) -> str:
    level = levels[current]
    if level.form == "bullet":
        return BULLET
    if level.form == "none":
        return ""

    def number(match: re.Match[str]) -> str:
        place = int(match[1]) - 1
        shown = levels.get(place, level)
        return label(counts.get(place, shown.start), FORMS.get(shown.form, "decimal"))

    return PLACE.sub(number, level.text).strip()


def _style_places(styles: Element | None) -> dict[str, Place]:
    """The list places of the paragraph styles, those that a style inherits included."""
    found = {} if styles is None else {str(style.get(qn("w:styleId"))): style for style in styles.iter(qn("w:style"))}
    places: dict[str, Place] = {}
    for name in found:
        seen: set[str] = set()
        base: str = name
        while base in found and base not in seen and not value(found[base], "w:pPr/w:numPr/w:numId"):
            seen.add(base)
            base = value(found[base], "w:basedOn")
        properties = found[base].find(qn("w:pPr")) if base in found and base not in seen else None
        instance, level = value(properties, "w:numPr/w:numId"), value(properties, "w:numPr/w:ilvl")
        if instance and instance != "0":
            places[name] = Place(instance, int(level) if level.isdigit() else 0)
    return places
