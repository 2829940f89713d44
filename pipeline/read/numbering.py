"""Automatic list numbers of a Word document. Goes in: the numbering part and the paragraphs in order. Comes out: the
label that Word prints before each paragraph ("3.", "(b)", "•"), empty if none.

Word keeps one counter per list and level. A paragraph of a higher level starts the deeper ones anew, unless they say
after which level they restart (`w:lvlRestart`, 0: never); a list instance (`w:num`) with a start override starts anew
once; instances of one abstract list otherwise share their counters. Legal numbering (`w:isLgl`) shows all numbers of a
label as decimals. A list may borrow its levels from a list style, and a level may name the style that stands for it.
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
    "lowerLetter": "lower_letter",
    "upperLetter": "upper_letter",
    "lowerRoman": "lower_roman",
    "upperRoman": "upper_roman",
}
PLACE = re.compile(r"%([1-9])")


class Level(NamedTuple):
    """One level of a list: first number, number format of Word, a text such as "(%1)", whether all numbers are shown as
    decimals, and the level (from 1) after which it restarts, -1 for any higher one."""

    start: int
    form: str
    text: str
    legal: bool = False
    restart: int = -1


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
        self._named: dict[tuple[str, str], int] = {}
        self._styles = _style_places(styles)
        if part is not None:
            self._read(part)

    def place_of(self, properties: Element | None, style: str) -> Place | None:
        """The list place of a paragraph with `w:pPr` properties and a style id; None outside lists."""
        own, level = value(properties, "w:numPr/w:numId"), value(properties, "w:numPr/w:ilvl")
        if own:
            return None if own == "0" else Place(own, int(level) if level.isdigit() else 0)
        place = self._styles.get(style)
        if place is None:
            return None
        named = self._named.get((self._instances.get(place.instance, ""), style), place.level)
        return place._replace(level=int(level) if level.isdigit() else named)

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
            if levels[deeper].restart < 0 or place.level < levels[deeper].restart:
                del counts[deeper]
        return _label(levels, counts, place.level)

    def _restart(self, instance: str, counts: dict[int, int]) -> None:
        for level, start in self._overrides.pop(instance, {}).items():
            counts[level] = start - 1

    def _read(self, part: Element) -> None:
        for abstract in part.iter(qn("w:abstractNum")):
            name = str(abstract.get(qn("w:abstractNumId")))
            self._abstract[name] = {_depth(level): _level(level) for level in abstract.iter(qn("w:lvl"))}
            self._named |= {
                (name, style): _depth(level)
                for level in abstract.iter(qn("w:lvl"))
                if (style := value(level, "w:pStyle"))
            }
        for number in part.iter(qn("w:num")):
            instance = str(number.get(qn("w:numId")))
            self._instances[instance] = value(number, "w:abstractNumId")
            self._overrides[instance] = {
                _depth(override): int(value(override, "w:startOverride"))
                for override in number.iter(qn("w:lvlOverride"))
                if value(override, "w:startOverride").isdigit()
            }
            self._own_levels(number, instance)
        for abstract in part.iter(qn("w:abstractNum")):
            self._borrow(str(abstract.get(qn("w:abstractNumId"))), value(abstract, "w:numStyleLink"))

    def _own_levels(self, number: Element, instance: str) -> None:
        """An instance that sets levels of its own is a list of its own."""
        own = {_depth(level): _level(level) for level in number.iter(qn("w:lvl"))}
        if own:
            shared = self._abstract.get(self._instances[instance], {})
            self._instances[instance] = f"num {instance}"
            self._abstract[f"num {instance}"] = {**shared, **own}

    def _borrow(self, name: str, style: str) -> None:
        """A list that only links to a list style has the levels of that style's list."""
        if style in self._styles and not self._abstract[name]:
            self._abstract[name] = self._abstract.get(self._instances.get(self._styles[style].instance, ""), {})


def _depth(element: Element) -> int:
    level = str(element.get(qn("w:ilvl")) or "")
    return int(level) if level.isdigit() else 0


def _level(element: Element) -> Level:
    start, restart = value(element, "w:start"), value(element, "w:lvlRestart")
    legal = element.find(qn("w:isLgl"))
    return Level(
        start=int(start) if start.isdigit() else 1,
        form=value(element, "w:numFmt") or "decimal",
        text=value(element, "w:lvlText"),
        legal=legal is not None and str(legal.get(qn("w:val"), "1")) not in ("0", "false", "off"),
        restart=int(restart) if restart.isdigit() else -1,
    )


def _label(levels: Mapping[int, Level], counts: Mapping[int, int], current: int) -> str:
    level = levels[current]
    if level.form == "bullet":
        return BULLET

    def number(match: re.Match[str]) -> str:
        place = int(match[1]) - 1
        shown = levels.get(place, level)
        return _number(counts.get(place, shown.start), "decimal" if level.legal else shown.form)

    return PLACE.sub(number, level.text).strip()


def _number(count: int, form: str) -> str:
    """One number of a label; number formats of other languages are shown as decimals."""
    if form == "none":
        return ""
    if form == "decimalZero":
        return f"{count:02}"
    if form == "ordinal":
        ending = "th" if count % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(count % 10, "th")
        return f"{count}{ending}"
    return label(count, FORMS.get(form, "decimal"))


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
