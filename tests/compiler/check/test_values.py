"""The key decides the type: the same text is a duration here, an amount of money there."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from handbill.model.values import Duration, Moment, Money, MoneyByCurrency, Percent
from tests.compiler.check.sites import SITE, checked, codes, only_test, promotion


@pytest.mark.parametrize(
    ("written", "ms"),
    [
        ("90s", 90_000),
        ("5m", 300_000),
        ("2h", 7_200_000),
        ("7d", 604_800_000),
        ("2w", 1_209_600_000),
        ("1.5h", 5_400_000),
    ],
)
def test_a_length_of_time_is_kept_in_milliseconds(tmp_path: Path, written: str, ms: int) -> None:
    found = promotion(
        tmp_path, f"template: popup\ntriggers: [ {{ timer: {written} }} ]\ncontent: {{ headline: Hi }}\n"
    )

    assert found.triggers[0].parameters["after"] == Duration(ms)


@pytest.mark.parametrize(
    ("currency", "written", "minor"),
    [
        ("EUR", "75", 7500),
        ("EUR", "75.5", 7550),
        ("EUR", "75.00", 7500),
        ("JPY", "7500", 7500),
        ("JPY", "7500.00", 7500),
        ("KWD", "75.125", 75125),
    ],
)
def test_money_without_a_code_is_the_sites_currency_in_its_minor_unit(
    tmp_path: Path, currency: str, written: str, minor: int
) -> None:
    site = SITE.replace("EUR", currency)
    text = f"template: popup\ntargeting: {{ cart.value: {{ at_least: {written} }} }}\ncontent: {{ headline: Hi }}\n"
    found, told = checked(tmp_path, {"site.yml": site, "promotions/one.yml": text})

    assert found is not None, told
    condition = found.promotions[0].targeting
    assert getattr(condition, "value", None) == Money(minor, currency)


def test_money_may_name_another_currency(tmp_path: Path) -> None:
    assert only_test(tmp_path, "{ cart.value: { above: 75 USD } }").value == Money(7500, "USD")


def test_money_may_be_given_for_each_currency(tmp_path: Path) -> None:
    found = only_test(tmp_path, "{ cart.value: { at_least: { EUR: 75, JPY: 9000 } } }")

    assert found.value == MoneyByCurrency((Money(7500, "EUR"), Money(9000, "JPY")))


def test_a_share_is_written_with_its_sign(tmp_path: Path) -> None:
    found = promotion(
        tmp_path, "template: popup\ntriggers: [ { scroll_depth: 60% } ]\ncontent: { headline: Hi }\n"
    )

    assert found.triggers[0].parameters["depth"] == Percent(60)


def moment(tmp_path: Path, written: str, zone: str) -> tuple[Moment | None, list[str]]:
    site = SITE.replace("Europe/Amsterdam", zone)
    text = f"template: popup\nschedule: {{ from: {written} }}\ncontent: {{ headline: Hi }}\n"
    found, told = checked(tmp_path, {"site.yml": site, "promotions/one.yml": text})
    schedule = found.promotions[0].schedule if found else None
    return (schedule.start if schedule else None), told


@pytest.mark.parametrize(
    ("written", "zone", "utc"),
    [
        ("2026-11-27 09:00", "Europe/Amsterdam", datetime(2026, 11, 27, 8, tzinfo=UTC)),
        ("2027-07-01 09:00", "Europe/Amsterdam", datetime(2027, 7, 1, 7, tzinfo=UTC)),
        ("2026-11-27", "America/New_York", datetime(2026, 11, 27, 5, tzinfo=UTC)),
        ("2026-11-27 09:00", "Asia/Kathmandu", datetime(2026, 11, 27, 3, 15, tzinfo=UTC)),
    ],
)
def test_a_moment_is_local_time_of_the_sites_zone(
    tmp_path: Path, written: str, zone: str, utc: datetime
) -> None:
    assert moment(tmp_path, written, zone) == (Moment(utc), [])


def test_a_day_without_a_midnight_begins_with_its_first_minute(tmp_path: Path) -> None:
    found, told = moment(tmp_path, "2027-09-05", "America/Santiago")

    assert told == []
    assert found == Moment(datetime(2027, 9, 5, 4, tzinfo=UTC)), (
        "the clocks go from 24:00 to 01:00 that night"
    )


@pytest.mark.parametrize(
    ("written", "code"),
    [("2027-03-28 02:30", "HB304"), ("2026-10-25 02:00", "HB305"), ("2026-10-25 02:59", "HB305")],
)
def test_a_local_time_that_is_none_or_two_is_refused(tmp_path: Path, written: str, code: str) -> None:
    assert codes(moment(tmp_path, written, "Europe/Amsterdam")[1]) == [code]


@pytest.mark.parametrize("zone", ["Europe/Amsterdam", "America/New_York", "Pacific/Kiritimati"])
@pytest.mark.parametrize("written", ["0001-01-01", "0999-12-31 23:59", "9001-01-01", "9999-12-31 23:59"])
def test_a_moment_that_no_clock_can_be_told_for_is_out_of_range(
    tmp_path: Path, written: str, zone: str
) -> None:
    assert codes(moment(tmp_path, written, zone)[1]) == ["HB302"]
    paused = f"template: popup\nschedule: {{ except: [{written[:10]}] }}\ncontent: {{ headline: Hi }}\n"
    assert codes(checked(tmp_path, {"promotions/one.yml": paused})[1]) == ["HB302"]


@pytest.mark.parametrize(
    "written", ["2027-03-28 01:59", "2027-03-28 03:00", "2026-10-25 01:59", "2026-10-25 03:00"]
)
def test_the_minutes_that_the_message_names_are_accepted(tmp_path: Path, written: str) -> None:
    assert moment(tmp_path, written, "Europe/Amsterdam")[1] == []


@pytest.mark.parametrize(
    "written",
    ["2026-11-27T09:00", "2026-11-27 09:00:00", "'2026-11-27 09:00+01:00'", "2026-13-01", "27.11.2026"],
)
def test_seconds_letters_offsets_and_other_orders_are_no_moment(tmp_path: Path, written: str) -> None:
    assert codes(moment(tmp_path, written, "Europe/Amsterdam")[1]) == ["HB301"]


@pytest.mark.parametrize(
    "value", ["red", "#0a7d5c", "#0008", "rgb(10 125 92 / 0.5)", "color-mix(in srgb, red 20%, blue)"]
)
def test_colours_of_modern_css_are_known(tmp_path: Path, value: str) -> None:
    found = promotion(
        tmp_path, f'template: popup\ntheme: {{ accent: "{value}" }}\ncontent: {{ headline: Hi }}\n'
    )

    assert found.theme.light["accent"] == value


@pytest.mark.parametrize("value", ["#12", "reddish", "rgb(1,2,3);}", "url(https://evil.test)", "var(--x"])
def test_what_is_no_colour_cannot_slip_into_the_style_sheet(tmp_path: Path, value: str) -> None:
    text = f'template: popup\ntheme: {{ accent: "{value}" }}\ncontent: {{ headline: Hi }}\n'

    assert codes(checked(tmp_path, {"promotions/one.yml": text})[1]) == ["HB301"]


def clicked(tmp_path: Path, selector: str) -> list[str]:
    text = (
        f"template: popup\ntriggers: [ {{ click: {json.dumps(selector)} }} ]\ncontent: {{ headline: Hi }}\n"
    )
    return codes(checked(tmp_path, {"promotions/one.yml": text})[1])


@pytest.mark.parametrize(
    "selector",
    ["..plan", "a..plan", "#", "##plan", "#1st", ".5", "p > > a", "a,,b", "> p", ", p", ".-", ". plan"],
)
def test_a_selector_that_no_browser_takes_is_refused(tmp_path: Path, selector: str) -> None:
    assert clicked(tmp_path, selector) == ["HB301"]


@pytest.mark.parametrize(
    "selector",
    [
        "#reviews .buy.now",
        ".-plan, .--plan, ._plan, .größe",
        r".md\:flex.w-1\.5",
        '[href="..#"] > a[data-a=".5"]',
        "a[href^='#']:not(.off) ~ p + p",
        "ul:has(> li, + p)",
        "li:nth-child(2n + 1)",
    ],
)
def test_a_selector_may_be_any_that_browsers_take(tmp_path: Path, selector: str) -> None:
    assert clicked(tmp_path, selector) == []


@pytest.mark.parametrize("zone", ["localtime", "../../etc/passwd", "Europe", "Mars/X", "Europe/Amsterdan"])
def test_a_zone_that_is_none_or_another_on_every_machine_is_refused(tmp_path: Path, zone: str) -> None:
    assert codes(checked(tmp_path, {"site.yml": SITE.replace("Europe/Amsterdam", zone)})[1]) == ["HB303"]
