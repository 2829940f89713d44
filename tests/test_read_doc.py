"""Word files of the old kind, read with LibreOffice; without it they say what is missing."""

import os
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest
from offices import as_docx, document
from running import wait_until
from test_workers import is_alive

from pipeline import libreoffice
from pipeline.read import Unreadable

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
OLD_WORD = OLE + bytes(504) + "WordDocument".encode("utf-16-le") + bytes(600)
installed = pytest.mark.skipif(not libreoffice.libreoffice(), reason="LibreOffice is not installed on this machine")

posix = pytest.mark.skipif(sys.platform != "linux", reason="processes are looked up as Linux tells of them")


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


@posix
def test_a_program_ends_with_the_killed_process_that_waits_for_it_and_its_folder_is_removed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program, folders = tmp_path / "soffice", tmp_path / "folders"
    program.write_text('#!/bin/sh\nsleep 60 &\necho "$!" >"$0.pid"; mv "$0.pid" "$0.started"\nwait\n')
    program.chmod(0o755)
    folders.mkdir()
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    monkeypatch.setenv("TMPDIR", str(folders))
    ended = killed_while(tmp_path / "soffice.started")
    wait_until(lambda: not is_alive(ended) and not list(folders.iterdir()), seconds=5)


@installed
@posix
def test_a_conversion_ends_with_the_killed_process_that_waits_for_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """LibreOffice itself is behind a script that tells its number: what it starts takes the number over."""
    program, folders = tmp_path / "soffice", tmp_path / "folders"
    program.write_text(
        f'#!/bin/sh\necho "$$" >"$0.pid"; mv "$0.pid" "$0.started"\nexec {libreoffice.libreoffice()} "$@"\n'
    )
    program.chmod(0o755)
    folders.mkdir()
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    monkeypatch.setenv("TMPDIR", str(folders))
    group = killed_while(tmp_path / "soffice.started", seconds=0.5)
    wait_until(lambda: not members(group) and not list(folders.iterdir()), seconds=5)


def killed_while(started: Path, seconds: float = 0) -> int:
    """Kill a process that converts, so many seconds after its program has written a number there; the number."""
    line = [sys.executable, "-c", "import sys; from pipeline.libreoffice import *; as_docx(libreoffice(), b'x', 9)"]
    process = subprocess.Popen(line)
    try:
        wait_until(started.exists, seconds=20)
        time.sleep(seconds + 0.2)  # the shell that watches over it starts after it
    finally:
        process.kill()
        process.wait()
    return int(started.read_text())


def members(group: int) -> list[int]:
    """The processes of a group that still run."""
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            state, _, its_group = status.read_text().rsplit(")", 1)[1].split()[:3]
            if int(its_group) == group and state != "Z":
                found.append(int(status.parent.name))
    return found


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
