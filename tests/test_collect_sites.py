"""Sites as they are: slow, broken, hostile, with rules of their own. Each is a real server on a loopback address."""

import gzip
import ipaddress
import json
import shutil
import subprocess
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from tenacity import wait_none
from web import Answer, Page, Site, breaks_off, drips, source_toml, stalls

from pipeline.sources import Collected, News, addresses, collect, fetch

OK_HEAD = b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n"
PDF = b"%PDF-1.4 nothing more"


@pytest.fixture(autouse=True)
def _no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetch, "PAUSE", wait_none())


@pytest.fixture
def site() -> Iterator[Site]:
    with Site() as site:
        yield site


def only_look(collected: Collected) -> tuple[News, str]:
    ((look,),) = [source.looks for source in collected.sources]
    return look.news, look.message


def last_line(folder: Path) -> dict[str, object]:
    line: dict[str, object] = json.loads((folder / "manifest.jsonl").read_text().splitlines()[-1])
    return line


def to(where: str) -> Page:
    return Page(status=302, headers={"Location": where})


def packed(content: bytes, times: int = 1) -> Page:
    for _ in range(times):
        content = gzip.compress(content)
    return Page(content, headers={"Content-Encoding": "gzip"})


@pytest.mark.parametrize(
    ("answers", "expected", "asked"),
    [
        pytest.param([Page(status=500), Page("text")], News.NEW, 2, id="an error of the server is tried again"),
        pytest.param([Page(status=503)], News.FAILED, 3, id="and again, but not for ever"),
        pytest.param([breaks_off, Page("text")], News.NEW, 2, id="a connection that breaks off is tried again"),
        pytest.param([Page(status=403)], News.FAILED, 1, id="a refusal is final"),
        pytest.param(
            [Page(status=429, headers={"Retry-After": "1"}), Page("text")], News.NEW, 2, id="too fast: wait as asked"
        ),
        pytest.param(
            [Page(status=429, headers={"Retry-After": "99999"})], News.FAILED, 1, id="asked to wait for a day: not now"
        ),
        pytest.param([Page(status=304)], News.FAILED, 1, id="nothing changed, of which we know nothing"),
        pytest.param([Page("")], News.FAILED, 1, id="an empty document is none"),
        pytest.param([Page(status=204)], News.FAILED, 1, id="no content is no document"),
        pytest.param([packed(b"text" * 1000)], News.NEW, 1, id="a packed body is unpacked"),
        pytest.param([packed(b"text", 2)], News.NEW, 1, id="but only once"),
        pytest.param(
            [Page(gzip.compress(b"text" * 1000)[:40], headers={"Content-Encoding": "gzip"})],
            News.FAILED,
            1,
            id="a packed body that is cut off is broken",
        ),
        pytest.param([Page("x", headers={"Content-Encoding": "br"})], News.FAILED, 1, id="packed as nobody asked for"),
    ],
)
def test_an_answer(tmp_path: Path, site: Site, answers: list[Answer], expected: News, asked: int) -> None:
    source_toml(tmp_path / "elm", site, addresses=("/clerk.txt",))
    site.pages["/clerk.txt"] = list(answers)
    started = time.monotonic()
    assert only_look(collect(tmp_path))[0] is expected
    assert len(site.paths()) == asked
    if isinstance(answers[0], Page) and answers[0].headers.get("Retry-After") == "1":
        assert time.monotonic() - started >= 1


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(stalls(5), id="promises and sends nothing"),
        pytest.param(drips(OK_HEAD, 5), id="sends a byte of the document now and then"),
        pytest.param(drips(b"HTTP/1.1 200 OK\r\nX-Long: ", 5), id="sends a byte of the headers now and then"),
    ],
)
def test_a_server_is_given_up_in_time_that(tmp_path: Path, site: Site, answer: Answer) -> None:
    folder = source_toml(tmp_path / "elm", site, addresses=("/clerk.txt",), timeout=0.3)
    site.pages["/clerk.txt"] = answer
    started = time.monotonic()
    found, message = only_look(collect(tmp_path))
    assert (found, "0.3 s" in message) == (News.FAILED, True)
    assert time.monotonic() - started < 3
    assert sorted(path.name for path in folder.iterdir()) == [".collect.lock", "manifest.jsonl", "source.toml"]


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(Page(b"x" * 50_000_000), id="is 50 MB long"),
        pytest.param(packed(b"\0" * 50_000_000), id="unpacks to 50 MB"),
    ],
)
def test_a_document_is_refused_that(tmp_path: Path, site: Site, page: Page) -> None:
    folder = source_toml(tmp_path / "elm", site, addresses=("/clerk.txt",), largest=1)
    site.pages["/clerk.txt"] = page
    found, message = only_look(collect(tmp_path))
    assert (found, "larger than 1 MiB" in message) == (News.REFUSED, True)
    assert not (folder / "clerk.txt").exists()


# --- redirects, and where they must not lead ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pages", "expected", "words"),
    [
        pytest.param({"/a.txt": to("/b"), "/b": to("c"), "/c": Page("text")}, News.NEW, "", id="a chain is followed"),
        pytest.param({"/a.txt": to("/a.txt")}, News.FAILED, "more than 10", id="a loop ends"),
        pytest.param({"/a.txt": Page(status=301)}, News.FAILED, "without saying where", id="one to nowhere fails"),
        pytest.param({"/a.txt": to("http://[::1")}, News.FAILED, "location header", id="one to no address fails"),
        pytest.param({"/a.txt": to("file:///etc/hosts")}, News.REFUSED, "", id="one to a file is refused"),
        pytest.param({"/a.txt": to("ftp://127.0.0.1/x")}, News.REFUSED, "", id="one to another protocol is refused"),
        pytest.param({"/a.txt": to("//me:secret@127.0.0.1/x")}, News.REFUSED, "", id="one with a password is refused"),
        pytest.param({"/a.txt": to("http://169.254.169.254/x")}, News.REFUSED, "", id="one to the cloud is refused"),
        pytest.param({"/a.txt": to("http://[::ffff:169.254.1.1]/")}, News.REFUSED, "", id="also in other clothes"),
    ],
)
def test_a_redirect(tmp_path: Path, site: Site, pages: dict[str, Page], expected: News, words: str) -> None:
    folder = source_toml(tmp_path / "elm", site, addresses=("/a.txt",))
    site.pages |= pages
    found, message = only_look(collect(tmp_path))
    assert (found, words in message) == (expected, True)
    nowhere = words in ("without saying where", "location header")
    assert bool(last_line(folder)["redirects"]) is not nowhere


def test_redirects_are_written_down_and_the_address_keeps_its_name(tmp_path: Path, site: Site) -> None:
    folder = source_toml(tmp_path / "elm", site, addresses=("/a.txt",))
    site.pages |= {"/a.txt": to("/b"), "/b": to("/c.pdf"), "/c.pdf": Page("text", etag='"1"')}
    assert [only_look(collect(tmp_path))[0] for _ in range(2)] == [News.NEW, News.UNCHANGED]
    line = last_line(folder)
    assert line["redirects"] == [f"{site.root}/b", f"{site.root}/c.pdf"]
    assert (line["final_address"], line["file"], line["status"]) == (f"{site.root}/c.pdf", "a.txt", 304)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "127.1", "2130706433", "[::ffff:127.0.0.1]", "[::1]"])
def test_a_private_network_is_only_for_sources_that_say_so(tmp_path: Path, site: Site, host: str) -> None:
    port = site.root.rsplit(":", 1)[1]
    source_toml(tmp_path / "elm", site, addresses=(f"http://{host}:{port}/a.txt",), private_network=False)
    found, message = only_look(collect(tmp_path))
    assert (found, "private_network = true" in message) == (News.REFUSED, True)
    assert site.asked == []


def test_a_proxy_of_the_environment_is_not_asked_for_this_machine(
    tmp_path: Path, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    monkeypatch.delenv("no_proxy", raising=False)
    monkeypatch.delenv("NO_PROXY", raising=False)
    source_toml(tmp_path / "elm", site, addresses=("/a.txt",))
    site.pages["/a.txt"] = Page("text")
    assert only_look(collect(tmp_path))[0] is News.NEW


# --- robots.txt and manners -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("robots", "expected"),
    [
        pytest.param(Page(status=404), News.NEW, id="no rules allow everything"),
        pytest.param(Page("User-agent: *\nDisallow: /private/"), News.NEW, id="rules for other pages allow it"),
        pytest.param(Page("User-agent: *\nDisallow: /specs/"), News.REFUSED, id="rules for it are obeyed"),
        pytest.param(Page("User-agent: classspec\nDisallow: /\n\nUser-agent: *\nAllow: /"), News.REFUSED, id="by name"),
        pytest.param(Page(status=500), News.FAILED, id="a site that cannot say is left alone"),
        pytest.param(breaks_off, News.FAILED, id="and one that does not answer"),
        pytest.param(to("/robots2.txt"), News.REFUSED, id="rules that stand elsewhere are obeyed"),
        pytest.param(Page(b"\xff\x00junk" * 200_000), News.NEW, id="junk allows everything"),
    ],
)
def test_robots_txt(tmp_path: Path, site: Site, robots: Answer, expected: News) -> None:
    source_toml(tmp_path / "elm", site, addresses=("/specs/clerk.txt",))
    site.pages |= {"/robots.txt": robots, "/specs/clerk.txt": Page("text")}
    site.pages["/robots2.txt"] = Page("User-agent: *\nDisallow: /")
    found, message = only_look(collect(tmp_path))
    assert found is expected
    assert ("robots.txt" in message) == (expected is not News.NEW)
    assert ("/specs/clerk.txt" in site.paths()) == (expected is News.NEW)


def test_the_site_that_a_redirect_leads_to_is_asked_for_its_own_rules(tmp_path: Path, site: Site) -> None:
    with Site("127.0.0.2") as other:
        source_toml(tmp_path / "elm", site, addresses=("/a.txt",))
        site.pages["/a.txt"] = to(f"{other.root}/b.txt")
        other.pages |= {"/robots.txt": Page("User-agent: *\nDisallow: /b"), "/b.txt": Page("text")}
        assert only_look(collect(tmp_path))[0] is News.REFUSED
        assert other.paths() == []


@pytest.mark.parametrize(
    ("robots", "rate"),
    [
        pytest.param(Page(status=404), 5.0, id="as the settings say"),
        pytest.param(Page("User-agent: *\nCrawl-delay: 0.2"), 100.0, id="as the site asks"),
    ],
)
def test_requests_to_a_host_keep_their_distance(tmp_path: Path, site: Site, robots: Page, rate: float) -> None:
    names = tuple(f"/{n}.txt" for n in range(4))
    source_toml(tmp_path / "elm", site, addresses=names[:2], rate=rate)
    source_toml(tmp_path / "oak", site, addresses=names[2:], rate=rate)
    site.pages |= {"/robots.txt": robots, **{name: Page("text") for name in names}}
    assert collect(tmp_path).counts[News.NEW] == 4
    times = [asked.time for asked in site.asked if asked.path != "/robots.txt"]
    assert min(later - earlier for earlier, later in pairwise(times)) > 0.15


def test_a_host_that_fails_again_and_again_is_left_alone(tmp_path: Path, site: Site) -> None:
    names = tuple(f"/{n}.txt" for n in range(9))
    source_toml(tmp_path / "elm", site, addresses=names)
    site.pages |= {name: Page(status=503) for name in names}
    assert collect(tmp_path).counts[News.FAILED] == 9
    assert len(site.paths()) == 3 * 3


# --- names and kinds ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "page", "expected"),
    [
        pytest.param("/Clerk%20II.PDF", Page(PDF), "clerk-ii.pdf", id="the last part of the address"),
        pytest.param("/..%2F..%2Fetc%2Fpasswd", Page("text"), "etc-passwd.txt", id="dots and slashes lead nowhere"),
        pytest.param("/a%0Ab%00c.txt", Page("text"), "a-b-c.txt", id="line breaks are no names"),
        pytest.param("/README.txt", Page("text"), "file-readme.txt", id="a name that discovery passes over"),
        pytest.param("/CON.txt", Page("text"), "file-con.txt", id="a name that Windows keeps"),
        pytest.param("/", Page("text"), "127-0-0-1.txt", id="no name at all: the host"),
        pytest.param("/view.aspx?id=12", Page("<html><p>x"), "view-id-12.html", id="the question tells apart"),
        pytest.param("/x" * 300 + ".txt", Page("text"), "x.txt", id="a long address"),
        pytest.param("/" + "x" * 300 + ".txt", Page("text"), "x" * 80 + ".txt", id="a long name is cut"),
        pytest.param(
            "/get?id=1",
            Page(PDF, headers={"Content-Disposition": 'attachment; filename="../Nurse 2.pdf"'}),
            "nurse-2.pdf",
            id="the name that the server sends",
        ),
        pytest.param("/doc", Page(PDF, headers={"Content-Type": "text/html"}), "doc.pdf", id="the content decides"),
        pytest.param("/d.pdf", Page(PDF, headers={"Content-Type": "text/html"}), "d.pdf", id="the address decides"),
        pytest.param(
            "/doc", Page("# x", headers={"Content-Type": "text/markdown"}), "doc.md", id="Markdown by its type"
        ),
        pytest.param("/doc.php", Page(b"\x01\x02" * 99), "doc.bin", id="content of no known kind"),
    ],
)
def test_a_name(tmp_path: Path, site: Site, path: str, page: Page, expected: str) -> None:
    folder = source_toml(tmp_path / "elm", site, addresses=(path,))
    site.pages[path] = page
    assert only_look(collect(tmp_path)) == (News.NEW, "")
    documents = [each.name for each in folder.iterdir() if each.name not in ("source.toml", "manifest.jsonl")]
    assert sorted(documents) == sorted([".collect.lock", expected])
    assert last_line(folder)["file"] == expected


def test_an_error_page_in_the_place_of_a_document_does_not_replace_it(tmp_path: Path, site: Site) -> None:
    folder = source_toml(tmp_path / "elm", site, addresses=("/clerk.pdf",))
    site.pages["/clerk.pdf"] = Page(PDF)
    collect(tmp_path)
    site.pages["/clerk.pdf"] = Page("<html><body>Please log in</body></html>")
    found, message = only_look(collect(tmp_path))
    assert (found, "web page" in message) == (News.FAILED, True)
    assert (folder / "clerk.pdf").read_bytes() == PDF


# --- certificates ---------------------------------------------------------------------------------------------------


def certificate(folder: Path, name: str) -> tuple[Path, Path]:
    """A certificate for a name, which only itself vouches for, and its key."""
    key, made = folder / "key.pem", folder / "certificate.pem"
    subject = ["-subj", f"/CN={name}", "-addext", f"subjectAltName=DNS:{name}"]
    request = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", *subject]
    subprocess.run([*request, "-keyout", key, "-out", made], check=True, capture_output=True)
    return made, key


@pytest.mark.skipif(shutil.which("openssl") is None, reason="needs openssl to make a certificate")
@pytest.mark.parametrize(
    ("name", "trusted", "expected"),
    [
        pytest.param("localhost", True, News.NEW, id="its own, vouched for by the environment, is believed"),
        pytest.param("localhost", False, News.FAILED, id="its own, vouched for by nobody, is not"),
        pytest.param("elm.test", True, News.FAILED, id="another's is not"),
    ],
)
def test_a_certificate(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, trusted: bool, expected: News
) -> None:
    made, key = certificate(tmp_path, name)
    if trusted:
        monkeypatch.setenv("SSL_CERT_FILE", str(made))
    with Site(secured=(made, key)) as site:
        site.pages["/clerk.txt"] = Page("text")
        address = site.root.replace("127.0.0.1", "localhost") + "/clerk.txt"
        source_toml(tmp_path / "raw/elm", site, addresses=(address,))
        found, message = only_look(collect(tmp_path / "raw"))
    assert (found, "certificate" in message) == (expected, expected is News.FAILED)


def test_a_server_is_reached_by_any_of_its_addresses(
    tmp_path: Path, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name with two addresses, at the first of which nobody listens."""
    both = [ipaddress.ip_address("127.0.0.9"), ipaddress.ip_address("127.0.0.1")]

    async def looked_up(*_: object) -> list[addresses.IP]:
        return list(both)

    monkeypatch.setattr(addresses, "_looked_up", looked_up)
    port = site.root.rsplit(":", 1)[1]
    source_toml(tmp_path / "elm", site, addresses=(f"http://elm.test:{port}/clerk.txt",))
    site.pages["/clerk.txt"] = Page("text")
    assert only_look(collect(tmp_path))[0] is News.NEW
    assert site.asked[-1].headers["Host"] == f"elm.test:{port}"


def test_one_barred_address_of_a_server_bars_them_all(
    tmp_path: Path, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def looked_up(*_: object) -> list[addresses.IP]:
        return [ipaddress.ip_address("1.2.3.4"), ipaddress.ip_address("127.0.0.1")]

    monkeypatch.setattr(addresses, "_looked_up", looked_up)
    source_toml(tmp_path / "elm", site, addresses=("http://elm.test/clerk.txt",), private_network=False)
    assert only_look(collect(tmp_path))[0] is News.REFUSED
