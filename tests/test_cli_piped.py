"""What a pipe gets: words as wide as asked for, no blanks behind them; and the one line that an option is wrong."""

import sys

import pytest
from rich.table import Table

from interfaces import cli
from interfaces.terminal.console import output, talk

WORDS = "Keeps the accounts of an office and reconciles them every month. " * 6


@pytest.mark.parametrize(
    ("asked", "width"),
    [
        pytest.param(None, 100, id="nothing is asked"),
        pytest.param("60", 60, id="a narrow page"),
        pytest.param("180", 180, id="a wide page"),
        pytest.param("0", 100, id="no room at all"),
        pytest.param("12", 100, id="less room than a table needs"),
        pytest.param("9" * 5000, 100, id="no number of columns"),
        pytest.param("wide", 100, id="no number"),
        pytest.param("٦٠", 100, id="digits that a shell does not write"),
    ],
)
def test_piped_words_are_as_wide_as_columns_says(
    asked: str | None, width: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    if asked is not None:
        monkeypatch.setenv("COLUMNS", asked)
    output().print(WORDS)
    longest = max(map(len, capsys.readouterr().out.splitlines()))
    assert width - 12 < longest <= width


@pytest.mark.parametrize("console", [output, talk])
def test_no_piped_line_ends_in_blanks(console: object, capsys: pytest.CaptureFixture[str]) -> None:
    rows = Table("first", "second")
    rows.add_row("a", "b")
    rows.add_row("a longer cell", "")
    assert callable(console)
    console().print(rows, "  kept in front")
    said = "".join(capsys.readouterr())
    assert "\n  kept in front\n" in said
    assert [line for line in said.splitlines() if line != line.rstrip()] == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(
            ["qualify", "x.txt", "--experience", "two"],
            "--experience “two” is no number of MONTHS; write digits, such as --experience 12;"
            " see classspec qualify --help",
            id="a number in words",
        ),
        pytest.param(
            ["ingest", "raw", "--out", "x", "--workers", "1.5"],
            "--workers “1.5” is no whole number; write digits, such as --workers 12; see classspec ingest --help",
            id="half a worker",
        ),
        pytest.param(
            ["ingest", "raw", "--out", "x", "--memory", "much"],
            "--memory “much” is no whole number of MIB; write digits, such as --memory 2048;"
            " see classspec ingest --help",
            id="the example is the default where there is one",
        ),
        pytest.param(
            ["ingest", "raw", "--out", "x", "--largest", "5000"],
            "--largest “5000” is out of range; it must be 1024 or less; see classspec ingest --help",
            id="more than is allowed",
        ),
        pytest.param(
            ["qualify", "x.txt", "--credits", "-1"],
            "--credits “-1” is out of range; it must be 0 or more; see classspec qualify --help",
            id="less than nothing",
        ),
        pytest.param(
            ["qualify", "x.txt", "--experience", "\x1b[31m"],
            "--experience “�[31m” is no number of MONTHS; write digits, such as --experience 12;"
            " see classspec qualify --help",
            id="an escape sequence is not repeated",
        ),
        pytest.param(["qualify"], "Missing argument 'SPEC'; see classspec qualify --help", id="nothing at all"),
    ],
)
def test_a_wrong_option_is_one_line_that_says_what_would_be_right(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        cli.main(arguments)
    sys.stdout.flush()
    assert end.value.code == 2
    assert capsys.readouterr() == ("", f"classspec: {said}\n")
