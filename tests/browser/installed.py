"""Where this machine's browsers are, and the screen that WebKit needs."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.browser.engine import Engine

ENGINES = ("chromium", "firefox", "webkit")
_CHROMIUMS = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
_MINIBROWSERS = sorted(Path("/usr/lib").glob("*/webkit2gtk-4.*/MiniBrowser"))


class NoBrowserError(Exception):
    """An engine is not installed; the message says what to install."""


def start(name: str, display: str = "") -> Engine:
    """Start an engine by its name; NoBrowserError when the machine has none.

    `display`: the X server that WebKit is to use. The libraries are imported here, so that a run without browser tests does not load them.
    """
    if name == "webkit":
        from tests.browser.webkit_engine import WebKitEngine

        driver = shutil.which("WebKitWebDriver")
        if driver is None or not _MINIBROWSERS:
            raise NoBrowserError("no WebKitGTK; Debian: apt install webkit2gtk-driver xvfb")
        return WebKitEngine(str(_MINIBROWSERS[-1]), driver, display)
    from tests.browser.playwright_engine import PlaywrightEngine, bundled

    as_root = os.geteuid() == 0
    if name == "firefox":
        firefox = os.environ.get("HANDBILL_FIREFOX") or shutil.which("firefox-esr")
        if firefox is None and not bundled("firefox"):
            raise NoBrowserError(
                "no Firefox; Debian: apt install firefox-esr libatomic1, elsewhere: playwright install firefox"
            )
        return PlaywrightEngine("firefox", firefox, as_root=as_root)
    chromium = os.environ.get("HANDBILL_CHROMIUM") or next(filter(None, map(shutil.which, _CHROMIUMS)), None)
    if chromium is None and not bundled("chromium"):
        raise NoBrowserError(
            "no Chromium; Debian: apt install chromium libatomic1, elsewhere: playwright install chromium"
        )
    return PlaywrightEngine("chromium", chromium, as_root=as_root)


@contextmanager
def screen() -> Iterator[str]:
    """Run an X server for WebKit, which hangs without one, and give its display.

    `HANDBILL_DISPLAY` names one to watch the tests on instead.
    """
    wanted = os.environ.get("HANDBILL_DISPLAY")
    if wanted:
        yield wanted
        return
    xvfb = shutil.which("Xvfb")
    if xvfb is None:
        raise NoBrowserError("no Xvfb, which WebKitGTK needs; Debian: apt install xvfb")
    read, write = os.pipe()
    # Xvfb picks a free display and writes its number once it takes connections.
    command = [xvfb, "-displayfd", str(write), "-screen", "0", "1600x1300x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL)
    os.close(write)
    try:
        with os.fdopen(read) as pipe:
            yield f":{pipe.readline().strip()}"
    finally:
        server.terminate()
        server.wait()
