"""`handbill lock` writes down what visitors' browsers keep, and a build that would lose some of it stops."""

import re
from pathlib import Path

from tests.cli.conftest import OFFER, Run

TESTED = (
    OFFER
    + """\
experiment:
  holdout: 10%
  variants:
    plain: { weight: 50 }
    bold: { weight: 50, change: { content.headline: Hurry } }
"""
)
LOCK = """\
# What visitors' browsers keep of this site. `handbill lock` writes it, `handbill build` holds the site against it: commit it.
version: 1
site: acme
promotions:
  offer:
    area: promotions
experiments:
  offer:
    promotion: offer
    seed: offer
    run: 1
    coverage: 100%
    holdout: 10%
    variants:
      - plain: 50
      - bold: 50
"""


def offer(acme: Path, text: str) -> None:
    (acme / "promotions" / "offer.yml").write_text(text)


def bundle(acme: Path) -> str:
    return (acme.parent / "build" / "acme" / "handbill.js").read_text()


def test_a_site_without_a_lock_builds_and_its_developer_is_told(acme: Path, handbill: Run) -> None:
    assert handbill("build", "acme", "--strict").returncode == 0
    checked = handbill("check", "acme", "--strict")
    assert checked.returncode == 0
    assert "there is no state.lock" in checked.stderr
    handbill("lock", "acme")
    assert "state.lock" not in handbill("check", "acme").stderr


def test_the_lock_is_the_same_for_the_same_site_and_the_bundle_is_as_without_it(
    acme: Path, handbill: Run
) -> None:
    offer(acme, TESTED)
    handbill("build", "acme")
    before = bundle(acme)
    locked = handbill("lock", "acme")
    assert (locked.returncode, locked.stdout) == (0, "state.lock\n")
    assert (acme / "state.lock").read_text() == LOCK
    assert "up to date" in handbill("lock", "acme").stderr
    assert handbill("build", "acme", "--strict").returncode == 0
    assert bundle(acme) == before


def test_a_renamed_promotion_stops_the_build_until_it_says_so(acme: Path, handbill: Run) -> None:
    offer(acme, TESTED)
    handbill("lock", "acme")
    (acme / "promotions" / "offer.yml").rename(acme / "promotions" / "tents.yml")

    refused = handbill("build", "acme")
    assert refused.returncode == 1
    assert "error[HB771]" in refused.stdout
    assert "write `renamed_from: offer` into promotions/tents.yml" in refused.stdout
    refused = handbill("lock", "acme")
    assert refused.returncode == 1
    assert (acme / "state.lock").read_text() == LOCK

    (acme / "promotions" / "tents.yml").write_text("renamed_from: offer\n" + TESTED)
    assert handbill("build", "acme").returncode == 0
    assert '{promotion:{offer:"tents"},experiment:{offer:"tents"}}' in bundle(acme)
    # The hash goes on with the name that it began with, so nobody's bucket moves.
    assert 'seed:"offer"' in bundle(acme)
    handbill("lock", "acme")
    assert handbill("build", "acme", "--strict").returncode == 0


def test_what_may_go_is_let_go_of_by_accepting_it(acme: Path, handbill: Run) -> None:
    handbill("lock", "acme")
    (acme / "promotions" / "offer.yml").rename(acme / "promotions" / "tents.yml")
    assert handbill("lock", "acme", "--accept").returncode == 0
    assert "  tents:\n" in (acme / "state.lock").read_text()
    assert handbill("build", "acme", "--strict").returncode == 0


def test_a_restarted_experiment_divides_its_visitors_anew_and_stays_so(acme: Path, handbill: Run) -> None:
    offer(acme, TESTED)
    handbill("lock", "acme")
    changed = TESTED.replace("plain: { weight: 50 }", "plain: { weight: 80 }")
    offer(acme, changed)
    refused = handbill("build", "acme")
    assert refused.returncode == 1
    assert "error[HB776]" in refused.stdout
    assert "restart: true" in refused.stdout

    offer(acme, changed.replace("experiment:\n", "experiment:\n  restart: true\n"))
    assert handbill("build", "acme").returncode == 0
    restarted = bundle(acme)
    assert 'key:"offer~2"' in restarted
    handbill("lock", "acme")
    assert "    run: 2\n" in (acme / "state.lock").read_text()
    assert "HB778" in handbill("build", "acme").stdout
    assert bundle(acme) == restarted
    offer(acme, changed)
    assert handbill("build", "acme", "--strict").returncode == 0
    assert bundle(acme) == restarted


def test_a_rule_about_a_restarted_experiment_asks_for_the_new_variant(acme: Path, handbill: Run) -> None:
    lock = LOCK.replace("run: 1", "run: 3").replace(
        "  offer:\n    area", "  bar:\n    area: promotions\n  offer:\n    area"
    )
    (acme / "state.lock").write_text(lock)
    offer(acme, TESTED)
    bar = "template: banner\ntargeting: { experiment.offer: bold }\ncontent: { body: Hello }\n"
    (acme / "promotions" / "bar.yml").write_text(bar)
    assert handbill("build", "acme", "--strict").returncode == 0
    assert re.search(r'\[\d+,"offer~3"', bundle(acme))


def test_a_coverage_may_grow_and_not_shrink(acme: Path, handbill: Run) -> None:
    offer(acme, TESTED + "  coverage: 20%\n")
    handbill("lock", "acme")
    offer(acme, TESTED + "  coverage: 10%\n")
    assert "its coverage was 20% and is 10%" in handbill("build", "acme").stdout
    offer(acme, TESTED + "  coverage: 50%\n")
    grown = handbill("build", "acme")
    assert grown.returncode == 0
    assert "HB775" in grown.stdout


def test_a_promotion_whose_schedule_is_over_is_still_known(acme: Path, handbill: Run) -> None:
    handbill("lock", "acme")
    offer(acme, OFFER + "schedule: { until: 2020-01-01 }\n")
    (acme / "promotions" / "other.yml").write_text(OFFER)
    assert "HB771" not in handbill("check", "acme").stdout


def test_visitors_who_wait_at_a_step_are_let_go_of_by_accepting_it(acme: Path, handbill: Run) -> None:
    begin = "enroll: { triggers: [ page_load ] }\nsteps:\n"
    (acme / "campaigns").mkdir()
    journey = acme / "campaigns" / "journey.yml"
    journey.write_text(begin + "  - delay: 5s\n  - show: offer\n  - delay: 2d\n  - add_to_segment: known\n")
    handbill("lock", "acme")
    locked = (acme / "state.lock").read_text()
    steps = "    steps:\n      - delay: delay 5s\n      - show-offer: show offer\n      - delay-2: delay 2d\n"
    assert steps in locked

    journey.write_text(begin + "  - show: offer\n  - delay: 2d\n  - add_to_segment: loyal\n")
    for command in ("build", "lock"):
        refused = handbill(command, "acme")
        assert refused.returncode == 1
        assert "error[HB782]" in refused.stdout + refused.stderr
        assert "error[HB783]" in refused.stdout + refused.stderr
    assert (acme / "state.lock").read_text() == locked
    assert handbill("lock", "acme", "--accept").returncode == 0
    assert (
        "    steps:\n      - show-offer: show offer\n      - delay: delay 2d\n"
        in (acme / "state.lock").read_text()
    )
    assert handbill("build", "acme", "--strict").returncode == 0


def test_a_lock_that_knows_steps_by_their_ids_alone_is_asked_to_be_written_anew(
    acme: Path, handbill: Run
) -> None:
    (acme / "campaigns").mkdir()
    journey = "enroll: { triggers: [ page_load ] }\nsteps: [ { delay: 5s }, { add_to_segment: known } ]\n"
    (acme / "campaigns" / "journey.yml").write_text(journey)
    handbill("lock", "acme")
    keys = '    keys:\n      - "step:add-to-segment-known"\n      - "step:delay"\n'
    lock = (acme / "state.lock").read_text()
    (acme / "state.lock").write_text(lock.replace("    steps:\n      - delay: delay 5s\n", keys))
    asked = "state.lock does not say what the steps of campaigns do"
    assert handbill("build", "acme", "--strict").returncode == 0
    assert asked in handbill("check", "acme", "--strict").stderr
    handbill("lock", "acme")
    assert (acme / "state.lock").read_text() == lock
    assert asked not in handbill("check", "acme").stderr


def test_a_lock_that_is_a_link_is_not_written_over(acme: Path, handbill: Run) -> None:
    beside = acme / "elsewhere.txt"
    beside.write_text("version: 1\nsite: acme\n")
    (acme / "state.lock").symlink_to(beside)
    refused = handbill("lock", "acme")
    assert refused.returncode == 1
    assert "state.lock is a link" in refused.stderr
    assert beside.read_text() == "version: 1\nsite: acme\n"
