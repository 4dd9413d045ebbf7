"""The same input gives the same bytes, on whatever machine."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import handbill
from tests.compiler.acme import SITE, promotion, written

PROGRAM = """
import json, sys
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from handbill.diagnostics import Report
from handbill.pipeline import compile_site

bundle = compile_site(Path(sys.argv[1]), datetime(2026, 11, 22, 12, tzinfo=UTC), Report())
print(json.dumps({name: sha256(content).hexdigest() for name, content in bundle.files.items()}))
"""


def digests(compiler: Path, site: Path, seed: str, zone: str, locale: str) -> dict[str, str]:
    environment = {
        **os.environ,
        "PYTHONPATH": str(compiler),
        "PYTHONHASHSEED": seed,
        "TZ": zone,
        "LC_ALL": locale,
    }
    command = [sys.executable, "-c", PROGRAM, str(site)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True, cwd=site)
    found: dict[str, str] = json.loads(done.stdout)
    return found


def test_seed_zone_locale_and_place_of_the_checkout_change_nothing(tmp_path: Path) -> None:
    targeting = "targeting: { page.type: [cart, product], visitor.sessions: { between: [1, 9] } }"
    promotions = {
        name: promotion(f"triggers: [ {{ timer: {i + 1}s }}, exit_intent ]\n{targeting}\npriority: {i}")
        for i, name in enumerate(("b", "a", "zebra", "middle"))
    }
    here = written(tmp_path / "here" / "acme", {"site.yml": SITE, **promotions})
    there = tmp_path / "a very different" / "place" / "acme"
    shutil.copytree(here, there)
    root = Path(handbill.__file__).parents[1]
    other = tmp_path / "checkout"
    for folder in ("compiler", "templates", "targeting", "runtime_js"):
        shutil.copytree(root.parent / folder, other / folder, ignore=shutil.ignore_patterns("__pycache__"))
    one = digests(root, here, "1", "UTC", "C.UTF-8")

    assert digests(root, here, "2", "Asia/Tokyo", "C") == one
    assert digests(other / "compiler", there, "3", "America/New_York", "C.UTF-8") == one
    assert "handbill.js" in one


def test_line_ends_of_another_system_give_the_same_bundle(tmp_path: Path) -> None:
    unix = written(tmp_path / "unix" / "acme", {"hello": promotion()})
    windows = written(
        tmp_path / "windows" / "acme",
        {
            "site.yml": SITE.replace("\n", "\r\n"),
            "hello": promotion().replace("\n", "\r\n"),
        },
    )
    root = Path(handbill.__file__).parents[1]

    assert digests(root, unix, "1", "UTC", "C.UTF-8") == digests(root, windows, "1", "UTC", "C.UTF-8")
