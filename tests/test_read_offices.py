"""What holds for every office format: no word is lost, and input that means harm is answered quickly."""

import contextlib
import time
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from offices import FORMATS, ODT_SPACES, document, mhtml, odt, rtf

from models.document import RawFile
from pipeline.parse import parse
from pipeline.read import Unreadable, read

LETTERS = st.characters(codec="utf-8", categories=("L", "N", "P", "S"), max_codepoint=0x1FFFF)
WORDS = st.text(LETTERS, min_size=1, max_size=12).filter(lambda word: any(map(str.isalnum, word)))
PARAGRAPHS = st.lists(st.lists(WORDS, min_size=1, max_size=8).map(" ".join), min_size=1, max_size=8)


@pytest.mark.parametrize("form", FORMATS)
@settings(max_examples=40, deadline=None)
@given(paragraphs=PARAGRAPHS)
def test_no_word_is_lost(form: str, paragraphs: list[str]) -> None:
    found = document(FORMATS[form](paragraphs))
    read_words = Counter(word for line in (*found.lines, *found.furniture) for word in line.text.split())
    assert not Counter(word for paragraph in paragraphs for word in paragraph.split()) - read_words


def nested_odt(depth: int) -> bytes:
    return odt("<text:section>" * depth + "<text:p>A</text:p>" + "</text:section>" * depth)


def entities(kind: str) -> bytes:
    bomb = f"<!DOCTYPE x [<!ENTITY a {kind}>]><office:document-styles {ODT_SPACES}>&a;</office:document-styles>"
    return odt("<text:p>A</text:p>", other={"styles.xml": bomb.encode()})


HARM = [
    pytest.param(rtf("{" * 10_000 + "x" + "}" * 10_000), id="Rich Text of 10,000 groups"),
    pytest.param(rtf("}" * 10_000), id="Rich Text that closes what was never opened"),
    pytest.param(rtf(r"\bin99999999999 x"), id="Rich Text that claims endless bytes"),
    pytest.param(rtf(r"\u-9999999999 \fs99999999999 \'zz x"), id="Rich Text of impossible numbers"),
    pytest.param(rtf(r"\uc2000000000 \u65?x"), id="Rich Text that passes over everything"),
    pytest.param(nested_odt(10_000), id="OpenDocument of 10,000 levels"),
    pytest.param(entities('SYSTEM "file:///etc/hostname"'), id="OpenDocument with an entity from outside"),
    pytest.param(entities(f'"{"ha" * 1000}"'), id="OpenDocument with a growing entity"),
    pytest.param(odt('<text:p>A<text:s text:c="999999999999"/>B</text:p>'), id="OpenDocument of endless spaces"),
    pytest.param(
        odt("<text:p>A</text:p>", other={"../../evil.xml": b"<x/>"}), id="a name that leads out of the package"
    ),
    pytest.param(("<div>" * 10_000 + "A").encode(), id="a page of 10,000 levels"),
    pytest.param(("<table><tr><td>" * 4_000 + "A").encode(), id="tables in tables"),
    pytest.param(("<html>" + "<nav><aside>" * 5_000 + "A").encode(), id="menus in menus"),
    pytest.param(
        mhtml(b"x" * 100).replace(b"text/html", b"multipart/related; boundary=edge"), id="a web archive in itself"
    ),
]


@pytest.mark.parametrize("content", HARM)
def test_harm_is_answered_in_seconds(content: bytes) -> None:
    raw = RawFile(source="elm/clerk", spec_id="elm/clerk", jurisdiction="Elm", sha256="0" * 64, size=len(content))
    began = time.process_time()
    found = parse(raw, content)
    assert found.specs or found.problems
    assert time.process_time() - began < 10


def test_endlessly_nested_parts_of_a_web_archive_end() -> None:
    parts = [f'Content-Type: multipart/related; boundary="b{depth}"\n\n--b{depth}\n' for depth in range(3_000)]
    content = ("MIME-Version: 1.0\n" + "".join(parts) + "Content-Type: text/html\n\n<p>A</p>").encode()
    with pytest.raises(Unreadable):
        document(content)


@pytest.mark.parametrize("form", FORMATS)
def test_a_file_cut_off_anywhere_never_raises_an_error_of_a_library(form: str) -> None:
    content = FORMATS[form](["CLERK", "Files papers.", "Types (a) letters – all."])
    raw = RawFile(source="elm/clerk", spec_id="elm/clerk", jurisdiction="Elm", sha256="0" * 64, size=len(content))
    for end in range(1, len(content), max(1, len(content) // 40)):
        with contextlib.suppress(Unreadable):
            assert read(raw, content[:end])


def test_a_name_that_leads_out_of_a_package_is_never_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    monkeypatch.chdir(inside)
    document(odt("<text:p>A</text:p>", other={"../evil.xml": b"<x/>", str(tmp_path / "evil.xml"): b"<x/>"}))
    assert list(tmp_path.rglob("*")) == [inside]
