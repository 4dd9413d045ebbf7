"""The development server: the shop's pages with the bundle as it is now, and somewhere for leads and events to go."""

import errno
import json
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from secrets import token_hex
from urllib.parse import urlsplit

from handbill.serve.hosts import EVERYWHERE, LOCAL, is_known
from handbill.serve.pages import addresses, content_type, find
from handbill.serve.stage import Stage

SCRIPT = '<script defer src="/__handbill/dev.js" data-version="{}"></script>'
LARGEST_BODY = 1_000_000
PORTS_TRIED = 50

WOULD_GO_TO = "handbill-to"
"""The header that names the address of an app, where something is sent here instead."""

Received = Callable[[str, str, str | None], None]
"""Called with the name in site.yml of the endpoint (`leads`) or app, the body of what the page sent, and the address that
it would have gone to if that is an app's."""


class Server(ThreadingHTTPServer):
    """Serves one site on one address; `received` gets what pages post."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, address: tuple[str, int], root: Path, stage: Stage, received: Received) -> None:
        self.root = root
        self.stage = stage
        self.received = received
        self.run = token_hex(4)
        super().__init__(address, _Handler)

    @property
    def url(self) -> str:
        """The address to open in a browser."""
        host, port = self.server_address[:2]
        name = "localhost" if host in (*LOCAL, *EVERYWHERE) else str(host)
        return f"http://{name}:{port}/"


def bind(host: str, port: int, strict: bool, root: Path, stage: Stage, received: Received) -> Server:
    """Return a server on `port`, or on the next free one unless `strict`; OSError when there is none."""
    for candidate in range(port, port + PORTS_TRIED):
        try:
            return Server((host, candidate), root, stage, received)
        except OSError as error:
            if strict or error.errno != errno.EADDRINUSE or candidate == port + PORTS_TRIED - 1:
                raise
    raise AssertionError("the loop returns or raises")


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "handbill"
    sys_version = ""

    @property
    def _shop(self) -> Server:
        assert isinstance(self.server, Server)
        return self.server

    def do_GET(self) -> None:
        """Answer with the bundle, a page, a picture, or the stream of news."""
        if self._refused():
            return
        path = urlsplit(self.path).path
        if path == "/__handbill/events":
            self._stream()
        elif path == "/__handbill/dev.js":
            self._send(200, "text/javascript; charset=utf-8", Path(__file__).with_name("dev.js").read_bytes())
        elif (found := self._shop.stage.file(path.lstrip("/"))) is not None:
            self._send(200, content_type(path), found)
        elif path == "/handbill.js":
            self._send(
                503, "text/javascript; charset=utf-8", b"// There is no bundle yet: the site has errors.\n"
            )
        else:
            self._page(path)

    do_HEAD = do_GET  # noqa: N815 - the name that http.server calls

    def do_POST(self) -> None:
        """Take what the bundle sends to an endpoint of site.yml, and what an app would get: 202."""
        if self._refused():
            return
        try:
            length = int(self.headers.get("content-length") or 0)
        except ValueError:
            length = -1
        if not 0 <= length <= LARGEST_BODY:
            self.close_connection = True
            self._send(413, "text/plain; charset=utf-8", b"That is more than a lead or a batch of events.\n")
            return
        body = self.rfile.read(length).decode("utf-8", "replace")
        inbox = self._shop.stage.inbox(urlsplit(self.path).path)
        if inbox is None:
            self._send(404, "text/plain; charset=utf-8", b"site.yml names no endpoint here.\n")
            return
        self._shop.received(inbox, body, self.headers.get(WOULD_GO_TO))
        self._send(202, "application/json", b"{}")

    def _refused(self) -> bool:
        bound = str(self._shop.server_address[0])
        origin = self.headers.get("origin")
        same = origin is None or is_known(urlsplit(origin).netloc, bound)
        if same and is_known(self.headers.get("host"), bound):
            return False
        self.close_connection = True
        self._send(403, "text/plain; charset=utf-8", b"This server answers to this machine only.\n")
        return True

    def _page(self, path: str) -> None:
        version = self._version(
            self._shop.stage.version
        )  # before the file is read, which may change meanwhile
        status = 200
        file = find(self._shop.root, path)
        if file is None:
            status, file = 404, find(self._shop.root, "/404.html")
        if file is None:
            known = "\n".join(addresses(self._shop.root))
            text = f"There is no page for {path} in pages/.\n\n{known}\n"
            self._send(404, "text/plain; charset=utf-8", text.encode())
            return
        try:
            content = file.read_bytes()
        except OSError:
            self._send(404, "text/plain; charset=utf-8", b"That file is gone.\n")
            return
        kind = content_type(file.name)
        if kind.startswith("text/html"):
            content = with_script(content, version)
        self._send(status, kind, content)

    def _version(self, number: int) -> str:
        return f"{self._shop.run}-{number}"

    def _send(self, status: int, kind: str, content: bytes) -> None:
        self.send_response(status)
        self.send_header("content-type", kind)
        self.send_header("content-length", str(len(content)))
        self.send_header("cache-control", "no-store")
        self.send_header("x-content-type-options", "nosniff")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def _stream(self) -> None:
        self.close_connection = True
        self.send_response(200)
        self.send_header("content-type", "text/event-stream")
        self.send_header("cache-control", "no-store")
        self.end_headers()
        for news in self._shop.stage.follow():
            if news is None:
                line = ":\n\n"
            else:
                version, problems = news
                line = f"data: {json.dumps({'version': self._version(version), 'problems': problems})}\n\n"
            self.wfile.write(line.encode())
            self.wfile.flush()

    def handle(self) -> None:
        """Answer requests until the page goes away, which is no fault."""
        try:
            super().handle()
        except (BrokenPipeError, ConnectionResetError, TimeoutError):
            self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:
        """Keep quiet: the terminal is for builds, leads and events."""


def with_script(page: bytes, version: str) -> bytes:
    """Return a page with the script of live reload and overlay as the last thing of its head, or of the page.

    The script is told the version that the page was sent with: a build may end before it listens.
    """
    script = SCRIPT.format(version).encode()
    at = page.lower().find(b"</head>")
    return page[:at] + script + page[at:] if at >= 0 else page + script
