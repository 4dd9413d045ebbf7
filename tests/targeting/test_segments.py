"""Segments: who was added to one is shown what asks for it, on this page and on later visits."""

import json
from typing import Any

from tests.browser.shop import Shop


def _build(shop: Shop, segment: Any) -> None:
    promotion = {
        "template": "banner",
        "triggers": ["page_load"],
        "targeting": {"segment": segment},
        "frequency": {"after": {"dismissal": "0s"}},
        "content": {"body": "For members."},
    }
    shop.build({"promotions/members.yml": json.dumps(promotion)})


def test_a_member_of_a_segment_is_shown_what_asks_for_it_at_once_and_later(shop: Shop) -> None:
    _build(shop, "vip")
    shop.visit()
    shop.call("segment", "trade")
    assert shop.absent("members")
    shop.call("segment", "vip")
    assert shop.shown("members")
    shop.advance(7_200_000)
    shop.visit("/later")
    assert shop.shown("members")


def test_one_of_several_segments_is_enough(shop: Shop) -> None:
    _build(shop, ["vip", "trade"])
    shop.visit()
    assert shop.absent("members")
    shop.call("segment", "trade")
    assert shop.shown("members")


def test_a_withdrawal_ends_the_membership(shop: Shop) -> None:
    _build(shop, "vip")
    shop.visit()
    shop.call("segment", "vip")
    assert shop.shown("members")
    shop.call("consent", {"marketing": False})
    assert shop.gone("members")
    shop.visit("/later")
    assert shop.absent("members")
