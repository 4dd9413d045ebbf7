"""A small shop that holds the states of templates, each as a promotion without triggers."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from handbill.diagnostics import Report
from handbill.examples.states import SHARED, State, beside, plain
from handbill.model.manifest import Catalog
from handbill.yaml import parse

PLACE = """
(selector => {
  if (document.querySelector(selector)) return;
  const [, tag, kind, name] = /^([a-z]*)(?:([#.])([\\w-]+))?$/.exec(selector);
  const made = document.createElement(tag || "div");
  if (kind) made[kind === "#" ? "id" : "className"] = name;
  document.querySelector("h1").after(made);
})
"""
"""Puts the element that a state stands in below the page's heading, unless it is there."""

_SITE = "site.yml"
_OURS = ("consent", "slots")
"""What decides whether something may be looked at now."""
_LEFT = ("limits", "apps", "pages")
"""What a site says of its own promotions and pages, and not of their looks."""
_FOLDERS = ("templates", "runtime_js", "targeting", "images", "products", "coupons", "scripts")


def definitions(states: Iterable[State], site: Path | None = None) -> dict[str, str]:
    """Return site.yml and the promotions by their path. `site`: whose theme, currency and languages they wear."""
    return {
        _SITE: json.dumps(_settings(site), ensure_ascii=False),
        **{f"promotions/{state.id}.yml": state.text for state in states},
    }


def furnish(folder: Path, states: tuple[State, ...], catalog: Catalog, site: Path | None = None) -> None:
    """Write a shop into an empty folder: the states, what lies beside them, and the extensions of `site`."""
    files = _extensions(site) if site else {}
    for name in {state.template for state in states}:
        files = {**beside(catalog.templates[name], site), **files}
    files.update((path, text.encode()) for path, text in definitions(states, site).items())
    for place, content in files.items():
        target = folder / place
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def _extensions(site: Path) -> dict[str, bytes]:
    """Return the files of a site that are not about its own promotions."""
    below = [path for name in _FOLDERS for path in sorted((site / name).rglob("*")) if path.is_file()]
    files = {path.relative_to(site).as_posix(): path.read_bytes() for path in below}
    for path in sorted((site / "locales").glob("*.yml")):
        # What a language says of the site's own promotions has nothing to belong to here.
        kept = {key: value for key, value in _read(path).items() if key != "promotions"}
        files[f"locales/{path.name}"] = json.dumps(kept, ensure_ascii=False).encode()
    return files


def _settings(site: Path | None) -> dict[str, Any]:
    usual = _read(SHARED / _SITE)
    own = _read(site / _SITE) if site else {}
    found = {key: value for key, value in {**usual, **own}.items() if key not in _LEFT}
    found["endpoints"] = {**usual["endpoints"], **own.get("endpoints", {})}
    return {**found, **{key: usual[key] for key in _OURS}}


def _read(path: Path) -> dict[str, Any]:
    tree = parse(path.read_bytes(), path.name, Report())
    found: dict[str, Any] = plain(tree) if tree else {}
    return found
