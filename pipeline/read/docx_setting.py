"""How Word sets text, as far as it matters for reading. Goes in: the properties of a run or a paragraph. Comes out: a
Setting. Text in white on white paper, or too small to be read, is as good as hidden.
"""

from typing import NamedTuple

from docx.oxml.ns import qn
from lxml.etree import _Element as Element

from pipeline.read.blocks import TINY
from pipeline.read.numbering import value

OFF = frozenset(("0", "false", "off", "none"))
PAPER = frozenset(("", "auto", "ffffff"))
"""Grounds on which white text cannot be seen."""


class Setting(NamedTuple):
    """What properties say; None leaves the value of the style below."""

    bold: bool | None = None
    underlined: bool | None = None
    struck: bool | None = None
    hidden: bool | None = None
    size: float | None = None
    centred: bool | None = None
    heading: int | None = None
    white: bool | None = None
    shaded: bool | None = None

    def is_out_of_sight(self, *, on_ground: bool) -> bool:
        """True for text that nobody sees; `on_ground` if it may stand on more than white paper."""
        white = bool(self.white) and not self.shaded and not on_ground
        return bool(self.hidden) or white or (self.size is not None and 0 < self.size <= TINY)


def over(upper: Setting, lower: Setting) -> Setting:
    """`upper` where it says something, `lower` elsewhere."""
    return upper._replace(**{name: old for name, old in lower._asdict().items() if getattr(upper, name) is None})


def run_setting(properties: Element | None) -> Setting:
    """What the properties of a run say."""
    if properties is None:
        return Setting()
    size, colour = value(properties, "w:sz"), value(properties, "w:color").lower()
    underline = properties.find(qn("w:u"))
    highlight = value(properties, "w:highlight")
    return Setting(
        bold=is_on(properties, "w:b"),
        underlined=None if underline is None else underline.get(qn("w:val"), "single") not in OFF,
        struck=is_on(properties, "w:strike") or is_on(properties, "w:dstrike"),
        hidden=is_on(properties, "w:vanish"),
        size=int(size) / 2 if size.isdigit() else None,
        white=colour == "ffffff" if colour else None,
        shaded=True if highlight not in ("", "none", "white") else is_shaded(properties),
    )


def paragraph_setting(properties: Element | None) -> Setting:
    """What the properties of a paragraph say."""
    level, justified = value(properties, "w:outlineLvl"), value(properties, "w:jc")
    heading = int(level) + 1 if level.isdigit() and int(level) < 9 else None  # level 9 is body text
    return Setting(centred=justified == "center" if justified else None, heading=heading, shaded=is_shaded(properties))


def is_shaded(properties: Element | None) -> bool | None:
    """True if the ground is of another colour than paper; None if nothing is said about it."""
    shading = None if properties is None else properties.find(qn("w:shd"))
    if shading is None:
        return None
    pattern = str(shading.get(qn("w:val"), "clear"))
    return str(shading.get(qn("w:fill"), "")).lower() not in PAPER or pattern not in ("clear", "nil")


def is_on(properties: Element | None, name: str) -> bool | None:
    """What a switch says, None if it is not there."""
    switch = None if properties is None else properties.find(qn(name))
    return None if switch is None else str(switch.get(qn("w:val"), "1")).lower() not in OFF
