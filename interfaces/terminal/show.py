"""One specification as an analyst checks it against the paper: what was understood, where it stands, in which words."""

from collections.abc import Iterator

from rich.console import RenderableType

from interfaces.terminal.corrections import corrections
from interfaces.terminal.parts import head, identity, lists, sections
from interfaces.terminal.problems import problems
from interfaces.terminal.qualifications import qualifications
from models.classspec import ClassSpec


def view(spec: ClassSpec, *, full: bool) -> Iterator[RenderableType]:
    """The view from top to bottom; `full` shows quotations at their whole length."""
    yield from head(spec)
    yield from corrections(spec.corrections)
    yield from identity(spec, full=full)
    yield from sections(spec)
    yield from qualifications(spec, full=full)
    yield from lists(spec, full=full)
    yield from problems(spec.problems)
