"""Makes the virtual environment of a checkout: `environment.py VENV run|test`.

Needs Python 3.11 and either uv or pip; neither ensurepip nor git nor a compiler. Standard library only.
"""

import fcntl
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parents[1]
_UNREACHABLE = (
    "NewConnectionError",
    "Temporary failure in name resolution",
    "ProxyError",
    "ConnectTimeout",
    "Network is unreachable",
    "dns error",
    "error sending request",
    "Failed to fetch",
)


class NoInstallerError(Exception):
    """Neither uv nor pip is there; the message says what to install."""


def main(venv: Path, purpose: str) -> None:
    """Install the checkout into `venv`, with what the tests need when `purpose` is `test`."""
    venv.parent.mkdir(parents=True, exist_ok=True)
    # Two first calls at once: the second waits for the first, and then finds everything installed.
    with (ROOT / "pyproject.toml").open() as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        say(f"installing what Handbill needs into {short(venv)} (once)")
        if not works(venv):
            make(venv)
        install(venv, "-e", f"{ROOT}[test]" if purpose == "test" else str(ROOT))


def works(venv: Path) -> bool:
    """Tell whether there is an environment whose interpreter starts, of this Python's version."""
    question = "import sys; print(*sys.version_info[:2], sys.prefix != sys.base_prefix)"
    try:
        answer = subprocess.run([venv / "bin" / "python", "-c", question], capture_output=True, text=True)
    except OSError:
        return False
    return answer.stdout.split() == [str(sys.version_info[0]), str(sys.version_info[1]), "True"]


def make(venv: Path) -> None:
    """Make an empty environment, in the place of a broken one."""
    # Without pip: Debian keeps ensurepip in a package of its own, and the machine's pip can install from outside.
    answer = subprocess.run(
        [sys.executable, "-m", "venv", "--without-pip", "--clear", venv], capture_output=True, text=True
    )
    if answer.returncode:
        stop(f"could not make {venv}: {last_line(answer.stderr or answer.stdout)}")


def install(venv: Path, *what: str) -> None:
    """Install packages into the environment with the first installer that is there."""
    answer = subprocess.run(
        [*installer(venv), *what],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PIP_ROOT_USER_ACTION": "ignore"},
    )
    if answer.returncode == 0:
        return
    said = answer.stderr + answer.stdout
    if any(sign in said for sign in _UNREACHABLE):
        stop(
            "could not reach the package index to install Handbill's libraries; is there a network, a proxy to set?"
        )
    sys.stderr.write(said)
    stop("the installer failed, see above")


def installer(venv: Path) -> list[str]:
    """Return the command that installs into `venv`, up to the packages; NoInstallerError when there is none."""
    python = str(venv / "bin" / "python")
    uv = shutil.which("uv")
    if uv:
        return [uv, "pip", "install", "--quiet", "--python", python]
    quiet = ["--quiet", "--disable-pip-version-check", "--no-input"]
    if _has_pip(python):
        return [python, "-m", "pip", "install", *quiet]
    # Not sys.executable, which may be the environment's own; its link leads to the machine's Python.
    base = str(Path(sys.executable).resolve())
    if not _has_pip(base):
        raise NoInstallerError("needs pip or uv to install its libraries (Debian: apt install python3-pip)")
    return [base, "-m", "pip", "--python", python, "install", *quiet]


def _has_pip(python: str) -> bool:
    return subprocess.run([python, "-m", "pip", "--version"], capture_output=True).returncode == 0


def short(path: Path) -> str:
    """Return the path as seen from the current folder, if that is shorter."""
    relative = os.path.relpath(path)
    return relative if len(relative) < len(str(path)) else str(path)


def last_line(text: str) -> str:
    """Return the last line that says something."""
    return next((line.strip() for line in reversed(text.splitlines()) if line.strip()), "it did not say why")


def say(words: str) -> None:
    """Tell the user, on stderr: stdout belongs to the command that runs next."""
    print(f"handbill: {words}", file=sys.stderr)


def stop(words: str) -> NoReturn:
    """Say what is missing, and end."""
    say(words)
    sys.exit(1)


if __name__ == "__main__":
    try:
        main(Path(sys.argv[1]), sys.argv[2])
    except NoInstallerError as why:
        stop(str(why))
    except KeyboardInterrupt:
        say("stopped before everything was installed; the next call goes on")
        sys.exit(130)
