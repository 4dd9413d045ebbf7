"""Opens the states of every template that the catalog has, one after the other on one page."""

from collections.abc import Callable, Iterator
from typing import Any

from handbill.catalog import load
from handbill.diagnostics import Report
from handbill.examples.shop import PLACE, definitions
from handbill.examples.states import State, beside, states
from scripts.javascript import axe
from tests.browser.server import TYPES
from tests.browser.shop import Shop

CATALOG = load(None, Report())
NAMES = sorted(CATALOG.templates)
STATES = {name: tuple(states(CATALOG.templates[name], CATALOG)) for name in NAMES}


def stage(shop: Shop, *names: str, page: str = "form", reads: bool = False) -> None:
    """Load a page on which every state of these templates can be opened. `reads`: axe is there too."""
    wanted = [state for name in names for state in STATES[name]]
    files: dict[str, str | bytes] = {**definitions(wanted)}
    for name in names:
        files.update(beside(CATALOG.templates[name], None))
    shop.head.append('<script src="/__test/looks.js"></script>')
    if reads:
        shop.server.files["/axe.js"] = (TYPES[".js"], axe().read_bytes())
        shop.head.append('<script src="/axe.js"></script>')
    shop.build(files)
    shop.visit("/", page=page)
    for selector in {state.selector for state in wanted if state.selector}:
        shop.engine.js(f"({PLACE.strip()}(arguments[0]), 1)", selector)


def open_state(shop: Shop, state: State) -> None:
    """Open a state and let its entry end."""
    begin_state(shop, state)
    still(shop)


def begin_state(shop: Shop, state: State) -> None:
    """Open a state; its entry may still be moving."""
    if state.cart:
        shop.call("cart", state.cart)
        shop.engine.settle()
    answer = shop.call("show", state.id, {"ignore": ["frequency", "targeting", "schedule"]})
    assert answer == {"shown": True}, (state.id, answer)
    assert shop.shown(state.id), state.id


def still(shop: Shop) -> None:
    """Let what moves and ends come to its end at once."""
    shop.engine.js(
        "(Array.from(document.querySelectorAll('hb-root')).forEach(function (root) {"
        " root.shadowRoot.getAnimations().forEach(function (one) {"
        " if (isFinite(one.effect.getComputedTiming().endTime)) one.finish(); }); }), 1)"
    )
    shop.engine.settle()


def each(shop: Shop, name: str, wanted: Callable[[State], bool] = lambda _: True) -> Iterator[State]:
    """Open the states of a template in turn; each is closed before the next."""
    for state in filter(wanted, STATES[name]):
        open_state(shop, state)
        yield state
        shop.call("close", state.id)
        assert shop.gone(state.id), state.id


def ask(shop: Shop, what: str, *arguments: Any) -> Any:
    """Return what a function of tests/browser/pages/looks.js finds."""
    passed = ", ".join(f"arguments[{number}]" for number in range(len(arguments)))
    return shop.engine.js(f"looks.{what}({passed})", *arguments)


def send_empty(shop: Shop, state: State) -> None:
    """Send the form of an open state as it stands."""
    shop.click_in(state.id, "form button[type=submit]")
    still(shop)
