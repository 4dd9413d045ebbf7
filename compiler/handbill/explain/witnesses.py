"""Who sees each promotion, and who could get two of one slot at once: visitors whom the proofs find."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from pathlib import Path

from handbill.check.ties import outline
from handbill.diagnostics import Report
from handbill.logic.meeting import Meeting
from handbill.logic.seeing import who_sees, who_sees_all
from handbill.logic.shop import Shop, shop_of
from handbill.logic.showing import showing
from handbill.logic.told import fact_of, moment, value
from handbill.logic.visitor import Visitor
from handbill.logic.witness import Answer
from handbill.model.manifest import INLINE, SLOTS
from handbill.model.site import Promotion, Site
from handbill.pipeline import check_site


@dataclass(frozen=True, slots=True)
class Witness:
    """`promotions` is one, or two of a slot with the one that goes first at the front. `visitor` None is nobody."""

    promotions: tuple[Promotion, ...]
    visitor: Answer

    @property
    def timed(self) -> bool:
        """Whether the moment matters."""
        return any(promotion.schedule is not None for promotion in self.promotions)


@dataclass(frozen=True, slots=True)
class Seen:
    """Every promotion's visitor, in the order in which slots take them; `pairs` lacks those that never meet."""

    site: Site
    shop: Shop
    alone: tuple[Witness, ...]
    pairs: tuple[Witness, ...]


def see(root: Path, now: datetime, report: Report) -> Seen | None:
    """Find the visitors of a site's promotions; None when its definitions have errors, which `report` then holds."""
    site = check_site(root, now, report)
    if site is None:
        return None
    shop = shop_of(site, round(now.timestamp() * 1000))
    ordered = in_order(site.promotions)
    alone = tuple(Witness((promotion,), who_sees(promotion, shop)) for promotion in ordered)
    return Seen(site, shop, alone, tuple(pairs_of(site, shop)))


def in_order(promotions: Iterable[Promotion]) -> list[Promotion]:
    """Return promotions by slot, in the order in which slots take them."""
    return sorted(promotions, key=lambda p: (SLOTS.index(p.slot), -p.priority, p.id))


def pairs_of(site: Site, shop: Shop) -> Iterator[Witness]:
    """Yield the pairs that may meet, of those that come by themselves into a slot that is not for all of them."""
    ordered = in_order(site.promotions)
    rivals = [p for p in ordered if p.triggers and p.slot != INLINE]
    for _, group in groupby(rivals, key=lambda p: p.slot):
        members = [showing(promotion, shop) for promotion in group]
        meeting = Meeting([outline(one, shop) for one in members])
        near = [(j, i) for i in range(len(members)) for j in meeting.earlier(i)]
        for j, i in sorted(near):
            met = who_sees_all((members[j], members[i]), shop)
            if met is not None:
                yield Witness((members[j].promotion, members[i].promotion), met)


def written(witness: Witness, shop: Shop) -> dict[str, str] | None:
    """Return a visitor as the lines of a visitor file; None where there is none, or none that could be found."""
    if not isinstance(witness.visitor, Visitor):
        return None
    found = {"at": moment(witness.visitor.at, shop.zone)} if witness.timed else {}
    return found | {n: value(v, fact_of(n, shop), shop) for n, v in witness.visitor.values.items()}


def text(seen: Seen) -> str:
    """Return a line a promotion, and one for each pair that may meet."""
    width = max((len(w.promotions[0].id) for w in seen.alone), default=0)
    lines = [f"{w.promotions[0].id:{width}}  {_said(w, seen.shop)}" for w in seen.alone]
    pairs = [(f"{w.promotions[0].id} before {w.promotions[1].id}", _said(w, seen.shop)) for w in seen.pairs]
    if pairs:
        width = max(len(names) for names, _ in pairs)
        lines += ["", "Two of one slot at once, the first goes first:", ""]
        lines += [f"{names:{width}}  {visitor}" for names, visitor in pairs]
    return "\n".join(lines) + "\n"


def _said(witness: Witness, shop: Shop) -> str:
    found = written(witness, shop)
    if found is None:
        return "nobody" if witness.visitor is None else "can't be told"
    inner = ", ".join(f"{name}: {said}" for name, said in found.items())
    return f"{{ {inner} }}" if inner else "any visitor"


def data(seen: Seen) -> dict[str, object]:
    """Return the same for `--output json`; `decided` false is where it can't be told."""

    def row(witness: Witness) -> dict[str, object]:
        decided = witness.visitor is None or isinstance(witness.visitor, Visitor)
        return {"visitor": written(witness, seen.shop), "decided": decided}

    return {
        "site": seen.site.id,
        "promotions": [{"promotion": w.promotions[0].id, **row(w)} for w in seen.alone],
        "pairs": [
            {
                "slot": w.promotions[0].slot,
                "first": w.promotions[0].id,
                "second": w.promotions[1].id,
                **row(w),
            }
            for w in seen.pairs
        ],
    }
