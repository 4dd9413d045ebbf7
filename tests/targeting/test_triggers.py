"""Every case of every trigger, in every engine."""

import json

import pytest

from tests.browser.shop import Shop
from tests.targeting.play import PROBE, Case, cases, enter, fired, play, probe

CASES = cases("triggers")


@pytest.mark.parametrize("case", [case for _, case in CASES], ids=[name for name, _ in CASES])
def test_trigger(shop: Shop, case: Case) -> None:
    beside = {f"promotions/{name}.yml": json.dumps(one) for name, one in case.get("beside", {}).items()}
    shop.build({f"promotions/{PROBE}.yml": probe(case["use"]), **beside})
    enter(shop, case)
    play(shop, case["do"])
    assert shop.events("error") == []
    assert fired(shop) == case["fires"]
    assert shop.quiet()
