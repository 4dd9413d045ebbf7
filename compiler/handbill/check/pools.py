"""Pools of codes: which there are, what is wrong with their files, and that none of their codes is shipped."""

import re
from collections.abc import Iterable

from handbill.check.context import Context
from handbill.check.paths import spots
from handbill.diagnostics import Span
from handbill.diagnostics.rules import coupons as rules
from handbill.diagnostics.rules import language
from handbill.diagnostics.rules import names as name_rules
from handbill.diagnostics.suggest import nearest
from handbill.model.site import Promotion
from handbill.model.source import Scalar

POOL = "pool"
_FOLDER = "coupons/"
_TOLD = 5
"""Codes that are there twice, of one file, that are told one by one."""
_SHORTEST = 4
"""Letters of a code below which a word that is the same is taken for a word."""
_WORD = re.compile(r"[^\s\"'<>(),;:!?*/=&#]+")
_ODD = re.compile(r"[^a-z0-9]+")


def pools(context: Context) -> frozenset[str]:
    """Return what the site's pools are called; report what is wrong with their files."""
    declared = {file.id: file.root.at for file in context.source.of_kind(POOL)}
    first: dict[str, Span] = {name: Span(at.file) for name, at in declared.items()}
    seen: dict[str, Scalar] = {}
    for path, file in sorted(context.source.pools.items()):
        for fault in file.faults:
            context.report(fault)
        if file.name in first:
            context.report(language.repeated(Span(path), f"the pool '{file.name}'", first[file.name]))
        first.setdefault(file.name, Span(path))
        _check_twice(file.codes, seen, context)
    broken = {name for kind, name in context.source.broken if kind == POOL}
    return frozenset(first) | broken


def _check_twice(codes: Iterable[Scalar], seen: dict[str, Scalar], context: Context) -> None:
    """Report codes that are there twice, in one pool or two: tills take small letters and capitals for the same."""
    twice = [code for code in codes if seen.setdefault(code.text.casefold(), code) is not code]
    for code in twice[:_TOLD]:
        rest = len(twice) - _TOLD if code is twice[:_TOLD][-1] else 0
        more = f" ({rest} more like it)" if rest > 0 else ""
        what = f"the code '{code.text}'"
        context.report(language.repeated(code.at, what + more, seen[code.text.casefold()].at))


def check_pool(node: Scalar, context: Context) -> None:
    """Report a pool that there is not, with the file that would make it one."""
    if node.text in context.pools:
        return
    bare = node.text.rpartition("/")[2].partition(".")[0]
    near = bare if bare in context.pools else nearest(node.text, context.pools)
    name = _ODD.sub("-", bare.lower()).strip("-") or "welcome"
    remedy = (
        f"add {_FOLDER}{name}.csv with a code on each line, "
        f"or {_FOLDER}{name}.yml with a 'description' if the shop makes them as they are asked for"
    )
    help_ = f"did you mean '{near}'?" if near else remedy
    context.report(name_rules.name_unknown(node.at, node.text, "pool of codes", context.pools, help_))


def check_shipped(promotions: Iterable[Promotion], context: Context) -> None:
    """Report codes of a pool that stand in what a promotion shows."""
    known = {code.text: (code, file.name) for file in context.source.pools.values() for code in file.codes}
    if not known:
        return
    folded = {text.casefold(): found for text, found in known.items()}
    for promotion in promotions:
        for spot in spots(promotion.screens).values():
            whole = folded.get(spot.words.strip().casefold())
            words = (word.rstrip(".") for word in _WORD.findall(spot.words))
            found = whole or next((known[w] for w in words if len(w) >= _SHORTEST and w in known), None)
            if found and spot.at:
                code, pool = found
                context.report(rules.code_shipped(spot.at, code.text, code.at, pool))
