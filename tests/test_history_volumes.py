"""Several classes in one file: each has a history of its own. And copies: they are told as long as there are two."""

from pathlib import Path

import pytest
from history import DataSet, faults
from test_promises import published

from models.classspec import ClassSpec
from pipeline.publish import load


def a_class(title: str, code: int, *duties: str, years: int = 1) -> str:
    return (
        f"{title}\nClass Code: {code}\n\nDEFINITION:\nUnder direction, works as a {title.lower()} of the town.\n\n"
        f"DUTIES:\n{''.join(f'{duty}.{chr(10)}' for duty in duties)}\n"
        f"MINIMUM QUALIFICATIONS:\n{years} years of experience in the work of a {title.lower()}.\n\n"
    )


DIVER = a_class("HARBOR DIVER", 2010, "Cleans hulls under water", "Sets chains and anchors", years=2)
DIVER_5 = DIVER.replace("2 years", "5 years")
CLERK = a_class("STORES CLERK", 3020, "Receives goods and counts them", "Packs parcels for the branches")
TENDER = a_class("BOILER TENDER", 4030, "Tends two boilers at night", "Reads the gauges every hour")
BAKER = a_class("TOWN BAKER", 5040, "Kneads dough before dawn", "Heats the ovens of the school")


@pytest.fixture
def data(tmp_path: Path) -> DataSet:
    """A volume of three classes, after its first run."""
    data = DataSet(tmp_path)
    data.write(volume=DIVER + CLERK + TENDER)
    data.ingest()
    assert data.column("specs", "spec_id") == [f"elm/volume--{name}" for name in VOLUME]
    return data


VOLUME = ("boiler-tender", "harbor-diver", "stores-clerk")


def versions(data: DataSet) -> list[str]:
    """Every version as "<id after the jurisdiction> <number> <day of withdrawal>"."""
    told = data.column("versions", "spec_id", "version", "withdrawn_on")
    return [f"{spec_id.removeprefix('elm/')} {version} {gone[-2:]}".strip() for spec_id, version, gone in told]


def changes(data: DataSet) -> set[tuple[str, str]]:
    return {(spec_id.removeprefix("elm/"), field) for spec_id, field in data.column("changes", "spec_id", "field")}


ALL = [f"volume--{name} 1" for name in VOLUME]


def test_a_class_that_changed_has_a_new_version_and_the_others_of_its_volume_have_none(data: DataSet) -> None:
    data.write(volume=DIVER_5 + CLERK + TENDER)
    report = data.ingest()
    assert versions(data) == [ALL[0], ALL[1], "volume--harbor-diver 2", ALL[2]]
    assert ("volume--harbor-diver", "experience_months") in changes(data)
    assert {spec_id for spec_id, _ in changes(data)} == {"volume--harbor-diver"}
    assert (report.counts.new_versions, report.counts.changed) == (1, 1)
    assert len(set(data.column("versions", "sha256"))) == 2  # that of the first version is another
    assert faults(data.out) == []


def test_a_class_more_in_front_changes_no_other(data: DataSet) -> None:
    data.write(volume=BAKER + DIVER + CLERK + TENDER)
    data.ingest()
    assert versions(data) == [*ALL, "volume--town-baker 1"]
    assert changes(data) == {("volume--town-baker", "specification_added")}
    lines = {spec.spec_id: spec.sections[0].extent[0].number for spec in load(data.out)}
    assert lines["elm/volume--harbor-diver"] > lines["elm/volume--town-baker"]


def test_other_rules_that_read_the_same_of_a_class_that_was_shifted_are_no_new_version(data: DataSet) -> None:
    data.write(volume=BAKER + DIVER + CLERK + TENDER)
    data.ingest()
    report = data.ingest(code="two")
    assert (report.counts.new_versions, report.counts.changed_by_rules) == (0, 0)


def test_a_class_that_is_gone_is_withdrawn_and_the_others_go_on(data: DataSet) -> None:
    data.write(volume=DIVER + TENDER)
    report = data.ingest()
    assert versions(data) == [ALL[0], ALL[1], f"{ALL[2]} 02"]
    assert changes(data) == {("volume--stores-clerk", "specification_withdrawn")}
    assert (report.counts.withdrawn, report.counts.published) == (1, 2)
    data.write(volume=DIVER + CLERK + TENDER)
    data.ingest()
    assert versions(data) == ALL
    assert faults(data.out) == []


def test_a_class_that_moves_to_a_file_of_its_own_and_back_keeps_its_id(data: DataSet) -> None:
    data.write(volume=DIVER + TENDER, clerk=CLERK)
    data.ingest()
    assert versions(data) == ALL
    assert data.column("versions", "source", "part")[2] == ("elm/clerk.txt", "")
    assert data.column("specs", "spec_id") == [f"elm/volume--{name}" for name in VOLUME]
    data.write(volume=DIVER + CLERK + TENDER, clerk="")
    data.ingest()
    assert versions(data) == ALL
    assert data.column("versions", "source", "part")[2] == ("elm/volume.txt", "stores-clerk")
    assert changes(data) == set()


def test_the_last_class_of_a_volume_keeps_its_id(data: DataSet) -> None:
    data.write(volume=CLERK)
    data.ingest()
    assert data.column("specs", "spec_id") == ["elm/volume--stores-clerk"]
    assert versions(data) == [f"{ALL[0]} 02", f"{ALL[1]} 02", ALL[2]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(DIVER + CLERK + TENDER, ALL, id="as it was"),
        pytest.param(DIVER_5 + CLERK + TENDER, [ALL[0], ALL[1], "volume--harbor-diver 2", ALL[2]], id="and revised"),
    ],
)
def test_a_volume_that_is_renamed_keeps_all_ids(data: DataSet, text: str, expected: list[str]) -> None:
    data.write(volume="", bound=text)
    data.ingest()
    assert versions(data) == expected
    assert data.column("specs", "source") == ["elm/bound.txt"] * 3


def test_the_classes_of_a_volume_that_cannot_be_read_are_not_withdrawn(data: DataSet) -> None:
    (data.raw / "elm/volume.txt").write_bytes(b"")
    data.write(clerk=CLERK)
    report = data.ingest()
    assert (report.counts.failed, report.counts.withdrawn) == (1, 0)
    assert versions(data) == ["clerk 1", *ALL]


def test_a_volume_that_did_not_change_is_kept_as_a_whole(data: DataSet) -> None:
    data.write(baker=BAKER)
    data.ingest()
    assert data.parsed == 1
    kept = published(data.out)
    tables = {name: kept[name] for name in kept if name.endswith((".csv", ".db")) or name.startswith("specs")}
    data.ingest(reuse=False)
    anew = published(data.out)
    assert {name: anew[name] for name in tables} == tables
    assert data.ingest().nothing_new


# --- copies ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def copies(tmp_path: Path) -> DataSet:
    """A class under two names, and another class."""
    data = DataSet(tmp_path)
    data.write(copy=CLERK + "\n", clerk=CLERK, diver=DIVER)
    data.ingest()
    return data


def repeats(data: DataSet) -> list[str]:
    return [row["spec_id"] for row in data.rows("problems") if row["code"] == "near-duplicate"]


def counted(data: DataSet) -> dict[str, int]:
    """Problems by specification, as `specs` counts them; the rows of `problems` must be as many."""
    told = {spec_id: int(count) for spec_id, count in data.column("specs", "spec_id", "problems")}
    rows = data.column("problems", "spec_id")
    assert told == {spec_id: rows.count(spec_id) for spec_id in told}
    return told


def plain(data: DataSet) -> dict[str, ClassSpec]:
    return {spec.spec_id: spec for spec in load(data.out)}


def test_a_copy_is_told_in_the_table_and_not_in_its_own_file(copies: DataSet) -> None:
    before = counted(copies)
    assert repeats(copies) == ["elm/copy"]
    assert before["elm/copy"] == before["elm/clerk"] + 1
    assert plain(copies)["elm/copy"].problems == plain(copies)["elm/clerk"].problems
    assert copies.column("specs", "needs_review")[0] == copies.column("specs", "needs_review")[1]


def test_a_copy_is_told_the_same_whether_it_was_kept_or_written_anew(copies: DataSet) -> None:
    copies.write(diver=DIVER_5)
    report = copies.ingest()
    assert copies.parsed == 1
    assert (repeats(copies), report.problems["near-duplicate"]) == (["elm/copy"], 1)
    tables = {name: content for name, content in published(copies.out).items() if name.endswith((".csv", ".db"))}
    copies.ingest(reuse=False)
    assert {name: published(copies.out)[name] for name in tables} == tables


def test_a_copy_is_no_copy_any_more_when_the_other_one_changes(copies: DataSet) -> None:
    before = (copies.out / "specs/elm/copy.json").read_bytes()
    copies.write(clerk=BAKER)
    report = copies.ingest()
    assert copies.parsed == 1
    assert (repeats(copies), "near-duplicate" in report.problems) == ([], False)
    assert counted(copies)["elm/copy"] == len(plain(copies)["elm/copy"].problems)
    assert (copies.out / "specs/elm/copy.json").read_bytes() == before


def test_a_specification_that_was_kept_becomes_a_copy(copies: DataSet) -> None:
    copies.write(another=CLERK + "\n\n")
    copies.ingest()
    assert copies.parsed == 1
    assert repeats(copies) == ["elm/clerk", "elm/copy"]
    assert counted(copies)
