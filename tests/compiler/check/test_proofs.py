"""What a developer is told of promotions that nobody can get, lines that keep nobody away, and who is never first."""

from pathlib import Path

import pytest

from tests.compiler.check.sites import SITE, checked, codes

PAGES = "pages: { cart: /cart*, product: /products/*, checkout: /checkout/* }\n"
LOAD = "triggers: [ page_load ]\n"
CHANNELS = (
    "[direct, search, paid_search, social, paid_social, display, email, sms, affiliate, referral, other]"
)


def told(
    tmp_path: Path, rules: str, site: str = PAGES, audiences: str = "", triggers: str = LOAD
) -> list[str]:
    text = f"template: popup\n{triggers}{rules}\ncontent: {{ headline: Hi }}\n"
    files = {"site.yml": SITE + site, "promotions/one.yml": text}
    if audiences:
        files["targeting/audiences.yml"] = audiences
    return checked(tmp_path, files)[1]


def targeted(tmp_path: Path, targeting: str, audiences: str = "") -> list[str]:
    return told(tmp_path, f"targeting: {targeting}", audiences=audiences)


@pytest.mark.parametrize(
    "targeting",
    [
        "{ page.type: cart, page.path: { starts_with: /products/ } }",
        "{ page.type: product, page.path: { glob: '/cart?' } }",
        "{ page.path: { starts_with: /a, ends_with: b, not_in: [/ab], glob: '/??' } }",
        "{ page.path: { regex: '^/sale$' }, not: { page.path: { contains: sal } } }",
        "{ cart.value: { above: 75 }, not: { cart.value: { at_least: 75.01 } } }",
        "{ cart.value: { at_least: { EUR: 75, USD: 85 } }, not: { cart.value: { above: { EUR: 70, USD: 80 } } } }",
        "{ cart.value: { at_least: 75 EUR }, cart.subtotal: { at_least: 75 USD } }",
        "{ cart.value: { at_least: 75 USD }, cart.currency: EUR }",
        "{ cart.count: { above: 2, below: 3 } }",
        "{ cart.tags: { contains: [sale, gift] }, not: { cart.tags: [sale, shoe] } }",
        "{ cart.coupon: { exists: false, is: WELCOME10 } }",
        "{ device.type: { exists: false } }",
        "{ visitor.new: true, visitor.sessions: { at_least: 2 } }",
        "{ visitor.sessions: { below: 1 } }",
        "{ visitor.bot: true }",
        "{ promotion.one.seen: { at_most: 0, within: 7d } }",
        "{ promotion.one.seen: { within: 1d, before: 2026-11-01 } }",
        "{ any: [ { page.type: home }, { page.type: cart } ], page.type: { not_in: [cart, home] } }",
    ],
)
def test_targeting_that_nobody_can_meet_stops_the_build(tmp_path: Path, targeting: str) -> None:
    assert codes(targeted(tmp_path, targeting)) in (["HB406"], ["HB451"])


def test_crawlers_may_be_targeted_where_the_site_shows_them_something(tmp_path: Path) -> None:
    assert told(tmp_path, "targeting: { visitor.bot: true }", site="bots: include\n") == []


@pytest.mark.parametrize(
    "targeting",
    [
        "{ page.type: home, page.path: { starts_with: /products } }",
        "{ page.type: product, page.path: { glob: '*cart*' } }",
        "{ cart.value: { at_least: 75, below: 75.01 } }",
        "{ cart.value: { at_least: 80 USD }, cart.count: { above: 2, below: 4 } }",
        "{ cart.tags: [sale, gift], not: { cart.tags: sale } }",
        "{ visitor.new: false, visitor.sessions: 2 }",
        "{ promotion.one.dismissed: { within: 7d, at_least: 2 } }",
        "{ not: { all: [ { page.type: cart }, { device.touch: true } ] }, page.type: cart }",
        "{ page.path: { regex: '[0-9]{3}' } }",
    ],
)
def test_nothing_is_said_of_what_somebody_may_meet(tmp_path: Path, targeting: str) -> None:
    rules = f"targeting: {targeting}\nfrequency: {{ after: {{ dismissal: 0s }} }}"
    assert told(tmp_path, rules) == []


def test_the_lines_that_are_named_are_the_fewest(tmp_path: Path) -> None:
    rules = "targeting:\n  device.touch: true\n  page.type: product\n  visitor.new: true\n  page.path: /cart"

    (found,) = told(tmp_path, rules)

    assert found == (
        "HB451 promotions/one.yml:7:3 'one' can never show: page.path has to be /cart, "
        "but /cart* is a page of type cart and page.type has to be product"
    )


def test_two_mistakes_in_one_targeting_are_both_told(tmp_path: Path) -> None:
    found = targeted(
        tmp_path, "{ cart.count: { above: 3, below: 2 }, page.type: { is: cart, is_not: cart } }"
    )

    assert codes(found) == ["HB406", "HB406"]


def test_an_audience_to_which_nobody_belongs_is_told_once_and_where_it_is_written(tmp_path: Path) -> None:
    (found,) = targeted(tmp_path, "{ audience: nobody }", "nobody: { cart.count: { above: 3, below: 2 } }\n")

    assert found.startswith("HB406 targeting/audiences.yml:1:35 ")


def test_a_promotion_for_an_audience_and_not_for_it_names_both_places(tmp_path: Path) -> None:
    rules = "targeting:\n  audience: staff\n  not: { audience: staff }"

    (found,) = told(tmp_path, rules, audiences="staff: { page.query.staff: yes, device.touch: true }\n")

    assert found == (
        "HB451 promotions/one.yml:5:20 'one' can never show: audience staff is asked for and excluded at once"
    )


def test_a_file_with_another_mistake_is_not_judged(tmp_path: Path) -> None:
    found = targeted(tmp_path, "{ cart.valeu: 3, cart.count: { above: 3, below: 2 } }")

    assert codes(found) == ["HB201"]


@pytest.mark.parametrize(
    ("schedule", "wrong"),
    [
        ("{ from: 2026-11-23, until: 2026-11-28, only: { days: [sat, sun] } }", ["HB451"]),
        ("{ from: 2026-11-28 12:00, until: 2026-11-29, only: { hours: 09:00-11:00 } }", ["HB451"]),
        ("{ from: 2026-11-23, until: 2026-11-29, only: { days: [sat, sun] } }", []),
        ("{ from: 2027-03-28 01:30, until: 2027-03-28 03:30, only: { hours: 02:00-03:00 } }", ["HB451"]),
        ("{ only: { days: [sun], hours: 02:00-03:00 } }", []),
    ],
)
def test_days_and_hours_have_to_come_between_from_and_until(
    tmp_path: Path, schedule: str, wrong: list[str]
) -> None:
    assert codes(told(tmp_path, f"schedule: {schedule}")) == wrong


def test_something_that_has_to_be_long_ago_can_not_be_recent_by_then(tmp_path: Path) -> None:
    rules = (
        "schedule: { from: 2027-01-01 }\ntargeting: { visitor.last_seen: { within: 7d, before: 2026-12-01 } }"
    )

    assert codes(told(tmp_path, rules)) == ["HB451"]


def test_a_rest_rules_out_what_it_rests_after(tmp_path: Path) -> None:
    never = told(tmp_path, "targeting: { promotion.one.submitted: true }")
    later = told(
        tmp_path / "b",
        "targeting: { promotion.one.dismissed: { within: 7d } }\nfrequency: { after: { dismissal: 6d } }",
    )

    assert codes(never) == ["HB451"]
    assert later == []


def test_a_trigger_for_other_devices_never_brings_it(tmp_path: Path) -> None:
    desktop = "triggers: [ { exit_intent: { device: desktop } } ]\n"
    both = "triggers: [ { exit_intent: { device: desktop } }, { timer: 5s } ]\n"

    assert codes(told(tmp_path, "targeting: { device.type: mobile }", triggers=desktop)) == ["HB451"]
    assert codes(told(tmp_path / "b", "targeting: { device.type: mobile }", triggers=both)) == ["HB453"]
    assert told(tmp_path / "c", "targeting: { device.type: [mobile, desktop] }", triggers=desktop) == []


def test_a_cart_may_change_between_the_trigger_and_the_showing(tmp_path: Path) -> None:
    full = "triggers: [ { cart_value: { at_least: 75 } } ]\n"

    assert codes(told(tmp_path, "targeting: { cart.value: { below: 50 } }", triggers=full)) == ["HB452"]
    assert told(tmp_path / "b", "targeting: { cart.value: { below: 100 } }", triggers=full) == []


def test_what_is_shown_by_hand_may_have_rules_left_out(tmp_path: Path) -> None:
    rules = "schedule: { from: 2026-11-23, until: 2026-11-28, only: { days: [sat] } }"

    assert told(tmp_path, rules, triggers="") == []


def test_on_a_checkout_only_who_names_it_shows(tmp_path: Path) -> None:
    path = "page.path: { starts_with: /checkout/ }"

    assert codes(targeted(tmp_path, f"{{ {path} }}")) == ["HB451"]
    assert targeted(tmp_path / "b", f"{{ {path}, page.type: checkout }}") == []


@pytest.mark.parametrize(
    "line",
    [
        "page.path: { glob: '*' }",
        "page.path: { starts_with: / }",
        "device.type: { exists: true }",
        "device.type: [desktop, tablet, mobile]",
        "device.viewport_width: { at_least: 0 }",
        "time.hour: { at_least: 0 }",
        "time.weekday: [mon, tue, wed, thu, fri, sat, sun]",
        "any: [ { visitor.bot: true }, { visitor.bot: false } ]",
        "any: [ { device.touch: true }, { device.touch: false } ]",
        "not: { page.path: x }",
    ],
)
def test_a_line_that_keeps_nobody_away_is_warned_of(tmp_path: Path, line: str) -> None:
    assert codes(targeted(tmp_path, f"{{ {line}, page.type: home }}")) == ["HB454"]


@pytest.mark.parametrize(
    "line",
    [
        "cart.value: { at_least: 0 }",
        "page.title: { exists: true }",
        "not: { page.title: x }",
        "cart.count: { at_least: 0 }",
        f"traffic.channel: {CHANNELS}",
        "any: [ { visitor.new: true }, { visitor.new: false } ]",
        "traffic.landing_path: { starts_with: / }",
    ],
)
def test_a_line_that_keeps_somebody_away_is_not(tmp_path: Path, line: str) -> None:
    assert targeted(tmp_path, f"{{ {line} }}") == []


def test_of_two_lines_of_one_fact_the_one_that_says_nothing_new_is_named(tmp_path: Path) -> None:
    (found,) = targeted(tmp_path, "{ cart.value: { above: 50, at_least: 75 } }")

    assert found.startswith("HB455 promotions/one.yml:3:28 this follows from what else is asked")
    assert targeted(tmp_path / "b", "{ cart.value: { at_least: 75, exists: true } }") == [
        "HB455 promotions/one.yml:3:42 this follows from what else is asked: "
        "cart.value has to be known and not empty"
    ]


TIRELESS = "frequency: { after: { dismissal: 0s, conversion: 0s } }\n"
LOW = (
    "template: banner\ntriggers: [ { timer: 5s } ]\ntargeting: { page.type: cart }\ncontent: { body: Low }\n"
)


def ranked(tmp_path: Path, high: str, low: str = LOW) -> list[str]:
    text = f"template: banner\npriority: 60\n{high}content: {{ body: High }}\n"
    return codes(checked(tmp_path, {"promotions/high.yml": text, "promotions/low.yml": low})[1])


def test_who_is_always_behind_a_promotion_that_never_rests_is_never_first(tmp_path: Path) -> None:
    assert ranked(tmp_path, LOAD + TIRELESS) == ["HB456"]
    assert ranked(tmp_path / "b", "triggers: [ { timer: 5s } ]\n" + TIRELESS) == ["HB456"]
    page = "frequency: { cap: { per: page, max: 1 }, after: { dismissal: 0s, conversion: 0s } }\n"
    assert ranked(tmp_path / "c", LOAD + page + "targeting: { page.type: [cart, product] }\n") == ["HB456"]


@pytest.mark.parametrize(
    "high",
    [
        LOAD,
        "triggers: [ { timer: 6s } ]\n" + TIRELESS,
        LOAD + TIRELESS + "targeting: { device.type: mobile }\n",
        LOAD + TIRELESS + "targeting: { page.type: [product, home] }\n",
        LOAD + TIRELESS + "schedule: { from: 2026-12-01 }\n",
        LOAD + "frequency: { cap: { per: session, max: 5 }, after: { dismissal: 0s, conversion: 0s } }\n",
        "triggers: [ { exit_intent: { device: desktop } }, { timer: { after: 5s, device: mobile } } ]\n"
        + TIRELESS,
        LOAD + TIRELESS + "slot: bottom\n",
        TIRELESS,
    ],
)
def test_who_may_come_while_the_other_is_away_may_be_first(tmp_path: Path, high: str) -> None:
    assert ranked(tmp_path, high) == []


@pytest.mark.parametrize(
    ("rules", "warned"),
    [
        ("triggers: [ page_load ]", True),
        ("triggers: [ { timer: 4s } ]", True),
        ("triggers: [ { any: [ { scroll_depth: 50% }, page_load ] } ]", True),
        ("triggers: [ page_load ]\ntargeting: { traffic.channel: [search, email] }", True),
        ("triggers: [ { timer: 5s } ]", False),
        ("triggers: [ { scroll_depth: 50% } ]", False),
        ("triggers: [ { all: [ { timer: 1s }, { scroll_depth: 20% } ] } ]", False),
        ("triggers: [ { page_load: { device: desktop } } ]", False),
        ("triggers: [ page_load ]\ntargeting: { device.type: [desktop, tablet] }", False),
        ("triggers: [ page_load ]\ntargeting: { traffic.channel: { not_in: [search] } }", False),
        ("triggers: [ page_load ]\npurpose: necessary", False),
    ],
)
def test_what_covers_a_phone_right_after_a_search_is_warned_of(
    tmp_path: Path, rules: str, warned: bool
) -> None:
    text = f"template: fullscreen\n{rules}\ncontent: {{ headline: Hi }}\n"
    said = checked(tmp_path, {"site.yml": SITE, "promotions/one.yml": text})[1]
    assert codes(said) == (["HB458"] if warned else [])
