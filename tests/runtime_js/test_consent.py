"""Nothing before consent, and nothing after its withdrawal."""

from pathlib import Path

import pytest

from tests.browser import listening
from tests.browser.shop import Shop
from tests.runtime_js.offers import DAY, LEAD, popup, site

INPUT = {
    "scroll",
    "wheel",
    "mousemove",
    "mouseout",
    "mouseover",
    "mouseleave",
    "pointermove",
    "pointerdown",
    "mousedown",
    "keydown",
    "keyup",
    "input",
    "touchstart",
    "touchmove",
    "touchend",
    "click",
    "resize",
    "focusin",
}


def build(shop: Shop, consent: str = "page", **files: str) -> None:
    promotions = {f"promotions/{name}.yml": text for name, text in files.items()}
    shop.build({"site.yml": site(consent=consent), **(promotions or {"promotions/hello.yml": popup()})})


def heard(shop: Shop) -> set[str]:
    return listening.heard(shop) & INPUT


def test_nothing_is_shown_stored_asked_for_or_listened_to_before_consent(shop: Shop) -> None:
    build(shop, hello=popup(triggers="[ page_load, { scroll_depth: 50% }, exit_intent, { inactivity: 5s } ]"))
    shop.head.append(listening.LISTENING)
    shop.visit("/")
    shop.scroll(2_000)
    shop.advance(60_000)

    assert shop.absent("hello")
    assert shop.keys() == []
    assert heard(shop) == set()
    assert shop.server.foreign() == []


def test_a_grant_starts_it_and_its_clocks(shop: Shop) -> None:
    build(shop, hello=popup(triggers="[ { timer: 10s } ]"))
    shop.visit("/")
    shop.advance(60_000)
    shop.grant(marketing=True)
    shop.advance(9_000)
    assert shop.absent("hello")
    shop.advance(1_001)

    assert shop.shown("hello")


def test_a_grant_for_another_purpose_starts_nothing(shop: Shop) -> None:
    build(shop)
    shop.visit("/")
    shop.grant(analytics=True)

    assert shop.absent("hello")
    assert shop.keys() == []


def test_a_refusal_is_no_consent(shop: Shop) -> None:
    build(shop)
    shop.visit("/")
    shop.grant(marketing=False)

    assert shop.absent("hello")
    assert shop.keys() == []


@pytest.mark.parametrize("consent", ["page", "none"])
def test_a_withdrawal_closes_deletes_and_stops(shop: Shop, consent: str) -> None:
    build(shop, consent, hello=popup(), later=popup(triggers="[ { timer: 10s } ]", template="corner"))
    shop.visit("/")
    if consent == "page":
        shop.grant(marketing=True)
    assert shop.shown("hello")
    shop.grant(marketing=False)

    assert shop.gone("hello")
    assert shop.keys() == []
    shop.advance(60_000)
    assert shop.absent("later")
    assert shop.keys() == []


def manager(shop: Shop, name: str) -> None:
    """Put a consent manager onto the shop's pages, as `window.NAME`."""
    script = (Path(__file__).parent / "core" / "managers" / f"{name}.js").read_text()
    shop.head.append(f"<script>window.{name} = (function () {{ {script} }})();</script>")


def answered(shop: Shop, call: str) -> None:
    shop.engine.js(f"({call}(), 1)")
    shop.engine.settle()


def test_of_several_managers_the_strictest_counts_until_one_takes_it_back(shop: Shop) -> None:
    own = "{ onetrust: { purposes: { marketing: [C0002, C0004] } } }"
    build(
        shop,
        f"[ {{ tcf: {{ vendor: 755 }} }}, {own} ]",
        hello=popup(),
        later=popup(triggers="[ { timer: 10s } ]", template="corner"),
    )
    manager(shop, "tcf")
    manager(shop, "onetrust")
    shop.head.append(listening.LISTENING)
    shop.visit("/")
    shop.advance(200_000)
    assert (shop.absent("hello"), shop.keys(), heard(shop), shop.server.foreign()) == (True, [], set(), [])

    shop.reload()
    answered(shop, "tcf.load")
    answered(shop, "onetrust.load")
    shop.advance(500)
    answered(shop, "tcf.vendor")
    assert shop.absent("hello")
    assert shop.keys() == []
    answered(shop, "onetrust.some")
    assert shop.absent("hello")
    answered(shop, "onetrust.accept")
    assert shop.shown("hello")
    assert shop.keys() == ["handbill:acme"]

    answered(shop, "tcf.reject")
    assert shop.gone("hello")
    assert shop.keys() == []
    shop.advance(60_000)
    assert shop.absent("later")
    assert shop.keys() == []
    assert shop.quiet()


def test_a_manager_that_breaks_closes_and_stops(shop: Shop) -> None:
    build(shop, "cookiebot", hello=popup(), later=popup(triggers="[ { timer: 10s } ]", template="corner"))
    manager(shop, "cookiebot")
    shop.visit("/")
    answered(shop, "cookiebot.accept")
    assert shop.shown("hello")
    answered(shop, "cookiebot.broken")

    assert shop.gone("hello")
    shop.advance(60_000)
    assert shop.absent("later")
    assert shop.events("error")[0]["where"] == "consent"


def test_what_has_lain_too_long_is_deleted_and_a_visit_lets_it_lie_on(shop: Shop) -> None:
    never = "frequency: { after: { dismissal: never } }"
    files = {
        "site.yml": site("retention: { marketing: 30d }\n", consent="none"),
        "promotions/hello.yml": popup(never),
        "promotions/gold.yml": popup("targeting: { profile.tier: gold }", template="banner"),
    }
    shop.build(files)
    shop.visit("/")
    shop.close("hello")
    shop.call("profile", {"tier": "gold"})
    assert shop.shown("gold")
    for _ in range(2):
        shop.now += 29 * DAY
        shop.visit("/")
        assert shop.absent("hello")
        assert "profile" in shop.record()

    shop.now += 30 * DAY
    shop.visit("/")
    assert shop.shown("hello")
    assert "profile" not in shop.record()
    assert "dismissal:hello" not in shop.record()["promotions"]


def test_an_answer_given_before_the_bundle_counts(shop: Shop) -> None:
    build(shop)
    shop.head.append('<script>window.handbill = [["consent", { marketing: true }]];</script>')
    shop.visit("/")

    assert shop.shown("hello")


def test_what_is_necessary_shows_without_consent_and_stores_nothing(shop: Shop) -> None:
    build(shop, notice=popup("purpose: necessary", template="banner"))
    shop.visit("/")

    assert shop.shown("notice")
    assert "promotions" not in (shop.record() or {})


def test_a_lead_that_waits_is_forgotten_with_the_visitor(shop: Shop) -> None:
    build(shop, "none", lead=LEAD)
    shop.visit("/")
    shop.fill_in("lead", "input[type=email]", "ann@example.test")
    shop.server.down = True
    shop.engine.key("Enter")
    shop.engine.wait_until("localStorage.getItem('handbill:acme').indexOf('\"tries\":1') > 0")
    shop.call("reset")
    shop.server.down = False
    shop.advance(3_600_000)

    assert "ann@" not in str(shop.record())
    assert len(shop.leads()) == 1


def test_a_browser_s_signal_not_to_sell_counts_as_a_refusal(shop: Shop) -> None:
    shop.build(
        {
            "site.yml": site().replace("source: none", "source: none, respect: [gpc]"),
            "promotions/hello.yml": popup(),
        }
    )
    shop.head.append(
        '<script>Object.defineProperty(navigator, "globalPrivacyControl", { value: true, configurable: true });</script>'
    )
    shop.visit("/")

    assert shop.absent("hello")


def test_a_page_on_which_nothing_can_match_listens_to_no_input(shop: Shop) -> None:
    build(
        shop,
        "none",
        hello=popup(
            "targeting: { page.path: /elsewhere }",
            triggers="[ { scroll_depth: 50% }, exit_intent, { inactivity: 5s }, { click: '#button' } ]",
        ),
    )
    shop.head.append(listening.LISTENING)
    shop.visit("/")
    assert heard(shop) == set()
    assert shop.call("show", "hello") == {"refused": "targeting"}

    shop.visit("/elsewhere")
    assert heard(shop) >= {"click"}
