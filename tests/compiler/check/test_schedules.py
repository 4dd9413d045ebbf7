"""What a developer is told of schedules: when one is over, what of it can never be, and who meets whom."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from handbill.model.schedule import LAST, Hours
from tests.compiler.check.sites import checked, codes, promotion

HI = "content: { headline: Hi }\n"
LOAD = "triggers: [ page_load ]\n" + HI


def scheduled(schedule: str) -> str:
    return f"template: popup\nschedule: {schedule}\n{LOAD}"


def told(tmp_path: Path, *schedules: str) -> list[str]:
    """Return the codes of what a site of these promotions is told; all share a slot and a priority."""
    files = {f"promotions/p{i}.yml": scheduled(one) for i, one in enumerate(schedules)}
    return codes(checked(tmp_path, files)[1])


def test_days_of_a_month_and_exceptions_are_read_in_their_order(tmp_path: Path) -> None:
    found = promotion(
        tmp_path,
        scheduled(
            "{ only: { month_days: [last, 15, 1] }, except: [2026-12-25, { from: 2026-12-06 12:00, until: 2026-12-07 }] }"
        ),
    ).schedule

    assert found is not None
    assert found.only == Hours(None, None, (1, 15, LAST))
    assert [f"{at.utc:%m-%d %H}" for pause in found.pauses for at in pause] == [
        *("12-06 11", "12-06 23", "12-24 23", "12-25 23")
    ]


def test_the_visitors_moments_are_what_any_clock_shows(tmp_path: Path) -> None:
    found = promotion(
        tmp_path, scheduled("{ zone: visitor, from: 2027-03-28 02:30, until: 2027-04-01 }")
    ).schedule

    assert found is not None
    assert found.visitor
    assert found.start is not None
    assert found.start.utc == datetime(2027, 3, 28, 2, 30, tzinfo=UTC), "no clock in common skips this hour"


def over(tmp_path: Path, schedule: str, now: datetime) -> list[str]:
    """Return what is said at a moment of a promotion that has been put up since the first of November."""
    text = f"template: popup\nschedule: {schedule}\n{LOAD}"
    site, found = checked(tmp_path, {"promotions/old.yml": text}, now)
    assert site is not None, found
    assert bool(site.promotions) is not bool(found)
    return found


@pytest.mark.parametrize(
    ("schedule", "last", "said"),
    [
        ("{ from: 2026-11-01, until: 2026-12-01 }", datetime(2026, 11, 30, 22, 59, tzinfo=UTC), "2026-12-01"),
        (
            "{ from: 2026-11-01, until: 2026-12-01, except: [{ from: 2026-11-27 12:00, until: 2026-12-01 }] }",
            datetime(2026, 11, 27, 10, 59, tzinfo=UTC),
            "2026-11-27 12:00",
        ),
        (
            "{ from: 2026-11-01, until: 2026-12-01, only: { days: [fri, sat], hours: 22:00-02:00 } }",
            datetime(2026, 11, 29, 0, 59, tzinfo=UTC),
            "2026-11-29 02:00",
        ),
        (
            "{ zone: visitor, from: 2026-11-01, until: 2026-12-01 }",
            datetime(2026, 12, 1, 11, 59, tzinfo=UTC),
            "2026-12-01",
        ),
    ],
    ids=[
        "its end",
        "an exception to its end",
        "the last of its nights",
        "midnight on the last clock of the earth",
    ],
)
def test_a_schedule_that_will_not_be_open_again_leaves_the_bundle_with_a_warning(
    tmp_path: Path, schedule: str, last: datetime, said: str
) -> None:
    assert over(tmp_path, schedule, last) == []
    (warning,) = over(tmp_path, schedule, datetime.fromtimestamp(last.timestamp() + 60, UTC))

    assert warning.startswith("HB402 ")
    assert f"'old' ended at {said} and" in warning


def test_a_schedule_without_an_end_is_never_over(tmp_path: Path) -> None:
    assert over(tmp_path, "{ only: { days: [mon] } }", datetime(2036, 11, 25, tzinfo=UTC)) == []


@pytest.mark.parametrize(
    "schedule",
    [
        "{ from: 2027-02-01, until: 2027-03-01, only: { month_days: [29, 30, 31] } }",
        "{ from: 2026-12-24, until: 2026-12-27, except: [2026-12-24, 2026-12-25, 2026-12-26] }",
        "{ from: 2026-12-24, until: 2026-12-27, only: { days: [fri], hours: 22:00-02:00 }, "
        "except: [{ from: 2026-12-25 22:00, until: 2026-12-26 02:00 }] }",
        "{ zone: visitor, from: 2026-12-25, until: 2026-12-26, only: { days: [sat] } }",
    ],
)
def test_what_a_schedule_leaves_no_time_for_can_never_show(tmp_path: Path, schedule: str) -> None:
    assert told(tmp_path, schedule) == ["HB451"]


@pytest.mark.parametrize(
    "schedule",
    [
        "{ from: 2028-02-01, until: 2028-03-01, only: { month_days: [29, 30, 31] } }",
        "{ only: { days: [mon], month_days: [31] } }",
        "{ except: [{ from: 2026-11-01, until: 2027-11-01 }], only: { days: [sun], hours: 02:00-03:00 } }",
        "{ from: 2026-12-24, until: 2026-12-27, only: { days: [thu], hours: 22:00-02:00 }, except: [2026-12-24] }",
        "{ zone: visitor, from: 2026-12-25, until: 2026-12-26, only: { hours: 00:00-00:01 } }",
    ],
)
def test_what_has_a_single_moment_left_can(tmp_path: Path, schedule: str) -> None:
    assert told(tmp_path, schedule) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("{ only: { days: [fri], hours: 22:00-02:00 } }", "{ only: { days: [sat], hours: 02:00-22:00 } }"),
        ("{ only: { month_days: [1, 2] } }", "{ only: { month_days: [31, last] } }"),
        ("{ until: 2027-01-01, except: [2026-12-25] }", "{ from: 2026-12-25, until: 2026-12-26 }"),
        (
            "{ zone: visitor, only: { hours: 09:00-12:00 } }",
            "{ zone: visitor, only: { hours: [12:00-13:00, 22:00-08:00] } }",
        ),
    ],
)
def test_schedules_that_never_meet_are_no_tie(tmp_path: Path, one: str, other: str) -> None:
    assert told(tmp_path, one, other) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("{ only: { days: [fri], hours: 22:00-02:00 } }", "{ only: { days: [sat], hours: 01:00-22:00 } }"),
        ("{ only: { month_days: [30] } }", "{ only: { month_days: [last], days: [wed] } }"),
        ("{ until: 2027-01-01, except: [2026-12-25] }", "{ from: 2026-12-25, until: 2026-12-27 }"),
        ("{ zone: visitor, only: { hours: 09:00-12:00 } }", "{ only: { hours: 12:00-13:00 } }"),
    ],
)
def test_schedules_that_meet_for_somebody_are_a_tie(tmp_path: Path, one: str, other: str) -> None:
    assert told(tmp_path, one, other) == ["HB401"]


TIRELESS = "frequency: { after: { dismissal: 0s, conversion: 0s } }\n"


def ranked(tmp_path: Path, high: str, low: str) -> list[str]:
    files = {
        "promotions/high.yml": f"template: banner\npriority: 60\nschedule: {high}\n{TIRELESS}triggers: [ page_load ]\n{HI}",
        "promotions/low.yml": f"template: banner\nschedule: {low}\ntriggers: [ page_load ]\n{HI}",
    }
    return codes(checked(tmp_path, files)[1])


@pytest.mark.parametrize(
    ("high", "low", "wrong"),
    [
        ("{ only: { hours: 20:00-03:00 } }", "{ only: { days: [fri], hours: 22:00-02:00 } }", ["HB456"]),
        ("{ only: { days: [fri] } }", "{ only: { days: [fri], hours: 22:00-02:00 } }", []),
        ("{ only: { month_days: [1, last] } }", "{ only: { month_days: last } }", ["HB456"]),
        ("{ except: [2026-12-25] }", "{ except: [{ from: 2026-12-24, until: 2026-12-27 }] }", ["HB456"]),
        ("{ except: [2026-12-25] }", "{ except: [2026-12-26] }", []),
        ("{ except: [2026-12-25] }", "{ from: 2026-12-26 }", ["HB456"]),
        ("{ zone: visitor, only: { days: [fri] } }", "{ only: { days: [fri] } }", []),
    ],
)
def test_who_is_always_behind_is_told_by_days_hours_and_exceptions(
    tmp_path: Path, high: str, low: str, wrong: list[str]
) -> None:
    assert ranked(tmp_path, high, low) == wrong
