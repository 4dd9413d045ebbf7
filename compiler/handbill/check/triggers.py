"""What makes a promotion want to show."""

from handbill.check import plain, unbuilt, values
from handbill.check.arguments import arguments
from handbill.check.combinations import combination
from handbill.check.comparisons import worded
from handbill.check.context import Context
from handbill.check.nodes import entries, head, items, sequence, single
from handbill.check.words import WORDS
from handbill.diagnostics.rules import language as rules
from handbill.diagnostics.rules import names as name_rules
from handbill.model.manifest import DEVICES, Trigger
from handbill.model.site import All, Condition, TriggerUse
from handbill.model.source import Mapping, Node, Scalar
from handbill.model.values import Value

DEVICE = "device"
_EXAMPLE = "triggers: [ exit_intent, { timer: 20s } ]"


def triggers(node: Node, context: Context) -> tuple[TriggerUse, ...]:
    """Read the list: whichever comes first. An empty one is fine, other things may show the promotion."""
    found = sequence(node, "triggers", _EXAMPLE, context.report)
    if found is None:
        return ()
    return tuple(use for item in found.items if (use := trigger_use(item, context)))


def trigger_use(node: Node, context: Context) -> TriggerUse | None:
    """Read one item of the list, None when it is not known."""
    if isinstance(node, Scalar):
        name, value = node, None
    elif isinstance(node, Mapping) and (only := single(node)):
        name, value = only.key, only.value
    else:
        context.report(name_rules.shape_wrong(head(node.at), "triggers", "one trigger an item", _EXAMPLE))
        return None
    trigger = context.catalog.triggers.get(name.text)
    if trigger is None:
        unbuilt.unknown(name.at, name.text, "trigger", context.catalog.triggers, context)
        return None
    if trigger.parts:
        return combination(trigger, name, value, trigger_use, context)
    condition, words = _condition(trigger, name, value, context)
    if words and value is not None and not isinstance(value, Mapping) and trigger.main is None:
        example = f"{trigger.name}: {{ {words[0]}: … }}"
        context.report(name_rules.shape_wrong(head(value.at), trigger.name, "a map of tests", example))
        return None
    given: dict[str, Value] = arguments(
        trigger,
        trigger.main,
        value,
        name.at,
        plain.reader(context),
        context,
        others=(DEVICE, *words),
        one_of=trigger.one_of,
    )
    return TriggerUse(trigger, given, name.at, _devices(trigger, value, context), condition)


def _condition(
    trigger: Trigger, name: Scalar, node: Node | None, context: Context
) -> tuple[Condition | None, tuple[str, ...]]:
    """Return the condition that the words among the parameters make, and which words there could be."""
    fact = context.catalog.facts.get(trigger.tests or "")
    if fact is None:
        return None, ()
    words = tuple(WORDS[fact.type])
    lines = tuple(e for e in entries(node) if e.key.text in words) if isinstance(node, Mapping) else ()
    if not lines:
        if node is None or isinstance(node, Mapping):
            context.report(rules.one_of_missing(name.at, trigger.name, words))
        return None, words
    tests = worded(fact, None, Mapping(lines, node.at if node else name.at), fact.key, context)
    return (tests[0] if len(tests) == 1 else All(tests, name.at)), words


def _devices(trigger: Trigger, node: Node | None, context: Context) -> tuple[str, ...]:
    """Return the devices of `device:`; none stands for all that the trigger knows."""
    written = node.get(DEVICE) if isinstance(node, Mapping) else None
    found: list[str] = []
    for item in items(written) if written is not None else ():
        if not isinstance(item, Scalar):
            context.report(
                name_rules.shape_wrong(head(item.at), DEVICE, "a device or a list", "device: desktop")
            )
            continue
        device = values.choice(item, DEVICE, DEVICES, context)
        if device and device not in trigger.devices:
            context.report(rules.device_impossible(item.at, trigger.name, device, trigger.devices))
        elif device:
            found.append(device)
    return tuple(device for device in DEVICES if device in found)
