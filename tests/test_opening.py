"""What `show` and `qualify` open: a file as an ingest would see it, and nothing that would keep them waiting."""

import os
from hashlib import sha256
from pathlib import Path

import pytest
from harmful import looping_pdf

from flows.alone import parsed_alone
from interfaces import opening
from interfaces.commands.show import show
from interfaces.opening import Unusable, specifications
from interfaces.status import Status
from models.document import RawFile
from models.limits import Limits

TEXT = "CLERK\n\nMINIMUM QUALIFICATIONS\nOne year of clerical work.\n"
SOURCE = 'jurisdiction = "Elm County"\nstate = "NY"\n'
pipes = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")


def written(path: Path, text: str = TEXT) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("elm/source.toml", ("elm/old-sheets-clerk", "Elm County"), id="the nearest source.toml above it"),
        pytest.param("", ("old-sheets/clerk", "Old Sheets"), id="without one the folder"),
    ],
)
def test_the_id_and_the_jurisdiction(tmp_path: Path, source: str, expected: tuple[str, str]) -> None:
    if source:
        written(tmp_path / source, SOURCE)
    (spec,) = specifications(written(tmp_path / "elm/Old Sheets/Clerk.txt"))
    assert (spec.spec_id, spec.raw.jurisdiction) == expected


@pipes
def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(Unusable, match="no file"):
        specifications(tmp_path / "pipe.txt")


@pipes
def test_a_pipe_in_the_place_of_source_toml_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "elm").mkdir()
    os.mkfifo(tmp_path / "elm/source.toml")
    (spec,) = specifications(written(tmp_path / "elm/clerk.txt"))
    assert spec.raw.jurisdiction == "elm"


def test_a_file_over_the_limit_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "MAX_BYTES", 10)
    with pytest.raises(Unusable, match="too-large"):
        specifications(written(tmp_path / "clerk.txt"))


def test_a_sentence_of_more_than_a_million_letters_is_told(tmp_path: Path) -> None:
    text = TEXT.replace("One year", "one year of work or " * 60_000)
    with pytest.raises(Unusable, match="too-large"):
        specifications(written(tmp_path / "clerk.txt", text))


def test_a_file_that_swells_is_stopped_as_an_ingest_stops_it(tmp_path: Path) -> None:
    content = looping_pdf()
    (tmp_path / "clerk.pdf").write_bytes(content)
    raw = RawFile(
        source="clerk.pdf",
        spec_id="elm/clerk",
        jurisdiction="Elm",
        sha256=sha256(content).hexdigest(),
        size=len(content),
    )
    entry = parsed_alone(tmp_path, raw, Limits(memory=512))
    assert (entry.specs, [problem.code for problem in entry.problems]) == ((), ["too-much-memory"])


def test_lists_too_deep_are_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    items = "".join(f"{' ' * depth}(a) either one year of experience or\n" for depth in range(260))
    path = written(tmp_path / "clerk.txt", f"CLERK\n\nMINIMUM QUALIFICATIONS\n\n{items}")
    assert show(path, as_json=True) == Status.FAILED
    told = capsys.readouterr()
    assert (told.out, "nests-too-deep" in told.err, "Traceback" in told.err) == ("", True, False)
