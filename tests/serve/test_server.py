"""What the development server answers."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from threading import Thread

import pytest

from handbill.cli.inbox import print_received
from handbill.model.bundle import Bundle
from handbill.serve.server import Server, bind
from handbill.serve.stage import Stage
from tests.browser.engine import PATIENCE

MANIFEST = {
    "network": [
        {"to": "/handbill/leads", "method": "POST", "for": "leads", "purpose": None},
        {"to": "/handbill/apps/klaviyo", "method": "POST", "for": "klaviyo", "purpose": None},
        {"to": "/cart.js", "method": "GET", "for": "page", "purpose": None},
    ]
}


def bundle(script: bytes) -> Bundle:
    files = {
        "handbill.js": script,
        "handbill.abc.js": script,
        "images/tent.1a2b.svg": b"<svg/>",
        "manifest.json": json.dumps(MANIFEST).encode(),
    }
    return Bundle("acme", files, (), 0, 0, "abc")


@dataclass
class Shop:
    server: Server
    stage: Stage
    root: Path
    received: list[tuple[str, str, str | None]] = field(default_factory=list)

    def connect(self) -> HTTPConnection:
        return HTTPConnection("127.0.0.1", self.server.server_address[1], timeout=PATIENCE)

    def get(
        self, path: str, method: str = "GET", body: str | None = None, **headers: str
    ) -> tuple[int, str, bytes]:
        connection = self.connect()
        connection.request(method, path, body, headers)
        response = connection.getresponse()
        content = response.read()
        connection.close()
        return response.status, response.headers.get("content-type", ""), content

    def news(self) -> "News":
        connection = self.connect()
        connection.request("GET", "/__handbill/events")
        return News(connection, connection.getresponse())


@dataclass
class News:
    connection: HTTPConnection
    response: HTTPResponse

    def next(self) -> dict[str, str]:
        line = self.response.readline()
        while not line.startswith(b"data: "):
            assert line, "the stream has ended"
            line = self.response.readline()
        found: dict[str, str] = json.loads(line.removeprefix(b"data: "))
        return found

    def close(self) -> None:
        self.connection.close()
        self.response.close()


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    root = tmp_path / "acme"
    (root / "pages" / "products").mkdir(parents=True)
    (root / "images").mkdir()
    (root / "site.yml").write_text("language: 1")
    (root / "pages" / "index.html").write_text(
        "<!doctype html><html><head><title>Home</title></head><body>Hi"
    )
    (root / "pages" / "products" / "tent.html").write_text("<p>A tent")
    (root / "pages" / "shop.css").write_text("p{}")
    (root / "images" / "tent.svg").write_text("<svg></svg>")
    stage = Stage()
    received: list[tuple[str, str, str | None]] = []
    server = bind("127.0.0.1", 0, True, root, stage, lambda *news: received.append(news))
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    stage.show(bundle(b"first()"))
    yield Shop(server, stage, root, received)
    stage.close()
    server.shutdown()
    server.server_close()
    thread.join(PATIENCE)


def test_addresses_lead_to_pages(shop: Shop) -> None:
    assert shop.get("/")[2].startswith(b"<!doctype html>")
    assert b"A tent" in shop.get("/products/tent?utm_source=mail")[2]
    assert shop.get("/shop.css")[:2] == (200, "text/css; charset=utf-8")
    assert shop.get("/images/tent.svg")[:2] == (200, "image/svg+xml")


def test_pages_get_the_script_of_live_reload_and_other_files_do_not(shop: Shop) -> None:
    page = shop.get("/")[2]

    assert page.index(b"/__handbill/dev.js") < page.index(b"</head>")
    assert b"/__handbill/dev.js" in shop.get("/products/tent")[2]
    assert shop.get("/shop.css")[2] == b"p{}"
    assert shop.get("/__handbill/dev.js")[:2] == (200, "text/javascript; charset=utf-8")


def test_a_missing_page_is_a_404_that_names_those_there_are(shop: Shop) -> None:
    status, _, text = shop.get("/prodcuts/tent")

    assert status == 404
    assert b"/products/tent" in text


def test_the_shops_own_404_page_is_used(shop: Shop) -> None:
    (shop.root / "pages" / "404.html").write_text("<p>Lost")

    status, _, text = shop.get("/nowhere")

    assert status == 404
    assert text.startswith(b"<p>Lost")


@pytest.mark.parametrize(
    "path",
    [
        "/../site.yml",
        "/%2e%2e/site.yml",
        "/site.yml",
        "/images/../site.yml",
        "/..%2fsite.yml",
        "/.env",
        "/%00",
    ],
)
def test_nothing_but_pages_and_pictures_is_served(shop: Shop, path: str) -> None:
    (shop.root / "pages" / ".env").write_text("SECRET")

    assert shop.get(path)[0] == 404


def test_a_link_that_leaves_the_site_is_not_followed(shop: Shop, tmp_path: Path) -> None:
    (tmp_path / "secret.html").write_text("SECRET")
    (shop.root / "pages" / "out.html").symlink_to(tmp_path / "secret.html")

    assert shop.get("/out")[0] == 404


def test_the_bundle_is_served_under_both_names_with_its_pictures(shop: Shop) -> None:
    assert shop.get("/handbill.js")[2] == b"first()"
    assert shop.get("/handbill.abc.js")[2] == b"first()"
    assert shop.get("/images/tent.1a2b.svg")[:2] == (200, "image/svg+xml")


def test_the_last_good_bundle_stays_in_use(shop: Shop) -> None:
    shop.stage.show(None, "error[HB201]: no")

    assert shop.get("/handbill.js")[2] == b"first()"


def test_without_any_bundle_the_script_says_why(shop: Shop) -> None:
    shop.server.stage = Stage()
    shop.server.stage.show(None, "error[HB201]: no")

    status, _, text = shop.get("/handbill.js")

    assert status == 503
    assert b"errors" in text


@pytest.mark.parametrize("host", ["evil.example", "evil.example:4400", "localhost.evil.example", ""])
def test_a_strange_host_is_refused(shop: Shop, host: str) -> None:
    assert shop.get("/", host=host)[0] == 403


@pytest.mark.parametrize(
    "host", ["localhost:4400", "127.0.0.1", "LOCALHOST", "[::1]:4400", "acme.localhost:4400"]
)
def test_this_machines_names_are_answered(shop: Shop, host: str) -> None:
    assert shop.get("/", host=host)[0] == 200


def test_a_strange_page_cannot_post_leads(shop: Shop) -> None:
    assert shop.get("/handbill/leads", "POST", "{}", origin="https://evil.example")[0] == 403
    assert shop.received == []


def test_leads_are_taken_with_202(shop: Shop) -> None:
    assert shop.get("/handbill/leads", "POST", '{"id": "1"}')[0] == 202
    assert shop.received == [("leads", '{"id": "1"}', None)]


def test_what_an_app_would_get_is_taken_and_told_in_one_line_without_what_it_says(
    shop: Shop, capsys: pytest.CaptureFixture[str]
) -> None:
    meant = "https://a.klaviyo.com/client/events?company_id=ABC123"
    told = {"handbill-to": meant}
    status = shop.get("/handbill/apps/klaviyo", "POST", '{"email": "ann@example.test"}', **told)[0]

    assert status == 202
    print_received(*shop.received[0])
    (line,) = capsys.readouterr().err.splitlines()
    assert line[10:] == f"klaviyo  not sent: POST {meant} (29 characters)"
    assert shop.get("/handbill/apps/webhook", "POST", "{}")[0] == 404


def test_only_endpoints_of_the_site_take_posts(shop: Shop) -> None:
    assert shop.get("/handbill/other", "POST", "{}")[0] == 404
    assert shop.get("/cart.js", "POST", "{}")[0] == 404
    assert shop.received == []


@pytest.mark.parametrize("length", ["2000000", "-1", "many"])
def test_a_body_of_no_sensible_length_is_refused(shop: Shop, length: str) -> None:
    connection = shop.connect()
    connection.putrequest("POST", "/handbill/leads")
    connection.putheader("content-length", length)
    connection.endheaders()

    assert connection.getresponse().status == 413
    connection.close()


def test_news_come_with_each_change(shop: Shop) -> None:
    news = shop.news()
    first = news.next()
    assert first["problems"] == ""

    shop.stage.show(None, "error[HB201]: no")
    broken = news.next()
    assert broken["problems"] == "error[HB201]: no"

    shop.stage.show(bundle(b"second()"))
    mended = news.next()
    news.close()
    assert mended["problems"] == ""
    assert len({first["version"], broken["version"], mended["version"]}) == 3


def test_a_head_request_has_no_body(shop: Shop) -> None:
    status, kind, content = shop.get("/", "HEAD")

    assert (status, kind, content) == (200, "text/html; charset=utf-8", b"")


def test_a_taken_port_moves_up_unless_strict(shop: Shop) -> None:
    port = shop.server.server_address[1]

    other = bind("127.0.0.1", port, False, shop.root, Stage(), ignore)
    found = other.server_address[1]
    other.server_close()

    assert found > port
    with pytest.raises(OSError, match="in use"):
        bind("127.0.0.1", port, True, shop.root, Stage(), ignore)


def ignore(name: str, body: str, instead_of: str | None) -> None:
    """Take what nobody asks about."""
