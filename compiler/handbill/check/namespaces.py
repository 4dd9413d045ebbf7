"""`namespace:` of experiments: those that share one divide its visitors among them, so that nobody is in two."""

from dataclasses import replace

from handbill.check.context import Context
from handbill.diagnostics.rules import experiments as rules
from handbill.diagnostics.suggest import nearest
from handbill.model.experiment import WHOLE, Experiment, Share
from handbill.model.site import Promotion


def divided(promotions: tuple[Promotion, ...], context: Context) -> tuple[Promotion, ...]:
    """Return the promotions, the experiments of each namespace with places behind each other, in the order of their names."""
    spaces: dict[str, list[Experiment]] = {}
    for tested in sorted((p.experiment for p in promotions if p.experiment), key=lambda one: one.name):
        if tested.share:
            spaces.setdefault(tested.share.namespace, []).append(tested)
    shares: dict[str, Share] = {}
    for name, those in spaces.items():
        _check_spelling(name, those, tuple(spaces), context)
        shares.update(_behind_each_other(those, context))
    return tuple(_placed(promotion, shares) for promotion in promotions)


def _placed(promotion: Promotion, shares: dict[str, Share]) -> Promotion:
    tested = promotion.experiment
    share = shares.get(tested.name) if tested else None
    return replace(promotion, experiment=replace(tested, share=share)) if tested and share else promotion


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
