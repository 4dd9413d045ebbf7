"""What the variants of a promotion say otherwise, by paths of their own: `variants.bold.content.headline`."""

from collections.abc import Mapping
from dataclasses import replace

from handbill.check.paths import Place, Spot, spots
from handbill.model.site import Piece, Promotion

VARIANTS = "variants"

Where = tuple[str, str]
"""What the place of a variant's content begins with. No block is called so, for ids have no dots."""


def where(variant: str) -> Where:
    """Return what the places of a variant begin with."""
    return (f"{VARIANTS}.", variant)


def all_spots(promotion: Promotion) -> dict[str, Spot]:
    """Return every content by its path, and behind them those of each variant that are not the promotion's."""
    found = spots(promotion.screens)
    plain = {spot.place: spot.content for spot in found.values()}
    variants = promotion.experiment.variants if promotion.experiment else ()
    for variant in variants:
        for path, spot in spots(variant.shown.screens).items() if variant.shown else ():
            if plain.get(spot.place) != spot.content:
                place = (*where(variant.name), *spot.place)
                found[f"{VARIANTS}.{variant.name}.{path}"] = replace(spot, place=place)
    return found


def own(variant: str, pieces: Mapping[Place, Piece]) -> dict[Place, Piece]:
    """Return those of some pieces that are a variant's, by their places in it."""
    start = where(variant)
    return {place[2:]: piece for place, piece in pieces.items() if place[:2] == start}
