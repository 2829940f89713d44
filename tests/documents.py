"""Whole documents for property tests: the samples of `raw/`, made-up files, and files damaged on purpose."""

import html
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from hypothesis import strategies as st

from models.document import RawFile
from pipeline.lexicon.headings import heading_entries
from pipeline.parse import Parsed, parse
from pipeline.sources import content, discover

ROOT = Path(__file__).parent.parent
RAW = ROOT / "raw"


class File(NamedTuple):
    """A name and bytes: what `parse` gets."""

    name: str
    content: bytes

    @property
    def raw(self) -> RawFile:
        return RawFile(
            source=self.name,
            spec_id="made-up/file",
            jurisdiction="Made-up",
            sha256=sha256(self.content).hexdigest(),
            size=len(self.content),
        )

    def parsed(self) -> Parsed:
        return parse(self.raw, self.content)


@cache
def samples() -> dict[str, tuple[RawFile, bytes]]:
    """The files of `raw/` by their path."""
    found = discover(RAW)
    assert not found.problems
    return {raw.source: (raw, content(RAW, raw)) for raw in found.files}


@cache
def parsed_sample(source: str) -> Parsed:
    return parse(*samples()[source])


QUALIFICATIONS = (
    "Graduation from a recognized college or university with a bachelor's degree in accounting; or",
    "(A) Possession of an associate's degree and two years of experience in the keeping of accounts; or",
    "(B) Four years of such experience, one year of which must have been in a supervisory capacity.",
    "1. A high school diploma or its equivalency; and",
    "2. Six months of full-time paid experience as a Clerk or Senior Clerk; or",
    "EITHER:",
    "OR",
    "AND",
    "Any equivalent combination of training and experience as described in (A) and (B) above.",
    "Thirty semester credits may be substituted for each year of the required experience.",
    "Promotion: One year of permanent competitive status as a Clerk.",
    "Open Competitive:",
    "Possession of a valid driver's license at the time of appointment.",
    "Candidates must be able to find their way through an old paper archive.",
    "Experience in a library is preferred.",
    "However, all candidates must have a high school diploma.",
    "OPTION 1",
    "For Level II: three years of experience, including 12 credits in statistics",
)
DUTIES = (
    "Keeps ledgers and posts entries; reconciles balances; files vouchers.",
    "• Answers questions of the public by telephone",
    "Thorough knowledge of bookkeeping; ability to get along with others; good judgment.",
    "3) Makes reports, as required.",
    "DATE REVISED: 3/4/2019",
    "Class Code: 1234   Grade 11",
    "NOTE: Degrees must come from an accredited school.",
    "- 2 -",
    "Salary: $41,000 to $52,000 per year",
)


def _headings() -> st.SearchStrategy[str]:
    phrases = [phrase for entry in heading_entries() for phrase in entry.phrases]
    forms = st.sampled_from(("{}", "{}:", "**{}**", "## {}", "{} (Continued)", "{}: Sorts mail."))
    return st.builds(lambda phrase, form: form.format(phrase.upper()), st.sampled_from(phrases), forms)


def lines() -> st.SearchStrategy[list[str]]:
    """Lines as they could follow each other in a badly typed specification: parts with headings, sentences, noise."""
    noise = st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc")), max_size=40)
    said = st.sampled_from((*QUALIFICATIONS, *DUTIES))
    demands = _part(st.just("MINIMUM QUALIFICATIONS:"), st.sampled_from(QUALIFICATIONS), most=9)
    others = _part(_headings(), st.one_of(said, said, said, noise), most=5)
    anything = st.lists(st.one_of(said, noise), max_size=4)
    return st.builds(
        lambda *parts: [row for part in parts for row in part],
        anything, others, demands, others, st.one_of(anything, demands),
    )  # fmt: skip


def _part(heading: st.SearchStrategy[str], body: st.SearchStrategy[str], most: int) -> st.SearchStrategy[list[str]]:
    return st.builds(lambda first, rest: [first, *rest], heading, st.lists(body, min_size=1, max_size=most))


def _text(rows: list[str]) -> File:
    return File("made up.txt", "\r\n".join(rows).encode())


def _markdown(rows: list[str]) -> File:
    return File("made up.md", "\n\n".join(rows).encode())


def _page(rows: list[str]) -> File:
    body = "".join(f"<p>{html.escape(row)}</p>\n" for row in rows)
    return File("made up.html", f"<html><head><title>Clerk</title></head><body>{body}</body></html>".encode())


def made_up() -> st.SearchStrategy[File]:
    """Documents of headings, sentences and noise, in three formats."""
    return st.builds(lambda rows, make: make(rows), lines(), st.sampled_from((_text, _markdown, _page)))


BEGINNINGS = (
    b"",
    b"%PDF-1.7\n",
    b"PK\x03\x04",
    b"<!DOCTYPE html><html>",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"{\\rtf1",
    b"\x00\x00",
)
SUFFIXES = ("", ".pdf", ".docx", ".html", ".md", ".txt", ".doc", ".exe")


def arbitrary() -> st.SearchStrategy[File]:
    """Any bytes under any name, often with the first bytes of a format that we read."""
    bytes_ = st.builds(bytes.__add__, st.sampled_from(BEGINNINGS), st.binary(max_size=400))
    return st.builds(lambda suffix, content: File(f"any{suffix}", content), st.sampled_from(SUFFIXES), bytes_)


def damaged(source: str) -> st.SearchStrategy[File]:
    """A sample cut off, with a hole, with foreign bytes inside, or with a stretch of it written twice."""
    whole = samples()[source][1]
    places = st.integers(0, len(whole))

    def break_(at: int, length: int, foreign: bytes, form: str) -> File:
        forms = {
            "cut off": whole[:at],
            "hole": whole[:at] + whole[at + length :],
            "foreign": whole[:at] + foreign + whole[at + len(foreign) :],
            "twice": whole[: at + length] + whole[at:],
        }
        return File(source, forms[form])

    return st.builds(
        break_, places, st.integers(1, 2000), st.binary(min_size=1, max_size=40),
        st.sampled_from(("cut off", "hole", "foreign", "twice")),
    )  # fmt: skip
