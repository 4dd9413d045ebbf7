"""Blocks that are placed freely, on wide screens and on narrow ones; and the cross above what scrolls."""

import pytest

from tests.browser.shop import Shop
from tests.templates.offers import inner, open_at_once
from tests.templates.states import still

CANVAS = """\
template: { name: canvas, width: 800px, height: 400px, mobile_width: 400px, mobile_height: 400px }
triggers: [ page_load ]
screens:
  ask:
    blocks:
      - image: { src: /tent.svg, alt: A tent, at: { left: 50%, width: 50%, height: 100%, mobile: { left: 0, width: 100%, height: 40% } } }
      - heading: { text: Out in two minutes, at: { left: 10%, top: 25%, width: 35%, mobile: { top: 50%, width: 80% } } }
      - button: { label: See the tents, link: /tents, at: { left: 10%, top: 75%, width: 30%, height: 15% } }
      - button: { label: Above, link: /b, at: { left: 60%, top: 20%, width: 100px, height: 15%, layer: 3, mobile: { hidden: true } } }
      - text: { text: Below, at: { left: 60%, top: 20%, width: 100px, height: 15%, plate: true, mobile: { hidden: true } } }
"""
_BOXES = """
(function (root) {
  var ground = root.shadowRoot.querySelector(".screen").getBoundingClientRect(), found = [];
  root.shadowRoot.querySelectorAll("img, h2, .screen .button").forEach(function (one) {
    var box = one.getBoundingClientRect();
    if (box.width) found.push([one.alt || one.textContent, [
      (box.left - ground.left) / ground.width, (ground.right - box.right) / ground.width,
      (box.top - ground.top) / ground.height, box.width, box.height,
    ].map(function (n) { return Math.round(n * 1000) / 1000; })]);
  });
  return found;
})(%s)
"""
_TOP = """
(function (root, one) {
  var box = one.getBoundingClientRect();
  return root.elementFromPoint(box.left + 20, box.top + 20).textContent;
})(%s.shadowRoot, %s)
"""
LONG = """\
template: popup
triggers: [ page_load ]
content:
  headline: What we sell and to whom
  body: |
"""
_UNDER = """
(function (root, cross) {
  var box = cross.getBoundingClientRect(), y = box.top + box.height / 2, all;
  for (var x = box.left + 1; x < box.right; x++) {
    all = root.elementsFromPoint(x, y);
    var words = all.findIndex(function (one) { return one.matches("h2, p"); });
    if (words < 0) continue;
    return all.slice(0, words).some(function (one) {
      return /^rgb\\(/.test(getComputedStyle(one).backgroundColor);
    });
  }
  return null;
})(%s.shadowRoot, %s)
"""


def boxes(shop: Shop) -> dict[str, list[float]]:
    """Return by their words, in the document's order, how far blocks stand from left, right and top; width, height.

    The first three are shares of the ground, the others px.
    """
    return dict(shop.engine.js(_BOXES % shop.root("offer")))


def test_blocks_stand_where_the_definition_puts_them_and_the_page_mirrors_it(shop: Shop) -> None:
    open_at_once(shop, CANVAS)
    still(shop)
    wide = boxes(shop)
    assert list(wide) == ["A tent", "Out in two minutes", "See the tents", "Above"]
    assert wide["A tent"] == pytest.approx([0.5, 0, 0, 399, 399], abs=0.8)
    assert wide["Out in two minutes"][:4] == pytest.approx([0.1, 0.55, 0.25, 279.3], abs=0.8)
    assert wide["See the tents"] == pytest.approx([0.1, 0.6, 0.75, 239.4, 59.8], abs=0.8)
    assert wide["Above"][3] == 100
    assert shop.engine.js(_TOP % (shop.root("offer"), inner(shop, ".screen p"))) == "Above"

    shop.engine.js("(document.documentElement.dir = 'rtl', 1)")
    mirrored = boxes(shop)
    assert {words: box[1] for words, box in mirrored.items()} == pytest.approx(
        {words: box[0] for words, box in wide.items()}, abs=0.003
    )
    assert shop.quiet()


def test_a_narrow_screen_has_places_of_its_own_and_what_has_none_stands_in_the_flow(shop: Shop) -> None:
    shop.engine.resize(390, 844)
    open_at_once(shop, CANVAS)
    still(shop)
    narrow = boxes(shop)
    width = narrow["A tent"][3]
    assert list(narrow) == ["A tent", "Out in two minutes", "See the tents"]
    assert width < 390
    assert narrow["A tent"] == pytest.approx([0, 0, 0, width, 0.4 * width], abs=0.8)
    assert narrow["Out in two minutes"][:4] == pytest.approx([0.1, 0.1, 0.5, 0.8 * width], abs=0.8)
    assert narrow["See the tents"][3] == pytest.approx(width - 48, abs=0.8)

    shop.engine.resize(720, 500)
    assert list(boxes(shop)) == ["A tent", "Out in two minutes", "See the tents"]
    shop.engine.resize(800, 260)
    assert boxes(shop)["A tent"][0] > 0.4
    button = inner(shop, "[href='/tents']")
    shop.engine.js(f"({button}.focus(), 1)")
    seen = shop.engine.js(f"{button}.getBoundingClientRect().bottom")
    assert 0 < seen <= 260
    assert shop.quiet()


def test_words_that_scroll_below_the_cross_do_not_show_through_it(shop: Shop) -> None:
    shop.engine.resize(390, 300)
    open_at_once(shop, LONG + "    Tents, boots, and all that goes with them to the hills and back.\n" * 30)
    still(shop)
    assert (
        shop.engine.js(f"(({inner(shop, '.screen')}.scrollTop = 200), {inner(shop, '.screen')}.scrollTop)")
        == 200
    )

    assert shop.engine.js(_UNDER % (shop.root("offer"), inner(shop, ".close"))) is True
    shop.close("offer")
