"""What divides an experiment's visitors, held against what `state.lock` says that it was when they were divided."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from handbill.check import values
from handbill.check.context import Context
from handbill.diagnostics import Span
from handbill.diagnostics.rules import lock as rules
from handbill.model.lock import Trial
from handbill.model.source import Entry, Mapping, Node, Scalar

KEY = "restart"


def trial(kind: str, of: str, seed: str, node: Mapping, arms: Sequence[Entry]) -> Trial:
    """Return what an experiment says, whose variants are `arms`; its values have been judged."""
    variants = tuple((arm.key.text, _text(arm.value, "weight") or "1") for arm in arms)
    return Trial(
        kind=kind,
        of=of,
        seed=seed,
        coverage=percent(node, "coverage", 100),
        holdout=percent(node, "holdout", 0),
        namespace=_text(node, "namespace"),
        variants=variants,
        at=node.at,
    )


def run_of(now: Trial, name: str, was: tuple[str, ...], node: Mapping, context: Context) -> int:
    """Return how often the visitors will have been divided; report a change that does not say `restart: true`.

    `was` are the names that it had by those of its promotion.
    """
    entry = node.entry(KEY)
    wanted = (
        entry is not None and isinstance(entry.value, Scalar) and bool(values.boolean(entry.value, context))
    )
    locked = context.lock
    found = (locked.experiments.get(each) for each in (name, *was)) if locked else ()
    before = next((one for one in found if one), None)
    if before is None:
        if wanted and entry is not None and locked is None:
            context.lock_report(rules.restart_over(entry.key.at, name, locked=False))
        return 1
    changes = tuple(_changes(before, now))
    if changes and not wanted:
        context.lock_report(rules.experiment_changed(_place(node), name, changes))
    # A namespace or a coverage that grows is no reason to divide anew what stays.
    if wanted and entry is not None and not changes:
        context.lock_report(rules.restart_over(entry.key.at, name, locked=True))
    return before.run + (1 if changes and wanted else 0)


def as_run(now: Trial, run: int) -> Trial:
    """Return it as a run that is written down."""
    return replace(now, run=run)


def percent(node: Mapping, key: str, otherwise: float) -> float:
    """Return a percentage as a number; what is none has been told."""
    try:
        return float(_text(node, key).removesuffix("%"))
    except ValueError:
        return otherwise


def _changes(before: Trial, now: Trial) -> Iterator[str]:
    if before.variants != now.variants:
        yield f"its variants were {_shares(before)} and are {_shares(now)}"
    if before.holdout != now.holdout:
        yield f"its holdout was {before.holdout:g}% and is {now.holdout:g}%"
    if now.coverage < before.coverage:
        yield f"its coverage was {before.coverage:g}% and is {now.coverage:g}%"
    for what in ("namespace", "seed"):
        old, new = getattr(before, what), getattr(now, what)
        if old != new:
            yield f"its {what} was {_named(old)} and is {_named(new)}"


def _shares(one: Trial) -> str:
    return "{ " + ", ".join(f"{name}: {weight}" for name, weight in one.variants) + " }"


def _named(text: str) -> str:
    return f"'{text}'" if text else "none"


def _place(node: Mapping) -> Span:
    return node.entries[0].key.at


def _text(node: Node, key: str) -> str:
    found = node.get(key) if isinstance(node, Mapping) else None
    return found.text if isinstance(found, Scalar) else ""
