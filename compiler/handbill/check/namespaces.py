"""`namespace:` of experiments: those that share one divide its visitors among them, so that nobody is in two."""

from dataclasses import replace

from handbill.check.context import Context
from handbill.diagnostics.rules import experiments as rules
from handbill.diagnostics.suggest import nearest
from handbill.model.campaign import Paths, StepUse, StepValue, Way
from handbill.model.experiment import WHOLE, Experiment, Share
from handbill.model.site import Campaign, Promotion, experiments_of


def divided(
    promotions: tuple[Promotion, ...], campaigns: tuple[Campaign, ...], context: Context
) -> tuple[tuple[Promotion, ...], tuple[Campaign, ...]]:
    """Return both, the experiments of each namespace with places behind each other, in the order of their names."""
    spaces: dict[str, list[Experiment]] = {}
    for tested in experiments_of(promotions, campaigns):
        if tested.share:
            spaces.setdefault(tested.share.namespace, []).append(tested)
    shares: dict[str, Share] = {}
    for name, those in spaces.items():
        _check_spelling(name, those, tuple(spaces), context)
        shares.update(_behind_each_other(those, context))
    placed = tuple(replace(one, experiment=_placed(one.experiment, shares)) for one in promotions)
    if not shares:
        return placed, campaigns
    return placed, tuple(replace(one, steps=_steps(one.steps, shares)) for one in campaigns)


def _placed(tested: Experiment | None, shares: dict[str, Share]) -> Experiment | None:
    share = shares.get(tested.name) if tested else None
    return replace(tested, share=share) if tested and share else tested


def _steps(uses: tuple[StepUse, ...], shares: dict[str, Share]) -> tuple[StepUse, ...]:
    """Return steps, and those of their ways, with the places of their experiments."""
    return tuple(
        replace(
            use,
            parameters={name: _within(value, shares) for name, value in use.parameters.items()},
            experiment=_placed(use.experiment, shares),
        )
        for use in uses
    )


def _within(value: StepValue, shares: dict[str, Share]) -> StepValue:
    if isinstance(value, Way):
        return Way(_steps(value.steps, shares))
    if isinstance(value, Paths):
        return Paths(tuple(replace(path, steps=_steps(path.steps, shares)) for path in value.of))
    return value


def _behind_each_other(those: list[Experiment], context: Context) -> dict[str, Share]:
    found: dict[str, Share] = {}
    taken = 0
    for tested in those:
        share = tested.share
        assert share is not None
        until = taken + share.size
        if until > WHOLE:
            wanted = {one.name: one.share.size for one in those if one.share}
            context.report(
                rules.namespace_full(share.at, share.namespace, tested.name, wanted, WHOLE - taken)
            )
            return found
        others = tuple(one.name for one in those if one is not tested)
        found[tested.name] = replace(share, start=taken, until=until, others=others)
        taken = until
    return found


def _check_spelling(name: str, those: list[Experiment], known: tuple[str, ...], context: Context) -> None:
    """Warn of an experiment that is alone in a namespace which is written almost like another."""
    share = those[0].share
    near = nearest(name, [other for other in known if other != name])
    if near and share and len(those) == 1:
        context.report(rules.namespace_alone(share.named, name, near))
