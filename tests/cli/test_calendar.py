"""What a developer reads of a site's days."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import OFFER, Run

NIGHT = OFFER.replace(
    "triggers", "priority: 60\nschedule: { only: { days: [fri, sat], hours: 22:00-03:00 } }\ntriggers"
)
SPRING = OFFER.replace("triggers", "schedule: { from: 2027-03-22, until: 2027-04-05 }\ntriggers")
SHOWN = """\
acme, Europe/Amsterdam

          Mar          Apr
          19 22     29
modal
  night   ▄▄▄····▄▄▄····▄▄  on fri, sat, at 22:00-03:00
  spring  ···█████████████  from 2027-03-22 00:00, until 2027-04-05 00:00

Nothing to show:
  modal: Fri 2027-03-19 00:00 to 22:00
  modal: Sat 2027-03-20 03:00 to 22:00
  modal: Sun 2027-03-21 03:00 to Mon 2027-03-22 00:00

Together in one slot, for some visitor:
  night before spring: Fri 2027-03-26 22:00 to Sat 2027-03-27 03:00, and 3 more of these times

Changes of the clock:
  Sun 2027-03-28 02:00: clocks in Europe/Amsterdam go forward by 1h; night is open 1h less
"""


def scheduled(acme: Path) -> Path:
    for file in (acme / "promotions").iterdir():
        file.unlink()
    (acme / "promotions" / "night.yml").write_text(NIGHT)
    (acme / "promotions" / "spring.yml").write_text(SPRING)
    return acme


def test_the_days_of_a_site_are_shown_with_all_that_there_is_to_say_of_them(
    acme: Path, handbill: Run
) -> None:
    scheduled(acme)
    done = handbill("calendar", "acme", "--from", "2027-03-19", "--days", "16")
    assert (done.returncode, done.stdout) == (0, SHOWN)


def test_the_same_as_data(acme: Path, handbill: Run) -> None:
    scheduled(acme)
    done = handbill("calendar", "acme", "--from", "2027-03-27", "--days", "1", "--output", "json")
    found = json.loads(done.stdout)
    assert found["promotions"][0] == {
        "promotion": "night",
        "slot": "modal",
        "priority": 60,
        "open": [
            ["2027-03-27T00:00+01:00", "2027-03-27T03:00+01:00"],
            ["2027-03-27T22:00+01:00", "2027-03-28T00:00+01:00"],
        ],
    }
    assert found["gaps"] == []
    assert [(pair["first"], pair["second"]) for pair in found["together"]] == [("night", "spring")]


def test_a_wrong_day_or_zone_is_wrong_use_with_the_nearest_right_one(acme: Path, handbill: Run) -> None:
    scheduled(acme)
    day = handbill("calendar", "acme", "--from", "19-3-2027")
    zone = handbill("calendar", "acme", "--zone", "Europe/Amstredam")
    assert (day.returncode, zone.returncode) == (2, 2)
    assert "'19-3-2027' is no day; write 2026-11-27" in day.stderr
    assert "did you mean 'Europe/Amsterdam'?" in zone.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--from", "9999-12-30"], "'9999-12-30' is too far off; write a day from 1000-01-01 to 9000-12-31"),
        (["--from", "0001-01-01"], "'0001-01-01' is too far off"),
        (["--days", "1000000000000"], "1000000000000 is not in the range 1<=x<=400"),
    ],
)
def test_days_that_no_clock_can_be_told_for_are_wrong_use(
    acme: Path, handbill: Run, words: list[str], said: str
) -> None:
    found = handbill("calendar", "acme", *words)
    assert (found.returncode, found.stdout) == (2, "")
    assert said in found.stderr


@pytest.mark.parametrize("day", ["1000-01-01", "9000-12-31"])
@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Pago_Pago"])
def test_the_first_and_the_last_day_can_be_asked_for_everywhere(
    acme: Path, handbill: Run, day: str, zone: str
) -> None:
    scheduled(acme)
    found = handbill("calendar", "acme", "--from", day, "--days", "400", "--zone", zone)
    assert found.returncode == 0, found.stderr


@pytest.mark.parametrize("command", ["build", "check", "explain"])
def test_other_commands_judge_as_of_no_other_days(acme: Path, handbill: Run, command: str) -> None:
    scheduled(acme)
    assert handbill(command, "acme", "--at", "9000-12-31").returncode == 0
    far = handbill(command, "acme", "--at", "9999-12-31 23:59")
    assert far.returncode == 2
    assert "'9999-12-31' is too far off; write a day from 1000-01-01 to 9000-12-31" in far.stderr


def test_a_site_with_mistakes_says_them_instead(acme: Path, handbill: Run) -> None:
    (scheduled(acme) / "promotions" / "night.yml").write_text(NIGHT.replace("fri", "fry"))
    done = handbill("calendar", "acme")
    assert done.returncode == 1
    assert "did you mean 'fri'?" in done.stdout


def test_report_html_shows_the_days_from_the_one_of_the_build_on(acme: Path, handbill: Run) -> None:
    scheduled(acme)
    assert handbill("build", "acme", "--at", "2027-03-19").returncode == 0
    page = (acme.parent / "build" / "acme" / "report.html").read_text()
    assert "Fri 2027-03-19 to Thu 2027-04-15, Europe/Amsterdam" in page
    assert "<title>night: Fri 2027-03-26 22:00 to Sat 2027-03-27 03:00</title>" in page
    assert "<li>night: on fri, sat, at 22:00-03:00</li>" in page
    assert "<li>Nothing in modal: Sat 2027-03-20 03:00 to 22:00, and 1 more of these hours</li>" in page
    assert "clocks in Europe/Amsterdam go forward by 1h; night is open 1h less" in page
