"""A class without duties is told where it is described, and not where a paper holds only what is asked."""

import hashlib

import pytest

from models.document import RawFile
from pipeline.parse import parse

DEFINED = "DEFINITION\n\nThis is work of trimming the lamps of a harbour light.\n\n"
KNOWING = "KNOWLEDGE, SKILLS AND ABILITIES\n\nAbility to row.\n\n"
DUTIES = "EXAMPLES OF DUTIES\n\nTrims lamps.\nFills them.\n\n"
ASKING = "MINIMUM QUALIFICATIONS\n\nOne year of rowing.\n"
UNKNOWN = "LAMP MATTERS\n\nTrims lamps.\nFills them.\n\n"

CASES = [
    pytest.param(DEFINED + ASKING, True, id="a definition and no duties"),
    pytest.param(KNOWING + ASKING, True, id="knowledge and no duties"),
    pytest.param(DEFINED + UNKNOWN + KNOWING + ASKING, True, id="duties under an unknown heading"),
    pytest.param("EXAMPLES OF DUTIES\n\n" + ASKING, True, id="a heading of duties with nothing below it"),
    pytest.param(DEFINED + DUTIES + ASKING, False, id="duties"),
    pytest.param(
        DEFINED + "EXAMPLES OF DUTIES\n\nNOTE: Not all.\n\nTrims lamps.\n\n" + ASKING, False, id="behind a note"
    ),
    pytest.param(ASKING, False, id="a paper of qualifications only"),
    pytest.param(
        ASKING + "\nSPECIAL REQUIREMENTS\n\nA boat card.\n", False, id="qualifications and special requirements"
    ),
]


@pytest.mark.parametrize(("text", "told"), CASES)
def test_a_class_that_is_described_without_duties_is_told(text: str, told: bool) -> None:
    content = f"LAMP KEEPER\n\n{text}".encode()
    raw = RawFile(
        source="harrow/keeper.txt",
        spec_id="harrow/keeper",
        jurisdiction="Harrow",
        sha256=hashlib.sha256(content).hexdigest(),
        size=len(content),
    )
    (spec,) = parse(raw, content).specs
    assert ("no-activities" in {problem.code for problem in spec.problems}) is told
