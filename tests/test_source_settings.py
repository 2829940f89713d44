"""What a source.toml may say, where a request may go, what a cron line is, what quirks do."""

import ipaddress
from hashlib import sha256
from pathlib import Path

import pytest

from models.document import RawFile
from models.source import Quirks
from pipeline.clean import clean
from pipeline.parse import parse
from pipeline.read import read
from pipeline.sources import BrokenSourceError, discover, read_source
from pipeline.sources.addresses import barred
from pipeline.sources.cron import cron_fault
from pipeline.sources.naming import first_free, names

COLLECT = 'jurisdiction = "Elm"\n[collect]\nindex = "https://elm.test/specs"\n'


def test_a_full_source_is_read(tmp_path: Path) -> None:
    (tmp_path / "source.toml").write_text(
        'jurisdiction = "Elm County"\nstate = "NY"\nschedule = "0 6 * * mon-fri"\n[collect]\n'
        'addresses = ["https://elm.test/a.pdf"]\nindex = "https://elm.test/specs"\nlinks = "table.specs a"\n'
        'include = ["*.pdf"]\nexclude = ["*draft*"]\nrate = 2\ntimeout = 10\nlargest = 8\nagent = "elm-office"\n'
        '[quirks]\nencoding = "windows-1252"\ndrop_lines = ["Printed from*"]\n'
    )
    source = read_source(tmp_path)
    assert source is not None
    assert source.collect is not None
    assert (source.collect.index, source.collect.rate) == (("https://elm.test/specs",), 2)
    assert source.quirks == Quirks(encoding="windows-1252", drop_lines=("Printed from*",))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param('jurisdiction = "Elm"\ncolor = "red"', "color: there is no such key; known are", id="unknown key"),
        pytest.param(
            f"{COLLECT}adresses = []", "collect.adresses: there is no such key; did you mean addresses", id="typo"
        ),
        pytest.param(f"{COLLECT}rate = 0", "collect.rate", id="a rate of nothing"),
        pytest.param(f"{COLLECT}timeout = nan", "collect.timeout", id="a time that is no number"),
        pytest.param(f"{COLLECT}links = 'a[['", "collect.links: 'a[[' is no CSS selector", id="a broken selector"),
        pytest.param(f"{COLLECT}agent = 'é'", "collect.agent", id="an agent that no header can hold"),
        pytest.param(
            'jurisdiction = "\\u001b[31mElm"', "jurisdiction: it holds a control character", id="a name that commands"
        ),
        pytest.param(
            'jurisdiction = "Elm"\nstate = "\\u202eYN"', "state: it holds a control character", id="a name that turns"
        ),
        pytest.param('jurisdiction = "Elm"\n[collect]', "collect: name addresses or an index", id="nothing to collect"),
        pytest.param(
            'jurisdiction = "Elm"\n[collect]\naddresses = ["ftp://elm.test/a"]',
            "begin with https://",
            id="other protocol",
        ),
        pytest.param(
            'jurisdiction = "Elm"\n[collect]\naddresses = ["https://me:pw@elm.test/a"]', "leave it out", id="a password"
        ),
        pytest.param(
            'jurisdiction = "Elm"\n[collect]\naddresses = ["https://[::1/a"]', "is no address", id="no address"
        ),
        pytest.param('jurisdiction = "Elm"\nschedule = "daily"', "schedule: a schedule has five fields", id="no cron"),
        pytest.param('jurisdiction = "Elm"\n[quirks]\nencoding = "latin-x"', "is no encoding", id="unknown encoding"),
        pytest.param('jurisdiction = "Elm"\n[quirks]\nencoding = "hex"', "is no encoding", id="an encoding of no text"),
        pytest.param('jurisdiction = "Elm"\n[quirks]\ndrop_lines = ["*"]', "every line", id="a pattern for every line"),
        pytest.param("a = " + "[" * 5000, "", id="nests without end"),
    ],
)
def test_broken_settings_are_told_with_their_key(tmp_path: Path, text: str, words: str) -> None:
    (tmp_path / "source.toml").write_text(text)
    with pytest.raises(BrokenSourceError) as error:
        read_source(tmp_path)
    assert words in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("schedule", "is_good"),
    [
        ("0 6 * * 1", True),
        ("*/15 0-6,22-23 1,15 jan-mar,12 MON-FRI", True),
        ("0 0 29 2 7", True),
        ("60 6 * * 1", False),
        ("0 6 0 * 1", False),
        ("0 6 * * 1-", False),
        ("0 6 * * */0", False),
        ("0 6-2 * * 1", False),
        ("0 6 * mon *", False),
        ("0 ٣ * * *", False),
        ("0 6 * *", False),
        ("0 6 * * 1 2025", False),
    ],
)
def test_a_schedule_has_five_fields_within_their_bounds(schedule: str, is_good: bool) -> None:
    assert (cron_fault(schedule) == "") is is_good


@pytest.mark.parametrize(
    ("address", "public", "private"),
    [
        pytest.param("1.2.3.4", True, True, id="a public address"),
        pytest.param("2a00::1", True, True, id="a public address, IPv6"),
        pytest.param("64:ff9b::102:304", True, True, id="a public address behind NAT64"),
        pytest.param("127.0.0.1", False, True, id="this machine"),
        pytest.param("::1", False, True, id="this machine, IPv6"),
        pytest.param("10.1.2.3", False, True, id="an office network"),
        pytest.param("192.168.0.1", False, True, id="a home network"),
        pytest.param("100.64.0.1", False, True, id="a carrier's network"),
        pytest.param("fd00::1", False, True, id="an office network, IPv6"),
        pytest.param("::ffff:10.0.0.1", False, True, id="an office network, mapped"),
        pytest.param("64:ff9b::a00:1", False, True, id="an office network behind NAT64"),
        pytest.param("2002:a00:1::", False, True, id="an office network, 6to4"),
        pytest.param("169.254.169.254", False, False, id="the cloud's own data"),
        pytest.param("fe80::1", False, False, id="the next cable"),
        pytest.param("::ffff:169.254.169.254", False, False, id="the cloud's own data, mapped"),
        pytest.param("0.0.0.0", False, False, id="no address"),
        pytest.param("::", False, False, id="no address, IPv6"),
        pytest.param("224.0.0.1", False, False, id="everybody"),
        pytest.param("ff02::1", False, False, id="everybody, IPv6"),
        pytest.param("255.255.255.255", False, False, id="really everybody"),
        pytest.param("240.0.0.1", False, False, id="reserved"),
    ],
)
def test_where_a_request_may_go(address: str, public: bool, private: bool) -> None:
    ip = ipaddress.ip_address(address)
    assert (barred(ip, private_network=False) == "") is public
    assert (barred(ip, private_network=True) == "") is private


def test_the_same_address_gets_the_same_names_and_never_one_that_is_taken() -> None:
    address = "https://elm.test/clerk.pdf"
    taken: list[str] = []
    for _ in range(4):
        taken.append(first_free(names(address, "", "", "application/pdf"), lambda name: name not in taken))
    assert len(set(taken)) == 4
    assert taken[0] == "clerk.pdf"
    assert all(name.endswith(".pdf") for name in taken)


# --- quirks ---------------------------------------------------------------------------------------------------------


def raw(content: bytes, quirks: Quirks, name: str = "clerk.txt") -> RawFile:
    digest = sha256(content).hexdigest()
    return RawFile(
        source=f"elm/{name}", spec_id="elm/clerk", jurisdiction="Elm", sha256=digest, size=len(content), quirks=quirks
    )


@pytest.mark.parametrize(
    ("content", "encoding", "expected"),
    [
        pytest.param("naïve".encode(), "", "naïve", id="nothing forced"),
        pytest.param("naïve".encode("cp850"), "cp850", "naïve", id="one that nobody would guess"),
        pytest.param("Zażółć".encode("cp1250"), "windows-1250", "Zażółć", id="of another part of the world"),
        pytest.param(b"\x93quoted\x94 \x81", "windows-1252", "“quoted” \x81", id="Windows-1252 with a stray byte"),
        pytest.param(b"\xef\xbb\xbfna\xc3\xafve", "cp850", "naïve", id="a byte order mark is believed"),
    ],
)
def test_a_forced_encoding(content: bytes, encoding: str, expected: str) -> None:
    (document,) = read(raw(content, Quirks(encoding=encoding)), content)
    assert [line.text for line in document.lines] == [expected]
    page = b"<html><meta charset=koi8-r><p>" + content + b"</p></html>"
    if encoding and not content.startswith(b"\xef"):
        (document,) = read(raw(page, Quirks(encoding=encoding), "clerk.html"), page)
        assert [line.text.rstrip("\x81") for line in document.lines] == [expected.rstrip("\x81")]


TEXT = "PAYROLL CLERK\n\nPrinted  from the Intranet 3/1/2025\n\nDUTIES\nPrinted forms are filed;\nKeeps the roster.\n"


def test_dropped_lines_are_furniture_and_nothing_is_lost() -> None:
    content = TEXT.encode()
    plain, quirky = (parse(raw(content, quirks), content).specs[0] for quirks in (Quirks(), DROPS))
    assert [line.text for line in quirky.furniture] == ["Printed from the Intranet 3/1/2025"]
    assert [a.text for a in quirky.activities] == [a.text for a in plain.activities]
    (document,) = read(raw(content, DROPS), content)
    assert clean(clean(document)) == clean(document)


DROPS = Quirks(drop_lines=("printed from the intranet*",))


def test_a_document_that_is_dropped_to_its_last_line_is_still_a_document() -> None:
    content = b"one\ntwo\n"
    (spec,) = parse(raw(content, Quirks(drop_lines=("o*", "t*"))), content).specs
    assert [line.text for line in spec.furniture] == ["one", "two"]


def test_quirks_reach_every_file_of_their_jurisdiction_and_no_other(tmp_path: Path) -> None:
    for name in ("elm", "oak"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "clerk.txt").write_text("text")
    (tmp_path / "elm/source.toml").write_text('jurisdiction = "Elm"\n[quirks]\nencoding = "cp850"\n')
    found = {file.source: file for file in discover(tmp_path).files}
    assert {path: file.quirks.encoding for path, file in found.items()} == {
        "elm/clerk.txt": "cp850",
        "oak/clerk.txt": "",
    }
    assert "quirks" not in found["oak/clerk.txt"].model_dump_json()
    elm = found["elm/clerk.txt"]
    assert RawFile.model_validate_json(elm.model_dump_json()) == elm
