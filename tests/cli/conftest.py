"""A small shop, and the command line as a process of its own."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser.engine import PATIENCE

SITE = """\
language: 1
name: Acme Outdoor
currency: EUR
timezone: Europe/Amsterdam
consent: { source: none }
"""
OFFER = """\
template: popup
triggers: [ { timer: 20s } ]
content:
  headline: A tent for two
  button: { label: Have a look, link: /products/tent }
"""
WITH_CODE = OFFER + "  coupon: { generic: TENT10 }\n"

Run = Callable[..., subprocess.CompletedProcess[str]]


def environment(**more: str) -> dict[str, str]:
    """Return this process's environment without what decides on colour."""
    kept = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "FORCE_COLOR")}
    return {**kept, **more}


@pytest.fixture
def acme(tmp_path: Path) -> Path:
    """A site with one promotion that builds without a warning; its folder's parent is where commands run."""
    root = tmp_path / "acme"
    (root / "promotions").mkdir(parents=True)
    (root / "site.yml").write_text(SITE)
    (root / "promotions" / "offer.yml").write_text(OFFER)
    return root


@pytest.fixture
def handbill(tmp_path: Path) -> Run:
    """Runs `handbill ARGUMENTS` in the folder above the site and returns how it ended."""

    def run(*arguments: str, cwd: Path | None = None, **variables: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "handbill", *arguments],
            cwd=cwd or tmp_path,
            env=environment(**variables),
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )

    return run
