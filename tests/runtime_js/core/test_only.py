"""The gate of days and hours, on the wall clock of the shop's zone."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from tests.browser.shop import Shop
from tests.runtime_js.core.loading import run_modules

BODY = """
Object.defineProperty(performance, "timeOrigin", { value: at });
performance.now = () => 0;
const site = await load("core/site.js");
const gate = await load("core/only.js");
site.setSite({}, { zone: "Europe/Amsterdam" });
return gate.only({ extras: { only: limits } });
"""
OFFICE = {"days": [0, 1, 2, 3, 4], "minutes": [540, 1080]}
NIGHT = {"minutes": [1320, 360]}


@pytest.mark.parametrize(
    ("moment", "limits", "is_open"),
    [
        ("2026-11-23 09:00", OFFICE, True),
        ("2026-11-23 17:59", OFFICE, True),
        ("2026-11-23 18:00", OFFICE, False),
        ("2026-11-23 08:30", OFFICE, False),
        ("2026-11-22 12:00", OFFICE, False),
        ("2026-11-23 23:00", NIGHT, True),
        ("2026-11-23 05:59", NIGHT, True),
        ("2026-11-23 06:00", NIGHT, False),
        ("2026-06-01 09:00", OFFICE, True),
    ],
)
def test_the_gate_of_days_and_hours_opens_by_the_shop_s_wall_clock(
    shop: Shop, moment: str, limits: object, is_open: bool
) -> None:
    at = datetime.fromisoformat(moment).replace(tzinfo=ZoneInfo("Europe/Amsterdam"))

    assert run_modules(shop, BODY, at=at.timestamp() * 1000, limits=limits) is is_open
