"""What becomes of a promotion that its triggers want, until it is shown: refused, waiting, taken back."""

import json
from typing import Any

from tests.browser.building import site_yml
from tests.browser.shop import Shop
from tests.targeting.play import PROBE, enter, play, probe

RANGE: dict[str, Any] = {"scroll_depth": {"while": {"from": "30%", "to": "60%"}}}
RICH = {"cart.value": {"at_least": "75"}}
INSIDE, BEYOND = 800, 100_000


def wanting(*uses: Any, **more: Any) -> str:
    """Return a promotion with these triggers that shows in the slot of banners whenever one of them fires."""
    return json.dumps({**json.loads(probe("page_load")), "triggers": uses, **more})


def first(template: str = "banner") -> str:
    """Return a promotion that takes the slot of banners when the page starts."""
    return json.dumps(
        {"template": template, "priority": 90, "triggers": ["page_load"], "content": {"body": "I was first."}}
    )


def occupied(shop: Shop, *uses: Any) -> None:
    """Open a page whose slot of banners is taken, with a promotion beside it that waits for it."""
    shop.build({f"promotions/{PROBE}.yml": wanting(*uses), "promotions/first.yml": first()})
    shop.visit("/")
    assert shop.shown("first")


def test_a_combination_of_states_that_was_refused_is_tried_again(shop: Shop) -> None:
    use = {"all": [{"timer": "5s"}, {"scroll_depth": "30%"}]}
    shop.build({f"promotions/{PROBE}.yml": wanting(use, targeting=RICH)})
    shop.visit("/")
    shop.cart(1000)
    shop.scroll(1000)
    shop.advance(6000)
    assert shop.absent(PROBE)
    shop.cart(9000)
    assert shop.shown(PROBE)


def test_a_combination_with_an_event_that_was_refused_is_spent_and_the_next_one_counts(shop: Shop) -> None:
    use = {"all": [{"timer": "5s"}, {"click": "#button"}]}
    shop.build({f"promotions/{PROBE}.yml": wanting(use, targeting=RICH)})
    shop.visit("/")
    shop.cart(1000)
    shop.advance(6000)
    shop.engine.click("#button")
    shop.cart(9000)
    shop.advance(1000)
    assert shop.absent(PROBE)
    shop.engine.click("#button")
    assert shop.shown(PROBE)


def test_a_promotion_that_waits_for_its_slot_is_not_wanted_any_more_outside_its_range(shop: Shop) -> None:
    occupied(shop, RANGE)
    shop.scroll(INSIDE)
    shop.advance(200)
    shop.scroll(BEYOND)
    shop.advance(200)
    shop.close("first")
    shop.advance(1000)
    assert shop.absent(PROBE)
    shop.scroll(INSIDE)
    shop.advance(200)
    assert shop.shown(PROBE)


def test_a_promotion_that_waits_for_its_slot_shows_when_the_page_stands_in_its_range(shop: Shop) -> None:
    occupied(shop, RANGE)
    shop.scroll(INSIDE)
    shop.advance(200)
    shop.close("first")
    assert shop.shown(PROBE)


def test_another_trigger_keeps_a_promotion_waiting_when_its_range_is_left(shop: Shop) -> None:
    occupied(shop, RANGE, {"timer": "5s"})
    shop.scroll(INSIDE)
    shop.advance(6000)
    shop.scroll(BEYOND)
    shop.advance(200)
    shop.close("first")
    assert shop.shown(PROBE)
    assert [event["trigger"] for event in shop.events("before-show")] == ["page_load", "timer"]


def test_an_event_keeps_a_promotion_waiting_when_its_range_is_left(shop: Shop) -> None:
    occupied(shop, {"click": "#button"}, RANGE)
    shop.engine.click("#button")
    shop.scroll(INSIDE)
    shop.advance(200)
    shop.scroll(BEYOND)
    shop.advance(200)
    shop.close("first")
    assert shop.shown(PROBE)


def test_a_state_that_fires_while_an_event_waits_is_tried_again(shop: Shop) -> None:
    rich = wanting({"click": "#button"}, {"timer": "5s"}, targeting=RICH)
    shop.build({f"promotions/{PROBE}.yml": rich, "promotions/first.yml": first()})
    shop.visit("/")
    shop.cart(9000)
    assert shop.shown("first")
    shop.engine.click("#button")
    shop.advance(6000)
    shop.cart(1000)
    shop.close("first")
    shop.advance(1000)
    assert shop.absent(PROBE)
    shop.cart(9000)
    assert shop.shown(PROBE)


def test_of_what_is_left_when_a_range_ends_a_state_goes_before_an_event(shop: Shop) -> None:
    uses = ({"click": "#button"}, RANGE, {"timer": "5s"})
    rich = wanting(*uses, targeting=RICH)
    shop.build({f"promotions/{PROBE}.yml": rich, "promotions/first.yml": first()})
    shop.visit("/")
    shop.cart(9000)
    assert shop.shown("first")
    shop.engine.click("#button")
    shop.scroll(INSIDE)
    shop.advance(6000)
    shop.scroll(BEYOND)
    shop.cart(1000)
    shop.close("first")
    shop.advance(1000)
    assert shop.absent(PROBE)
    shop.cart(9000)
    assert shop.shown(PROBE)


def test_what_a_click_has_shown_stays_when_a_range_is_left(shop: Shop) -> None:
    use = {"scroll_depth": {**RANGE["scroll_depth"], "close": True}}
    shop.build({f"promotions/{PROBE}.yml": wanting({"click": "#button"}, use)})
    shop.visit("/")
    shop.engine.click("#button")
    assert shop.shown(PROBE)
    shop.scroll(INSIDE)
    shop.advance(200)
    shop.scroll(BEYOND)
    shop.advance(1000)
    assert shop.shown(PROBE)


def test_a_range_that_was_refused_is_tried_again_while_the_page_stands_in_it(shop: Shop) -> None:
    shop.build({f"promotions/{PROBE}.yml": wanting({"click": "#button"}, RANGE, targeting=RICH)})
    shop.visit("/")
    shop.engine.click("#button")
    shop.cart(1000)
    shop.scroll(INSIDE)
    shop.advance(200)
    assert shop.absent(PROBE)
    shop.cart(9000)
    assert shop.shown(PROBE)


def test_leaving_a_range_is_no_dismissal(shop: Shop) -> None:
    use = {"scroll_depth": {**RANGE["scroll_depth"], "close": True}}
    shop.build({f"promotions/{PROBE}.yml": wanting(use, frequency={"after": {"dismissal": "7d"}})})
    shop.visit("/")
    shop.scroll(INSIDE)
    shop.advance(200)
    assert shop.shown(PROBE)
    shop.scroll(BEYOND)
    assert shop.gone(PROBE)
    assert [event["by"] for event in shop.events("dismissal")] == ["navigation"]
    shop.scroll(INSIDE)
    shop.advance(200)
    assert shop.shown(PROBE)


def test_a_form_that_somebody_types_into_stays_when_its_range_is_left(shop: Shop) -> None:
    form = {"fields": [{"email": {"label": "E-mail address"}}], "button": "Send"}
    use = {"scroll_depth": {**RANGE["scroll_depth"], "close": True}}
    content = {"headline": "News", "form": form}
    shop.build({f"promotions/{PROBE}.yml": wanting(use, template="corner", content=content)})
    shop.visit("/")
    shop.scroll(INSIDE)
    shop.advance(200)
    shop.fill_in(PROBE, "input[type=email]", "anna")
    shop.scroll(BEYOND)
    shop.advance(1000)
    assert shop.shown(PROBE)


def leaving() -> str:
    """Return a promotion for those who leave: by the pointer on a desktop, by a flick on a phone."""
    phone = {"device": ["mobile", "tablet"], "return": "false"}
    return wanting({"exit_intent": {"device": "desktop"}}, {"exit_intent": phone})


def test_a_mouse_that_leaves_gets_the_promotion_of_each_device(shop: Shop) -> None:
    shop.build({f"promotions/{PROBE}.yml": leaving()})
    enter(shop, {"do": [["leave"]]})
    play(shop, [["advance", 5000], ["fires", 0], ["leave"], ["advance", 500], ["fires", 1]])


def test_a_finger_that_flicks_gets_the_promotion_of_each_device(shop: Shop) -> None:
    shop.build({f"promotions/{PROBE}.yml": leaving()})
    enter(shop, {"touch": True, "do": []})
    play(shop, [["advance", 5000], ["scroll", 1500], ["hide", 9000], ["fires", 0]])
    play(shop, [["flick", -200, 120], ["advance", 500], ["fires", 1]])


def test_no_new_trigger_outlives_its_page_view(shop: Shop) -> None:
    uses = [
        *(
            {"cart_change": "added"},
            {"hash": "#offer"},
            {"element_visible": "#reviews"},
            "tab_return",
            "order",
        ),
        {"promotion": {"id": "other", "does": "seen"}},
        {"any": [{"click": "#button"}, {"event": "quiz"}]},
        {"sequence": ["page_load", {"click": "h1"}]},
        RANGE,
    ]
    here = wanting(*uses, targeting={"page.path": "/"})
    other = json.dumps({"template": "corner", "content": {"headline": "The other one"}})
    shop.build({f"promotions/{PROBE}.yml": here, "promotions/other.yml": other})
    shop.visit("/")
    shop.cart(100, count=1)
    shop.engine.js("(history.pushState(null, '', '/next'), 1)")
    shop.engine.wait_until("handbill.show('other').shown")
    shop.advance(500)
    shop.cart(200, count=2)
    shop.call("order", {"id": "1001"})
    shop.call("track", "quiz")
    shop.engine.click("#button")
    shop.engine.click("h1")
    play(shop, [["hide", 5000], ["js", "(location.hash = 'offer')"], ["scroll", INSIDE], ["advance", 500]])
    play(shop, [["scroll", BEYOND], ["advance", 1000]])
    assert shop.absent(PROBE)
    assert shop.quiet()


def test_pages_before_consent_are_no_page_views(shop: Shop) -> None:
    shop.build({"site.yml": site_yml(consent="page"), f"promotions/{PROBE}.yml": probe({"page_views": "2"})})
    shop.visit("/")
    shop.visit("/second")
    shop.grant(marketing=True)
    shop.advance(1000)
    assert shop.absent(PROBE)
    shop.visit("/third")
    shop.grant(marketing=True)
    assert shop.shown(PROBE)


def test_before_consent_nothing_is_watched_for_a_combination(shop: Shop) -> None:
    use = {"all": [{"click": "#button"}, {"timer": "5s"}]}
    shop.build({"site.yml": site_yml(consent="page"), f"promotions/{PROBE}.yml": probe(use)})
    shop.visit("/")
    shop.engine.click("#button")
    shop.advance(10_000)
    shop.grant(marketing=True)
    shop.advance(10_000)
    assert shop.absent(PROBE)
    shop.engine.click("#button")
    assert shop.shown(PROBE)


def test_what_happens_to_a_promotion_that_may_not_be_remembered_is_no_error(shop: Shop) -> None:
    uses = ({"promotion": {"id": "other", "does": "dismissed"}}, {"click": "#button"})
    other = json.dumps({"template": "corner", "content": {"headline": "The other one"}})
    shop.build(
        {
            "site.yml": site_yml(consent="page"),
            f"promotions/{PROBE}.yml": wanting(*uses, purpose="necessary"),
            "promotions/other.yml": other,
        }
    )
    shop.visit("/")
    shop.engine.click("#button")
    assert shop.shown(PROBE)
    assert shop.quiet()
