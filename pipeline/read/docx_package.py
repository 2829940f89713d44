"""Word files of other makes than .docx as python-docx knows it: with macros, templates, and the strict form of the
standard. Goes in: a package. Comes out: the same words in a package of the usual make. Macros are never looked at.
"""

import io
import re
import zipfile

CONTENT_TYPES = "[Content_Types].xml"
USUAL = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
OTHERS = re.compile(
    rb"application/vnd\.(?:ms-word\.(?:document|template)\.macroEnabled(?:Template)?"
    rb"|openxmlformats-officedocument\.wordprocessingml\.template)\.main\+xml"
)
"""The content types of a document with macros, and of templates with and without."""
STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w{1,40})/")
TRANSITIONAL = rb"http://schemas.openxmlformats.org/\1/2006/"


def of_usual_make(content: bytes, package: zipfile.ZipFile) -> bytes:
    """`content`, or what stands for it: the parts with text under their usual names, all others empty."""
    names = [name for name in dict.fromkeys(package.namelist()) if not name.endswith("/")]
    types = package.read(CONTENT_TYPES) if CONTENT_TYPES in names else b""
    strict = any(STRICT.search(package.read(name)) for name in names if name.endswith(".rels"))
    if not strict and not OTHERS.search(types):
        return content
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name in names:
            part = package.read(name) if name.endswith((".xml", ".rels")) else b""
            part = OTHERS.sub(USUAL, part) if name == CONTENT_TYPES else part
            archive.writestr(name, STRICT.sub(TRANSITIONAL, part) if strict else part)
    return packed.getvalue()
