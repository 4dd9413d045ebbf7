"""What a game and a coupon of a pool bring into a bundle, and that nothing else brings it."""

import json
from pathlib import Path

from tests.compiler.acme import SITE, compiled, planned

ENDPOINTS = "endpoints: { leads: /in/leads, coupons: /in/coupons }\n"
GAME = """\
template: spin-to-win
triggers: [ page_load ]
content:
  headline: Try your luck
  wheel:
    prizes:
      - { label: Ten percent off, chance: 33.3%, coupon: PRIZE }
      - { label: No luck today, chance: 66.7% }
"""
COUPON = "template: popup\ntriggers: [ page_load ]\ncontent: { headline: Yours, coupon: CODE }\n"


def test_prizes_can_be_translated_by_their_numbers_their_coupons_within(tmp_path: Path) -> None:
    dutch = """\
promotions:
  spin:
    content.headline: Waag een gok
    content.wheel.prizes.1.label: Tien procent korting
    content.wheel.prizes.1.coupon.fallback: We sturen je een code.
    content.wheel.prizes.2.label: Vandaag niet
"""
    prize = "{ unique: ten, fallback: We will send you one. }"
    site = SITE + ENDPOINTS + "locales: [en, nl]\n"
    files = {
        "site.yml": site,
        "coupons/ten.csv": "TEN-1\n",
        "spin": GAME.replace("PRIZE", prize),
        "locales/nl.yml": dutch,
    }

    script = compiled(tmp_path, files).files["handbill.js"].decode()

    for words in ("Tien procent korting", "We sturen je een code.", "Vandaag niet", "No luck today"):
        assert words in script


def test_the_printed_odds_and_the_drawn_ones_are_the_same_number(tmp_path: Path) -> None:
    script = (
        compiled(tmp_path, {"spin": GAME.replace("PRIZE", "{ generic: TEN }")}).files["handbill.js"].decode()
    )

    assert '"data-chance":"33.3"' in script
    assert '"33.3%"' in script


def test_the_coupon_endpoint_is_named_only_where_something_asks_it(tmp_path: Path) -> None:
    site = SITE + ENDPOINTS
    generic = planned(tmp_path / "a", {"site.yml": site, "hi": COUPON.replace("CODE", "{ generic: TEN }")})
    unique = planned(
        tmp_path / "b",
        {"site.yml": site, "coupons/ten.csv": "TEN-1\n", "hi": COUPON.replace("CODE", "{ unique: ten }")},
    )
    drawn = planned(
        tmp_path / "c",
        {"site.yml": site, "hi": GAME.replace("PRIZE", "{ generic: A }") + "    draw: server\n"},
    )

    assert generic.data["endpoints"] == {}
    assert unique.data["endpoints"] == {"coupons": "/in/coupons"}
    assert drawn.data["endpoints"] == {"coupons": "/in/coupons"}
    assert [r["to"] for r in unique.record["network"]] == ["/in/coupons"]


def test_a_platform_writes_into_the_cart_only_where_a_coupon_says_so(tmp_path: Path) -> None:
    site = SITE + "platform: shopify\n"
    plain = compiled(tmp_path / "a", {"site.yml": site, "hi": COUPON.replace("CODE", "{ generic: TEN }")})
    applied = compiled(
        tmp_path / "b", {"site.yml": site, "hi": COUPON.replace("CODE", "{ generic: TEN, apply: true }")}
    )

    def requests(files: dict[str, bytes]) -> list[str]:
        return [r["to"] for r in json.loads(files["manifest.json"])["network"]]

    assert b"update.js" not in plain.files["handbill.js"]
    assert "{root}cart/update.js" not in requests(dict(plain.files))
    assert b"cart/update.js" in applied.files["handbill.js"]
    assert "{root}cart/update.js" in requests(dict(applied.files))
