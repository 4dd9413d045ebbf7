"""The ways of a step between which chance decides, and the experiment that this is."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from handbill.check import values
from handbill.check.context import Context
from handbill.check.experiments import experiment_of, shared, weight
from handbill.check.nodes import entries, head, mapping
from handbill.diagnostics.rules import campaigns as rules
from handbill.diagnostics.rules import experiments as experiment_rules
from handbill.diagnostics.rules import names as name_rules
from handbill.model.campaign import Path, Paths, StepUse
from handbill.model.lock import CAMPAIGN
from handbill.model.source import Entry, Mapping, Node, Scalar

KEYS = ("weight", "steps")
ID = "id"
_EXAMPLE = "{ weight: 50, steps: [ { show: welcome } ] }"
_ALL = 100
_OF_EXPERIMENTS = frozenset({"seed", "namespace", "coverage", "baseline", "effect", "restart"})
"""Parameters of a step that are read as those of an experiment."""

Read = Callable[[Node, str], tuple[StepUse, ...]]
Written = str | tuple["Written", ...]


def paths(node: Node, what: str, read: Read, context: Context) -> Paths | None:
    """Return the paths; `read` reads a list of steps. The weights are only judged: `experiment` divides by them."""
    before = len(context.report.diagnostics)
    found = mapping(node, what, f"{what}: {{ gift: {_EXAMPLE} }}", context.report)
    if found is None:
        return None
    lines = entries(found)
    for line in lines:
        values.name(line.key, context)
        own = mapping(line.value, line.key.text, f"{line.key.text}: {_EXAMPLE}", context.report)
        for inner in entries(own) if own else ():
            if inner.key.text not in KEYS:
                context.report(name_rules.key_unknown(inner.key.at, inner.key.text, line.key.text, KEYS))
    if len(lines) < 2:
        context.report(experiment_rules.nothing_compared(head(node.at), len(lines), paths=True))
        return None
    told = len(context.report.diagnostics)
    weights = [weight(line, context) for line in lines]
    if sum(weights) != _ALL and told == len(context.report.diagnostics):
        context.report(rules.weights_wrong(head(node.at), sum(weights)))
    steps = [line.value.get("steps") if isinstance(line.value, Mapping) else None for line in lines]
    if before == len(context.report.diagnostics):
        _check_apart(lines, [_written(node) for node in steps], context)
    return Paths(
        tuple(
            Path(line.key.text, read(own, "steps") if own is not None else ())
            for line, own in zip(lines, steps, strict=True)
        )
    )


def experiment(use: StepUse, given: Mapping | None, campaign: str, context: Context) -> StepUse:
    """Return a step with the experiment that its parameters describe, which they say no more but for its name."""
    plain = {key: value for key, value in use.parameters.items() if key not in _OF_EXPERIMENTS}
    name = given.get("name") if given else None
    written = given.get(_paths_of(use)) if given else None
    if given is None or not isinstance(name, Scalar) or not isinstance(written, Mapping):
        return replace(use, parameters=plain)
    arms = entries(written)
    variants = shared(given, [(arm, None) for arm in arms], context)
    owner = (CAMPAIGN, campaign)
    tested = experiment_of(owner, name.text, name.at, given, arms, variants, context)
    return replace(use, parameters=plain, experiment=tested)


def _check_apart(lines: Sequence[Entry], written: Sequence[Written], context: Context) -> None:
    """Report paths that do the same: they would be counted apart and differ by chance alone."""
    for place, line in enumerate(lines):
        first = written.index(written[place])
        if first != place:
            name, other = line.key.text, lines[first].key.text
            context.report(experiment_rules.variants_same(line.key.at, name, other, paths=True))


def _written(node: Node | None) -> Written:
    """Return steps as they are written, but for the ids, which no two steps share."""
    if node is None:
        return ()
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Mapping):
        return tuple((one.key.text, _written(one.value)) for one in entries(node))
    return tuple(_written(_unnamed(item)) for item in node.items)


def _unnamed(step: Node) -> Node:
    """Return an item of a list without its `id`, if it has one."""
    if not isinstance(step, Mapping):
        return step
    return replace(step, entries=tuple(line for line in step.entries if line.key.text != ID))


def _paths_of(use: StepUse) -> str:
    return next(one.name for one in use.step.parameters if one.type == "paths")
