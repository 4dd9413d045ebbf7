"""Pages whose own scripts and styles have changed what browsers promise."""

import pytest

from tests.browser.shop import Shop
from tests.runtime_js.offers import LEAD, popup, site

# What the browsers' drivers run in the page has to go on working, so that most of these tell the bundle alone.
ASKED = "function asked() { return new Error().stack.indexOf('/handbill.') > 0; }"
HOSTS = {
    "adds to every object": """
      Object.prototype.extra = 'x';
      Object.defineProperty(Object.prototype, 'get', Object.assign(Object.create(null), {
        enumerable: true,
        configurable: true,
        get: function () { return asked() ? function () { return 'x'; } : undefined; },
        set: function (value) {
          var own = { value: value, writable: true, enumerable: true, configurable: true };
          Object.defineProperty(this, 'get', Object.assign(Object.create(null), own));
        },
      }));""",
    "has its own iterators": """
      var walk = Array.prototype[Symbol.iterator];
      Array.prototype[Symbol.iterator] = function () {
        return asked() ? { next: function () { return { done: true }; } } : walk.call(this);
      };""",
    "writes arrays its own way": "Array.prototype.toJSON = function () { return asked() ? 'no array' : this; };",
    "has promises of an older kind": """
      var Kept = window.Promise;
      window.Promise = function (work) { return new Kept(work); };
      ['resolve', 'reject', 'all', 'race'].forEach(function (name) { window.Promise[name] = Kept[name].bind(Kept); });""",
    "freezes the date": "Date.now = function () { return 0; };",
    "wraps listeners": """
      var add = EventTarget.prototype.addEventListener;
      EventTarget.prototype.addEventListener = function (type, fn, how) {
        return add.call(this, type, typeof fn === 'function' ? function () { return fn.apply(this, arguments); } : fn, how);
      };""",
    "wraps timers": """
      var later = window.setTimeout;
      window.setTimeout = function (fn, ms) { return later(fn, ms); };""",
    "loads modules another way": """
      window.define = function () {};
      window.define.amd = true;
      window.exports = {};
      window.module = { exports: {} };""",
}
CLOBBERED = """<form name="body"><img name="cookie"><img name="head"></form><img name="documentElement">
<img name="currentScript"><img name="forms"><form id="localStorage"></form>"""


@pytest.mark.parametrize("host", HOSTS)
def test_a_lead_gets_through_on_a_page_that(shop: Shop, host: str) -> None:
    shop.build({"site.yml": site(), "promotions/lead.yml": LEAD})
    shop.head.append(f"<script>{ASKED}{HOSTS[host]}</script>")
    shop.visit("/")
    shop.fill_in("lead", "input[type=email]", "ann@example.test")
    shop.advance(3_000)
    shop.click_in("lead", "input[type=checkbox]")
    shop.engine.key("Enter")

    [lead] = shop.wait_leads()
    assert lead["fields"] == {"email": "ann@example.test"}
    assert lead["consent"]["marketing_consent"]["text"] == "Yes, send me offers."
    assert shop.says("lead", "Thank you")
    assert shop.engine.errors() == []


def test_elements_named_like_the_document_s_own_parts_are_no_trap(shop: Shop) -> None:
    shop.build({"site.yml": site(), "promotions/hello.yml": popup()})
    shop.head.append(CLOBBERED)
    shop.visit("/", ready=False)

    shop.engine.wait_until("Document.prototype.querySelector.call(document, 'hb-root')")
    assert shop.events("error") == []


def test_styles_that_reach_for_everything_do_not_reach_a_dialog(shop: Shop) -> None:
    shop.build({"site.yml": site(), "promotions/hello.yml": popup()})
    shop.visit("/plain", page="short")
    come = f"getComputedStyle({shop.root('hello')}.shadowRoot.querySelector('dialog')).opacity === '1'"
    assert shop.shown("hello")
    shop.engine.wait_until(come)
    looks = (
        "(function (d) { var s = getComputedStyle(d), h = getComputedStyle(d.querySelector('h2'));"
        " return [d.offsetWidth, d.offsetHeight, s.color, s.opacity, s.visibility, h.fontSize, h.textTransform]; })"
        f"({shop.root('hello')}.shadowRoot.querySelector('dialog'))"
    )
    plain = shop.engine.js(looks)
    shop.engine.js("(localStorage.clear(), 1)")
    shop.visit("/hostile", page="hostile")
    assert shop.shown("hello")
    shop.engine.wait_until(come)

    assert shop.engine.js(looks) == plain
    shop.close("hello")


def test_nothing_comes_over_the_shop_s_own_dialog(shop: Shop) -> None:
    shop.build({"site.yml": site(), "promotions/hello.yml": popup(triggers="[ { event: go } ]")})
    shop.visit("/", page="modal")
    shop.engine.js("(own.showModal(), 1)")
    shop.call("track", "go")
    assert shop.absent("hello")

    shop.engine.js("(own.close(), 1)")
    shop.advance(2_000)
    assert shop.shown("hello")


def test_a_fault_in_one_promotion_leaves_the_others_alone(shop: Shop) -> None:
    shop.build(
        {
            "site.yml": site(),
            "promotions/bad.yml": popup(triggers="[ { click: '#button' } ]", template="corner"),
            "promotions/good.yml": popup(triggers="[ { event: go } ]"),
        },
        runtime={
            "targeting/triggers/click/trigger.js": "export const watch = () => { throw new Error('broken trigger'); };\n"
        },
    )
    shop.visit("/")
    shop.call("track", "go")

    assert shop.shown("good")
    assert "broken trigger" in shop.events("error")[0]["message"]
    assert shop.engine.errors() == []
