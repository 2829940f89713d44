"""Word files of the old kind, read with LibreOffice; without it they say what is missing."""

import os
import subprocess
from pathlib import Path

import pytest
from offices import as_docx, document

from pipeline import libreoffice
from pipeline.read import Unreadable

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
OLD_WORD = OLE + bytes(504) + "WordDocument".encode("utf-16-le") + bytes(600)
installed = pytest.mark.skipif(not libreoffice.libreoffice(), reason="LibreOffice is not installed on this machine")


def code_of(content: bytes) -> str:
    with pytest.raises(Unreadable) as caught:
        document(content)
    return caught.value.code


def test_without_libreoffice_the_file_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert code_of(OLD_WORD) == "needs-libreoffice"


def test_other_old_office_files_are_not_taken_for_word() -> None:
    assert code_of(OLE + bytes(504) + "Workbook".encode("utf-16-le") + bytes(600)) == "unsupported-format"


def test_a_program_that_hangs_is_ended_with_all_that_it_started(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    alive = tmp_path / "alive"
    program = tmp_path / "soffice"
    program.write_text(f"#!/bin/sh\n(sleep 2; touch {alive}) &\nwait\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    monkeypatch.setattr(libreoffice, "TIME_LIMIT", 0.3)
    assert code_of(OLD_WORD) == "too-slow"
    subprocess.run(["sleep", "2.5"], check=True)
    assert not alive.exists()


@installed
def test_an_old_word_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "clerk.docx").write_bytes(as_docx(["CLERK", "Files all papers."]))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    options = ["--headless", profile, "--convert-to", "doc:MS Word 97", "--outdir", str(tmp_path)]
    program = libreoffice.libreoffice()
    subprocess.run([program, *options, str(tmp_path / "clerk.docx")], check=True, capture_output=True, timeout=60)
    found = document((tmp_path / "clerk.doc").read_bytes(), "clerk.doc")
    assert [line.text for line in found.lines] == ["CLERK", "Files all papers."]
    assert (found.media_type, found.problems) == ("application/msword", ())


@installed
def test_a_broken_old_word_file_is_damaged() -> None:
    assert code_of(OLD_WORD) == "damaged-file"
