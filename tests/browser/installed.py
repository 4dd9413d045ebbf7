"""Where this machine's browsers are, and the screen that WebKit needs."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.browser.engine import Engine

ENGINES = ("chromium", "firefox", "webkit")
_PROGRAMS = {
    "chromium": ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome"),
    "firefox": ("firefox-esr",),
}


class NoBrowserError(Exception):
    """An engine is not installed; the message says what to install."""


def find(name: str) -> tuple[str, ...]:
    """Return the programs that an engine is started with; none for Playwright's own build.

    `HANDBILL_CHROMIUM` and `HANDBILL_FIREFOX` name others. NoBrowserError when the machine has none.
    """
    if name == "webkit":
        driver = shutil.which("WebKitWebDriver")
        browsers = sorted(Path("/usr/lib").glob("*/webkit2gtk-4.*/MiniBrowser"))
        screen = os.environ.get("HANDBILL_DISPLAY") or shutil.which("Xvfb")
        if driver is None or not browsers or screen is None:
            raise NoBrowserError("no WebKitGTK with a screen (Debian: apt install webkit2gtk-driver xvfb)")
        return str(browsers[-1]), driver
    wanted = os.environ.get(f"HANDBILL_{name.upper()}")
    found = wanted or next(filter(None, map(shutil.which, _PROGRAMS[name])), None)
    if found:
        return (found,)
    from tests.browser.playwright_engine import bundled

    if bundled(name):
        return ()
    package = _PROGRAMS[name][0]
    raise NoBrowserError(
        f"no {package} (Debian: apt install {package}; elsewhere: playwright install {name})"
    )


def start(name: str, display: str = "") -> Engine:
    """Start an engine by its name. `display`: the X server that WebKit is to use.

    The libraries are imported here, so that a run without browser tests does not load them.
    """
    programs = find(name)
    if name == "webkit":
        from tests.browser.webkit_engine import WebKitEngine

        browser, driver = programs
        return WebKitEngine(browser, driver, display)
    from tests.browser.playwright_engine import PlaywrightEngine

    return PlaywrightEngine(name, *programs, as_root=os.geteuid() == 0)


@contextmanager
def screen() -> Iterator[str]:
    """Run an X server for WebKit, which hangs without one, and give its display.

    `HANDBILL_DISPLAY` names one to watch the tests on instead.
    """
    wanted = os.environ.get("HANDBILL_DISPLAY")
    if wanted:
        yield wanted
        return
    read, write = os.pipe()
    # Xvfb picks a free display and writes its number once it takes connections.
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1600x1300x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL)
    os.close(write)
    try:
        with os.fdopen(read) as pipe:
            yield f":{pipe.readline().strip()}"
    finally:
        server.terminate()
        server.wait()
