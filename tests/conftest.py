"""Fixtures of every test that needs a browser.

`engine` runs a test in each of the three engines; `@pytest.mark.engines("chromium")` says in which of them what a
test is about can happen at all. `--engine chromium` (repeatable) picks engines for a quick run, `--long` adds the long
runs.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from hypothesis import settings
from playwright.sync_api import Playwright

from tests.browser.building import Workshop
from tests.browser.engine import Engine
from tests.browser.installed import ENGINES, start
from tests.browser.playwright_engine import driven_by
from tests.browser.server import ShopServer
from tests.browser.shop import Shop

# The same examples each time, however busy the machine is.
settings.register_profile("suite", derandomize=True, deadline=None)
settings.load_profile("suite")


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


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the long runs to --long, and what no chosen engine can do."""
    left = [item for item in items if config.getoption("--long") or not item.get_closest_marker("long")]
    left = [item for item in left if "NOTSET" not in item.nodeid.rpartition("[")[2]]
    kept = set(left)
    config.hook.pytest_deselected(items=[item for item in items if item not in kept])
    items[:] = left


@pytest.fixture(scope="session")
def engines(playwright: Playwright) -> Iterator[Callable[[str], Engine]]:
    """The browsers by name; each starts when it is first asked for and runs until the end."""
    running: dict[str, Engine] = {}
    with driven_by(playwright), ExitStack() as stack:

        def get(name: str) -> Engine:
            if name not in running:
                running[name] = start(name)
                stack.callback(running[name].stop)
            return running[name]

        yield get


@pytest.fixture(scope="session")
def engine(request: pytest.FixtureRequest, engines: Callable[[str], Engine]) -> Engine:
    """The browser that a test runs in."""
    return engines(request.param)


@pytest.fixture(scope="session")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    """Where sites are built; equal ones are built once, whichever process of the run comes first."""
    mine = tmp_path_factory.getbasetemp()
    shelf = (mine.parent if "PYTEST_XDIST_WORKER" in os.environ else mine) / "bundles"
    shelf.mkdir(exist_ok=True)
    return Workshop(tmp_path_factory.mktemp("sites"), shelf)


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
