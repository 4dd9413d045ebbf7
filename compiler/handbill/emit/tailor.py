"""Cuts style sheets to what the promotions of this site wear.

No rule stays for a class that nothing has, and no variable for a token of the theme that nobody sets.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, cast

_DECLARED = re.compile(r"--([a-z-]+):([^;{}]+);?")
_RULE = re.compile(r"(?:(?<=[{}])|^)\.([\w-]+)[^{},\w-]?[^{},]*\{[^{}]*\}")
"""A rule, minified, whose one selector begins with a class: without an element that has it, it means nothing."""


_MULTIPLE = re.compile(r"calc\((-?[\d.]+)px ?\* ?(-?[\d.]+)\)")
_SUMMAND = re.compile(r"(?<=[+-] )([\d.]+)px ?\* ?([\d.]+)(?=\)| [+-])")
_SECOND = re.compile(r"(?:(?<=[{}])|^)\.([\w-]+)~\.\1\{[^{}]*\}")
"""A rule for those of a class that stand behind another."""


def settled(sheets: Sequence[str], constant: Mapping[str, str], varying: Collection[str] = ()) -> list[str]:
    """Return the sheets, the base sheet first, with each token written out that is the same for every promotion.

    All are minified. `constant` are values that the theme gives instead of the base sheet's. A token that is `varying`,
    that some sheet declares anew, or asks for with a fallback, stays a variable.
    """
    found: list[str] = list(sheets)
    everything = "".join(sheets)
    declared: list[tuple[str, str]] = _DECLARED.findall(found[0]) if found else []
    for name, default in declared:
        use, value = f"var(--{name})", constant.get(name, default)
        varies = name in varying or everything.count(f"--{name}:") > 1 or f"var(--{name}," in everything
        if "var(" in value:
            continue
        found[0] = _redeclared(name, value if varies else None, found[0])
        if not varies:
            found = [sheet.replace(use, value) for sheet in found]
    return [_reckoned(sheet) for sheet in found]


def _redeclared(token: str, value: str | None, sheet: str) -> str:
    """Return a sheet in which a token is declared with a value, or no longer."""

    def declare(match: re.Match[str]) -> str:
        if match[1] != token:
            return match[0]
        return "" if value is None else f"--{token}:{value}" + match[0][len(match[0].rstrip(";")) :]

    return _DECLARED.sub(declare, sheet).replace(";}", "}")


def _reckoned(sheet: str) -> str:
    """Return a sheet in which what tokens have made multiples of a length is one length."""
    alone = _MULTIPLE.sub(_product, sheet)
    return _SUMMAND.sub(_product, alone)


def _product(match: re.Match[str]) -> str:
    return f"{float(match[1]) * float(match[2]):g}px"


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
