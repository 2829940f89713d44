"""How much is taken into memory: text of more than the limit is refused, whatever format it claims."""

import time

import pytest
from test_read_text import document

import pipeline.read as reading
from models.document import RawFile
from models.limits import Limits
from pipeline.parse import parse
from pipeline.read import Unreadable


@pytest.mark.parametrize("name", ["clerk.txt", "clerk.md", "clerk.html"])
def test_text_over_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    content = b"<html><body><p>CLERK</p></body></html>"
    monkeypatch.setattr(reading, "MAX_TEXT_BYTES", len(content))
    assert document(content, name)
    with pytest.raises(Unreadable) as caught:
        document(content + b" ", name)
    assert caught.value.code == "too-large"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("> - " * 20_000, id="quotes of lists of quotes"),
        pytest.param("- " * 40_000, id="lists in lists"),
        pytest.param("[" * 40_000, id="brackets that never close"),
        pytest.param("[a](" * 20_000, id="links that never close"),
        pytest.param("**a " * 20_000, id="bold marks that never close"),
    ],
)
def test_nested_marks_cost_no_more_than_their_length(text: str) -> None:
    content = f"# CLERK\n{text}x\n".encode()
    raw = RawFile(source="elm/a.md", spec_id="elm/a", jurisdiction="Elm", sha256="0" * 64, size=len(content))
    began = time.process_time()
    assert parse(raw, content).specs
    assert time.process_time() - began < 20, "it takes a second; a cost by the square takes minutes"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        pytest.param("a.txt", "A LAMP\n\n" * 101, id="lines of text"),
        pytest.param("a.md", "- trims lamps\r\n" * 101, id="items of Markdown"),
        pytest.param("a.html", "<h2>Lamps</h2>" * 101, id="headings of a page"),
    ],
)
def test_a_document_of_more_lines_than_its_pages_may_hold_is_refused(name: str, text: str) -> None:
    content = text.encode()
    raw = RawFile(source=f"elm/{name}", spec_id="elm/a", jurisdiction="Elm", sha256="0" * 64, size=len(content))
    (problem,) = parse(raw, content, Limits(longest=2)).problems
    assert problem.code == "too-many-pages"
    assert "as many as 3 pages" in problem.message
    assert "too-many-pages" not in [found.code for found in parse(raw, content, Limits(longest=3)).problems]


@pytest.mark.parametrize("line", ["DUTIES", "3. One year as a lamp keeper; or"])
def test_one_class_of_more_lines_than_any_has_is_refused_before_it_costs_time(line: str) -> None:
    content = f"CLERK\n\nREQUIREMENTS\n{f'{line}{chr(10)}' * 20_000}".encode()
    raw = RawFile(source="elm/a.txt", spec_id="elm/a", jurisdiction="Elm", sha256="0" * 64, size=len(content))
    began = time.process_time()
    assert [problem.code for problem in parse(raw, content).problems] == ["too-large"]
    assert time.process_time() - began < 10


def test_duties_under_thousands_of_headings_cost_no_more_than_their_length() -> None:
    content = "CLERK\n\n" + "DUTIES\n\nTrims lamps.\n\n" * 9_000
    raw = RawFile(source="elm/a.txt", spec_id="elm/a", jurisdiction="Elm", sha256="0" * 64, size=len(content))
    began = time.process_time()
    assert len(parse(raw, content.encode()).specs)
    assert time.process_time() - began < 15, "it takes two seconds; a cost by the square takes minutes"
