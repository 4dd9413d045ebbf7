"""Chromium and Firefox through Playwright."""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Error, Frame, Page, Playwright, sync_playwright

from tests.browser.engine import HEIGHT, PATIENCE, WIDTH, Engine

_CHROMIUM_FLAGS = [
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--no-first-run",
    # Debian paints with the graphics processor, which costs a machine without one more than it saves.
    "--disable-gpu-rasterization",
    # Each test has an origin of its own, and none needs a process of its own.
    "--disable-site-isolation-trials",
]
_FIREFOX_LIGHTER: dict[str, str | float | bool] = {
    "fission.autostart": False,
    "dom.ipc.processPrelaunch.enabled": False,
}
# Firefox takes a shopper's wishes over BiDi only when it starts. The second makes it draw the system's colours; the
# others give it a finger, which hovers over nothing, for its only pointer. What presses is still a mouse there:
# Playwright's tap reaches no page in Firefox.
_FIREFOX_PREFERENCES: dict[str, dict[str, str | float | bool]] = {
    "reduced_motion": {"ui.prefersReducedMotion": 1},
    "forced_colors": {"browser.display.document_color_use": 2},
    "touch": {
        "dom.w3c_touch_events.enabled": 1,
        "ui.primaryPointerCapabilities": 1,
        "ui.allPointerCapabilities": 1,
    },
}
# What a context of Chromium's is given for them.
_CHROMIUM_WISHES: dict[str, dict[str, Any]] = {
    "reduced_motion": {"reduced_motion": "reduce"},
    "forced_colors": {"forced_colors": "active"},
    "touch": {"has_touch": True, "is_mobile": True},
}


# A process can hold one Playwright only, whatever number of browsers it drives.
_users: list[Playwright] = []


def _enter() -> Playwright:
    _users.append(_users[0] if _users else sync_playwright().start())
    return _users[0]


def _leave() -> None:
    playwright = _users.pop()
    if not _users:
        playwright.stop()


@contextmanager
def driven_by(playwright: Playwright) -> Iterator[None]:
    """Let every engine of this process use a Playwright that somebody else starts and stops."""
    _users.append(playwright)
    yield
    _users.remove(playwright)


class PlaywrightEngine(Engine):
    """A browser that Playwright drives. A page that navigates while it is asked something is asked again.

    Each test has an origin of its own, so that shoppers of the same wishes share a context, a new one of which would
    cost half a second of the machine's time: cookies, which know no port, are deleted, and tabs closed. What the last
    one saw stays until the next visits a page, which needs no blank one in between.
    """

    def __init__(self, name: str, executable: str | None = None, *, as_root: bool) -> None:
        self.name = name
        self._executable = executable
        self._as_root = as_root
        self._wishes: frozenset[str] | None = None
        self._contexts: dict[frozenset[str], BrowserContext] = {}
        # The tabs of the context in use, the one that is looked at, and whether its button is down.
        self._pages: list[Page] = []
        self._tab = 0
        self._held = False
        self._playwright = _enter()
        try:
            self._usual = self._launch()
        except BaseException:
            _leave()
            raise
        self._others: dict[frozenset[str], Browser] = {}

    def _launch(self, wishes: frozenset[str] = frozenset()) -> Browser:
        if self.name == "chromium":
            return self._playwright.chromium.launch(
                executable_path=self._executable,
                timeout=PATIENCE * 1000,
                args=_CHROMIUM_FLAGS + (["--no-sandbox"] if self._as_root else []),
                # Playwright turns the back/forward cache off, and shoppers have it.
                ignore_default_args=["--disable-back-forward-cache"],
            )
        return self._playwright.firefox.launch(
            executable_path=self._executable,
            channel="moz-firefox" if self._executable else None,
            timeout=PATIENCE * 1000,
            firefox_user_prefs=_FIREFOX_LIGHTER
            | {key: value for wish in wishes for key, value in _FIREFOX_PREFERENCES[wish].items()},
        )

    def _with(self, wishes: frozenset[str]) -> Browser:
        """Return a Firefox for a shopper with these wishes; it runs until the end."""
        if wishes not in self._others:
            self._others[wishes] = self._launch(wishes)
        return self._others[wishes]

    @property
    def _page(self) -> Page:
        assert self._pages, "fresh() comes first"
        return self._pages[self._tab]

    @property
    def _context(self) -> BrowserContext:
        assert self._wishes is not None, "fresh() comes first"
        return self._contexts[self._wishes]

    @property
    def _target(self) -> Page | Frame:
        if not self._framed:
            return self._page
        return self._page.frames[1]

    def fresh(
        self, *, touch: bool = False, reduced_motion: bool = False, forced_colors: bool = False
    ) -> None:
        self._framed = False
        asked = {"touch": touch, "reduced_motion": reduced_motion, "forced_colors": forced_colors}
        wishes = frozenset(wish for wish, wanted in asked.items() if wanted)
        if self._wishes != wishes:
            if self._wishes is not None:
                self._tidy()
                self._page.goto("about:blank")
            self._wishes = wishes
            if wishes not in self._contexts:
                self._contexts[wishes] = self._begun(wishes)
                self._pages = self._contexts[wishes].pages
                return
            self._pages = self._context.pages
            self.switch(0)
        self._tidy()

    def _begun(self, wishes: frozenset[str]) -> BrowserContext:
        browser, more = self._usual, {}
        if self.name == "chromium":
            more = {key: value for wish in wishes for key, value in _CHROMIUM_WISHES[wish].items()}
        elif wishes:
            browser = self._with(wishes)
        context = browser.new_context(viewport={"width": WIDTH, "height": HEIGHT}, **more)
        context.set_default_timeout(PATIENCE * 1000)
        context.new_page()
        return context

    def _tidy(self) -> None:
        """Leave one tab of the usual size, without cookies and with the pointer where nothing is."""
        # Pages that a link of the page under test has opened are not among ours.
        others = [page for page in self._context.pages if page is not self._pages[0]]
        if others:
            for page in others:
                page.close()
            del self._pages[1:]
            self.switch(0)
        self._context.clear_cookies()
        if self._held:
            # Let go where that presses nothing.
            self._page.goto("about:blank")
            self.release()
        if not self.js("document.hasFocus()"):
            # Tab went to Firefox's own controls, from where keys come back to no page but a new one.
            left = self._page
            self._pages[0] = self._context.new_page()
            left.close()
        if self._page.viewport_size != {"width": WIDTH, "height": HEIGHT}:
            self.resize(WIDTH, HEIGHT)
        self._page.mouse.move(1, HEIGHT - 1)

    def open(self, url: str) -> None:
        self._page.goto(url, wait_until="domcontentloaded")

    def js(self, expression: str, *arguments: Any) -> Any:
        body = f"(passed) => (function () {{ return ({expression}); }}).apply(null, passed)"
        ends = time.monotonic() + PATIENCE
        while True:
            try:
                return self._target.evaluate(body, list(arguments))
            except Error as error:
                if not _is_navigation(error) or time.monotonic() > ends:
                    raise

    def _pointer(self, points: Sequence[tuple[float, float]]) -> None:
        for x, y in points:
            self._page.mouse.move(x, y)

    def press(self) -> None:
        self._held = True
        self._page.mouse.down()

    def release(self) -> None:
        self._page.mouse.up()
        self._held = False

    def wheel(self, dy: float) -> None:
        self._page.mouse.wheel(0, dy)

    def type(self, text: str) -> None:
        self._page.keyboard.type(text)

    def key(self, name: str) -> None:
        self._page.keyboard.press(name)

    def resize(self, width: int, height: int) -> None:
        self._page.set_viewport_size({"width": width, "height": height})

    def shot(self, path: Path) -> None:
        self._page.screenshot(path=path)

    def new_tab(self) -> int:
        self._framed = False
        self._pages.append(self._context.new_page())
        self._tab = len(self._pages) - 1
        return self._tab

    def switch(self, tab: int) -> None:
        self._framed = False
        self._tab = tab
        self._page.bring_to_front()

    def close_tab(self) -> None:
        self._pages.pop(self._tab).close()
        self.switch(0)

    def stop(self) -> None:
        for context in self._contexts.values():
            context.close()
        for browser in (self._usual, *self._others.values()):
            browser.close()
        _leave()


def bundled(name: str) -> bool:
    """Tell whether Playwright's own build of the browser has been downloaded."""
    playwright = _enter()
    try:
        return Path(getattr(playwright, name).executable_path).exists()
    finally:
        _leave()


def _is_navigation(error: Error) -> bool:
    said = str(error)
    return any(
        words in said
        for words in (
            "context was destroyed",
            "navigation",
            "Cannot find context",
            "no such frame",
            "realm",
            "detached",
        )
    )
