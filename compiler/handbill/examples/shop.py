"""A small shop that holds the states of templates, each as a promotion without triggers."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from handbill.diagnostics import Report
from handbill.examples.states import SHARED, State, plain
from handbill.yaml import parse

_SITE = "site.yml"
_OURS = ("consent", "slots")
"""What decides whether something may be looked at now."""
_LEFT = ("limits", "apps", "pages")
"""What a site says of its own promotions and pages, and not of their looks."""


def definitions(states: Iterable[State], site: Path | None = None) -> dict[str, str]:
    """Return site.yml and the promotions by their path. `site`: whose theme, currency and languages they wear."""
    return {
        _SITE: json.dumps(_settings(site), ensure_ascii=False),
        **{f"promotions/{state.id}.yml": state.text for state in states},
    }


def _settings(site: Path | None) -> dict[str, Any]:
    usual = _read(SHARED / _SITE)
    own = _read(site / _SITE) if site else {}
    found = {key: value for key, value in {**usual, **own}.items() if key not in _LEFT}
    found["endpoints"] = {**usual["endpoints"], **own.get("endpoints", {})}
    return {**found, **{key: usual[key] for key in _OURS}}


def _read(path: Path) -> dict[str, Any]:
    tree = parse(path.read_bytes(), _SITE, Report())
    found: dict[str, Any] = plain(tree) if tree else {}
    return found
