"""Designs: what promotions of one structure and one set of rules share."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, TypeGuard

from handbill.model.manifest import Entry
from handbill.model.plan import (
    AskedSlots,
    BlockRender,
    Design,
    Elements,
    FieldRender,
    ImageSlots,
    ItemRender,
    OptionSlot,
    Passages,
    Slot,
)
from handbill.model.site import Cap, Promotion, Site
from handbill.model.theme import INHERIT, Theme
from handbill.plan.asking import USE
from handbill.plan.content import Parameters, Rendered

EVER = 9_000_000_000_000_000
"""ms, longer than any shop lasts."""


def settings_of(promotion: Promotion, site: Site, checkout: bool) -> dict[str, Any]:
    """Return the keys of a `DesignRow` that don't need the markup; what is absent means nothing to the page."""
    settings: dict[str, Any] = {
        "slot": promotion.slot,
        "layer": promotion.layer,
        "into": promotion.into,
        "cap": _strictest(promotion.frequency.caps),
        "after": {k: EVER if v is None else v for k, v in promotion.frequency.after.items() if v != 0},
        "font": int(promotion.theme.light.get("font") == INHERIT),
        "purpose": None if promotion.necessary else site.purposes.get(USE),
        "checkout": int(checkout),
    }
    return {k: v for k, v in settings.items() if v not in (None, {}, 0)}


def _strictest(caps: tuple[Cap, ...]) -> dict[str, int]:
    found: dict[str, int] = {}
    for cap in caps:
        found[cap.per] = min(cap.max, found.get(cap.per, cap.max))
    return found


class Designs:
    """Every distinct design once, in the order of first use."""

    def __init__(self) -> None:
        self.designs: list[Design] = []
        self._index: dict[str, int] = {}

    def index(
        self, promotion: Promotion, parameters: Parameters, screens: Rendered, settings: Mapping[str, Any]
    ) -> int:
        """Return the design of that structure and those settings."""
        structure = [
            promotion.template.name,
            _plain(parameters),
            _plain(screens),
            settings,
            _written(promotion.theme),
        ]
        key = json.dumps(structure, ensure_ascii=False)
        if key not in self._index:
            self._index[key] = len(self.designs)
            self.designs.append(
                Design(promotion.template, parameters, screens, settings, promotion.at, promotion.theme)
            )
        return self._index[key]


def _written(theme: Theme) -> list[Any]:
    return [theme.scheme, dict(theme.light), dict(theme.dark)]


def _plain(value: Any) -> Any:
    """Return a structure as JSON, entries by their names."""
    if _is_tuple(value):
        return [_plain(v) for v in value]
    if isinstance(value, Slot):
        return {"slot": value.index}
    if isinstance(value, ImageSlots):
        further = [slot and slot.index for slot in (value.width, value.height, value.srcset)]
        return {"image": [value.src.index, value.alt.index, *further, value.fluid]}
    if isinstance(value, Passages | Elements | AskedSlots):
        return repr(value)
    if isinstance(value, OptionSlot):
        return {"option": [value.value, value.label.index]}
    if isinstance(value, BlockRender):
        placed = [repr(value.place)] if value.place else []
        return [value.block.name, value.id, _plain(value.parameters), *placed]
    if isinstance(value, ItemRender):
        return {"item": _plain(value.parameters)}
    if isinstance(value, FieldRender):
        return [value.field.name, value.name, _plain(value.parameters)]
    return value


def _is_tuple(value: object) -> TypeGuard[tuple[Any, ...]]:
    return isinstance(value, tuple)


def script_entries(entries: Mapping[tuple[str, str], Entry]) -> tuple[Entry, ...]:
    """Return the entries in an order that does not depend on who used them first."""
    return tuple(entries[k] for k in sorted(entries))
