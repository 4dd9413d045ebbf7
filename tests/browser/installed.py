"""Where this machine's browsers are."""

import os
import shutil
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


def start(name: str) -> Engine:
    """Start an engine by its name.

    The libraries are imported here, so that a run without browser tests does not load them.
    """
    programs = find(name)
    if name == "webkit":
        from tests.browser.webkit_engine import WebKitEngine

        return WebKitEngine(*programs)
    from tests.browser.playwright_engine import PlaywrightEngine

    return PlaywrightEngine(name, *programs, as_root=os.geteuid() == 0)
