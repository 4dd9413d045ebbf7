"""What holds for every template, in each state of its previews: a screen, light or dark, and a form sent empty."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from handbill.examples.states import LIGHT, State
from tests.browser.engine import HEIGHT, WIDTH
from tests.browser.shop import Shop
from tests.templates.states import (
    CATALOG,
    NAMES,
    STATES,
    ask,
    begin_state,
    each,
    open_state,
    send_empty,
    stage,
    still,
)

SMALL = ((320, 568), (320, 256))
"""A small phone, and a window of 1280 by 1024 at 400 %."""
PHONE = (390, 844)
LEAST = 24
STOPS = "a, button, input, select, textarea"
_TURNS = 60


@pytest.mark.parametrize("name", NAMES)
def test_a_reader_of_the_screen_misses_nothing_and_the_tree_is_what_a_browser_would_make(
    shop: Shop, name: str
) -> None:
    stage(shop, name, reads=True)
    found: dict[str, Any] = {}
    for state in each(shop, name):
        found[state.id] = [*ask(shop, "axe"), *ask(shop, "reparsed")]
        if state.form:
            send_empty(shop, state)
            found[f"{state.id} sent empty"] = ask(shop, "axe")
        if state.scheme == LIGHT:
            # The colours are those of wide screens, which have been read in both schemes.
            found |= {f"{state.id} {where}": said for where, said in read_on_a_phone(shop)}

    assert {state: said for state, said in found.items() if said} == {}
    assert len(found) >= len(STATES[name])
    assert shop.quiet()


def read_on_a_phone(shop: Shop) -> Iterator[tuple[str, Any]]:
    """Yield what axe finds in the open promotion on a phone, in each direction of writing."""
    shop.engine.resize(*PHONE)
    for direction in ("ltr", "rtl"):
        shop.engine.js("(document.documentElement.dir = arguments[0], 1)", direction)
        still(shop)
        assert shop.engine.js("getComputedStyle(document.querySelector('hb-root')).direction") == direction
        yield f"on a phone, {direction}", ask(shop, "axe")
    shop.engine.js("(document.documentElement.dir = 'ltr', 1)")
    shop.engine.resize(WIDTH, HEIGHT)


@pytest.mark.parametrize("size", SMALL, ids=["phone", "400 %"])
@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_cut_off_or_out_of_reach_in_a_window_320_pixels_wide(
    shop: Shop, name: str, size: tuple[int, int]
) -> None:
    shop.engine.resize(*size)
    stage(shop, name)
    found: dict[str, Any] = {}
    for state in each(shop, name, lambda state: state.scheme == LIGHT):
        found[state.id] = [*ask(shop, "overflow"), *ask(shop, "unreached"), *ask(shop, "small", LEAST)]

    assert {state: said for state, said in found.items() if said} == {}
    assert found
    assert shop.quiet()


INHERITED = (
    "* { font-size: 40px !important; text-transform: uppercase !important; color: red !important;"
    " letter-spacing: 9px !important }"
)
ATTACKS = {
    "all at once": f"""
        html {{ font-size: 62.5% }} {INHERITED}
        * {{ opacity: 0 !important; visibility: hidden !important; pointer-events: none !important }}
        div, dialog, form, button, input, section, [popover] {{ width: 0 !important; display: none !important }}
        body {{ transform: scale(.5); filter: blur(0) }}
        body > *:not(h1) {{ display: none !important }}
    """,
    "everything unset": "* { all: unset !important }",
    "sizes": "div { width: 0 !important; font-size: 3px !important }",
    "letters": INHERITED,
    "a body that shows later": "body { display: none }",
    "a cover over all": "body::after { content: ''; position: fixed; inset: 0; z-index: 2147483647; background: red }",
}
IN_THE_FLOW = ("letters",)
"""What lies in the shop's own page goes where the page puts it; its letters and colours are ours."""


@pytest.mark.parametrize("name", NAMES)
def test_styles_of_the_page_change_neither_size_nor_colour_nor_hits(shop: Shop, name: str) -> None:
    stage(shop, name, page="bare")
    changed: dict[str, Any] = {}
    for state in each(shop, name, lambda state: state.scheme == LIGHT):
        placed = bool(state.selector)
        clean = ask(shop, "signature", placed)
        for attack in IN_THE_FLOW if placed else ATTACKS:
            ask(shop, "wear", ATTACKS[attack])
            shop.engine.settle()
            now = ask(shop, "signature", placed)
            changed[f"{state.id}, {attack}"] = [
                (before, after) for before, after in zip(clean, now, strict=False) if before != after
            ] or len(clean) - len(now)
            shop.engine.js("(worn.remove(), 1)")

    assert {what: how for what, how in changed.items() if how} == {}
    assert changed


@pytest.mark.parametrize("name", NAMES)
def test_the_keyboard_reaches_every_control_in_turn_and_leaves_by_escape(shop: Shop, name: str) -> None:
    stage(shop, name)
    for state in (s for s in STATES[name] if s.scheme == LIGHT):
        shop.engine.js("(document.querySelector('#button').focus({ preventScroll: true }), 1)")
        open_state(shop, state)
        stops: list[str] = ask(shop, "stops")
        modal = CATALOG.templates[name].layer == "dialog"
        assert shop.engine.js(f"!!{shop.root(state.id)}.shadowRoot.firstElementChild.ariaLabel"), state.id
        if modal:
            assert ask(shop, "focus")["inside"], state.id
        else:
            assert shop.engine.js("document.activeElement.id") == "button", state.id
            shop.engine.js(f"({shop.within(state.id, STOPS)}.focus(), 1)")
        seen = walk(shop, modal)
        missed = [stop for stop in stops if stop not in seen]

        assert missed == [], (state.id, seen)
        if state.selector:
            shop.call("close", state.id)
        else:
            if not modal:
                shop.engine.js(f"({shop.within(state.id, STOPS)}.focus(), 1)")
            shop.engine.key("Escape")
        assert shop.gone(state.id), state.id
        if modal:
            assert shop.engine.js("document.activeElement.id") == "button", state.id
    assert shop.quiet()


def walk(shop: Shop, modal: bool) -> list[str]:
    """Press Tab until it comes round or out; return what had the focus inside, in that order."""
    seen: list[str] = []
    for _ in range(_TURNS):
        here = ask(shop, "focus")
        if not here["inside"]:
            assert not modal, f"Tab left the dialog after {seen}"
            break
        if seen.count(here["name"]) > 1:
            break
        seen.append(here["name"])
        shop.engine.key("Tab")
    return seen


def test_who_wants_less_motion_sees_nothing_move(shop: Shop) -> None:
    shop.engine.fresh(reduced_motion=True)
    stage(shop, *NAMES)
    moving: dict[str, Any] = {}
    for name in NAMES:
        for state in STATES[name]:
            begin_state(shop, state)
            moving[state.id] = ask(shop, "moving")
            shop.call("close", state.id)
            assert shop.gone(state.id)

    assert {state: what for state, what in moving.items() if what} == {}
    assert moving


def light(shop: Shop) -> Callable[[State], bool]:
    """Return which states to look at where another engine has seen each of them: the first of every preview."""
    everything = shop.engine.name == "chromium"
    return lambda state: state.scheme == LIGHT and (everything or state.first)


@pytest.mark.engines("chromium", "firefox")
def test_colours_of_the_system_leave_every_control_an_edge(shop: Shop) -> None:
    shop.engine.fresh(forced_colors=True)
    stage(shop, *NAMES)
    found: dict[str, Any] = {}
    for name in NAMES:
        for state in each(shop, name, light(shop)):
            assert shop.engine.js("matchMedia('(forced-colors: active)').matches")
            found[state.id] = ask(shop, "edgeless")

    assert {state: what for state, what in found.items() if what} == {}
    assert found


@pytest.mark.engines("chromium", "firefox")
def test_a_thumb_can_hit_every_control(shop: Shop) -> None:
    shop.engine.fresh(touch=True)
    shop.engine.resize(390, 844)
    stage(shop, *NAMES)
    found: dict[str, Any] = {}
    for name in NAMES:
        for state in each(shop, name, light(shop)):
            assert shop.engine.js("matchMedia('(pointer: coarse)').matches")
            found[state.id] = ask(shop, "small", LEAST)

    assert {state: what for state, what in found.items() if what} == {}
    assert found
