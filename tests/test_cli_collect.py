"""`classspec collect` as a user meets it: what it prints where, and the status it ends with."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from tenacity import wait_none
from web import Page, Site, source_toml

from interfaces import cli
from pipeline.sources import fetch


@pytest.fixture(autouse=True)
def _no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetch, "PAUSE", wait_none())


@pytest.fixture
def raw(tmp_path: Path) -> Iterator[Path]:
    """Two sources: one whose document is there, one that has a document which is not."""
    with Site() as site:
        site.pages["/clerk.txt"] = Page("text")
        source_toml(tmp_path / "raw/elm", site, addresses=("/clerk.txt",))
        source_toml(tmp_path / "raw/oak", site, addresses=("/clerk.txt", "/gone.txt"))
        yield tmp_path / "raw"


def run(*arguments: str | Path) -> int:
    with pytest.raises(SystemExit) as end:
        cli.main(["collect", *map(str, arguments)])
    assert isinstance(end.value.code, int)
    return end.value.code


def test_troubles_and_a_table_are_told_and_the_status_says_that_something_failed(
    raw: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(raw) == 1
    out, said = capsys.readouterr()
    (first,) = said.splitlines()
    head, *rows = out.splitlines()
    assert first.startswith("failed  Oak County: http://127.0.0.1")
    assert first.endswith("/gone.txt: The server answered 404.")
    assert head.split() == ["source", "new", "changed", "unchanged", "restored", "withdrawn", "refused", "failed"]
    assert rows[0].split() == ["Elm", "County", *"1000000"]
    assert rows[1].split() == ["Oak", "County", *"1000001"]
    assert rows[2] == "✗ 1 failure; run again later, what came is stored"


@pytest.mark.parametrize("name", ["elm", "Elm County", "ELM"])
def test_one_source_is_chosen_by_folder_or_name(raw: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    assert [run(raw, "--only", name), run(raw, "--only", name)] == [0, 0]
    said = capsys.readouterr().out
    assert "✓ collected; next: classspec ingest" in said
    assert "✓ nothing new" in said
    assert "Oak" not in said


def test_json_goes_to_standard_output_alone(raw: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(raw, "--json") == 1
    told = json.loads(capsys.readouterr().out)
    assert told["counts"] == {
        "new": 2,
        "changed": 0,
        "unchanged": 0,
        "restored": 0,
        "withdrawn": 0,
        "refused": 0,
        "failed": 1,
    }
    assert [source["folder"] for source in told["sources"]] == ["elm", "oak"]
    (look,) = told["sources"][0]["looks"]
    assert (look["news"], look["file"], look["message"]) == ("new", "elm/clerk.txt", "")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        pytest.param(["nowhere"], "there is no such folder", id="a folder that is not there"),
        pytest.param([".", "--only", "ash"], "there is no source 'ash'", id="a source that is not there"),
        pytest.param([], "raw: there is no such folder", id="no folder of the usual name"),
    ],
)
def test_wrong_usage_is_one_line(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    words: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    _without_addresses(tmp_path)
    assert run(*arguments) == 2
    out, said = capsys.readouterr()
    assert out == ""
    assert words in said
    assert len(said.splitlines()) == 1


def test_nothing_to_collect_is_a_result_and_no_fault(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _without_addresses(tmp_path)
    assert run(tmp_path) == 0
    out, said = capsys.readouterr()
    assert out == "Nothing to collect: no source.toml has a [collect] table (docs/sources.md).\n"
    assert said == ""


def _without_addresses(folder: Path) -> None:
    (folder / "elm").mkdir()
    (folder / "elm/source.toml").write_text('jurisdiction = "Elm"')


def test_a_broken_source_is_told_with_its_key_and_the_others_are_collected(
    raw: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (raw / "oak/source.toml").write_text('jurisdiction = "Oak"\n[collect]\naddresss = []\n')
    assert run(raw) == 1
    said = capsys.readouterr().err
    assert "failed  oak: source.toml cannot be used (collect.addresss: there is no such key; did you mean" in said
    assert (raw / "elm/clerk.txt").read_text() == "text"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        pytest.param("[red]Elm", "[b]x", id="marks of a style are printed as they are"),
        pytest.param("Elm\\u001b[31m", "it holds a control character", id="a name with a command is refused"),
    ],
)
def test_what_a_source_says_cannot_steer_the_terminal(
    raw: Path, capsys: pytest.CaptureFixture[str], name: str, shown: str
) -> None:
    source = (raw / "elm/source.toml").read_text()
    (raw / "elm/source.toml").write_text(source.replace("Elm County", name).replace("clerk", "[b]x"))
    assert run(raw, "--only", "elm") == 1
    said = capsys.readouterr().err
    assert "\x1b" not in said
    assert shown in said
