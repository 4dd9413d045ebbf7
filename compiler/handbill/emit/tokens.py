"""Theme tokens that nobody sets on this site stand as their values: a variable is worth its bytes where it varies."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

_DECLARED = re.compile(r"--([a-z-]+):([^;{}]+);?")


def settled(base: str, sheets: Sequence[str], themed: Collection[str]) -> tuple[str, list[str]]:
    """Return the base sheet and the others with each token that is not `themed` written out.

    All are minified. A token that some sheet declares anew, or asks for with a fallback, stays a variable.
    """
    everything = "".join((base, *sheets))
    for name, value in _DECLARED.findall(base):
        use = f"var(--{name})"
        varies = name in themed or everything.count(f"--{name}:") > 1 or f"var(--{name}," in everything
        if varies or "var(" in value:
            continue
        base = _DECLARED.sub(lambda found, name=name: "" if found[1] == name else found[0], base)
        base, sheets = base.replace(use, value), [sheet.replace(use, value) for sheet in sheets]
    return base, list(sheets)
