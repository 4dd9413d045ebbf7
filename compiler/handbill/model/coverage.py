"""How complete a language is."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of what shoppers read there is in a language: `missing` names file and path of the rest."""

    tag: str
    texts: int
    missing: tuple[str, ...]
