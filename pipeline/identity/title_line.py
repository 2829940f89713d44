"""The line of a title in, the title and the facts printed behind it out.

A number of an item before the title, or its code ('3002 CASEWORKER'), is taken off as well.

Offices print code, grade, class and pay behind the title ('CASEWORKER 3002', 'HEAD CLERK, GRADE 14', 'ACCOUNT CLERK
02417 Competitive $38,240'). They are taken off from the end, in any order: labelled facts, pay, grade, jurisdictional
class (only in parentheses, before pay or behind a code, since a title may end in 'Labor'), code.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from pipeline.identity.labels import before_labels
from pipeline.lexicon.wordings import Match, every_match

CODE = r"[A-Z]{0,3}-?\d[A-Z0-9]{0,30}(?:[.-][A-Z0-9]{1,30}){0,8}"
MARKED_CODE_AT_END = re.compile(rf"\s[#(]+(?P<code>{CODE})\)?\s*$")
CODE_AT_END = re.compile(r"\s(?P<code>[A-Z]{0,2}\d{4,6}[A-Z]{0,2})\s*$")
CODE_LABEL = re.compile(
    r"[\s,–-](?<![\s,–-]{2})[\s,–-]*+(?:(?:class|job|title)\s+)?(?:code|no\.|number)\W*$", re.IGNORECASE
)
CODE_AT_START = re.compile(r"(?P<code>(?!(?:19|20)\d\d\b)\d{4,6}|\d{3,5}[A-Z])\s+(?:[-–—]+\s+)?(?=[A-Z][A-Za-z])")
NOTE_MARK = re.compile(r"(?<=[\w)]) ?(?:\[\d{1,2}\])+$")
ITEM_NUMBER = re.compile(r"\d{1,3}[.)]\s+(?=[A-Z][A-Za-z])")
"""Classes of a volume may be numbered: '12. ROPE MAKER'."""
GRADE_AT_END = re.compile(
    r"[\s,–-](?<![\s,–-]{2})[\s,–-]*+\(?(?:(?:salary|pay|job) (?:grade|range|group)|grade|range|jg)\W{0,3}"
    r"(?P<grade>[A-Z]{0,3}-?\d+[A-Z]?)\)?\s*$",
    re.IGNORECASE,
)


ANNOUNCED = re.compile(
    r"(?:announces|announcement\sof)\b[^.;:$]{0,60}?\bexaminations? for (?:the (?:position|class|title) of )?",
    re.IGNORECASE,
)
"""What stands in front of the title of an examination."""


class TitleLine(NamedTuple):
    """A title and what stands behind it on its line; '' where nothing does."""

    title: str
    code: str = ""
    grade: str = ""
    jurisdictional_class: str = ""


@lru_cache(maxsize=1024)
def split_title_line(text: str) -> TitleLine:
    """The title of a line and the facts behind it.

    >>> split_title_line("ACCOUNT CLERK 02417 (Competitive)")
    TitleLine(title='ACCOUNT CLERK', code='02417', grade='', jurisdictional_class='competitive')
    """
    text = ITEM_NUMBER.sub("", NOTE_MARK.sub("", text.strip().lstrip("#*• ").rstrip(" *")), count=1)
    if announced := ANNOUNCED.match(text):
        text = text[announced.end() :]
    rest, pay, _ = before_labels(text).partition("$")
    line = TitleLine(rest.rstrip(" ,–-"))
    while (shorter := _take_one(line, paid=bool(pay))) is not None:
        line = shorter._replace(title=shorter.title.rstrip(" ,–-"))
    if not line.code and (found := CODE_AT_START.match(line.title)):
        return line._replace(title=line.title[found.end() :], code=found["code"])
    return line


def _take_one(line: TitleLine, *, paid: bool) -> TitleLine | None:
    """The line with the last fact of its title taken off, None if its title ends with no fact."""
    title = line.title
    if not line.grade and (found := GRADE_AT_END.search(title)):
        return line._replace(title=title[: found.start()], grade=found["grade"])
    if not line.code and (found := _code_at_end(title)) and title[: found.start()].strip():
        return line._replace(title=CODE_LABEL.sub("", title[: found.start()]), code=found["code"])
    if not line.jurisdictional_class and (named := _class_at_end(title)):
        before = title[: named.start].rstrip()
        if before.endswith("(") or paid or _code_at_end(before):
            name = title[named.start : named.end].strip(" ().").lower()
            return line._replace(title=before.rstrip("( "), jurisdictional_class=name)
    return None


def _code_at_end(text: str) -> re.Match[str] | None:
    return MARKED_CODE_AT_END.search(text) or CODE_AT_END.search(text)


def _class_at_end(text: str) -> Match | None:
    """The name of a jurisdictional class that ends a text; the longest one ('non-competitive' over 'competitive')."""
    for found in every_match("jurisdictional_classes", text):
        if not text[found.end :].strip(" )."):
            return found if found.wording.label == "class" else None
    return None
