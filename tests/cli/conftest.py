"""A small shop, and the command line as a process of its own."""

import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import chdir, redirect_stderr, redirect_stdout
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path

import pytest

from handbill.cli.group import run

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
    """Runs `handbill ARGUMENTS` in the folder above the site and returns how it ended.

    It runs within this process, which has loaded everything by then: what a start costs and loads, and what signals and
    pipes do, tests ask of processes of their own.
    """

    def call(*arguments: str, cwd: Path | None = None, **variables: str) -> subprocess.CompletedProcess[str]:
        out, err = (TextIOWrapper(BytesIO(), "utf-8", newline="") for _ in range(2))
        before, stdin = dict(os.environ), sys.stdin
        os.environ.clear()
        os.environ.update(environment(**variables))
        sys.stdin = StringIO()
        try:
            with chdir(cwd or tmp_path), redirect_stdout(out), redirect_stderr(err):
                code = run(arguments)
        finally:
            sys.stdin = stdin
            os.environ.clear()
            os.environ.update(before)
        said = []
        for stream in (out, err):
            stream.seek(0)
            said.append(stream.read())
        return subprocess.CompletedProcess(["handbill", *arguments], code, *said)

    return call
