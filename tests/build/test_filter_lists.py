"""What the common filter lists hide or block is called none of the names that are ours."""

import json
import re
from pathlib import Path
from typing import Any

from handbill.model.bundle import Bundle
from tests.browser.building import ROOT, compiled

LISTS: dict[str, Any] = json.loads((Path(__file__).parent / "filter_lists.json").read_text())
NAMES = re.compile(r"""(?:class|id)=["']([^"'{}]+)["']""")
SOURCES = [
    path
    for folder in ("templates", "runtime_js")
    for ending in ("*.jinja", "*.js")
    for path in (ROOT / folder).rglob(ending)
]


def names() -> dict[str, str]:
    """Return every class and id that the shipped markup spells, and the tag of the root, by where it stands."""
    found = {"hb-root": "runtime_js/dom/show.js"}
    for path in SOURCES:
        for value in NAMES.findall(path.read_text("utf-8")):
            found.update(dict.fromkeys(value.split(), path.relative_to(ROOT).as_posix()))
    return found


def listed(name: str) -> bool:
    return name in LISTS["hidden"] + LISTS["optional"] or name.startswith(tuple(LISTS["beginnings"]))


def test_no_class_id_or_tag_of_ours_is_hidden() -> None:
    ours = names()

    assert len(ours) > 30
    assert {name: where for name, where in ours.items() if listed(name)} == {}


def test_no_address_of_the_bundle_or_of_its_endpoints_is_blocked() -> None:
    bundle: Bundle = compiled(ROOT / "sites" / "demo", release=True)
    manifest = json.loads(bundle.files["manifest.json"])
    asked = [one["to"] for one in manifest["network"]]
    addresses = [*(f"/{path}" for path in bundle.files), *asked]

    assert asked
    assert [a for a in addresses if any(path in a for path in LISTS["paths"])] == []
    assert [a for a in addresses if any(word in a for word in LISTS["words_of_hosts"])] == []
