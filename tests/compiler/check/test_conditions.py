"""Conditions: maps are all of their lines, words follow from a fact's type, audiences are put in their place."""

from pathlib import Path

import pytest

from handbill.model.site import All, Any, Not
from handbill.model.site import Test as Line
from handbill.model.values import Duration, Money
from tests.compiler.check.sites import SITE, checked, codes, only_test, targeting


@pytest.mark.parametrize(
    ("written", "word", "value"),
    [
        ("{ page.type: cart }", "is", "cart"),
        ("{ page.type: [cart, product] }", "in", ("cart", "product")),
        ("{ device.touch: true }", "is", True),
        ("{ cart.count: { between: [2, 5] } }", "between", (2, 5)),
        ("{ cart.tags: { contains: [sale, gift] } }", "contains", ("sale", "gift")),
        ("{ page.title: { exists: false } }", "exists", False),
        ("{ page.path: { glob: '/p/*' } }", "glob", "/p/*"),
        ("{ session.duration: { at_least: 2m } }", "at_least", Duration(120_000)),
        ("{ promotion.one.dismissed: { within: 7d } }", "within", Duration(604_800_000)),
        ("{ promotion.one.dismissed: { at_least: 2 } }", "at_least", 2),
        ("{ promotion.one.dismissed: true }", "is", True),
        ("{ visitor.last_seen: { within: 30d } }", "within", Duration(2_592_000_000)),
    ],
)
def test_the_type_of_a_fact_decides_what_stands_behind_a_word(
    tmp_path: Path, written: str, word: str, value: object
) -> None:
    found = only_test(tmp_path, written)

    assert (found.word, found.value) == (word, value)


def test_all_words_of_a_map_have_to_hold(tmp_path: Path) -> None:
    found = targeting(tmp_path, "{ cart.value: { at_least: 75, below: 300 } }")

    assert isinstance(found, All)
    assert [(t.word, t.value) for t in found.of if isinstance(t, Line)] == [
        ("at_least", Money(7500, "EUR")),
        ("below", Money(30000, "EUR")),
    ]


def test_any_all_and_not_combine_maps(tmp_path: Path) -> None:
    found = targeting(
        tmp_path,
        "{ any: [ { page.type: cart }, { page.type: home, device.touch: true } ], not: { page.type: search } }",
    )

    assert isinstance(found, All)
    either, neither = found.of
    assert isinstance(either, Any)
    assert [type(part) for part in either.of] == [Line, All]
    assert isinstance(neither, Not)
    assert isinstance(neither.of, Line)


def test_everything_behind_the_star_is_the_name_as_it_is_written(tmp_path: Path) -> None:
    found = only_test(tmp_path, "{ page.query.Utm.X-1: a }")

    assert (found.fact.key, found.name, found.key) == ("page.query.*", "Utm.X-1", "page.query.Utm.X-1")


def test_what_is_lower_cased_when_read_is_compared_in_lower_case(tmp_path: Path) -> None:
    assert only_test(tmp_path, "{ traffic.source: [Newsletter, GOOGLE] }").value == ("newsletter", "google")
    assert only_test(tmp_path, "{ page.path: /Sale }").value == "/Sale"


def test_the_shops_own_page_types_are_values(tmp_path: Path) -> None:
    assert (
        only_test(tmp_path, "{ page.type: lookbook }", "pages: { lookbook: /looks/* }\n").value == "lookbook"
    )


def test_an_audience_is_put_in_its_place(tmp_path: Path) -> None:
    audiences = "buyers: { cart.count: { at_least: 1 } }\nkeen: { audience: buyers, device.touch: true }\n"
    found = targeting(tmp_path, "{ audience: keen }", **{"targeting/audiences.yml": audiences})

    assert isinstance(found, All)
    assert found.audience == "keen"
    (keen,) = found.of
    assert isinstance(keen, All)
    buyers, touch = keen.of
    assert isinstance(buyers, All)
    assert buyers.audience == "buyers"
    assert [part.key for part in (*buyers.of, touch) if isinstance(part, Line)] == [
        "cart.count",
        "device.touch",
    ]


def test_a_list_of_audiences_is_one_of_them(tmp_path: Path) -> None:
    audiences = "a: { page.type: cart }\nb: { page.type: home }\n"
    found = targeting(tmp_path, "{ audience: [a, b] }", **{"targeting/audiences.yml": audiences})

    assert isinstance(found, Any)
    assert len(found.of) == 2


def test_an_audience_with_a_mistake_is_told_where_it_is_written_and_only_there(tmp_path: Path) -> None:
    one = "template: popup\ntargeting: { audience: keen }\ncontent: { headline: Hi }\n"
    _, told = checked(
        tmp_path, {"targeting/audiences.yml": "keen: { cart.valeu: 3 }\n", "promotions/one.yml": one}
    )

    assert told == ["HB201 targeting/audiences.yml:1:9 there is no fact 'cart.valeu'"]


def test_keys_that_begin_with_x_are_free(tmp_path: Path) -> None:
    found = targeting(tmp_path, "{ page.type: cart, x-why: because }")

    assert isinstance(found, Line)


def test_no_targeting_is_everyone(tmp_path: Path) -> None:
    found = targeting(tmp_path, "{}")

    assert isinstance(found, All)
    assert found.of == ()


def test_a_reference_to_what_was_refused_is_not_called_unknown(tmp_path: Path) -> None:
    files = {
        "promotions/one.yml": "template: popup\ntargeting: { audience: a, promotion.two.seen: true }\n"
        "content: { headline: Hi }\n",
        "promotions/two.yml": "template: [\n",
        "targeting/audiences.yml": "a: { b: 1, b: 2 }\n",
    }

    assert codes(checked(tmp_path, files)[1]) == ["HB017", "HB010"]


def test_without_a_readable_site_file_the_others_are_still_checked(tmp_path: Path) -> None:
    files = {
        "site.yml": SITE + "name: Twice\n",
        "promotions/one.yml": "template: popup\ntriggers: [ timer, { cart_value: { at_least: 75.5 } } ]\n"
        "content: { form: { fields: [ email, { marketing_consent: Yes please } ] } }\n",
    }

    assert codes(checked(tmp_path, files)[1]) == ["HB203", "HB010"]


def test_a_segment_is_a_member_of_the_set_of_segments(tmp_path: Path) -> None:
    one = only_test(tmp_path, "{ segment: vip }")
    several = only_test(tmp_path / "list", "{ segment: [vip, Early birds] }")

    assert (one.fact.key, one.word, one.value) == ("visitor.segments", "is", "vip")
    assert (several.word, several.value) == ("in", ("vip", "Early birds"))


def test_what_a_segment_asks_for_is_kept_as_it_is_written(tmp_path: Path) -> None:
    assert only_test(tmp_path, "{ segment: vip }").written == "vip"
    assert only_test(tmp_path / "list", "{ segment: [vip, Early birds] }").written == "[vip, Early birds]"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("[]", ["HB208"]),
        ("{ name: vip }", ["HB204"]),
        ("[ vip, [ trade ] ]", ["HB204"]),
        ("' '", ["HB301"]),
    ],
)
def test_a_segment_is_named_by_a_text(tmp_path: Path, written: str, expected: list[str]) -> None:
    text = f"template: popup\ntargeting: {{ segment: {written} }}\ncontent: {{ headline: Hi }}\n"

    assert codes(checked(tmp_path, {"promotions/one.yml": text})[1]) == expected


def test_only_purposes_of_the_site_can_be_asked_for(tmp_path: Path) -> None:
    def asked(root: Path, purpose: str, site: str = "") -> list[str]:
        text = f"template: popup\ntargeting: {{ consent.{purpose}: true }}\ncontent: {{ headline: Hi }}\n"
        return checked(root, {"site.yml": SITE + site, "promotions/one.yml": text})[1]

    assert asked(tmp_path / "usual", "marketing") == []
    told = asked(tmp_path / "unknown", "marketting")
    assert told == ["HB201 promotions/one.yml:2:14 there is no purpose 'marketting'"]
    own = SITE.replace("source: page", "source: page, purposes: { ads: [pixels] }")
    text = "template: popup\ntargeting: { consent.ads: true }\ncontent: { headline: Hi }\n"
    assert checked(tmp_path / "own", {"site.yml": own, "promotions/one.yml": text})[1] == []


def test_the_clock_of_the_visitor_is_asked_for_among_the_words(tmp_path: Path) -> None:
    found = targeting(tmp_path, "{ time.hour: { at_least: 9, below: 17, zone: visitor } }")

    assert isinstance(found, All)
    assert [t.zone for t in found.of if isinstance(t, Line)] == ["visitor", "visitor"]
