"""Texts that a shopper reads: words, and facts in braces."""

import re
from collections.abc import Iterable
from dataclasses import replace

from handbill.check import facts, plural
from handbill.check.context import Context
from handbill.check.nodes import within
from handbill.diagnostics import Span
from handbill.diagnostics.rules import language as rules
from handbill.diagnostics.rules import values as value_rules
from handbill.model.manifest import Fact
from handbill.model.site import FactText, Text
from handbill.model.source import Scalar

FORMATS: dict[str, tuple[str, ...]] = {
    "text": ("",),
    "choice": ("",),
    "number": ("", "number", "plural"),
    "percent": ("percent",),
    "money": ("money",),
    "moment": ("date",),
}
"""Type of a fact → formats, the one that is meant when none is written first."""

_CLOSED_TYPES = ("choice", "number")
_PIECE = re.compile(r"\{\{|\}\}|\{([^{}]*)\}|([{}])")


def text(node: Scalar, context: Context, first: int = 0, last: int | None = None) -> Text:
    """Read a text, or its letters from `first` to `last`. A fact with a mistake in it is reported and left out."""
    parts: list[str | FactText] = []
    done = first
    last = len(node.text) if last is None else last
    for piece in _PIECE.finditer(node.text, first, last):
        parts.append(node.text[done : piece.start()])
        done = piece.end()
        if piece[0] in ("{{", "}}"):
            parts.append(piece[0][0])
        elif piece[2]:
            closes = "opens and does not close" if piece[2] == "{" else "closes and does not open"
            at = within(node, *piece.span())
            context.report(value_rules.braces_wrong(at, f"this text has a '{piece[2]}' that {closes}"))
        elif shown := _fact(piece[1], within(node, *piece.span()), context):
            parts.append(shown)
    parts.append(node.text[done:last])
    return Text(joined(parts), node.at)


def joined(parts: Iterable[str | FactText]) -> tuple[str | FactText, ...]:
    """Return the parts of a text with neighbouring words made one."""
    joined: list[str | FactText] = []
    for part in parts:
        if isinstance(part, str) and joined and isinstance(joined[-1], str):
            joined[-1] += part
        elif part != "":
            joined.append(part)
    return tuple(joined)


def _fact(inner: str, at: Span, context: Context) -> FactText | None:
    key, given, fallback = plural.called(inner) or (inner, "", None)
    shown = _plain(f"{key}:{plural.PLURAL}" if given else inner, at, context)
    if shown is None or shown.format != plural.PLURAL:
        return shown
    forms = plural.forms(given, at, context)
    return replace(shown, fallback=fallback, forms=forms) if forms else None


def _plain(inner: str, at: Span, context: Context) -> FactText | None:
    named, bar, fallback = inner.partition("|")
    key, colon, form = named.strip().partition(":")
    if not key or " " in key:
        context.report(value_rules.braces_wrong(at, f"'{{{inner}}}' names no fact"))
        return None
    own = context.values.get(key)
    found = (own, None) if own else facts.find(key, at, context)
    if found is None:
        return None
    fact, name = found
    if fact.open and fact.type not in _CLOSED_TYPES:
        context.report(rules.fact_open(at, key))
        return None
    if not _fits(form.strip() if colon else None, fact, key, at, context):
        return None
    form = form.strip() if colon else FORMATS[fact.type][0]
    return FactText(fact, name, form or None, fallback if bar else None, at)


def _fits(form: str | None, fact: Fact, key: str, at: Span, context: Context) -> bool:
    known = FORMATS.get(fact.type)
    if known is None:
        context.report(value_rules.format_wrong(at, form or "text", key, ()))
        return False
    if form is not None and (form not in known or not form):
        context.report(value_rules.format_wrong(at, form, key, [f for f in known if f]))
        return False
    return True
