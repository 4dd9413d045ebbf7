"""What the rules of some sheets come to for an element: the declaration that wins, where that is certain."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from handbill.emit.css_match import Asking, Seen, Selector, selectors
from handbill.emit.css_rules import Declaration, Rule

_SCHEME = re.compile(r"@media\s*\(\s*prefers-color-scheme\s*:\s*(dark|light)\s*\)", re.I)
_ASIDE = re.compile(
    r"@(?:[\w-]*keyframes|starting-style|media\s+print|media[^{]*(?:prefers-(?!color-scheme)|forced-colors))",
    re.I,
)
"""What holds for a moment, on paper or for some visitors: what the others see has to be readable as well."""
_SHORT = {"background": ("background-color", "background-image"), "font": ("font-size", "font-weight")}
STRANGE = (
    "all",
    "filter",
    "mix-blend-mode",
    "text-shadow",
    "-webkit-text-fill-color",
    "-webkit-background-clip",
    "background-clip",
    "mask",
    "mask-image",
)
"""Properties by which a text looks otherwise than its colour says."""
_ASKED = frozenset(
    (
        *STRANGE,
        *(
            "color",
            "background",
            "background-color",
            "background-image",
            "opacity",
            "font",
            "font-size",
            "font-weight",
        ),
        *("display", "visibility", "clip", "clip-path", "position", "inset", "translate", "transform"),
    )
)
COVERED = "::covered"
"""Stands for a property: set where something may be drawn above or below the element by `::before` or the like."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rules of a style sheet. `own`: it is the shop's. `narrow`: it is worn on narrow screens alone."""

    file: str
    source: str
    rules: tuple[Rule, ...]
    own: bool
    narrow: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """A declaration, and the sheet that it stands in; none for what can't be told."""

    value: str | None
    declaration: Declaration | None = None
    sheet: Sheet | None = None

    @property
    def own(self) -> bool:
        """Whether the shop wrote it."""
        return self.sheet is not None and self.sheet.own


UNSURE = Said(None)


@dataclass(frozen=True, slots=True)
class _Part:
    selector: Selector
    sure: bool
    declarations: tuple[Declaration, ...]
    sheet: Sheet


class Cascade:
    """The rules of a promotion's sheets in one scheme."""

    def __init__(self, sheets: Iterable[Sheet], dark: bool, given: frozenset[str]) -> None:
        self._given = given
        self._parts = [
            part for sheet in sheets for rule in _in_order(sheet.rules) for part in _parts(rule, sheet, dark)
        ]

    def of(self, element: Seen, hovered: bool) -> Mapping[str, Said]:
        """Return what is said of an element by property; those that nobody sets are left out."""
        asking = Asking(hovered, self._given)
        best: dict[str, tuple[tuple[object, ...], Said]] = {}
        doubts: dict[str, list[tuple[object, ...]]] = {}
        for order, part in enumerate(self._parts):
            fits = part.selector.matches(element, asking)
            if fits is False:
                continue
            for one in part.declarations:
                for name in _SHORT.get(one.name, (one.name,)):
                    rank = (one.important, part.selector.weight, order, one.at.offset)
                    key = COVERED if part.selector.drawn else name
                    if not (fits and part.sure) or part.selector.drawn:
                        doubts.setdefault(key, []).append(rank)
                    elif key not in best or best[key][0] < rank:
                        best[key] = rank, Said(one.value, one, part.sheet)
        found = {name: said for name, (_, said) in best.items()}
        for name, ranks in doubts.items():
            if name not in best or max(ranks) > best[name][0]:
                found[name] = UNSURE
        return found


def _in_order(rules: tuple[Rule, ...]) -> list[Rule]:
    return sorted((r for r in rules if r.declarations), key=lambda rule: rule.declarations[0].at.offset)


def _declared(selector: Selector, rule: Rule) -> tuple[Declaration, ...]:
    """Return what counts of a rule: of what is drawn beside an element, only whether it can lie below a text."""
    if selector.drawn:
        return tuple(
            d for d in rule.declarations if d.name == "position" and d.value in ("absolute", "fixed")
        )
    return tuple(
        d for d in rule.declarations if d.name in _ASKED or d.name.startswith(("--", "margin", "grid-"))
    )


def _parts(rule: Rule, sheet: Sheet, dark: bool) -> list[_Part]:
    sure = not sheet.narrow
    about = ""
    if rule.describes:
        return []
    for block in (*rule.around, rule.selector):
        if not block.startswith("@"):
            about = _nested(about, block)
        elif _ASIDE.match(block):
            return []
        elif scheme := _SCHEME.fullmatch(block):
            if (scheme[1].lower() == "dark") is not dark:
                return []
        else:
            sure = False
    parts = (_Part(one, sure, _declared(one, rule), sheet) for one in selectors(about))
    return [part for part in parts if part.declarations]


def _nested(around: str, inner: str) -> str:
    if not around:
        return inner
    return inner.replace("&", f":is({around})") if "&" in inner else f":is({around}) {inner}"
