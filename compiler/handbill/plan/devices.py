"""To which devices a condition limits whom it lets through."""

from __future__ import annotations

from handbill.model.manifest import DEVICES
from handbill.model.site import All, Condition, Test

DEVICE_TYPE = "device.type"


def devices_of(condition: Condition) -> frozenset[str]:
    """Return the devices for which a condition may be true, as far as its plain lines say."""
    if isinstance(condition, All):
        return frozenset(DEVICES).intersection(*(devices_of(part) for part in condition.of))
    if isinstance(condition, Test) and condition.fact.key == DEVICE_TYPE:
        values = condition.value if isinstance(condition.value, tuple) else (condition.value,)
        named = frozenset(d for d in DEVICES if d in values)
        return {"is": named, "in": named}.get(condition.word, frozenset(DEVICES) - named)
    return frozenset(DEVICES)
