"""Titles, codes, grades and dates in the heads that unlike offices print."""

import pytest
from identities import spec, value, values


@pytest.mark.parametrize(
    ("line", "other"),
    [
        pytest.param("Class Title: Park Aide   PAY GROUP: K-07", ("grade", "K-07"), id="a pay group"),
        pytest.param("Class Title: Park Aide FLSA: Exempt", ("grade", None), id="overtime law"),
        pytest.param("Class Title: Park Aide EFFECTIVE DATE: 3/9/2012", ("grade", None), id="a date"),
        pytest.param("Class Title: Park Aide UNIT: Trades", ("grade", None), id="a unit"),
        pytest.param("Class Title: Park Aide LOCATION: East Garage", ("grade", None), id="a place"),
        pytest.param("Class Title: Park Aide WORK YEAR: ten months", ("grade", None), id="a work year"),
        pytest.param("Class Title: Park Aide JOB CLASS: 2204", ("class_code", "2204"), id="a class that is a code"),
        pytest.param("Class Title: Park Aide EEO CODE: 4410", ("class_code", None), id="another code"),
    ],
)
def test_a_title_ends_where_the_next_label_begins(line: str, other: tuple[str, str | None]) -> None:
    identity = spec("ELM COUNTY", line, "Department: Parks REPORTS TO: Clerk")
    assert value(identity.title) == "Park Aide"
    assert (other[0], value(getattr(identity, other[0]))) == other
    assert value(identity.department) == "Parks"


@pytest.mark.parametrize(
    "line",
    [
        "EEO Code: 4410", "SOC Code: 43-9061", "Union Code: 412", "Workers' Comp Code: 8810", "Census Code: 5500",
        "Org. Code: 4410", "Cost Center: 4410", "Cost Center Code: 4410", "Salary Code: 778", "Department Code: 4410",
    ],
)  # fmt: skip
def test_no_other_code_is_the_class_code(line: str) -> None:
    assert value(spec("PARK AIDE", line).class_code) is None
    assert value(spec("PARK AIDE", line, "Class Code: 2204").class_code) == "2204"


@pytest.mark.parametrize(
    ("line", "code"),
    [
        pytest.param("PARK AIDE Code: 2204", "2204", id="behind a title"),
        pytest.param("Class ID: 2204", "2204", id="a class id"),
        pytest.param("Job No. 2204", "2204", id="a job number"),
        pytest.param("Status: 2", None, id="a short number is no code"),
    ],
)
def test_labelled_codes(line: str, code: str | None) -> None:
    assert value(spec("PARK AIDE", line).class_code) == code


@pytest.mark.parametrize(
    ("line", "grade"),
    [
        pytest.param("Grade: XIV", "XIV", id="a Roman number"),
        pytest.param("Pay Grade: L", "L", id="a letter"),
        pytest.param("GRADE/BAND: B22", "B22", id="grade or band"),
        pytest.param("Grade: 12-A", "12-A", id="a letter behind a dash"),
        pytest.param("Band: C", "C", id="a band"),
        pytest.param("Pay Scale Group 07", "07", id="a pay scale group"),
        pytest.param("JG 11", "11", id="a job grade in short"),
        pytest.param("Range No. 34", "34", id="a numbered range"),
        pytest.param("Salary Level: 7", "7", id="a level of pay"),
        pytest.param("Salary Range: Range 34 ($5,412 - $6,909 monthly)", "34", id="a range in front of its pay"),
        pytest.param("Salary Range: $17.85 to $23.10", None, id="pay alone"),
        pytest.param("Grade: N/A", None, id="no grade"),
        pytest.param("Grade: to be determined", None, id="words"),
    ],
)
def test_grades(line: str, grade: str | None) -> None:
    assert value(spec("PARK AIDE", line).grade) == grade


@pytest.mark.parametrize(
    "office",
    [
        "ELM BOCES", "ELM COUNTY GOVERNMENT", "Elm County, Oxland", "STATE HUMAN RESOURCES", "TRI-ELM REGIONAL LIBRARY",
        "PORT OF ELM BAY", "ELM TRANSIT AUTHORITY", "UNIVERSITY OF ELM", "PROVINCE OF OXLAND", "ELM WATER DISTRICT",
        "ELM PERSONNEL BOARD SPECIFICATION", "RESOLUTION NO. 2020-3", "POSITION CLASSIFICATION", "Elm Area Schools",
        "EXHIBIT A",
    ],
)  # fmt: skip
def test_an_office_above_the_title_is_not_the_title(office: str) -> None:
    assert value(spec(office, "PARK AIDE").title) == "PARK AIDE"


@pytest.mark.parametrize(
    "title",
    [
        "Librarian", "PUBLIC LIBRARY DIRECTOR", "UNIVERSITY POLICE OFFICER", "WATER DISTRICT MANAGER", "PORT ENGINEER",
        "CLERK, PUBLIC LIBRARY", "SUPERINTENDENT OF SCHOOLS", "CLERK TO THE TRANSIT AUTHORITY", "PAGE - ELM LIBRARY",
        "RESOLUTION OFFICER", "DIRECTOR OF HUMAN RESOURCES", "PROPERTY AGENT (PORT AUTHORITY)",
    ],
)  # fmt: skip
def test_a_title_that_names_an_office_is_the_title(title: str) -> None:
    assert value(spec(title, "Bay Garage").title) == title


def test_a_line_like_an_office_is_the_title_where_nothing_else_can_be() -> None:
    assert value(spec("PORT OF ENTRY INSPECTOR", "Class Code: 2204").title) == "PORT OF ENTRY INSPECTOR"


def test_the_place_that_the_format_names_is_not_the_title() -> None:
    assert value(spec("Elm", "PARK AIDE (#2204)", hint="City of Elm - Specifications").title) == "PARK AIDE"
    assert value(spec("Ranger", "PARK AIDE", hint="City of Elm - Ranger").title) == "Ranger"


@pytest.mark.parametrize(
    ("line", "title", "fact"),
    [
        pytest.param("552R PARK AIDE 3", "PARK AIDE 3", "552R", id="a code with a letter in front"),
        pytest.param("PARK AIDE II     JG 14", "PARK AIDE II", None, id="a job grade in short behind"),
        pytest.param(
            "ANNOUNCES AN OPEN COMPETITIVE EXAMINATION FOR THE POSITION OF PARK AIDE", "PARK AIDE", None, id="announced"
        ),
    ],
)
def test_what_stands_around_a_title_on_its_line(line: str, title: str, fact: str | None) -> None:
    identity = spec("ELM COUNTY", line)
    assert (value(identity.title), value(identity.class_code)) == (title, fact)


@pytest.mark.parametrize("title", ["BAND DIRECTOR", "UNIT CLERK", "STEP AIDE", "LOCATION SCOUT"])
def test_titles_that_begin_like_the_label_of_another_fact(title: str) -> None:
    assert value(spec("ELM COUNTY", title).title) == title


@pytest.mark.parametrize(
    ("line", "established", "revised"),
    [
        pytest.param("New class: effective May 12, 1989", "1989-05-12", [], id="a new class takes effect"),
        pytest.param("Revised effective July 1, 2007", None, ["2007-07-01"], id="a revision takes effect"),
        pytest.param("Effective 7/1/15", None, [], id="nobody says what takes effect"),
        pytest.param("REVISED: 7/1/95P, 9/16/94PC", None, ["1995-07-01", "1994-09-16"], id="letters behind dates"),
        pytest.param("Updated 2015-06", None, ["2015-06"], id="a year and a month"),
        pytest.param("Updated 2015-16", None, [], id="two years are no month"),
        pytest.param(
            "Elm Library - Job Group 61 - Grade 7 - Board adopted 5/20/1997, last amended 10/15/2014",
            "1997-05-20",
            ["2014-10-15"],
            id="the last of a row of facts",
        ),
        pytest.param("Keeps the list of all the rules - revised 4/77", None, [], id="a sentence with one dash"),
    ],
)
def test_dates_as_offices_write_them(line: str, established: str | None, revised: list[str]) -> None:
    identity = spec("PARK AIDE", line)
    assert (value(identity.established_on), values(identity.revised_on)) == (established, revised)


def test_facts_parted_by_dashes() -> None:
    identity = spec("PARK AIDE", "Grade 7 - Class Code 1234 - Adopted 5/20/1997")
    assert (value(identity.grade), value(identity.class_code)) == ("7", "1234")


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        pytest.param(("Job Type: Full-time", "Job Number: 2024-117"), "announcement", id="type and number of a job"),
        pytest.param(("Requisition No. 4410", "Closing:", "5/1/2024 5:00 PM"), "announcement", id="number and closing"),
        pytest.param(("Job Type: Full-time", "Class Code: 4410"), None, id="one of them says nothing"),
    ],
)
def test_the_facts_of_a_posting(lines: tuple[str, ...], kind: str | None) -> None:
    assert value(spec("PARK AIDE", *lines).document_kind) == kind
