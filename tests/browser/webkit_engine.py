"""WebKitGTK's MiniBrowser through WebKitWebDriver."""

import json
import os
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from selenium import webdriver
from selenium.common.exceptions import WebDriverException
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.client_config import ClientConfig
from selenium.webdriver.remote.remote_connection import RemoteConnection
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service

from tests.browser.engine import HEIGHT, PATIENCE, WIDTH, Engine

# Seconds until a command is given up; a driver that hangs must not hang the tests.
_PATIENCE = 20
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


class WebKitEngine(Engine):
    """One automation session for the whole run. Each test has an origin of its own, so an empty profile needs no new
    session: cookies, which know no port, are deleted, and tabs closed."""

    name = "webkit"

    def __init__(self, browser: str, driver: str, display: str) -> None:
        # Its tool bar would keep the window wider than a phone.
        self._settings = TemporaryDirectory()
        styles = Path(self._settings.name) / "gtk-3.0" / "gtk.css"
        styles.parent.mkdir()
        styles.write_text(
            "* { min-width: 0; min-height: 0; padding: 0; margin: 0; -gtk-icon-transform: scale(0); font-size: 1px; }"
        )
        environment = {**os.environ, "DISPLAY": display, "XDG_CONFIG_HOME": self._settings.name}
        options = Options()
        options.binary_location = browser
        options.add_argument("--automation")
        self._service = Service(driver, env=environment)
        self._service.start()
        address = ClientConfig(remote_server_addr=self._service.service_url, timeout=_PATIENCE)
        self._driver = webdriver.Remote(RemoteConnection(client_config=address), options=options)
        self._driver.set_page_load_timeout(30)
        self._tabs = [self._driver.current_window_handle]
        self._chrome = (0, 0)

    def fresh(self, *, touch: bool = False, reduced_motion: bool = False) -> None:
        if touch or reduced_motion:
            raise NotImplementedError("WebKitGTK emulates neither touch nor preferences")
        self._framed = False
        for handle in self._tabs[1:]:
            self._driver.switch_to.window(handle)
            self._driver.close()
        self._tabs = self._tabs[:1]
        self._driver.switch_to.window(self._tabs[0])
        self._driver.delete_all_cookies()
        self._driver.get("about:blank")
        self.resize(WIDTH, HEIGHT)
        # The pointer stays where the last test left it; put it where nothing is.
        self._pointer([(1, HEIGHT - 1)])

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
        self._outside(act)

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
        wheel.scroll(WIDTH // 2, HEIGHT // 2, 0, round(dy), 0)
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
        # How high the tool bar is depends on the machine's fonts, so ask and correct.
        self._driver.set_window_size(width + self._chrome[0], height + self._chrome[1])
        inner = self.js("[innerWidth, innerHeight]")
        if inner != [width, height]:
            self._chrome = (self._chrome[0] + width - inner[0], self._chrome[1] + height - inner[1])
            self._driver.set_window_size(width + self._chrome[0], height + self._chrome[1])
        self.wait_until(f"innerWidth === {width} && innerHeight === {height}")

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
        self._driver.quit()
        self._service.stop()
        self._settings.cleanup()


def _is_navigation(error: WebDriverException) -> bool:
    said = str(error)
    return any(
        words in said for words in ("navigat", "no such frame", "no longer", "javascript context", "stale")
    )
