"""Which purposes a shop's own question asks about, in whose words, and what a shop without one pays."""

from pathlib import Path

from tests.compiler.acme import SITE, compiled, planned, promotion

OWN = SITE.replace("page", "own")
EVENTS = "endpoints: { events: /in/events }\n"
ASK = "template: consent-banner\ncontent: { headline: Your choice, consent: %s }\n"


def asked(root: Path, site: str = OWN, consent: str = "{}", **more: str) -> object:
    files = {"site.yml": site, "privacy": ASK % consent, "welcome": promotion(), **more}
    return planned(root, files).data["asked"]


def test_a_visitor_is_asked_about_what_the_shop_does_and_nothing_else(tmp_path: Path) -> None:
    assert asked(tmp_path / "shows") == ["marketing"]
    assert asked(tmp_path / "counts", OWN + EVENTS) == ["analytics", "marketing"]
    assert asked(tmp_path / "names", test=promotion("targeting: { consent.analytics: true }")) == [
        "analytics",
        "marketing",
    ]


def test_what_is_handed_on_to_nobody_is_not_asked_about(tmp_path: Path) -> None:
    site = OWN.replace("own }", "own, respect: [gpc], purposes: { sharing: [sync, pixels] } }")
    words = "{ purposes: { sharing: { name: Partners, text: We tell them. } } }"

    assert asked(tmp_path, site, words) == ["marketing"]


def test_a_purpose_of_the_shop_s_own_scripts_may_be_asked_about_too(tmp_path: Path) -> None:
    words = "{ purposes: { analytics: { name: Numbers, text: We count., always: true } } }"
    plan = planned(tmp_path, {"site.yml": OWN, "privacy": ASK % words, "welcome": promotion()})

    assert plan.data["asked"] == ["analytics", "marketing"]
    assert plan.data["purposes"]["events"] == "analytics"


def test_what_asks_goes_first_and_comes_by_itself_as_often_as_it_takes(tmp_path: Path) -> None:
    data = planned(
        tmp_path, {"site.yml": OWN, "privacy": ASK % "{}", "urgent": promotion("priority: 90")}
    ).data

    first = data["promotions"][0]
    assert [row[0] for row in data["promotions"]] == ["privacy", "urgent"]
    assert [data["kinds"][data["triggers"][use][0]][0] for use in first[2]] == ["consent_missing"]


def test_each_language_asks_in_its_own_words(tmp_path: Path) -> None:
    words = "{ purposes: { analytics: { name: Numbers, text: We count., always: true } }, reject: No thanks }"
    script = (
        compiled(
            tmp_path,
            {
                "site.yml": OWN + "locales: [en, nl]\n",
                "privacy": ASK % words,
                "welcome": promotion(),
                "locales/nl.yml": "promotions:\n  privacy:\n    content.consent.purposes.analytics.name: Cijfers\n"
                "    content.consent.reject: Nee\n",
            },
        )
        .files["handbill.js"]
        .decode()
    )

    for said in ("Numbers", "Cijfers", "Offers that fit", "Passende aanbiedingen", "Alles accepteren", "Nee"):
        assert said in script, said


def test_a_shop_that_leaves_the_question_to_others_carries_nothing_of_it(tmp_path: Path) -> None:
    script = compiled(tmp_path, {"welcome": promotion()}).files["handbill.js"].decode()

    assert [word for word in ("asked", "nothing", "necessary", "said:") if word in script] == []
