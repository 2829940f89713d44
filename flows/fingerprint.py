"""The version of the code, as far as a parsed document depends on it: a hash over our own sources and lexicons and the
versions of the libraries that read documents, LibreOffice included. Two runs with equal fingerprints read equal bytes
equally."""

import platform
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import models
import pipeline
from pipeline.libreoffice import libreoffice_version

LAYERS = (models, pipeline)
ENDINGS = (".py", ".toml")
LIBRARIES = (
    "spacy",
    "pdfplumber",
    "pdfminer.six",
    "pypdfium2",
    "lxml",
    "python-docx",
    "charset-normalizer",
    "rapidfuzz",
    "pydantic",
)
RECOGNITION = ("rapidocr", "onnxruntime", "opencv-python-headless")
"""Installed or not: they decide what scans say."""
TOLD = ("classspec", *LIBRARIES, "rapidocr", "pandas", "prefect")


@cache
def fingerprint() -> str:
    """Sixteen hexadecimal digits."""
    digest = sha256(platform.python_version().encode())
    for library in (*LIBRARIES, *RECOGNITION):
        digest.update(f"{library} {installed(library)}\n".encode())
    digest.update(f"libreoffice {libreoffice_version()}\n".encode())
    for layer in LAYERS:
        folder = Path(layer.__path__[0])
        for path in sorted(path for path in folder.rglob("*") if path.suffix in ENDINGS):
            digest.update(f"{path.relative_to(folder).as_posix()} {sha256(path.read_bytes()).hexdigest()}\n".encode())
    return digest.hexdigest()[:16]


def versions() -> dict[str, str]:
    """Versions of everything that a run depends on, for the report."""
    return {
        "python": platform.python_version(),
        **{name: installed(name) for name in TOLD},
        "libreoffice": libreoffice_version(),
        "code": fingerprint(),
    }


def installed(distribution: str) -> str:
    """The installed version, or a word that says there is none (a checkout that was never installed)."""
    try:
        return version(distribution)
    except PackageNotFoundError:
        return "not installed"
