"""The row of an experiment: who gets which variant, and what each shows, in every language and width."""

from pathlib import Path
from typing import Any

import pytest

from handbill.diagnostics import Report
from handbill.exchange.statefile import text_of
from handbill.logic.buckets import bucket, variant_of
from handbill.model.site import Site
from handbill.pipeline import Memory, check_site, compile_site
from handbill.plan import plan as lowered
from tests.compiler.acme import NOW, compiled, planned, written
from tests.compiler.plan.test_locales import several
from tests.compiler.plan.test_tables import row

OFFER = """
template: popup
goal: view
content: { headline: Hello, note: Until Sunday }
mobile: { content.headline: Hi, content.note: Sunday }
"""
BOLD = "bold: { weight: 2, change: { content.headline: Hurry } }"
DUTCH = "promotions: { offer: { content.headline: Hallo, content.note: Tot zondag } }"


def arms(root: Path, experiment: str, **files: str) -> dict[str, Any]:
    """Return the experiment of a promotion as the page gets it."""
    given = {
        **several("[en, nl]" if files else "[en]", **files),
        "offer": f"{OFFER}experiment: {experiment}\n",
    }
    found: dict[str, Any] = row(planned(root, given), "offer")[6]["test"]
    return found


@pytest.mark.parametrize(
    ("more", "buckets"),
    [
        ("", {"plain": [0, 3333], "bold": [3333, 10_000]}),
        ("holdout: 10%, ", {"plain": [0, 3000], "bold": [3000, 9000], "holdout": [9000, 10_000]}),
        ("coverage: 50%, ", {"plain": [0, 1666], "bold": [3333, 6666]}),
        (
            "holdout: 10%, coverage: 10%, ",
            {"plain": [0, 300], "bold": [3000, 3600], "holdout": [9000, 9100]},
        ),
    ],
)
def test_weights_share_what_the_holdout_leaves_and_shares_stay_where_they_are_when_the_coverage_shrinks(
    tmp_path: Path, more: str, buckets: dict[str, list[int]]
) -> None:
    found = arms(tmp_path, f"{{ {more}variants: {{ plain: {{}}, {BOLD} }} }}")
    assert {name: variant[:2] for name, variant in found["variants"].items()} == buckets


def test_a_variant_shows_its_own_words_on_narrow_screens_and_in_other_languages_and_shares_the_rest(
    tmp_path: Path,
) -> None:
    found = arms(tmp_path, f"{{ variants: {{ plain: {{}}, {BOLD} }} }}", nl=DUTCH)
    texts, extras = found["variants"]["bold"][3:]
    headline, note = str(texts.index("Hurry")), str(texts.index("Until Sunday"))
    assert extras["mobile"] == {note: "Sunday"}
    assert extras["locales"]["nl"][note] == "Tot zondag"
    assert headline not in extras["locales"]["nl"]


def test_only_what_is_not_the_name_is_a_seed_and_a_variant_without_changes_has_no_texts(
    tmp_path: Path,
) -> None:
    found = arms(tmp_path, f"{{ name: first, seed: second, variants: {{ plain: {{}}, {BOLD} }} }}")
    assert (found["name"], found["seed"], len(found["variants"]["plain"])) == ("first", "second", 2)
    assert "seed" not in arms(tmp_path / "again", f"{{ variants: {{ plain: {{}}, {BOLD} }} }}")


def test_a_picture_and_a_template_parameter_of_a_variant_alone_are_in_the_bundle(tmp_path: Path) -> None:
    change = "content.image: { src: images/tent.svg, alt: A tent }, template.position: top"
    given = {
        **several("[en]"),
        "offer": f"{OFFER}experiment: {{ variants: {{ plain: {{}}, tent: {{ change: {{ {change} }} }} }} }}\n",
    }
    plan = planned(tmp_path, given)
    assert plan.images == ("images/tent.svg",)
    assert row(plan, "offer")[6]["test"]["variants"]["tent"][2] != row(plan, "offer")[1]


def test_experiments_of_a_namespace_take_their_coverage_of_it_one_behind_the_other(tmp_path: Path) -> None:
    def offer(name: str, coverage: str) -> str:
        keys = f"name: {name}, namespace: offers, coverage: {coverage}, holdout: 50%"
        return f"{OFFER}triggers: []\nexperiment: {{ {keys}, variants: {{ plain: {{}} }} }}\n"

    given = {**several("[en]"), "a": offer("second", "30%"), "b": offer("first", "20%")}
    plan = planned(tmp_path, {**given, "c": f"{OFFER}triggers: []\n"})
    tests = [row(plan, name)[6]["test"] for name in "ab"]
    assert [test["space"] for test in tests] == [
        ["namespace offers", 2000, 5000, "first"],
        ["namespace offers", 0, 2000, "second"],
    ]
    # All of those are divided.
    assert tests[0]["variants"] == {"plain": [0, 5000], "holdout": [5000, 10_000]}


WALK = """
enroll: { triggers: [ page_load ] }
steps:
  - if: { visitor.new: true }
    then:
      - test:
          name: gifts
          namespace: offers
          coverage: 40%
          paths:
            ten: { weight: 70, steps: [ { show: offer } ] }
            nothing: { weight: 30, steps: [] }
  - delay: 1h
"""


def test_a_step_of_a_campaign_is_an_experiment_as_promotions_have_them(tmp_path: Path) -> None:
    inner = f"experiment: {{ name: words, namespace: offers, coverage: 60%, variants: {{ plain: {{}}, {BOLD} }} }}"
    given = {**several("[en]"), "offer": f"{OFFER}triggers: []\n{inner}\n", "campaigns/vip.yml": WALK}

    def site(**files: str) -> Site:
        found = check_site(written(tmp_path / "acme", {**given, **files}), NOW, report := Report())
        assert found is not None, report.diagnostics
        return found

    # What the lock says of it holds the build to it, and restarted it is divided by another hash.
    lock = text_of(site().state)
    assert "  gifts:\n    campaign: vip\n    seed: gifts\n    run: 1\n    coverage: 40%\n" in lock
    assert lock == text_of(site(**{"state.lock": lock}).state)
    restarted = (
        WALK.replace("70", "60")
        .replace("30,", "40,")
        .replace("coverage", "restart: true\n          coverage")
    )
    found = site(**{"state.lock": lock, "campaigns/vip.yml": restarted})
    (tested,) = (one for one in found.experiments if one.name == "gifts")
    plan = lowered(found)
    ((_, _, given_to_step, _),) = [step for step in plan.data["campaigns"][0][5] if "variants" in step[2]]
    assert given_to_step == {
        "name": "gifts",
        "seed": "gifts~2",
        "key": "gifts~2",
        "space": ["namespace offers", 0, 4000, "words"],
        "variants": {"ten": [0, 6000, 2], "nothing": [6000, 10_000, 3]},
    }
    assert row(plan, "offer")[6]["test"]["space"] == ["namespace offers", 4000, 10_000, "gifts~2"]
    visitor = next(
        f"v{n}"
        for n in range(99)
        if bucket("namespace offers", f"v{n}") < 4000 and bucket("gifts~2", f"v{n}") >= 6000
    )
    assert (variant_of(tested, visitor), variant_of(tested, visitor, ["words"])) == ("nothing", None)

    # Others read it in the manifest, with the shares of all who come to the step.
    (campaign,) = plan.record["campaigns"]
    assert campaign["experiments"] == [
        {
            "name": "gifts",
            "namespace": "offers",
            "variants": [{"name": "ten", "share": 0.24}, {"name": "nothing", "share": 0.16}],
        }
    ]


def test_only_a_build_for_development_knows_how_an_address_asks_for_a_variant(tmp_path: Path) -> None:
    given = {**several("[en]"), "offer": f"{OFFER}experiment: {{ variants: {{ plain: {{}}, {BOLD} }} }}\n"}
    release = compiled(tmp_path, given)
    development = compile_site(written(tmp_path / "acme", given), NOW, Report(), development=True)
    assert development is not None
    assert b"handbill-variant" in development.files["handbill.js"]
    assert not [name for name, content in release.files.items() if b"handbill-variant" in content]


BUTTONS = "content: { headline: Hello, buttons: [{ label: Buy, link: /buy }, { label: Look, link: /look }] }"


def test_a_variant_changes_one_item_of_a_list_by_its_number_and_leaves_the_others(tmp_path: Path) -> None:
    bold = "bold: { change: { content.buttons.1.label: Have a look } }"
    offer = f"template: popup\n{BUTTONS}\nexperiment: {{ variants: {{ plain: {{}}, {bold} }} }}\n"
    found = row(planned(tmp_path, {"offer": offer}), "offer")
    changed = found[6]["test"]["variants"]["bold"][3]
    before = [text for text in found[5] if text not in changed]
    assert (before, [text for text in changed if text not in found[5]]) == (["Look"], ["Have a look"])


LOUD = "bold: { change: { content.headline: Hurry, content.body: Now } }"
WORDS = "content.headline: Hallo, content.note: Tot zondag"


@pytest.mark.parametrize(
    "own",
    [
        "variants.bold.content.headline: Haast je",
        "variants: { bold: { content: { headline: Haast je } } }",
    ],
)
def test_the_words_of_a_variant_are_translated_by_its_name_and_fall_back_to_its_own(
    tmp_path: Path, own: str
) -> None:
    dutch = f"promotions: {{ offer: {{ {WORDS}, {own} }} }}"
    found = arms(tmp_path, f"{{ variants: {{ plain: {{}}, {LOUD} }} }}", nl=dutch)
    texts, extras = found["variants"]["bold"][3:]
    said = {texts[int(slot)]: text for slot, text in extras["locales"]["nl"].items() if slot.isdecimal()}
    assert said == {"Hurry": "Haast je", "Until Sunday": "Tot zondag"}


def test_a_language_that_lacks_the_words_of_a_variant_is_not_complete(tmp_path: Path) -> None:
    report, memory = Report(), Memory()
    offer = f"{OFFER}experiment: {{ variants: {{ plain: {{}}, {LOUD} }} }}\n"
    dutch = f"promotions: {{ offer: {{ {WORDS}, variants.bold.content.body: Nu }} }}"
    given = {**several("[en, nl]", nl=dutch), "offer": offer}
    assert check_site(written(tmp_path / "acme", given), NOW, report, memory)
    (table,) = (one for one in memory.coverage if one.tag == "nl")
    assert [name for name in table.missing if "offer" in name] == [
        "promotions/offer.yml variants.bold.content.headline"
    ]
