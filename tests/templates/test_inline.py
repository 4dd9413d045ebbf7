"""What stands in the flow of the page: embeds, and banners that push it down."""

from tests.browser.shop import Shop
from tests.templates.offers import inner, site

EMBED = """\
template: { name: embed, selector: "#here", height: 300px, mobile_height: 400px }
triggers: [ page_load ]
content:
  headline: Free returns
  body: For a hundred days.
  button: { label: How it works, link: /returns }
"""
PUSHING = """\
template: { name: banner, selector: body, position: top }
triggers: [ { click: "#button" } ]
content: { body: Orders before noon leave today. }
"""


def top_of(shop: Shop, css: str) -> float:
    found: float = shop.engine.js("document.querySelector(arguments[0]).getBoundingClientRect().top", css)
    return found


def test_an_embed_comes_into_its_element_and_moves_nothing(shop: Shop) -> None:
    built = shop.build(site(EMBED))
    rule = "#here { min-height: 300px }"
    page = built.files["embed.html"].decode()
    assert rule in page
    assert "@media (width &lt; 600px) { #here { min-height: 400px } }" in page
    shop.head.append(f"<style>{rule}</style>")
    shop.visit("/", page="places", ready=False)
    before = top_of(shop, "#below")
    shop.started()

    assert shop.shown("offer")
    assert shop.engine.js("document.querySelector('#here').firstChild.dataset.handbill") == "offer"
    assert top_of(shop, "#below") == before
    width = "%s.getBoundingClientRect().width"
    assert shop.engine.js(width % inner(shop, "section")) == shop.engine.js(
        width % "document.querySelector('#here')"
    )
    assert shop.quiet()


def test_an_embed_waits_for_its_element_and_comes_back_when_the_page_is_drawn_anew(shop: Shop) -> None:
    shop.build(site(EMBED))
    shop.visit("/", page="tall")
    assert shop.absent("offer")
    shop.engine.js(
        "(document.querySelector('main').insertAdjacentHTML('afterbegin', '<div id=here></div>'), 1)"
    )
    shop.advance(1_000)
    assert shop.shown("offer")
    assert len(shop.events("before-show")) == 1

    shop.engine.js("(document.querySelector('main').innerHTML = '<p><i id=here></i></p>', 1)")

    assert shop.shown("offer")
    assert shop.engine.js(f"{shop.root('offer')}.parentNode.tagName") == "I"
    assert len(shop.events("before-show")) == 1
    shop.engine.js("(document.querySelector('main').innerHTML = '', 1)")
    assert shop.gone("offer")


def test_a_pushing_banner_moves_the_page_down_and_leaves_it_as_it_was(shop: Shop) -> None:
    shop.build(site(PUSHING))
    shop.visit("/", page="places")
    before = top_of(shop, "h1")
    shop.engine.click("#button")
    assert shop.shown("offer")
    height = shop.engine.js(f"{inner(shop, 'section')}.getBoundingClientRect().height")

    assert shop.engine.js("document.body.firstElementChild.dataset.handbill") == "offer"
    assert height > 30
    assert abs(top_of(shop, "h1") - before - height) < 1
    shop.close("offer")
    assert top_of(shop, "h1") == before
