"""Who gets messages: a real webhook and a real mail server on this machine, which keep what they received."""

import json
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, ClassVar


class Webhook(BaseHTTPRequestHandler):
    received: ClassVar[list[dict[str, Any]]] = []

    def do_POST(self) -> None:
        self.received.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        self.send_response(500 if "broken" in self.path else 200)
        self.end_headers()

    def log_message(self, *_: Any) -> None:
        pass


class Mail(socketserver.StreamRequestHandler):
    """As much of SMTP as a message needs."""

    received: ClassVar[list[str]] = []

    def handle(self) -> None:
        self.wfile.write(b"220 here\r\n")
        for line in self.rfile:
            word = line.strip().upper()
            if word == b"DATA":
                self.wfile.write(b"354 go on\r\n")
                self.received.append(self._message())
            self.wfile.write(b"221 bye\r\n" if word == b"QUIT" else b"250 fine\r\n")
            if word == b"QUIT":
                return

    def _message(self) -> str:
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line.decode())
        return "".join(lines)


@contextmanager
def running(server: socketserver.BaseServer) -> Iterator[int]:
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    try:
        yield server.server_address[1]  # type: ignore[misc]
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def a_webhook() -> Iterator[int]:
    """Its port; it has received nothing yet."""
    Webhook.received.clear()
    with running(ThreadingHTTPServer(("127.0.0.1", 0), Webhook)) as port:
        yield port


@contextmanager
def a_mail_server() -> Iterator[int]:
    """Its port; it has received nothing yet."""
    Mail.received.clear()
    with running(socketserver.ThreadingTCPServer(("127.0.0.1", 0), Mail)) as port:
        yield port
