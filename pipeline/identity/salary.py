"""Lines in, the pay range out.

The first range printed is published: where several pay grades or departments stand side by side, the first is the
grade of entry. Which amounts are one range says `pay_range.py`; a single amount (a flat rate) is minimum and maximum,
and the most may stand on the line below the least. The period is the word nearest after the amounts
on their line, else before them, else in the heading or a line beside it; it is never guessed from the size.
"""

from collections.abc import Sequence
from itertools import zip_longest

from models.classspec import Salary
from models.document import Line
from models.requirement import Evidence
from models.section import Section, SectionKind
from pipeline.identity.pay_range import names_least, names_most, pay_ranges
from pipeline.lexicon.wordings import every_match, first_match
from pipeline.unwrapped import written


def read_salary(sections: Sequence[Section], header: Sequence[Line]) -> Salary | None:
    """The pay range of the specification, None if no amount is printed where pay stands."""
    if not any("$" in line.text for lines in (header, *(section.extent for section in sections)) for line in lines):
        return None
    for section in sections:
        if section.kind is SectionKind.SALARY and (found := _first_range(written(section.lines), section.heading)):
            return found
    pay = [line for section in sections for line in written(section.lines) if first_match("pay", line.text, "pay")]
    return _first_range([*header, *pay], "")


def _first_range(lines: Sequence[Line], heading: str) -> Salary | None:
    for line, below in zip_longest(lines, lines[1:]):
        text = line.text
        if below and names_least(text) and names_most(below.text):
            text = f"{text} {below.text}"
        for found in pay_ranges(text):
            period = _period(text, found.start, found.end) or _named(heading) or _period_beside(lines)
            place = Evidence(rule="first-pay-range", text=line.text.strip(), page=line.page, line=line.number)
            return Salary(minimum=found.minimum, maximum=found.maximum, period=period, evidence=place)
    return None


def _period(text: str, start: int, end: int) -> str:
    """The period named after the amounts, before the next amount; else the last one named before them. Where each range
    has its label in front of it, with a colon, what stands after it is the label of the next."""
    before, (after, another, _) = text[:start], text[end:].partition("$")
    labelled = another and before.rstrip().endswith(":") and after.rstrip().endswith(":")
    ahead = _named(before, last=True)
    return ahead if labelled and ahead else _named(after) or ahead


def _period_beside(lines: Sequence[Line]) -> str:
    """The period of a line that names one and holds no amount of its own."""
    return next((period for line in lines if "$" not in line.text and (period := _named(line.text))), "")


def _named(text: str, *, last: bool = False) -> str:
    """The first (or last) period named in `text`; the longer word wins at one place ('bi-weekly' over 'weekly')."""
    hits = [(found.start, found.end, found.wording.name) for found in every_match("pay", text, "period")]
    if last:
        return max(hits, key=lambda hit: (hit[1], -hit[0]))[2] if hits else ""
    return min(hits, key=lambda hit: (hit[0], -hit[1]))[2] if hits else ""
