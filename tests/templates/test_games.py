"""Games: what is drawn is what is printed, started by a button, told as text, and the same when it is opened again."""

import math

import pytest

from tests.browser.building import site_yml
from tests.browser.server import Answer
from tests.browser.shop import Shop
from tests.runtime_js.core.loading import run_modules
from tests.templates.offers import FORM, focused, inner, site

LEADS, COUPONS = "/handbill/leads", "/handbill/coupons"
SPIN = 4_600
WHEEL = """\
  wheel:
    prizes:
      - { label: No luck today, chance: 0.0001%, name: none }
      - { label: Ten percent off, chance: 99.9998%, name: ten, coupon: COUPON }
      - { label: Free shipping, chance: 0.0001%, coupon: { generic: SHIP } }
"""
GAME = """\
template: spin-to-win
triggers: [ page_load ]
frequency: { cap: { per: page, max: 9 } }
content:
  headline: Try your luck
"""
CARD = GAME.replace("spin-to-win", "scratch-card") + WHEEL.replace("wheel:", "scratch:")
DRAWS = 100_000
TABLES: list[list[float]] = [
    [50, 50],
    [30, 30, 40],
    [0.0001, 99.9999],
    [33.3333, 33.3333, 33.3334],
    [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 15, 30],
]


def build(shop: Shop, text: str, coupon: str = "{ unique: ten }") -> None:
    endpoints = "{ leads: /handbill/leads, coupons: /handbill/coupons }"
    slots = "{ modal: { max: 1, gap: 0s, per_page: 9 } }"
    files = {
        "site.yml": site_yml(endpoints=endpoints, slots=slots),
        "coupons/ten.yml": "description: Made by the shop.\n",
    }
    shop.build({**files, **site(text.replace("COUPON", coupon))})


def send(shop: Shop) -> None:
    shop.fill_in("offer", "input[type=email]", "ada@shop.test")
    shop.click_in("offer", "button[type=submit]")


def open_again(shop: Shop) -> None:
    shop.call("show", "offer", {"ignore": ["frequency"]})


def is_likely(drawn: int, chance: float) -> bool:
    """Tell whether a count is one that a fair draw misses less often than once in 10^11: Chernoff's bound, which is exact.

    With all prizes of all tables in three engines together that is a false alarm in less than one of 10^9 runs.
    """
    p, q = chance / 100, drawn / DRAWS
    parts = ((q, p), (1 - q, 1 - p))
    distance = sum(a * math.log(a / b) for a, b in parts if a)
    return 2 * math.exp(-DRAWS * distance) > 1e-11


def test_a_hundred_thousand_draws_come_out_as_declared(shop: Shop) -> None:
    counted = run_modules(
        shop,
        """const { draw } = await load("core/draw.js");
        return tables.map((weights) => {
          const counts = weights.map(() => 0);
          for (let n = 0; n < times; n++) counts[draw(weights)]++;
          return counts;
        });""",
        tables=[[round(chance * 10_000) for chance in table] for table in TABLES],
        times=DRAWS,
    )

    for table, counts in zip(TABLES, counted, strict=True):
        assert sum(counts) == DRAWS
        assert all(is_likely(drawn, chance) for drawn, chance in zip(counts, table, strict=True)), counts


def test_a_number_beyond_the_last_whole_multiple_is_drawn_again(shop: Shop) -> None:
    # 2^32 is 4 more than a multiple of 6: the numbers from there on would give the first slices one chance more.
    drawn = run_modules(
        shop,
        """const { draw } = await load("core/draw.js");
        const numbers = [2 ** 32 - 1, 2 ** 32 - 4, 2 ** 32 - 5];
        crypto.getRandomValues = (into) => { into[0] = numbers.shift(); return into; };
        return [draw([1, 1, 1, 1, 1, 1]), numbers.length];""",
    )

    assert drawn == [5, 0]


def test_a_lead_spins_the_wheel_and_the_prize_stays(shop: Shop) -> None:
    build(
        shop,
        GAME
        + FORM
        + WHEEL
        + "  result: { headline: Your prize, button: { label: To the shop, link: /all } }\n",
    )
    shop.visit("/")
    assert "0.0001%" in shop.text("offer").replace("\n", "")
    assert "99.9998%" in shop.text("offer")
    assert shop.engine.js(f"{inner(shop, '[data-play]')}.getClientRects().length") == 0, "the form starts it"
    shop.answer(LEADS, Answer(202, hold=True))
    shop.answer(COUPONS, Answer(200, {"code": "TEN-ADA"}))
    send(shop)
    shop.advance(1_000)
    assert "prize" not in str(shop.record()), "nothing is drawn before the lead is there"

    shop.server.let_go()
    shop.engine.wait_until(f"!{inner(shop, 'form')}")
    assert shop.server.to(COUPONS) == [], "the code is asked for when the wheel has stopped"
    shop.advance(SPIN)

    assert shop.says("offer", "TEN-ADA")
    assert "You have won\nTen percent off" in shop.text("offer")
    assert "Your prize" in shop.text("offer")
    assert focused(shop) == "h2"
    (asked,) = shop.server.wait_for(COUPONS)
    (lead,) = shop.wait_leads()
    assert asked.json == {"id": lead["id"], "promotion": "offer", "pool": "ten"}
    assert [e["kind"] for e in shop.events("engagement")].count("spin") == 1

    shop.reload()
    open_again(shop)
    assert shop.says("offer", "TEN-ADA"), "the same prize, without a second turn"
    assert "Your prize" in shop.text("offer")
    assert len(shop.server.to(COUPONS)) == 1
    assert shop.events("submission") == []
    assert shop.quiet()


def test_a_wheel_without_a_form_turns_at_the_press_of_a_key(shop: Shop) -> None:
    build(shop, GAME + WHEEL, "{ generic: TEN }")
    shop.visit("/")
    shop.engine.key("Tab")
    assert focused(shop) == "button button"
    shop.engine.key("Enter")
    shop.engine.settle()
    shop.advance(SPIN - 100)
    assert "You have won" not in shop.text("offer")
    shop.close("offer")
    assert "prize:offer" in str(shop.record()), "what was drawn is drawn, seen or not"

    open_again(shop)

    assert shop.says("offer", "You have won\nTen percent off")
    assert "TEN" in shop.text("offer")
    assert shop.engine.js(f"!!{inner(shop, '[data-outcome]')}.closest('[aria-live=polite]')")
    slice_turn = f"getComputedStyle({inner(shop, '.disc')}).rotate"
    assert shop.engine.js(f"parseFloat({slice_turn})") % 360 == pytest.approx(180, abs=0.5), (
        "the second of three slices is at the pointer"
    )
    assert shop.quiet()


def test_who_wants_less_motion_sees_the_prize_at_once(shop: Shop) -> None:
    shop.engine.fresh(reduced_motion=True)
    build(shop, GAME + WHEEL, "{ generic: TEN }")
    shop.visit("/")

    shop.click_in("offer", "[data-play]")

    assert shop.says("offer", "You have won\nTen percent off")
    assert focused(shop) == "p won"


def test_a_prize_can_be_shown_before_the_form_that_claims_it(shop: Shop) -> None:
    intro = WHEEL.replace("\n ", "\n   ").replace("  wheel", "    wheel", 1)
    text = GAME.replace("content:\n", f"content:\n  intro:\n    headline: Spin first\n{intro}")
    build(shop, text + FORM + "  result: { headline: All yours }\n", "{ generic: TEN }")
    shop.visit("/")
    shop.click_in("offer", "[data-play]")
    shop.advance(SPIN)
    assert shop.says("offer", "E-mail address")
    assert "Ten percent off" in shop.text("offer")
    assert "\nTEN" not in shop.text("offer"), "the code is for those who send the form"

    send(shop)

    assert shop.says("offer", "All yours")
    assert shop.says("offer", "\nTEN")


def test_the_shop_draws_and_a_failed_draw_can_be_tried_again(shop: Shop) -> None:
    build(shop, GAME + FORM + WHEEL + "    draw: server\n")
    shop.visit("/")
    shop.answer(COUPONS, Answer(500), Answer(200, {"prize": "none"}))
    send(shop)
    assert shop.says("offer", "That did not work. Please try again.")
    assert focused(shop) == "button button"
    (lead,) = shop.wait_leads()
    (asked,) = shop.server.wait_for(COUPONS)
    assert asked.json == {"id": lead["id"], "promotion": "offer", "prizes": ["none", "ten", "3"]}

    shop.engine.key("Enter")
    shop.server.wait_for(COUPONS, 2)
    shop.engine.wait_until("(localStorage.getItem('handbill:acme') || '').includes('prize:offer')")
    shop.advance(SPIN)

    assert "You have won" not in shop.text("offer")
    assert shop.engine.js(f"{inner(shop, '.won')}.textContent") == "No luck today"
    assert shop.engine.js(f"{inner(shop, '.won')}.getClientRects().length") == 1


def test_a_card_is_scratched_by_pointer_or_uncovered_by_its_button(shop: Shop) -> None:
    build(shop, CARD, "{ generic: TEN }")
    shop.visit("/")
    assert "prize" not in str(shop.record()), "nothing is drawn before the first touch"
    x, y = shop.engine.place_of(shop.within("offer", "canvas"))
    shop.engine.move(x - 150, y - 60)
    shop.engine.press()
    shop.engine.path((x + 150, y - 60))
    shop.engine.settle()
    assert "You have won" not in shop.text("offer")
    shop.engine.path((x - 150, y - 15), (x + 150, y + 20), (x - 150, y + 60), (x + 150, y + 60))
    shop.engine.release()
    assert shop.says("offer", "You have won\nTen percent off")
    assert "TEN" in shop.text("offer")

    shop.call("reset")
    open_again(shop)
    shop.engine.key("Tab")
    shop.engine.key("Enter")
    assert shop.says("offer", "You have won\nTen percent off")
    assert focused(shop) == "p won"
    assert shop.quiet()
