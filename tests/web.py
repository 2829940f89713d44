"""A web site on this machine, whose pages a test changes while it runs: a real HTTP server on a loopback address."""

import ssl
import threading
import time
from collections.abc import Callable, Mapping
from email.utils import formatdate, parsedate_to_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, NamedTuple, Self


class Page(NamedTuple):
    """An answer. With an etag or a date, a request that knows it is answered 304."""

    body: bytes | str = b""
    status: int = 200
    headers: Mapping[str, str] = {}
    etag: str = ""
    modified: float = 0.0

    @property
    def content(self) -> bytes:
        return self.body.encode() if isinstance(self.body, str) else self.body


Answer = Page | Callable[["Handler"], None]
"""A page, or a function that writes its own answer to the socket."""


class Asked(NamedTuple):
    path: str
    headers: Mapping[str, str]
    time: float


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: "Server"

    def do_GET(self) -> None:
        site = self.server.site
        site.asked.append(Asked(self.path, dict(self.headers.items()), time.monotonic()))
        answers = site.pages.get(self.path, Page(status=404))
        answer = answers.pop(0) if isinstance(answers, list) and len(answers) > 1 else answers
        answer = answer[0] if isinstance(answer, list) else answer
        try:
            if isinstance(answer, Page):
                self.answer(answer)
            else:
                answer(self)
                self.close_connection = True
        except OSError:  # the client has seen enough
            self.close_connection = True

    def answer(self, page: Page) -> None:
        if self._is_known(page):
            page = page._replace(status=304, body=b"")
        self.send_response(page.status)
        headers = {"Content-Length": str(len(page.content)), "Content-Type": "text/plain", **page.headers}
        headers |= {"ETag": page.etag} if page.etag else {}
        headers |= {"Last-Modified": formatdate(page.modified, usegmt=True)} if page.modified else {}
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(page.content)

    def _is_known(self, page: Page) -> bool:
        if page.etag and "If-None-Match" in self.headers:
            return self.headers["If-None-Match"] == page.etag
        since = self.headers.get("If-Modified-Since")
        return bool(page.modified and since and parsedate_to_datetime(since).timestamp() >= int(page.modified))

    def log_message(self, *_: Any) -> None:
        """Quiet."""


class Server(ThreadingHTTPServer):
    daemon_threads = True
    site: "Site"


class Site:
    """Pages by path (with query); a list of pages is one answer after the other, the last one for ever."""

    def __init__(self, host: str = "127.0.0.1", secured: tuple[Path, Path] | None = None) -> None:
        """`secured`: certificate and key of a site that is reached by https."""
        self.pages: dict[str, Answer | list[Answer]] = {}
        self.asked: list[Asked] = []
        self._server = Server((host, 0), Handler)
        self._server.site = self
        if secured:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(*secured)
            self._server.socket = context.wrap_socket(self._server.socket, server_side=True)
        self.root = f"http{'s' if secured else ''}://{host}:{self._server.server_address[1]}"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)

    def paths(self) -> list[str]:
        """What was asked for, in order, without robots.txt."""
        return [asked.path for asked in self.asked if asked.path != "/robots.txt"]

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()


def source_toml(folder: Path, site: Site, *, addresses: tuple[str, ...] = (), **settings: Any) -> Path:
    """A jurisdiction folder whose source.toml names paths of the site; `settings` are of [collect]."""
    folder.mkdir(parents=True, exist_ok=True)
    named = {"private_network": True, "rate": 100.0, "timeout": 5.0, **settings}
    if addresses:
        named["addresses"] = [site.root + path if path.startswith("/") else path for path in addresses]
    if "index" in named:
        named["index"] = site.root + named["index"]
    lines = [f'jurisdiction = "{folder.name.title()} County"', "[collect]"]
    lines += [f"{key} = {_toml(value)}" for key, value in named.items()]
    (folder / "source.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_toml, value))}]"
    return f"'{value}'" if isinstance(value, str) else repr(value)


def stalls(seconds: float) -> Callable[[Handler], None]:
    """Promises a body and sends nothing."""

    def answer(handler: Handler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n")
        time.sleep(seconds)

    return answer


def drips(head: bytes, seconds: float) -> Callable[[Handler], None]:
    """Sends a byte now and then: of the headers, or of the body after them."""

    def answer(handler: Handler) -> None:
        handler.wfile.write(head)
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            handler.wfile.write(b"x")
            handler.wfile.flush()
            time.sleep(0.05)

    return answer


def breaks_off(handler: Handler) -> None:
    """Ends the connection in the middle of the body."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf")
