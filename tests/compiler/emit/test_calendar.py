"""What of the gate of schedules a bundle holds: what some schedule of the site asks for."""

from pathlib import Path

import pytest

from tests.compiler.acme import compiled, promotion

PARTS = {
    "weekdays": "getUTCDay()",
    "dates": "getUTCDate()",
    "night": "*6e4",
    "hours": "%864e5",
    "wall": "formatToParts",
}
"""What can be found in a script that has a part of the gate."""
STEPS = "enroll: { triggers: [ page_load ] }\nsteps: [ { show: hello } ]\n"


def held(folder: Path, schedule: str, **files: str) -> set[str]:
    """Return which parts are in the bundle of a site with this schedule."""
    rules = f"triggers: [ page_load ]\n{schedule}"
    bundle = compiled(
        folder, {"hello": promotion(rules), **{f"campaigns/{k}.yml": v for k, v in files.items()}}
    )
    script = bundle.files["handbill.js"].decode()
    return {part for part, words in PARTS.items() if words in script}


@pytest.mark.parametrize(
    ("schedule", "parts"),
    [
        ("", set()),
        ("schedule: { from: 2026-11-20, until: 2026-12-01 }", set()),
        ("schedule: { only: { days: [mon] } }", {"wall", "weekdays"}),
        ("schedule: { only: { hours: 09:00-18:00 } }", {"wall", "hours"}),
        ("schedule: { only: { hours: 22:00-02:00 } }", {"wall", "hours", "night"}),
        ("schedule: { only: { month_days: [1] } }", {"wall", "dates"}),
        ("schedule: { except: [2026-12-25] }", set()),
        ("schedule: { zone: visitor, from: 2026-11-20 }", {"wall"}),
    ],
)
def test_a_bundle_holds_what_its_schedules_ask(tmp_path: Path, schedule: str, parts: set[str]) -> None:
    assert held(tmp_path, schedule + "\n") == parts


def test_a_campaign_brings_what_its_own_schedule_asks(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()

    assert held(tmp_path, "", vip=STEPS) == set()
    assert held(tmp_path / "b", "", vip="schedule: { only: { days: [mon] } }\n" + STEPS) == {
        "wall",
        "weekdays",
    }
