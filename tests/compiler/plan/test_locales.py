"""What each language of a shop says, and what falls back to which."""

import hashlib
from pathlib import Path
from typing import Any

import pytest

from handbill.catalog import load
from handbill.catalog.translations import own_words, translated
from handbill.diagnostics import Report
from handbill.model.languages import CATEGORIES, is_right_to_left, needed_forms, plural_forms
from handbill.model.plan import BundlePlan
from handbill.pipeline import check_site
from tests.compiler.acme import NOW, SITE, compiled, planned, written
from tests.compiler.plan.test_tables import row

PICTURES = {"images/tent.svg": "<svg/>", "images/tente.svg": "<svg/>"}
OFFER = """
template: popup
goal: email
triggers: [ page_load ]
content:
  image: { src: images/tent.svg, alt: A tent }
  headline: Ten percent
  body: In your bag
  form:
    fields:
      - email
      - marketing_consent: { text: "Yes, write to me." }
  result: { headline: Thanks, coupon: TEN, button: { label: Shop, link: /en } }
mobile: { content.headline: Ten!, content.body: Bag }
"""


def several(locales: str, more: str = "", **files: str) -> dict[str, str]:
    """Return the files of a shop with these languages; a keyword is the file of one."""
    texts = {f"locales/{tag.replace('_', '-')}.yml": text for tag, text in files.items()}
    site = f"{SITE}locales: {locales}\nendpoints: {{ leads: /handbill/leads }}\n"
    return {"site.yml": site, "offer": OFFER + more, **PICTURES, **texts}


def offer(**texts: str) -> str:
    return "promotions:\n  offer:\n" + "".join(
        f"    {path.replace('__', '.')}: {text}\n" for path, text in texts.items()
    )


def shown(plan: BundlePlan, tag: str) -> dict[str, Any]:
    """Return what a language shows otherwise: the text of the first → its own."""
    texts, extras = row(plan, "offer")[5:7]
    table = extras.get("locales", {}).get(tag, {})
    return {str(texts[int(slot)]): text for slot, text in table.items() if slot.isdecimal()}


def messages(plan: BundlePlan, tag: str) -> dict[str, str]:
    number = list(plan.data["locales"]).index(tag)
    return {f"{s.entry}.{s.message}": s.texts[number] for s in plan.sayings}


def test_a_language_holds_what_it_says_otherwise_and_nothing_else(tmp_path: Path) -> None:
    nl = offer(content__headline="Tien procent", content__body="In your bag")
    plan = planned(tmp_path, several("[en, nl]", nl=nl))

    assert shown(plan, "nl") == {
        "Ten percent": "Tien procent",
        "E-mail address": "E-mailadres",
        "Send": "Versturen",
    }


def test_a_regional_language_falls_back_to_the_wider_one_and_then_to_the_first(tmp_path: Path) -> None:
    files = several(
        "[en, pt, pt-BR]",
        pt=offer(content__headline="Dez por cento", content__body="No saco")
        + "messages: { close: Fechar }\n",
        pt_BR=offer(content__body="Na sacola"),
    )
    plan = planned(tmp_path, files)

    assert shown(plan, "pt-BR") == {"Ten percent": "Dez por cento", "In your bag": "Na sacola"}
    assert messages(plan, "pt-BR")["popup.close"] == "Fechar"


def test_the_file_of_the_first_language_takes_the_place_of_the_definition(tmp_path: Path) -> None:
    files = several(
        "[nl, en]",
        nl=offer(content__headline="Tien procent") + "messages: { form.thanks: Dank je }\n",
        en=offer(content__headline="Ten per cent"),
    )
    plan = planned(tmp_path, files)
    texts = row(plan, "offer")[5]

    assert "Tien procent" in texts
    assert {"E-mailadres", "Versturen"} < set(texts), "and what entries bring is in the first language, too"
    assert shown(plan, "en") == {
        "Tien procent": "Ten per cent",
        "E-mailadres": "E-mail address",
        "Versturen": "Send",
    }
    assert (messages(plan, "nl")["form.thanks"], messages(plan, "en")["form.thanks"]) == (
        "Dank je",
        "Thank you!",
    )


def test_a_consent_that_is_translated_has_its_own_digest(tmp_path: Path) -> None:
    nl = offer(content__form__fields__marketing_consent="Ja, schrijf mij.")
    plan = planned(tmp_path, several("[en, nl]", nl=nl))

    def digest(text: str) -> str:
        return hashlib.sha256(text.encode()).hexdigest()

    assert shown(plan, "nl")[digest("Yes, write to me.")] == digest("Ja, schrijf mij.")


def test_pictures_and_links_may_differ_and_their_files_are_shipped(tmp_path: Path) -> None:
    fr = offer(content__image__src="images/tente.svg", content__result__button__link="/fr")
    bundle = compiled(tmp_path, several("[en, fr]", fr=fr))
    script = bundle.files["handbill.js"].decode()
    pictures = sorted(path for path in bundle.files if path.startswith("images/"))

    assert [path.split(".")[0] for path in pictures] == ["images/tent", "images/tente"]
    assert all(f"./{path}" in script for path in pictures)
    assert '"/fr"' in script


def test_other_words_may_be_marked_and_the_rest_falls_back_all_the_same(tmp_path: Path) -> None:
    nl = offer(content__body='"Krijg **nu** [alles](/nl) voor {cart.value:money}"')
    plan = planned(tmp_path, several("[en, nl]", nl=nl))
    design, extras = row(plan, "offer")[1], row(plan, "offer")[6]
    table = extras["locales"]["nl"]

    assert table["as"] != design
    assert len(plan.designs) == 2
    assert {"nu", "alles", "/nl", "Ten percent"} <= {text for text in table.values() if isinstance(text, str)}
    assert {"structure", "fill"} <= set(plan.parts)


def test_a_narrow_screen_gets_a_text_of_its_language_before_a_short_one_of_the_first(tmp_path: Path) -> None:
    nl = offer(
        content__headline="Tien procent", mobile__content__headline="Tien!", content__body="In your bag"
    )
    plan = planned(tmp_path, several("[en, nl]", nl=nl))
    texts, extras = row(plan, "offer")[5:7]
    table = extras["locales"]["nl"]

    assert table[f"m{texts.index('Ten percent')}"] == "Tien!"
    assert table[f"m{texts.index('In your bag')}"] == "In your bag", "the same word in both languages"


def test_a_narrow_screen_may_have_other_marks_in_every_language(tmp_path: Path) -> None:
    marked = OFFER.replace("In your bag", '"In **your** bag"')
    nl = offer(content__headline="Tien procent", content__body='"In **je** tas"', mobile__content__body="Tas")
    fr = offer(content__headline="Dix", mobile__content__body='"**Sac**"')
    plan = planned(tmp_path, {**several("[en, nl, fr]", nl=nl, fr=fr), "offer": marked})
    design, texts, extras = (row(plan, "offer")[at] for at in (1, 5, 6))
    narrow, dutch, french = extras["mobile"], extras["locales"]["nl"], extras["locales"]["fr"]

    assert "your" in texts
    assert narrow["as"] != design, "it has nothing bold"
    assert {"Ten!", "Bag"} <= {text for text in narrow.values() if isinstance(text, str)}
    assert "as" not in dutch
    assert dutch["mas"] == narrow["as"]
    assert {"Tien procent", "Tas", "je"} <= {text for text in dutch.values() if isinstance(text, str)}
    assert french["mas"] not in (design, narrow["as"])
    assert "structure" in plan.parts


def test_a_promotion_may_bring_its_translations_itself(tmp_path: Path) -> None:
    plan = planned(tmp_path, several("[en, nl]", "locales: { nl: { content.headline: Tien procent } }\n"))

    assert shown(plan, "nl")["Ten percent"] == "Tien procent"


def test_an_empty_translation_is_none(tmp_path: Path) -> None:
    plan = planned(tmp_path, several("[en, nl]", nl=offer(content__headline='""')))

    assert "Ten percent" not in shown(plan, "nl")
    [coverage] = plan.site.coverage
    assert "promotions/offer.yml content.headline" in coverage.missing


def test_a_shop_with_one_language_pays_for_none(tmp_path: Path) -> None:
    plan = planned(tmp_path, several("[en]"))
    keys = {"locales", "spoken", "leftward", "plurals"}

    assert not keys & set(plan.data)
    assert not {"speak", "translate"} & set(plan.parts)
    assert "locales" not in row(plan, "offer")[6]
    assert plan.site.coverage == ()


def test_a_shop_with_one_language_speaks_it_without_a_table(tmp_path: Path) -> None:
    bundle = compiled(tmp_path, several("[nl]", nl="messages: { coupon.done: Staat klaar }\n"))
    script = bundle.files["handbill.js"].decode()

    assert all(word in script for word in ("Sluiten", "E-mailadres", "Staat klaar"))
    assert "Gekopieerd" not in script
    assert "Copied" not in script


def test_coverage_counts_what_shoppers_read(tmp_path: Path) -> None:
    nl = offer(content__headline="Tien procent", content__image__alt="Een tent")
    plan = planned(tmp_path, several("[en, nl]", nl=nl + "messages: { close: Dicht }\n"))
    [coverage] = plan.site.coverage

    # Neither the code nor the link is read; the label of the field and of the button are brought by the entries.
    assert coverage.missing == (
        "promotions/offer.yml content.body",
        "promotions/offer.yml content.form.fields.marketing_consent",
        "promotions/offer.yml content.result.headline",
        "promotions/offer.yml content.result.button",
    )
    assert coverage.texts == 8 + sum(len(entry.messages) for entry in plan.entries)


def test_shipped_words_are_whole_in_each_language_that_they_come_in(tmp_path: Path) -> None:
    """An entry that brings a language brings all of it."""
    catalog = load(None, Report())
    report = Report()
    entries = [*catalog.templates.values(), *catalog.blocks.values(), *catalog.fields.values()]
    for entry in entries:
        for tag in ("nl", "de", "fr", "es", "ar"):
            words = translated(entry, tag, report)
            assert set(words) in (set(), set(own_words(entry))), f"{entry.folder} in {tag}"
    assert report.diagnostics == ()


def test_mistakes_in_the_words_of_an_entry_are_told_with_their_place(tmp_path: Path) -> None:
    root = written(
        tmp_path / "acme",
        {
            **several("[en, nl]"),
            "templates/promotions/note/template.yml": "summary: A note.\nslot: corner\nlayer: popover\n"
            "messages: { close: Close }\n",
            "templates/promotions/note/template.html.jinja": '<section popover="manual">'
            '<div class="screen" hb-screen aria-live="polite"></div></section>',
            "templates/promotions/note/style.css": "p { margin: 0 }",
            "templates/promotions/note/preview.yml": "content: { headline: Hi }\n",
            "templates/promotions/note/messages.yml": "nl: { clos: Dicht, close: [ a ] }\nde: Schluss\n",
        },
    )
    report = Report()
    assert check_site(root, NOW, report) is None
    file = "templates/promotions/note/messages.yml"
    assert [(d.code, str(d.at)) for d in report.diagnostics if d.severity == "error"] == [
        ("HB201", f"{file}:1:7"),
        ("HB204", f"{file}:1:27"),
        ("HB204", f"{file}:2:1"),
    ]


@pytest.mark.parametrize(
    ("tag", "forms", "needed"),
    [
        ("en", ("one", "other"), ("one", "other")),
        ("pt-BR", ("one", "many", "other"), ("one", "other")),
        ("pl", ("one", "few", "many", "other"), ("one", "few", "many", "other")),
        ("ar-EG", CATEGORIES, CATEGORIES),
        ("ja", ("other",), ("other",)),
        ("tlh", CATEGORIES, ("other",)),
    ],
)
def test_the_forms_of_counts_follow_the_language(
    tag: str, forms: tuple[str, ...], needed: tuple[str, ...]
) -> None:
    assert plural_forms(tag) == forms
    assert needed_forms(tag) == needed


@pytest.mark.parametrize(
    ("tag", "leftward"),
    [
        ("ar", True),
        ("he-IL", True),
        ("fa", True),
        ("az", False),
        ("az-Arab", True),
        ("ku-Latn", False),
        ("nl", False),
    ],
)
def test_the_direction_follows_the_language_or_its_script(tag: str, leftward: bool) -> None:
    assert is_right_to_left(tag) is leftward
