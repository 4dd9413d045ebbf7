"""A link to a preview shows the site to whoever has it, and leaves no trace: nothing stored, sent, counted or granted."""

import hashlib

from tests.browser.engine import Engine
from tests.browser.shop import Shop
from tests.runtime_js.offers import DAY, LEAD, popup, site

TOKEN, ENDED = "a-token-that-nobody-guesses", "a-token-of-last-week"
LINK = f"/?handbill-preview={TOKEN}"
SITE = site(
    "apps: { webhook: { to: /hook } }\n",
    consent="page",
    endpoints="{ leads: /handbill/leads, events: /handbill/events, coupons: /handbill/coupons }",
)
FORM = LEAD.replace("{ generic: WELCOME10, copy: true }", "{ unique: codes, apply: true }")
TESTED = popup(
    """
targeting: { page.path: /never }
schedule: { from: 2026-12-24 17:00 }
experiment:
  name: first-offer
  variants: { plain: { weight: 50 }, bold: { weight: 50, change: { content.headline: Hurry } } }
""",
    triggers="[]",
)
NIGHT = popup("schedule: { from: 2026-12-24 18:00, until: 2026-12-25 }\n", headline="Tonight")
MARK = "document.querySelector('hb-root[data-preview]')"


def previews() -> str:
    rows = {"p-known": (TOKEN, "2026-11-29"), "p-ended": (ENDED, "2026-11-22 13:01")}
    return "".join(
        f"{name}: {{ sha256: {hashlib.sha256(token.encode()).hexdigest()}, until: {until} }}\n"
        for name, (token, until) in rows.items()
    )


def build(shop: Shop) -> None:
    shop.build(
        {
            "site.yml": SITE,
            "previews.yml": previews(),
            "promotions/lead.yml": FORM + "on_submit: [ { sync: webhook }, { add_to_segment: news } ]\n",
            "coupons/codes.yml": "description: Made by the shop.\n",
            "promotions/night.yml": NIGHT + "priority: 90\n",
            "promotions/offer.yml": TESTED,
            "campaigns/after.yml": "enroll: { triggers: [ page_load ] }\nsteps: [ { show: lead } ]\n",
        }
    )


def marked(engine: Engine, words: str) -> None:
    """Wait until the mark says the words, where they can be seen."""
    engine.wait_until(
        f"{MARK} && {MARK}.shadowRoot.textContent.includes(arguments[0])"
        f" && {MARK}.shadowRoot.firstChild.getBoundingClientRect().height > 10",
        words,
    )


def test_a_preview_shows_all_and_leaves_no_trace_whatever_is_done_on_it(shop: Shop, engine: Engine) -> None:
    build(shop)
    shop.visit(LINK)
    marked(engine, "Preview: Nothing here is stored or sent.")
    shop.call("consent", {"marketing": False})
    assert shop.shown("lead")
    shop.fill_in("lead", "[name=email]", "ann@example.test")
    shop.advance(3_000)
    shop.click_in("lead", "button[type=submit]")
    assert shop.says("lead", "SAMPLE")
    marked(engine, "Preview: Nothing was sent.")
    shop.click_in("lead", ".offer > button")
    marked(engine, "Nothing was put into the cart.")
    for call, given in (
        ("order", {"id": 7, "total": 4000, "currency": "EUR"}),
        ("track", "looked"),
        ("profile", {"tier": "gold"}),
        ("segment", "vip"),
        ("consent", {"marketing": True, "analytics": True}),
    ):
        shop.call(call, given)
    shop.close("lead")
    shop.advance(DAY / 2)
    shop.hide()
    engine.js("(window.dispatchEvent(new Event('pagehide')), window.dispatchEvent(new Event('online')), 1)")
    engine.settle()

    assert shop.keys() == []
    assert shop.server.foreign() == []
    told = engine.js("shopSeen.events.map(function (e) { return e.name; })")
    assert set(told) == {"ready"}
    assert shop.quiet()

    # What an ordinary visit has left is neither read nor changed nor forgotten.
    shop.visit("/")
    shop.grant(marketing=True)
    assert shop.shown("lead")
    shop.close("lead")
    shop.visit(LINK)
    before = shop.record()
    assert before["promotions"]["dismissal:lead"]["n"] == 1
    assert shop.shown("lead")
    shop.close("lead")
    shop.call("reset")
    assert shop.record() == before


def test_a_preview_shows_the_variant_the_moment_and_the_promotion_that_its_address_names(
    shop: Shop, engine: Engine
) -> None:
    build(shop)
    shop.visit(LINK + "&handbill-variant=first-offer:bold&handbill-show=offer")
    assert shop.says("offer", "Hurry")
    assert shop.absent("lead")
    shop.visit(LINK + "&handbill-at=2026-12-24T17:30Z")
    assert shop.says("night", "Tonight")
    marked(engine, "Preview of ")
    # A page may take the mark away or hide it; it comes back.
    engine.js(
        f"({MARK}.remove(), document.documentElement.insertAdjacentHTML('beforeend',"
        " '<style>hb-root { display: none !important; opacity: 0 !important }</style>'), 1)"
    )
    marked(engine, "Nothing here is stored or sent.")
    assert engine.js(f"getComputedStyle({MARK}).opacity") == "1"
    assert engine.js(f"getComputedStyle({MARK}).pointerEvents") == "none"
    shop.visit(LINK + "&handbill-show=nobody")
    marked(engine, "'nobody' does not show: not in this bundle.")
    assert shop.keys() == []
    assert shop.server.foreign() == []


def test_a_token_that_is_unknown_or_ended_or_cannot_be_checked_makes_a_page_view_like_others(
    shop: Shop, engine: Engine
) -> None:
    build(shop)
    shop.now += 120_000
    for token in ("guessed", ENDED, TOKEN):
        if token == TOKEN:
            # As over plain http.
            shop.head = [
                "<script>Object.defineProperty(Crypto.prototype, 'subtle', { value: undefined })</script>"
            ]
        shop.visit(f"/?handbill-preview={token}&handbill-show=offer&handbill-variant=first-offer:bold")
        shop.advance(1_000)
        assert shop.open_promotions() == []
        assert shop.keys() == []
        assert not engine.js(f"!!{MARK}")
    shop.grant(marketing=True)
    assert shop.shown("lead")
    assert [one["promotion"] for one in shop.wait_event("before-show")] == ["lead"]
    assert "shown:lead" in shop.record()["promotions"]
