"""The ids of several specifications in one file.

In: the id of the file, and title and class code of each specification. Out: `<file id>--<title>`. Two dashes cannot
stand in the id of a file, so no other file can have the same. A title that stands twice takes its class code too, and a
number only where that is no help. The place in the file decides nothing else: a class more or less in the middle of a
volume leaves the ids of the others as they are.
"""

from collections import Counter
from collections.abc import Sequence

from pipeline.sources.discovery import slug

LONGEST = 80
"""Characters of a title in an id."""


def spec_ids(file_id: str, classes: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """One id for each (title, class code), all different; the id of the file itself for a single class."""
    if len(classes) == 1:
        return (file_id,)
    titles = Counter(_short(title) for title, _ in classes)
    wanted = [
        f"{_short(title)}-{slug(code)}" if code and titles[_short(title)] > 1 else _short(title)
        for title, code in classes
    ]
    taken: set[str] = set()
    return tuple(f"{file_id}--{_free(name, taken)}" for name in wanted)


def _short(title: str) -> str:
    return slug(title)[:LONGEST].strip("-")


def _free(name: str, taken: set[str]) -> str:
    """The name, with a number behind it if it is taken; it is taken afterwards."""
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{name}-{number}"
    taken.add(free)
    return free
