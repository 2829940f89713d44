"""A class specification cut into its parts."""

from enum import StrEnum

from models.document import Line
from models.frozen import Frozen


class SectionKind(StrEnum):
    """The closed list of parts that a class specification can have."""

    HEADER = "header"
    DISTINGUISHING_FEATURES = "distinguishing_features"
    TYPICAL_WORK_ACTIVITIES = "typical_work_activities"
    KSAS = "ksas"
    MINIMUM_QUALIFICATIONS = "minimum_qualifications"
    NOTES = "notes"
    SPECIAL_REQUIREMENTS = "special_requirements"
    SUPERVISION = "supervision"
    PHYSICAL_DEMANDS = "physical_demands"
    SALARY = "salary"
    APPLICATION = "application"
    SELECTION_PROCESS = "selection_process"
    OTHER = "other"


class Section(Frozen):
    """One part: its heading as printed (empty for the header) and its body lines.

    A line that holds both ("DUTIES: Plans …") is split in two lines with the same page and number, so the words of
    `heading_lines` and `lines` over all sections are exactly the words of the document.
    `rule` names the lexicon entry or the decision that opened the section; `unknown-heading` marks doubt. `shared` says
    that other classes of the same file have the part too (a series).
    """

    kind: SectionKind
    heading: str
    heading_lines: tuple[Line, ...] = ()
    lines: tuple[Line, ...] = ()
    rule: str
    shared: bool = False

    @property
    def text(self) -> str:
        """The body without the heading, one line of text per document line."""
        return "\n".join(line.text for line in self.lines)

    @property
    def extent(self) -> tuple[Line, ...]:
        """Heading and body lines together."""
        return self.heading_lines + self.lines

    def line_at(self, offset: int) -> Line:
        """The line that holds the character at `offset` of `text`; IndexError beyond the end."""
        end = 0
        for line in self.lines:
            end += len(line.text) + 1
            if offset < end:
                return line
        raise IndexError(f"offset {offset} is beyond the section's {end} characters")
