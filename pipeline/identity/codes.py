"""Lines in; class code, department, jurisdictional class and grade out.

Precedence, for the class code: a printed label ('Class Code: 1767'), one behind other words ('Clerk Code: 1767', unless
they name another code), a class that is a code ('Job Class: 1767'), a code that closes the title line ('CASEWORKER
TRAINEE   3002'), a code alone on a line beside the title, the code in the closing line of the document.
The other facts are read only from their labels; a jurisdictional class also from a line that holds nothing else.
"""

import re
from collections.abc import Sequence

from models.classspec import Stated
from models.document import Line
from models.requirement import Evidence
from pipeline.identity.columns import FACTS
from pipeline.identity.dates import find_dates
from pipeline.identity.labels import WORD_START, Labelled, before_labels, states_other
from pipeline.identity.title_line import CODE, split_title_line
from pipeline.lexicon.wordings import first_match, wordings

LABELLED_CODE = re.compile(rf"\W*+(?P<code>{CODE})(?=\W|$)")
CODE_ALONE = re.compile(
    rf"\s*[#(]*(?P<code>(?=[A-Z0-9.-]{{3,10}}\b){CODE}(?: [A-Z]{{3}})?)\)?\s*+(?:\([A-Za-z -]+\)\s*+)?"
)
CLOSING_CODE = re.compile(rf"[-–:]\s*(?P<code>{CODE})\s*$")
GRADE = re.compile(r"\W*(?P<grade>[A-Z]{0,3}[- ]?\d{1,3}[A-Z]?(?:-(?:\d{1,3}|[A-Z]))?)(?=[\s*.;,)]|$)")
GRADE_IN_LETTERS = re.compile(r"\W*(?P<grade>[A-Z]|(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3}))\W*")
"""A grade that is a letter or a Roman number: nothing else stands behind its label."""
LONG_CODE = re.compile(r"[A-Z]{0,3}-?\d{3,8}[A-Z]{0,2}")
OVERTIME_HEAD = re.compile(r"\bFLSA\b(?:\s+(?:status|class(?:ification)?|code)\b)?(?!.*\bexempt\b)", re.IGNORECASE)
"""The head of a column that says who is exempt from overtime pay; with the value behind it, it is no head."""
OVERTIME_VALUE = "exempt"


def begins_with_fact(text: str) -> bool:
    """True if a line begins with a label and its value ('PAY RANGE: 13'), not with a mere word ('CODE CLERK')."""
    named = first_match("labels", text, "class_code", "department", "jurisdictional_class", "grade", "closing")
    if named is None:
        return False
    rest = text[named.end :]
    return rest.lstrip()[:1] in ("", ":", "|") or bool(LABELLED_CODE.match(rest) or GRADE.match(rest))


def class_code(lines: Sequence[Line], labels: Sequence[Labelled], title_lines: Sequence[Line]) -> Stated | None:
    """The class code. `title_lines` are the lines around the title, where a bare code may stand."""
    coded = [label for label in labels if label.fact == "class_code"]
    for label in sorted(coded, key=lambda label: label.inside):
        if found := _labelled_code(label):
            return _stated(found["code"], label.name, label.line)
    for label in labels:
        if label.fact == "jurisdictional_class" and LONG_CODE.fullmatch(label.value):
            return _stated(label.value, label.name, label.line)
    title_lines = [line for line in title_lines if not states_other(line.text)]
    for line in title_lines:
        if (code := split_title_line(line.text).code) and not find_dates(line.text):
            return _stated(code, "code-after-title", line)
    for line in title_lines:
        if (found := CODE_ALONE.fullmatch(before_labels(line.text))) and not find_dates(line.text):
            return _stated(found["code"], "code-alone", line)
    for line in reversed(lines):
        if first_match("labels", line.text, "closing") and (found := CLOSING_CODE.search(line.text)):
            return _stated(found["code"], "code-in-closing-line", line)
    return None


def department(labels: Sequence[Labelled]) -> Stated | None:
    """The department, as printed after its label."""
    for label in labels:
        if label.fact == "department" and label.value and not find_dates(label.value):
            return _stated(label.value.strip(" .:"), label.name, label.line)
    return None


def grade(labels: Sequence[Labelled], title: Line | None) -> Stated | None:
    """The grade or pay range number, without the footnote stars: after its label, or at the end of the title line."""
    for label in labels:
        if label.fact == "grade" and (found := _grade(label.value)):
            return _stated(found, label.name, label.line)
    if title and (behind := split_title_line(title.text).grade):
        return _stated(behind, "grade-after-title", title)
    return None


def _grade(value: str) -> str:
    """The grade behind a label; of pay, which names no grade by itself, the one in front of it: 'Range 34 ($5,412)'."""
    value, pay, _ = value.partition("$")
    named = first_match("labels", value, "grade")
    if named:
        value = value[named.end :]
    elif pay:
        return ""
    found = GRADE.match(value) or GRADE_IN_LETTERS.fullmatch(value)
    return found["grade"].strip() if found else ""


def jurisdictional_class(labels: Sequence[Labelled], header: Sequence[Line]) -> Stated | None:
    """The jurisdictional class in lower case: after its label, behind the title, or alone on a header line.

    Below heads of which one is of the overtime law and none is of the class, 'Exempt' is a value of that law.
    """
    for label in labels:
        if label.fact == "jurisdictional_class" and (named := first_match("jurisdictional_classes", label.value)):
            value = label.value[named.start : named.end].lower()
            return _stated(value, label.name, label.line) if named.wording.label == "class" else None
    overtime = False
    for line in header:
        overtime = overtime or _heads_overtime(line.text)
        behind = split_title_line(line.text).jurisdictional_class
        if behind and not (overtime and behind == OVERTIME_VALUE):
            return _stated(behind, "class-after-title", line)
        alone = line.text.strip(" ().")
        if overtime and alone.lower() == OVERTIME_VALUE:
            continue
        if any(wording.pattern.fullmatch(alone) for wording in wordings("jurisdictional_classes", "class")):
            return _stated(alone.lower(), "class-alone", line)
    return None


def _heads_overtime(text: str) -> bool:
    """True for a line of heads that names the overtime law and no jurisdictional class."""
    if not OVERTIME_HEAD.search(text):
        return False
    others = OVERTIME_HEAD.sub("", text)
    named = (first_match("labels", others[word.start() :], *FACTS) for word in WORD_START.finditer(others))
    return not any(match and match.start == 0 and match.wording.label == "jurisdictional_class" for match in named)


def _labelled_code(label: Labelled) -> re.Match[str] | None:
    """The code behind its label, or below it where the labels are the heads of a table."""
    if re.search(r"\d", label.line.text):
        return LABELLED_CODE.match(label.value)
    return LABELLED_CODE.match(label.value) or LABELLED_CODE.match(label.below)


def _stated(value: str, rule: str, line: Line) -> Stated:
    evidence = Evidence(rule=rule, text=line.text.strip(), page=line.page, line=line.number)
    return Stated(value=value, evidence=evidence)
