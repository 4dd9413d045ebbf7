"""`baseline:` and `effect:` of an experiment: what it is to find."""

from handbill.check import values
from handbill.check.context import Context
from handbill.diagnostics.rules import experiments as rules
from handbill.model.experiment import Aim
from handbill.model.source import Mapping, Scalar

BASELINE, EFFECT = "baseline", "effect"


def aim(node: Mapping, context: Context) -> Aim | None:
    """Return what an experiment is to find, None where it does not say, or not in a way that can be."""
    given = {key: node.entry(key) for key in (BASELINE, EFFECT)}
    written = [entry for entry in given.values() if entry is not None]
    if len(written) == 1:
        (missing,) = (key for key, entry in given.items() if entry is None)
        context.report(rules.aim_half(written[0].key.at, written[0].key.text, missing))
    nodes = [entry.value for entry in written]
    found = [values.percent(one, context) for one in nodes if isinstance(one, Scalar)]
    if len(found) < 2 or found[0] is None or found[1] is None:
        return None
    sought = Aim(found[0].value / 100, found[1].value / 100)
    if not 0 < sought.baseline < sought.target < 1:
        context.report(rules.aim_impossible(nodes[1].at, sought.baseline, sought.target))
        return None
    return sought
