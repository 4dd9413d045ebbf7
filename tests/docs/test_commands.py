"""docs/commands.md shows what the commands print."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from handbill.cli.help import COMMANDS
from handbill.diagnostics import Report
from handbill.explain import Question, ask, text

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
NOW = datetime(2027, 1, 1, tzinfo=UTC)


def test_the_answer_of_explain_is_what_the_command_prints(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    visitor = re.search(r"```yaml\n# visitor\.yml\n(.*?)```", PAGE, re.DOTALL)
    shown = re.search(r"```\n(before-you-go · .*?)```", PAGE, re.DOTALL)
    assert visitor is not None
    assert shown is not None
    (tmp_path / "visitor.yml").write_text(visitor[1])
    monkeypatch.chdir(tmp_path)

    question = Question(ROOT / "sites" / "demo", "before-you-go", Path("visitor.yml"), None, None, NOW)
    asked = ask(question, Report())

    assert asked is not None
    about = text.about(asked.situation, asked.site, "visitor.yml", None)
    assert text.text(asked.answers[0], about) == shown[1]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_in_the_table(command: str) -> None:
    assert f"| `handbill {command} " in PAGE
