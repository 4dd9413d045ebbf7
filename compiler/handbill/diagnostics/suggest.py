"""The nearest right name."""

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(name: str, known: Iterable[str]) -> str | None:
    """Return the known name that is most like `name`, or None when none is near."""
    found = get_close_matches(name, sorted(known), n=1, cutoff=0.6)
    return found[0] if found else None


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Return a help line: the nearest name, else the whole list when it is short."""
    names = sorted(known)
    if near := nearest(name, names):
        return f"did you mean '{near}'?"
    if len(names) <= 14:
        return "one of: " + ", ".join(names) if names else "there is none yet"
    return f"none of the {len(names)} known names is near"
