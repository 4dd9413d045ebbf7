"""The wheel, away from the checkout."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.house.sources import ROOT

PROMOTION = """
template: popup
goal: view
triggers: [ { timer: 5s } ]
content: { headline: Hello }
"""
SITE = """
language: 1
name: Acme
currency: EUR
timezone: Europe/Amsterdam
consent: { source: none }
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    built = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", folder],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert built.returncode == 0, built.stderr
    return next(folder.glob("*.whl"))


def handbill(folder: Path, path: Path | None, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "NO_COLOR": "1"}
    if path is not None:
        environment["PYTHONPATH"] = str(path)
    return subprocess.run(
        [sys.executable, "-P", "-m", "handbill", *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
    )


def test_the_wheel_builds_a_site_from_another_folder_to_the_same_bytes(wheel: Path, tmp_path: Path) -> None:
    installed = tmp_path / "installed"
    zipfile.ZipFile(wheel).extractall(installed)
    shop = tmp_path / "shop"
    (shop / "promotions").mkdir(parents=True)
    (shop / "site.yml").write_text(SITE)
    (shop / "promotions" / "hello.yml").write_text(PROMOTION)

    from_wheel = handbill(tmp_path, installed, "build", "shop", "--out", "one", "--at", "2026-11-22 12:00")
    from_checkout = handbill(tmp_path, None, "build", "shop", "--out", "two", "--at", "2026-11-22 12:00")

    assert from_wheel.returncode == 0, from_wheel.stderr
    assert from_checkout.returncode == 0, from_checkout.stderr
    assert (installed / "handbill" / "_assets" / "targeting").is_dir()
    assert (tmp_path / "one/shop/handbill.js").read_bytes() == (
        tmp_path / "two/shop/handbill.js"
    ).read_bytes()


def test_the_wheel_holds_no_tests_and_no_leftovers(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()

    assert [name for name in names if not name.startswith(("handbill/", "handbill-"))] == []
    assert [name for name in names if "__pycache__" in name or "/build/" in name] == []
