"""Steps of campaigns: what each is called, and what it names."""

from pathlib import Path

import pytest

from tests.compiler.check.sites import codes, journey


def called(root: Path, steps: str) -> list[str]:
    """Return the ids of the steps of a campaign without mistakes."""
    site, told = journey(root, steps)
    assert site is not None, told
    return [use.id for use in site.campaigns[0].all()]


def test_a_key_of_the_shops_own_that_is_called_id_is_no_id_of_a_step(tmp_path: Path) -> None:
    steps = "  - update_profile: { id: A1, tier: gold }\n  - update_profile: { id: A1 }\n"
    assert called(tmp_path, steps) == ["update-profile", "update-profile-2"]


def test_nobody_is_sent_to_a_key_of_the_shops_own(tmp_path: Path) -> None:
    steps = "  - update_profile: { id: there }\n  - delay: 1d\n  - goto: there\n"
    assert journey(tmp_path, steps)[1][0].startswith("HB201 campaigns/c.yml:5:11 there is no step 'there'")


def test_steps_are_named_wherever_steps_stand(tmp_path: Path) -> None:
    steps = """\
  - if: { visitor.new: true }
    id: look
    then: [ { show: hi, id: one }, { if: { visitor.new: true }, id: again, else: [ { delay: 1d, id: two } ] } ]
  - test:
      name: way
      id: parted
      paths: { left: { weight: 50, steps: [ { delay: 2d, id: three } ] }, right: { weight: 50, steps: [] } }
  - show: { promotion: hi, id: four }
  - if: { visitor.new: true }
    then: [ { goto: one } ]
    else: [ { if: { visitor.new: false }, then: [ { goto: two } ], else: [ { goto: three } ] } ]
"""
    found = called(tmp_path, steps)
    assert found[:7] == ["look", "one", "again", "two", "parted", "three", "four"]


def test_two_steps_of_one_id_are_told_wherever_they_stand(tmp_path: Path) -> None:
    steps = "  - if: { visitor.new: true }\n    then: [ { delay: 1d, id: x } ]\n  - show: { promotion: hi, id: x }\n"
    assert "HB413 campaigns/c.yml:5:32 the id 'x' is given twice" in journey(tmp_path, steps)[1]


def test_a_way_to_what_stands_below_a_misspelt_step_is_not_wrong_too(tmp_path: Path) -> None:
    steps = "  - iff: { visitor.new: true }\n    then: [ { delay: 1d, id: x } ]\n  - delay: 2d\n  - goto: x\n"
    assert [line.split()[1] for line in journey(tmp_path, steps)[1]] == ["campaigns/c.yml:3:5"]


def test_paths_that_keep_other_values_are_two(tmp_path: Path) -> None:
    steps = "  - test: { name: way, paths: { a: { weight: 50, steps: [ { update_profile: { id: A } } ] }, b: { weight: 50, steps: [ { update_profile: { id: B } } ] } } }\n"
    assert journey(tmp_path / "other", steps)[1] == []
    same = steps.replace("id: B", "id: A")
    assert codes(journey(tmp_path / "same", same)[1]) == ["HB707"]
    named = "  - test: { name: way, paths: { a: { weight: 50, steps: [ { show: hi, id: a } ] }, b: { weight: 50, steps: [ { show: hi, id: b } ] } } }\n"
    assert codes(journey(tmp_path / "named", named)[1]) == ["HB707"]


@pytest.mark.parametrize(("until", "told"), [("2026-11-20", True), ("2026-12-20", False)])
def test_a_step_that_shows_what_is_over_is_warned_of(tmp_path: Path, until: str, told: bool) -> None:
    sale = f"template: corner\nschedule: {{ until: {until} }}\ncontent: {{ body: Sale }}\n"
    steps = "  - if: { visitor.new: true }\n    then: [ { show: sale } ]\n  - show: hi\n"
    site, found = journey(tmp_path, steps, **{"promotions/sale.yml": sale})
    assert site is not None
    warning = "HB475 campaigns/c.yml:4:15 'sale' is over since 2026-11-20: the step is passed over"
    assert (warning in found) is told
