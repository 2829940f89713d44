"""Saved web pages to lines."""

import base64

import pytest
from offices import document, mhtml, texts

from pipeline.read import Unreadable


def archive(*parts: tuple[str, bytes], start: str = "") -> bytes:
    """Each part is its headers and its body."""
    named = f'; start="{start}"' if start else ""
    head = f"From: saved\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=edge{named}\r\n\r\n"
    body = b"".join(f"--edge\r\n{headers}\r\n\r\n".encode() + text + b"\r\n" for headers, text in parts)
    return head.encode() + body + b"--edge--\r\n"


PAGE = "<html><head><title>Clerk</title></head><body><p>CLERK – A</p></body></html>"
CSS = ("Content-Type: text/css", b"p {color: red}")


@pytest.mark.parametrize(
    "part",
    [
        pytest.param(("Content-Type: text/html; charset=utf-8", PAGE.encode()), id="as it is"),
        pytest.param(("Content-Type: text/html; charset=windows-1252", PAGE.encode("cp1252")), id="a charset outside"),
        pytest.param(
            ("Content-Type: text/html\r\nContent-Transfer-Encoding: base64", base64.encodebytes(PAGE.encode())),
            id="base 64",
        ),
        pytest.param(
            (
                "Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable",
                PAGE.encode()
                .replace(b"=", b"=3D")
                .replace("–".encode(), b"=E2=80=93")
                .replace(b"CLERK", b"CL=\r\nERK"),
            ),
            id="quoted",
        ),
    ],
)
def test_the_page_inside_is_read(part: tuple[str, bytes]) -> None:
    found = document(archive(CSS, part), "clerk.mht")
    assert [line.text for line in found.lines] == ["CLERK – A"]
    assert (found.title_hint, found.media_type, found.problems) == ("Clerk", "multipart/related", ())


def test_the_named_start_is_the_main_page_and_frames_are_furniture() -> None:
    frame = ("Content-Type: text/html", b"<p>Sale</p>")
    found = document(archive(frame, ("Content-Type: text/html\r\nContent-ID: <a@b>", PAGE.encode()), start="<a@b>"))
    assert [line.text for line in found.lines] == ["CLERK – A"]
    assert [line.text for line in found.furniture] == ["Sale"]


def test_an_archive_without_a_page_has_no_text() -> None:
    with pytest.raises(Unreadable) as caught:
        document(archive(CSS))
    assert caught.value.code == "no-text"


def test_of_frames_the_one_with_most_text_is_the_main_page() -> None:
    menu = "".join(f"<p>Clerk of the {place}" for place in ("mill", "lock", "quay"))
    frames = b"<frameset><frame src=a><frame src=b></frameset>"
    found = document(mhtml(frames, menu.encode(), b"<h1>CLERK</h1><p>Keeps the books of the mill and answers letters."))
    assert [line.text for line in found.lines] == ["CLERK", "Keeps the books of the mill and answers letters."]
    assert len(found.furniture) == 3


def test_a_main_page_without_text_has_no_text() -> None:
    with pytest.raises(Unreadable) as caught:
        document(mhtml(b"<img src=x>"))
    assert caught.value.code == "no-text"


def test_the_style_sheets_of_an_archive_hide() -> None:
    sheet = b"--edge\r\nContent-Type: text/css\r\n\r\n.x { display: none }\r\n--edge"
    content = mhtml(b"<p>A</p><p class=x>no</p>").replace(b"--edge--", sheet + b"--")
    found = document(content)
    assert ([line.text for line in found.lines], [line.text for line in found.furniture]) == (["A"], ["no"])


def test_an_archive_of_one_part_is_read() -> None:
    head = b"MIME-Version: 1.0\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
    assert texts(head + b"<html><body><p>Two full y=\r\nears</p></body></html>") == ["Two full years"]
