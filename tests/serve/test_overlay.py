"""What `handbill dev` does on the page that somebody looks at."""

from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest

from handbill.model.bundle import Bundle
from handbill.serve.server import Server, bind
from handbill.serve.stage import Stage
from tests.browser.engine import PATIENCE, Engine

FRAME = "error[HB201]: 'timr' is not known here\n  --> promotions/a.yml:2:15"
SAYS = "document.querySelector('handbill-problems').shadowRoot.textContent"
OVERLAY = "!!document.querySelector('handbill-problems')"
POLICY = "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'none'; require-trusted-types-for 'script'"


def bundle(script: str) -> Bundle:
    return Bundle("acme", {"handbill.js": script.encode()}, (), 0, 0, "")


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "index.html").write_text(
        f'<!doctype html><html><head><meta http-equiv="content-security-policy" content="{POLICY}">'
        '<title>Acme</title><script src="/handbill.js"></script></head><body><p>Shop</p></body></html>'
    )
    stage = Stage()
    stage.show(bundle("window.build = 1;"))
    running = bind("127.0.0.1", 0, True, tmp_path, stage, received)
    thread = Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield running
    stage.close()
    running.shutdown()
    running.server_close()
    thread.join(PATIENCE)


def received(name: str, body: str, instead_of: str | None) -> None:
    """Take nothing: no page here sends anything."""


def test_a_good_build_reloads_the_page(engine: Engine, server: Server) -> None:
    engine.fresh()
    engine.goto(server.url)
    engine.wait_until("window.build === 1")

    server.stage.show(bundle("window.build = 2;"))

    engine.wait_until("window.build === 2")


def test_a_build_that_ends_before_the_page_listens_reloads_it_too(
    engine: Engine, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    follow = server.stage.follow

    def late(beat: float = 15) -> Iterator[tuple[int, str] | None]:
        monkeypatch.undo()
        server.stage.show(bundle("window.build = 2;"))
        return follow(beat)

    monkeypatch.setattr(server.stage, "follow", late)
    engine.fresh()
    engine.goto(server.url)

    engine.wait_until("window.build === 2")


def test_a_mistake_lies_over_the_page_until_it_is_mended(engine: Engine, server: Server) -> None:
    engine.fresh()
    engine.goto(server.url)
    engine.wait_until("window.build === 1")

    server.stage.show(None, FRAME)
    engine.wait_until(OVERLAY)
    assert FRAME in engine.js(SAYS)
    assert engine.js("window.build") == 1
    assert engine.js("getComputedStyle(document.querySelector('handbill-problems')).position") == "fixed"

    server.stage.show(bundle("window.build = 2;"))
    engine.wait_until("window.build === 2")
    assert engine.js(OVERLAY) is False


def test_escape_hides_the_mistake(engine: Engine, server: Server) -> None:
    engine.fresh()
    server.stage.show(None, FRAME)
    engine.goto(server.url)
    engine.wait_until(OVERLAY)

    engine.key("Escape")

    engine.wait_until(f"!({OVERLAY})")
