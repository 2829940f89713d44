"""The command line: what it prints, where, and the status it ends with.

The golden view is written anew with UPDATE_GOLDEN=1 in the environment.
"""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import build
import pytest

from interfaces import cli
from interfaces.terminal.text import number, place, printable
from interfaces.terminal.wording import leaf_words
from models.classspec import ClassSpec
from models.requirement import AllOf, AnyOf, Leaf, Track, TrackName

ROOT = Path(__file__).parents[1]
GOLDEN = Path(__file__).parent / "golden" / "show.txt"
CLERK = "PAYROLL CLERK\n\nMINIMUM QUALIFICATIONS:\nTwo (2) years of clerical experience.\n"

Run = Callable[..., int]


@pytest.fixture
def run() -> Run:
    """The command in this process; its exit status."""

    def run(*arguments: str | Path) -> int:
        with pytest.raises(SystemExit) as end:
            cli.main(list(map(str, arguments)))
        assert isinstance(end.value.code, int)
        return end.value.code

    return run


def checked_spec() -> ClassSpec:
    """One of everything that the view can show."""
    degree = build.education("bachelor", "social work", "psychology", credits=24)
    long = build.experience(
        24, "casework", titles=("Caseworker",), of_which=(build.experience(12, "child protection"),)
    )
    some, hours = build.experience(None, "casework"), build.experience(hours=400)
    license = build.license("Notary Public", "at_appointment")
    floor = build.equivalent("high_school", 12, ("Notary Public",))
    doubt = build.unparsed("unless the moon is full")
    age = build.condition("age", 18)
    tree = AnyOf(
        members=(
            AllOf(label="A", members=(degree, long, license)),
            AllOf(label="B", members=(AnyOf(members=(some, hours)), age, doubt)),
            floor,
        )
    )
    ways = (
        build.alternative(degree, long, license, label="A"),
        build.alternative(some, age, doubt, label="B"),
        build.alternative(hours, age, doubt, label="B"),
        build.alternative(floor),
    )
    spec = build.full_spec(lines_each=2)
    unknown = build.section("other", "A uniform is provided.", heading="UNIFORM ALLOWANCE", page=5)
    read = spec.qualifications.model_copy(
        update={
            "tracks": (
                Track(name=TrackName.OPEN_COMPETITIVE, tree=tree, alternatives=ways),
                Track(name=TrackName.PROMOTIONAL, tree=AllOf(), alternatives=(build.alternative(),)),
            ),
            "words": 50,
            "explained_words": 45,
        }
    )
    return spec.model_copy(
        update={
            "sections": (*spec.sections, unknown.model_copy(update={"rule": "unknown-heading"})),
            "qualifications": read,
            "problems": (build.problem("struck-text", "info"), *spec.problems, build.problem("no-title", "error")),
        }
    )


@pytest.fixture
def published(tmp_path: Path) -> Path:
    path = tmp_path / "clerk.json"
    path.write_text(checked_spec().model_dump_json(), encoding="utf-8")
    return path


class TestShow:
    def test_the_view_is_the_golden_one(self, run: Run, published: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert run("show", published) == 0
        shown = "".join(f"{line.rstrip()}\n" for line in capsys.readouterr().out.splitlines())
        if os.environ.get("UPDATE_GOLDEN"):
            GOLDEN.write_text(shown, encoding="utf-8")
        assert shown == GOLDEN.read_text(encoding="utf-8")

    def test_no_colour_and_no_line_over_100_columns_in_a_pipe(
        self, run: Run, published: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        run("show", published)
        shown = capsys.readouterr().out
        assert "\x1b" not in shown
        assert max(map(len, shown.splitlines())) <= 100

    def test_quotations_are_cut_to_the_width_and_whole_with_full(
        self, run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        words = " ".join(f"word{n}" for n in range(60))
        leaf = build.education("bachelor").model_copy(update={"evidence": build.evidence(words)})
        path = tmp_path / "spec.json"
        path.write_text(build.spec(alternatives=[build.alternative(leaf)]).model_dump_json(), encoding="utf-8")
        run("show", path)
        assert "word59" not in capsys.readouterr().out
        run("show", path, "--full")
        assert "word59”" in capsys.readouterr().out

    @pytest.mark.parametrize(
        "hostile",
        [
            pytest.param("\x1b[2J\x1b[31mred", id="escape sequences"),
            pytest.param("a\x07\x08\x9b31mb", id="bell, backspace and one-byte escapes"),
            pytest.param("\u202egnp.exe", id="reversed writing"),
        ],
    )
    def test_what_a_terminal_would_obey_is_never_printed(
        self, run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str], hostile: str
    ) -> None:
        path = tmp_path / "spec.json"
        path.write_text(hostile_spec(hostile).model_dump_json(), encoding="utf-8")
        assert run("show", path, "--full") == 0
        shown = capsys.readouterr().out
        assert "�" in shown
        assert not set(hostile) & {"\x1b", "\x07", "\x08", "\x9b", "\u202e"} & set(shown)

    @pytest.mark.parametrize("text", ["[red]x[/red]", "[/]", ":smile:", "[link=http://x]y[/link]"])
    def test_markup_in_a_document_is_shown_as_written(
        self, run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str
    ) -> None:
        path = tmp_path / "spec.json"
        path.write_text(hostile_spec(text).model_dump_json(), encoding="utf-8")
        assert run("show", path, "--full") == 0
        assert capsys.readouterr().out.count(text) >= 10

    def test_json_is_the_whole_specification(self, published: Path) -> None:
        done = subprocess.run(
            [sys.executable, "-m", "interfaces.cli", "show", str(published), "--json"], cwd=ROOT, capture_output=True
        )
        assert ClassSpec.model_validate_json(done.stdout) == checked_spec()
        assert done.stderr == b""

    def test_a_raw_document_is_parsed_under_the_name_that_source_toml_gives(
        self, run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (tmp_path / "source.toml").write_text('jurisdiction = "Harrow County"\nstate = "NY"\n')
        (tmp_path / "clerk.txt").write_text(CLERK)
        assert run("show", tmp_path / "clerk.txt") == 0
        shown = capsys.readouterr().out
        assert "Harrow County, NY" in shown
        assert "Experience: 24 months" in shown
        assert "p.1 l.4" in shown

    @pytest.mark.parametrize(
        ("name", "content", "status", "said"),
        [
            pytest.param("missing.pdf", None, 2, "no such file", id="a file that is not there"),
            pytest.param("empty.txt", b"", 1, "empty-file", id="an empty file"),
            pytest.param(
                "package.json", b'{"name": "x"}', 1, "no specification of this version; name one", id="JSON of others"
            ),
            pytest.param("program.exe", b"MZ\x00\x01\x02" * 99, 1, "unsupported-format", id="a program"),
        ],
    )
    def test_what_cannot_be_shown_is_one_line(
        self,
        run: Run,
        tmp_path: Path,
        capsys: pytest.CaptureFixture[str],
        name: str,
        content: bytes | None,
        status: int,
        said: str,
    ) -> None:
        if content is not None:
            (tmp_path / name).write_bytes(content)
        assert run("show", tmp_path / name) == status
        told = capsys.readouterr()
        assert told.out == ""
        assert told.err.count("\n") == 1
        assert said in told.err


def hostile_spec(text: str) -> ClassSpec:
    """The text in every place that a document can fill."""
    leaf = build.experience(12, text, titles=(text,)).model_copy(update={"evidence": build.evidence(text)})
    return build.spec(
        identity=build.identity(text, class_code=text, department=text),
        sections=[build.section("other", text, heading=text)],
        activities=[text],
        ksas=[build.ksa(text, level=text)],
        alternatives=[build.alternative(leaf, build.license(text), build.unparsed(text), label=text)],
        substitutions=[build.substitution(text)],
        desirable=[build.desirable(text)],
        notes=[build.note(text, label=text)],
    )


class TestUsage:
    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            pytest.param(["ingest"], "RAW", id="no RAW"),
            pytest.param(["ingest", "raw"], "--out", id="no STRUCTURED"),
            pytest.param(["ingest", "raw", "--out", "x", "--workers", "0"], "--workers", id="no workers"),
            pytest.param(["publish"], "publish", id="a command that does not exist"),
        ],
    )
    def test_wrong_usage_is_one_line_and_status_2(
        self, run: Run, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
    ) -> None:
        assert run(*arguments) == 2
        told = capsys.readouterr()
        assert told.out == ""
        assert told.err.count("\n") == 1
        assert said in told.err

    @pytest.mark.parametrize("command", [[], ["ingest"], ["show"]])
    def test_every_help_has_an_example(self, run: Run, capsys: pytest.CaptureFixture[str], command: list[str]) -> None:
        assert run(*command, "--help") == 0
        assert f"Example: classspec {command[0] if command else 'ingest'}" in capsys.readouterr().out

    def test_the_version_is_printed(self, run: Run, capsys: pytest.CaptureFixture[str]) -> None:
        assert run("--version") == 0
        assert capsys.readouterr().out.startswith("classspec ")

    def test_help_loads_nothing_heavy(self) -> None:
        script = (
            "import sys\nfrom interfaces.cli import main\n"
            "try:\n    main(['--help'])\nexcept SystemExit:\n    pass\n"
            "heavy = {'prefect', 'pandas', 'spacy', 'pdfplumber', 'pydantic', 'rich'} & set(sys.modules)\n"
            "print(sorted(heavy), file=sys.stderr)"
        )
        done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True)
        assert done.stderr == "[]\n"

    def test_a_reader_that_has_seen_enough_is_no_error(self, published: Path) -> None:
        show = subprocess.Popen(
            [sys.executable, "-m", "interfaces.cli", "show", str(published)],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        assert show.stdout is not None
        show.stdout.close()
        _, told = show.communicate(timeout=30)
        assert (show.returncode, told) == (0, b"")


@pytest.mark.parametrize(
    ("leaf", "said"),
    [
        (build.education("none"), "Education: none required"),
        (build.education("bachelor", "law", "finance"), "Education: bachelor in law / finance"),
        (build.education("some_college", credits=30), "Education: some college, 30 semester credits"),
        (build.experience(1), "Experience: 1 month"),
        (build.experience(18.5, "audits"), "Experience: 18.5 months – audits"),
        (build.experience(hours=1500), "Experience: 1,500 hours"),
        (build.experience(None, "audits"), "Experience: amount not stated – audits"),
        (build.license("Notary", "at_application"), "License: Notary, at application"),
        (build.condition("age", 18), "Condition: age: 18"),
        (build.equivalent(), "Equivalent combination of training and experience (no floor stated)"),
        (
            build.equivalent("bachelor", 12, ("Notary",)),
            "Equivalent combination of training and experience, "
            "with at least bachelor and 12 months of experience and Notary",
        ),
        (build.unparsed("x"), "NOT UNDERSTOOD: no rule explains these words"),
    ],
)
def test_a_leaf_is_said_in_the_words_of_an_analyst(leaf: Leaf, said: str) -> None:
    assert leaf_words(leaf) == said


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("a\n\t b", "a b", id="blanks of all kinds become one"),
        pytest.param("\x1b[31mred", "�[31mred", id="the escape character is replaced"),
        pytest.param("Señor ½ – “x”", "Señor ½ – “x”", id="letters of all languages stay"),
        pytest.param("a\ud800b", "a�b", id="half a character is replaced"),
    ],
)
def test_text_is_made_harmless(text: str, shown: str) -> None:
    assert printable(text) == shown


def test_places_and_numbers_are_short() -> None:
    assert place(1, 23) == "p.1 l.23"
    assert place(2, None) == "p.2"
    assert place(None, None) == ""
    assert (number(24.0), number(1.5), number(41000)) == ("24", "1.5", "41,000")
