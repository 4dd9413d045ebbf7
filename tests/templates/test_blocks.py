"""What stands on a screen, and the ways between screens."""

import json

from tests.browser.shop import Shop
from tests.templates.offers import inner, site

QUIZ = """\
template: popup
triggers: [ page_load ]
screens:
  start:
    blocks:
      - progress
      - heading: What suits you?
      - button: { label: Tents, go: tents }
      - button: { label: Boots, go: boots, look: outline }
  tents:
    blocks:
      - progress: { step: 2, of: 3 }
      - heading: Tents
      - button: { label: One more, go: end }
  boots:
    blocks:
      - heading: Boots
      - button: { label: One more, go: end }
      - button: { label: Back, back: true }
  end:
    blocks:
      - heading: The end
      - button: { label: Back, back: true }
"""
WORDS = """\
template: popup
triggers: [ page_load ]
screens:
  ask:
    blocks:
      - heading: What is in it
      - text: |
          Two **short *and* good** words, *{cart.count} boots* and one [honest](/pages/about) answer.
          - tents
          - boots for **wet** feet
          That is all \\*.
      - html: "<p>Open <b>until nine</b></p>"
      - note: By going on you accept the [terms](/pages/terms).
      - social: { instagram: "https://instagram.com/acme", x: "https://x.com/acme" }
      - button: { label: To the reviews, scroll: "#reviews" }
"""
FILM = """\
template: popup
triggers: [ page_load ]
content:
  headline: How it is pitched
  video: { src: /films/tent.mp4, title: A tent in three minutes, captions: /films/tent.vtt, poster: { src: /tent.svg, alt: "" } }
  button: { label: Copy the code, copy: "TENT 10" }
"""


def heading(shop: Shop) -> str:
    said: str = shop.engine.js(f"{inner(shop, 'h2')}.textContent")
    return said


def press(shop: Shop, words: str) -> None:
    shop.engine.click_on(
        f"Array.from({shop.root('offer')}.shadowRoot.querySelectorAll('.button'))"
        f".find(function (b) {{ return b.textContent === {json.dumps(words)}; }})"
    )
    shop.engine.settle()


def test_a_shopper_goes_through_a_quiz_and_back_the_way_that_was_taken(shop: Shop) -> None:
    shop.build(site(QUIZ))
    shop.visit("/", page="tall")
    assert shop.shown("offer")
    bar = inner(shop, "[role=progressbar]")
    assert shop.engine.js(f"[{bar}.ariaValueNow, {bar}.ariaValueMax]") == ["1", "4"]

    press(shop, "Boots")
    assert heading(shop) == "Boots"
    press(shop, "One more")
    press(shop, "Back")
    assert heading(shop) == "Boots"
    press(shop, "Back")
    assert heading(shop) == "What suits you?"
    press(shop, "Tents")
    assert shop.engine.js(f"{bar}.querySelectorAll('.done').length") == 2
    press(shop, "One more")
    press(shop, "Back")
    assert heading(shop) == "Tents"
    assert shop.quiet()


def test_a_text_has_emphasis_links_and_lists_and_facts_among_them(shop: Shop) -> None:
    shop.build(site(WORDS))
    shop.head.append('<script>handbill = [["cart", { currency: "EUR", total: 100, count: 2 }]]</script>')
    shop.visit("/", page="tall")
    assert shop.shown("offer")

    assert shop.engine.js(f"{inner(shop, 'p.soft')}.innerHTML") == (
        "Two <strong>short <em>and</em> good</strong> words, <em>2 boots</em> and one "
        '<a class="link" href="/pages/about">honest</a> answer.'
    )
    assert shop.engine.js(f"{inner(shop, 'ul.points')}.innerHTML") == (
        "<li>tents</li><li>boots for <strong>wet</strong> feet</li>"
    )
    assert shop.says("offer", "That is all *.")
    assert shop.engine.js(f"{inner(shop, '.own')}.innerHTML") == "<p>Open <b>until nine</b></p>"
    assert shop.engine.js(f"{inner(shop, 'p.small a')}.pathname") == "/pages/terms"


ADDRESSED = """\
template: popup
triggers: [ page_load ]
content:
  headline: Which size?
  body: "See **[all](/of/{profile.kind|all/any}/sizes)**"
  button: { label: Find it, link: "https://shop.example/{profile.city}?in={profile.city}&n={cart.count}" }
"""


def test_facts_in_an_address_stay_where_they_stand(shop: Shop) -> None:
    shop.build(site(ADDRESSED.replace("page_load", "{ timer: 5s }")))
    shop.visit("/", page="tall")
    shop.cart(100, count=2)
    shop.call("profile", {"city": "../..//evil.example/?a=1&b#c \\ 'é'"})
    shop.engine.js("(handbill.profile({ kind: 'x\\ud800y' }), 1)")
    shop.advance(5_000)
    assert shop.shown("offer")
    button, words = inner(shop, ".button"), inner(shop, "strong a")
    city = "..%2F..%2F%2Fevil.example%2F%3Fa%3D1%26b%23c%20%5C%20'%C3%A9'"

    assert shop.engine.js(f"[{button}.host, {button}.getAttribute('href'), {words}.pathname]") == [
        "shop.example",
        f"https://shop.example/{city}?in={city}&n=2",
        "/of/xy/sizes",
    ]
    shop.close("offer")


def test_an_address_without_what_it_asks_for_has_what_stands_there_instead(shop: Shop) -> None:
    shop.build(site(ADDRESSED))
    shop.visit("/", page="tall")
    assert shop.shown("offer")

    assert shop.engine.js(f"{inner(shop, 'strong a')}.pathname") == "/of/all%2Fany/sizes"


def test_a_button_brings_the_shopper_to_a_place_of_the_page(shop: Shop) -> None:
    shop.build(site(WORDS))
    shop.visit("/", page="tall")
    assert shop.shown("offer")
    press(shop, "To the reviews")

    assert shop.gone("offer")
    shop.engine.wait_until("document.querySelector('#reviews').getBoundingClientRect().top < innerHeight")
    assert [e["kind"] for e in shop.events("engagement")] == ["click"]
    assert shop.events("dismissal")[0]["by"] == "navigation"


def test_a_link_to_another_network_is_an_engagement_of_its_own_kind(shop: Shop) -> None:
    shop.build(site(WORDS))
    shop.visit("/", page="tall")
    assert shop.shown("offer")
    # It would lead into another tab. The block keeps the click to itself, so it is caught on its way down.
    shop.engine.js("(document.addEventListener('click', function (e) { e.preventDefault(); }, true), 1)")
    shop.click_in("offer", ".social a")

    assert [(e["kind"], e["element"]) for e in shop.events("engagement")] == [("social", "social")]


def test_a_film_loads_when_it_is_asked_for_and_a_code_is_copied(shop: Shop) -> None:
    shop.build(site(FILM))
    shop.visit("/", page="tall")
    assert shop.shown("offer")
    assert not shop.server.to("/films/tent.mp4")

    shop.click_in("offer", ".play")
    shop.server.wait_for("/films/tent.mp4")
    film = inner(shop, "video")
    assert shop.engine.js(f"[{film}.controls, {film}.ariaLabel]") == [True, "A tent in three minutes"]
    assert shop.engine.js(f"{film}.querySelector('track').kind") == "captions"
    shop.click_in("offer", ".button")
    assert shop.says("offer", "Copied")

    assert [e["kind"] for e in shop.events("engagement")] == ["video", "copy"]
    shop.engine.js(f"(window.film = {film}, 1)")
    shop.close("offer")
    assert shop.engine.js("film.paused")
