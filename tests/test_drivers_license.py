"""Whether a driver's licence is required, said in many ways."""

import pytest

from models.document import Line
from models.section import Section, SectionKind
from pipeline.drivers_license import drivers_license


def section(text: str, kind: SectionKind = SectionKind.NOTES, heading: str = "NOTE") -> Section:
    return Section(kind=kind, heading=heading, lines=(Line(text=text, page=4, number=5),), rule="test")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        pytest.param("A valid driver's license is required.", "required", id="required"),
        pytest.param("Candidates must possess a driver licence.", "required", id="must possess"),
        pytest.param(
            "Possession of a license to operate a motor vehicle.", "required", id="to operate a motor vehicle"
        ),
        pytest.param("Possession of a motor vehicle operator's license.", "required", id="an operator's license"),
        pytest.param("A CDL Class B is required.", "required", id="a commercial licence counts"),
        pytest.param(
            "Appointment is subject to possession of a driver’s license.", "required", id="a typographic apostrophe"
        ),
        pytest.param("Some positions may require a driver's license.", "may_be_required", id="some positions"),
        pytest.param(
            "When the duties of a position involve driving, a driver's license must be held.",
            "may_be_required",
            id="duties that involve it",
        ),
        pytest.param("A driver's license may be required.", "may_be_required", id="may be required"),
        pytest.param("Possession of a driver's license if required by the job.", "may_be_required", id="if required"),
        pytest.param("A driver's license is needed only if driving is essential.", "may_be_required", id="only if"),
        pytest.param(
            "A driver's license is required in the Garage assignment.", "may_be_required", id="one assignment"
        ),
        pytest.param(
            "Must possess a driver's license or other means of transportation.",
            "may_be_required",
            id="other means will do",
        ),
        pytest.param(
            "Usually this requires a driver's license; other arrangements are accepted.",
            "may_be_required",
            id="usually",
        ),
        pytest.param("A driver's license is desirable.", "", id="a wish is no requirement"),
        pytest.param("Bring a driver's license as identification.", "", id="an identity paper is no requirement"),
        pytest.param("A valid plumber's license is required.", "", id="another licence says nothing"),
        pytest.param("Experience as a truck driver is required.", "", id="a driver without a licence says nothing"),
    ],
)
def test_one_sentence(text: str, status: str) -> None:
    assert drivers_license((section(text),))[0].value == status


@pytest.mark.parametrize(
    ("sections", "status"),
    [
        pytest.param(
            (section("Some posts may require a Class A driver's license."), section("A driver's license is required.")),
            "required",
            id="required in one sentence wins over a condition in another",
        ),
        pytest.param(
            (section("Issues every valid driver's license.", SectionKind.TYPICAL_WORK_ACTIVITIES),),
            "",
            id="licences in the duties are the work, not a requirement",
        ),
        pytest.param(
            (section("Driver license of the state.", heading="LICENSE REQUIREMENT"),),
            "required",
            id="the heading requires it",
        ),
        pytest.param(
            (section("Class A Commercial Driver's License within six (6) months of hire.", heading="LICENSES"),),
            "required",
            id="its bare name under a heading of licences",
        ),
        pytest.param(
            (section("Class A Commercial Driver's License preferred.", heading="LICENSES"),),
            "",
            id="one that is preferred under a heading of licences",
        ),
        pytest.param(
            (section("Driver's license fees are paid by the office.", heading="LICENSES"),),
            "",
            id="a sentence about it under a heading of licences",
        ),
        pytest.param((), "", id="no text says nothing"),
    ],
)
def test_the_whole_document(sections: tuple[Section, ...], status: str) -> None:
    assert drivers_license(sections)[0].value == status


def test_evidence_is_the_sentence_that_decides() -> None:
    _, evidence = drivers_license((section("Work is outdoors. A driver's license may be required."),))
    assert evidence is not None
    assert (evidence.text, evidence.page, evidence.line) == ("A driver's license may be required.", 4, 5)
    assert evidence.rule == "may-be-required"


def test_nothing_said_has_no_evidence() -> None:
    assert drivers_license((section("Work is outdoors."),))[1] is None
