"""Volumes as one running text: the title, code and grade lines above the first heading belong to the next class."""

from collections.abc import Callable

import pytest
from documents import File

from models.classspec import ClassSpec, Stated

Writer = Callable[[str, str, str], str]
CLASSES = (("FERRY CLERK", "4201", "9"), ("SAIL MAKER", "4305", "12"), ("ROPE WALKER", "4410", "7"))


def parts(title: str, duties: str = "EXAMPLES OF DUTIES") -> str:
    return (
        f"DEFINITION\nThe class of {title.lower()}s.\n\n{duties}\nDoes the work of a {title.lower()}.\n\n"
        "MINIMUM QUALIFICATIONS\nHigh school.\n"
    )


def code_above(title: str, code: str, grade: str) -> str:
    return f"{code}\n{title}\nGRADE {grade}\n\n{parts(title)}\n"


def without_blank_lines(title: str, code: str, grade: str) -> str:
    return f"{title}, GRADE {grade}\nClass Code: {code}\n{parts(title)}".replace("\n\n", "\n")


def plain(title: str, _code: str, _grade: str) -> str:
    return f"{title.title()}\n\n{parts(title).title()}\n\n"


def code_first(title: str, code: str, _grade: str) -> str:
    return f"{code} {title}\n\nThis is work of some skill in the trade of a {title.lower()}.\n\n{parts(title)[30:]}\n\n"


def demands_first(title: str, code: str, _grade: str) -> str:
    return (
        f"{title} - {code}\n\nMINIMUM QUALIFICATIONS\nHigh school.\n\n"
        f"EXAMPLES OF DUTIES\nDoes the work of a {title.lower()}.\n\n"
    )


def numbered(title: str, code: str, _grade: str) -> str:
    return f"{[name for name, *_ in CLASSES].index(title) + 1}. {title} ({code})\n\n{parts(title)}\n"


def page(title: str, code: str, grade: str) -> str:
    facts = f"<p>Code {code} &middot; Grade {grade}</p>"
    return (
        f"<hr><h2>{title.title()}</h2>{facts}<h3>Definition</h3><p>The class.</p><h3>Duties</h3>"
        f"<ul><li>Does the work of a {title.lower()}.</ul><h3>Minimum Qualifications</h3><p>High school.</p>"
    )


CONTENTS = "CONTENTS\n\n" + "\n".join(f"{title} ........ {at}" for at, (title, *_) in enumerate(CLASSES, 2)) + "\n\n"


def found_in(text: str, name: str) -> tuple[ClassSpec, ...]:
    return File(name, text.encode()).parsed().specs


def value(stated: Stated | None) -> str:
    return stated.value if stated else ""


@pytest.mark.parametrize(
    ("write", "front", "name", "facts"),
    [
        pytest.param(code_above, "", "v.txt", (1, 2), id="code, title and grade on lines of their own"),
        pytest.param(without_blank_lines, "", "v.txt", (1, 2), id="no blank lines"),
        pytest.param(plain, "", "v.txt", (), id="titles in small letters without codes"),
        pytest.param(code_first, "", "v.txt", (1,), id="a code before the title, a definition without heading"),
        pytest.param(demands_first, "", "v.txt", (1,), id="qualifications before duties"),
        pytest.param(numbered, "", "v.txt", (1,), id="numbered classes"),
        pytest.param(code_above, CONTENTS, "v.txt", (1, 2), id="a list of contents before them"),
        pytest.param(page, "<h1>All our classes</h1>", "v.html", (1, 2), id="headings of a web page below one title"),
    ],
)
def test_a_running_volume_is_cut_above_its_titles(write: Writer, front: str, name: str, facts: tuple[int, ...]) -> None:
    specs = found_in(front + "".join(write(*each) for each in CLASSES), name)
    assert [value(spec.identity.title).upper() for spec in specs] == [title for title, *_ in CLASSES]
    assert [len(spec.activities) for spec in specs] == [1, 1, 1]
    for place, read in ((1, "class_code"), (2, "grade")):
        if place in facts:
            assert [value(getattr(spec.identity, read)) for spec in specs] == [each[place] for each in CLASSES]


def test_the_head_of_every_page_of_a_volume_is_no_title() -> None:
    lines = "".join(code_above(*each) for each in CLASSES).replace("\n\n", "\n").splitlines()
    pages = [lines[:11], lines[11:21], lines[21:]]
    text = "\f".join("Rules of the Board of Piers, Part B\n" + "\n".join(rows) for rows in pages)
    specs = found_in(text, "v.txt")
    assert [value(spec.identity.title) for spec in specs] == [title for title, *_ in CLASSES]
    assert all("Rules" not in line.text for spec in specs for part in spec.sections for line in part.extent)


def test_a_short_line_above_a_heading_of_one_specification_begins_no_class() -> None:
    text = code_above(*CLASSES[0]) + "\nOther Demands\n\nDEFINITION OF TERMS\nA pier is a pier.\n"
    assert len(found_in(text, "one.txt")) == 1
