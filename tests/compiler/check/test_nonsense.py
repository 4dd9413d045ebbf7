"""Whatever well-formed YAML the files of a site hold: a Site, or diagnostics with places. Never a traceback."""

import random
from datetime import UTC, datetime

from handbill.check import check
from handbill.diagnostics import Report, Span
from handbill.model.source import Entry, File, Mapping, Node, Scalar, Sequence, Source
from tests.compiler.check.sites import shipped

AT = Span("promotions/one.yml", 1, 1, 1, 2)
PROMOTION = "template goal priority triggers targeting frequency schedule content screens mobile theme slot purpose experiment"
SITE = (
    "language name currency timezone consent url locales platform pages retention endpoints slots limits sessions "
    "conversions views theme apps"
)
INNER = (
    "name position timer scroll_depth exit_intent cart_value device at_least below between page.type page.query.a any "
    "all not audience regex exists within zone promotion.one.seen cart.value visitor.last_seen cap per max after "
    "dismissal from until only days hours blocks headline heading body text form fields email button buttons label link "
    "image src alt coupon generic intro result content.headline accent radius source purposes respect marketing leads "
    "gap bundle idle x-free EUR segment script unique"
)
VALUES = [
    "popup",
    "banner",
    "top",
    "email",
    "60",
    "5000",
    "20s",
    "20",
    "60%",
    "desktop",
    "75",
    "75.505",
    "75 USD",
    "cart",
    "staff",
    "true",
    "(a+)+",
    "[z",
    "session",
    "never",
    "7d",
    "2026-11-27",
    "2026-10-25 02:30",
    "mon",
    "09:00-18:00",
    "Hi",
    "/",
    "javascript:x",
    "images/tent.svg",
    "WELCOME10",
    "red",
    "1rem",
    "necessary",
    "modal",
    "{cart.value:money}",
    "{page.query.x}",
    "{{",
    "}",
    "1",
    "EUR",
    "Europe/Amsterdam",
    "Mars/X",
    "page",
    "promotions",
    "25kB",
    "visitor",
    "",
    "\n",
]


def mapping(pick: random.Random, keys: str, depth: int) -> Mapping:
    """Make a map of some of the keys."""
    words = keys.split()
    chosen = pick.sample(words, pick.randint(0, min(8, len(words))))
    return Mapping(tuple(Entry(Scalar(key, AT), node(pick, depth)) for key in chosen), AT)


def node(pick: random.Random, depth: int) -> Node:
    """Make a value, a list or a map."""
    kind = pick.random() if depth else 0
    if kind < 0.5:
        return Scalar(pick.choice(VALUES), AT, pick.random() < 0.5)
    if kind < 0.7:
        return Sequence(tuple(node(pick, depth - 1) for _ in range(pick.randint(0, 3))), AT)
    return mapping(pick, INNER, depth - 1)


def test_any_tree_is_a_site_or_diagnostics() -> None:
    for seed in range(400):
        pick = random.Random(seed)
        files = (
            File("site.yml", "site", "site", mapping(pick, SITE, 3), ""),
            File("promotions/one.yml", "promotion", "one", mapping(pick, PROMOTION, 5), ""),
            File("promotions/two.yml", "promotion", "two", mapping(pick, PROMOTION, 5), ""),
            File(
                "targeting/audiences.yml", "audiences", "audiences", mapping(pick, "staff keen cart", 4), ""
            ),
        )
        report = Report()

        found = check(Source("acme", files, datetime(2026, 11, 22, tzinfo=UTC)), shipped(), report)

        assert (found is None) == report.has_errors, f"seed {seed}"
        assert all(told.message and told.at for told in report.diagnostics), f"seed {seed}"
