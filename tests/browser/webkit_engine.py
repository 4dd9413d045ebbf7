"""WebKitGTK's MiniBrowser through WebKitWebDriver."""

import json
import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from selenium.common.exceptions import (
    NoSuchFrameException,
    StaleElementReferenceException,
    WebDriverException,
)
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.actions.action_builder import ActionBuilder
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webdriver import WebDriver

from tests.browser.engine import HEIGHT, PATIENCE, WIDTH, Engine
from tests.browser.webkit_session import WebKitSession

_MODIFIERS = {"Shift": Keys.SHIFT, "Control": Keys.CONTROL, "Alt": Keys.ALT, "Meta": Keys.META}
_KEYS = {
    "Escape": Keys.ESCAPE,
    "Tab": Keys.TAB,
    "Enter": Keys.ENTER,
    "Space": Keys.SPACE,
    " ": Keys.SPACE,
    "Backspace": Keys.BACKSPACE,
    "Delete": Keys.DELETE,
    "Home": Keys.HOME,
    "End": Keys.END,
    "PageDown": Keys.PAGE_DOWN,
    "PageUp": Keys.PAGE_UP,
    "ArrowDown": Keys.ARROW_DOWN,
    "ArrowUp": Keys.ARROW_UP,
    "ArrowLeft": Keys.ARROW_LEFT,
    "ArrowRight": Keys.ARROW_RIGHT,
}

# Which document it is and how many presses it has heard; null on pages without the recorder.
_PRESSES = "window.shopSeen ? [performance.timeOrigin, shopSeen.presses] : null"
# Seconds after which a press that the page has not heard is lost.
_LOST = 5.0


class WebKitEngine(Engine):
    """One automation session for the whole run. Each test has an origin of its own, so an empty profile needs no new
    session: cookies, which know no port, are deleted, and tabs closed. A shopper who wants less motion has a second
    session, as GTK reads that wish when it starts.

    Forced colours it does not have: whatever GTK's theme, a page keeps its colours, `forced-colors` is `none` and
    `forced-color-adjust` no property. Nor is there a touch screen: GTK would have to find one on the display, and its
    driver makes a mouse of a pointer of the kind `touch`. A test of the harness holds it to both."""

    name = "webkit"

    def __init__(self, browser: str, driver: str) -> None:
        self._start = partial(WebKitSession, browser, driver)
        self._session = self._usual = self._start(reduced_motion=False)
        self._calm: WebKitSession | None = None
        self._at = (0.0, 0.0)
        self._turned = 0

    @property
    def _driver(self) -> WebDriver:
        return self._session.driver

    @property
    def _tabs(self) -> list[str]:
        return self._session.tabs

    def fresh(
        self, *, touch: bool = False, reduced_motion: bool = False, forced_colors: bool = False
    ) -> None:
        if touch or forced_colors:
            raise NotImplementedError("WebKitGTK has neither a touch screen nor forced colours")
        self._framed = False
        if reduced_motion and self._calm is None:
            self._calm = self._start(reduced_motion=True)
        self._session = self._calm if reduced_motion and self._calm else self._usual
        self._first()
        # Those of the host that the page is of: a blank page has none.
        self._driver.delete_all_cookies()
        self._driver.get("about:blank")
        # The focus is where the screen's pointer is, which a small window may have left.
        self.resize(WIDTH, HEIGHT)
        # What a link of the last page was still to open has come by now, and may have taken the focus.
        ends = time.monotonic() + PATIENCE
        while self._first() or not self.js("document.hasFocus()"):
            if time.monotonic() > ends:
                raise AssertionError("the first window of webkit never got the focus")
            self.settle()
        # Buttons and keys that a test left held down are let go.
        ActionBuilder(self._driver).clear_actions()
        self._turned = 0
        # The pointer stays where the last test left it; put it where nothing is.
        self._pointer([(1, HEIGHT - 1)])

    def _first(self) -> list[str]:
        """Go on in the first window alone and return the others, now closed: a test's, or opened by a page's link."""
        others = [handle for handle in self._driver.window_handles if handle != self._tabs[0]]
        for handle in others:
            self._driver.switch_to.window(handle)
            self._driver.close()
        del self._tabs[1:]
        self._driver.switch_to.window(self._tabs[0])
        return others

    def goto(self, url: str, *, framed: bool = False) -> None:
        self._driver.switch_to.default_content()
        super().goto(url, framed=framed)
        if framed:
            self._enter()

    def open(self, url: str) -> None:
        self._driver.get(url)

    def _enter(self) -> None:
        self._driver.switch_to.frame(0)

    def js(self, expression: str, *arguments: Any) -> Any:
        ends = time.monotonic() + PATIENCE
        while True:
            try:
                return self._driver.execute_script(f"return ({expression})", *arguments)
            except WebDriverException as error:
                if not _is_navigation(error) or time.monotonic() > ends:
                    raise

    def _outside(self, act: ActionChains) -> None:
        """Perform with the window's coordinates, whatever frame the scripts run in."""
        if self._framed:
            self._driver.switch_to.default_content()
        act.perform()
        if self._framed:
            self._enter()

    def _pointer(self, points: Sequence[tuple[float, float]]) -> None:
        act = ActionChains(self._driver, duration=10)
        pointer: Any = act.w3c_actions.pointer_action
        for x, y in points:
            pointer.move_to_location(round(x), round(y))
            self._at = (x, y)
        self._outside(act)

    def click_at(self, x: float, y: float) -> None:
        # Under load the browser may lose a press that its driver says it has sent: the page then hears nothing.
        before = self.js(_PRESSES)
        super().click_at(x, y)
        ends = time.monotonic() + _LOST
        while before is not None and self.js(_PRESSES) == before:
            if time.monotonic() > ends:
                super().click_at(x, y)
                return
            self.settle()

    def press(self) -> None:
        act = ActionChains(self._driver, duration=0)
        pointer: Any = act.w3c_actions.pointer_action
        pointer.pointer_down()
        self._outside(act)

    def release(self) -> None:
        act = ActionChains(self._driver, duration=0)
        pointer: Any = act.w3c_actions.pointer_action
        pointer.pointer_up()
        self._outside(act)

    def wheel(self, dy: float) -> None:
        act = ActionChains(self._driver, duration=0)
        wheel: Any = act.w3c_actions.wheel_action
        # The driver sends how far its last state and the new one differ, so that it wants to be told the sum.
        self._turned += round(dy)
        wheel.scroll(round(self._at[0]), round(self._at[1]), 0, self._turned, 0)
        self._outside(act)

    def type(self, text: str) -> None:
        ActionChains(self._driver, duration=0).send_keys(text).perform()

    def key(self, name: str) -> None:
        *held, last = name.split("+") if len(name) > 1 else [name]
        act = ActionChains(self._driver, duration=0)
        for modifier in held:
            act.key_down(_MODIFIERS[modifier])
        act.send_keys(_KEYS.get(last, last))
        for modifier in reversed(held):
            act.key_up(_MODIFIERS[modifier])
        act.perform()

    def resize(self, width: int, height: int) -> None:
        self._session.resize(width, height, self.wait_until)

    def shot(self, path: Path) -> None:
        self._driver.save_screenshot(str(path))

    def reload(self) -> None:
        self._driver.refresh()
        if self._framed:
            self._enter()

    def _travel(self, by: int) -> None:
        # A script in flight while its page goes into the back/forward cache is never answered, so the driver travels.
        here = self.js("location.href")
        if by < 0:
            self._driver.back()
        else:
            self._driver.forward()
        self.wait_until(f"location.href !== {json.dumps(here)} && document.readyState === 'complete'")

    def new_tab(self) -> int:
        self._framed = False
        # A tab of MiniBrowser's opens behind the others, where nothing is painted; a window is a tab to the page.
        self._driver.switch_to.new_window("window")
        self._tabs.append(self._driver.current_window_handle)
        return len(self._tabs) - 1

    def switch(self, tab: int) -> None:
        self._framed = False
        self._driver.switch_to.window(self._tabs[tab])

    def close_tab(self) -> None:
        self._tabs.remove(self._driver.current_window_handle)
        self._driver.close()
        self.switch(0)

    def stop(self) -> None:
        for session in (self._usual, self._calm):
            if session is not None:
                session.stop()


def _is_navigation(error: WebDriverException) -> bool:
    """Tell whether a script found no answer because its document made way for another."""
    if isinstance(error, (NoSuchFrameException, StaleElementReferenceException)):
        return True
    said = str(error)
    return any(words in said for words in ("unload event", "navigation", "no longer", "javascript context"))
