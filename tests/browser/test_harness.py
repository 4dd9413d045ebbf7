"""The tests' own tools, tried on pages without Handbill: each engine does what the tests rely on."""

import pytest

from tests.browser.engine import Engine
from tests.browser.server import Answer, ShopServer

PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>x</title>
<style>body{height:3000px;margin:0}button{margin:40px}</style>
<button onclick="window.clicks=(window.clicks||0)+event.isTrusted">b</button><input id="i">
<div id="host"></div>
<script>
  document.getElementById("host").attachShadow({mode:"open"}).innerHTML = "<button id=s>in the shadow</button>";
  host.shadowRoot.querySelector("button").onclick = function () { window.shadowed = 1; };
  window.log = [];
  document.documentElement.addEventListener("mouseleave", function (e) { log.push([e.isTrusted, e.clientY]); });
  window.addEventListener("pageshow", function (e) { window.persisted = e.persisted; });
  window.addEventListener("wheel", function (e) { log.push("wheel"); });
  document.addEventListener("keydown", function (e) { window.pressed = e.key; });
</script></html>"""


@pytest.fixture
def at(engine: Engine, server: ShopServer) -> str:
    engine.fresh()
    server.page = lambda path: (
        Answer(
            200,
            "html, body{margin:0;height:100%;overflow:hidden} body{padding-top:100px;box-sizing:border-box} "
            "iframe{display:block;border:0;width:100%;height:100%}",
            {"content-type": "text/css"},
        )
        if path == "/__test/frame.css"
        else Answer(200, PAGE, {"content-type": "text/html"})
    )
    return server.origin


def test_a_click_and_typing_reach_the_page_as_trusted_input(engine: Engine, at: str) -> None:
    engine.goto(at + "/")
    engine.click("button")
    engine.click("#i")
    engine.type("a@b.test")

    assert engine.js("window.clicks") == 1
    assert engine.js("i.value") == "a@b.test"


def test_an_element_in_a_shadow_root_can_be_clicked(engine: Engine, at: str) -> None:
    engine.goto(at + "/")
    engine.click_on("host.shadowRoot.querySelector('#s')")

    assert engine.js("window.shadowed") == 1


def test_a_tab_that_a_link_has_opened_is_gone_for_the_next_shopper(engine: Engine, at: str) -> None:
    engine.goto(at + "/")
    engine.js(
        "(document.body.insertAdjacentHTML('afterbegin', '<a id=away target=_blank href=\"/\">away</a>'), 1)"
    )
    engine.click("#away")
    engine.fresh()
    engine.goto(at + "/")
    engine.click("button")
    engine.key("Escape")

    assert engine.js("[document.hidden, document.hasFocus(), window.pressed]") == [False, True, "Escape"]


def test_keys_arrive_by_their_names(engine: Engine, at: str) -> None:
    engine.goto(at + "/")
    engine.click("button")
    engine.key("Escape")
    assert engine.js("window.pressed") == "Escape"
    engine.click("#i")
    engine.key("Shift+Tab")
    assert engine.js("document.activeElement.tagName") == "BUTTON"


def test_keys_arrive_after_a_shopper_whom_tab_took_out_of_the_page(engine: Engine, at: str) -> None:
    for turns in range(1, 9):
        engine.goto(at + "/")
        for _ in range(turns):
            engine.key("Tab")
        engine.fresh()
        engine.goto(at + "/")
        engine.key("Escape")

        assert engine.js("[document.hasFocus(), window.pressed]") == [True, "Escape"], turns


def test_the_pointer_leaves_a_framed_page_through_its_top(engine: Engine, at: str) -> None:
    engine.goto(at + "/", framed=True)
    engine.path((500, 300), (500, 10))
    assert engine.js("log.length") == 0
    engine.path((500, -50))

    engine.wait_until("log.length")
    trusted, y = engine.js("log[0]")
    assert trusted
    assert y <= 0


def test_the_wheel_scrolls(engine: Engine, at: str) -> None:
    engine.goto(at + "/")
    engine.move(500, 300)
    engine.wheel(400)

    engine.wait_until("scrollY > 100 && log.indexOf('wheel') >= 0")


def test_the_wheel_turns_as_far_as_each_call_says(engine: Engine, at: str) -> None:
    engine.goto(at + "/")
    for way, place in ((400, 400), (400, 800), (-300, 500)):
        engine.wheel(way)
        engine.wait_until("scrollY === arguments[0]", place)


def test_a_button_left_held_down_is_let_go_for_the_next_test(engine: Engine, at: str) -> None:
    engine.goto(at + "/")
    engine.move(500, 300)
    engine.press()
    engine.fresh()
    engine.goto(at + "/")
    engine.click("button")

    assert engine.js("window.clicks") == 1


def test_who_wants_less_motion_is_known_to_the_page_and_the_next_test_is_not(engine: Engine, at: str) -> None:
    wish = "matchMedia('(prefers-reduced-motion: reduce)').matches"
    engine.fresh(reduced_motion=True)
    engine.goto(at + "/")
    assert engine.js(wish) is True
    engine.fresh()
    engine.goto(at + "/")
    assert engine.js(wish) is False


@pytest.mark.engines("chromium", "firefox")
def test_whose_system_has_colours_of_its_own_sees_those_and_the_next_test_does_not(
    engine: Engine, at: str
) -> None:
    button = "(b => (b.style.background = 'rgb(1, 2, 3)', getComputedStyle(b).backgroundColor))(document.querySelector('button'))"
    wish = f"[matchMedia('(forced-colors: active)').matches, {button} === 'rgb(1, 2, 3)']"
    engine.fresh(forced_colors=True)
    engine.goto(at + "/")
    assert engine.js(wish) == [True, False]
    engine.fresh()
    engine.goto(at + "/")
    assert engine.js(wish) == [False, True]


@pytest.mark.engines("chromium", "firefox")
def test_who_has_a_touch_screen_is_known_to_the_page_and_the_next_test_has_none(
    engine: Engine, at: str
) -> None:
    wish = "[matchMedia('(pointer: coarse)').matches, matchMedia('(hover: hover)').matches]"
    engine.fresh(touch=True)
    engine.goto(at + "/")
    assert engine.js(wish) == [True, False]
    assert engine.js("typeof TouchEvent") == "function"
    engine.fresh()
    engine.goto(at + "/")
    assert engine.js(wish)[0] is False


@pytest.mark.engines("webkit")
def test_webkit_has_neither_forced_colours_nor_a_touch_screen_that_tests_could_use(
    engine: Engine, at: str
) -> None:
    engine.goto(at + "/")

    assert engine.js("CSS.supports('forced-color-adjust', 'none')") is False
    assert engine.js("[navigator.maxTouchPoints, 'ontouchstart' in window]") == [0, False]
    with pytest.raises(NotImplementedError):
        engine.fresh(forced_colors=True)
    with pytest.raises(NotImplementedError):
        engine.fresh(touch=True)


def test_a_page_that_makes_way_for_another_while_it_is_asked_answers_from_the_other(
    engine: Engine, at: str
) -> None:
    engine.goto(at + "/one")
    there = """location.pathname === '/two' ? document.title : new Promise(function () { location.href = '/two'; })"""

    assert engine.js(there) == "x"


def test_a_new_profile_has_neither_storage_nor_cookies_and_keeps_its_own(engine: Engine, at: str) -> None:
    engine.goto(at + "/")
    assert engine.js("localStorage.length") == 0
    engine.js("(localStorage.setItem('a', '1'), document.cookie = 'b=2')")
    engine.reload()
    assert engine.js("[localStorage.getItem('a'), document.cookie]") == ["1", "b=2"]
    engine.fresh()
    engine.goto(at + "/")
    assert engine.js("document.cookie") == ""


def test_going_back_restores_the_page_from_the_back_forward_cache(engine: Engine, at: str) -> None:
    engine.goto(at + "/one")
    engine.js("window.kept = 1")
    engine.js("(setTimeout(function () { location.href = '/two'; }, 0), 1)")
    engine.wait_until("location.pathname === '/two'")
    engine.back()

    engine.wait_until("window.persisted === true")
    assert engine.js("window.kept") == 1


def test_two_tabs_share_a_profile(engine: Engine, at: str) -> None:
    engine.goto(at + "/one")
    engine.js("localStorage.setItem('a', '1')")
    second = engine.new_tab()
    engine.goto(at + "/two")
    assert engine.js("localStorage.getItem('a')") == "1"
    engine.switch(0)
    assert engine.js("location.pathname") == "/one"
    engine.switch(second)
    engine.close_tab()
    assert engine.js("location.pathname") == "/one"


def test_the_viewport_takes_the_size_asked_for(engine: Engine, at: str) -> None:
    engine.goto(at + "/")
    assert engine.js("[innerWidth, innerHeight]") == [1000, 700]
    for size in ([320, 256], [390, 844], [1000, 700], [320, 256]):
        engine.resize(*size)
        assert engine.js("[innerWidth, innerHeight]") == size


def test_the_server_answers_as_told_and_keeps_a_ledger(engine: Engine, server: ShopServer, at: str) -> None:
    engine.goto(at + "/")
    server.script(
        "/handbill/leads", Answer(500), Answer(drop=True), Answer(429, headers={"retry-after": "3"})
    )
    post = "fetch('/handbill/leads', { method: 'POST', body: '{}' }).then(function (r) { return r.status; }, function () { return 0; })"

    assert [engine.js(post) for _ in range(4)] == [500, 0, 429, 202]
    assert len(server.to("/handbill/leads", "POST")) == 4


def test_a_promise_is_awaited_and_arguments_arrive(engine: Engine, at: str) -> None:
    engine.goto(at + "/")

    assert engine.js("Promise.resolve(arguments[0].a + arguments[1])", {"a": 1}, 2) == 3
