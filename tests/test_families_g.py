"""Phrase families 91 to 100: licences, when they are due, and conditions."""

import pytest
from families import Family, read, row

ROWS = [
    row(
        91,
        "a driver's licence at appointment is no licence of the title",
        """
        High school diploma and one year of meter repair.
        Possession of a valid driver's license appropriate to the vehicle at time of appointment, maintained throughout
        employment.
        """,
        "high_school 12m",
        licenses=(),
        drivers="required",
    ),
    row(
        91,
        "an operator's license among the numbered requirements",
        """
        1. Two years of experience driving a sweeper; and
        2. Current Class D motor vehicle operator's license at time of appointment and during employment.
        """,
        "24m",
        licenses=(),
        drivers="required",
    ),
    row(
        91,
        "a professional license kept in force",
        "Current license to practice as a Registered Nurse at time of appointment, which must be maintained for the "
        "duration of employment, and one year of school nursing.",
        "12m",
        licenses=("Registered Nurse",),
    ),
    row(
        92,
        "eligible at application, in hand at appointment",
        """
        One year of experience as a Boiler Helper.
        Eligibility for a stationary engineer license at the time of application.
        Possession of a stationary engineer license at the time of appointment.
        """,
        "12m",
        licenses=("stationary engineer",),
    ),
    row(
        92,
        "eligible for certification, one sentence",
        "Bachelor's degree and eligibility for certification as a School Psychologist.",
        "bachelor",
        licenses=("School Psychologist",),
    ),
    row(
        93,
        "admitted without the license, needed before appointment",
        """
        Possession of a valid license as an Optometrist.
        (Applicants who do not meet this requirement will be admitted to the examination but must obtain the license
        before they will be considered eligible for appointment.)
        """,
        "none",
        licenses=("Optometrist",),
    ),
    row(
        93,
        "candidates may file before they are registered",
        "Master's degree in physical therapy and registration as a Physical Therapist. Candidates without registration "
        "may take the test; it must be obtained prior to appointment.",
        "master",
        licenses=("Physical Therapist",),
    ),
    row(
        94,
        "a license only if driving is essential",
        "Two years of experience in elevator inspection.",
        "24m",
        notes="A driver's license is required only if the operation of a vehicle, rather than employee mobility, is "
        "necessary to perform the duties of the position.",
        drivers="may_be_required",
    ),
    row(
        94,
        "inside the qualifications, if driving is assigned",
        "Associate's degree. A valid driver license is required if the assignment involves driving.",
        "associate",
        drivers="may_be_required",
    ),
    row(
        95,
        "reasonable access to transportation",
        """
        Bachelor's degree and one year of field interviews.
        Candidates must have reasonable access to transportation to meet the field work requirements of the position.
        """,
        "bachelor 12m",
        drivers="",
    ),
    row(
        95,
        "a license or other transportation",
        "18 months of experience in home visits.",
        "18m",
        notes="Must possess a driver's license or have access to other means of transportation.",
        drivers="may_be_required",
    ),
    row(
        96,
        "a commercial license within six months of hire",
        "High school diploma and 6 months of plow operation. Must obtain a Commercial Driver's License within six "
        "months of hire.",
        "high_school 6m",
        licenses=(),
        drivers="required",
    ),
    row(
        96,
        "certificates due after appointment are no licences of the ways",
        """
        Associate's degree in fire science.
        State certification as a Fire Inspector must be obtained within two years of appointment or employment ends.
        Must obtain a port access card within 60 days of employment.
        """,
        "associate",
        licenses=(),
    ),
    row(
        97,
        "some positions require a license",
        "Bachelor's degree in landscape architecture. Some positions require registration as a Landscape Architect. "
        "Some positions may require a valid driver's license.",
        "bachelor",
        licenses=(),
        drivers="may_be_required",
    ),
    row(
        97,
        "certain assignments, may be required, digits",
        """
        3 years of trapping experience.
        Certain assignments may require a pesticide applicator certification.
        """,
        "36m",
        licenses=(),
    ),
    row(
        98,
        "at least twenty at appointment",
        "Graduation from high school. Candidates must be at least twenty (20) years of age at the time of appointment.",
        "high_school",
        conditions=("age 20",),
    ),
    row(
        98,
        "years of age are no experience",
        """
        MINIMUM AGE: 21 years.
        Sixty semester credits and two years of military police service.
        """,
        "some_college 60cr 24m",
    ),
    row(
        99,
        "residency for months before the test is no experience",
        """
        Two years of bus driving.
        Candidates must have been legal residents of Juniper County for at least four (4) months immediately preceding
        the date of the test.
        """,
        "24m",
        conditions=("residency 4",),
    ),
    row(
        99,
        "fingerprints and a background check ask for nothing else",
        "High school diploma. Appointment is subject to fingerprinting and a background investigation covering seven "
        "years.",
        "high_school",
    ),
    row(
        100,
        "on or before the date of the test",
        "Candidates must meet the following on or before the date of the written test: A. Bachelor's degree in "
        "finance; or B. Associate's degree in finance and two years of collections.",
        "A: bachelor; B: associate 24m",
    ),
    row(
        100,
        "the degree may be awarded within months of the test",
        """
        Bachelor's degree in art education by the closing date. Applicants who expect the degree within six months of
        the closing date may file.
        """,
        "bachelor",
    ),
]


@pytest.mark.parametrize("family", ROWS)
def test_licences_and_conditions(family: Family) -> None:
    published, wanted = read(family)
    assert published == wanted
