"""Campaigns and the stories of visitors who go through them, drawn at random: the same in every run."""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import count
from typing import Any

from hypothesis import HealthCheck, given, reject, seed, settings
from hypothesis import strategies as st

from tests.runtime_js.offers import DAY, HOUR, popup, site

CAP = 3
"""How often a visitor is shown each promotion at most."""
PROMOTIONS = ("ada", "ben", "cyd")
_FREE = f"frequency: {{ cap: [ {{ per: page, max: 9 }}, {{ per: visitor, max: {CAP} }} ], after: {{ dismissal: 0s }} }}\n"
_SIGNALS = ("engaged", "dismissed", "closed")
_CONDITIONS: tuple[dict[str, Any], ...] = (
    {"profile.tier": "gold"},
    {"event.ping": {"at_least": 1}},
    {"segment": "seen"},
    {"device.type": "mobile"},
    {"campaign.one.converted": True},
)

Step = dict[str, Any]
Act = tuple[str, Any]


@dataclass(frozen=True, slots=True)
class Walk:
    """A site with its campaigns, and what a visitor does there: names of `ACTS`, each with what it takes."""

    campaigns: dict[str, dict[str, Any]]
    story: tuple[Act, ...]

    def files(self) -> dict[str, str]:
        """Return the files of the site."""
        offers = {
            f"promotions/{name}.yml": popup(
                _FREE + ("targeting: { event.ping: { at_least: 1 } }\n" if name == "cyd" else ""),
                triggers="[]",
                headline=name.title(),
            ).replace("content: {", "content: { note: '[more](#more)',")
            for name in PROMOTIONS
        }
        written = {f"campaigns/{name}.yml": json.dumps(one) for name, one in self.campaigns.items()}
        return {"site.yml": site(), **offers, **written}


def walks(wanted: int) -> list[Walk]:
    """Return that many different ones."""
    found: dict[str, Walk] = {}
    for start in count():
        for walk in _drawn(start):
            found.setdefault(json.dumps(walk.campaigns), walk)
        if len(found) >= wanted:
            break
    return list(found.values())[:wanted]


def _drawn(start: int) -> list[Walk]:
    drawn: list[Walk] = []

    @seed(start)
    @settings(max_examples=20, database=None, suppress_health_check=list(HealthCheck))
    @given(_walks())
    def take(walk: Walk) -> None:
        drawn.append(walk)
        # Of an example that is accepted variations follow, of one that is rejected new ones.
        if len(drawn) > 1:
            reject()

    take()
    return drawn


@st.composite
def _walks(draw: st.DrawFn) -> Walk:
    campaigns = {"one": draw(_campaigns("two")), "two": draw(_campaigns(""))}
    acts = st.one_of(
        st.tuples(st.just("wait"), st.sampled_from([100, 900, 5_000, 40_000])),
        st.tuples(st.just("close"), st.none()),
        st.tuples(st.just("engage"), st.none()),
        st.tuples(st.just("track"), st.just("ping")),
        st.tuples(st.just("profile"), st.sampled_from(["gold", "tin"])),
        st.tuples(st.just("push"), st.sampled_from(["/a", "/b", "/c"])),
        st.tuples(st.just("visit"), st.sampled_from(["/", "/other"])),
        st.tuples(st.just("reload"), st.none()),
        st.tuples(st.just("away"), st.sampled_from([HOUR, DAY, 3 * DAY])),
        st.tuples(st.just("order"), st.none()),
    )
    return Walk(campaigns, tuple(draw(st.lists(acts, min_size=12, max_size=24))))


@st.composite
def _campaigns(draw: st.DrawFn, other: str) -> dict[str, Any]:
    """Draw a campaign that waits somewhere, and comes to each of its steps."""
    first: Step = {"show": draw(st.sampled_from(PROMOTIONS)), "id": "first", "until": draw(_until())}
    steps = [first, *draw(st.lists(_steps(other, 2), min_size=1, max_size=5))]
    if draw(st.booleans()):
        steps.append({"if": draw(st.sampled_from(_CONDITIONS)), "then": [{"delay": "5s"}, {"goto": "first"}]})
    trigger = draw(st.sampled_from(["page_load", {"timer": "2s"}, {"event": "ping"}]))
    again = draw(st.sampled_from(["never", "page", "session", "1h"]))
    exits = {"exit_when": {"event.ping": {"at_least": 3}}} if draw(st.booleans()) else {}
    return {
        "enroll": {"triggers": [trigger], "again": again},
        "alone": draw(st.booleans()),
        **exits,
        "steps": steps,
    }


def _until() -> st.SearchStrategy[list[str]]:
    words = st.lists(st.sampled_from(_SIGNALS), min_size=1, max_size=2, unique=True)
    # What nobody has to do is waited for with an end.
    return st.builds(lambda said, more: [*said, more], words, st.sampled_from(["10s", "1h"]))


def _steps(other: str, depth: int) -> st.SearchStrategy[Step]:
    """Draw a step; ways of it are `depth` deep at most."""
    plain: list[st.SearchStrategy[Step]] = [
        st.builds(lambda p, u: {"show": p, "until": u}, st.sampled_from(PROMOTIONS), _until()),
        st.builds(lambda time: {"delay": time}, st.sampled_from(["1s", "30s", "2d"])),
        st.just({"add_to_segment": "seen"}),
        st.just({"update_profile": {"tier": "gold"}}),
    ]
    if other:
        plain.append(st.just({"enroll": other}))
    if depth:
        way = st.lists(_steps(other, depth - 1), max_size=2)
        ends = st.sampled_from([[], [{"end": "converted"}], [{"end": "finished"}]])
        plain.append(
            st.builds(
                lambda when, then, end, more: {"if": when, "then": [*then, *end], "else": more},
                st.sampled_from(_CONDITIONS),
                way,
                ends,
                way,
            )
        )
    return st.one_of(plain)
