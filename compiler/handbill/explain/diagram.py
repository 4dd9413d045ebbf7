"""A campaign drawn: its steps and the ways between them, as Mermaid text."""

from __future__ import annotations

from handbill.logic.walks import END, Row, rows
from handbill.model.campaign import Campaign, Module, Own, Paths, StepUse, StepValue, Way
from handbill.model.conditions import All, Any, Condition, Not, Test
from handbill.model.parameter import Parameter
from handbill.model.site import Site
from handbill.model.values import Duration

_ESCAPES = str.maketrans({'"': "#quot;", "<": "#lt;", ">": "#gt;", "\n": " "})
_DONE = "done"


def diagram(campaign: Campaign) -> str:
    """Return a flowchart: https://mermaid.js.org/syntax/flowchart.html. Steps are in the order of the file."""
    walk = rows(campaign)
    lines = ["flowchart TD", f'  begin(["{campaign.id}"]) --> s0' if walk else f'  begin(["{campaign.id}"])']
    lines += [f"  {_node(at, row)}" for at, row in enumerate(walk)]
    lines += [f"  {line}" for at, row in enumerate(walk) for line in _ways(at, row)]
    if any(END in row.leads for row in walk) or any(_ends(row) for row in walk):
        lines.append(f'  {_DONE}(["the end"])')
    return "\n".join(lines) + "\n"


def of(site: Site, name: str) -> str | None:
    """Return the drawing of a campaign of the site, None when there is none of that name."""
    return next((diagram(campaign) for campaign in site.campaigns if campaign.id == name), None)


def _node(at: int, row: Row) -> str:
    """Write a step; one that parts ways is a rhombus, one that waits is round."""
    said = f'"{_said(row.use)}"'
    left, right = ("{", "}") if row.ways else ("(", ")") if row.use.step.waits else ("[", "]")
    return f"s{at}{left}{said}{right}"


def _said(use: StepUse) -> str:
    plain = {one.name for one in use.step.parameters if one.type == "choice" and _is_default(one, use)}
    words = [_written(value) for name, value in use.parameters.items() if name not in plain]
    return f"{use.step.name} {' · '.join(word for word in words if word)}".strip().translate(_ESCAPES)


def _written(value: StepValue) -> str:
    if isinstance(value, Condition):
        return _asked(value)
    if isinstance(value, Way | Paths):
        return ""
    if isinstance(value, Module):
        return value.path
    if isinstance(value, Own):
        return ", ".join(f"{name}: {_written(one)}" for name, one in value.values)
    if isinstance(value, Duration):
        return _length(value.ms)
    if isinstance(value, tuple):
        return " or ".join(_written(one) for one in value)
    return str(value) if isinstance(value, str | int | float) else ""


def _is_default(parameter: Parameter, use: StepUse) -> bool:
    return parameter.default is not None and use.parameters.get(parameter.name) == parameter.default


def _asked(condition: Condition) -> str:
    """Name the facts that a condition asks."""
    if isinstance(condition, All):
        return ", ".join(_asked(one) for one in condition.of) or "always"
    if isinstance(condition, Any):
        return " or ".join(_asked(one) for one in condition.of)
    if isinstance(condition, Not):
        return f"not ({_asked(condition.of)})"
    return condition.key if isinstance(condition, Test) else condition.path


def _length(ms: int) -> str:
    units = (("w", 604_800_000), ("d", 86_400_000), ("h", 3_600_000), ("m", 60_000))
    return next((f"{ms // size}{unit}" for unit, size in units if ms % size == 0), f"{ms / 1000:g}s")


def _ends(row: Row) -> bool:
    return row.use.step.leaves and not row.jumps


def _ways(at: int, row: Row) -> list[str]:
    ways = [f"s{at} -->|{name}| {_place(to)}" for name, to in row.ways.items()]
    if not row.use.step.leaves and (not row.ways or row.use.step.divides):
        ways.append(f"s{at} --> {_place(row.next)}")
    ways += [f"s{at} --> {_place(to)}" for to in row.jumps.values()]
    return [*ways, f"s{at} --> {_DONE}"] if _ends(row) else ways


def _place(row: int) -> str:
    return _DONE if row == END else f"s{row}"
