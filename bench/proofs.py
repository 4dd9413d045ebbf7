"""How the proofs of `handbill check` grow with the number of promotions: `python -m bench.proofs [counts]`.

Each promotion has six to nine conditions. Three kinds of sites: promotions told apart by their paths; by whichever of
path, device, audience, amount, page type or schedule it happens to be; and not at all, but by priority, with an audience
and alternatives each. Times are given in seconds and as ratios: to the first row, and to reading the same files.
"""

from __future__ import annotations

import random
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from time import process_time
from unittest.mock import patch

from handbill.catalog import load
from handbill.check import check, proofs
from handbill.diagnostics import Report
from handbill.read import read

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
SITE = """\
language: 1
name: Bench
currency: EUR
timezone: Europe/Amsterdam
consent: { source: page }
pages: { product: /products/*, collection: /collections/*, cart: /cart, checkout: /checkout/*, home: / }
"""
AUDIENCES = """\
keen: { visitor.sessions: { at_least: 3 }, any: [ { cart.count: { at_least: 1 } }, { visitor.page_views: { above: 9 } } ] }
thrifty: { cart.value: { below: 40 }, traffic.channel: [search, paid_search] }
"""
COMMON = """\
  visitor.new: true
  cart.value: {{ at_least: {low}, below: {high} }}
  traffic.source: {{ not_in: [newsletter, partner{i}] }}
  any: [ {{ device.touch: true }}, {{ visitor.sessions: {{ at_least: {some} }} }} ]
  not: {{ page.query.preview: {{ exists: true }} }}
"""


def by_path(i: int, pick: random.Random) -> str:
    """Promotions that differ by page.path."""
    return _promotion(i, pick, [f"page.path: /products/item-{i}"], 50)


def by_anything(i: int, pick: random.Random) -> str:
    """Promotions that differ by one of several facts, drawn at random."""
    kinds = [
        f"page.path: /products/item-{i}",
        f"page.path: {{ starts_with: /collections/c{i}/ }}",
        f"traffic.campaign: campaign-{i}",
        f"page.query.offer: {{ in: [offer-{i}, gift-{i}] }}",
    ]
    return _promotion(i, pick, [pick.choice(kinds)], 40 + i % 3)


def by_priority(i: int, pick: random.Random) -> str:
    """Promotions that overlap, each with a priority of its own."""
    lines = [f"audience: {pick.choice(['keen', 'thrifty'])}", "page.type: [product, collection]"]
    return _promotion(i, pick, lines, i % 1000)


def _promotion(i: int, pick: random.Random, lines: list[str], priority: int) -> str:
    low = pick.randrange(0, 30)
    common = COMMON.format(i=i, low=low, high=low + 60, some=pick.randrange(1, 5))
    own = "".join(f"  {line}\n" for line in lines)
    trigger = pick.choice(["page_load", "{ timer: 20s }", "{ exit_intent: { device: desktop } }"])
    return (
        f"template: popup\npriority: {priority}\ntriggers: [ {trigger} ]\ntargeting:\n{own}{common}"
        f"content: {{ headline: Offer {i} }}\n"
    )


KINDS: dict[str, Callable[[int, random.Random], str]] = {
    "path": by_path,
    "anything": by_anything,
    "priority": by_priority,
}


def measure(count: int, kind: str) -> tuple[float, float, int]:
    """Return the seconds of reading and of proving, and how much was reported."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "bench"
        (root / "promotions").mkdir(parents=True)
        (root / "targeting").mkdir()
        (root / "site.yml").write_text(SITE)
        (root / "targeting" / "audiences.yml").write_text(AUDIENCES)
        pick = random.Random(count)
        for i in range(count):
            (root / "promotions" / f"p{i}.yml").write_text(KINDS[kind](i, pick))
        report = Report()
        start = process_time()
        source = read(root, NOW, report)
        read_time = process_time() - start
        if source is None:
            raise SystemExit("the site could not be read")
        spent: list[float] = []
        prove = proofs.prove

        def timed(*parts: object) -> None:
            begun = process_time()
            prove(*parts)  # type: ignore[arg-type]
            spent.append(process_time() - begun)

        with patch("handbill.check.whole.prove", timed):
            check(source, load(None, Report()), report)
        return read_time, spent[0], len(report.diagnostics)


def main() -> None:
    """Print a table a kind of site."""
    counts = [int(text) for text in sys.argv[1:]] or [100, 300, 1000, 3000]
    for kind in KINDS:
        first: float | None = None
        print(f"{kind}\n  promotions   prove s   per promotion, ratio   to reading   reported")
        for count in counts:
            read_time, prove_time, reported = measure(count, kind)
            each = prove_time / count
            first = first or each
            print(
                f"  {count:10}   {prove_time:7.3f}   {each / first:20.2f}   {prove_time / read_time:10.2f}   {reported:8}"
            )


if __name__ == "__main__":
    main()
