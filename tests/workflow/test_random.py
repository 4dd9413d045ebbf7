"""Random walks: whatever a campaign says and a visitor does, nothing is skipped, doubled, shown twice over, or stuck."""

import json
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from handbill.diagnostics import Report
from handbill.logic.walks import END, rows
from handbill.model.campaign import Campaign
from handbill.model.site import Site
from handbill.pipeline import check_site
from tests.browser.building import START
from tests.browser.shop import Shop
from tests.runtime_js.offers import DAY
from tests.workflow.walks import CAP, PROMOTIONS, Walk, walks

SOME, MANY = 2, 150


class Visitor:
    """One who goes through a walk, and what was seen on the way: the steps by campaign, in their order."""

    def __init__(self, shop: Shop, walk: Walk) -> None:
        self.shop = shop
        self.walk = walk
        self.steps: list[tuple[str, str]] = []
        self.orders = 0
        shop.build(walk.files())
        # On a page without the bundle, so that nobody writes into what is cleared.
        script, shop.script = shop.script, ""
        shop.visit("/", ready=False)
        shop.engine.js("(localStorage.clear(), 1)")
        shop.script = script
        shop.visit("/")

    def leave(self) -> None:
        """Note what this document told, which ends."""
        self.steps += [(event["campaign"], event["step"]) for event in self.shop.events("step")]
        assert self.shop.quiet()

    def act(self, name: str, value: Any) -> None:
        getattr(self, name)(value)
        assert len(self.shop.open_promotions()) <= 1

    def wait(self, ms: int) -> None:
        self.shop.advance(ms)

    def close(self, _: None = None) -> None:
        for name in self.shop.open_promotions():
            self.shop.call("close", name)
            self.shop.advance(300)

    def engage(self, _: None) -> None:
        for name in self.shop.open_promotions():
            self.shop.engine.js(f"({self.shop.root(name)}.shadowRoot.querySelector('a[href]').click(), 1)")
            self.shop.engine.settle()

    def track(self, name: str) -> None:
        self.shop.call("track", name)
        self.shop.advance(0)

    def profile(self, tier: str) -> None:
        self.shop.call("profile", {"tier": tier})
        self.shop.advance(0)

    def order(self, _: None) -> None:
        self.orders += 1
        self.shop.call("order", {"id": str(self.orders), "total": 5000, "currency": "EUR"})
        self.shop.advance(0)

    def push(self, path: str) -> None:
        self.shop.engine.js("(history.pushState({}, '', arguments[0]), 1)", path)
        self.shop.engine.settle()
        self.shop.advance(50)

    def visit(self, path: str) -> None:
        self.leave()
        self.shop.visit(path)

    def reload(self, _: None = None) -> None:
        self.leave()
        self.shop.reload()

    def away(self, ms: int) -> None:
        self.leave()
        self.shop.now += ms
        self.shop.visit("/later")

    def places(self) -> dict[str, tuple[str, int]]:
        """Return where the visitor stands, and since when, by campaign."""
        kept = (self.shop.record() or {}).get("campaigns", {})
        return {key[3:]: (at["step"], at["since"]) for key, at in kept.items() if key.startswith("at:")}

    def kept(self, use: str, kind: str, name: str) -> int:
        found: int = (self.shop.record() or {}).get(use, {}).get(f"{kind}:{name}", {"n": 0})["n"]
        return found


def site_of(walk: Walk, folder: Path) -> Site:
    """Return the checked site; AssertionError with what is wrong with it."""
    for name, text in walk.files().items():
        path = folder / "acme" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    report = Report()
    found = check_site(folder / "acme", START, report)
    assert found is not None, report.diagnostics
    return found


def skipped(campaign: Campaign, steps: Sequence[str]) -> str:
    """Return the first two steps of a visitor's between which the campaign has no way, empty when there are none."""
    walk = rows(campaign)
    ways = {row.use.id: {walk[to].use.id for to in row.leads if to != END} for row in walk}
    first = walk[0].use.id
    for before, after in pairwise(["", *steps]):
        # Who is through with it, or has left it, may begin it again.
        if after != first and after not in ways.get(before, ()):
            return f"{before} → {after}"
    return ""


def go(shop: Shop, walk: Walk, site: Site) -> int:
    """Go through a walk and hold what has to be true of all; return how many steps that were."""
    visitor = Visitor(shop, walk)
    for name, value in walk.story:
        visitor.act(name, value)
    for _ in range(12):
        visitor.close()
        visitor.away(3 * DAY)
    visitor.close()
    visitor.leave()

    # Nobody stays at a step for good: two days are the longest that any of them waits.
    assert {name: since for name, (_, since) in visitor.places().items() if shop.now - since > 9 * DAY} == {}
    for campaign in site.campaigns:
        assert skipped(campaign, [step for name, step in visitor.steps if name == campaign.id]) == ""
        begun = visitor.kept("campaigns", "enrolled", campaign.id)
        assert begun <= 1 or campaign.again is not None
        assert visitor.kept("campaigns", "finished", campaign.id) <= begun
        assert visitor.kept("campaigns", "converted", campaign.id) <= begun
    for name in PROMOTIONS:
        assert visitor.kept("promotions", "shown", name) <= CAP
    return len(visitor.steps)


def go_all(shop: Shop, folder: Path, wanted: int) -> int:
    """Go through that many walks; AssertionError with the walk that goes wrong. Return how many steps they took."""
    steps = 0
    for number, walk in enumerate(walks(wanted)):
        try:
            steps += go(shop, walk, site_of(walk, folder / str(number)))
        except AssertionError as error:
            raise AssertionError(f"{json.dumps(walk.campaigns)}\n{walk.story}") from error
    return steps


def test_nothing_is_skipped_doubled_or_stuck(shop: Shop, tmp_path: Path) -> None:
    assert go_all(shop, tmp_path, SOME) > SOME


@pytest.mark.long
def test_nothing_is_skipped_doubled_or_stuck_in_many_walks(shop: Shop, tmp_path: Path) -> None:
    assert go_all(shop, tmp_path, MANY) > 4 * MANY
