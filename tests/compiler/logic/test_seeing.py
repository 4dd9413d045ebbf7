"""A visitor for a promotion, and one for two at once, as a visitor file would have them."""

from pathlib import Path

import pytest

from handbill.logic import UNKNOWN, Visitor, shop_of, told, truth, who_sees, who_sees_both
from handbill.model.site import Site
from tests.compiler.check.sites import NOW, SITE, checked

HI = "content: { headline: Hi }\n"
MS = round(NOW.timestamp() * 1000)


def site_of(tmp_path: Path, *promotions: str, more: str = "") -> Site:
    files = {f"promotions/p{i}.yml": f"template: popup\n{text}\n{HI}" for i, text in enumerate(promotions)}
    site, said = checked(tmp_path, {"site.yml": SITE + more, **files})
    assert site is not None, said
    return site


def seen(tmp_path: Path, rules: str, more: str = "") -> str:
    site = site_of(tmp_path, f"triggers: [ page_load ]\n{rules}", more=more)
    shop = shop_of(site, MS)
    found = who_sees(site.promotions[0], shop)
    assert isinstance(found, Visitor)
    assert truth(site.promotions[0].targeting, found) is True
    return told(found, shop, timed=site.promotions[0].schedule is not None)


@pytest.mark.parametrize(
    ("rules", "visitor"),
    [
        ("", "{}"),
        ("targeting: { device.type: [mobile, tablet] }", "{ device.type: tablet }"),
        ("targeting: { cart.value: { above: 75 } }", "{ cart.value: 75.01 EUR }"),
        ("targeting: { cart.value: { at_least: 80 USD } }", "{ cart.value: 80 USD }"),
        ("targeting: { cart.tags: { contains: [a, b] } }", "{ cart.tags: [a, b] }"),
        ("targeting: { cart.coupon: { exists: true, not_in: [some] } }", "{ cart.coupon: [some-0] }"),
        ("targeting: { page.path: { ends_with: .html, contains: sale } }", "{ page.path: /sale.html }"),
        ("targeting: { page.query.a: '' }", '{ page.query.a: "" }'),
        ("targeting: { session.duration: { at_least: 2m } }", "{ session.duration: 2m }"),
        (
            "targeting: { visitor.new: false, visitor.sessions: { below: 5 } }",
            "{ visitor.new: false, visitor.sessions: 2 }",
        ),
        (
            "targeting: { promotion.p0.dismissed: { at_least: 2, within: 9d } }",
            "{ promotion.p0.dismissed: { times: 2, last: 2026-11-21 13:00 } }",
        ),
        (
            "targeting: { visitor.last_seen: { before: 2026-11-01 } }",
            "{ visitor.last_seen: 2026-10-31 23:59 }",
        ),
        (
            "schedule: { from: 2026-12-01, only: { days: [sat], hours: 09:00-12:00 } }",
            "{ at: 2026-12-05 09:00 }",
        ),
    ],
)
def test_a_visitor_is_told_as_a_visitor_file_has_it(tmp_path: Path, rules: str, visitor: str) -> None:
    assert seen(tmp_path, rules) == visitor


def test_a_page_has_the_type_that_its_path_has_in_this_shop(tmp_path: Path) -> None:
    pages = "pages: { cart: /cart*, product: /products/* }\n"

    assert (
        seen(tmp_path, "targeting: { page.type: product }", pages)
        == "{ page.path: /products/, page.type: product }"
    )
    assert seen(tmp_path / "b", "targeting: { page.path: { ends_with: t } }", pages) == (
        "{ page.path: /cart, page.type: cart }"
    )


def test_two_promotions_of_different_slots_can_have_a_visitor_too(tmp_path: Path) -> None:
    site = site_of(
        tmp_path,
        "triggers: [ page_load ]\nslot: top\ntargeting: { device.touch: true }",
        "triggers: [ page_load ]\ntargeting: { any: [ { device.touch: false }, { cart.count: 2 } ] }",
    )
    shop = shop_of(site, MS)

    one, other = site.promotions

    found = who_sees_both(one, other, shop)

    assert isinstance(found, Visitor)
    assert told(found, shop) == "{ cart.count: 2, device.touch: true }"


def test_nothing_is_claimed_of_what_an_expression_may_find(tmp_path: Path) -> None:
    site = site_of(
        tmp_path,
        "triggers: [ page_load ]\ntargeting: { page.title: { regex: '^(?=a)' } }",
    )

    assert who_sees(site.promotions[0], shop_of(site, MS)) is UNKNOWN


def test_an_expression_that_the_visitor_meets_by_chance_is_no_obstacle(tmp_path: Path) -> None:
    assert seen(tmp_path, "targeting: { page.path: { regex: '^(?!a)' } }") == "{ page.path: / }"
