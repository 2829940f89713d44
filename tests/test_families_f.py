"""Phrase families 80 to 90: promotion, status and classes that lead to the title."""

import pytest
from families import Family, read, row

ROWS = [
    row(
        80,
        "continuous service in one of four classes before the test",
        "Candidates must be permanently employed in the competitive class and must have served continuously for twelve "
        "(12) months immediately preceding the test as an Appeals Clerk, Bail Clerk, Docket Clerk or Jury Clerk.",
        "12m",
        titles=("Appeals Clerk", "Bail Clerk", "Docket Clerk", "Jury Clerk"),
    ),
    row(
        80,
        "provisional time counts, time in several titles adds up",
        """
        Must have served for 24 months as a Ferry Deckhand or Ferry Oiler. Provisional service counts toward this time.
        Service in the two titles may be combined.
        """,
        "24m",
        titles=("Ferry Deckhand", "Ferry Oiler"),
    ),
    row(
        81,
        "now serving with permanent or contingent permanent status",
        "Candidates must now be serving, and have served continuously, with permanent or contingent permanent "
        "competitive status as a Tax Map Technician I for at least two (2) years in the jurisdiction.",
        "24m",
        titles=("Tax Map Technician I",),
    ),
    row(
        81,
        "status in digits and the title before the amount",
        """
        Permanent competitive class status as Harbor Guard for at least 6 months
        immediately preceding the examination.
        """,
        "6m",
        titles=("Harbor Guard",),
    ),
    row(
        82,
        "numbered amounts below PROMOTIONAL",
        """
        OPEN COMPETITIVE:
        Bachelor's degree and two years of contract review.
        PROMOTIONAL:
        1. Twelve (12) months' permanent competitive status as a Senior Buyer; OR
        2. Twenty-four (24) months' permanent competitive status as a Buyer or Expediter.
        """,
        "[open_competitive] bachelor 24m; [promotional] 1: 12m; [promotional] 2: 24m",
        titles=("Senior Buyer", "Buyer", "Expediter"),
    ),
    row(
        82,
        "for promotion, in a sentence, small letters",
        """
        Open-Competitive: Two years of real estate closing work.
        Promotion: One year of permanent status as a Deed Clerk.
        """,
        "[open_competitive] 24m; [promotional] 12m",
        titles=("Deed Clerk",),
    ),
    row(
        83,
        "two amounts of service and in addition the other track",
        """
        OPEN-COMPETITIVE: Associate's degree in computer networking.
        PROMOTIONAL: Twelve (12) months of service as a Help Desk Lead OR thirty-six (36) months of service as a Help
        Desk Aide AND IN ADDITION candidates must meet the open-competitive qualifications.
        """,
        "[open_competitive] associate; [promotional] associate 12m; [promotional] associate 36m",
        titles=("Help Desk Lead", "Help Desk Aide"),
    ),
    row(
        83,
        "the promotional track comes first and repeats the degree",
        """
        Promotional
        Bachelor's degree in sociology and one year as a Shelter Worker.
        Open Competitive
        Bachelor's degree in sociology and two years of shelter work.
        """,
        "[promotional] bachelor 12m; [open_competitive] bachelor 24m",
    ),
    row(
        84,
        "open competitive is an inline label",
        "Open Competitive: Graduation from high school and three years of experience in title examination.",
        "[open_competitive] high_school 36m",
    ),
    row(
        84,
        "the label has its own line and a dash",
        """
        OPEN COMPETITIVE -
        A. Bachelor's degree; or
        B. Four years of experience as a paralegal.
        """,
        "[open_competitive] A: bachelor; [open_competitive] B: 48m",
    ),
    row(
        85,
        "service in the county or the same outside it",
        """
        Pattern 1: Two years as a Deputy Recorder I in Alder County service.
        OR
        Pattern 2: Three years of document recording in another public agency.
        """,
        "24m; 36m",
        titles=("Deputy Recorder I",),
    ),
    row(
        85,
        "a class with a range in state service",
        """
        Either I
        Twelve months as a Lottery Aide, Range C, in the state service.
        Or II
        Twenty-four months of retail sales.
        """,
        "12m; 24m",
        titles=("Lottery Aide",),
    ),
    row(
        86,
        "experience equivalent to a class of the series",
        "Three years of professional experience equivalent to a Rate Analyst P11, or one year equivalent to a Rate "
        "Analyst 12.",
        "36m; 12m",
        titles=("Rate Analyst P11", "Rate Analyst 12"),
    ),
    row(
        86,
        "in a class at the level of another",
        "Bachelor's degree and 18 months of experience in a class at the level of Claims Examiner II.",
        "bachelor 18m",
        titles=("Claims Examiner II",),
    ),
    row(
        87,
        "classes that typically meet the requirement",
        """
        Bachelor's degree and two years of program experience.
        The following classes typically meet this requirement: Grants Aide (3F07), Grants Assistant (3F08).
        """,
        "bachelor 24m",
    ),
    row(
        87,
        "a list of classes with codes below the amount",
        """
        Three years of experience in one of the following classes:
        • 0412 Bridge Tender
        • 0413 Lock Tender
        """,
        "36m",
        titles=("Bridge Tender", "Lock Tender"),
    ),
    row(
        88,
        "a trainee becomes the full title",
        """
        Bachelor's degree in nutrition.
        Trainee: after one year of satisfactory service the Nutritionist Trainee will be appointed Nutritionist without
        further examination.
        """,
        "bachelor",
    ),
    row(
        88,
        "a traineeship of twenty-four months in a note",
        "High school diploma and one year of keyboarding.",
        "high_school 12m",
        notes="Upon completion of 24 months of training, the trainee advances to Court Reporter II with no further "
        "examination.",
        subs="",
    ),
    row(
        89,
        "must be employed by the department",
        "Must be currently employed by the Sheriff's Department. Two years of experience as a Jail Cook.",
        "24m",
        titles=("Jail Cook",),
    ),
    row(
        89,
        "employment alone, without any amount",
        "Applicants must be current employees of the Water District.",
        "none",
    ),
    row(
        90,
        "for now non-competitive",
        """
        Associate's degree in respiratory care.
        This title is filled on a non-competitive basis for a period of one year, after which it returns to the
        competitive class.
        """,
        "associate",
    ),
    row(
        90,
        "the program ends on a date, in a note",
        "Two years of home care.",
        "24m",
        notes="Under the hiring program, appointments before June 30, 2026 need no examination.",
        subs="",
    ),
]


@pytest.mark.parametrize("family", ROWS)
def test_promotion_and_status(family: Family) -> None:
    published, wanted = read(family)
    assert published == wanted
