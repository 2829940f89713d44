"""A bound volume becomes one class for each title block; one specification is never cut."""

import re

import pytest
from documents import File, parsed_sample, samples

from models.classspec import ClassSpec
from pipeline.split import spec_ids

HEAD = "TOWN OF ANYWHERE\nCLASS SPECIFICATION\n\n"
DUTIES = "DISTINGUISHING FEATURES OF THE CLASS:\nThis work is done for the town under supervision.\n\nTYPICAL TASKS:\n"
DEMANDS = "\nMINIMUM QUALIFICATIONS:\nGraduation from high school and {} years of experience.\n\nAdopted: 3/4/1999\n"


def a_class(title: str, code: str = "", years: str = "two", head: str = HEAD) -> str:
    return f"{head}{title} {code}\n\n{DUTIES}Does the work of {title.title()}.\n{DEMANDS.format(years)}"


TITLES = ("TREE TRIMMER", "BRIDGE TENDER", "WEIGHER OF COAL")
PAGED = "\f".join(a_class(title) for title in TITLES)
RUNNING = "\n\n".join(a_class(title, f"{4100 + place}", head="") for place, title in enumerate(TITLES))
PLAIN = "\n\n\n".join(a_class(title, head="") for title in TITLES)
LABELLED = "\n".join(a_class(f"Class Title: {title}", head="").replace("TRIMMER ", "TRIMMER") for title in TITLES)
MARKED = "".join(
    f"# {title.title()}\n\n## Duties\nDoes work.\n\n## Minimum Qualifications\nNone.\n\n" for title in TITLES
)
FRONT = "CLASS SPECIFICATIONS OF THE TOWN\n\nIndex\n\n" + "\n".join(TITLES) + "\f" + PAGED


def specs(text: str, name: str = "volume.txt") -> tuple[ClassSpec, ...]:
    return File(name, text.encode()).parsed().specs


def title(spec: ClassSpec) -> str:
    return spec.identity.title.value.upper() if spec.identity.title else ""


VOLUMES = [
    pytest.param(PAGED, "volume.txt", id="classes on pages of their own"),
    pytest.param(RUNNING, "volume.txt", id="classes one after the other, with a code beside the title"),
    pytest.param(PLAIN, "volume.txt", id="classes one after the other, with bare titles in capitals"),
    pytest.param(LABELLED, "volume.txt", id="classes with labelled titles"),
    pytest.param(MARKED, "volume.md", id="classes below headings of the first level"),
    pytest.param(FRONT, "volume.txt", id="classes after a cover and an index"),
]


@pytest.mark.parametrize(("text", "name"), VOLUMES)
def test_a_volume_becomes_its_classes(text: str, name: str) -> None:
    found = specs(text, name)
    assert [title(spec) for spec in found] == list(TITLES)
    assert [spec.spec_id.rpartition("--")[2] for spec in found] == ["tree-trimmer", "bridge-tender", "weigher-of-coal"]
    assert [len(spec.activities) for spec in found] == [1, 1, 1]


@pytest.mark.parametrize(("text", "name"), VOLUMES)
def test_no_word_of_a_volume_is_lost_or_doubled(text: str, name: str) -> None:
    lines = [
        line
        for spec in specs(text, name)
        for lines in (*(section.extent for section in spec.sections), spec.furniture)
        for line in lines
    ]
    published = re.findall(r"\w+", " ".join(line.text for line in lines))
    assert sorted(published) == sorted(re.findall(r"\w+", text))


def test_pages_and_line_numbers_stay_those_of_the_file() -> None:
    for page, spec in enumerate(specs(PAGED), start=1):
        (duty,) = spec.activities
        assert duty.evidence.page == page
        assert PAGED.replace("\f", "").split("\n")[duty.evidence.line - 1] == duty.evidence.text
        assert spec.pages == 1


def test_dates_at_the_end_stay_with_their_class() -> None:
    for spec in specs(PLAIN):
        assert spec.identity.established_on is not None


def test_a_class_more_in_the_middle_leaves_the_ids_of_the_others_alone() -> None:
    before = [spec.spec_id for spec in specs(PAGED)]
    classes = PAGED.split("\f")
    more = [spec.spec_id for spec in specs("\f".join([classes[0], a_class("LAMP LIGHTER"), *classes[1:]]))]
    assert more == [before[0], "made-up/file--lamp-lighter", *before[1:]]


IDS = [
    ("one class has the id of the file", [("Clerk", "1")], ["a/b"]),
    ("several have their titles", [("Clerk", "1"), ("Aide", "")], ["a/b--clerk", "a/b--aide"]),
    ("equal titles have their codes", [("Clerk", "1"), ("Clerk", "2")], ["a/b--clerk-1", "a/b--clerk-2"]),
    ("equal titles without codes are counted", [("Clerk", ""), ("Clerk", "")], ["a/b--clerk", "a/b--clerk-2"]),
    ("what is made up by counting is never taken twice", [("Aide 2", ""), ("Aide", ""), ("Aide", "")],
     ["a/b--aide-2", "a/b--aide", "a/b--aide-3"]),
    ("a class without a title has one too", [("Clerk", ""), ("", "")], ["a/b--clerk", "a/b--file"]),
]  # fmt: skip


@pytest.mark.parametrize(("classes", "wanted"), [case[1:] for case in IDS], ids=[case[0] for case in IDS])
def test_ids(classes: list[tuple[str, str]], wanted: list[str]) -> None:
    assert list(spec_ids("a/b", classes)) == wanted


ONE = [
    ("the parts come again under the same title", a_class("TREE TRIMMER") + "\f" + a_class("TREE TRIMMER")),
    ("options have duties and demands of their own",
     a_class("TREE TRIMMER") + "\n\nPARK OPTION\n\nTYPICAL TASKS:\nTrims.\n\nMINIMUM QUALIFICATIONS:\nOne year.\n"),
    ("a title follows with nothing below it", a_class("TREE TRIMMER") + "\f" + "BRIDGE TENDER\n\nSee page nine.\n"),
    ("duties go on after the demands", a_class("TREE TRIMMER") + "\nADDITIONAL DUTIES\n\nDUTIES:\nSweeps.\n"),
    ("a table of titles closes it", a_class("TREE TRIMMER") + "\nCAREER PATH\nTREE TRIMMER\nBRIDGE TENDER\n"),
]  # fmt: skip


@pytest.mark.parametrize("text", [case[1] for case in ONE], ids=[f"it stays one: {case[0]}" for case in ONE])
def test_one_specification_is_never_cut(text: str) -> None:
    (spec,) = specs(text)
    assert spec.spec_id == "made-up/file"


@pytest.mark.parametrize(
    "source", [source for source in samples() if "volume" not in source and "series" not in source]
)
def test_a_sample_of_one_class_stays_one(source: str) -> None:
    assert len(parsed_sample(source).specs) == 1
