"""Takes the pictures of the gallery, in a Chromium without a window: the one module that knows playwright."""

from __future__ import annotations

import os
import shutil
from collections.abc import Generator, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Error, Page, Playwright, Route, sync_playwright

from handbill.examples.shop import PLACE
from handbill.examples.states import DARK, LIGHT, SHARED, State

_ORIGIN = "https://shop.acme.test"
_PROGRAMS = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
_TELL = "cart => handbill.cart(cart)"
_SHOW = "id => handbill.show(id, { ignore: ['targeting', 'frequency', 'schedule'] })"
_SEND = """
id => {
  const form = document.querySelector(`hb-root[data-handbill="${id}"]`).shadowRoot.querySelector("form");
  form.requestSubmit();
  form.scrollIntoView({ block: "nearest" });
}
"""


class NoBrowserError(Exception):
    """There is no Chromium to be started; the message says what to install."""


@dataclass(frozen=True, slots=True)
class View:
    """What a picture is taken through: a window in CSS pixels, and the direction of writing."""

    name: str
    width: int
    height: int
    direction: str = "ltr"


VIEWS = (
    View("phone", 390, 844),
    View("desktop", 1280, 800),
    View("right-to-left", 1280, 800, "rtl"),
)


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG of one state in one view; `wrong`: after its form was sent empty."""

    state: State
    view: View
    wrong: bool
    png: bytes

    @property
    def name(self) -> str:
        """What a file of it is called, without its ending."""
        return f"{self.state.id}{'-sent-empty' if self.wrong else ''}-{self.view.name}"


def pictures(
    states: tuple[State, ...], files: Mapping[str, bytes], now: datetime, scale: float = 1
) -> Iterator[Picture]:
    """Yield the pictures of states out of the files of a bundle, views and schemes one after the other.

    The page's clock stands at `now`. `scale`: pixels of the picture for a CSS pixel. Raises NoBrowserError.
    """
    with sync_playwright() as playwright, _started(playwright) as browser:
        for view in VIEWS:
            for scheme in (LIGHT, DARK):
                shown = tuple(state for state in states if state.scheme == scheme)
                page = _opened(browser, view, scheme, files, now, scale)
                for selector in sorted({state.selector for state in shown if state.selector}):
                    page.evaluate(PLACE, selector)
                for state in shown:
                    yield from _taken(page, state, view)
                page.context.close()


@contextmanager
def _started(playwright: Playwright) -> Generator[Browser]:
    named = os.environ.get("HANDBILL_CHROMIUM")
    program = named or next(filter(None, map(shutil.which, _PROGRAMS)), None)
    flags = ["--no-sandbox"] if os.name == "posix" and os.geteuid() == 0 else []
    try:
        browser = playwright.chromium.launch(
            executable_path=program, args=["--disable-dev-shm-usage", "--hide-scrollbars", *flags]
        )
    except Error as error:
        raise NoBrowserError(
            "no Chromium; run playwright install chromium, or name one by HANDBILL_CHROMIUM"
        ) from error
    try:
        yield browser
    finally:
        browser.close()


def _opened(
    browser: Browser, view: View, scheme: str, files: Mapping[str, bytes], now: datetime, scale: float
) -> Page:
    """Return a page of a shop that holds the bundle; no request of it leaves the machine."""
    html = (SHARED / "page.html").read_text("utf-8").replace('dir="ltr"', f'dir="{view.direction}"')

    def answer(route: Route) -> None:
        path = urlsplit(route.request.url).path.lstrip("/")
        if not path:
            route.fulfill(body=html, content_type="text/html; charset=utf-8")
        elif path in files:
            route.fulfill(body=files[path], content_type=_type(path))
        else:
            route.fulfill(status=404, body="")

    context = browser.new_context(
        viewport={"width": view.width, "height": view.height},
        device_scale_factor=scale,
        color_scheme="dark" if scheme == DARK else "light",
        reduced_motion="reduce",
        locale="en-GB",
        timezone_id="Europe/Amsterdam",
    )
    page = context.new_page()
    page.route("**/*", answer)
    page.clock.set_fixed_time(now)
    page.goto(f"{_ORIGIN}/")
    page.wait_for_function("window.handbill && handbill.show")
    return page


def _type(path: str) -> str:
    kinds = {".js": "text/javascript", ".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg"}
    return kinds.get(path[path.rfind(".") :], "application/octet-stream")


def _taken(page: Page, state: State, view: View) -> Iterator[Picture]:
    if state.cart:
        page.evaluate(_TELL, state.cart)
    answer = page.evaluate(_SHOW, state.id)
    if answer.get("shown"):
        page.wait_for_function(
            "Array.from(document.querySelectorAll('hb-root')).every(root =>"
            " Array.from(root.shadowRoot.querySelectorAll('img')).every(one => one.complete))"
        )
        yield Picture(state, view, False, _shot(page))
        if state.form:
            page.evaluate(_SEND, state.id)
            yield Picture(state, view, True, _shot(page))
    page.evaluate("id => handbill.close(id)", state.id)


def _shot(page: Page) -> bytes:
    return page.screenshot(animations="disabled", caret="hide", scale="device")
