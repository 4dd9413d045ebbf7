"""How often a promotion may come back."""

from handbill.check import values
from handbill.check.context import Context
from handbill.check.nodes import entries, items
from handbill.diagnostics import Span
from handbill.diagnostics.rules import language as rules
from handbill.model.manifest import CONSENT
from handbill.model.site import Cap, Frequency
from handbill.model.source import Mapping, Node, Scalar

PERIODS = ("page", "session", "day", "week", "visitor")
NEVER = "never"
_DAY = 86_400_000
_TIMED = ("session", "day", "week")
"""Periods in which showings are counted by when they were."""
_OTHER = "count per visitor or page, where there is no such end"
_TIMES = 50
"""Showings of which the page keeps the times: runtime_js/core/frequency.js `countShowing`."""


def frequency(node: Node | None, slot: str, context: Context) -> Frequency:
    """Read `frequency:`; what is left out is one showing a session in the modal slot, and the usual rests.

    What asks for consent has none: it comes until it is answered.
    """
    if slot == CONSENT:
        return Frequency((), {})
    caps: tuple[Cap, ...] = (Cap("session", 1),) if slot == "modal" else ()
    after: dict[str, int | None] = {"dismissal": _DAY, "submission": None, "conversion": context.suppress}
    if isinstance(node, Mapping):
        written, rests = node.get("cap"), node.get("after")
        caps = caps if written is None else _caps(written, context)
        after.update(_after(rests, context) if isinstance(rests, Mapping) else {})
    return Frequency(caps, after)


def _caps(node: Node, context: Context) -> tuple[Cap, ...]:
    seen: dict[str, Span] = {}
    caps: list[Cap] = []
    for item in items(node):
        cap = _cap(item, context) if isinstance(item, Mapping) else None
        if cap and cap.per in seen:
            context.report(rules.repeated(item.at, f"a cap per {cap.per}", seen[cap.per]))
        elif cap:
            seen[cap.per] = item.at
            caps.append(cap)
    return tuple(caps)


def _cap(node: Mapping, context: Context) -> Cap | None:
    written, limit = node.get("per"), node.get("max")
    per = values.choice(written, "per", PERIODS, context) if isinstance(written, Scalar) else None
    most = _most(limit, per, context) if isinstance(limit, Scalar) else None
    return Cap(per, most) if per and most else None


def _most(node: Scalar, per: str | None, context: Context) -> int | None:
    most = values.integer(node, context)
    if most is None or not values.within(node, most, 1, 1_000_000, context):
        return None
    return most if per not in _TIMED or is_counted(node, most, per, _OTHER, context) else None


def is_counted(node: Scalar, most: int, per: str, instead: str, context: Context) -> bool:
    """Say whether browsers can count as many showings a session, day or week; report when they can't."""
    if most > _TIMES:
        context.report(rules.cap_uncounted(node.at, most, per, _TIMES, instead))
    return most <= _TIMES


def _after(node: Mapping, context: Context) -> dict[str, int | None]:
    rests: dict[str, int | None] = {}
    for entry in entries(node):
        if not isinstance(entry.value, Scalar):
            continue
        if entry.value.text == NEVER:
            rests[entry.key.text] = None
        elif rest := values.duration(entry.value, context):
            rests[entry.key.text] = rest.ms
    return rests
