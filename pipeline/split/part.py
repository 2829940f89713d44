"""What splitting hands on: the document of one class, and what is known of the class from its place in the file."""

from typing import NamedTuple

from models.classspec import Identity, Stated
from models.document import Document, Line, Problem, Severity
from models.section import Section

MAYBE_SEVERAL = "maybe-several-classes"


class Part(NamedTuple):
    """One class. `title`, `class_code` and `grade` are set for a level of a series; `shared` holds the lines that other
    levels have too."""

    document: Document
    title: Stated | None = None
    class_code: Stated | None = None
    grade: Stated | None = None
    shared: frozenset[Line] = frozenset()

    def marked(self, sections: tuple[Section, ...]) -> tuple[Section, ...]:
        """The sections, those of shared lines only marked as `shared`."""
        if not self.shared:
            return sections
        return tuple(section.model_copy(update={"shared": self._is_shared(section)}) for section in sections)

    def identity(self, read: Identity) -> Identity:
        """What the document says of itself, with the title, the code and the grade of this level."""
        known = {"title": self.title, "class_code": self.class_code, "grade": self.grade}
        return read.model_copy(update={name: stated for name, stated in known.items() if stated})

    def _is_shared(self, section: Section) -> bool:
        places = {(line.page, line.number) for line in self.shared}
        return all((line.page, line.number) in places for line in section.extent)


def doubt(message: str, page: int | None = None, line: int | None = None) -> Problem:
    """The problem of a file that may hold several classes and was left whole."""
    return Problem(code=MAYBE_SEVERAL, severity=Severity.WARNING, message=message, page=page, line=line)
