"""The markup of the shipped templates, blocks and fields, read by the browsers' own parsers."""

from pathlib import Path
from typing import Any

import pytest

from handbill.emit import markup as rendering
from handbill.emit.html import Element, read
from handbill.emit.html5 import adjusted
from handbill.examples.shop import definitions
from handbill.examples.states import beside
from tests.browser.building import compiled
from tests.browser.shop import Shop
from tests.templates.states import CATALOG, NAMES, STATES, ask


def rendered(folder: Path, patch: pytest.MonkeyPatch) -> list[str]:
    """Build every state of every template in one site; return each piece of markup that a build of it reads."""
    pieces: list[str] = []

    def heard(markup: str) -> Element:
        pieces.append(markup)
        return read(markup)

    patch.setattr(rendering, "read", heard)
    files: dict[str, str | bytes] = {**definitions(s for name in NAMES for s in STATES[name])}
    for name in NAMES:
        files.update(beside(CATALOG.templates[name], None))
    for path, content in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
    compiled(folder, release=True)
    return pieces


def test_a_browser_reads_the_markup_of_every_template_as_the_build_does(
    shop: Shop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pieces = rendered(tmp_path / "acme", monkeypatch)
    shop.head.append('<script src="/__test/looks.js"></script>')
    shop.visit("/", page="bare", ready=False)

    theirs = [element(["div", {}, *nodes]) for nodes in ask(shop, "eachParsed", pieces)]

    assert theirs == [adjusted(read(piece), piece) for piece in pieces]
    assert len(pieces) > len(NAMES)


def element(node: list[Any]) -> Element:
    """Return a node of the browser's as the build has it."""
    tag, attributes, *children = node
    return Element(tag, attributes, [c if isinstance(c, str) else element(c) for c in children])
