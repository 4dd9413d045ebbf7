"""Pages that change under a promotion, and pages that have taken the browser's own functions apart."""

from tests.browser.shop import Shop
from tests.runtime_js.offers import HOUR, LEAD, popup, site
from tests.runtime_js.test_leads import LEADS, submit

# A frozen date; timers, listeners and fetch that say less than the browser's own.
WRAPPED = """<script>
Date.now = function () { return 0; };
var later = window.setTimeout, add = EventTarget.prototype.addEventListener, get = window.fetch;
window.setTimeout = function (fn, ms) { return later(function () { fn(); }, ms); };
EventTarget.prototype.addEventListener = function (type, fn, how) {
  add.call(this, type, typeof fn === "function" ? function () { return fn.apply(this, arguments); } : fn, how);
};
window.fetch = function () {
  var real = get.apply(window, arguments);
  return { then: function (done, failed) { return real.then(done, failed); } };
};
</script>"""
NAMED = (
    "<form name=body><input name=attributes><input name=submit><input name=id><input name=parentNode>"
    "<input name=closest><input name=matches><button type=button name=getAttribute id=go>Go</button></form>"
)


def test_a_release_takes_a_lead_on_a_page_that_has_wrapped_everything(shop: Shop) -> None:
    shop.build(
        {"site.yml": site(), "promotions/lead.yml": LEAD.replace("page_load", "{ timer: 1s }")}, release=True
    )
    shop.head.append(WRAPPED)
    shop.visit("/")
    shop.fill_in("lead", "input[type=email]", "ann@example.test")
    shop.engine.key("Enter")

    [lead] = shop.wait_leads()
    assert lead["fields"] == {"email": "ann@example.test"}
    assert lead["at"] > 1_700_000_000_000, "the page's date is not the visitor's"
    assert shop.says("lead", "Thank you")
    assert shop.quiet()


def test_a_click_in_a_form_whose_fields_are_named_like_its_own_parts_is_a_click(shop: Shop) -> None:
    shop.build({"site.yml": site(), "promotions/hello.yml": popup(triggers='[ { click: "#go" } ]')})
    shop.visit("/")
    shop.engine.js(
        "(document.body.prepend(document.createRange().createContextualFragment(arguments[0])), 1)", NAMED
    )
    shop.engine.click("#go")

    assert shop.shown("hello")
    assert shop.quiet()


def test_what_is_open_outlives_a_swapped_body_and_a_document_drawn_anew(shop: Shop) -> None:
    shop.build(
        {
            "site.yml": site(),
            "promotions/bar.yml": popup(template="banner"),
            "promotions/hello.yml": popup(triggers="[ { event: go } ]"),
            "promotions/later.yml": popup(triggers='[ { click: "#new" } ]', template="corner"),
        }
    )
    shop.visit("/")
    assert shop.shown("bar")
    shop.engine.js(
        "(document.body.replaceWith(Object.assign(document.createElement('body'), { id: 'swapped' })),"
        " document.body.append(Object.assign(document.createElement('button'), { id: 'new', textContent: 'New' })), 1)"
    )
    assert shop.shown("bar"), "a swapped body"
    shop.engine.js("(document.querySelector('#new').click(), 1)")
    assert shop.shown("later"), "a button of the new body"
    shop.call("track", "go")
    assert shop.shown("hello")
    shop.engine.js(
        "(document.documentElement.replaceChildren(document.createElement('head'), document.createElement('body')), 1)"
    )

    for promotion in ("bar", "later", "hello"):
        assert shop.shown(promotion), f"{promotion}, once the document was drawn anew"
    assert sorted(event["promotion"] for event in shop.events("before-show")) == ["bar", "hello", "later"]
    assert shop.events("dismissal") == []
    assert shop.quiet()


def test_a_document_that_is_written_over_ends_everything_quietly(shop: Shop) -> None:
    shop.build({"site.yml": site(), "promotions/hello.yml": popup()})
    shop.visit("/")
    assert shop.shown("hello")
    shop.engine.js("(document.open(), document.write('<p id=written>Written</p>'), document.close(), 1)")
    shop.advance(HOUR)

    assert shop.engine.js("document.querySelector('#written').textContent") == "Written"
    assert shop.engine.errors() == []
    assert shop.engine.js("document.documentElement.style.overflow") == ""


def test_a_policy_that_forbids_the_shops_endpoint_costs_no_lead(shop: Shop) -> None:
    shop.build({"site.yml": site(), "promotions/lead.yml": LEAD})
    shop.headers = {"content-security-policy": "connect-src 'none'"}
    shop.visit("/")
    submit(shop)
    shop.engine.wait_until("localStorage.getItem('handbill:acme').indexOf('\"tries\":1') > 0")
    assert shop.server.to(LEADS) == []
    assert shop.events("error") == []
    shop.headers = {}
    shop.now += HOUR
    shop.visit("/next")
    shop.advance(1)

    assert [lead["fields"] for lead in shop.wait_leads()] == [{"email": "ann@example.test"}]


def test_a_flood_of_events_goes_out_in_batches_that_browsers_take(shop: Shop) -> None:
    shop.build(
        {
            "site.yml": site(endpoints="{ leads: /handbill/leads, events: /handbill/events }"),
            "promotions/hello.yml": popup(),
        }
    )
    shop.visit("/")
    shop.engine.js(
        "(function () { for (var i = 0; i < 200; i++) document.dispatchEvent(new CustomEvent('handbill:engagement',"
        " { detail: { site: 'acme', at: i, element: '\\u20ac'.repeat(999) } })); return 1; })()"
    )
    shop.hide()
    bodies = [request.body for request in shop.server.wait_for("/handbill/events")]

    # A browser takes 64 KiB at a time, and events may be lost where leads may not.
    assert 40_000 < max(map(len, bodies)) < 65_536
    assert shop.events("error") == []
