"""Starred notes bound to the words that carry their mark: "a Bachelor's Degree*" belongs to "*SPECIAL NOTE: …".

In: the notes and the sections. Out: the same notes; one whose label is a mark has the marked words, with their place.
A mark counts where it is glued to the end of a word and has exactly as many stars as the label.
"""

import re
from collections.abc import Iterator

from models.classspec import Note
from models.requirement import Evidence
from models.section import Section

MARK = re.compile(r"(?<![\w'’.-])(?P<words>[\w'’.-]++(?: [\w'’.-]++){0,3}+)(?P<stars>\*{1,4})(?![\w*])")
"""Nothing is given back and no match begins within a word: a line of one long word would take hours."""
IS_MARK = re.compile(r"\*{1,4}")


def bound(notes: tuple[Note, ...], sections: tuple[Section, ...]) -> tuple[Note, ...]:
    """The notes, those with a mark for a label bound to the words that carry it."""
    marked = tuple(_marked(sections)) if any(IS_MARK.fullmatch(note.label) for note in notes) else ()
    return tuple(_with_marks(note, marked) if IS_MARK.fullmatch(note.label) else note for note in notes)


def _with_marks(note: Note, marked: tuple[tuple[str, Evidence], ...]) -> Note:
    return note.model_copy(update={"marks": tuple(words for stars, words in marked if stars == note.label)})


def _marked(sections: tuple[Section, ...]) -> Iterator[tuple[str, Evidence]]:
    for section in sections:
        for line in section.lines:
            for match in MARK.finditer(line.text):
                words = Evidence(rule="footnote-mark", text=match.group(), page=line.page, line=line.number)
                yield match["stars"], words
