"""A requirement in the words of an analyst: "Education: bachelor in social work", "Experience: 24 months"."""

from interfaces.terminal.further import further
from interfaces.terminal.text import count, number, printable, shortened
from models.requirement import (
    AllOf,
    AnyOf,
    Condition,
    Education,
    EducationLevel,
    EquivalentCombination,
    Experience,
    Leaf,
    License,
    LicenseTiming,
    Substitution,
)

SHORT = 90
"""Characters of a kind of work that a cell shows."""


def words(value: str) -> str:
    """A value of a closed list as words: "high_school" is "high school"."""
    return value.replace("_", " ")


def connective(node: AllOf | AnyOf) -> str:
    """What joins the members, readable without colour."""
    return "ANY OF (or)" if isinstance(node, AnyOf) else "ALL OF (and)"


def leaf_words(leaf: Leaf) -> str:
    """One leaf of the tree, in a line."""
    match leaf:
        case Education():
            return f"Education: {_education(leaf)}"
        case Experience():
            return f"Experience: {experience(leaf)}"
        case License():
            return f"License: {_license(leaf)}"
        case Condition():
            return f"Condition: {_condition(leaf)}"
        case EquivalentCombination():
            return f"Equivalent combination of training and experience{_floor(leaf)}"
    return "NOT UNDERSTOOD: no rule explains these words"


def _education(leaf: Education) -> str:
    level = "none required" if leaf.level is EducationLevel.NONE else words(leaf.level)
    fields = f" in {printable(' / '.join(leaf.fields))}" if leaf.fields else ""
    unit = f"{leaf.credit_unit} credit" if leaf.credit_unit else "credit"
    credits = "" if leaf.credits is None else f", {count(leaf.credits, unit)}"
    return f"{level}{fields}{credits}{further(leaf)}"


def _license(leaf: License) -> str:
    timing = "" if leaf.timing is LicenseTiming.UNSTATED else f", {words(leaf.timing)}"
    return f"{printable(leaf.name)}{timing}{further(leaf)}"


def _condition(leaf: Condition) -> str:
    stated = "" if leaf.amount is None else f": {number(leaf.amount)}"
    return f"{words(leaf.about)}{stated}{further(leaf)}"


def experience(leaf: Experience) -> str:
    """An amount and what it is in: "24 months – clerical work, as Clerk / Typist"."""
    subject = f" – {printable(leaf.subject)}" if leaf.subject else ""
    titles = f", as {printable(' / '.join(leaf.titles))}" if leaf.titles else ""
    return f"{amount(leaf.months, leaf.hours)}{subject}{titles}{further(leaf)}"


def amount(months: float | None, hours: float | None = None) -> str:
    """An amount of experience in the unit it was published in."""
    if months is not None:
        return count(months, "month")
    return "amount not stated" if hours is None else count(hours, "hour")


def _floor(leaf: EquivalentCombination) -> str:
    floors = [
        _floor_education(leaf),
        "" if leaf.floor_experience_months is None else f"{amount(leaf.floor_experience_months)} of experience",
        *map(printable, leaf.floor_licenses),
    ]
    stated = [floor for floor in floors if floor]
    floor = f", with at least {' and '.join(stated)}" if stated else " (no floor stated)"
    return f"{floor}{further(leaf)}"


def _floor_education(leaf: EquivalentCombination) -> str:
    level = "" if leaf.floor_education is None else words(leaf.floor_education)
    fields = f" in {printable(' / '.join(leaf.floor_fields))}" if leaf.floor_fields else ""
    return f"{level or ('education' if fields else '')}{fields}"


def short(leaf: Leaf) -> str:
    """A leaf in a cell of the table of alternatives."""
    match leaf:
        case Education():
            return _education(leaf)
        case Experience():
            return _short_experience(leaf)
        case License():
            return f"license: {_license(leaf)}"
        case Condition():
            return _condition(leaf)
        case EquivalentCombination():
            return f"equivalent combination{_floor(leaf)}"
    return f"NOT UNDERSTOOD: “{shortened(printable(leaf.evidence.text), SHORT)}”"


def _short_experience(leaf: Experience) -> str:
    """The amount, and the titles or else the kind of work as far as a cell has room for it."""
    kind = f"as {' / '.join(leaf.titles)}" if leaf.titles else leaf.subject
    subject = f" – {shortened(printable(kind), SHORT)}" if kind else ""
    return f"{amount(leaf.months, leaf.hours)}{subject}{further(leaf)}"


def substitution_words(rule: Substitution) -> str:
    """A rule of exchange in a line: "college for experience: 30 credits = 12 months, at most 24 months"."""
    credits = "" if rule.credits is None else f"{count(rule.credits, 'credit')} = "
    rate = "" if rule.months is None else f"{credits}{count(rule.months, 'month')}"
    terms = [
        rate or credits.removesuffix(" = "),
        "year for year" if rule.year_for_year else "",
        "" if rule.maximum_months is None else f"at most {count(rule.maximum_months, 'month')}",
    ]
    stated = ", ".join(term for term in terms if term)
    return f"{printable(rule.substitute)} for {rule.target}{f': {stated}' if stated else ''}{further(rule)}"
