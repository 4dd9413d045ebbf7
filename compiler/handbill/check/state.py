"""The state of a site: what browsers keep of it, as its definitions say, and as `state.lock` has it."""

from collections.abc import Iterable, Iterator

from handbill.check.goals import blocks
from handbill.check.nodes import entries
from handbill.check.trials import percent
from handbill.diagnostics import Report
from handbill.diagnostics.rules import lock as rules
from handbill.model.campaign import Campaign, StepUse
from handbill.model.lock import CAMPAIGN, PROMOTION, Kept, Standing, State, Trial
from handbill.model.manifest import CONSENT
from handbill.model.site import Promotion, experiments_of
from handbill.model.source import Entry, Mapping, Node, Scalar, Sequence, Source
from handbill.model.units import whole, written_duration
from handbill.model.values import Duration

VERSION = "1"
CAMPAIGNS = "campaigns"
_STEP = "step:"


def state_of(site: str, promotions: Iterable[Promotion], campaigns: Iterable[Campaign]) -> State:
    """Return what browsers keep of a site that has these; those whose schedule is over are among them."""
    kept, journeys = tuple(promotions), tuple(campaigns)
    return State(
        site=site,
        promotions={p.id: Kept(_area(p), tuple(sorted(set(_keys(p)))), p.was, p.at) for p in kept},
        campaigns={c.id: _journey(c) for c in journeys},
        experiments={one.name: one.trial for one in experiments_of(kept, journeys) if one.trial},
    )


def _area(promotion: Promotion) -> str:
    """Return the consent use under which its showings are counted: runtime_js/core/frequency.js `useOf`."""
    if not promotion.necessary:
        return "promotions"
    return "nothing" if promotion.slot == CONSENT else "necessary"


def _keys(promotion: Promotion) -> Iterator[str]:
    """Yield what is kept by names of the shop's: prizes by the block, codes by the pool."""
    for use in (use for version in promotion.versions for use in blocks(version.screens)):
        if use.block.plays:
            yield f"prize:{use.id}"
        for _, parameter, value in use.given():
            if parameter.endpoint and isinstance(value, str):
                yield f"coupon:{value}"


def _journey(campaign: Campaign) -> Kept:
    steps = [step for first in campaign.steps for step in first.all()]
    waiting = tuple(Standing(one.id, _does(one), one.own_id, one.at) for one in steps if one.step.waits)
    passed = frozenset(one.id for one in steps if not one.step.waits)
    return Kept(CAMPAIGNS, was=campaign.was, at=campaign.at, steps=waiting, others=passed)


def _does(use: StepUse) -> str:
    """Return what a step does, and to what or for how long: `show welcome`, `delay 5s`."""
    about = use.parameters.get(use.step.main or next((one.name for one in use.step.parameters), ""))
    if isinstance(about, Duration):
        return f"{use.step.name} {written_duration(about.ms)}"
    return f"{use.step.name} {about}" if isinstance(about, str | int | float) else use.step.name


def locked_state(source: Source, report: Report) -> State | None:
    """Return what `state.lock` says, None where there is none, or it is another version's, which is reported."""
    file = next(iter(source.of_kind("lock")), None)
    if file is None:
        return None
    root = file.root
    version = root.get("version")
    if isinstance(version, Scalar) and version.text != VERSION:
        report(rules.lock_version(version.at, version.text))
        return None
    site = root.entry("site")
    return State(
        site=_text(root, "site"),
        promotions=dict(_kept(line) for line in _lines(root, "promotions")),
        campaigns=dict(_kept(line) for line in _lines(root, "campaigns")),
        experiments=dict(_trial(line) for line in _lines(root, "experiments")),
        at=site.value.at if site else root.at,
    )


def _lines(root: Mapping, key: str) -> tuple[Entry, ...]:
    node = root.get(key)
    return entries(node) if isinstance(node, Mapping) else ()


def _kept(line: Entry) -> tuple[str, Kept]:
    keys, was = _items(line.value, "keys"), _items(line.value, "renamed_from")
    node = line.value.get("steps") if isinstance(line.value, Mapping) else None
    steps = tuple(Standing(name, does) for name, does in _pairs(node))
    # A lock may name all steps of a campaign as keys, and not say which of them wait.
    named = tuple(Standing(key.removeprefix(_STEP), "") for key in keys if key.startswith(_STEP))
    others = tuple(key for key in keys if not key.startswith(_STEP))
    return line.key.text, Kept(_text(line.value, "area"), others, was, line.key.at, steps or named)


def _trial(line: Entry) -> tuple[str, Trial]:
    node = line.value if isinstance(line.value, Mapping) else Mapping((), line.key.at)
    run = _text(node, "run")
    kind = CAMPAIGN if node.get(CAMPAIGN) is not None else PROMOTION
    return line.key.text, Trial(
        kind=kind,
        of=_text(node, kind),
        seed=_text(node, "seed"),
        coverage=percent(node, "coverage", 100),
        holdout=percent(node, "holdout", 0),
        namespace=_text(node, "namespace"),
        variants=_pairs(node.get("variants")),
        run=whole(run) if run.isdecimal() else 1,
        at=line.key.at,
    )


def _pairs(node: Node | None) -> tuple[tuple[str, str], ...]:
    """Return the lines of a list of maps, which keeps their order."""
    each = node.items if isinstance(node, Sequence) else ()
    rows = [row for one in each if isinstance(one, Mapping) for row in one]
    return tuple((row.key.text, row.value.text) for row in rows if isinstance(row.value, Scalar))


def _text(node: Node, key: str) -> str:
    found = node.get(key) if isinstance(node, Mapping) else None
    return found.text if isinstance(found, Scalar) else ""


def _items(node: Node, key: str) -> tuple[str, ...]:
    found = node.get(key) if isinstance(node, Mapping) else None
    items = found.items if isinstance(found, Sequence) else ()
    return tuple(item.text for item in items if isinstance(item, Scalar))
