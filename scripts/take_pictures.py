"""Takes the README's picture: the demo shop in Chromium, with its welcome open. `python -m scripts.take_pictures`."""

from pathlib import Path

from tests.browser.building import Workshop
from tests.browser.installed import start
from tests.browser.server import ShopServer
from tests.browser.shop import Shop

TARGET = Path(__file__).parents[1] / "docs" / "images"
AGREE = ".choice .button:last-child"


def main() -> None:
    """Write docs/images/demo.png."""
    browser = start("chromium")
    with ShopServer() as server:
        browser.fresh(reduced_motion=True)
        shop = Shop(browser, server, Workshop(TARGET))
        shop.open_site("demo")
        browser.resize(1280, 800)
        shop.visit("/collections/camping")
        browser.click(AGREE)
        browser.settle()
        shop.advance(9_000)
        assert shop.shown("welcome")
        browser.settle()
        browser.shot(TARGET / "demo.png")
    browser.stop()


if __name__ == "__main__":
    main()
