"""`./handbill` on a machine that has nothing yet; the installer is a stand-in, so that no network is needed."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.sources import ROOT

# Stands in for uv: notes that it was called, and gives the environment a package of the name.
UV = """#!/bin/sh
echo "$@" >>"{ledger}"
for word in "$@"; do case "$word" in */bin/python) python=$word ;; esac; done
site=$("$python" -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
mkdir -p "$site/handbill"
echo 'import sys; print("ran", *sys.argv[1:])' >"$site/handbill/__main__.py"
{more}
"""


class Checkout:
    """A copy of what the wrapper needs, with a home and a PATH of its own."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "checkout"
        self.programs = folder / "bin"
        self.ledger = folder / "installs"
        for path in ("handbill", "pyproject.toml", "scripts/environment.sh", "scripts/environment.py"):
            (self.root / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / path, self.root / path)
        self.programs.mkdir()
        self.program("python3", f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
        self.installer()

    def program(self, name: str, text: str) -> None:
        (self.programs / name).write_text(text)
        (self.programs / name).chmod(0o755)

    def installer(self, more: str = "") -> None:
        self.program("uv", UV.format(ledger=self.ledger, more=more))

    def run(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        kept = {
            name: value for name, value in os.environ.items() if not name.startswith(("HANDBILL", "PYTHON"))
        }
        path = f"{self.programs}:/usr/bin:/bin"
        return subprocess.run(
            [self.root / "handbill", *arguments],
            env={**kept, "PATH": path, **environment},
            capture_output=True,
            text=True,
        )

    @property
    def installs(self) -> int:
        return len(self.ledger.read_text().splitlines()) if self.ledger.exists() else 0


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    return Checkout(tmp_path)


def test_the_first_call_installs_and_the_second_does_not(checkout: Checkout) -> None:
    first = checkout.run("build", "a b")
    second = checkout.run("check")

    assert (first.returncode, first.stdout) == (0, "ran build a b\n")
    assert "installing what Handbill needs" in first.stderr
    assert (second.stdout, second.stderr) == ("ran check\n", "")
    assert checkout.installs == 1


def test_a_changed_dependency_installs_again(checkout: Checkout) -> None:
    checkout.run()
    project = checkout.root / "pyproject.toml"
    project.write_text(project.read_text() + "# another line\n")

    assert checkout.run("check").stdout == "ran check\n"
    assert checkout.installs == 2


def test_what_was_installed_for_the_tests_serves_every_command(checkout: Checkout) -> None:
    checkout.run("check")
    venv = checkout.root / ".venv"
    (venv / "handbill-run.stamp").rename(venv / "handbill-test.stamp")

    assert checkout.run("check").stderr == ""
    assert checkout.installs == 1


def test_ctrl_c_while_installing_is_one_line_and_the_next_call_installs(checkout: Checkout) -> None:
    checkout.installer("kill -INT $PPID; exit 130")
    stopped = checkout.run("check")
    checkout.installer()
    again = checkout.run("check")

    assert stopped.returncode == 130
    assert stopped.stderr.splitlines()[1:] == [
        "handbill: stopped before everything was installed; the next call goes on"
    ]
    assert again.stdout == "ran check\n"


def test_a_half_made_environment_is_repaired(checkout: Checkout) -> None:
    (checkout.root / ".venv" / "bin").mkdir(parents=True)
    (checkout.root / ".venv" / "bin" / "python").write_text("#!/bin/sh\nexit 1\n")
    (checkout.root / ".venv" / "bin" / "python").chmod(0o755)

    assert checkout.run("check").stdout == "ran check\n"


def test_an_installer_that_fails_is_asked_again_next_time(checkout: Checkout) -> None:
    checkout.installer("echo 'no matching distribution' >&2; exit 1")
    broken = checkout.run("check")
    checkout.installer()
    mended = checkout.run("check")

    assert broken.returncode == 1
    assert "no matching distribution" in broken.stderr
    assert "handbill: the installer failed, see above" in broken.stderr
    assert mended.stdout == "ran check\n"


def test_no_network_is_said_in_one_line(checkout: Checkout) -> None:
    checkout.installer("echo 'error: Failed to fetch: dns error: long story' >&2; exit 1")
    answer = checkout.run("check")

    assert answer.returncode == 1
    assert answer.stderr.splitlines()[-1].startswith("handbill: could not reach the package index")
    assert "long story" not in answer.stderr


def test_an_old_python_is_named(checkout: Checkout) -> None:
    for name in ("python3", "python3.11", "python3.12", "python3.13", "python3.14"):
        checkout.program(name, '#!/bin/sh\n[ "$1" = --version ] && echo "Python 3.9.2" && exit\nexit 1\n')
    answer = checkout.run("check")

    assert answer.returncode == 1
    assert (
        answer.stderr
        == "handbill: needs Python 3.11 or newer, and found Python 3.9.2 (Debian: apt install python3)\n"
    )


def test_the_caller_s_folder_and_a_link_to_the_wrapper_work(checkout: Checkout, tmp_path: Path) -> None:
    link = tmp_path / "elsewhere"
    link.symlink_to(checkout.root / "handbill")
    checkout.run()
    answer = subprocess.run([link, "check"], cwd="/", capture_output=True, text=True)

    assert answer.stdout == "ran check\n"
