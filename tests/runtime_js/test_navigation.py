"""Going on, going back, and shops that change pages without loading any."""

from tests.browser.engine import Engine
from tests.browser.shop import Shop
from tests.runtime_js.offers import popup, site

# Page views are written down where a rule asks for them.
TIMED = popup(
    "frequency: { cap: { per: page, max: 1 } }\ntargeting: { visitor.page_views: { at_least: 1 } }",
    triggers="[ { timer: 10s } ]",
)


def build(shop: Shop, promotion: str = TIMED) -> None:
    shop.build({"site.yml": site(), "promotions/hello.yml": promotion})


def push(shop: Shop, address: str, how: str = "pushState") -> None:
    shop.engine.js(f"(history.{how}({{}}, '', arguments[0]), 1)", address)
    shop.engine.settle()


def views(shop: Shop) -> int:
    count: int = shop.record()["promotions"]["views"]
    return count


def test_a_page_out_of_the_back_forward_cache_counts_no_second_view(shop: Shop, engine: Engine) -> None:
    build(shop)
    shop.visit("/one")
    assert views(shop) == 1
    engine.js("(window.kept = 1, setTimeout(function () { location.href = '/two'; }, 0), 1)")
    engine.wait_until("location.pathname === '/two'")
    shop.started()
    assert views(shop) == 2
    engine.back()

    engine.wait_until("window.kept === 1")
    engine.settle()
    assert views(shop) == 2


def test_a_page_out_of_the_back_forward_cache_knows_what_happened_meanwhile(
    shop: Shop, engine: Engine
) -> None:
    build(shop, popup("frequency: { cap: { per: visitor, max: 1 } }", triggers="[ { event: go } ]"))
    shop.visit("/one")
    engine.js("(window.kept = 1, setTimeout(function () { location.href = '/two'; }, 0), 1)")
    engine.wait_until("location.pathname === '/two'")
    shop.started()
    shop.call("track", "go")
    assert shop.shown("hello")
    engine.back()
    engine.wait_until("window.kept === 1")
    shop.call("track", "go")

    assert shop.absent("hello")


def test_a_push_of_a_new_path_or_query_is_a_page_view(shop: Shop) -> None:
    build(shop)
    shop.visit("/one")
    push(shop, "/two")
    assert views(shop) == 2
    push(shop, "/two?size=m")
    assert views(shop) == 3


def test_a_replace_is_a_page_view_only_when_the_path_changes(shop: Shop) -> None:
    build(shop)
    shop.visit("/one")
    push(shop, "/one?size=m", "replaceState")
    assert views(shop) == 1
    push(shop, "/two", "replaceState")
    assert views(shop) == 2


def test_the_hash_is_never_a_page_view(shop: Shop) -> None:
    build(shop)
    shop.visit("/one")
    push(shop, "/one#reviews")
    shop.engine.js("(location.hash = '#more', 1)")
    shop.engine.settle()

    assert views(shop) == 1


def test_a_page_view_begins_its_clocks_anew(shop: Shop) -> None:
    build(shop)
    shop.visit("/one")
    shop.advance(8_000)
    push(shop, "/two")
    shop.advance(8_000)
    assert shop.absent("hello")
    shop.advance(2_000)
    assert shop.shown("hello")


def test_going_back_between_soft_pages_is_a_page_view(shop: Shop) -> None:
    build(shop)
    shop.visit("/one")
    push(shop, "/two")
    shop.engine.js("(history.back(), 1)")
    shop.engine.wait_until("location.pathname === '/one'")
    shop.engine.settle()

    assert views(shop) == 3


def test_what_does_not_belong_to_the_next_page_closes_and_is_no_dismissal(shop: Shop) -> None:
    build(shop, popup("targeting: { page.path: /one }\nfrequency: { cap: { per: page, max: 1 } }"))
    shop.visit("/one")
    assert shop.shown("hello")
    push(shop, "/two")

    assert shop.gone("hello")
    assert [event["by"] for event in shop.events("dismissal")] in ([], ["navigation"])
    push(shop, "/one")
    assert shop.shown("hello")


def test_what_belongs_to_the_next_page_as_well_stays(shop: Shop) -> None:
    build(shop, popup("frequency: { cap: { per: visitor, max: 1 } }"))
    shop.visit("/one")
    assert shop.shown("hello")
    push(shop, "/two")

    assert shop.shown("hello")
    assert len(shop.events("before-show")) == 1


def test_a_host_s_own_history_keeps_working(shop: Shop) -> None:
    build(shop)
    shop.visit("/one")
    state = shop.engine.js(
        "(history.pushState({ a: 1 }, '', '/two'), [history.state.a, location.pathname, history.length > 1])"
    )

    assert state == [1, "/two", True]
    assert shop.quiet()
