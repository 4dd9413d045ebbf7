"""A shop's web server with faults on order: serves pages and the bundle, keeps a ledger of every request, and answers
the shop's endpoints as a test tells it. Each test has its own, on a port of its own, hence an origin of its own.
"""

import json
import socket
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Self
from urllib.parse import parse_qs, unquote, urlsplit

from tests.browser.engine import PATIENCE

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".json": "application/json",
    ".map": "application/json",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".webp": "image/webp",
}
_used_ports: set[int] = set()


@dataclass(frozen=True)
class Request:
    """A request as it arrived. Header names are in lower case."""

    method: str
    path: str
    query: str
    headers: Mapping[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        """The body, parsed."""
        return json.loads(self.body)


@dataclass(frozen=True)
class Answer:
    """What to answer. `drop`: close the connection without a word; `half`: promise the body and send half of it;
    `hold`: wait until the test calls `server.let_go()`; `delay`: seconds before the answer."""

    status: int = 200
    body: bytes | str | dict[str, Any] | list[Any] = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    drop: bool = False
    half: bool = False
    hold: bool = False
    delay: float = 0


class ShopServer:
    """`pages` decides what a path shows (see `Shop.visit`); `files` are fixed answers by path."""

    def __init__(self) -> None:
        self.requests: list[Request] = []
        self.files: dict[str, tuple[str, bytes]] = {}
        self.page: Callable[[str], Answer] = lambda _path: Answer(404, "no page")
        # What answers a path by what arrives there.
        self.judge: dict[str, Callable[[Request], Answer]] = {}
        self.down = False
        self._scripts: dict[str, list[Answer]] = {}
        self._always: dict[str, Answer] = {"/handbill/leads": Answer(202), "/handbill/events": Answer(202)}
        self._lock = threading.Condition()
        self._held = threading.Event()
        self._http = _listen(self)
        self.origin = f"http://127.0.0.1:{self._http.server_address[1]}"
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.01,), daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._held.set()
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()

    def script(self, path: str, *answers: Answer) -> None:
        """Answer the next requests for `path` like this, one after the other; then as usual again."""
        self._scripts.setdefault(path, []).extend(answers)

    def always(self, path: str, answer: Answer) -> None:
        """Answer every request for `path` like this, as long as no scripted answer waits."""
        self._always[path] = answer

    def let_go(self) -> None:
        """Send the answers that are held back."""
        self._held.set()

    def to(self, path: str, method: str | None = None) -> list[Request]:
        """Return the requests to a path so far, in the order of their arrival."""
        with self._lock:
            return [r for r in self.requests if r.path == path and method in (None, r.method)]

    def wait_for(self, path: str, count: int = 1, patience: float = PATIENCE) -> list[Request]:
        """Return the requests to a path once there are `count`; AssertionError when they don't come."""
        with self._lock:
            came = self._lock.wait_for(lambda: sum(r.path == path for r in self.requests) >= count, patience)
            said = [f"{r.method} {r.path}" for r in self.requests]
        assert came, f"{count} x {path} expected, the server saw {said}"
        return self.to(path)

    def foreign(self) -> list[Request]:
        """Return what was asked beyond documents, the bundle and its pictures, and the test's own files."""
        ours = ("/__test/", "/handbill.", "/images/", "/favicon.ico")
        with self._lock:
            return [
                r
                for r in self.requests
                if not r.path.startswith(ours) and r.headers.get("sec-fetch-dest") != "document"
            ]

    def take(self, request: Request) -> Answer:
        """Write a request into the ledger and return its answer, once it may be sent."""
        with self._lock:
            self.requests.append(request)
            self._lock.notify_all()
            answer = self._choose(request)
        if answer.hold or answer.delay:
            self._held.wait(answer.delay or None)
        return answer

    def _choose(self, request: Request) -> Answer:
        scripted = self._scripts.get(request.path)
        if self.down and not request.path.startswith("/__test/"):
            return Answer(drop=True)
        if scripted:
            return scripted.pop(0)
        if request.path in self.judge:
            return self.judge[request.path](request)
        if request.path in self._always:
            return self._always[request.path]
        if request.path in self.files:
            kind, content = self.files[request.path]
            return Answer(200, content, {"content-type": kind})
        if request.path == "/__test/frame":
            return _frame(parse_qs(request.query)["src"][0])
        if request.path == "/favicon.ico":
            return Answer(204)
        return self.page(request.path)


def _frame(source: str) -> Answer:
    """An outer page whose iframe lies below a strip, so that a pointer can leave the inner page through its top."""
    html = (
        (Path(__file__).parent / "pages" / "frame.html")
        .read_text()
        .replace("SOURCE", source.replace('"', "&quot;"))
    )
    return Answer(200, html, {"content-type": TYPES[".html"]})


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: "_Server"

    def log_message(self, *_: object) -> None:
        return

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        body = self.rfile.read(int(self.headers.get("content-length") or 0))
        headers = {name.lower(): value for name, value in self.headers.items()}
        answer = self.server.shop.take(Request(self.command, unquote(parts.path), parts.query, headers, body))
        if answer.drop:
            self._drop()
            return
        try:
            self._send(answer)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    do_POST = do_OPTIONS = do_HEAD = do_GET  # noqa: N815

    def _send(self, answer: Answer) -> None:
        content = answer.body
        if isinstance(content, (dict, list)):
            content = json.dumps(content)
        if isinstance(content, str):
            content = content.encode()
        kind = "application/json" if isinstance(answer.body, (dict, list)) else "text/plain"
        # no-cache, not no-store: the latter keeps a page out of the back/forward cache. And a browser repeats by itself
        # what was dropped on a connection in use before, so that each request gets a new one.
        standing = {"content-type": kind, "cache-control": "no-cache", "connection": "close"}
        self.send_response(answer.status)
        for name, value in {**standing, **answer.headers}.items():
            self.send_header(name, value)
        if answer.status != 204:
            self.send_header("content-length", str(len(content)))
        self.end_headers()
        self.wfile.write(content[: len(content) // 2] if answer.half else content)
        if answer.half:
            self._drop()

    def _drop(self) -> None:
        self.close_connection = True
        self.wfile.flush()
        self.connection.shutdown(socket.SHUT_RDWR)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 64
    shop: ShopServer

    def handle_error(self, *_: object) -> None:
        # A browser that goes away in the middle of a request is what some tests are about.
        return


def _listen(shop: ShopServer) -> _Server:
    """Listen on a port that no test of this run has used, hence on an origin with empty storage."""
    while True:
        server = _Server(("127.0.0.1", 0), _Handler)
        server.shop = shop
        port = server.server_address[1]
        if port not in _used_ports:
            _used_ports.add(port)
            return server
        server.server_close()
