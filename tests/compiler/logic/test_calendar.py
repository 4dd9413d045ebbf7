"""When a developer sees what is open: the days of a calendar, its gaps, and what a change of the clock makes of hours."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbill.logic import dates
from handbill.logic.calendar import Calendar, calendar, local
from handbill.model.site import Site
from handbill.model.zones import ZoneInfo
from tests.compiler.check.sites import SITE, checked

AMSTERDAM, NEW_YORK = ZoneInfo("Europe/Amsterdam"), ZoneInfo("America/New_York")
NIGHT = "schedule: { only: { days: [fri, sat], hours: 22:00-03:00 } }"
SPRING = "schedule: { from: 2027-03-22, until: 2027-04-05 }"


def site_of(root: Path, *schedules: str, template: str = "popup", zone: str = "Europe/Amsterdam") -> Site:
    """Return a site with a promotion a schedule, `one`, `two` and so on, each going before the next."""
    files = {"site.yml": SITE.replace("Europe/Amsterdam", zone)}
    for n, schedule in enumerate(schedules):
        text = f"template: {template}\npriority: {90 - n}\ntriggers: [ {{ timer: 20s }} ]\n{schedule}\n"
        files[f"promotions/{('one', 'two', 'three')[n]}.yml"] = text + "content: { headline: Hi }\n"
    site = checked(root, files, datetime(2025, 1, 1, tzinfo=UTC))[0]
    assert site is not None
    return site


def march(site: Site, zone: ZoneInfo = AMSTERDAM, days: int = 21) -> Calendar:
    return calendar(site, date(2027, 3, 15), days, zone)


def test_a_slot_has_gaps_where_nothing_that_comes_into_it_is_open(tmp_path: Path) -> None:
    found = march(site_of(tmp_path, NIGHT, SPRING))
    assert list(dates.gaps(found)) == [
        "modal: Mon 2027-03-15 00:00 to Fri 2027-03-19 22:00",
        "modal: Sat 2027-03-20 03:00 to 22:00",
        "modal: Sun 2027-03-21 03:00 to Mon 2027-03-22 00:00",
    ]


def test_gaps_of_the_same_hours_are_one_line(tmp_path: Path) -> None:
    found = march(site_of(tmp_path, "schedule: { only: { hours: 09:00-18:00 } }"))
    assert "modal: Mon 2027-03-15 18:00 to Tue 2027-03-16 09:00, and 19 more of these hours" in dates.gaps(
        found
    )


def test_a_promotion_that_is_always_open_leaves_no_gap(tmp_path: Path) -> None:
    assert march(site_of(tmp_path, NIGHT, "")).gaps == ()


def test_a_slot_that_no_schedule_is_about_has_none(tmp_path: Path) -> None:
    assert march(site_of(tmp_path, "")).gaps == ()


def test_hours_that_a_change_of_the_clock_takes_or_gives_are_told(tmp_path: Path) -> None:
    site = site_of(tmp_path, NIGHT, SPRING, "schedule: { only: { hours: 09:00-18:00 } }")
    assert list(dates.changes(march(site))) == [
        "Sun 2027-03-28 02:00: clocks in Europe/Amsterdam go forward by 1h; one is open 1h less"
    ]
    autumn = calendar(site, date(2027, 10, 25), 10, AMSTERDAM)
    assert list(dates.changes(autumn)) == [
        "Sun 2027-10-31 03:00: clocks in Europe/Amsterdam go back by 1h; one is open 1h longer"
    ]


@pytest.mark.parametrize(
    "said",
    [
        "from: 2027-05-01, until: 2027-06-01",
        "from: 2027-03-28 05:00",
        "until: 2027-03-28",
        "until: 2027-03-28 01:00",
        "except: [2027-03-28]",
        "except: [{ from: 2027-03-28 00:00, until: 2027-03-28 04:00 }]",
        "from: 2027-03-28 05:00, zone: visitor",
        "except: [2027-03-28], zone: visitor",
    ],
)
def test_who_is_not_open_while_the_clock_changes_is_not_told_of(tmp_path: Path, said: str) -> None:
    hours = "only: { hours: 00:00-06:00 }"
    site = site_of(tmp_path, f"schedule: {{ {said}, {hours} }}", f"schedule: {{ {hours} }}")
    assert list(dates.changes(march(site))) == [
        "Sun 2027-03-28 02:00: clocks in Europe/Amsterdam go forward by 1h; two is open 1h less"
    ]


@pytest.mark.parametrize(
    ("zone", "spring", "autumn"),
    [
        ("Africa/Cairo", date(2025, 4, 25), "2025-10-31"),
        ("Asia/Beirut", date(2025, 3, 30), "2025-10-26"),
        ("America/Havana", date(2025, 3, 9), "2025-11-02"),
    ],
)
def test_hours_that_a_change_at_midnight_takes_are_told(
    tmp_path: Path, zone: str, spring: date, autumn: str
) -> None:
    early = "only: { hours: 00:00-06:00 }"
    site = site_of(
        tmp_path,
        f"schedule: {{ from: {spring}, {early} }}",
        f"schedule: {{ until: {spring}, {early} }}",
        "schedule: { only: { hours: 22:00-03:00 } }",
        zone=zone,
    )
    told = (
        f"{spring:%a %Y-%m-%d} 00:00: clocks in {zone} go forward by 1h; "
        "one is open 1h less; three is open 1h less"
    )
    around = calendar(site, spring - timedelta(days=7), 14, ZoneInfo(zone))
    assert list(dates.changes(around)) == [told]
    # A calendar that begins on that day has it, and one that ends before it has not.
    assert list(dates.changes(calendar(site, spring, 1, ZoneInfo(zone)))) == [told]
    assert calendar(site, spring - timedelta(days=7), 7, ZoneInfo(zone)).changes == ()

    back = calendar(site, date.fromisoformat(autumn) - timedelta(days=7), 14, ZoneInfo(zone))
    (line,) = dates.changes(back)
    assert f"clocks in {zone} go back by 1h" in line
    assert line.endswith("three is open 1h longer")


def test_elsewhere_hours_of_the_shop_s_clock_are_moved_and_those_of_the_visitor_s_are_not(
    tmp_path: Path,
) -> None:
    hours = "only: { hours: 09:00-18:00 }"
    found = march(
        site_of(tmp_path, f"schedule: {{ {hours} }}", f"schedule: {{ {hours}, zone: visitor }}"), NEW_YORK, 1
    )
    shop, visitor = (
        [(local(a, NEW_YORK).hour, local(b, NEW_YORK).hour) for a, b in row.open] for row in found.rows
    )
    assert shop == [(4, 13)]  # New York's clock has gone forward by then, Amsterdam's has not.
    assert visitor == [(9, 18)]


def test_both_clocks_that_a_visitor_s_schedule_may_follow_are_told(tmp_path: Path) -> None:
    site = site_of(tmp_path, NIGHT, "schedule: { only: { hours: 01:00-04:00 }, zone: visitor }")
    found = calendar(site, date(2027, 3, 8), 28, NEW_YORK)
    assert list(dates.changes(found)) == [
        "Sun 2027-03-14 02:00: clocks in America/New_York go forward by 1h; two is open 1h less",
        "Sun 2027-03-28 02:00: clocks in Europe/Amsterdam go forward by 1h; one is open 1h less",
    ]


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return site_of(tmp_path_factory.mktemp("shop"), NIGHT, SPRING)


@given(
    first=st.dates(date(2026, 1, 1), date(2030, 12, 31)),
    days=st.integers(1, 60),
    zone=st.sampled_from(["Europe/London", "Australia/Lord_Howe", "America/Sao_Paulo", "Asia/Kathmandu"]),
)
def test_gaps_and_openings_are_all_the_time_there_is(shop: Site, first: date, days: int, zone: str) -> None:
    found = calendar(shop, first, days, ZoneInfo(zone))
    stretches = [(gap.start, gap.end) for gap in found.gaps]
    stretches += [one for row in found.rows for one in row.open]
    covered = sorted(stretches)
    at = found.midnights[0]
    for start, end in covered:
        assert start <= at
        at = max(at, end)
    assert at == found.midnights[-1]
    for gap in found.gaps:
        assert not any(gap.start < end and start < gap.end for row in found.rows for start, end in row.open)
