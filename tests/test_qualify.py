"""Backgrounds held against qualification texts: who meets them, by which alternative, and what is missing."""

import pytest

from models.background import Answer, Background, Service
from models.document import Line
from models.requirement import EducationLevel
from models.section import Section, SectionKind
from pipeline.compose import qualifications
from pipeline.qualify import judge

TWO_WAYS = """EITHER:
A. Graduation from a four-year college with a bachelor's degree in botany and one year of greenhouse experience; OR
B. Graduation from high school and four years of greenhouse experience; OR
C. An equivalent combination of training and experience as defined by the limits of A and B.
"""
CLASS_ONLY = "Two years of permanent competitive status as a Greenhouse Aide."
LICENSED = "Possession of a valid license as a Land Surveyor and three years of surveying experience."
EXCHANGE = """Associate degree in drafting and three years of drafting experience.
Thirty (30) college credits may be substituted for one year of the required experience, up to a maximum of two years.
"""
FLOOR = """1. A bachelor's degree and two years of audit experience; or
2. Education and/or experience equivalent to "1" above. However, all candidates must have an associate degree.
"""
PART = "A bachelor's degree and two years of library work, one of which must have been in cataloguing."
NOTHING = "No formal education or experience is required."


def best(text: str, **background: object) -> tuple[Answer, str, list[str]]:
    lines = tuple(Line(text=each, page=1, number=at) for at, each in enumerate(text.strip().split("\n"), start=1))
    section = Section(kind=SectionKind.MINIMUM_QUALIFICATIONS, heading="", lines=lines, rule="test")
    found, _ = qualifications([section])
    first = judge(found, Background.model_validate(background))[0]
    return first.answer, first.alternative.label, [each.answer.value for each in first.findings]


ROWS = [
    (
        "a degree in the field and enough time: only the kind of experience is left to check",
        TWO_WAYS,
        {"education": "bachelor", "fields": ("Botany",), "experience_months": 12},
        (Answer.CHECK, "A", ["meets", "check"]),
    ),
    (
        "without the degree the long way counts",
        TWO_WAYS,
        {"education": "high_school", "experience_months": 50},
        (Answer.CHECK, "B", ["meets", "check"]),
    ),
    (
        "time in the named class is met without a doubt",
        CLASS_ONLY,
        {"services": (Service(name="greenhouse aide", months=24),)},
        (Answer.MEETS, "", ["meets"]),
    ),
    (
        "time in another class does not count",
        CLASS_ONLY,
        {"services": (Service(name="Clerk", months=60),), "experience_months": 60},
        (Answer.LACKS, "", ["lacks"]),
    ),
    (
        "a licence that is not held is lacking",
        LICENSED,
        {"experience_months": 36},
        (Answer.LACKS, "", ["lacks", "check"]),
    ),
    (
        "a licence is known by its words",
        LICENSED,
        {"experience_months": 36, "licenses": ("Land Surveyor",)},
        (Answer.CHECK, "", ["meets", "check"]),
    ),
    (
        "credits stand in for experience at the printed rate",
        EXCHANGE,
        {"education": "associate", "fields": ("drafting",), "credits": 60, "experience_months": 12},
        (Answer.CHECK, "", ["meets", "check"]),
    ),
    (
        "credits beyond the maximum stand in for nothing",
        EXCHANGE,
        {"education": "associate", "fields": ("drafting",), "credits": 120, "experience_months": 6},
        (Answer.LACKS, "", ["meets", "lacks"]),
    ),
    (
        "the floor of an equivalent combination keeps a candidate out",
        FLOOR,
        {"education": "high_school", "experience_months": 200},
        (Answer.LACKS, "1", ["lacks", "check"]),
    ),
    (
        "on the floor an equivalent combination is for the office to decide",
        FLOOR,
        {"education": "associate", "experience_months": 60},
        (Answer.CHECK, "2", ["check"]),
    ),
    (
        "what some of the months must have been is a point of its own",
        PART,
        {"education": "bachelor", "experience_months": 24},
        (Answer.CHECK, "", ["meets", "check", "check"]),
    ),
    ("where nothing is required everyone qualifies", NOTHING, {}, (Answer.MEETS, "", [])),
]


@pytest.mark.parametrize(("text", "background", "expected"), [pytest.param(*row, id=name) for name, *row in ROWS])
def test_the_best_way_to_qualify(text: str, background: dict[str, object], expected: tuple[object, ...]) -> None:
    assert best(text, **background) == expected


def test_more_experience_never_makes_a_candidate_worse() -> None:
    order = [Answer.LACKS, Answer.CHECK, Answer.MEETS]
    answers = [best(TWO_WAYS, education=EducationLevel.HIGH_SCHOOL, experience_months=m)[0] for m in range(0, 120, 6)]
    assert [order.index(answer) for answer in answers] == sorted(order.index(answer) for answer in answers)
