"""`experiment:` of a promotion.

A variant is the promotion read once more with other values in some of its paths, so that whatever is checked of a promotion is checked of each variant.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from handbill.check import values
from handbill.check.aims import aim
from handbill.check.changes import changed
from handbill.check.context import Context
from handbill.check.nodes import entries
from handbill.check.paths import Place, spots
from handbill.check.trials import as_run, run_of, trial
from handbill.diagnostics import Span
from handbill.diagnostics.rules import experiments as rules
from handbill.diagnostics.rules import language as language_rules
from handbill.logic.buckets import divided
from handbill.model.experiment import HOLDOUT, WHOLE, Experiment, Share, Variant
from handbill.model.lock import PROMOTION
from handbill.model.manifest import Catalog
from handbill.model.site import Piece, Promotion
from handbill.model.source import Entry, File, Mapping, Node, Scalar, Source

KEY = "experiment"
_MOST = 1000

Read = Callable[[File, Context], Promotion | None]


def experiment(file: File, base: Promotion, context: Context, read: Read) -> Experiment | None:
    """Return the experiment of a promotion, None where it has none; `read` checks a file as a promotion."""
    entry = file.root.entry(KEY)
    if entry is None or not isinstance(entry.value, Mapping):
        return None
    node = entry.value
    if base.necessary:
        context.report(language_rules.necessary_with(entry.key.at, "an experiment"))
    rest = replace(file.root, entries=tuple(e for e in file.root.entries if e is not entry))
    plain = replace(file, root=rest)
    told = len(context.report.diagnostics)
    arms = [(each, _shown(each, plain, base, context, read)) for each in _arms(node)]
    name = _text(node, "name") or file.id
    for each, _ in arms:
        if each.key.text == HOLDOUT:
            context.report(rules.name_reserved(each.key.at, HOLDOUT))
    variants = shared(node, arms, context)
    if len(variants) < 2:
        context.report(rules.nothing_compared(entry.key.at, len(arms)))
    # A change that was refused changes nothing: that is told already.
    if told == len(context.report.diagnostics):
        _check_apart(base, variants, context)
    # Called by its promotion's id, it goes by the first of those: nobody's bucket moves with the promotion's name.
    was = base.was if name == file.id else ()
    return experiment_of((PROMOTION, file.id), name, entry.key.at, node, _arms(node), variants, context, was)


def experiment_of(
    owner: tuple[str, str],
    name: str,
    at: Span,
    node: Mapping,
    arms: Sequence[Entry],
    variants: tuple[Variant, ...],
    context: Context,
    was: tuple[str, ...] = (),
) -> Experiment:
    """Return what `node` says of an experiment whose variants, the `arms` of the file, have been read.

    `owner` is the kind and the id of what it stands in, `at` its place, as `experiment_names` has it.
    """
    first = context.experiments.get(name, at)
    if first != at:
        context.report(rules.name_taken(at, name, first))
    seed = _text(node, "seed") or (was[-1] if was else name)
    kind, of = owner
    now = trial(kind, of, seed, node, arms)
    now = as_run(now, run_of(now, name, was, node, context))
    return Experiment(
        name,
        seed,
        variants,
        at,
        share=_share(node, context),
        aim=aim(node, context),
        kind=kind,
        of=of,
        trial=now,
        was=was,
    )


def experiment_names(source: Source, catalog: Catalog) -> dict[str, Span]:
    """Return the names of a site's experiments, those of campaigns included, and where the first of each stands."""
    found: dict[str, Span] = {}
    dividing = frozenset(step.name for step in catalog.steps.values() if step.divides)
    for file in source.of_kind("campaign"):
        for name in _tests(file.root, dividing):
            found.setdefault(name.text, name.at)
    for file in source.of_kind("promotion"):
        entry = file.root.entry(KEY)
        if entry is not None and isinstance(entry.value, Mapping):
            found.setdefault(_text(entry.value, "name") or file.id, entry.key.at)
    return found


def _tests(node: Node, steps: frozenset[str]) -> Iterator[Scalar]:
    """Yield the names of the experiments of steps below a node."""
    if isinstance(node, Mapping):
        for line in entries(node):
            own = line.value if line.key.text in steps else None
            name = own.get("name") if isinstance(own, Mapping) else None
            if isinstance(name, Scalar):
                yield name
            yield from _tests(line.value, steps)
    elif not isinstance(node, Scalar):
        for item in node.items:
            yield from _tests(item, steps)


def _arms(node: Mapping) -> tuple[Entry, ...]:
    variants = node.get("variants")
    return entries(variants) if isinstance(variants, Mapping) else ()


def _text(node: Mapping, key: str) -> str:
    found = node.get(key)
    return found.text if isinstance(found, Scalar) else ""


def _shown(variant: Entry, file: File, base: Promotion, context: Context, read: Read) -> Promotion | None:
    """Return the promotion as a variant has it, None where it changes nothing that could be read."""
    change = variant.value.get("change") if isinstance(variant.value, Mapping) else None
    if not isinstance(change, Mapping) or not entries(change):
        return None
    root = file.root
    for line in entries(change):
        root = changed(root, line, context)
    found = read(replace(file, root=root), context)
    if found is None:
        return None
    for what in ("slot", "layer", "targeting", "triggers"):
        if getattr(found, what) != getattr(base, what):
            context.report(rules.rule_varies(variant.key.at, variant.key.text, what))
            break
    return replace(found, mobile=_narrow(found, base))


def _narrow(found: Promotion, base: Promotion) -> dict[Place, Piece]:
    """Return what narrow screens show in the place of what the variant leaves as it is."""
    before, now = ({spot.place: spot.content for spot in spots(p.screens).values()} for p in (base, found))
    return {place: said for place, said in found.mobile.items() if now.get(place) == before.get(place)}


def shared(
    node: Mapping, arms: Sequence[tuple[Entry, Promotion | None]], context: Context
) -> tuple[Variant, ...]:
    """Return the variants, of which each shows a promotion or None, with their buckets: they share by weight what the holdout leaves."""
    held = _percent(node, "holdout", context, 0)
    # In a namespace the coverage is how much of that it takes, and all of those are divided.
    covered = WHOLE if _text(node, "namespace") else _percent(node, "coverage", context, WHOLE)
    left = WHOLE - held
    weights = [weight(entry, context) for entry, _ in arms]
    found: list[Variant] = []
    for (entry, shown), (start, until) in zip(arms, divided(weights, left, covered), strict=True):
        found.append(Variant(entry.key.text, start, until, shown, entry.key.at))
    if held:
        found.append(Variant(HOLDOUT, left, left + held * covered // WHOLE, None, node.at))
    return tuple(found)


def _share(node: Mapping, context: Context) -> Share | None:
    """Return how much of its namespace it takes; where that begins is known when all have been read."""
    namespace = node.get("namespace")
    if not isinstance(namespace, Scalar) or not values.name(namespace, context):
        return None
    covered = _percent(node, "coverage", context, WHOLE)
    coverage = node.get("coverage") or namespace
    return Share(namespace.text, 0, covered, namespace.at, coverage.at)


def weight(entry: Entry, context: Context) -> int:
    """Return the weight that a variant or a path says, 1 where it says none."""
    node = entry.value.get("weight") if isinstance(entry.value, Mapping) else None
    if not isinstance(node, Scalar):
        return 1
    found = values.integer(node, context)
    return found if found is not None and values.within(node, found, 1, _MOST, context) else 1


def _percent(node: Mapping, key: str, context: Context, otherwise: int) -> int:
    """Return a share as a number of buckets."""
    single = node.get(key)
    if not isinstance(single, Scalar):
        return otherwise
    found = values.percent(single, context)
    if found is None:
        return otherwise
    if not 0 < found.value <= 100 or (key == HOLDOUT and found.value == 100):
        context.report(rules.share_wrong(single.at, key, single.text))
        return otherwise
    return round(found.value * WHOLE / 100)


def _check_apart(base: Promotion, variants: tuple[Variant, ...], context: Context) -> None:
    """Report variants that show the same: they would be counted apart and differ by chance alone."""
    seen: list[tuple[Promotion, Variant]] = []
    for variant in variants:
        if variant.name == HOLDOUT:
            continue
        shown = variant.shown or base
        same = next((other for what, other in seen if what == shown), None)
        if same is not None:
            context.report(rules.variants_same(variant.at, variant.name, same.name))
        seen.append((shown, variant))
