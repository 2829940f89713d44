"""Rules of a style sheet for what lies inside something else: `.archive p`, `#old > li`, `div.past .note span`.

Goes in: selectors of several steps; then a page. Comes out: the elements that some of them are for, and which. A
selector that asks for more (siblings, attributes, states) is no path.

The page is walked once, however it nests and however many rules there are: the steps of all paths are the bits of one
number, and of each open element it is known which steps it, and those around it, have reached.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, chain
from typing import NamedTuple

from lxml import etree
from lxml.etree import _Element as Element

STEP = re.compile(r"(\*|[a-z][a-z0-9]*)?((?:[#.][\w-]+){0,4})", re.IGNORECASE)
PART = re.compile(r"[#.][\w-]+")
JOINT = re.compile(r"\s*(>)\s*|\s+")
LONGEST = 200
"""Characters; a longer selector was not written by a person."""
MAX_STEPS = 8
MAX_PATHS = 1000
"""Of one page; style sheets have a few hundred."""
WITHOUT_SCRIPTS = frozenset((".no-js", ".nojs", ".no-javascript"))
"""A page takes such a class off itself as soon as a browser shows it."""


class Step(NamedTuple):
    """What one step asks for: a tag (empty: any), ids and classes with their sign; `child`: right inside the step
    before."""

    tag: str
    parts: tuple[str, ...]
    child: bool


class Path(NamedTuple):
    """A selector of several steps, the outermost first."""

    steps: tuple[Step, ...]

    @property
    def weight(self) -> tuple[int, int, int]:
        """Its ids, classes and tags: of two rules for one element the heavier one wins."""
        parts = [part[0] for step in self.steps for part in step.parts]
        return parts.count("#"), parts.count("."), sum(bool(step.tag) for step in self.steps)


def path_of(selector: str) -> Path | None:
    """The path that a selector is; None for one of a single step, or one that asks for more than a path can."""
    pieces = JOINT.split(selector) if len(selector) <= LONGEST else [selector]
    if not 2 <= len(pieces[::2]) <= MAX_STEPS:
        return None
    joints = (False, *(joint is not None for joint in pieces[1::2]))
    steps = [_step(text, child=child) for text, child in zip(pieces[::2], joints, strict=True)]
    whole = tuple(step for step in steps if step)
    scripted = any(part.lower() in WITHOUT_SCRIPTS for step in whole for part in step.parts)
    return None if len(whole) < len(steps) or scripted else Path(whole)


def _step(text: str, *, child: bool) -> Step | None:
    match = STEP.fullmatch(text) if text else None
    if match is None:
        return None
    return Step((match[1] or "").lower().strip("*"), tuple(sorted(set(PART.findall(match[2])))), child)


class Paths:
    """Paths ready for a page: their steps are bits, and of each it is known what it asks of an element."""

    def __init__(self, paths: Iterable[Path]) -> None:
        """The paths of a style sheet, in its order."""
        ordered = sorted(list(paths)[:MAX_PATHS], key=lambda path: path.weight)
        steps = list(chain.from_iterable(path.steps for path in ordered))
        self._last = self._first = 0
        self._child = sum(1 << at for at, step in enumerate(steps) if step.child)
        self._ends: dict[int, Path] = {}
        for path, end in zip(ordered, accumulate(len(path.steps) for path in ordered), strict=True):
            self._first |= 1 << (end - len(path.steps))
            self._last |= 1 << (end - 1)
            self._ends[end - 1] = path
        self._asked = _asked([(step.tag, *step.parts) for step in steps])
        self._held: dict[tuple[str, str, str], int] = {}

    def reached(self, root: Element) -> dict[Element, int]:
        """The elements of a page that paths are for, and the bits in which these end (`ending`)."""
        found: dict[Element, int] = {}
        above, parents = [0], [0]  # what the open elements have reached: all of them together, and each one
        for event, element in etree.iterwalk(root, events=("start", "end")):
            if event == "end":
                above.pop()
                parents.pop()
                continue
            here = self._reached(element, above[-1], parents[-1])
            above.append(above[-1] | here)
            parents.append(here)
            if ends := here & self._last:
                found[element] = ends
        return found

    def _reached(self, element: Element, above: int, parent: int) -> int:
        """The steps that an element reaches, below elements that have reached `above`, in one that has `parent`."""
        ready = self._first | ((above << 1) & ~self._child) | ((parent << 1) & self._child)
        return ready & self._holding(element)

    def ending(self, ends: int) -> Iterator[Path]:
        """The paths whose last steps are the bits of `ends`, the weakest first; of equal ones in the order given."""
        return (path for at, path in self._ends.items() if ends >> at & 1)

    def _holding(self, element: Element) -> int:
        """The steps that hold for an element, whatever it lies in."""
        key = (str(element.tag), element.get("id", ""), element.get("class", ""))
        if (held := self._held.get(key)) is None:
            names = (f"#{key[1]}", *(f".{name}" for name in key[2].split()))
            (held, tags), *parts = self._asked
            held |= tags.get(key[0], 0)
            for free, wanted in parts:
                for name in names:
                    free |= wanted.get(name, 0)
                held &= free
            self._held[key] = held
        return held


def _asked(steps: Sequence[Sequence[str]]) -> list[tuple[int, dict[str, int]]]:
    """For the tag, then for the first, second … part of a step: the steps that ask for none, and those that ask for one
    by its name."""
    asked = []
    for slot in range(max(map(len, steps), default=0)):
        wanted: dict[str, int] = {}
        for at, names in enumerate(steps):
            name = names[slot] if slot < len(names) else ""
            wanted[name] = wanted.get(name, 0) | 1 << at
        asked.append((wanted.pop("", 0), wanted))
    return asked
