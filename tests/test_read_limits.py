"""How much is taken into memory: text of more than the limit is refused, whatever format it claims."""

import time

import pytest
from test_read_text import document

import pipeline.read as reading
from models.document import RawFile
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
