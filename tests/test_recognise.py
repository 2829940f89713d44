"""What is no class specification, what announces an examination, and what repeats another specification."""

import time
from collections.abc import Callable, Iterable

import pytest
from documents import File, parsed_sample, samples

from models.classspec import ClassSpec
from pipeline.duplicates import Earlier, Pair, Signature
from pipeline.publish.ready import rows_of
from pipeline.publish.repeats import signature_of

AGENDA = "AGENDA\n1. Call to order\n2. Roll call\n3. Approval of minutes\n4. New business\n5. Adjournment\n"
LETTER = "Dear Ms. Anyone:\n\nHere are the papers that you asked for.\n\nSincerely,\nA clerk\n"
TEMPLATE = (
    "CLASS TITLE: ________\n\nDEFINITION:\n[describe the class]\n\nTYPICAL TASKS:\n____\n\n"
    "MINIMUM QUALIFICATIONS:\n<Enter text here>\n"
)
TITLES = "\n".join(
    f"Clerk of the {place}" for place in "mill lock quay yard barn shed gate wall well hall park pond".split()
)
MENU = "CANTEEN\nMonday\nLunch: pea soup, bread\nGreen salad\nCoffee\n"
FEES = "SCHEDULE OF FEES\nBerth, first day .... $12.50\nCopy of a record, a page .... $0.25\nFees are not refunded.\n"
PAY = "PAY 2020\nTITLE GRADE MIN MAX\n" + "".join(f"Clerk {n} {n + 4} $3{n},000 $4{n},000\n" for n in range(1, 8))
MEMO = "MEMORANDUM\n\nTO: All heads\nFROM: The office\nSUBJECT: New titles\n\nThe following titles were added.\n"
GONE = "404 Not Found\nThe requested URL was not found on this server.\n"
SIGN_IN = "Sign in\nUser name\nPassword\nForgot your password?\n"
UNFILLED = "DEFINITION\n[Insert here]\n\nDUTIES:\n1.\n2.\n\nMINIMUM QUALIFICATIONS\nEducation:\nExperience:\n"
PROMPTS = (
    "TITLE\n\nDUTIES\n- Click or tap here to enter text.\n- [task]\n\nABILITIES\n- Ability to ____\n\n"
    "MINIMUM QUALIFICATIONS\n(A) [school and work]\nXX years of work in XXXX.\n"
)
PLAN = "ELM COUNTY PAY PLAN\nEffective May 3, 2021\n\nCode Title Grade Min Max\n2204 Park Aide 5 41,000 52,000\n"
INDEX = "ELM\nALPHABETICAL INDEX OF CLASSES\n\nPark Aide ...... 2204\nPark Ranger ...... 2205\n"
QUESTIONS = "JOB ANALYSIS QUESTIONNAIRE\n\nName of employee: ____\n\n1. Describe your work.\n____\n"
FORM = "APPLICATION\nPlease print or type\nApplicant's name:\nSignature:\n"

OTHERS = [
    ("an agenda", AGENDA, "agenda"),
    ("a letter", LETTER, "letter"),
    ("an empty template", TEMPLATE, "empty template"),
    ("a list of titles", TITLES, "list"),
    ("a menu", MENU, "menu"),
    ("a form", FORM, "form"),
    ("a schedule of fees", FEES, "fees"),
    ("a table of pay", PAY, "amounts"),
    ("a pay plan", PLAN, "pay plan"),
    ("an index of classes", INDEX, "index of classes"),
    ("a questionnaire", QUESTIONS, "questionnaire"),
    ("a memo", MEMO, "memo"),
    ("the error page of a server", GONE, "error page"),
    ("a page to sign in", SIGN_IN, "sign in"),
    ("a template with numbers and labels only", UNFILLED, "empty template"),
    ("a template with the prompts of a word processor", PROMPTS, "empty template"),
    ("a page left blank", "This page intentionally left blank.\n", "blank page"),
]


@pytest.mark.parametrize(("text", "why"), [case[1:] for case in OTHERS], ids=[f"{case[0]} is told" for case in OTHERS])
def test_what_is_no_specification_is_told_and_not_published(text: str, why: str) -> None:
    parsed = File("paper.txt", text.encode()).parsed()
    (problem,) = parsed.problems
    assert (parsed.specs, problem.code) == ((), "not-a-specification")
    assert why in problem.message


SPECIFICATIONS = [
    ("a few words of qualifications", "CLERK\n\nMINIMUM QUALIFICATIONS\n\nOne year of experience.\n"),
    ("prose without headings", "Clerk\n\nA clerk keeps the books of the mill and answers letters.\n"),
    ("a specification that names an agenda",
     "CLERK\n\nDUTIES:\nPrepares the agenda, calls the roll call and writes the minutes of the board.\n\n"
     "MINIMUM QUALIFICATIONS:\nNone.\n"),
    ("an analyst who keeps the pay plan",
     "ANALYST\n\nMaintains the salary schedule\nSets a minimum and a maximum for each grade\nAnswers questionnaires\n"),
    ("a clerk who keeps the index of classes",
     "CLERK\n\nKeeps the index of classes in alphabetical order\nRequires two years of experience\n"),
    ("a cook who makes a menu",
     "COOK\n\nPrepares breakfast and lunch.\nMakes salad and soup.\nRequires two years of experience in a kitchen.\n"),
    ("short lines with a demand among them",
     "PORTER\n\nThe work\n" + "Carry loads\nSweep halls\nLock gates\n" * 4 + "Needs\nTwo years of experience\n"),
    ("a template with one part filled in", TEMPLATE.replace("[describe the class]", "Keeps the books of the mill.")),
]  # fmt: skip


@pytest.mark.parametrize(
    "text", [case[1] for case in SPECIFICATIONS], ids=[f"{case[0]} stays" for case in SPECIFICATIONS]
)
def test_doubt_speaks_for_the_document(text: str) -> None:
    assert len(File("paper.txt", text.encode()).parsed().specs) == 1


BODY = "CLERK\n{}\nDUTIES:\nSorts mail.\n\nREQUIREMENTS:\nOne year of experience as a clerk.\n\n{}\n"
KINDS = [
    ("open date and audience", BODY.format("Open Date: 03-01-19\n(Exam Open to All)", ""), "announcement"),
    ("how to apply and a fee", BODY.format("", "HOW TO APPLY:\nBy letter.\n\nFILING FEE:\nTen."), "announcement"),
    ("number and date of the examination",
     BODY.format("Exam No. 4410", "DATE OF EXAMINATION: June 3"), "announcement"),
    ("a notice of vacancy and what to send",
     BODY.format("NOTICE OF VACANCY", "Send a letter of interest to the office."), "announcement"),
    ("a job opportunity and a deadline",
     BODY.format("JOB OPPORTUNITY", "Deadline to apply: until filled."), "announcement"),
    ("no such words", BODY.format("", ""), "class_specification"),
    ("one of them only", BODY.format("Exam No. 4410", ""), "class_specification"),
    ("duties about applications",
     BODY.format("", "").replace("Sorts mail.", "Collects each filing fee."), "class_specification"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "kind"), [case[1:] for case in KINDS], ids=[f"{case[2]} by {case[0]}" for case in KINDS]
)
def test_kinds_of_documents(text: str, kind: str) -> None:
    (spec,) = File("paper.txt", text.encode()).parsed().specs
    stated = spec.identity.document_kind
    assert (stated.value if stated else "class_specification") == kind


def a_spec(body: str, spec_id: str, title: str = "CLERK") -> ClassSpec:
    text = f"{title}\n\nDUTIES:\n{body}\n\nMINIMUM QUALIFICATIONS:\nOne year of experience as a clerk.\n"
    (spec,) = File("clerk.txt", text.encode()).parsed().specs
    return spec.model_copy(update={"spec_id": spec_id})


LONG = "\n".join(f"Keeps the {word} of the office in order and tells the head of it." for word in TITLES.split())
OTHER = "\n".join(f"Carries {word} across the yard, twice a day, by hand or cart." for word in TITLES.split())


def signature(spec: ClassSpec) -> Signature:
    return signature_of(rows_of(spec))


def near_duplicates(signatures: Iterable[Signature]) -> list[Pair]:
    earlier = Earlier()
    return [pair for each in sorted(signatures) if (pair := earlier.repeated(each))]


COPIES = [
    ("the same text", a_spec(LONG, "a/2"), 1),
    ("one word changed", a_spec(LONG.replace("Keeps the mill", "Holds the mill"), "a/2"), 1),
    ("another text", a_spec(OTHER, "a/2"), 0),
    ("another title", a_spec(LONG, "a/2", "PORTER"), 0),
    ("half of the text", a_spec(LONG[: len(LONG) // 2] + OTHER[len(OTHER) // 2 :], "a/2"), 0),
]


@pytest.mark.parametrize(("other", "pairs"), [case[1:] for case in COPIES], ids=[f"with {case[0]}" for case in COPIES])
def test_near_duplicates(other: ClassSpec, pairs: int) -> None:
    found = near_duplicates([signature(other), signature(a_spec(LONG, "a/1"))])
    assert [(pair.spec_id, pair.other) for pair in found] == [("a/2", "a/1")] * pairs


SHORT = "Keeps the register of the mole and answers calls."


@pytest.mark.parametrize(
    ("change", "pairs"),
    [
        pytest.param(lambda text: text, 1, id="to the letter"),
        pytest.param(lambda text: text.replace("\n\n", "\n \n\n"), 1, id="with other blank lines"),
        pytest.param(lambda text: text.replace(":", "").replace("of the", "of\nthe"), 1, id="with other signs"),
        pytest.param(lambda text: text.replace("Keeps", "• Keeps").replace("calls.", "calls"), 1, id="as a list"),
        pytest.param(lambda text: text.replace("One year", "Five years"), 0, id="with another amount"),
        pytest.param(lambda text: text.replace("CLERK", "PORTER"), 0, id="with another title"),
    ],
)
def test_short_duplicates(change: Callable[[str], str], pairs: int) -> None:
    text = f"CLERK\n\nDUTIES:\n{SHORT}\n\nMINIMUM QUALIFICATIONS:\nOne year of experience as a clerk.\n"
    specs = (File("clerk.txt", each.encode()).parsed().specs[0] for each in (text, change(text)))
    signatures = [signature(spec.model_copy(update={"spec_id": f"a/{at}"})) for at, spec in enumerate(specs)]
    assert len(near_duplicates(signatures)) == pairs


def test_another_jurisdiction_is_no_duplicate() -> None:
    mine = signature(a_spec(LONG, "a/1"))
    assert near_duplicates([mine, mine._replace(spec_id="b/1", jurisdiction="Elsewhere")]) == []


def test_no_sample_is_a_duplicate() -> None:
    assert near_duplicates(signature(spec) for source in samples() for spec in parsed_sample(source).specs) == []


def test_ten_thousand_copies_are_compared_in_seconds() -> None:
    one = signature(a_spec(LONG, "a/0"))
    many = [Signature(f"a/{place:05}", one.jurisdiction, one.title, one.hashes) for place in range(10_000)]
    began = time.process_time()
    assert len(near_duplicates(many)) == 9_999
    assert time.process_time() - began < 20
