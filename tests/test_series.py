"""A series becomes one class for each level: what all levels share, and what is told apart."""

import re
from typing import NamedTuple

import pytest
from documents import File

from models.classspec import ClassSpec
from models.section import SectionKind
from pipeline.tabulate.qualifications import alternative_rows

SHARED = """\
COUNTY OF ANYWHERE
STOREKEEPER I / II / III
Class Code: 4101/4102/4103

DEFINITION:
Keeps the stores of a department and hands out tools and parts against receipts.

EXAMPLES OF DUTIES:
Keeps the storeroom in order.

Storekeeper I:
Unpacks goods and counts them.

Storekeeper II:
Keeps the stock ledger and orders parts.

Storekeeper III:
Directs the work of other storekeepers.

REQUIRED KNOWLEDGE, SKILLS AND ABILITIES:
Working knowledge of storeroom methods; ability to keep simple records.

MINIMUM QUALIFICATIONS:

Storekeeper I:
Graduation from high school.

Storekeeper II:
Graduation from high school and one year of experience in a storeroom.

Storekeeper III:
Graduation from high school and three years of experience in a storeroom.

PHYSICAL DEMANDS:
Lifts boxes.
"""
BLOCKS = """\
# Gauge Reader Series

## Definition
Reads gauges along the canal and keeps the books on them.

## GAUGE READER I

### Examples of Duties
Reads gauges and writes down what they show.

### Minimum Qualifications
Graduation from high school.

## GAUGE READER II

### Examples of Duties
Repairs gauges and teaches new readers.

### Minimum Qualifications
Graduation from high school and two years of experience in reading gauges.

### Physical Demands
Walks along the canal.
"""
HEADED = """\
FERRY AGENT I-II

NATURE OF WORK:
Sells tickets at the landing and looks after the boats.

FERRY AGENT I - EXAMPLES OF DUTIES:
Sells tickets to passengers.

FERRY AGENT II - EXAMPLES OF DUTIES:
Plans the sailings of the day.

MINIMUM QUALIFICATIONS - FERRY AGENT I:
Graduation from high school.

MINIMUM QUALIFICATIONS - FERRY AGENT II:
Graduation from high school and one year of experience in selling tickets.
"""
LISTED = """\
RANGER I          7701
RANGER II         7702

DEFINITION:
Looks after a county forest and its visitors.

TYPICAL TASKS:
All levels:
Walks the trails of the forest.
Level I:
Mends fences and signs.
Level II:
Leads a crew of seasonal workers.

MINIMUM QUALIFICATIONS:
For Ranger I: Two years of experience in forestry.
For Ranger II: Four years of experience in forestry.
"""


class Level(NamedTuple):
    spec_id: str
    title: str
    code: str
    months: float | None
    duties: tuple[str, ...]


def level(spec: ClassSpec) -> Level:
    title, code = spec.identity.title, spec.identity.class_code
    assert title is not None
    (way,) = alternative_rows(spec)
    duties = tuple(activity.text for activity in spec.activities)
    return Level(spec.spec_id, title.value, code.value if code else "", way.experience_months, duties)


def specs(text: str, name: str = "series.txt") -> tuple[ClassSpec, ...]:
    return File(name, text.encode()).parsed().specs


SERIES = [
    pytest.param(
        SHARED, "series.txt",
        [
            Level("made-up/file--storekeeper-i", "STOREKEEPER I", "4101", None,
                  ("Keeps the storeroom in order.", "Unpacks goods and counts them.")),
            Level("made-up/file--storekeeper-ii", "STOREKEEPER II", "4102", 12,
                  ("Keeps the storeroom in order.", "Keeps the stock ledger and orders parts.")),
            Level("made-up/file--storekeeper-iii", "STOREKEEPER III", "4103", 36,
                  ("Keeps the storeroom in order.", "Directs the work of other storekeepers.")),
        ],
        id="levels are told apart inside duties and qualifications",
    ),
    pytest.param(
        BLOCKS, "series.md",
        [
            Level("made-up/file--gauge-reader-i", "Gauge Reader I", "", None,
                  ("Reads gauges and writes down what they show.",)),
            Level("made-up/file--gauge-reader-ii", "Gauge Reader II", "", 24,
                  ("Repairs gauges and teaches new readers.",)),
        ],
        id="each level has a block of parts under its title",
    ),
    pytest.param(
        HEADED, "series.txt",
        [
            Level("made-up/file--ferry-agent-i", "FERRY AGENT I", "", None, ("Sells tickets to passengers.",)),
            Level("made-up/file--ferry-agent-ii", "FERRY AGENT II", "", 12, ("Plans the sailings of the day.",)),
        ],
        id="the headings of the parts name the level",
    ),
    pytest.param(
        LISTED, "series.txt",
        [
            Level("made-up/file--ranger-i", "RANGER I", "7701", 24,
                  ("Walks the trails of the forest.", "Mends fences and signs.")),
            Level("made-up/file--ranger-ii", "RANGER II", "7702", 48,
                  ("Walks the trails of the forest.", "Leads a crew of seasonal workers.")),
        ],
        id="each title has its own line and code",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "wanted"), SERIES)
def test_a_series_becomes_its_levels(text: str, name: str, wanted: list[Level]) -> None:
    assert [level(spec) for spec in specs(text, name)] == wanted


def test_the_parts_of_all_levels_are_marked_as_shared() -> None:
    for spec in specs(SHARED):
        assert {section.kind for section in spec.sections if section.shared} == {
            SectionKind.HEADER, SectionKind.DISTINGUISHING_FEATURES, SectionKind.KSAS, SectionKind.PHYSICAL_DEMANDS,
        }  # fmt: skip


def test_a_part_after_the_last_level_that_no_other_level_has_is_for_all() -> None:
    for spec in specs(BLOCKS, "series.md"):
        assert SectionKind.PHYSICAL_DEMANDS in {section.kind for section in spec.sections if section.shared}


@pytest.mark.parametrize("text", [SHARED, BLOCKS, HEADED, LISTED])
def test_no_word_of_a_series_is_lost(text: str) -> None:
    published = {
        word
        for spec in specs(text)
        for lines in (*(section.extent for section in spec.sections), spec.furniture)
        for line in lines
        for word in re.findall(r"\w+", line.text)
    }
    assert set(re.findall(r"\w+", text)) <= published


ONE = [
    ("a title with levels over one common text", SHARED.replace("Storekeeper I", "Any storekeeper"), True),
    ("a title with one level", SHARED.replace("STOREKEEPER I / II / III", "STOREKEEPER II"), False),
    (
        "a career ladder at the end",
        "CLERK II\n\nDUTIES:\nSorts mail.\n\nMINIMUM QUALIFICATIONS:\nOne year of experience as a Clerk I.\n\n"
        "CAREER LADDER:\nClerk I\nClerk II\nClerk III\n",
        False,
    ),
    (
        "levels of assignment inside one class",
        "CLERK\n\nDUTIES:\nLevel I:\nSorts the mail of one office.\nLevel II:\nSorts the mail of many offices.\n\n"
        "MINIMUM QUALIFICATIONS:\nFor Level I: graduation from high school.\nFor Level II: one year as a clerk.\n",
        False,
    ),
    (
        "titles inside sentences",
        "CLERK I/II\n\nDUTIES:\nClerk I sorts mail.\nClerk II files letters.\n\nMINIMUM QUALIFICATIONS:\n"
        "Clerk I must be a graduate of a high school.\n",
        True,
    ),
]


@pytest.mark.parametrize(("text", "doubtful"), [case[1:] for case in ONE], ids=[f"{case[0]} stay one" for case in ONE])
def test_what_stays_one_class(text: str, doubtful: bool) -> None:
    (spec,) = specs(text)
    assert spec.spec_id == "made-up/file"
    assert ("maybe-several-classes" in {problem.code for problem in spec.problems}) is doubtful
