"""What a specification says of itself: title, codes, pay and dates, in the forms in which offices print them."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from identities import RAW, spec, value, values

from models.classspec import Identity
from models.document import Document, Line, Problem, Severity
from models.section import Section, SectionKind
from pipeline.identity import doubtful, identify
from pipeline.identity.dates import CENTURY_PIVOT, find_dates
from pipeline.identity.events import doubtful_dates, is_event_line


@pytest.mark.parametrize(
    ("header", "title"),
    [
        pytest.param(("PARK AIDE",), "PARK AIDE", id="the first line"),
        pytest.param(
            ("CITY OF ELM PERSONNEL DEPARTMENT", "1D19", "PARK AIDE"), "PARK AIDE", id="below office and code"
        ),
        pytest.param(
            ("2A66", "PAY RANGE: 20", "PARK AIDE 2", "(General)"), "PARK AIDE 2", id="without its specialties"
        ),
        pytest.param(("PARK AIDE II[3]",), "PARK AIDE II", id="without the mark of a footnote"),
        pytest.param(("PARK AIDE (NIGHT)",), "PARK AIDE (NIGHT)", id="with a parenthesis on its line"),
        pytest.param(("PERSONNEL DIRECTOR",), "PERSONNEL DIRECTOR", id="a title that begins like an office"),
        pytest.param(("Human Resources Aide 2",), "Human Resources Aide 2", id="a title that begins like a department"),
        pytest.param(("311 DIRECTOR", "Class Code: 9206"), "311 DIRECTOR", id="a title that begins with a number"),
        pytest.param(("CODE CLERK",), "CODE CLERK", id="a title that begins like a label"),
        pytest.param(("ELM COUNTY DEPARTMENT OF PERSONNEL", "PARK AIDE"), "PARK AIDE", id="below a county office"),
        pytest.param(("Title | PARK AIDE",), "PARK AIDE", id="in the second cell of a row"),
        pytest.param(("CLASS SPECIFICATION", "Park Aide"), "Park Aide", id="below a caption"),
        pytest.param(("Class Title: Park Aide",), "Park Aide", id="behind its label"),
        pytest.param(("JOB TITLE:", "Park Aide"), "Park Aide", id="below its label"),
        pytest.param(
            ("DEPARTMENT: PARKS", "APPROVED: JULY 23, 2015", "PARK AIDE"), "PARK AIDE", id="below labelled facts"
        ),
        pytest.param(("PARK AIDE          3002",), "PARK AIDE", id="without the code behind it"),
        pytest.param(("CHIEF AIDE Class Code: 1968",), "CHIEF AIDE", id="without a labelled code behind it"),
        pytest.param(("PARK AIDE, GRADE 14",), "PARK AIDE", id="without the grade behind it"),
        pytest.param(("DIRECTOR OF PARKS AND", "RECREATION"), "DIRECTOR OF PARKS AND RECREATION", id="over two lines"),
        pytest.param(
            ("park aide ii", "Class Code: 3002"), "park aide ii", id="in small letters, if nothing else can be it"
        ),
        pytest.param(("or a part of a sentence",), None, id="words that go on from nowhere are no title"),
        pytest.param(("park aide", "HEAD GARDENER"), "HEAD GARDENER", id="capitals before small letters"),
        pytest.param(("Employees of the city plan parks and look after trees.",), None, id="a sentence is no title"),
    ],
)
def test_title(header: tuple[str, ...], title: str | None) -> None:
    assert value(spec(*header).title) == title


@pytest.mark.parametrize(
    ("title", "by_ocr", "expected", "in_doubt"),
    [
        pytest.param("LAMPKEEPER", True, "LAMP KEEPER", False, id="both words stand in the scan"),
        pytest.param("LAMPKEEPER II", True, "LAMP KEEPER II", False, id="with a number behind"),
        pytest.param("LAMPKEEPER", False, "LAMPKEEPER", False, id="words of the file itself are as they are"),
        pytest.param("WATCHMAN", True, "WATCHMAN", False, id="a compound that the text names again"),
        pytest.param("BEACONENGINEER", True, "BEACONENGINEER", False, id="words that stand nowhere else"),
        pytest.param("SENIORBEACONENGINEER", True, "SENIORBEACONENGINEER", True, id="longer than most words"),
    ],
)
def test_a_title_that_lost_its_space_on_a_scan(title: str, by_ocr: bool, expected: str, in_doubt: bool) -> None:
    texts = (title, "A keeper trims each lamp; the watchman keeps watch as a man should.")
    lines = tuple(Line(text=text, page=1, number=at) for at, text in enumerate(texts, 1))
    told = Problem(code="read-by-ocr", severity=Severity.INFO, message="A scan.")
    document = Document(raw=RAW, media_type="application/pdf", lines=lines, problems=(told,) * by_ocr)
    sections = (Section(kind=SectionKind.HEADER, heading="", lines=lines, rule="test"),)
    found = identify(document, sections)
    assert value(found.title) == expected
    assert [problem.code for problem in doubtful(document, sections, found)] == ["run-together"] * in_doubt


def test_the_title_of_the_format_stands_in_where_none_is_printed() -> None:
    stated = spec("CITY OF ELM", hint="Park Aide - Elm County | Jobs").title
    assert stated is not None
    assert (stated.value, stated.evidence.rule) == ("Park Aide", "format-title")


def test_the_title_of_the_format_tells_that_a_title_has_two_lines() -> None:
    header = ("PARK CONTROL", "OFFICER 1")
    assert value(spec(*header, hint="Park Control Officer 1").title) == "PARK CONTROL OFFICER 1"
    assert value(spec(*header).title) == "PARK CONTROL"


@pytest.mark.parametrize(
    ("letters", "read"), [pytest.param(200, True, id="200 letters"), pytest.param(201, False, id="longer")]
)
def test_a_line_longer_than_any_title_is_none_wherever_it_stands(letters: int, read: bool) -> None:
    word = "CLERK " + "S" * (letters - 6)
    for found in (spec(word), spec("CITY OF ELM", hint=word)):
        assert value(found.title) == (word if read else None)


def test_a_running_head_above_a_page_number_is_a_title() -> None:
    assert value(spec("CITY OF ELM", furniture=("PARK AIDE", "Page 2")).title) == "PARK AIDE"


@pytest.mark.parametrize(
    ("header", "code"),
    [
        pytest.param(("PARK AIDE", "Class Code:       1767"), "1767", id="behind its label"),
        pytest.param(
            ("Class Title: Park Aide Class Code: 1234 Grade: 9",), "1234", id="behind its label inside a line"
        ),
        pytest.param(("PARK AIDE", "CLASS CODE:", "2210"), "2210", id="below its label"),
        pytest.param(("1D19", "PARK AIDE"), "1D19", id="alone above the title"),
        pytest.param(("PARK AIDE", "2.210"), "2.210", id="alone below the title, with a full stop"),
        pytest.param(("12345 (Competitive)", "PARK AIDE"), "12345", id="alone but for the class"),
        pytest.param(("PARK AIDE   3002",), "3002", id="behind the title"),
        pytest.param(("PARK AIDE (#343130)",), "343130", id="with a number sign"),
        pytest.param(("PARK AIDE", "Class Code Unit", "SW0312 Parks (08)"), "SW0312", id="in the row below its label"),
        pytest.param(("PARK AIDE", "3/4/2015"), None, id="a date is no code"),
        pytest.param(("PARK AIDE 2",), None, id="the grade of a title is no code"),
    ],
)
def test_class_code(header: tuple[str, ...], code: str | None) -> None:
    assert value(spec(*header).class_code) == code


def test_the_closing_line_gives_the_code_if_nothing_else_does() -> None:
    assert value(spec("PARK AIDE", tail=("END OF CLASS SPECIFICATION - 1D19",)).class_code) == "1D19"


def test_department_class_and_grade_are_read_from_their_labels() -> None:
    identity = spec("DEPARTMENT: PARKS", "CLASSIFICATION: COMPETITIVE", "PARK AIDE", "PAY RANGE: EP20***")
    found = (value(identity.department), value(identity.jurisdictional_class), value(identity.grade))
    assert found == ("PARKS", "competitive", "EP20")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("Non-Competitive", "non-competitive", id="alone on a line"),
        pytest.param("PARK AIDE (Competitive)", "competitive", id="in parentheses"),
        pytest.param("ACCOUNT CLERK 02417 Competitive $38,240", "competitive", id="behind a code"),
        pytest.param("SW0312 Non-Exempt $5,118 - $6,540", None, id="exempt from overtime is no jurisdictional class"),
        pytest.param("FLSA: Exempt", None, id="overtime law is no jurisdictional class"),
        pytest.param("Competitive salary and benefits", None, id="a word in a line is none either"),
    ],
)
def test_jurisdictional_class(line: str, expected: str | None) -> None:
    assert value(spec("PARK AIDE", line).jurisdictional_class) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(("Job Code Grade FLSA", "20417 31 Exempt"), None, id="heads without a class are of overtime law"),
        pytest.param(
            ("Job Code | FLSA Status", "20417 | Exempt", "20418 | Exempt"), None, id="every row below such heads"
        ),
        pytest.param(
            ("FLSA: Non-Exempt", "Exempt"), "exempt", id="a fact of overtime law with its value heads nothing"
        ),
        pytest.param(
            ("Title   Job Code   FLSA", "Park Aide 20417 Competitive"),
            "competitive",
            id="overtime law knows only exempt",
        ),
    ],
)
def test_the_class_below_heads_of_overtime_law(lines: tuple[str, ...], expected: str | None) -> None:
    assert value(spec("PARK AIDE", *lines).jurisdictional_class) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("Salary: $51,210 to $70,330 and $58,470 to $81,650", (51210, 70330, ""), id="the first range"),
        pytest.param("Annual Salary $45,000 (flat-rated)", (45000, 45000, "year"), id="a flat rate"),
        pytest.param("$20.15-$25.30 Hourly / $41,912-$52,624 Yearly", (20.15, 25.30, "hour"), id="the period behind"),
        pytest.param("Biweekly pay: $1,612.00 - 2,024.00", (1612, 2024, "two-weeks"), id="the period before"),
        pytest.param(
            "Hourly: $18.20-$22.10   Annual: $37,856-$45,968", (18.2, 22.1, "hour"), id="each range behind its period"
        ),
        pytest.param(
            "Minimum Salary: $38,120\nMaximum Salary: $61,004 a year",
            (38120, 61004, "year"),
            id="the most on the next line",
        ),
        pytest.param(
            "Minimum Salary: $38,120\nLongevity: $61,004", (38120, 38120, ""), id="another amount on the next line"
        ),
    ],
)
def test_salary(line: str, expected: tuple[float, float, str]) -> None:
    salary = spec("PARK AIDE", *line.split("\n")).salary
    assert salary is not None
    assert (salary.minimum, salary.maximum, salary.period) == expected


def test_money_in_the_duties_is_no_salary() -> None:
    lines = (Line(text="Buys tools for up to $500 a year.", page=1, number=1),)
    section = Section(kind=SectionKind.TYPICAL_WORK_ACTIVITIES, heading="DUTIES", lines=lines, rule="test")
    assert identify(Document(raw=RAW, media_type="text/plain", lines=lines), (section,)).salary is None


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        pytest.param("12/17/07", ["2007-12-17"], id="slashes"),
        pytest.param("02-03-17", ["2017-02-03"], id="dashes"),
        pytest.param("JULY 23, 2015", ["2015-07-23"], id="a month in capitals"),
        pytest.param("Nov. 15 1990", ["1990-11-15"], id="a short month without a comma"),
        pytest.param("2019-07-01", ["2019-07-01"], id="ISO"),
        pytest.param("Date:March7, 2011", ["2011-03-07"], id="spaces that a scan has lost"),
        pytest.param("15 March 2020", ["2020-03-15"], id="the day first if the month is a word"),
        pytest.param("4/89", ["1989-04"], id="month and two-digit year"),
        pytest.param("9/1999 and March 2001", ["1999-09", "2001-03"], id="month and four-digit year"),
        pytest.param("Rev.7/91, CSC -11/07", ["1991-07", "2007-11"], id="no space before"),
        pytest.param("4/89; 10/97; 5/09", ["1989-04", "1997-10", "2009-05"], id="a list"),
        pytest.param(
            f"1/{CENTURY_PIVOT} 1/{CENTURY_PIVOT - 1}", ["1950-01", "2049-01"], id="the century turns at the pivot"
        ),
        pytest.param("13/45/07, 2/30/2010, 14/99", [], id="days that no calendar has"),
        pytest.param("1/2/3/4 and 24/7", [], id="numbers that are no dates"),
        pytest.param("Section 12-2015-A", [], id="a reference"),
    ],
)
def test_dates(text: str, dates: list[str]) -> None:
    assert [printed.value for printed in find_dates(text)] == dates


EVENTS = [
    ("approved", "approved_on", ("Approved 12/17/07",), "2007-12-17"),
    ("opened", "opened_on", ("Open Date:   02-03-17",), "2017-02-03"),
    ("established", "established_on", ("Class Established - 1/53",), "1953-01"),
    ("adopted is established", "established_on", ("Adopted: 3/96",), "1996-03"),
    ("several reviews", "reviewed_on", ("Reviewed 1/18/10; 3/12/12",), "2010-01-18 2012-03-12"),
    ("mixed separators", "revised_on", ("Revised 3/25/98, 9/30/99; 1/2/24",), "1998-03-25 1999-09-30 2024-01-02"),
    (
        "the dates of two bodies are votes, none is said to be the date of the revision",
        "voted_on",
        ("Spec. Revision:", "CSC - 4/1988 ; Ad Board - 9/1988"),
        "1988-04 1988-09",
    ),
    ("two events and one date", "revised_on", ("Spec. Revision & Title Change 8/83",), "1983-08"),
    ("a labelled code before its event", "revised_on", ("Job Code: 5317 Grade: 12 Amended: 5/21/2016",), "2016-05-21"),
    ("a hyphen between month and year", "revised_on", ("CLASS CODE 4471      AMENDED 7-88",), "1988-07"),
    ("a range behind an event is no date", "reviewed_on", ("Reviewed 10-12 files",), ""),
    ("a range without an event is no date", "revised_on", ("Grades 9-12; 10-12",), ""),
    ("a change of pay is no revision", "revised_on", ("Revised 2/80", "Change in Pay Rate:", "CSC - 5/23"), "1980-02"),
    ("reviewed but not revised is a review", "reviewed_on", ("Reviewed but not revised 2/80",), "1980-02"),
    ("reviewed but not revised is no revision", "revised_on", ("Reviewed but not revised 2/80",), ""),
    ("each date once", "revised_on", ("Revised 2/80", "Revised 2/80"), "1980-02"),
    ("a closing list without names", "revised_on", ("4/89; 10/97; 5/09",), "1989-04 1997-10 2009-05"),
    ("a sentence that mentions a date", "approved_on", ("Applicants are admitted as approved on 4/1977.",), ""),
    ("a sentence broken before its date", "approved_on", (f"{'Long words ' * 5}as", "approved on 4/77.)"), ""),
    ("an impossible date", "revised_on", ("Revised 13/45/07",), ""),
    ("a date must follow its event at once", "established_on", ("Class Established:", "Another line", "4/89"), ""),
]


VAGUE = [
    ("a year", "established_on", "Adopted: 1998", "1998", False),
    ("years in a row", "revised_on", "Amended 2004, 2011", "2004 2011", False),
    ("a season", "revised_on", "Last revised in late Autumn 2016", "2016", False),
    ("a quarter", "reviewed_on", "Reviewed 2nd quarter of 2007", "2007", False),
    ("a month that no year has", "revised_on", "Amended: 14/31/2018", "2018", True),
    ("a day that no month has", "approved_on", "Approved June 31, 2009", "2009-06", True),
    ("a day that no month has, in digits", "approved_on", "Date approved: 11-31-2009", "2009-11", True),
    ("letters for digits", "revised_on", "Revised: O3/l2/99", "", True),
    ("no such day and no sure year", "revised_on", "Updated 17/40/11", "", True),
    ("an event of which no date is published", "revised_on", "Effective Date: 9/31/2020", "", True),
    ("a day or a year", "revised_on", "Amended 11-14", "2014-11", True),
    ("a month and a year behind one that is plain", "revised_on", "Amended 7-88, 11-14", "1988-07 2014-11", False),
    ("a fiscal year of two years", "revised_on", "Revised: Fiscal Year 2018-2019", "2018", True),
    ("a fiscal year with two digits", "established_on", "Adopted FY 2018-19", "2018", True),
    ("a year in which money is spent", "revised_on", "Revised for Fiscal Year 2019", "2019", False),
    ("a number of years is no year", "approved_on", "Approved 2000 hours of work", "", False),
    ("a sentence that begins with a year", "established_on", "Established 1998, the office keeps books.", "", False),
]  # fmt: skip


@pytest.mark.parametrize(
    ("field", "line", "expected", "doubtful"), [pytest.param(*row, id=name) for name, *row in VAGUE]
)
def test_a_vague_date_is_published_as_far_as_it_goes_and_doubt_is_told(
    field: str, line: str, expected: str, doubtful: bool
) -> None:
    found = getattr(spec("PARK AIDE", line), field)
    assert values(found if isinstance(found, tuple) else (found,) if found else ()) == expected.split()
    problems = list(doubtful_dates([Line(text=line, page=1, number=7)]))
    assert [(problem.code, problem.line) for problem in problems] == [("doubtful-date", 7)] * doubtful
    assert ("nothing of it is published" in "".join(problem.message for problem in problems)) is (
        doubtful and not expected
    )


@pytest.mark.parametrize(("field", "lines", "expected"), [pytest.param(*row, id=name) for name, *row in EVENTS])
def test_events(field: str, lines: tuple[str, ...], expected: str) -> None:
    found = getattr(spec("PARK AIDE", tail=lines), field)
    assert values(found if isinstance(found, tuple) else (found,) if found else ()) == expected.split()


def test_a_bare_date_opens_an_announcement_only() -> None:
    assert spec("DATE: March 10, 2015", "PARK AIDE").opened_on is None
    header = Section(
        kind=SectionKind.HEADER, heading="", lines=(Line(text="DATE: 3/10/15", page=1, number=1),), rule="t"
    )
    apply = Section(kind=SectionKind.APPLICATION, heading="HOW TO APPLY", rule="t")
    document = Document(raw=RAW, media_type="text/plain", lines=header.lines)
    assert value(identify(document, (header, apply)).opened_on) == "2015-03-10"


def test_evidence_of_a_date_is_its_line() -> None:
    evidence = spec("PARK AIDE", tail=("Revised 3/25/98",)).revised_on[0].evidence
    assert (evidence.rule, evidence.text) == ("revised", "Revised 3/25/98")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Revised 3/25/98, 9/30/99", True, id="an event and its dates"),
        pytest.param("Class Established:", True, id="an event that waits for its date"),
        pytest.param("CSC - 2/95", True, id="a body and its date"),
        pytest.param("Approved applicants must take a test", False, id="a sentence that begins like an event"),
        pytest.param("March 10, 2015 is the last day to apply", False, id="a sentence that begins with a date"),
        pytest.param("Plans reviews.", False, id="a sentence"),
    ],
)
def test_event_lines(text: str, expected: bool) -> None:
    assert is_event_line(text) is expected


@given(st.text(alphabet="0123456789/-., JulyMay", max_size=30))
def test_every_date_found_is_iso_and_stands_where_it_says(text: str) -> None:
    for printed in find_dates(text):
        assert re.fullmatch(r"\d{4}-\d{2}(-\d{2})?", printed.value)
        assert any(letter.isdigit() for letter in text[printed.start : printed.end])


@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2049, 12, 31)))
def test_every_printed_form_of_a_day_is_the_same_day(day: date) -> None:
    forms = ("%m/%d/%y", "%m/%d/%Y", "%m-%d-%y", "%B %d, %Y", "%d %b %Y", "%Y-%m-%d")
    assert {find_dates(f"{day:{form}}")[0].value for form in forms} == {str(day)}


@given(st.lists(st.text(max_size=60).filter(lambda text: "\n" not in text), max_size=8))
def test_any_header_is_read_without_an_error(header: list[str]) -> None:
    assert isinstance(spec(*header), Identity)
