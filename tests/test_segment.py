"""Segmenting: documents of a few lines in, the kinds, headings and texts of their sections out."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.document import PLAIN, Document, Line, RawFile, Style
from models.section import Section, SectionKind
from pipeline.segment import segment

RAW = RawFile(source="harrow/clerk.txt", spec_id="harrow/clerk", jurisdiction="Harrow", sha256="0" * 64, size=1)
BOLD = Style(bold=True)
CENTRED = Style(bold=True, centred=True)


def document(*lines: str | Line) -> Document:
    """A document of these lines; a plain string takes the next line number."""
    read = [line if isinstance(line, Line) else Line(text=line, page=1, number=n) for n, line in enumerate(lines, 1)]
    return Document(raw=RAW, media_type="text/plain", lines=tuple(read))


def sections(*lines: str | Line) -> tuple[Section, ...]:
    return segment(document(*lines))[0]


def outline(*lines: str | Line) -> list[tuple[str, str]]:
    """Kind and text of every section, lines joined by a bar."""
    return [(str(section.kind), " | ".join(line.text for line in section.lines)) for section in sections(*lines)]


HEADER = ("header", "MAIL CLERK")
TITLE = "MAIL CLERK"
QUALIFICATIONS = "MINIMUM QUALIFICATIONS:"

CASES: list[tuple[str, list[str], list[tuple[str, str]]]] = [
    (
        "a heading alone on its line opens a section",
        [TITLE, "DUTIES", "Sorts mail."],
        [HEADER, ("typical_work_activities", "Sorts mail.")],
    ),
    (
        "a heading before its text splits the line",
        [TITLE, "DUTIES: Sorts mail.", "Carries it."],
        [HEADER, ("typical_work_activities", "Sorts mail. | Carries it.")],
    ),
    (
        "a heading broken over two lines opens one section",
        [TITLE, "DISTINGUISHING", "FEATURES OF THE CLASS: This is office work."],
        [HEADER, ("distinguishing_features", "This is office work.")],
    ),
    (
        "a long heading broken after AND opens one section",
        [TITLE, "FULL PERFORMANCE KNOWLEDGES, SKILLS, ABILITIES AND", "PERSONAL CHARACTERISTICS", "Tact."],
        [HEADER, ("ksas", "Tact.")],
    ),
    (
        "a heading and its first sub-heading are not one broken heading",
        [TITLE, "MINIMUM QUALIFICATIONS", "EDUCATION", "High school."],
        [HEADER, ("minimum_qualifications", "EDUCATION | High school.")],
    ),
    (
        "education and experience divide the minimum qualifications",
        [TITLE, QUALIFICATIONS, "EDUCATION:", "High school.", "AND", "EXPERIENCE:", "One year."],
        [HEADER, ("minimum_qualifications", "EDUCATION: | High school. | AND | EXPERIENCE: | One year.")],
    ),
    (
        "an education heading opens the minimum qualifications where none are open",
        [TITLE, "DUTIES:", "Sorts mail.", "EDUCATION:", "High school."],
        [HEADER, ("typical_work_activities", "Sorts mail."), ("minimum_qualifications", "High school.")],
    ),
    (
        "knowledge and ability divide the KSAs",
        [TITLE, "REQUIRED KNOWLEDGE, SKILLS AND ABILITIES", "KNOWLEDGE OF:", "mail", "ABILITY TO:", "lift"],
        [HEADER, ("ksas", "KNOWLEDGE OF: | mail | ABILITY TO: | lift")],
    ),
    (
        "an option, a track and a connective stay inside",
        [TITLE, QUALIFICATIONS, "OPTION 1:", "A degree.", "OR", "PROMOTIONAL: Two years as clerk."],
        [HEADER, ("minimum_qualifications", "OPTION 1: | A degree. | OR | PROMOTIONAL: Two years as clerk.")],
    ),
    (
        "a name of a duty group stays inside",
        [TITLE, "TYPICAL TASKS", "HARBOR SPECIALTY", "Sorts mail.", "Supervision:", "Trains clerks."],
        [HEADER, ("typical_work_activities", "HARBOR SPECIALTY | Sorts mail. | Supervision: | Trains clerks.")],
    ),
    (
        "a note opens a section of its own anywhere",
        [TITLE, "ANNUAL SALARY", "$40,000", "NOTE:", "Subject to change.", "DUTIES", "Sorts mail."],
        [HEADER, ("salary", "$40,000"), ("notes", "Subject to change."), ("typical_work_activities", "Sorts mail.")],
    ),
    (
        "requirements go on after a note with the next connective",
        [TITLE, QUALIFICATIONS, "A degree.", "NOTE: Or ask.", "AND", "One year."],
        [
            HEADER,
            ("minimum_qualifications", "A degree."),
            ("notes", "Or ask."),
            ("minimum_qualifications", "AND | One year."),
        ],
    ),
    (
        "requirements go on after a note with their next number",
        [TITLE, QUALIFICATIONS, "1. A degree; or", "NOTE: In any field.", "2. One year."],
        [
            HEADER,
            ("minimum_qualifications", "1. A degree; or"),
            ("notes", "In any field."),
            ("minimum_qualifications", "2. One year."),
        ],
    ),
    (
        "a numbered list of notes does not go back to the requirements",
        [TITLE, QUALIFICATIONS, "1. A degree.", "NOTES:", "1. In any field.", "2. By May."],
        [HEADER, ("minimum_qualifications", "1. A degree."), ("notes", "1. In any field. | 2. By May.")],
    ),
    (
        "a group name goes along when requirements go on",
        [TITLE, QUALIFICATIONS, "A degree.", "NOTE: Ask.", "HARBOR SPECIALTY", "EDUCATION:", "A licence."],
        [
            HEADER,
            ("minimum_qualifications", "A degree."),
            ("notes", "Ask."),
            ("minimum_qualifications", "HARBOR SPECIALTY | EDUCATION: | A licence."),
        ],
    ),
    (
        "an equivalent combination after a licence belongs to the requirements",
        [
            TITLE,
            QUALIFICATIONS,
            "A degree.",
            "REQUIRED LICENSES",
            "A permit.",
            "OR",
            "Any equivalent combination of training.",
        ],
        [
            HEADER,
            ("minimum_qualifications", "A degree."),
            ("special_requirements", "A permit."),
            ("minimum_qualifications", "OR | Any equivalent combination of training."),
        ],
    ),
    (
        "a licence joined by AND stays inside the requirements",
        [TITLE, QUALIFICATIONS, "A degree.", "AND", "LICENSE:", "A permit."],
        [HEADER, ("minimum_qualifications", "A degree. | AND | LICENSE: | A permit.")],
    ),
    (
        "a licence heading of its own opens special requirements",
        [TITLE, QUALIFICATIONS, "A degree.", "LICENSE OR CERTIFICATE", "A permit."],
        [HEADER, ("minimum_qualifications", "A degree."), ("special_requirements", "A permit.")],
    ),
    (
        "a substitution belongs to the minimum qualifications",
        [TITLE, QUALIFICATIONS, "A degree.", "SUBSTITUTION: Credits for years."],
        [HEADER, ("minimum_qualifications", "A degree."), ("minimum_qualifications", "Credits for years.")],
    ),
    (
        "a footnote to the requirements is a note",
        [TITLE, QUALIFICATIONS, "A degree* in any field.", "*From a college with accreditation."],
        [
            HEADER,
            ("minimum_qualifications", "A degree* in any field."),
            ("notes", "*From a college with accreditation."),
        ],
    ),
    (
        "education that is only preferred is no requirement",
        [TITLE, "PREFERRED QUALIFICATIONS", "EDUCATION:", "A doctorate."],
        [HEADER, ("other", "EDUCATION: | A doctorate.")],
    ),
    (
        "dates at the end close the document",
        [TITLE, "NOTES:", "Ask early.", "Approved 3/2/09", "Revised 4/1/12"],
        [HEADER, ("notes", "Ask early."), ("other", "Approved 3/2/09 | Revised 4/1/12")],
    ),
    (
        "a pay range at the top stays in the header and at the end closes the document",
        ["PAY RANGE: 9", TITLE, "DUTIES", "Sorts mail.", "PAY RANGE: 9", "Class Established: 5/1961"],
        [
            ("header", "PAY RANGE: 9 | MAIL CLERK"),
            ("typical_work_activities", "Sorts mail."),
            ("other", "PAY RANGE: 9 | Class Established: 5/1961"),
        ],
    ),
    (
        "a code between two duties closes nothing",
        [
            TITLE,
            "DUTIES",
            "Sorts mail.",
            "Class Code: 1005",
            "Carries the mail of the whole house " + "up and down " * 6,
        ],
        [
            HEADER,
            (
                "typical_work_activities",
                "Sorts mail. | Class Code: 1005 | Carries the mail of the whole house " + "up and down " * 6,
            ),
        ],
    ),
    (
        "a short salary fact stays in the header",
        [TITLE, "SALARY RANGE: $40,000 - $50,000", "DEFINITION:", "This is office work."],
        [
            ("header", "MAIL CLERK | SALARY RANGE: $40,000 - $50,000"),
            ("distinguishing_features", "This is office work."),
        ],
    ),
    (
        "prose under the title is a definition",
        [TITLE, "Under supervision, sorts and carries the mail of a large public office.", "DUTIES", "Sorts."],
        [
            HEADER,
            ("distinguishing_features", "Under supervision, sorts and carries the mail of a large public office."),
            ("typical_work_activities", "Sorts."),
        ],
    ),
    (
        "a heading and its text from two cells of a table row are told apart",
        [TITLE, "Distinguishing Characteristics This is the level of work that needs no help at all."],
        [HEADER, ("distinguishing_features", "This is the level of work that needs no help at all.")],
    ),
    (
        "a note inside running text is cut out",
        [
            TITLE,
            QUALIFICATIONS,
            "One year in the mail room of a public office or of a private firm. Note: Paid work only.",
        ],
        [
            HEADER,
            ("minimum_qualifications", "One year in the mail room of a public office or of a private firm."),
            ("notes", "Paid work only."),
        ],
    ),
    (
        "requirements go on after a note inside running text",
        [TITLE, QUALIFICATIONS, "1. A degree in any field at all from any school; or NOTE: Ask us early. 2. One year."],
        [
            HEADER,
            ("minimum_qualifications", "1. A degree in any field at all from any school; or"),
            ("notes", "Ask us early."),
            ("minimum_qualifications", "2. One year."),
        ],
    ),
    (
        "a heading phrase inside a sentence cuts nothing",
        [TITLE, "DUTIES", "Checks whether applicants meet the minimum qualifications: a degree or some years of work."],
        [
            HEADER,
            (
                "typical_work_activities",
                "Checks whether applicants meet the minimum qualifications: a degree or some years of work.",
            ),
        ],
    ),
    (
        "a bullet is never a heading",
        [TITLE, "KNOWLEDGE AND ABILITIES", "• Supervision", "• Education"],
        [HEADER, ("ksas", "• Supervision | • Education")],
    ),
    (
        "a list of examination parts goes on after a note with its next number",
        [TITLE, "SELECTION PROCESS", "1. An essay.", "NOTES:", "* Bring a pen.", "2. An interview."],
        [
            HEADER,
            ("selection_process", "1. An essay."),
            ("notes", "* Bring a pen."),
            ("selection_process", "2. An interview."),
        ],
    ),
    (
        "a numbered item is no heading in a document that does not number its parts",
        [TITLE, "SELECTION PROCESS", "1. An interview.", "2. BACKGROUND INVESTIGATION: By post."],
        [HEADER, ("selection_process", "1. An interview. | 2. BACKGROUND INVESTIGATION: By post.")],
    ),
    (
        "numbers before every part are no hindrance",
        [TITLE, "1. DEFINITION:", "Office work.", "2. DUTIES:", "Sorts.", "3. MINIMUM QUALIFICATIONS:", "A degree."],
        [
            HEADER,
            ("distinguishing_features", "Office work."),
            ("typical_work_activities", "Sorts."),
            ("minimum_qualifications", "A degree."),
        ],
    ),
]


@pytest.mark.parametrize(("lines", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_lines_become_sections(lines: list[str], expected: list[tuple[str, str]]) -> None:
    assert outline(*lines) == expected


def styled(number: int, text: str, style: Style) -> Line:
    return Line(text=text, page=1, number=number, style=style)


def test_an_unknown_heading_set_like_the_others_opens_other_and_is_a_problem() -> None:
    found, problems = segment(
        document(
            TITLE,
            styled(2, "TYPICAL TASKS", CENTRED),
            "Sorts mail.",
            styled(4, "MINIMUM QUALIFICATIONS", CENTRED),
            "One year.",
            styled(6, "WINTER UNIFORM", CENTRED),
            "A coat is given out.",
        )
    )
    assert [(str(section.kind), section.rule) for section in found[-1:]] == [("other", "unknown-heading")]
    assert [(problem.code, problem.line) for problem in problems] == [("unknown-heading", 6)]


def test_a_bold_group_name_unlike_the_headings_stays_inside() -> None:
    found = sections(
        TITLE,
        styled(2, "TYPICAL TASKS", CENTRED),
        styled(3, "Incoming Parcels", BOLD),
        "Sorts mail.",
        styled(5, "MINIMUM QUALIFICATIONS", CENTRED),
        "One year.",
    )
    assert [str(section.kind) for section in found] == ["header", "typical_work_activities", "minimum_qualifications"]


def test_a_row_of_unknown_headings_is_a_row_of_sub_headings() -> None:
    names = ["TEAM SPIRIT", "PATIENCE", "LISTENING", "HONESTY"]
    rows = [line for n, name in enumerate(names) for line in (styled(4 + 2 * n, name, CENTRED), "Shows it.")]
    found = sections(
        TITLE,
        styled(2, "REQUIRED COMPETENCIES", CENTRED),
        *rows,
        styled(20, "MINIMUM QUALIFICATIONS", CENTRED),
        "One year.",
    )
    assert [str(section.kind) for section in found] == ["header", "ksas", "minimum_qualifications"]


def test_everyday_words_set_as_the_only_sure_heading_open_their_parts() -> None:
    second = Style(heading=2)
    found = sections(
        styled(1, "Clerk", Style(heading=1)),
        styled(3, "Summary", second),
        "Works at a desk.",
        styled(6, "Duties", second),
        "Files papers.",
        styled(9, "Minimum Qualifications", second),
        "One year.",
    )
    kinds = ["header", "distinguishing_features", "typical_work_activities", "minimum_qualifications"]
    assert [str(section.kind) for section in found] == kinds


def test_a_document_without_headings_is_a_header_and_a_problem() -> None:
    found, problems = segment(document(TITLE, "Harrow"))
    assert [str(section.kind) for section in found] == ["header"]
    assert [problem.code for problem in problems] == ["no-headings"]


def test_a_split_line_keeps_page_number_and_style_in_both_halves() -> None:
    duties = sections(TITLE, Line(text="DUTIES: Sorts mail.", page=3, number=7, style=BOLD))[1]
    assert duties.heading == "DUTIES:"
    assert {(line.page, line.number, line.style) for line in duties.extent} == {(3, 7, BOLD)}


def test_the_rule_names_the_lexicon_entry_that_opened_the_section() -> None:
    assert [section.rule for section in sections(TITLE, "DUTIES", "Sorts.")] == ["header", "duties-word"]


FRAGMENTS = st.sampled_from([line for _, lines, _ in CASES for line in lines])
STYLES = st.sampled_from([PLAIN, BOLD, CENTRED, Style(heading=2)])
LINES = st.lists(st.tuples(FRAGMENTS | st.text(max_size=40), STYLES), max_size=25)


@given(LINES)
def test_the_words_of_the_sections_are_the_words_of_the_document(drawn: list[tuple[str, Style]]) -> None:
    lines = [Line(text=text, page=1, number=n, style=style) for n, (text, style) in enumerate(drawn, 1)]
    found = sections(*lines)
    cut = [word for section in found for line in section.extent for word in re.findall(r"\w+", line.text)]
    assert cut == [word for line in lines for word in re.findall(r"\w+", line.text)]
    assert found[0].kind == SectionKind.HEADER or not lines or found[0].heading_lines or found[0].lines


@given(LINES)
def test_lines_stay_in_their_order(drawn: list[tuple[str, Style]]) -> None:
    lines = [Line(text=text, page=1, number=n, style=style) for n, (text, style) in enumerate(drawn, 1)]
    numbers = [line.number for section in sections(*lines) for line in section.extent]
    assert numbers == sorted(numbers)
