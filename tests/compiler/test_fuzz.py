"""Whatever the files of a site hold: a bundle that parses, or diagnostics with places. Never a traceback."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handbill.pipeline import Memory
from tests.compiler.fuzzed import outcome, site_of, write

MEMORY = Memory()


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("fuzzed") / "acme"


@settings(max_examples=80, suppress_health_check=list(HealthCheck))
@given(data=st.binary(min_size=8, max_size=48))
def test_any_site_ends_in_a_bundle_or_in_diagnostics_with_places(data: bytes, root: Path) -> None:
    write(site_of(data), root)

    assert all(one.code.startswith("HB") for one in outcome(root, MEMORY))
