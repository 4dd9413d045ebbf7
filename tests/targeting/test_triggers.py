"""Every case of every trigger, in every engine."""

import json

import pytest

from tests.browser.building import site_yml
from tests.browser.shop import Shop
from tests.targeting.play import PROBE, Case, cases, enter, fired, play, probe

CASES = cases("triggers")


@pytest.mark.parametrize("case", [case for _, case in CASES], ids=[name for name, _ in CASES])
def test_trigger(shop: Shop, case: Case) -> None:
    beside = {f"promotions/{name}.yml": json.dumps(one) for name, one in case.get("beside", {}).items()}
    files = {f"promotions/{PROBE}.yml": probe(case["use"], necessary="consent" in case), **beside}
    if "consent" in case:
        files["site.yml"] = site_yml(consent=case["consent"])
    shop.build(files)
    enter(shop, case)
    play(shop, case["do"])
    assert shop.events("error") == []
    assert fired(shop) == case["fires"]
    assert shop.quiet()
