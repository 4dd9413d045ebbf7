"""`handbill duplicate`: what the copy has of its own, however the first one is written."""

from pathlib import Path

import pytest

from handbill.cli.group import run

WAYS = "paths: { left: { weight: 50, steps: [ { show: offer } ] }, right: { weight: 50, steps: [] } }"
JOURNEY = f"""\
exit_when: {{ experiment.first: left, promotion.offer.seen: true }}
priority: 70
steps:
  - test: {{ name: first, seed: long-ago, {WAYS} }} # the greeting
  - delay: 1d
  - test: {{ name: second, {WAYS} }}
"""
CHANGES = {
    "experiment.first": "experiment.again-first",
    "name: first, seed: long-ago": "name: again-first, seed: again-first",
    "name: second": "name: again-second",
    "priority: 70": "priority: 51",
}


def test_the_tests_of_a_campaigns_copy_have_names_and_seeds_of_their_own_and_its_rules_ask_for_them(
    acme: Path,
) -> None:
    (acme / "campaigns").mkdir()
    (acme / "campaigns" / "journey.yml").write_text(JOURNEY)
    assert run(["duplicate", str(acme), "journey", "--id", "again"]) == 0

    expected = JOURNEY
    for old, new in CHANGES.items():
        expected = expected.replace(old, new)
    assert (acme / "campaigns" / "again.yml").read_text() == expected
    assert run(["check", str(acme)]) == 0


PLAIN = "template: banner\ncontent: { body: Hello }\n"


@pytest.mark.parametrize(
    ("original", "copy"),
    [
        (f"---\n{PLAIN}", f"---\npriority: 51\n{PLAIN}"),
        (f"%YAML 1.2\n---\n{PLAIN}", f"%YAML 1.2\n---\npriority: 51\n{PLAIN}"),
        (f"# Ours.\n\n{PLAIN}...\n", f"# Ours.\n\npriority: 51\n{PLAIN}...\n"),
        (f"---\nrenamed_from: [a, b]\n{PLAIN}", f"---\npriority: 51\n{PLAIN}"),
        ("  template: banner\n  content: Hi\n", "  priority: 51\n  template: banner\n  content: Hi\n"),
        ("{ template: banner, content: Hi }\n", "{ priority: 51, template: banner, content: Hi }\n"),
        ("--- {template: banner, content: Hi}\n", "--- {priority: 51, template: banner, content: Hi}\n"),
        (
            "{\n  # Ours.\n  template: banner,\n  content: Hi\n}\n",
            "{\n  # Ours.\n  priority: 51, template: banner,\n  content: Hi\n}\n",
        ),
        (
            "{ renamed_from: old, template: banner, content: Hi }\n",
            "{ priority: 51, template: banner, content: Hi }\n",
        ),
        (
            "{ template: banner, renamed_from: [a, b], content: Hi, }\n",
            "{ priority: 51, template: banner, content: Hi, }\n",
        ),
        (
            "{ template: banner, content: Hi, renamed_from: old }\n",
            "{ priority: 51, template: banner, content: Hi }\n",
        ),
        (
            "{ priority: 9, template: banner, content: Hi }\n",
            "{ priority: 51, template: banner, content: Hi }\n",
        ),
    ],
)
def test_however_a_file_begins_its_copy_can_be_read_and_has_a_priority_of_its_own(
    acme: Path, original: str, copy: str
) -> None:
    text = original.replace("content: Hi", "content: { body: Hi }")
    (acme / "promotions" / "bar.yml").write_text(text)
    assert run(["duplicate", str(acme), "bar", "--id", "again"]) == 0
    assert (acme / "promotions" / "again.yml").read_text() == copy.replace(
        "content: Hi", "content: { body: Hi }"
    )
    assert run(["check", str(acme)]) == 0


@pytest.mark.parametrize(
    "original",
    [
        f"? template\n: banner\n{PLAIN.partition(chr(10))[2]}",
        "template: banner\nrenamed_from: &word old\ncontent: { body: *word }\n",
    ],
)
def test_of_a_file_that_no_line_can_be_added_to_nothing_is_written_and_the_way_by_hand_is_told(
    acme: Path, capsys: pytest.CaptureFixture[str], original: str
) -> None:
    (acme / "promotions" / "bar.yml").write_text(original)
    assert run(["check", str(acme)]) == 0
    capsys.readouterr()
    assert run(["duplicate", str(acme), "bar", "--id", "again"]) == 1
    said = capsys.readouterr().err
    assert "promotions/bar.yml is written so that no line can be added to it" in said
    assert "copy it to promotions/again.yml by hand" in said
    assert not (acme / "promotions" / "again.yml").exists()
