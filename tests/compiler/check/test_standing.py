"""Who waits at a step of a campaign waits at the same one after a change, or the build stops and says what is lost."""

from pathlib import Path

import pytest

from handbill.exchange.statefile import text_of
from tests.compiler.check.sites import checked

PROMOTIONS = {
    f"promotions/{name}.yml": f"template: corner\ncontent: {{ body: {name} }}\n"
    for name in ("hi", "old", "new", "more")
}
SIX = ("update_profile: { tier: a }", "show: hi", "delay: 5s", "show: old", "delay: 2d", "show: hi")
VAGUE = """\
version: 1
site: acme
promotions: { hi: { area: promotions }, more: { area: promotions }, new: { area: promotions }, old: { area: promotions } }
campaigns: { c: { area: campaigns, keys: [ KEYS ] } }
"""


def site(steps: tuple[str, ...], lock: str = "") -> dict[str, str]:
    """Return a site with a campaign of these steps."""
    lines = "".join(f"  - {{ {step} }}\n" for step in steps)
    files = {"campaigns/c.yml": f"enroll: {{ triggers: [ page_load ] }}\nsteps:\n{lines}", **PROMOTIONS}
    return {**files, "state.lock": lock} if lock else files


def locked(root: Path, steps: tuple[str, ...]) -> str:
    """Return the `state.lock` of a site without mistakes."""
    found, told = checked(root, site(steps))
    assert found is not None, told
    return text_of(found.state)


def changed(root: Path, before: tuple[str, ...], after: tuple[str, ...]) -> list[str]:
    """Return what is told of a campaign that was locked with other steps."""
    return checked(root / "after", site(after, locked(root / "before", before)))[1]


def vague(root: Path, keys: str, *after: str) -> list[str]:
    """Return what is told where the lock has the ids of all steps, and not what they do."""
    return checked(root, site(after, VAGUE.replace("KEYS", keys)))[1]


def test_the_lock_says_what_those_steps_do_at_which_visitors_wait(tmp_path: Path) -> None:
    assert """\
campaigns:
  c:
    area: campaigns
    steps:
      - show-hi: show hi
      - delay: delay 5s
      - show-old: show old
      - delay-2: delay 2d
      - show-hi-2: show hi
""" in locked(tmp_path, SIX)


def test_a_number_that_goes_to_another_step_stops_the_build(tmp_path: Path) -> None:
    after = (SIX[0], "delay: 7d", *SIX[1:2], *SIX[3:])
    assert changed(tmp_path, SIX, after) == [
        "HB783 campaigns/c.yml:4:7 'delay' (`delay 5s`) of campaign 'c' is `delay 7d` now: who waits there would go on at the wrong place"
    ]


def test_a_step_that_is_put_before_others_takes_their_numbers(tmp_path: Path) -> None:
    assert [line.split()[:3] for line in changed(tmp_path, SIX, ("delay: 7d", *SIX))] == [
        ["HB783", "campaigns/c.yml:3:7", "'delay'"],
        ["HB783", "campaigns/c.yml:6:7", "'delay-2'"],
    ]


def test_steps_that_do_the_same_are_told_from_each_other_by_what_stands_around_them(tmp_path: Path) -> None:
    before = ("delay: 5s", "show: hi", "delay: 5s", "show: old")
    after = ("show: new", "delay: 5s", "show: more", *before[1:])
    assert [line[:5] for line in changed(tmp_path / "one", before, after)] == ["HB775"]
    found = changed(tmp_path / "two", before, ("delay: 5s", "show: new", *before))
    assert found[0].startswith(
        "HB783 campaigns/c.yml:5:7 'delay-2' (`delay 5s`) of campaign 'c' is another one now"
    )


def test_an_id_that_is_written_stays_with_its_step(tmp_path: Path) -> None:
    after = ("delay: 7d", *SIX[:2], "delay: 5s, id: delay", SIX[3], "delay: 2d, id: delay-2", SIX[5])
    found = changed(tmp_path, SIX, after)
    assert found == ["HB775 state.lock:1:1 state.lock has 'c' as it was before"]


def test_a_step_that_is_called_by_its_id_may_do_what_it_likes(tmp_path: Path) -> None:
    before = ("show: hi, id: hello", "delay: 2d", "show: old")
    found = changed(
        tmp_path, before, ("show: old, id: before", "delay: 2d", "show: new, id: hello", "show: old")
    )
    assert [line[:5] for line in found] == ["HB775"]


def test_a_step_of_another_length_at_its_place_is_the_same(tmp_path: Path) -> None:
    found = changed(tmp_path, SIX, (*SIX[:2], "delay: 10s", *SIX[3:]))
    assert found == ["HB775 state.lock:1:1 state.lock has 'c' as it was before"]


def test_a_step_that_is_gone_stops_the_build_though_nothing_has_come(tmp_path: Path) -> None:
    before = ("show: hi, id: hello", "delay: 2d", "show: old")
    assert changed(tmp_path, before, before[1:]) == [
        "HB782 campaigns/c.yml:1:1 'hello' (`show hi`) of campaign 'c' is gone: who waits there would leave the campaign"
    ]


def test_what_is_gone_is_not_taken_for_whatever_has_come(tmp_path: Path) -> None:
    before = ("show: hi", "show: old", "delay: 2d", "show: more")
    found = changed(tmp_path, before, ("show: hi", "add_to_segment: x", "delay: 2d", "show: more"))
    assert found == [
        "HB782 campaigns/c.yml:1:1 'show-old' (`show old`) of campaign 'c' is gone: who waits there would leave the campaign"
    ]


@pytest.mark.parametrize(
    "after",
    [
        ("show: hi", "delay: 2d", "show: old"),
        ("add_to_segment: y", "show: hi", "code: { html: <p>Hi</p>, into: body }", "delay: 2d", "show: old"),
        ("show: hi", "delay: 48h", "if: { visitor.new: true }, then: [ { show: old } ]"),
    ],
)
def test_steps_at_which_nobody_can_stand_come_and_go(tmp_path: Path, after: tuple[str, ...]) -> None:
    before = ("show: hi", "add_to_segment: x", "if: { visitor.new: true }, then: [ { end: finished } ]")
    assert changed(tmp_path, (*before, "delay: 2d", "show: old"), after) == []


def test_a_step_that_is_passed_now_and_has_its_id_is_gone_on_from(tmp_path: Path) -> None:
    before = ("show: hi, id: hello", "delay: 2d", "show: old")
    found = changed(tmp_path, before, ("add_to_segment: x, id: hello", *before[1:]))
    assert [line[:5] for line in found] == ["HB775"]


def test_steps_of_a_file_with_a_mistake_are_not_called_gone(tmp_path: Path) -> None:
    before = ("show: hi, id: hello", "delay: 2d", "show: old")
    assert [line[:5] for line in changed(tmp_path, before, ("shwo: hi, id: hello", *before[1:]))] == ["HB201"]


def test_a_lock_that_does_not_say_what_steps_do_raises_no_false_alarm(tmp_path: Path) -> None:
    keys = '"step:delay", "step:hello", "step:if", "step:look", "step:show-hi", "step:end-finished"'
    same = ("if: { visitor.new: true }, id: look, then: [ { end: finished } ]", "show: hi, id: hello")
    rest = ("delay: 2d", "if: { visitor.new: true }, then: [ { show: hi } ]")
    assert vague(tmp_path / "same", keys, *same, *rest) == []
    assert vague(tmp_path / "less", keys, same[1], "delay: 2d", "show: hi") == []
    found = vague(tmp_path / "more", keys, *same, *rest, "show: old")
    assert found == ["HB775 state.lock:1:1 state.lock has 'c' as it was before"]


def test_a_lock_that_does_not_say_what_steps_do_still_tells_what_is_gone(tmp_path: Path) -> None:
    keys = '"step:delay", "step:delay-2", "step:hello", "step:if"'
    found = vague(tmp_path / "gone", keys, "delay: 2d", "show: hi, id: hello")
    assert [line.split()[:3] for line in found] == [["HB782", "campaigns/c.yml:1:1", "'delay-2'"]]
    found = vague(tmp_path / "renamed", keys, "delay: 2d", "delay: 3d", "show: hi, id: hi")
    assert [line.split()[:3] for line in found] == [["HB782", "campaigns/c.yml:1:1", "'hello'"]]
