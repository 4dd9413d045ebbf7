"""What a visitor file tells of earlier showings, as far as it tells: how often, and when last."""

from __future__ import annotations

from collections.abc import Iterable

from handbill.explain.seen import Seen, ago
from handbill.explain.situation import Situation
from handbill.model.site import Promotion, Site
from handbill.plan.asking import USE

Counted = tuple[int, int]
"""Least and most: of several showings only the last has a time."""

DAY = 86_400_000
PERIODS = {"day": DAY, "week": 7 * DAY}


class History:
    """Answers for one promotion. None, or an unknown Seen, where the visitor has not granted that it is kept."""

    def __init__(self, promotion: Promotion, site: Site, situation: Situation) -> None:
        self._promotion = promotion
        self._site = site
        self._situation = situation
        self._kept = promotion.necessary or site.purposes.get(USE) not in situation.denied

    def shown(self, per: str) -> Counted | None:
        """Return how often the promotion was shown in a period of `cap`."""
        return self._count((self._promotion.id,), per) if self._kept else None

    def shown_of_all(self, per: str) -> Counted | None:
        """Return how often any promotion was shown."""
        return self._count([p.id for p in self._alike()], per) if self._kept else None

    def shown_in(self, slot: str) -> Counted | None:
        """Return how often something was shown in a slot in this page view."""
        return self._count([p.id for p in self._alike() if p.slot == slot], "page") if self._kept else None

    def last(self, what: str) -> Seen:
        """Return when something last happened to the promotion."""
        found = self._situation.happened(self._promotion.id, what)
        return self._time(found.t if found.n else None)

    def last_in(self, slot: str) -> Seen:
        """Return when something was last put into a slot, or left it."""
        happened = [
            self._situation.happened(p.id, what)
            for p in self._alike()
            if p.slot == slot
            for what in ("shown", "dismissal")
        ]
        return self._time(max((one.t for one in happened if one.n), default=None))

    def _time(self, at: int | None) -> Seen:
        if not self._kept:
            return Seen(None, "unknown", unknown=True)
        return Seen(at, "never" if at is None else ago(self._situation.visitor.at - at))

    def _alike(self) -> list[Promotion]:
        """Return the promotions whose showings are counted in the same place."""
        return [p for p in self._site.promotions if p.necessary == self._promotion.necessary]

    def _count(self, promotions: Iterable[str], per: str) -> Counted:
        counts = [self._count_one(promotion, per) for promotion in promotions]
        return sum(low for low, _ in counts), sum(high for _, high in counts)

    def _count_one(self, promotion: str, per: str) -> Counted:
        seen = self._situation.happened(promotion, "shown")
        if seen.n == 0 or per == "visitor":
            return seen.n, seen.n
        earliest, latest = self._start(per)
        moments = self._situation.showings(promotion)
        if moments is not None:
            return sum(at >= latest for at in moments), sum(at >= earliest for at in moments)
        if seen.t < earliest:
            return 0, 0
        return (1 if seen.t >= latest else 0), seen.n

    def _start(self, per: str) -> tuple[int, int]:
        """Return between which moments a period begins, in ms since 1970."""
        now, visit = self._situation.visitor.at, self._situation.visit
        if per in PERIODS:
            return now - PERIODS[per] + 1, now - PERIODS[per] + 1
        if per == "page":
            return now, now
        return (now - self._site.session_longest, now) if visit is None else (now - visit, now - visit)
