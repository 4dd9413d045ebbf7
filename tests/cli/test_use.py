"""Right and wrong use of the command line."""

import subprocess
import sys
from pathlib import Path

import click
import pytest

from handbill.cli import group
from handbill.cli.help import COMMANDS, HELP
from tests.browser.engine import PATIENCE
from tests.cli.conftest import Run, environment

HEAVY = (
    "yaml",
    "jinja2",
    "lxml",
    "cssutils",
    "tree_sitter",
    "watchfiles",
    "brotli",
    "http.server",
    "handbill.pipeline",
)


def test_help_lists_the_commands_and_imports_nothing_for_it(acme: Path) -> None:
    program = (
        "import sys\nfrom handbill.cli import main\nsys.argv = ['handbill', '--help']\nmain()\n"
        f"print(sorted(set({HEAVY!r}) & set(sys.modules)))"
    )

    found = subprocess.run(
        [sys.executable, "-c", program],
        cwd=acme,
        env=environment(),
        capture_output=True,
        text=True,
        check=True,
    )

    assert found.stdout == f"{HELP}\n[]\n"


def test_help_is_one_text_however_it_is_asked_for(handbill: Run) -> None:
    assert handbill("--help").stdout == handbill("-h").stdout == f"{HELP}\n"
    assert handbill().stderr == f"{HELP}\n"


def test_the_version_is_printed(handbill: Run) -> None:
    found = handbill("--version")

    assert (found.returncode, found.stdout) == (0, "handbill 0.1.0\n")


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (["biuld"], "Did you mean 'build'?"),
        (["build", "acme", "--strct"], "Did you mean '--strict'?"),
        (["build", "acne"], "did you mean 'acme'?\n"),
        (["build"], "name the folder of a site: acme"),
        (["build", "nothing/like/it"], "'nothing/like/it' does not exist; name the folder of a site.\n"),
        (["check", "acme", "--output", "xml"], "'sarif'"),
        (["check", "acme", "--at", "tomorrow"], "write 2026-11-27"),
        (["rule", "HB2O1"], "Did you mean 'HB"),
        (["simulate"], "No such command 'simulate'"),
    ],
)
def test_wrong_use_is_exit_2_with_the_next_step(
    acme: Path, handbill: Run, arguments: list[str], hint: str
) -> None:
    found = handbill(*arguments)

    assert found.returncode == 2
    assert hint in found.stderr
    assert found.stdout == ""
    assert not (acme.parent / "build").exists()


def test_the_current_folder_is_the_site_when_none_is_named(acme: Path, handbill: Run) -> None:
    assert handbill("check", cwd=acme).returncode == 0


def test_rule_explains_a_code_and_lists_all(handbill: Run) -> None:
    one = handbill("rule", "hb201")
    every = handbill("rule")

    assert one.stdout.startswith("# HB201: ")
    assert "Right:" in one.stdout
    lines = every.stdout.splitlines()
    assert lines == sorted(lines)
    assert all(line.startswith("HB") for line in lines)


def test_a_reader_that_goes_away_is_no_fault(acme: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "handbill", "rule"],
        cwd=acme,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()

    said = process.stderr.read()
    process.stderr.close()
    assert process.wait(PATIENCE) == 141
    assert said == ""


def test_our_own_fault_is_exit_70_and_says_what_to_report(
    acme: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    def explode(*arguments: object, **options: object) -> None:
        raise RuntimeError("two and two is five")

    monkeypatch.setattr("handbill.pipeline.compile_site", explode)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    code = group.run(["build", str(acme)])

    said = capsys.readouterr().err
    kept = Path(said.splitlines()[-1].strip())
    assert code == 70
    assert "two and two is five" in said
    assert "Traceback" not in said
    assert f"handbill build {acme}" in said
    assert "Traceback" in kept.read_text()


def test_ctrl_c_is_exit_130(
    acme: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupt(*arguments: object, **options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("handbill.pipeline.compile_site", interrupt)

    assert group.run(["check", str(acme)]) == 130
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.parametrize("name", list(COMMANDS))
def test_the_list_of_commands_says_what_each_says_of_itself(name: str) -> None:
    command = group.handbill.get_command(click.Context(group.handbill), name)

    assert command is not None
    assert command.help is not None
    assert command.help.splitlines()[0] == COMMANDS[name]
