"""LibreOffice, the only other program that the pipeline starts: it turns old Word files into .docx.

In: the bytes of a file. Out: those of the converted file. The program is kept short: a folder and a profile of its own
that are removed afterwards, TIME_LIMIT seconds, macros and links switched off, no proxy that leads anywhere; it ends
with the process that started it, however that ends. It need not be installed. This module imports no reader, so that
its version can be asked for cheaply.
"""

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path

PROGRAMS = ("soffice", "libreoffice")
TIME_LIMIT = 60.0
"""Seconds for one file. The first start takes about five on a small machine."""
DEAD_END = "http://127.0.0.1:9"
SETTING = (
    '<item oor:path="/org.openoffice.Office.{path}"><prop oor:name="{name}" oor:op="fuse">'
    "<value>{value}</value></prop></item>"
)
SETTINGS = (
    ("Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Writer/Content/Update", "Link", "0"),
)
PROFILE = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<oor:items xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>'
)

LIFELINE = 'read -r _; kill -s KILL -- "-$1"; rm -rf -- "$2"'
"""A shell that waits for the end of its input, which comes when the process that holds the other end is gone, killed or
not; then it ends a group of processes and removes a folder."""


def libreoffice() -> str:
    """The program's path, empty if it is not installed."""
    return next((found for program in PROGRAMS if (found := shutil.which(program))), "")


def libreoffice_version() -> str:
    """What tells one installation from another without starting it; "not installed" if there is none."""
    program = libreoffice()
    if not program:
        return "not installed"
    beside = Path(program).resolve().parent / "versionrc"
    try:
        return sha256(beside.read_bytes()).hexdigest()[:16]
    except OSError:
        return "installed"


def as_docx(program: str, content: bytes, max_bytes: int) -> bytes | None:
    """An old Word file as .docx; None if LibreOffice cannot read it or makes more than `max_bytes` of it. Raises
    TimeoutError after TIME_LIMIT seconds."""
    with tempfile.TemporaryDirectory(prefix="classspec-", ignore_cleanup_errors=True) as folder:
        source, target, profile = Path(folder, "file.doc"), Path(folder, "out", "file.docx"), Path(folder, "profile")
        settings = profile / "user" / "registrymodifications.xcu"
        settings.parent.mkdir(parents=True)
        items = "".join(SETTING.format(path=path, name=name, value=value) for path, name, value in SETTINGS)
        settings.write_text(PROFILE.format(items=items), encoding="utf-8")
        source.write_bytes(content)
        _run(program, profile, source, target.parent, folder)
        fits = target.is_file() and target.stat().st_size <= max_bytes
        return target.read_bytes() if fits else None


def _run(program: str, profile: Path, source: Path, out: Path, folder: str) -> None:
    """Convert, and end everything that was started if it takes too long."""
    options = ["--headless", "--norestore", "--nolockcheck", "--nodefault", "--nologo"]
    filters = ["--infilter=MS Word 97", "--convert-to", "docx:MS Word 2007 XML"]
    place = [f"-env:UserInstallation={profile.as_uri()}", "--outdir", str(out), str(source)]
    blocked = dict.fromkeys(("http_proxy", "https_proxy", "ftp_proxy", "ALL_PROXY"), DEAD_END)
    environment = {"PATH": os.environ.get("PATH", ""), "HOME": folder, "TMPDIR": folder, "LC_ALL": "C.UTF-8", **blocked}
    if os.name == "nt":
        environment |= {name: os.environ[name] for name in ("SYSTEMROOT", "TEMP", "TMP") if name in os.environ}
    process = subprocess.Popen(
        [program, *options, *filters, *place],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment,
        cwd=folder,
        start_new_session=True,
    )
    try:
        with _lifeline(process.pid, folder):
            process.wait(TIME_LIMIT)
    except subprocess.TimeoutExpired as error:
        raise TimeoutError from error
    finally:
        _end(process)


@contextmanager
def _lifeline(group: int, folder: str) -> Iterator[None]:
    """While entered, the group ends and the folder goes if this process is killed, where the system has groups."""
    if os.name == "nt":
        yield
        return
    line = ["/bin/sh", "-c", LIFELINE, "sh", str(group), folder]
    with subprocess.Popen(line, stdin=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True) as shell:
        try:
            yield
        finally:
            shell.kill()


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the program and all that it has started, which may outlive it."""
    if hasattr(os, "killpg"):
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    elif process.poll() is None:
        process.kill()
    process.wait()
