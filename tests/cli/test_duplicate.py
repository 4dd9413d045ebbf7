"""`handbill duplicate` of a campaign: what divides visitors divides those of the copy by itself."""

from pathlib import Path

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
