"""How many promotions a place of the page takes, and how long it rests between two."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Slot:
    """`gap` in ms between two promotions; `per_page` None is unlimited."""

    max: int
    gap: int
    per_page: int | None
