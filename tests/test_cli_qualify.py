"""The command `qualify`: its verdict, what it rests on, and the status it ends with; and what it shares with `show`.

The golden view is written anew with UPDATE_GOLDEN=1 in the environment.
"""

import json
import os
import shlex
import subprocess
import sys
from pathlib import Path

import build
import pytest

from interfaces import cli
from interfaces.qualifying import Misstated, Stated, answer, orders, to_background
from interfaces.terminal.wording import experience, leaf_words, short
from models.background import Background, Service
from models.classspec import ClassSpec
from models.requirement import Experience

ROOT = Path(__file__).parents[1]
GOLDEN = Path(__file__).parent / "golden" / "qualify.txt"

GARDENER = """GARDENER

MINIMUM QUALIFICATIONS:
Either:
A. Graduation from a recognized college with a bachelor's degree in botany and one year of greenhouse experience; or
B. Graduation from high school and three years of greenhouse experience; or
C. An equivalent combination of training and experience as defined by the limits of A and B.
"""
HEAD_GARDENER = """HEAD GARDENER

MINIMUM QUALIFICATIONS:
PROMOTIONAL: Two years of permanent competitive status as a Greenhouse Aide.
OPEN-COMPETITIVE: A bachelor's degree and four years of greenhouse experience.
"""
DRAFTER = """DRAFTER

MINIMUM QUALIFICATIONS:
An associate degree and three years of drafting experience.
Thirty (30) college credits may be substituted for one year of the required experience, up to a maximum of two years.
"""
SURVEYOR = """SURVEYOR

MINIMUM QUALIFICATIONS:
Possession of a valid license as a Land Surveyor.
"""
ATTENDANT = "ATTENDANT\n\nMINIMUM QUALIFICATIONS:\nNo formal education or experience is required.\n"
NO_RULES = "USHER\n\nTYPICAL WORK ACTIVITIES:\nShows people to their seats.\n"


def qualify(capsys: pytest.CaptureFixture[str], path: Path, *arguments: str) -> tuple[int, str, str]:
    """The status, what was printed, and what was said."""
    with pytest.raises(SystemExit) as end:
        cli.main(["qualify", str(path), *arguments])
    told = capsys.readouterr()
    assert isinstance(end.value.code, int)
    return end.value.code, told.out, told.err


def written(folder: Path, text: str) -> Path:
    path = folder / "spec.txt"
    path.write_text(text, encoding="utf-8")
    return path


def published(folder: Path, spec: ClassSpec) -> Path:
    path = folder / "spec.json"
    path.write_text(spec.model_dump_json(), encoding="utf-8")
    return path


VERDICTS = [
    pytest.param(
        SURVEYOR,
        "--license 'Land Surveyor'",
        0,
        ["✓ Meets the only alternative", "✓ meets  holds Land Surveyor  p.1 l.4"],
        id="what the words decide is met",
    ),
    pytest.param(
        SURVEYOR,
        "",
        1,
        ["✗ Does not meet the only alternative: license as a Land Surveyor is required", "✗ lacks", "“Possession of"],
        id="of the only alternative none is the nearest",
    ),
    pytest.param(
        GARDENER,
        "--education bachelor --field Botany --experience 12",
        0,
        [
            "? May meet alternative A: a person must check 1 point",
            "POINT BY POINT  alternative A",
            "✓ meets  the level and the field are there  p.1 l.5",
            "“one year of greenhouse experience",
            "OTHER ALTERNATIVES  2",
        ],
        id="the kind of experience is left to a person, with the words to check",
    ),
    pytest.param(
        HEAD_GARDENER,
        "--service 'greenhouse aide=24'",
        0,
        ["✓ Meets alternative no. 1 of the promotional track", "open-competitive  no. 2"],
        id="the track is named where the text tells tracks apart",
    ),
    pytest.param(
        HEAD_GARDENER,
        "--service 'Greenhouse Aide=12'",
        1,
        [
            "✗ Does not meet; nearest is alternative no. 1 of the promotional track: ",
            "track: 12 months of experience are lacking",
            "✗ lacks  24 months in the named title are required, 12 are stated  p.1 l.4",
            "36 months of experience are lacking; bachelor is required",
        ],
        id="months that are lacking are counted, for the others too",
    ),
    pytest.param(
        DRAFTER,
        "--education associate --experience 35",
        1,
        ["1 month of experience is lacking"],
        id="one month is one month",
    ),
    pytest.param(
        DRAFTER,
        "--education associate --credits 60 --experience 12",
        0,
        [
            "counted: college study for experience: 30 credits = 12 months, at most 24 months  p.1 l.5",
            "“Thirty (30) college credits may be substituted for one year of the required experience",
        ],
        id="a substitution that was counted stands with its words",
    ),
    pytest.param(ATTENDANT, "", 0, ["✓ Meets the only alternative"], id="where nothing is required everybody meets it"),
    pytest.param(
        SURVEYOR,
        "--education 'High school' --field drawing --credits 15 --graduate-credits 3 --license Notary "
        "--service Aide=6 --service Chief=Aide=18",
        1,
        [
            "Background: high school in drawing, 15 credits, 3 graduate credits, "
            "24 months of experience (6 as Aide, 18 as Chief=Aide), Notary"
        ],
        id="the background is repeated, so that a slip of typing is seen",
    ),
]


@pytest.mark.parametrize(("text", "arguments", "status", "lines"), VERDICTS)
def test_the_verdict_and_what_it_rests_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, arguments: str, status: int, lines: list[str]
) -> None:
    ended, shown, told = qualify(capsys, written(tmp_path, text), *shlex.split(arguments))
    joined = " ".join(shown.split())
    assert [line for line in lines if " ".join(line.split()) not in joined] == []
    assert (ended, told) == (status, "")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["--education", "diploma"], "high_school, some_college", id="an unknown level lists the known"),
        pytest.param(["--service", "Clerk"], '"Senior Clerk=24"', id="a service without = says how"),
        pytest.param(["--service", "=12"], '"Senior Clerk=24"', id="a service without a title says how"),
        pytest.param(["--service", "Clerk=two"], "“two” is no number", id="months in words"),
        pytest.param(["--service", "Clerk=-2"], "-2 is no amount", id="negative months in a title"),
        pytest.param(["--experience", "-1"], "--experience", id="negative months"),
        pytest.param(["--credits", "-1"], "--credits", id="negative credits"),
        pytest.param(["--graduate-credits", "-1"], "--graduate-credits", id="negative graduate credits"),
        pytest.param(["--credits", "nan"], "--credits", id="credits that are no number"),
        pytest.param(["--experience", "inf"], "--experience", id="months without an end"),
        pytest.param(["--education", "\x1b[31mx"], "�[31mx", id="an escape sequence is not repeated"),
    ],
)
def test_wrong_usage_is_one_line_and_status_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    status, shown, told = qualify(capsys, written(tmp_path, SURVEYOR), *arguments)
    assert (status, shown, told.count("\n")) == (2, "", 1)
    assert said in told


@pytest.mark.parametrize("output", [[], ["--json"]], ids=["in words", "as JSON"])
def test_a_document_without_qualifications_is_one_line_and_status_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], output: list[str]
) -> None:
    status, shown, told = qualify(capsys, written(tmp_path, NO_RULES), *output)
    assert (status, shown, told.count("\n")) == (2, "", 1)
    assert "no minimum qualifications were found" in told


def test_a_file_that_cannot_be_read_is_wrong_usage_and_no_answer(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert qualify(capsys, tmp_path / "missing.pdf")[0] == 2
    assert qualify(capsys, written(tmp_path, ""))[0] == 2


def test_every_specification_is_judged_and_the_worst_answer_counts(capsys: pytest.CaptureFixture[str]) -> None:
    easy = build.spec("harrow/easy", alternatives=[build.alternative()])
    hard = build.spec("harrow/hard", alternatives=[build.alternative(build.education("master"))])
    bare = build.spec("harrow/bare")
    for specs, status in (((easy, easy), 0), ((hard, easy), 1), ((easy, bare, hard), 2)):
        assert answer(specs, Background(), as_json=False) == status
        shown = capsys.readouterr().out
        assert [shown.count(f" · {spec.spec_id}\n") for spec in (easy, hard)] == [specs.count(easy), specs.count(hard)]


def judged_spec() -> ClassSpec:
    """One of everything that the view can show."""
    spec = build.full_spec(lines_each=1)
    first, second, third = spec.qualifications.tracks[0].alternatives
    first = first.model_copy(update={"leaves": (*first.leaves, build.license("Pilot", "after_appointment"))})
    track = build.track(first, second, second.model_copy(update={"leaves": second.leaves[1:]}), third)
    read = spec.qualifications.model_copy(update={"tracks": (track,)})
    unread = build.problem("alternative-not-understood", page=4, line=9)
    return spec.model_copy(update={"qualifications": read, "problems": (*spec.problems, unread)})


ALMOST = shlex.split("--education master --field finance --graduate-credits 30 --service 'Senior Clerk=14'")


def test_the_view_is_the_golden_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, printed, _ = qualify(capsys, published(tmp_path, judged_spec()), *ALMOST, "--license=Notary")
    shown = "".join(f"{line.rstrip()}\n" for line in printed.splitlines())
    if os.environ.get("UPDATE_GOLDEN"):
        GOLDEN.write_text(shown, encoding="utf-8")
    assert shown == GOLDEN.read_text(encoding="utf-8")
    assert status == 0


def test_json_names_the_rows_of_the_published_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spec = judged_spec()
    status, shown, _ = qualify(capsys, published(tmp_path, spec), "--json")
    records = json.loads(shown)
    assert status == 1
    assert sorted(record["order"] for record in records) == [1, 2, 3, 4]
    labels = [alternative.label for _, alternative in orders(spec)]
    assert all(labels[record["order"] - 1] == record["label"] for record in records)
    assert {"spec_id", "track", "order", "label", "answer", "findings"} == set(records[0])
    assert {"answer", "reason", "evidence", "months", "substitution"} == set(records[0]["findings"][0])
    assert records[0]["answer"] == "lacks"


HOSTILE = "\x1b[2J\x9b31m\u202e[red]"


@pytest.mark.parametrize("output", [[], ["--json"]], ids=["in words", "as JSON"])
def test_what_a_terminal_would_obey_is_never_printed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], output: list[str]
) -> None:
    leaf = build.experience(12, HOSTILE, titles=(HOSTILE,)).model_copy(update={"evidence": build.evidence(HOSTILE)})
    ways = [build.alternative(build.license(HOSTILE), leaf, build.unparsed(HOSTILE), label=HOSTILE)] * 2
    spec = build.spec(identity=build.identity(HOSTILE), alternatives=[*ways, build.alternative(leaf, label=HOSTILE)])
    background = ["--field", HOSTILE, "--license", HOSTILE, "--service", f"{HOSTILE}=1"]
    _, shown, _ = qualify(capsys, published(tmp_path, spec), *background, *output)
    assert "[red]" in shown
    assert not {"\x1b", "\x9b", "\u202e"} & set(shown)


def test_the_verdict_is_one_line_and_the_rest_fits_a_pipe(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    title = "Registered and Licensed Senior Inspector of Weights, Measures and Scales of the Harbor District"
    way = build.alternative(build.license(title), build.experience(12, "weighing", titles=(title,)))
    _, shown, _ = qualify(capsys, published(tmp_path, build.spec(alternatives=[way])))
    wide = [line for line in shown.splitlines() if len(line.rstrip()) > 100]
    assert [line.split(":")[0] for line in wide] == ["✗ Does not meet the only alternative"]
    assert wide[0].endswith("is required")


def test_prefect_and_pandas_are_not_loaded(tmp_path: Path) -> None:
    script = (
        "import sys\nfrom interfaces.cli import main\n"
        f"try:\n    main(['qualify', {str(written(tmp_path, SURVEYOR))!r}])\nexcept SystemExit:\n    pass\n"
        "print(sorted({'prefect', 'pandas'} & set(sys.modules)), file=sys.stderr)"
    )
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, env=environment)
    assert done.stderr == "[]\n"


def test_experience_is_the_sum_of_the_services_unless_it_is_stated() -> None:
    services = ("Clerk=6", "Senior Clerk = 12")
    assert to_background(Stated(services=services)) == Background(
        experience_months=18, services=(Service(name="Clerk", months=6), Service(name="Senior Clerk", months=12))
    )
    assert to_background(Stated(services=services, experience=30)).experience_months == 30


@pytest.mark.parametrize("level", ["some-college", "Some College", "some_college", " SOME  COLLEGE "])
def test_a_level_is_known_however_its_words_are_joined(level: str) -> None:
    assert to_background(Stated(education=level)).education == "some_college"


def test_a_level_that_is_empty_is_no_level() -> None:
    with pytest.raises(Misstated):
        to_background(Stated(education=""))


# --- what `show` says of the same qualifications --------------------------------------------------------------------


class Recent(Experience):
    """An experience that has learned more than the views have phrases for."""

    setting: tuple[str, ...] = ()
    within_years: float | None = None
    supervised: bool = False
    proof: Experience | None = None


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({}, ""),
        ({"setting": ("hospital", "clinic\x1b[2J")}, ", setting: hospital / clinic�[2J"),
        ({"within_years": 5, "supervised": True}, ", within years: 5, supervised"),
    ],
    ids=["nothing more is nothing more", "a list, made harmless", "a number and a mark"],
)
def test_a_field_without_a_phrase_is_named_plainly(more: dict[str, object], said: str) -> None:
    leaf = Recent.model_validate({"months": 12, "subject": "nursing", "evidence": build.evidence(), **more})
    assert experience(leaf) == f"12 months – nursing{said}"
    assert leaf_words(leaf) == f"Experience: 12 months – nursing{said}"
    assert short(leaf) == f"12 months – nursing{said}"


def test_the_floor_of_a_combination_names_its_fields() -> None:
    floor = build.equivalent("bachelor").model_copy(update={"floor_fields": ("law", "finance")})
    assert short(floor) == "equivalent combination, with at least bachelor in law / finance"


def shown(capsys: pytest.CaptureFixture[str], path: Path) -> str:
    with pytest.raises(SystemExit):
        cli.main(["show", str(path)])
    return capsys.readouterr().out


def test_the_ways_stand_before_the_printed_text_and_that_before_the_tree(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    view = shown(capsys, written(tmp_path, GARDENER))
    parts = [view.index(part) for part in ("Ways to qualify: 3", "As printed", "p.1 l.5  A. Graduation", "Track: ")]
    assert parts == sorted(parts)


def test_an_alternative_that_was_not_understood_is_told_below_the_ways(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = shown(capsys, published(tmp_path, judged_spec())).splitlines()
    told = lines.index("✗ A sentence on alternative-not-understood.  p.4 l.9")
    assert told < lines.index("As printed")


def test_a_licence_under_another_heading_stands_below_the_tree_with_its_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (
        f"{ATTENDANT}\nSPECIAL REQUIREMENTS:\nPossession of a valid Lifeguard certificate at the time of appointment.\n"
    )
    view = shown(capsys, written(tmp_path, text))
    tree = view[view.index("Track: ") :]
    assert "ALSO REQUIRED" in tree
    assert "p.1 l.7" in tree[tree.index("ALSO REQUIRED") :].splitlines()[1]


def test_words_of_ordinary_length_are_not_cut(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = " ".join(f"word{n}" for n in range(40))
    leaf = build.education("bachelor").model_copy(update={"evidence": build.evidence(words)})
    view = shown(capsys, published(tmp_path, build.spec(alternatives=[build.alternative(leaf)])))
    assert "word39”" in view


def test_unread_words_are_loud_in_the_printed_text_also_over_two_lines() -> None:
    from interfaces.terminal.printed import printed

    doubt = build.unparsed("unless the moon is full").model_copy(
        update={"evidence": build.evidence("unless the moon is full", line=2)}
    )
    section = build.section("minimum_qualifications", "The moon.\nOne year, unless the\nmoon is full.")
    _, rows = printed(build.spec(sections=[section], alternatives=[build.alternative(doubt)]))
    texts = list(rows.columns[1].cells)  # type: ignore[attr-defined]  # rich gives no types for cells
    loud = [text.plain[span.start : span.end] for text in texts for span in text.spans]
    assert loud == ["unless the", "moon is full"]
