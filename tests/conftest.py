"""Fixtures of every test that needs a browser.

`engine` runs a test in each of the three engines; `@pytest.mark.engines("chromium")` says in which of them what a
test is about can happen at all. `--engine chromium` (repeatable) picks engines for a quick run, `--long` adds the long
runs.
"""

from collections.abc import Iterator
from contextlib import nullcontext

import pytest

from tests.browser.building import Workshop
from tests.browser.engine import Engine
from tests.browser.installed import ENGINES, screen, start
from tests.browser.server import ShopServer
from tests.browser.shop import Shop


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add --engine and --long."""
    parser.addoption(
        "--engine", action="append", choices=ENGINES, help="run browser tests in this engine only"
    )
    parser.addoption("--long", action="store_true", help="run the tests that take minutes, too")
    parser.addoption(
        "--update-expected", action="store_true", help="rewrite the expected texts instead of comparing"
    )


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give each test that uses `engine` the engines in which it makes sense."""
    if "engine" not in metafunc.fixturenames:
        return
    chosen = metafunc.config.getoption("--engine") or ENGINES
    marker = metafunc.definition.get_closest_marker("engines")
    possible = marker.args if marker else ENGINES
    assert set(possible) <= set(ENGINES), possible
    names = [name for name in ENGINES if name in chosen and name in possible]
    metafunc.parametrize("engine", names, indirect=True, scope="session")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the long runs to --long, and what no chosen engine can do; run an engine's tests in one process."""
    left = [item for item in items if config.getoption("--long") or not item.get_closest_marker("long")]
    left = [item for item in left if "NOTSET" not in item.nodeid.rpartition("[")[2]]
    kept = set(left)
    config.hook.pytest_deselected(items=[item for item in items if item not in kept])
    items[:] = left
    for item in items:
        if (
            isinstance(item, pytest.Function)
            and hasattr(item, "callspec")
            and "engine" in item.callspec.params
        ):
            item.add_marker(pytest.mark.xdist_group(item.callspec.params["engine"]))


@pytest.fixture(scope="session")
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    """A running browser, one at a time."""
    with screen() if request.param == "webkit" else nullcontext("") as display:
        browser = start(request.param, display)
        yield browser
        browser.stop()


@pytest.fixture(scope="session")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    """Where sites are built; equal ones are built once."""
    return Workshop(tmp_path_factory.mktemp("sites"))


@pytest.fixture
def server() -> Iterator[ShopServer]:
    """A shop's server on an origin that no other test has used."""
    with ShopServer() as running:
        yield running


@pytest.fixture
def shop(engine: Engine, server: ShopServer, workshop: Workshop) -> Shop:
    """A shopper with an empty profile in front of an empty shop."""
    engine.fresh()
    return Shop(engine, server, workshop)
