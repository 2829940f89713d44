"""The zip packages of office files, opened with care. Goes in: bytes. Comes out: a package that unpacks to a known,
bounded size and declares no entities. Members are read into memory by their names; none is ever written to a disk, so
a name with `..` inside leads nowhere.
"""

import io
import zipfile
import zlib

from lxml.etree import LxmlError

from pipeline.read.unreadable import Unreadable

MAX_UNPACKED = 256 * 1024 * 1024
MAX_XML = 32 * 1024 * 1024
"""Bytes of XML: a tree in memory takes many times as much. A specification has some hundred kilobytes."""
MAX_MEMBERS = 10_000
DOCTYPE = b"<!DOCTYPE"
DAMAGE = (
    LxmlError,
    zipfile.BadZipFile,
    zlib.error,
    OSError,
    ValueError,
    KeyError,
    AttributeError,
    IndexError,
    NotImplementedError,  # a packing that zipfile does not know
)
"""What zipfile and lxml throw at damaged packages."""


def open_package(content: bytes, kind: str) -> zipfile.ZipFile:
    """The package in `content`; `kind` names it in messages ("Word"). Raises Unreadable if it holds too much or
    declares entities, and one of DAMAGE if it is broken."""
    package = zipfile.ZipFile(io.BytesIO(content))
    members = package.infolist()
    parts = [member for member in members if member.filename.endswith((".xml", ".rels"))]
    if len(members) > MAX_MEMBERS:
        raise Unreadable("too-large", f"The {kind} file holds more than {MAX_MEMBERS} parts.")
    for limit, sizes in ((MAX_UNPACKED, members), (MAX_XML, parts)):
        if sum(member.file_size for member in sizes) > limit:
            raise Unreadable("too-large", f"The {kind} file unpacks to more than {limit // 2**20} MiB.")
    if any(DOCTYPE in package.read(part).replace(b"\0", b"") for part in parts):
        raise Unreadable("damaged-file", f"The {kind} file declares entities, which the format forbids.")
    return package
