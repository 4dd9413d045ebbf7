"""Pictures: their place is kept before they arrive, and a browser takes the version that fits."""

import struct
import zlib

from tests.browser.server import Answer
from tests.browser.shop import Shop
from tests.templates.offers import inner

POPUP = """\
template: popup
triggers: [ { click: "#button" } ]
content:
  image: { src: images/tent.png, alt: A tent }
  headline: Out in two minutes
"""
BAR = """\
template: countdown-bar
triggers: [ page_load ]
content:
  image: { src: "images/wide, one.png", alt: A ridge }
  countdown: { for: 2h }
"""


def png(width: int, height: int) -> bytes:
    """Return a grey picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = (b"\0" + b"\x55" * ((width + 7) // 8)) * height
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def test_a_picture_keeps_its_place_free_and_a_window_gets_the_version_that_fits(shop: Shop) -> None:
    bundle = shop.build(
        {
            "promotions/offer.yml": POPUP,
            "promotions/bar.yml": BAR,
            "images/tent.png": png(400, 300),
            "images/tent-800w.png": png(800, 600),
            "images/wide, one.png": png(600, 60),
            "images/wide, one@2x.png": png(1200, 120),
        }
    )
    pictures = [path for path in bundle.files if path.startswith("images/")]
    wide = next(path for path in pictures if "one." in path)
    shop.answer("/" + wide, Answer(200, bundle.files[wide], hold=True))
    shop.visit("/", page="tall")
    assert shop.shown("bar")
    bar = f"{shop.root('bar')}.shadowRoot.querySelector('img')"
    width, height = shop.engine.js(f"[{bar}.clientWidth, {bar}.clientHeight]")
    assert not shop.engine.js(f"{bar}.naturalWidth"), "it has not come yet"
    assert abs(width - height * 10) <= 10
    shop.server.let_go()
    shop.engine.wait_until(f"{bar}.naturalWidth")
    assert shop.engine.js(f"[{bar}.clientWidth, {bar}.clientHeight]") == [width, height]

    for window, name in (((390, 800), "tent."), ((1280, 800), "tent-800w.")):
        shop.engine.resize(*window)
        shop.advance(60_000)
        shop.reload()
        assert shop.call("show", "offer", {"ignore": ["frequency"]}) == {"shown": True}
        assert shop.shown("offer")
        shop.engine.wait_until(f"{inner(shop, 'img')}.naturalWidth")
        assert f"/images/{name}" in shop.engine.js(f"{inner(shop, 'img')}.currentSrc")
    assert shop.quiet()


def test_a_narrow_screen_has_a_picture_of_its_own(shop: Shop) -> None:
    bundle = shop.build(
        {
            "promotions/offer.yml": POPUP
            + "mobile: { content.image: { src: images/tall.png, alt: A tall tent } }\n",
            "images/tent.png": png(400, 300),
            "images/tall.png": png(300, 400),
        }
    )
    image = inner(shop, "img")
    for width, name in ((390, "tall"), (1000, "tent")):
        shop.engine.resize(width, 800)
        shop.visit(f"/{name}", page="tall")
        shop.call("show", "offer", {"ignore": ["frequency"]})
        assert shop.shown("offer")
        shop.engine.wait_until(f"{image}.naturalWidth")
        assert f"/images/{name}." in shop.engine.js(f"{image}.currentSrc")
        shop.close("offer")
        shop.now += 60_000

    assert len([path for path in bundle.files if path.startswith("images/")]) == 2
