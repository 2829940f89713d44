"""How much is taken into memory: text of more than the limit is refused, whatever format it claims."""

import pytest
from test_read_text import document

import pipeline.read as reading
from pipeline.read import Unreadable


@pytest.mark.parametrize("name", ["clerk.txt", "clerk.md", "clerk.html"])
def test_text_over_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    content = b"<html><body><p>CLERK</p></body></html>"
    monkeypatch.setattr(reading, "MAX_TEXT_BYTES", len(content))
    assert document(content, name)
    with pytest.raises(Unreadable) as caught:
        document(content + b" ", name)
    assert caught.value.code == "too-large"
