"""Old Word files (.doc) by way of LibreOffice. Goes in: the bytes of a file. Comes out: the document of the .docx that
LibreOffice makes of it.

The one place of the pipeline that starts another program, so it keeps it short: a folder and a profile of its own
that are removed afterwards, TIME_LIMIT seconds, macros and links switched off, no proxy that leads anywhere. Without
LibreOffice the file gets the problem `needs-libreoffice`.
"""

import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from models.document import Document, RawFile
from pipeline.read.docx import read_docx
from pipeline.read.media import MSWORD
from pipeline.read.unreadable import MAX_BYTES, Unreadable

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


def libreoffice() -> str:
    """The program's path, empty if it is not installed."""
    return next((found for program in PROGRAMS if (found := shutil.which(program))), "")


def read_doc(raw: RawFile, content: bytes) -> Document:
    """The document of a Word file of the old kind."""
    program = libreoffice()
    if not program:
        message = "This is a Word file of the old kind (.doc); it is read with LibreOffice, which is not installed."
        raise Unreadable("needs-libreoffice", message)
    return read_docx(raw, _converted(program, content)).model_copy(update={"media_type": MSWORD})


def _converted(program: str, content: bytes) -> bytes:
    with tempfile.TemporaryDirectory(prefix="classspec-", ignore_cleanup_errors=True) as folder:
        source, target, profile = Path(folder, "file.doc"), Path(folder, "out", "file.docx"), Path(folder, "profile")
        settings = profile / "user" / "registrymodifications.xcu"
        settings.parent.mkdir(parents=True)
        items = "".join(SETTING.format(path=path, name=name, value=value) for path, name, value in SETTINGS)
        settings.write_text(PROFILE.format(items=items), encoding="utf-8")
        source.write_bytes(content)
        _run(program, profile, source, target.parent, folder)
        if not target.is_file():
            raise Unreadable("damaged-file", "LibreOffice cannot read this Word file.")
        if target.stat().st_size > MAX_BYTES:
            raise Unreadable("too-large", f"The converted Word file is larger than {MAX_BYTES // 2**20} MiB.")
        return target.read_bytes()


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
        process.wait(TIME_LIMIT)
    except subprocess.TimeoutExpired as error:
        raise Unreadable("too-slow", f"LibreOffice was stopped after {TIME_LIMIT:g} seconds.") from error
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the program and all that it has started."""
    if process.poll() is not None:
        return
    if hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()
