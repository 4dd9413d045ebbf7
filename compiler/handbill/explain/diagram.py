"""A campaign drawn: its steps and the ways between them, as Mermaid text."""

from __future__ import annotations

from datetime import tzinfo

from handbill.logic.journeys import words_of
from handbill.logic.phrases import times
from handbill.logic.walks import END, Row, rows
from handbill.model.campaign import Campaign, StepUse
from handbill.model.site import Site
from handbill.model.zones import ZoneInfo

_ESCAPES = str.maketrans({'"': "#quot;", "<": "#lt;", ">": "#gt;", "\n": " "})
_DONE = "done"


def diagram(campaign: Campaign, zone: tzinfo) -> str:
    """Return a flowchart: https://mermaid.js.org/syntax/flowchart.html. Steps are in the order of the file."""
    walk = rows(campaign)
    begin = ", ".join([campaign.id, *(times(campaign.schedule, zone) if campaign.schedule else [])])
    lines = ["flowchart TD", f'  begin(["{begin}"]) --> s0' if walk else f'  begin(["{begin}"])']
    lines += [f"  {_node(at, row)}" for at, row in enumerate(walk)]
    lines += [f"  {line}" for at, row in enumerate(walk) for line in _ways(at, row)]
    if any(END in row.leads for row in walk) or any(_ends(row) for row in walk):
        lines.append(f'  {_DONE}(["the end"])')
    return "\n".join(lines) + "\n"


def of(site: Site, name: str) -> str | None:
    """Return the drawing of a campaign of the site, None when there is none of that name."""
    return next(
        (diagram(campaign, ZoneInfo(site.timezone)) for campaign in site.campaigns if campaign.id == name),
        None,
    )


def _node(at: int, row: Row) -> str:
    """Write a step; one that parts ways is a rhombus, one that waits is round."""
    said = f'"{_said(row.use)}"'
    left, right = ("{", "}") if row.ways else ("(", ")") if row.use.step.waits else ("[", "]")
    return f"s{at}{left}{said}{right}"


def _said(use: StepUse) -> str:
    return f"{use.step.name} {' · '.join(words_of(use))}".strip().translate(_ESCAPES)


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
