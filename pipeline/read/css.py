"""How HTML elements are set. Goes in: an element and the page's own style sheet. Comes out: the few facts that matter
for reading: bold, centred, size, struck, hidden, page break, list type.

Precedence, weakest first: the tag, rules for a tag, rules for a class, for several at once, for an id (each also with a
tag), old attributes (`align`, `size`), the `style` attribute. Of rules for what lies inside something else
(`css_paths.py`) only what they hide or strike counts, and only if one does: exported documents do not need the rest.
Longer selectors are passed over.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from lxml.etree import _Element as Element

from pipeline.read.css_paths import Path, Paths, path_of

RULE = re.compile(r"(?:^|(?<=[{}]))([^{}]++)\{([^{}]*+)\}")
NO_RULE = re.compile(r"/\*(?>.*?\*/|.*)|<!--|-->", re.DOTALL)
"""A comment that never ends reaches to the end."""
SELECTOR = re.compile(r"([a-z][a-z0-9]*)?(?:#([\w-]+)|((?:\.[\w-]+){1,3}))?$", re.IGNORECASE)
SIZE = re.compile(r"([\d.]+)(pt|px)")
NO_SIZE = re.compile(r"0+(?:\.0*)?(?:[a-z]{1,4}|%)?")
BLOCK = re.compile(r"@(?:media|supports|container)\b[^{};]*+\{|[{}]")
NOT_HERE = re.compile(r"\b(?:print|speech|max-(?:device-)?width|prefers-[\w-]+|orientation|hover|pointer)\b")
"""What a style sheet asks of the window or the paper that does not hold on a desk: most pages are read there."""
BOLD_IN_FONT, SIZE_IN_FONT = re.compile(r"\b(?:bold|bolder|[6-9]00)\b"), re.compile(r"\b[\d.]{1,12}+(?:pt|px)\b")
POINTS = {"pt": 1.0, "px": 0.75}
FONT_POINTS = (7.5, 10.0, 12.0, 13.5, 18.0, 24.0, 36.0)
"""What `<font size=1>` to `<font size=7>` are in browsers; relative sizes count from 3."""


class Css(NamedTuple):
    """What a rule sets; None leaves the inherited value."""

    bold: bool | None = None
    underlined: bool | None = None
    struck: bool | None = None
    centred: bool | None = None
    hidden: bool | None = None
    size: float | None = None
    page_break: bool | None = None
    list_type: str | None = None
    unseen: bool | None = None
    """Out of sight, until something inside says that it is visible."""
    sized: bool | None = None
    """Has a size of its own, even one in a unit that is not known here."""


EMPTY = Css()
HEADING = Css(bold=True)
TAGS = {
    **dict.fromkeys(("b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6"), HEADING),
    **dict.fromkeys(("s", "strike", "del"), Css(struck=True)),
    "u": Css(underlined=True),
    "a": Css(underlined=False),
    "center": Css(centred=True),
}
MOST_CLASSES = 10
"""Of one element that are looked at together; a single rule is found among any number."""
Rules = dict[tuple[str, str | tuple[str, ...]], Css]
"""What a style sheet sets by (tag, class); an empty string stands for any tag. Several classes are a tuple in the order
of the alphabet, an id is the tuple ("#", id)."""
A_CLASS, AN_ID = (0, 1, 0), (1, 0, 0)
"""The weights of a rule for a class and of one for an id."""
TELLING = frozenset(("class", "align", "size", "hidden", "aria-hidden", "style"))
"""The attributes that say how an element is set."""


class Sheet:
    """The style sheet of a page. It remembers what it has said: pages set thousands of elements in a few ways."""

    def __init__(self, text: str) -> None:
        """The rules in the text of a style sheet."""
        self._rules, paths = read_rules(text)
        hiding = any(css.hidden or css.unseen or css.struck for css in paths.values())
        self._paths = Paths(paths) if hiding else None
        self._of_paths = paths
        self._inside: dict[Element, int] = {}
        self._several = any(type(name) is tuple and name[0] != "#" for _, name in self._rules)
        self._ids = {name[1] for _, name in self._rules if name[:1] == ("#",)}
        self._said: dict[tuple[object, ...], Css] = {}

    def meet(self, root: Element) -> None:
        """Look at a page as a whole, if a rule hides what lies inside something else; nearly none does."""
        if self._paths:
            self._inside = self._paths.reached(root)

    def of(self, element: Element) -> Css:
        """What applies to `element`, without what it inherits."""
        telling = [part for pair in element.items() if pair[0] in TELLING for part in pair]
        if self._ids and element.get("id") in self._ids:  # any other would only make each element one of its kind
            telling += ["id", element.get("id", "")]
        ends = self._inside.get(element, 0) if self._inside else 0
        key = (element.tag, ends, *telling)
        if (css := self._said.get(key)) is None:
            attributes = dict(zip(map(str, telling[::2]), map(str, telling[1::2]), strict=True))
            paths = self._paths.ending(ends) if self._paths and ends else ()
            inside = [(path, self._of_paths[path]) for path in paths]
            css = self._said[key] = merged(_facts(element.tag, attributes, self._rules, inside, several=self._several))
        return css


def merged(facts: Iterable[Css]) -> Css:
    """One Css in which the later of `facts` win."""
    result, *later = [css for css in facts if css is not EMPTY] or [EMPTY]
    for css in later:
        result = result._replace(**{name: value for name, value in css._asdict().items() if value is not None})
    return result


def read_rules(text: str) -> tuple[Rules, dict[Path, Css]]:
    """The rules of a style sheet: for elements, and what those for elements inside others hide, show or strike."""
    rules: Rules = {}
    paths: dict[Path, Css] = {}
    for selectors, declarations in RULE.findall(_on_a_desk(NO_RULE.sub(" ", text))):
        css = read_declarations(declarations)
        for selector in selectors.split(",") if css != EMPTY else ():
            match = SELECTOR.match(selector.strip())
            if match and selector.strip():
                key = ((match[1] or "").lower(), _name(match[2] or "", match[3] or ""))
                rules[key] = merged((rules.get(key, EMPTY), css))
            elif (seen := _sight(css)) and (path := path_of(selector.strip())):
                paths[path] = merged((paths.get(path, EMPTY), seen))
    return rules, paths


def _sight(css: Css) -> Css | None:
    """What a rule says of what is seen and in force; None if nothing."""
    seen = Css(hidden=css.hidden, unseen=css.unseen, struck=css.struck)
    return seen if seen != EMPTY else None


def _name(identity: str, classes: str) -> str | tuple[str, ...]:
    """The second part of a key, of "secret" or of ".a.b"."""
    if identity:
        return "#", identity
    names = sorted(set(classes.split(".")[1:]))
    return tuple(names) if len(names) > 1 else "".join(names)


def _on_a_desk(text: str) -> str:
    """The sheet without what is for paper or small windows only: words hidden there are text here."""
    if "@" not in text:
        return text
    parts, at, depth, skipped = [], 0, 0, 0
    for match in BLOCK.finditer(text):
        opens = match[0] != "}"
        depth = max(0, depth + (1 if opens else -1))
        if skipped:
            if depth < skipped:
                at, skipped = match.end(), 0
        elif match[0].startswith("@") and all(map(_is_not_here, match[0].split(","))):
            parts.append(text[at : match.start()])
            skipped = depth
    return "".join((*parts, "" if skipped else text[at:]))


def _is_not_here(query: str) -> bool:
    return NOT_HERE.search(query.lower()) is not None and not re.search(r"\bnot\b", query.lower())


def _facts(
    tag: str, attributes: Mapping[str, str], rules: Rules, inside: Sequence[tuple[Path, Css]], *, several: bool
) -> Iterator[Css]:
    """What applies to an element, the weakest first; `inside`: because of where it lies; `several`: some rule is for
    several classes at once."""
    yield TAGS.get(tag, EMPTY)
    yield rules.get((tag, ""), EMPTY)
    yield from (css for path, css in inside if path.weight < A_CLASS)
    classes = attributes.get("class", "").split()
    names: list[str | tuple[str, ...]] = [*classes]
    if several and len(classes) > 1:
        some = sorted(set(classes))[:MOST_CLASSES]
        names += [*combinations(some, 2), *combinations(some, 3)]
    for name in names:
        yield rules.get(("", name), EMPTY)
        yield rules.get((tag, name), EMPTY)
    yield from (css for path, css in inside if A_CLASS <= path.weight < AN_ID)
    if "id" in attributes:
        own = ("#", attributes["id"])
        yield rules.get(("", own), EMPTY)
        yield rules.get((tag, own), EMPTY)
    yield from (css for path, css in inside if path.weight >= AN_ID)
    if "align" in attributes:
        yield Css(centred=attributes["align"].lower() == "center")
    if tag == "font" and "size" in attributes:
        yield Css(size=_font_points(attributes["size"]))
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        yield Css(hidden=True)
    if "style" in attributes:
        yield read_declarations(attributes["style"])


@lru_cache(maxsize=4096)
def read_declarations(text: str) -> Css:
    """The facts in "text-align: center; font-weight: bold"."""
    declared = text.lower().replace("!important", "").split(";")
    values = dict(part.split(":", 1) for part in declared if ":" in part)
    values = {name.strip(): " ".join(value.split()) for name, value in values.items()}
    decoration = values.get("text-decoration", values.get("text-decoration-line"))
    weight, align = values.get("font-weight", _in_shorthand(BOLD_IN_FONT, values) or None), values.get("text-align")
    breaks = values.get("page-break-before", values.get("break-before"))
    return Css(
        bold=None if weight is None else weight in ("bold", "bolder", "600", "700", "800", "900"),
        underlined=None if decoration is None else "underline" in decoration,
        struck=None if decoration is None else "line-through" in decoration,
        centred=None if align is None else align == "center",
        hidden=_is_hidden(values),
        size=_size(values),
        page_break=None if breaks is None else breaks in ("always", "page", "left", "right"),
        list_type=values.get("list-style-type", values.get("list-style")),
        unseen=None if "visibility" not in values else values["visibility"] in ("hidden", "collapse"),
        sized="font-size" in values or "font" in values or None,
    )


def _size(values: Mapping[str, str]) -> float | None:
    if NO_SIZE.fullmatch(values.get("font-size", "")):
        return 0.0
    return _points(values.get("font-size", "")) or _points(_in_shorthand(SIZE_IN_FONT, values))


def _in_shorthand(pattern: re.Pattern[str], values: Mapping[str, str]) -> str:
    """What `font: bold 12pt/1.2 Arial` says, empty if nothing."""
    match = pattern.search(values.get("font", ""))
    return match[0] if match else ""


def _is_hidden(values: Mapping[str, str]) -> bool | None:
    """True for what no browser (or, of Word's own properties, no Word) shows."""
    if values.get("display") == "none" or values.get("mso-hide") == "all":
        return True
    return False if "display" in values else None


def _points(value: str) -> float | None:
    match = SIZE.match(value)
    return float(match[1]) * POINTS[match[2]] if match and match[1].count(".") < 2 and match[1] != "." else None


def _font_points(value: str) -> float | None:
    if not re.fullmatch(r"[+-]?\d", value.strip()):
        return None
    number = int(value) + (3 if value.strip()[0] in "+-" else 0)
    return FONT_POINTS[min(max(number, 1), 7) - 1]
