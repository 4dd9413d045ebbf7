"""Whether every text of a promotion can be read on what lies below it, with the theme that it wears."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from handbill.check.context import Context
from handbill.check.theme import resolved
from handbill.color.contrast import read_on
from handbill.color.paint import Paint, nearest, paint
from handbill.diagnostics import Span
from handbill.diagnostics.rules import looks as rules
from handbill.model.manifest import Template
from handbill.model.site import BlockUse, FieldUse, ItemUse, Screen
from handbill.model.theme import DEFAULTS, FADED, Pair, Theme, Written

_PLAIN = Pair(("text", 1.0), (("background", 1.0),), 4.5)
"""What stands in every frame: its cross."""
_HAIR = 0.005
"""Of a ratio: what rounding to eight bits a channel may cost."""

_Tokens = dict[str, str]


@dataclass(frozen=True, slots=True)
class _Fault:
    pair: Pair
    reads: float


def check_readable(
    template: Template, screens: tuple[Screen, ...], layers: tuple[Written, ...], context: Context
) -> None:
    """Report what can't be read, at the token that is to change: the promotion's rather than the site's."""
    pairs = tuple(dict.fromkeys(_pairs(template, screens)))
    told: set[Span] = set()
    for dark, tokens in _schemes(resolved(layers)):
        faults = [fault for pair in pairs if (fault := _fault(pair, tokens, dark))]
        blamed: dict[str, list[_Fault]] = {}
        for fault in faults:
            token = _blamed(fault.pair, layers, tokens, dark, pairs)
            if token:
                blamed.setdefault(token, []).append(fault)
        for token, found in blamed.items():
            worst = min(found, key=lambda fault: fault.reads / fault.pair.at_least)
            at = _place(token, layers, dark)
            if at is not None and at not in told:
                told.add(at)
                _report(at, token, worst, _better(token, tokens, dark, pairs), tokens, dark, context)


def _schemes(theme: Theme) -> Iterator[tuple[bool, _Tokens]]:
    yield theme.scheme == "dark", {**DEFAULTS, **theme.light}
    if theme.scheme == "auto":
        yield True, {**DEFAULTS, **theme.light, **theme.dark}


def _pairs(template: Template, screens: tuple[Screen, ...]) -> Iterator[Pair]:
    """Yield the pairs of the template and of what stands in it, by the tokens that the frame makes of the theme's."""
    worn = template.tokens
    for pair in (_PLAIN, *template.contrast, *(p for s in screens for b in s.blocks for p in _of(b))):
        text, share = pair.text
        grounds = tuple((worn.get(token, token), part) for token, part in pair.grounds)
        yield Pair((worn.get(text, text), share), grounds, pair.at_least)


def _of(use: BlockUse) -> Iterator[Pair]:
    yield from use.block.contrast
    for value in use.parameters.values():
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, FieldUse):
                yield from item.field.contrast
            for inner in item.parameters.values() if isinstance(item, ItemUse) else (item,):
                if isinstance(inner, BlockUse):
                    yield from _of(inner)


def _fault(pair: Pair, tokens: _Tokens, dark: bool) -> _Fault | None:
    reads = _reads(pair, tokens, dark)
    return None if reads is None or reads >= pair.at_least - _HAIR else _Fault(pair, reads)


def _reads(pair: Pair, tokens: _Tokens, dark: bool) -> float | None:
    text = _paint(pair.text, tokens, dark)
    grounds = [_paint(ground, tokens, dark) for ground in pair.grounds]
    known = tuple(ground for ground in grounds if ground is not None)
    return None if text is None or len(known) < len(grounds) else read_on(text, known)


def _paint(part: tuple[str, float], tokens: _Tokens, dark: bool) -> Paint | None:
    token, share = part
    if token in FADED and token not in tokens:
        token, faded = FADED[token]
        share *= faded
    found = paint(tokens[token], dark)
    return found.fainter(share) if found and share < 1 else found


def _members(pair: Pair, tokens: _Tokens) -> list[str]:
    """Return the tokens that a pair is made of, the text first."""
    parts = [pair.text[0], *(token for token, _ in reversed(pair.grounds))]
    return [FADED[p][0] if p in FADED and p not in tokens else p for p in parts]


def _blamed(
    pair: Pair, layers: tuple[Written, ...], tokens: _Tokens, dark: bool, pairs: tuple[Pair, ...]
) -> str | None:
    """Return the token to change: one that stands furthest in, the text rather than its ground, if that can mend it."""
    written = [token for token in _members(pair, tokens) if _place(token, layers, dark)]
    inner = [t for t in written if _is_of(layers[-1], t, dark)] or written
    mended = [token for token in (*inner, *written) if _better(token, tokens, dark, pairs)]
    return next(iter((*mended, *inner)), None)


def _is_of(layer: Written, token: str, dark: bool) -> bool:
    return (token, False) in layer.places or (dark and (token, True) in layer.places)


def _place(token: str, layers: tuple[Written, ...], dark: bool) -> Span | None:
    for under in (True, False) if dark else (False,):
        for layer in reversed(layers):
            if (token, under) in layer.places:
                return layer.places[token, under]
    return None


def _better(token: str, tokens: _Tokens, dark: bool, pairs: tuple[Pair, ...]) -> str | None:
    """Return the nearest colour of a token with which everything that it is part of can be read."""
    start = paint(tokens[token], dark)
    mine = [pair for pair in pairs if token in _members(pair, tokens)]

    def mends(found: Paint) -> bool:
        moved = {**tokens, token: found.hex}
        return all((reads := _reads(pair, moved, dark)) is None or reads >= pair.at_least for pair in mine)

    found = nearest(mends, start) if start else None
    return found.hex if found else None


def _report(
    at: Span, token: str, fault: _Fault, better: str | None, tokens: _Tokens, dark: bool, context: Context
) -> None:
    pair = fault.pair
    grounds = " over ".join(_named(part, tokens) for part in pair.grounds)
    context.report(
        rules.contrast_low(
            at,
            token,
            f"{fault.reads:.2f}",
            _named(pair.text, tokens),
            grounds,
            f"{pair.at_least:g}",
            better,
            " in the dark scheme" if dark else "",
        )
    )


def _named(part: tuple[str, float], tokens: _Tokens) -> str:
    token, share = part
    if token in FADED and token not in tokens:
        source, faded = FADED[token]
        return f"{token} ({tokens[source]} at {share * faded:.0%})"
    return f"{token} ({tokens[token]}{f' at {share:.0%}' if share < 1 else ''})"
