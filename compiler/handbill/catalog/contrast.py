"""What a manifest says of the contrast in its markup: `{ text on background: 4.5, text on accent 7% on background: 4.5 }`."""

from handbill.catalog.keys import Keys
from handbill.model import units
from handbill.model.theme import COLORS, Pair

_ON = " on "


def contrast(keys: Keys) -> tuple[Pair, ...]:
    """Read what stands on what, the uppermost first, each with the contrast that it needs."""
    pairs = (_pair(text, least, keys) for text, least in keys.words("contrast").items())
    return tuple(pair for pair in pairs if pair)


def tokens(keys: Keys) -> dict[str, str]:
    """Read which token of the theme has the value of which within a template's frame."""
    found = keys.words("tokens")
    if unknown := [token for pair in found.items() for token in pair if token not in COLORS]:
        keys.wrong(
            "tokens", f"colours of the theme ({', '.join(COLORS)}), not '{unknown[0]}'", keys.place("tokens")
        )
    return found


def _pair(text: str, least: str, keys: Keys) -> Pair | None:
    parts = [_part(part) for part in text.split(_ON)]
    known = [part for part in parts if part is not None]
    needs = units.number(least)
    if len(known) < len(parts) or len(known) < 2 or needs is None:
        example = "{ text on background: 4.5 }, or { text 60% on accent 7% on background: 3 }"
        keys.wrong("contrast", f"pairs of {', '.join(COLORS)}: {example}", keys.place("contrast"))
        return None
    return Pair(known[0], tuple(known[1:]), needs)


def _part(text: str) -> tuple[str, float] | None:
    """Read `accent 7%`, or a token alone."""
    token, _, share = text.strip().partition(" ")
    part = units.percent(share) if share else 100.0
    return None if token not in COLORS or part is None else (token, part / 100)
