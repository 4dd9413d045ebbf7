"""From a question to its answers: the site as of the visitor's moment, the visitor file, the page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from handbill.diagnostics import Report
from handbill.explain.answers import Answer, answer
from handbill.explain.page import HOME, Page, page_at
from handbill.explain.situation import Situation, situation
from handbill.explain.stated import NOBODY, Stated, context_of, stated
from handbill.model.site import Site
from handbill.pipeline import Memory, check_site

BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)
"""As of then no schedule is over, so that a promotion of a season gone by can be asked about, too."""


@dataclass(frozen=True, slots=True)
class Question:
    """`promotion` None asks about all; `visitor` None is one who is here for the first time, on the home page.

    `at` (aware) comes before the visitor file's own moment, and `now` where there is neither.
    """

    root: Path
    promotion: str | None
    visitor: Path | None
    at: datetime | None
    address: str | None
    now: datetime


@dataclass(frozen=True, slots=True)
class Asked:
    """The answers, and what they are about."""

    site: Site
    answers: tuple[Answer, ...]
    situation: Situation


class PromotionUnknown(LookupError):  # noqa: N818 - it is what the caller got wrong
    """`known` are the ids that there are, `campaigns` those of campaigns."""

    def __init__(self, known: tuple[str, ...], campaigns: tuple[str, ...]) -> None:
        super().__init__()
        self.known, self.campaigns = known, campaigns


class AddressWrong(ValueError):  # noqa: N818 - as above
    """The page's address is neither a path nor a whole address."""


def ask(question: Question, report: Report) -> Asked | None:
    """Answer a question; None when the definitions or the visitor file have errors, which `report` then holds.

    Raises PromotionUnknown and AddressWrong.
    """
    memory = Memory()
    site = check_site(question.root, question.at or question.now, report, memory)
    known = _stated(question, site, memory, report) if site else None
    if site is None or known is None:
        return None
    moment = question.at or known.at or question.now
    if known.at is not None and question.at is None:
        site = check_site(question.root, moment, report, memory)
    site = site and _with(question.promotion, site, memory, question.root, report)
    if site is None or memory.source is None:
        return None
    page = _page(question, site)
    seen = situation(site, known, page, moment, context_of(site, memory.source, report))
    asked = [p for p in site.promotions if question.promotion in (None, p.id)]
    return Asked(site, tuple(answer(promotion, site, seen) for promotion in asked), seen)


def _stated(question: Question, site: Site, memory: Memory, report: Report) -> Stated | None:
    if question.visitor is None:
        return NOBODY
    assert memory.source is not None
    file, data = question.visitor.as_posix(), question.visitor.read_bytes()
    report.lines[file] = data.decode(errors="replace")
    context = context_of(site, memory.source, report)
    found = stated(data, file, site, context, question.at, question.now)
    return None if report.has_errors else found


def _with(promotion: str | None, site: Site, memory: Memory, root: Path, report: Report) -> Site | None:
    """Return the site with the promotion in it, even if its schedule is over."""
    if promotion is None or any(p.id == promotion for p in site.promotions):
        return site
    assert memory.source is not None
    known, campaigns = (
        tuple(file.id for file in memory.source.of_kind(kind)) for kind in ("promotion", "campaign")
    )
    if promotion not in known:
        raise PromotionUnknown(known, campaigns)
    return check_site(root, BEGINNING, report, memory)


def _page(question: Question, site: Site) -> Page | None:
    """Return the page that was named; a visitor without a file is on the home page."""
    if question.address is None and question.visitor is not None:
        return None
    found = page_at(question.address or HOME, site)
    if found is None:
        raise AddressWrong
    return found
