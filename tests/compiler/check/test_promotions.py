"""What a promotion is when its author says little, and what site.yml changes."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from handbill.model.schedule import Hours
from handbill.model.site import Cap, Site
from handbill.model.site import Test as Line
from handbill.model.values import Duration
from tests.compiler.check.sites import LEADS, SITE, checked, codes, promotion

HI = "content: { headline: Hi }\n"
DAY = 86_400_000


def test_a_modal_shows_once_a_session_unless_it_says_otherwise(tmp_path: Path) -> None:
    found = promotion(tmp_path, "template: popup\n" + HI)

    assert (found.slot, found.priority, found.triggers, found.necessary) == ("modal", 50, (), False)
    assert found.frequency.caps == (Cap("session", 1),)
    assert found.frequency.after == {"dismissal": DAY, "submission": None, "conversion": 30 * DAY}


def test_a_bar_has_no_cap_of_its_own(tmp_path: Path) -> None:
    assert promotion(tmp_path, "template: banner\n" + HI).frequency.caps == ()


def test_an_empty_list_of_caps_is_none(tmp_path: Path) -> None:
    assert promotion(tmp_path, "template: popup\nfrequency: { cap: [] }\n" + HI).frequency.caps == ()


def test_what_is_written_of_frequency_takes_the_place_of_its_default_alone(tmp_path: Path) -> None:
    text = "template: popup\nfrequency: { after: { dismissal: never, engagement: 2d } }\n" + HI
    found = promotion(tmp_path, text, "conversions: { suppress: 7d }\n")

    assert found.frequency.caps == (Cap("session", 1),)
    assert found.frequency.after == {
        "dismissal": None,
        "submission": None,
        "conversion": 7 * DAY,
        "engagement": 2 * DAY,
    }


@pytest.mark.parametrize(
    ("written", "slot"),
    [
        ("template: banner", "top"),
        ("template: { name: banner, position: bottom }", "bottom"),
        ("template: corner", "corner"),
        ("template: popup\nslot: inline", "inline"),
    ],
)
def test_the_slot_follows_from_template_and_position(tmp_path: Path, written: str, slot: str) -> None:
    assert promotion(tmp_path, f"{written}\n{HI}").slot == slot


def test_a_trigger_reads_its_short_and_its_long_form_alike(tmp_path: Path) -> None:
    found = promotion(
        tmp_path,
        "template: popup\ntriggers: [ { timer: 20s }, { timer: { after: 20s, device: [mobile, tablet] } }, exit_intent ]\n"
        + HI,
    )
    short, long, bare = found.triggers

    assert short.parameters == long.parameters
    assert short.parameters["after"] == Duration(20_000)
    assert (short.devices, long.devices, bare.trigger.name) == ((), ("tablet", "mobile"), "exit_intent")


def test_words_among_a_triggers_parameters_are_a_condition(tmp_path: Path) -> None:
    found = promotion(
        tmp_path, "template: popup\ntriggers: [ { cart_value: { at_least: 75, when: crosses } } ]\n" + HI
    )
    (use,) = found.triggers

    assert isinstance(use.condition, Line)
    assert (use.condition.fact.key, use.condition.word) == ("cart.value", "at_least")
    assert use.parameters == {"when": "crosses"}


def test_hours_and_days_are_counted_from_monday_and_midnight(tmp_path: Path) -> None:
    found = promotion(
        tmp_path, "template: popup\nschedule: { only: { days: [sun, mon], hours: 09:30-24:00 } }\n" + HI
    )

    assert found.schedule is not None
    assert found.schedule.only == Hours((0, 6), ((570, 1440),))


def test_hours_may_be_several_and_go_over_midnight(tmp_path: Path) -> None:
    hours = "schedule: { only: { hours: [22:00-02:00, 09:00-12:00, 18:00-22:00] } }\n"
    found = promotion(tmp_path, f"template: popup\n{hours}" + HI)

    assert found.schedule is not None
    assert found.schedule.only == Hours(None, ((540, 720), (1080, 1320), (1320, 1560)))
    assert found.schedule.only.late == 120


def test_a_schedule_that_is_over_leaves_the_bundle_with_a_warning(tmp_path: Path) -> None:
    files = {"promotions/old.yml": "template: popup\nschedule: { until: 2026-12-01 }\n" + HI}
    before, quiet = checked(tmp_path, files, datetime(2026, 11, 30, 22, 59, tzinfo=UTC))
    after, told = checked(tmp_path, files, datetime(2026, 11, 30, 23, 0, tzinfo=UTC))

    assert before is not None
    assert ([p.id for p in before.promotions], quiet) == (["old"], [])
    assert after is not None
    assert (after.promotions, codes(told)) == ((), ["HB402"])


def test_a_necessary_promotion_may_be_capped_by_page_and_session(tmp_path: Path) -> None:
    text = "template: banner\npurpose: necessary\nfrequency: { cap: [ { per: page, max: 1 }, { per: session, max: 2 } ] }\n"

    assert promotion(tmp_path, text + HI).necessary


def test_a_site_that_says_the_least_has_the_languages_defaults(tmp_path: Path) -> None:
    site, told = checked(tmp_path, {})

    assert site is not None, told
    assert (site.platform.name, site.locales, site.url, site.budget) == ("page", ("en",), None, None)
    assert (site.session_idle, site.session_longest, site.engaged_after) == (1_800_000, DAY, 8_000)
    assert (site.conversion_window, site.conversion_suppress) == (14 * DAY, 30 * DAY)
    modal = site.slots["modal"]
    assert (modal.max, modal.gap, modal.per_page) == (1, 30_000, 1)
    assert site.purposes["promotions"] == "marketing"
    assert site.purposes["events"] == "analytics"


def test_what_site_yml_says_is_kept(tmp_path: Path) -> None:
    text = SITE.replace(
        "{ source: page }", "{ source: [page, none], respect: gpc, purposes: { ads: [promotions, sync] } }"
    )
    text += LEADS + (
        "url: https://acme.test/\nlimits: { bundle: 25kB, promotions_per_session: 3 }\nretention: { ads: 30d }\n"
        "slots: { modal: { gap: 10s } }\npages: { product: /products/*, home: / }\ntheme: { accent: teal }\n"
    )
    site, told = checked(tmp_path, {"site.yml": text})

    assert site is not None, told
    assert ([s.name for s in site.consent], site.respect) == (["page", "none"], ("gpc",))
    assert (site.purposes["sync"], site.purposes["profile"]) == ("ads", "marketing")
    assert (site.url, site.budget, site.promotions_per_session) == ("https://acme.test", 25_000, 3)
    assert (site.retention, site.endpoints) == ({"ads": 30 * DAY}, {"leads": "/handbill/leads"})
    assert (site.slots["modal"].gap, site.slots["modal"].max) == (10_000, 1)
    assert site.pages == (("product", "/products/*"), ("home", "/"))
    assert site.theme.light == {"accent": "teal", "accent-text": "#fff"}


def test_the_demo_shop_has_no_mistakes() -> None:
    from handbill import assets
    from handbill.check import check
    from handbill.diagnostics import Report
    from handbill.read import read
    from tests.compiler.check.sites import NOW, shipped

    report = Report()
    source = read(assets.root() / "sites" / "demo", NOW, report)
    assert source is not None
    site = check(source, shipped(), report)

    assert site is not None, report.diagnostics
    assert {d.code for d in report.diagnostics} <= {"HB409"}, "its one code is for everybody"


def test_crawlers_are_left_out_unless_the_site_says_so(tmp_path: Path) -> None:
    def site(root: Path, line: str) -> tuple[Site | None, list[str]]:
        return checked(
            root,
            {"site.yml": SITE + line, "promotions/one.yml": "template: popup\ncontent: { headline: Hi }\n"},
        )

    found, _ = site(tmp_path / "usual", "")
    assert found is not None
    assert not found.bots
    found, _ = site(tmp_path / "in", "bots: include\n")
    assert found is not None
    assert found.bots
    assert codes(site(tmp_path / "wrong", "bots: welcome\n")[1]) == ["HB303"]
