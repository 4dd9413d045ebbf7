"""Cuts style sheets to what the promotions of this site wear.

No rule stays for a class that nothing has, and no variable for a token of the theme that nobody sets.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Any, cast

_DECLARED = re.compile(r"--([a-z-]+):([^;{}]+);?")
_RULE = re.compile(r"(?:(?<=[{}])|^)\.([\w-]+)(?::[\w-]+)?\{[^{}]*\}")
"""A rule, minified, that asks for one class alone."""


_SECOND = re.compile(r"(?:(?<=[{}])|^)\.([\w-]+)~\.\1\{[^{}]*\}")
"""A rule for those of a class that stand behind another."""


def settled(sheets: Sequence[str], themed: Collection[str]) -> list[str]:
    """Return the sheets, the base sheet first, with each token that is not `themed` written out.

    All are minified. A token that some sheet declares anew, or asks for with a fallback, stays a variable.
    """
    found: list[str] = list(sheets)
    everything = "".join(sheets)
    declared: list[tuple[str, str]] = _DECLARED.findall(found[0]) if found else []
    for name, value in declared:
        use = f"var(--{name})"
        varies = name in themed or everything.count(f"--{name}:") > 1 or f"var(--{name}," in everything
        if varies or "var(" in value:
            continue
        found[0] = _without(name, found[0]).replace(";}", "}")
        found = [sheet.replace(use, value) for sheet in found]
    return found


def _without(token: str, sheet: str) -> str:
    return _DECLARED.sub(lambda match: "" if match[1] == token else match[0], sheet)


def worn(sheets: Sequence[str], classes: Collection[str], several: Collection[str]) -> list[str]:
    """Return the sheets without the rules that ask for a class that is not among `classes`, or for one of two such.

    `several` are the classes that two elements of one screen have.
    """
    kept = [_RULE.sub(lambda match: match[0] if match[1] in classes else "", sheet) for sheet in sheets]
    return [_SECOND.sub(lambda match: match[0] if match[1] in several else "", sheet) for sheet in kept]


def classes_of(tree: Any) -> Iterator[str]:
    """Yield the classes of all elements of a compiled tree, or of a table of them."""
    if not isinstance(tree, list):
        return
    for part in cast("Sequence[Any]", tree):
        if isinstance(part, dict):
            yield from str(cast("dict[str, Any]", part).get("class", "")).split()
        else:
            yield from classes_of(part)
