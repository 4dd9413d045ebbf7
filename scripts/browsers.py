"""Provides the tests' three engines: what is installed, else Debian's packages, else Playwright's own builds."""

import os
import shutil
import subprocess
import sys

from tests.browser.installed import ENGINES, NoBrowserError, find

_PACKAGES = {
    "chromium": ("chromium", "libatomic1"),
    "firefox": ("firefox-esr", "libatomic1"),
    "webkit": ("webkit2gtk-driver", "xvfb"),
}


def provide_browsers() -> list[str]:
    """Install the engines that are missing; return a line for each that could not be had."""
    missing = [name for name in ENGINES if _lacks(name)]
    if missing:
        print(f"installing browsers for the tests: {', '.join(missing)}", flush=True)
        _from_debian(missing)
        _from_playwright([name for name in missing if name != "webkit" and _lacks(name)])
    return [line for line in map(_lacks, missing) if line]


def _lacks(name: str) -> str:
    """Return why an engine can't be started, or nothing."""
    try:
        find(name)
    except NoBrowserError as why:
        return f"not tested in {name}: {why}"
    return ""


def _from_debian(names: list[str]) -> None:
    if shutil.which("apt-get") is None:
        return
    sudo = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if sudo and (
        shutil.which("sudo") is None or subprocess.run([*sudo, "true"], capture_output=True).returncode
    ):
        return
    packages = sorted({package for name in names for package in _PACKAGES[name]})
    environment = ["env", "DEBIAN_FRONTEND=noninteractive"]
    for command in (["update"], ["install", "--yes", "--no-install-recommends", *packages]):
        answer = subprocess.run(
            [*sudo, *environment, "apt-get", "-qq", *command], capture_output=True, text=True
        )
        if answer.returncode:
            print(f"apt-get {command[0]} failed: {answer.stderr.strip()[-300:]}", flush=True)


def _from_playwright(names: list[str]) -> None:
    if names:
        subprocess.run([sys.executable, "-m", "playwright", "install", *names], capture_output=True)
