"""Pictures of a site's campaigns for report.html: SVG, drawn as the steps stand in the file, from above to below.

A column holds the steps of one list; what parts ways puts the columns of its ways beside each other below itself, and
those that lead on come together again. Ways that lead elsewhere, by `goto`, run along the nearer side.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import tzinfo
from html import escape

from handbill.emit.boxes import GAP, HALF, LANE, Box, Pen
from handbill.logic.journeys import ALWAYS, OTHERS, asked, begun_by, ways_of, words_of
from handbill.logic.phrases import times
from handbill.model.campaign import Campaign, StepUse
from handbill.model.site import Site
from handbill.model.zones import ZoneInfo

_FORK, _LABEL, _JOIN, _BETWEEN = 16, 40, 16, 24
"""Lengths in px: down to where ways part, from there to their first step, up to where they meet; between columns."""
_BYPASS = 52
"""Half the width of a way without steps."""
_MARGIN = 12
STYLE = """<style>
.journeys figure { margin: 0; overflow-x: auto }
.journeys details { margin-bottom: 2rem }
.journeys svg { display: block; font: 13px/1 system-ui, sans-serif }
.journeys text { fill: currentcolor; text-anchor: middle }
.journeys .kind { font-weight: 600 }
.journeys a { color: inherit }
.journeys a text { text-anchor: start; text-decoration: underline }
.journeys .way { font-size: 12px; paint-order: stroke; stroke: Canvas; stroke-width: 4px; stroke-linejoin: round }
.journeys .box { fill: light-dark(#f2f4f6, #2a3038); stroke: light-dark(#6b7480, #9aa4b0) }
.journeys .parts { fill: light-dark(#fdf3dc, #43381c) }
.journeys .waits { fill: light-dark(#e6effb, #1f3450) }
.journeys .line { fill: none; stroke: light-dark(#6b7480, #9aa4b0); stroke-width: 1.5 }
.journeys .jump { stroke-dasharray: 5 4 }
.journeys .tip { fill: light-dark(#6b7480, #9aa4b0) }
</style>
"""
_KEY = "Blue boxes wait, yellow ones part ways, broken lines lead to a step elsewhere, or begin another campaign."


def section(site: Site) -> str:
    """Return the part of the page with a picture of each campaign, nothing for a site without campaigns."""
    if not site.campaigns:
        return ""
    enrolled = {
        one.id: [other.id for other in site.campaigns if one.id in _enrols(other)] for one in site.campaigns
    }
    drawn = "".join(
        _figure(campaign, _beginnings(campaign, enrolled[campaign.id], ZoneInfo(site.timezone)))
        for campaign in site.campaigns
    )
    return f'<h2>Campaigns</h2>\n<p>{_KEY}</p>\n{STYLE}<div class="journeys">\n{drawn}</div>\n'


def _enrols(campaign: Campaign) -> list[str]:
    return [name for use in campaign.all() for name in use.named("campaigns")]


def _figure(campaign: Campaign, begun: tuple[str, ...]) -> str:
    picture = _Picture()
    extent = picture.extent(campaign.steps)
    axis = _MARGIN + extent.left
    picture.campaign(campaign, begun, axis, axis + extent.right)
    before, behind = (LANE * many for many in picture.jumps)
    width, height = before + axis + extent.right + _MARGIN + behind, picture.bottom + _MARGIN
    name = escape(campaign.id)
    said = "".join(f"<li>{escape(one)}</li>\n" for one in _told(campaign, begun))
    return (
        f'<h3 id="campaign-{name}">{name}</h3>\n<figure>\n'
        f'<svg width="{width}" height="{height}" viewBox="{-before} 0 {width} {height}" '
        f'role="img" aria-label="Campaign {name}, as the list below says in words">\n'
        f"{picture.pen.text()}</svg>\n</figure>\n<details><summary>In words</summary>\n<ul>\n{said}</ul></details>\n"
    )


@dataclass(frozen=True, slots=True)
class _Extent:
    """How far steps reach from the axis that they stand on, in px."""

    left: int
    right: int


@dataclass(slots=True)
class _Picture:
    """Places boxes from above to below; jumps are drawn once every box has its place."""

    pen: Pen = field(default_factory=Pen)
    bottom: int = 0
    jumps: list[int] = field(default_factory=lambda: [0, 0])
    """How many run along the left side, and along the right one."""
    _places: dict[str, Box] = field(default_factory=dict[str, Box])
    _waiting: list[tuple[Box, str]] = field(default_factory=list[tuple[Box, str]])

    def campaign(self, campaign: Campaign, begun: tuple[str, ...], axis: int, right: int) -> None:
        """Draw all of it on an axis, from the words on which it begins to the end; nothing reaches beyond `right`."""
        begin = Box(axis, _MARGIN, "begin", begun, "pill")
        self.pen.box(begin)
        left = self._column(campaign.steps, axis, begin.bottom)
        if left is not None:
            end = Box(axis, left + GAP, "the end", (), "pill")
            self.pen.down(axis, left, end.top)
            self._put(end)
        self.bottom = max(self.bottom, begin.bottom)
        for box, name in self._waiting:
            side = 0 if box.x < axis else 1
            self.jumps[side] += 1
            lane = LANE * self.jumps[side] - 2
            self.pen.jump(box, self._places[name], right + lane if side else -lane)

    def extent(self, steps: Sequence[StepUse]) -> _Extent:
        """Return how much room steps take beside each other."""
        found = [self._extent_of(use) for use in steps]
        return _Extent(
            max((e.left for e in found), default=_BYPASS), max((e.right for e in found), default=_BYPASS)
        )

    def _extent_of(self, use: StepUse) -> _Extent:
        places, last = self._axes(use)
        if not places:
            return _Extent(HALF, HALF + (Box.LINK if list(use.named("campaigns")) else 0))
        return _Extent(max(HALF, -places[0][0] + places[0][1]), max(HALF, last))

    def _axes(self, use: StepUse) -> tuple[list[tuple[int, int]], int]:
        """Return where the ways of a step stand from its axis, each with how far it reaches to the left, and the end."""
        found: list[tuple[int, int]] = []
        edge = 0
        extents = [self.extent(way) for _, way in _ways(use)]
        for extent in extents:
            found.append((edge + extent.left, extent.left))
            edge += extent.left + extent.right + _BETWEEN
        if not found:
            return [], 0
        middle = (found[0][0] + found[-1][0]) // 2
        return [(at - middle, left) for at, left in found], edge - _BETWEEN - middle

    def _column(self, steps: Sequence[StepUse], axis: int, y: int) -> int | None:
        """Draw steps below each other; return where the way on is, None where none leads on."""
        at: int | None = y
        for use in steps:
            if at is None:
                return None
            at = self._step(use, axis, at)
        return at

    def _step(self, use: StepUse, axis: int, y: int) -> int | None:
        look = "parts" if any(True for _ in use.ways()) else "waits" if use.step.waits else ""
        links = list(use.named("campaigns"))
        box = Box(axis, y + GAP, use.step.name, words_of(use), look)
        self.pen.down(axis, y, box.top)
        self._put(box)
        self._places[use.id] = box
        if links:
            self.pen.link(box, links[0])
        for name in use.named("steps"):
            self._waiting.append((box, name))
        ways = _ways(use)
        if ways:
            return self._part(use, box, ways)
        return None if use.step.leaves else box.bottom

    def _part(self, use: StepUse, box: Box, ways: Sequence[tuple[str, Sequence[StepUse]]]) -> int | None:
        """Draw the ways of a step beside each other, and where those that lead on come together."""
        named = {**ways_of(use), OTHERS: OTHERS}
        fork = box.bottom + _FORK
        axes = [box.x + at for at, _ in self._axes(use)[0]]
        self.pen.line((box.x, box.bottom), (box.x, fork))
        self.pen.line((axes[0], fork), (axes[-1], fork))
        open_at: list[tuple[int, int]] = []
        for axis, (name, steps) in zip(axes, ways, strict=True):
            self.pen.line((axis, fork), (axis, fork + _LABEL - GAP))
            end = self._column(steps, axis, fork + _LABEL - GAP)
            self.pen.way(axis, fork + _LABEL // 2 - 2, named[name])
            if end is not None:
                open_at.append((axis, end))
        if not open_at:
            return None
        inner = [self._places[one.id].bottom for _, steps in ways for first in steps for one in first.all()]
        meet = max(*inner, *(end for _, end in open_at)) + _JOIN
        for axis, end in open_at:
            self.pen.line((axis, end), (axis, meet))
        across = [box.x, *(axis for axis, _ in open_at)]
        self.pen.line((min(across), meet), (max(across), meet))
        self.bottom = max(self.bottom, meet)
        return meet

    def _put(self, box: Box) -> None:
        self.pen.box(box)
        self.bottom = max(self.bottom, box.bottom)


def _ways(use: StepUse) -> list[tuple[str, tuple[StepUse, ...]]]:
    """Return the ways of a step, that of those whom chance sends nowhere included."""
    found = list(use.ways())
    return [*found, (OTHERS, ())] if found and use.step.divides else found


def _beginnings(campaign: Campaign, by: Sequence[str], zone: tzinfo) -> tuple[str, ...]:
    """Say what a campaign begins on, when and for whom, and which other ones enrol visitors in it."""
    found = [f"by {name}" for name in by]
    triggers = " or ".join(begun_by(one) for one in campaign.triggers)
    targeting = asked(campaign.targeting)
    if triggers:
        found.insert(0, triggers)
    when = times(campaign.schedule, zone) if campaign.schedule else []
    return (*found, *when, *([f"if {targeting}"] if targeting != ALWAYS else []))


def _told(campaign: Campaign, begun: tuple[str, ...]) -> Iterator[str]:
    """Say in sentences what the picture shows, for who does not see it."""
    yield f"begin: {', '.join(begun)}"
    if campaign.exit_when is not None:
        yield f"left at once: if {asked(campaign.exit_when)}"
    for use in campaign.all():
        said = " · ".join((use.step.name, *words_of(use)))
        called = ways_of(use)
        ways = [f"{called[name]}: {way[0].id if way else 'goes on'}" for name, way in use.ways()]
        yield f"{use.id}: {said}" + (f" ({'; '.join(ways)})" if ways else "")
