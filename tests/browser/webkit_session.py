"""A WebKitWebDriver with one MiniBrowser: how it is started, and the size of its windows."""

import os
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from selenium import webdriver
from selenium.webdriver.remote.client_config import ClientConfig
from selenium.webdriver.remote.remote_connection import RemoteConnection
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service

from tests.browser.engine import PATIENCE
from tests.browser.screen import screen

# Its tool bar would keep the window wider than a phone.
_STYLES = (
    "* { min-width: 0; min-height: 0; padding: 0; margin: 0; -gtk-icon-transform: scale(0); font-size: 1px; }"
)
# What GTK calls animations WebKit tells its pages as `prefers-reduced-motion`.
_SETTINGS = "[Settings]\ngtk-enable-animations={motion}\n"


class WebKitSession:
    """A running browser with an empty profile. `tabs`: the handles of its windows, the first one at 0.

    It has a screen of its own, as the windows of one screen share a single focus.
    """

    def __init__(self, browser: str, driver: str, *, reduced_motion: bool) -> None:
        self._around = ExitStack()
        display = self._around.enter_context(screen())
        settings = self._around.enter_context(TemporaryDirectory())
        folder = Path(settings) / "gtk-3.0"
        folder.mkdir()
        (folder / "gtk.css").write_text(_STYLES)
        (folder / "settings.ini").write_text(_SETTINGS.format(motion=str(not reduced_motion).lower()))
        environment = {
            **os.environ,
            "DISPLAY": display,
            "XDG_CONFIG_HOME": settings,
            # Layers of a graphics processor, emulated by software, cost three times what painting does.
            "WEBKIT_DISABLE_COMPOSITING_MODE": "1",
        }
        options = Options()
        options.binary_location = browser
        options.add_argument("--automation")
        self._service = Service(driver, env=environment)
        self._service.start()
        # A driver that hangs must not hang the tests; its own limits come before the connection's.
        address = ClientConfig(remote_server_addr=self._service.service_url, timeout=int(PATIENCE) + 15)
        self.driver = webdriver.Remote(RemoteConnection(client_config=address), options=options)
        self.driver.set_page_load_timeout(PATIENCE)
        self.driver.set_script_timeout(PATIENCE)
        self.tabs = [self.driver.current_window_handle]
        self._bar: int | None = None

    def resize(self, width: int, height: int, wait_until: Callable[[str], object]) -> None:
        """Give the current window a viewport of this size, and wait until its page has it."""
        if self._bar is None:
            self._bar = self._height_of_bar(wait_until)
        self.driver.set_window_size(width, height + self._bar)
        wait_until(f"innerWidth === {width} && innerHeight === {height}")

    def _height_of_bar(self, wait_until: Callable[[str], object]) -> int:
        """Measure what the tool bar takes from a window's height, which depends on the machine's fonts.

        A window has its new size at once and its page only later. The bar takes nothing from the width, so that a width
        as no window has by itself shows the height to be of the same moment.
        """
        self.driver.set_window_size(777, 600)
        wait_until("innerWidth === 777")
        inner: int = self.driver.execute_script("return innerHeight")
        return 600 - inner

    def stop(self) -> None:
        """Quit the browser and its driver."""
        self.driver.quit()
        self._service.stop()
        self._around.close()
