"""Names that other offices have for the parts: read where they head a part, left alone where they are words of it."""

import pytest
from test_segment import BOLD, TITLE, outline

from models.document import Line
from models.section import SectionKind as Kind
from pipeline.lexicon.headings import Standing, match_heading

NAMES = [
    (
        Kind.TYPICAL_WORK_ACTIVITIES,
        "Typical Job Functions; OTHER JOB FUNCTIONS; Examples of Typical Job Functions:; Job Tasks; Ancillary Duties; "
        "Examples of Important (and Essential) Duties; PRINCIPAL ACCOUNTABILITIES; Major Job Responsibilities; "
        "SPECIFIC ACCOUNTABILITIES / DELIVERABLES; Secondary Functions; Typical Tasks/Responsibilities; "
        "III. JOB DUTIES IN ORDER OF IMPORTANCE; Essential Functions & Responsibilities",
    ),
    (
        Kind.MINIMUM_QUALIFICATIONS,
        "JOB QUALIFICATIONS; Position Requirement; Hiring Requirements:; Entry Qualifications; SELECTION CRITERIA; "
        "Recommended Training and Experience; Minimum Class Qualifications for Employment; Recruitment Standards; "
        "Preparation and Training; Suggested Minimum Qualifications; Academic Requirements",
    ),
    (
        Kind.KSAS,
        "KSAs; REQUIRED KSAOs:; Major Worker Characteristics; Behavioural Competencies; Behavioral Competencies; "
        "Competencies Required; Abilities Required; COMPETENCY PROFILE; Language Skills; Reasoning Ability; "
        "Qualifications Acquired on the Job; Essential Knowledge and Abilities; Success Factors",
    ),
    (
        Kind.DISTINGUISHING_FEATURES,
        "CATEGORY CONCEPT; Series Purpose:; Class Features; General Purpose; Summary Description; "
        "General Statement of Job; Characteristics of the Job; Level Distinctions; Decision Making; EXCLUSIONS",
    ),
    (
        Kind.SUPERVISION,
        "Supervision of Others; Level of Supervision Exercised; Lines of Authority; "
        "Level of Supervision Received and Quality Review",
    ),
    (
        Kind.SPECIAL_REQUIREMENTS,
        "Disaster Service Workers; Driving Requirements; SECURITY CLEARANCE; Drug and Alcohol Testing; Bonding; "
        "Conditions of Hire",
    ),
    (
        Kind.PHYSICAL_DEMANDS,
        "ENVIRONMENTAL ELEMENTS; Job Environment; Hazards; Vision; Sensory Demands; Mental Demands",
    ),
    (
        Kind.OTHER,
        "ACKNOWLEDGEMENTS; Employee Acknowledgment; Signatures; Cancellation Clause; Career Path; Approvals; "
        "Desirable Qualifications; DESIRED QUALIFICATIONS; Preferred Qualifications",
    ),
]


@pytest.mark.parametrize(
    ("kind", "name"), [pytest.param(kind, name, id=name) for kind, names in NAMES for name in names.split("; ")]
)
def test_a_name_of_another_office_is_known(kind: Kind, name: str) -> None:
    match = match_heading(name)
    assert match is not None
    assert (match.entry.kind, match.standing) == (kind, Standing.ALONE)


DUTIES, DEMANDS = "ESSENTIAL DUTIES:", "MINIMUM QUALIFICATIONS:"


@pytest.mark.parametrize("group", ["Safety:", "Decision Making:", "WORKING RELATIONSHIPS:", "Comments:", "Environment"])
def test_an_everyday_name_of_a_duty_group_stays_inside(group: str) -> None:
    found = outline(TITLE, DUTIES, "Trims lamps.", group, "Wears a helmet.", DEMANDS, "One year.")
    assert [kind for kind, _ in found[1:]] == ["typical_work_activities", "minimum_qualifications"]


@pytest.mark.parametrize(
    "line", ["Safety rules and their use", "Job requirements of the crew are kept in a log.", "Vision"]
)
def test_what_only_begins_like_a_name_stays_inside(line: str) -> None:
    found = outline(TITLE, "KNOWLEDGE, SKILLS AND ABILITIES", "Ability to row.", line, DEMANDS, "One year.")
    assert [kind for kind, _ in found[1:]] == ["ksas", "minimum_qualifications"]


def test_levels_do_not_stand_in_for_a_definition() -> None:
    sentence = "Under the eye of a keeper, an incumbent trims and fills the lamps of a harbour light."
    found = outline(TITLE, sentence, "LEVEL DISTINCTIONS", "Level II works alone.", DUTIES, "Trims lamps.")
    assert found[1:3] == [("distinguishing_features", sentence), ("distinguishing_features", "Level II works alone.")]


def test_an_everyday_name_opens_where_it_is_set_like_the_other_headings() -> None:
    def head(text: str, number: int) -> Line:
        return Line(text=text, page=1, number=number, style=BOLD)

    found = outline(
        TITLE,
        head("Essential Duties", 2),
        "Trims lamps.",
        head("Hazards", 4),
        "Storms.",
        head("Job Environment", 6),
        "A tower.",
    )
    assert [kind for kind, _ in found[1:]] == ["typical_work_activities", "physical_demands", "physical_demands"]


@pytest.mark.parametrize(
    ("below", "kind"),
    [
        pytest.param(("Knowledge of:", "tides"), "ksas", id="a heading of knowledge"),
        pytest.param(("Note: The knowledge below goes with experience.", "Skill in rowing."), "ksas", id="a note"),
        pytest.param(("Tact.",), "ksas", id="nothing that shows it"),
        pytest.param(("Education and Experience", "One year of rowing."), "minimum_qualifications", id="what is asked"),
        pytest.param(("Graduation from a sea school.",), "minimum_qualifications", id="a sentence that asks"),
    ],
)
def test_the_words_below_settle_what_a_heading_with_two_meanings_heads(below: tuple[str, ...], kind: str) -> None:
    assert outline(TITLE, DUTIES, "Trims lamps.", "EMPLOYMENT STANDARDS", *below)[2][0] == kind
