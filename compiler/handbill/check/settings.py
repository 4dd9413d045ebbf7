"""Groups of settings of site.yml that are maps of durations, numbers and sizes."""

from collections.abc import Mapping as MappingOf

from handbill.check import values
from handbill.check.context import Context
from handbill.check.frequency import is_counted
from handbill.check.nodes import entries
from handbill.diagnostics.rules import names as rules
from handbill.model.manifest import CONSENT, INLINE
from handbill.model.site import Slot
from handbill.model.source import Mapping, Node, Scalar

DURATION, COUNT, SIZE = "duration", "count", "size"
WAIT, SHOWINGS = "wait", "showings"
"""A length of time for which the page waits; a number of showings a session."""

DAY = 86_400_000
SHORTEST, LONGEST = 30 * DAY, 365 * DAY
"""ms: how long what is kept of a visitor may be kept."""
PATIENCE = 24 * DAY
"""ms: browsers call at once what is to be called after 2^31 ms or more."""

GROUPS: MappingOf[str, MappingOf[str, str]] = {
    "limits": {"bundle": SIZE, "promotions_per_session": SHOWINGS},
    "sessions": {"idle": DURATION, "longest": DURATION},
    "conversions": {"window": DURATION, "suppress": DURATION},
    "views": {"engaged_after": WAIT},
}
"""Key of site.yml → key within → what it takes."""

DEFAULTS: MappingOf[str, MappingOf[str, int]] = {
    "limits": {},
    "sessions": {"idle": 1_800_000, "longest": 86_400_000},
    "conversions": {"window": 14 * 86_400_000, "suppress": 30 * 86_400_000},
    "views": {"engaged_after": 8_000},
}

SLOTS: MappingOf[str, Slot] = {
    "modal": Slot(1, 30_000, 1),
    "top": Slot(1, 0, None),
    "bottom": Slot(1, 0, None),
    "corner": Slot(1, 0, None),
    INLINE: Slot(1_000, 0, None),
    CONSENT: Slot(1, 0, None),
}
_SLOT = {"max": COUNT, "gap": DURATION, "per_page": COUNT}


def group(root: Mapping, name: str, context: Context) -> dict[str, int]:
    """Read one of the groups: durations in ms, sizes in bytes, what is left out at its default."""
    return {**DEFAULTS[name], **_numbers(root.get(name), GROUPS[name], context)}


def slots(root: Mapping, context: Context) -> dict[str, Slot]:
    """Read `slots:`; every slot is there, with what site.yml changes of it."""
    found = dict(SLOTS)
    written = root.get("slots")
    for entry in entries(written) if isinstance(written, Mapping) else ():
        name, usual = entry.key.text, SLOTS.get(entry.key.text)
        if usual is None or name == CONSENT:
            known = [other for other in SLOTS if other != CONSENT]
            context.report(rules.key_unknown(entry.key.at, name, "'slots'", known))
            continue
        changed = _numbers(entry.value, _SLOT, context)
        found[name] = Slot(
            changed.get("max", usual.max),
            changed.get("gap", usual.gap),
            changed.get("per_page", usual.per_page),
        )
    return found


def retention(root: Mapping, context: Context) -> dict[str, int]:
    """Read `retention` as purpose → ms: how long after the visitor's last visit something is kept."""
    written = root.get("retention")
    found: dict[str, int] = {}
    for line in entries(written) if isinstance(written, Mapping) else ():
        if line.key.text not in context.purposes:
            context.report(rules.name_unknown(line.key.at, line.key.text, "purpose", context.purposes))
        elif isinstance(line.value, Scalar) and (ms := _kept(line.value, context)) is not None:
            found[line.key.text] = ms
    return found


def _kept(node: Scalar, context: Context) -> int | None:
    length = values.duration(node, context)
    holds = length is not None and values.within(node, length, SHORTEST, LONGEST, context)
    return length.ms if length is not None and holds else None


def _numbers(node: Node | None, kinds: MappingOf[str, str], context: Context) -> dict[str, int]:
    found: dict[str, int] = {}
    for entry in entries(node) if isinstance(node, Mapping) else ():
        if isinstance(entry.value, Scalar) and entry.key.text in kinds:
            amount = _amount(entry.value, kinds[entry.key.text], context)
            if amount is not None:
                found[entry.key.text] = amount
    return found


def _amount(node: Scalar, kind: str, context: Context) -> int | None:
    if kind == SIZE:
        return values.size(node, context)
    if kind in (COUNT, SHOWINGS):
        count = values.integer(node, context)
        if count is None or not values.within(node, count, 1, 1_000_000, context):
            return None
        instead = "leave it out"
        return count if kind == COUNT or is_counted(node, count, "session", instead, context) else None
    length = values.duration(node, context)
    if length and kind == WAIT and not values.within(node, length, None, PATIENCE, context):
        return None
    return length.ms if length else None
