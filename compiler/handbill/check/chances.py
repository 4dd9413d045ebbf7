"""The ways of a step between which chance decides: names, weights, and the buckets that follow from them."""

from collections.abc import Callable
from collections.abc import Mapping as MappingOf
from dataclasses import replace

from handbill.check import values
from handbill.check.context import Context
from handbill.check.experiments import weight
from handbill.check.nodes import entries, head, mapping
from handbill.diagnostics.rules import campaigns as rules
from handbill.diagnostics.rules import experiments as experiment_rules
from handbill.diagnostics.rules import names as name_rules
from handbill.logic.buckets import divided
from handbill.model.campaign import Path, Paths, StepUse, StepValue
from handbill.model.experiment import WHOLE
from handbill.model.source import Mapping, Node, Scalar
from handbill.model.values import Percent

KEYS = ("weight", "steps")
_EXAMPLE = "{ weight: 50, steps: [ { show: welcome } ] }"
_ALL = 100

Read = Callable[[Node, str], tuple[StepUse, ...]]


def paths(node: Node, what: str, read: Read, context: Context) -> Paths | None:
    """Return the paths with the buckets of all visitors divided among them; `read` reads a list of steps."""
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
        context.report(experiment_rules.nothing_compared(head(node.at), len(lines)))
        return None
    told = len(context.report.diagnostics)
    weights = [weight(line, context) for line in lines]
    if sum(weights) != _ALL and told == len(context.report.diagnostics):
        context.report(rules.weights_wrong(head(node.at), sum(weights)))
    steps = [line.value.get("steps") if isinstance(line.value, Mapping) else None for line in lines]
    return Paths(
        tuple(
            Path(line.key.text, start, until, read(own, "steps") if own is not None else ())
            for line, own, (start, until) in zip(lines, steps, divided(weights), strict=True)
        )
    )


def experiment(
    found: MappingOf[str, StepValue], given: Mapping | None, context: Context
) -> dict[str, StepValue]:
    """Return the parameters of a step with the coverage worked into the buckets; a name that is taken is reported."""
    name = given.get("name") if given else None
    if isinstance(name, Scalar) and (first := context.experiments.get(name.text, name.at)) != name.at:
        context.report(experiment_rules.name_taken(name.at, name.text, first))
    share = found.get("coverage")
    covered = round(share.value * WHOLE / _ALL) if isinstance(share, Percent) else WHOLE
    rest = {key: value for key, value in found.items() if key != "coverage"}
    return {
        key: _covered(value, covered) if isinstance(value, Paths) else value for key, value in rest.items()
    }


def _covered(found: Paths, covered: int) -> Paths:
    """Return the paths with the first part of their buckets, as large as the coverage."""
    return Paths(
        tuple(
            replace(path, until=path.start + (path.until - path.start) * covered // WHOLE)
            for path in found.of
        )
    )
