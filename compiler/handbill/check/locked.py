"""Holds a site against its `state.lock`: what visitors' browsers keep must not be lost by a change that nobody meant so."""

from collections.abc import Iterator

from handbill.check.context import Context
from handbill.check.standing import compare_steps, is_known
from handbill.diagnostics import Span, nearest
from handbill.diagnostics.rules import lock as rules
from handbill.model.lock import CAMPAIGN, EXPERIMENT, PROMOTION, Kept, State

FOLDERS = {PROMOTION: "promotions", CAMPAIGN: "campaigns"}


def compare(now: State, context: Context) -> None:
    """Report what would be lost, and what `state.lock` does not know yet."""
    before, told = context.lock, context.lock_report
    if before is None:
        return
    if before.site != now.site:
        told(rules.site_renamed(before.at, before.site, now.site))
    for kind in FOLDERS:
        _compare_names(kind, before, now, context)
    _compare_trials(before, now, context)
    behind = dict(_behind(before, now))
    if behind and not told.has_errors:
        new = [name for name, is_new in behind.items() if is_new]
        changed = [name for name, is_new in behind.items() if not is_new]
        told(rules.lock_behind(Span("state.lock"), new, changed))


def _compare_names(kind: str, before: State, now: State, context: Context) -> None:
    known, told = now.of(kind), context.lock_report
    heirs = {old: name for name, one in known.items() for old in one.was}
    old_names = before.of(kind)
    added = [
        name for name, one in known.items() if name not in old_names and not set(one.was) & set(old_names)
    ]
    for name, kept in old_names.items():
        heir = name if name in known else heirs.get(name)
        if heir is not None:
            _compare_parts(kind, heir, kept, known[heir], context)
            dropped = [old for old in kept.was if old not in known[heir].was]
            if dropped:
                whole = dict.fromkeys((*known[heir].was, *kept.was))
                told(rules.name_dropped(known[heir].at, kind, heir, dropped, tuple(whole)))
        elif context.is_broken(kind, name):
            continue
        elif added:
            near = nearest(name, added)
            told(rules.name_lost(kept.at, kind, name, [near] if near else added, FOLDERS[kind]))
        else:
            told(rules.name_gone(kept.at, kind, name))


def _compare_parts(kind: str, name: str, before: Kept, now: Kept, context: Context) -> None:
    """Report names within it that have changed: one of a sort is gone and another one has come."""
    if before.area != now.area:
        context.lock_report(rules.part_lost(now.at, kind, name, (before.area,), (now.area,)))
    lost = [key for key in before.keys if key not in now.keys]
    added = [key for key in now.keys if key not in before.keys]
    for sort in dict.fromkeys(_sort(key) for key in lost):
        gone, come = ([key for key in keys if _sort(key) == sort] for keys in (lost, added))
        if come:
            context.lock_report(rules.part_lost(now.at, kind, name, gone, come))
    compare_steps(name, before, now, context)


def _sort(key: str) -> str:
    return key.partition(":")[0]


def _compare_trials(before: State, now: State, context: Context) -> None:
    for name, trial in before.experiments.items():
        known = now.of(trial.kind)
        heirs = {old: new for new, one in known.items() for old in one.was}
        owner = heirs.get(trial.of, trial.of)
        if name in now.experiments or owner not in known:
            continue
        # What was called by the promotion's id goes where the promotion goes.
        if name == trial.of and owner in now.experiments:
            continue
        added = [
            new
            for new, one in now.experiments.items()
            if new not in before.experiments and (one.kind, one.of) == (trial.kind, owner)
        ]
        if added:
            new = nearest(name, added) or added[0]
            context.lock_report(rules.experiment_lost(now.experiments[new].at, name, new, owner))
        else:
            context.lock_report(rules.name_gone(trial.at, EXPERIMENT, name))


def _behind(before: State, now: State) -> Iterator[tuple[str, bool]]:
    """Yield the names of what `state.lock` would have otherwise, and whether it does not have them at all."""
    for kind in FOLDERS:
        kept = before.of(kind)
        for name, one in now.of(kind).items():
            if not is_known(kept.get(name), one):
                yield name, name not in kept
    for name, trial in now.experiments.items():
        if before.experiments.get(name) != trial:
            yield name, name not in before.experiments
