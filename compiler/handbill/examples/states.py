"""The states of a template: each screen of its previews, light and dark, as a promotion that the page API can open.

A preview is `preview.yml` of the template's folder, or `preview.<name>.yml`: a promotion like those of a shop. What it
needs beside the definitions (pictures, products) lies in the folder `preview/`, as it would lie in the shop's, or in
`templates/previews/`, for all of them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from handbill import assets
from handbill.diagnostics import Report
from handbill.model.manifest import Catalog, Template
from handbill.model.source import Mapping, Node, Scalar, Sequence
from handbill.yaml import parse

LIGHT, DARK = "light", "dark"
"""Values of a theme's `scheme`, which then does not follow the visitor's."""
SHARED = assets.root() / "templates" / "previews"
"""Its own files are about all previews (the shop that they stand in); those below it lie beside each of them."""
_PREVIEW = re.compile(r"preview(?:\.([a-z][a-z0-9-]*))?\.yml")
_AROUND = ("intro", "result")
_FIRST = "ask"
_CART = "x-cart"
"""A key of a preview: the cart that the page has told of, with its `currency` and its `total` in minor units."""
_ABOUT_THE_WHOLE = (_CART, "goal", "priority", "triggers", "targeting", "frequency", "mobile", "experiment")
"""Keys that say when, to whom and for what; a state is opened by hand, whenever it is wanted."""


@dataclass(frozen=True, slots=True)
class State:
    """One screen in one scheme. `id` is the promotion's; `selector` names the element of the page that it stands in.

    `form`: the screen holds a form, so that it can be sent empty. `first`: it is the one that the preview begins with.
    `cart` is what the page has to tell of its cart before the state is opened.
    """

    id: str
    template: str
    preview: str
    screen: str
    scheme: str
    first: bool
    form: bool
    selector: str | None
    cart: dict[str, Any] | None
    promotion: dict[str, Any]

    @property
    def text(self) -> str:
        """The promotion's file. JSON is YAML, and the type of a value follows from its key."""
        return json.dumps(self.promotion, ensure_ascii=False)


def states(template: Template, catalog: Catalog) -> Iterator[State]:
    """Yield the states of a template, its previews in the order of their names."""
    for name, tree in previews(template):
        promotion = plain(tree)
        # What the template's behaviour turns to is seen in a preview whose cart is such.
        shown = [screen for screen in _screens(promotion, template) if screen not in template.screens]
        for index, screen in enumerate(shown):
            for scheme in (LIGHT, DARK):
                yield _state(template, name, promotion, screen, scheme, index == 0, catalog)


def previews(template: Template) -> Iterator[tuple[str, Mapping]]:
    """Yield the name and the tree of each preview; the name of `preview.yml` is empty."""
    for file, text in sorted(template.files.items()):
        found = _PREVIEW.fullmatch(file)
        tree = parse(text.encode(), f"{template.folder}/{file}", Report()) if found else None
        if found and tree:
            yield found[1] or "", tree


def beside(template: Template, site: Path | None) -> dict[str, bytes]:
    """Return what previews need beside them, by its path in a shop: shared files, then the template's own."""
    return {**_below(SHARED, inside=True), **own_beside(template, site)}


def own_beside(template: Template, site: Path | None) -> dict[str, bytes]:
    """Return what the template's own folder `preview/` holds, by its path in a shop."""
    root = assets.root() if template.shipped or site is None else site
    return _below(root / template.folder / "preview", inside=False)


def _below(folder: Path, *, inside: bool) -> dict[str, bytes]:
    """Return the files below a folder by their path in it; with `inside` those in its folders alone."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not (inside and path.parent == folder)
    }


def plain(node: Node) -> Any:
    """Return a tree as maps, lists and texts."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {entry.key.text: plain(entry.value) for entry in node}


def _screens(promotion: dict[str, Any], template: Template) -> dict[str, Any]:
    """Return the screens by name, the first one first."""
    if "screens" in promotion:
        return dict(promotion["screens"])
    content = dict(promotion.get("content", {}))
    around = {name: content.pop(name, None) for name in (*_AROUND, *template.screens)}
    ordered = {_AROUND[0]: around.pop(_AROUND[0]), _FIRST: content, **around}
    for name, key in template.screens.items():
        if isinstance(ordered[name], str):
            ordered[name] = {key: ordered[name]}
    return {name: screen for name, screen in ordered.items() if screen}


def _state(
    template: Template,
    preview: str,
    promotion: dict[str, Any],
    screen: str,
    scheme: str,
    first: bool,
    catalog: Catalog,
) -> State:
    screens = _screens(promotion, template)
    written: Any = promotion.get("template")
    parameters: dict[str, Any] = {} if isinstance(written, str) else written or {}
    kept = {key: value for key, value in promotion.items() if key not in _ABOUT_THE_WHOLE}
    kept.pop("content", None)
    if template.triggers:
        kept["triggers"] = []
    kept["theme"] = {**kept.get("theme", {}), "scheme": scheme}
    cart: Any = promotion.get(_CART)
    return State(
        id="-".join(filter(None, (template.name.replace("_", "-"), preview, screen, scheme))),
        template=template.name,
        preview=preview,
        screen=screen,
        scheme=scheme,
        first=first,
        form=_captures(screens[screen], catalog),
        selector=parameters.get("selector"),
        cart=cart and {**cart, "total": int(cart["total"])},
        promotion={
            **kept,
            "template": {**parameters, "name": template.name},
            "screens": {screen: screens[screen], **screens},
        },
    )


def _captures(screen: dict[str, Any], catalog: Catalog) -> bool:
    """Tell whether a screen holds a block that takes leads, by its short key or in its list."""
    listed: list[Any] = screen.get("blocks", [])
    names = {item if isinstance(item, str) else str(*list(item)[:1]) for item in listed}
    return any(
        block.key in screen or block.name in names for block in catalog.blocks.values() if block.captures
    )
