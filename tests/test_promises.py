"""The four promises of the design: nothing is lost, everything is traceable, steps are pure, doubt is data.

Each is held over the samples and over documents made up of headings, sentences and noise (`documents.py`).
"""

import os
import subprocess
import sys
from collections.abc import Iterable
from functools import partial
from hashlib import sha256
from pathlib import Path

import pytest
from documents import RAW, ROOT, File, arbitrary, damaged, made_up, parsed_sample, samples
from hypothesis import given, settings
from hypothesis import strategies as st
from promises import evidence_in, letters, missing, uncounted, untraceable

from pipeline.clean import clean
from pipeline.parse import Parsed, parse
from pipeline.publish import publish
from pipeline.read import Unreadable, read

SAMPLES = list(samples())
PAPERS = [source for source in SAMPLES if source.endswith((".pdf", ".docx"))]
TEXTS = [source for source in SAMPLES if source not in PAPERS]


# --- nothing is lost ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("source", SAMPLES)
def test_every_word_of_a_sample_is_in_a_section_or_in_the_furniture(source: str) -> None:
    assert missing(*samples()[source], parsed_sample(source).specs) == {}


@given(made_up())
def test_every_word_of_a_document_is_in_a_section_or_in_the_furniture(file: File) -> None:
    parsed = file.parsed()
    assert parsed.problems or missing(file.raw, file.content, parsed.specs) == {}


@pytest.mark.parametrize("source", SAMPLES)
def test_cleaning_loses_no_letter_of_a_sample(source: str) -> None:
    raw, content = samples()[source]
    document = read(raw, content)[0]
    cleaned = clean(document)
    assert letters((*cleaned.lines, *cleaned.furniture)) == letters((*document.lines, *document.furniture))


@pytest.mark.parametrize("source", SAMPLES)
def test_every_qualification_word_of_a_sample_is_explained_or_unparsed(source: str) -> None:
    for spec in parsed_sample(source).specs:
        assert spec.qualifications.words
        assert uncounted(spec) == {}


@given(made_up())
def test_every_qualification_word_of_a_document_is_explained_or_unparsed(file: File) -> None:
    for spec in file.parsed().specs:
        assert uncounted(spec) == {}


# --- everything is traceable ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("source", SAMPLES)
def test_every_fact_of_a_sample_stands_where_it_says(source: str) -> None:
    for spec in parsed_sample(source).specs:
        assert len(list(evidence_in(spec))) > 5
        assert untraceable(spec, clean(read(*samples()[source])[0])) == []


@given(made_up())
def test_every_fact_of_a_document_stands_where_it_says(file: File) -> None:
    for spec in file.parsed().specs:
        assert untraceable(spec, clean(read(file.raw, file.content)[0])) == []


@pytest.mark.parametrize("source", SAMPLES)
def test_a_specification_names_the_bytes_it_was_read_from(source: str) -> None:
    for spec in parsed_sample(source).specs:
        assert spec.raw.sha256 == sha256((RAW / source).read_bytes()).hexdigest()


# --- steps are pure -------------------------------------------------------------------------------------------------


def fingerprint(found: Iterable[Parsed]) -> str:
    return sha256("\n".join(parsed.model_dump_json() for parsed in found).encode()).hexdigest()


@given(made_up())
@settings(max_examples=30)
def test_a_document_is_parsed_twice_with_one_result(file: File) -> None:
    assert file.parsed() == file.parsed()


ELSEWHERE = """
import sys
from pathlib import Path
from pipeline.parse import parse
from pipeline.sources import content, discover
from test_promises import fingerprint
root = Path(sys.argv[1])
print(fingerprint(parse(raw, content(root, raw)) for raw in discover(root).files))
"""


@pytest.mark.parametrize(
    ("seed", "zone"),
    [
        pytest.param("1", "Asia/Kathmandu", id="with another hash seed, east of Greenwich"),
        pytest.param("2", "America/Anchorage", id="with a third hash seed, west of Greenwich"),
    ],
)
def test_another_process_at_another_place_reads_the_same(tmp_path: Path, seed: str, zone: str) -> None:
    path = os.pathsep.join((str(ROOT), str(ROOT / "tests")))
    environment = {**os.environ, "PYTHONPATH": path, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C"}
    run = partial(subprocess.run, capture_output=True, text=True, check=True, cwd=tmp_path, env=environment)
    there = run([sys.executable, "-c", ELSEWHERE, str(RAW)]).stdout.strip()
    assert there == fingerprint(parsed_sample(source) for source in SAMPLES)


def test_the_same_specifications_are_published_in_the_same_bytes(tmp_path: Path) -> None:
    specs = [spec for source in SAMPLES for spec in parsed_sample(source).specs]
    publish(tmp_path / "one", specs, [], {"run": 1})
    publish(tmp_path / "two", reversed(specs), [], {"run": 2})
    assert published(tmp_path / "one") == published(tmp_path / "two")


def published(folder: Path) -> dict[str, bytes]:
    """All files of a data set but those that tell of the run and of the version of the code."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.name not in ("report.json", "inputs.json"))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


# --- doubt is data --------------------------------------------------------------------------------------------------


def assert_nothing_is_passed_over(parsed: Parsed) -> None:
    """A specification came out, or a problem that says why there is none."""
    assert parsed.specs or parsed.problems
    for problem in (*parsed.problems, *(problem for spec in parsed.specs for problem in spec.problems)):
        assert problem.message.endswith((".", "!", "”."))
        assert problem.code == problem.code.lower()
    assert all(problem.severity == "error" for problem in parsed.problems)


@given(arbitrary())
@settings(max_examples=300)
def test_arbitrary_bytes_give_a_specification_or_a_problem(file: File) -> None:
    assert_nothing_is_passed_over(file.parsed())


@given(made_up())
def test_a_badly_typed_document_is_published(file: File) -> None:
    assert_nothing_is_passed_over(file.parsed())


@given(st.sampled_from(TEXTS).flatmap(damaged))
def test_a_damaged_text_gives_a_specification_or_a_problem(file: File) -> None:
    assert_nothing_is_passed_over(file.parsed())


@given(st.sampled_from(PAPERS).flatmap(damaged))
@settings(max_examples=40)
def test_a_damaged_pdf_or_word_file_gives_a_specification_or_a_problem(file: File) -> None:
    assert_nothing_is_passed_over(file.parsed())


@pytest.mark.parametrize("source", PAPERS)
def test_a_file_cut_in_the_middle_says_so(source: str) -> None:
    raw, content = samples()[source]
    parsed = parse(raw, content[: len(content) // 2])
    problems = [*parsed.problems, *(problem for spec in parsed.specs for problem in spec.problems)]
    assert problems


@pytest.mark.parametrize("content", [b"", b" \r\n\t ", b"\x00" * 64], ids=["no byte", "only blanks", "only zeros"])
def test_an_empty_file_is_unreadable(content: bytes) -> None:
    with pytest.raises(Unreadable, match="empty"):
        read(File("empty.txt", content).raw, content)
