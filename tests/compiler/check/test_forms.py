"""Fields of forms: answers that are declared, facts that fill in, and what a consent has to say."""

from pathlib import Path

import pytest

from handbill.model.site import BlockUse, Content, FactText, FieldUse, Option, Text
from tests.compiler.check.sites import LEADS, SITE, checked, codes, promotion

AGREED = "marketing_consent: Yes please"


def asked(*fields: str) -> str:
    """Return a promotion with these fields."""
    lines = "".join(f"      - {field}\n" for field in fields)
    return f"template: popup\ncontent:\n  headline: News\n  form:\n    fields:\n{lines}"


def field(root: Path, line: str) -> dict[str, Content]:
    """Return the parameters of the one field beside the e-mail address and its consent."""
    found = promotion(root, asked("email", AGREED, line), LEADS)
    (form,) = (block for block in found.screens[0].blocks if block.block.captures)
    assert isinstance(form, BlockUse)
    uses = form.parameters["fields"]
    assert isinstance(uses, tuple)
    last = uses[-1]
    assert isinstance(last, FieldUse)
    return dict(last.parameters)


def told(root: Path, *fields: str, name: str = "Acme") -> list[str]:
    """Return what is said of a form."""
    site = SITE.replace("name: Acme", f"name: {name}") + LEADS
    return checked(root, {"site.yml": site, "promotions/one.yml": asked(*fields)})[1]


def test_an_answer_is_its_own_label_unless_it_has_one(tmp_path: Path) -> None:
    options = field(tmp_path, "choice: { label: Size, options: [ S, 010, NO, { large: Very large } ] }")[
        "options"
    ]

    assert isinstance(options, tuple)
    pairs = [(one.value, one.label.literal) for one in options if isinstance(one, Option)]
    assert pairs == [("S", "S"), ("010", "010"), ("NO", "NO"), ("large", "Very large")]


def test_a_country_called_no_is_norway(tmp_path: Path) -> None:
    assert field(tmp_path, "phone: { countries: [NO, SE] }")["countries"] == ("NO", "SE")


def test_a_fact_that_fills_in_is_the_whole_text_as_it_is(tmp_path: Path) -> None:
    prefill = field(tmp_path, "text: { label: Name, prefill: profile.first_name }")["prefill"]

    assert isinstance(prefill, Text)
    (part,) = prefill.parts
    assert isinstance(part, FactText)
    assert (part.fact.key, part.name, part.format) == ("profile.*", "first_name", None)


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("text: { label: Name, prefill: page.query.name }", "HB494"),
        ("email: { name: other, prefill: page.query.mail }", "HB494"),
        ("hidden: { fact: page.hash }", "HB494"),
        ("text: { label: Name, prefill: cart.value }", "HB493"),
        ("number: { label: Age, min: 5, max: 4 }", "HB492"),
        ("rating: { label: Stars, stars: 11 }", "HB302"),
        ("phone: { countries: [UK] }", "HB303"),
        ("date: { label: Day, max: soon }", "HB301"),
        ("sms_consent: { text: Yes, required: true }", "HB202"),
    ],
)
def test_what_a_field_can_t_be_is_refused(tmp_path: Path, line: str, code: str) -> None:
    assert code in codes(told(tmp_path, "email", AGREED, line))


@pytest.mark.parametrize(
    "line",
    [
        "choice: { label: Size, options: [S, M], prefill: page.query.size }",
        "number: { label: Age, prefill: page.query.age }",
        "hidden: { fact: traffic.channel }",
        "number: { label: Age, min: 4, max: 4 }",
        "date: { label: Day, min: today, max: 2026-01-01 }",
    ],
)
def test_what_can_do_no_harm_is_taken(tmp_path: Path, line: str) -> None:
    assert told(tmp_path, "email", AGREED, line) == []


WHOLE = {
    "brand": "Messages come from Acme Outdoor.",
    "automated marketing messages": "You agree to recurring automated marketing messages.",
    "no condition of purchase": "Consent is not a condition of purchase.",
    "frequency": "Msg frequency varies.",
    "message and data rates": "Msg & data rates may apply.",
    "STOP and HELP": "Reply HELP for help, STOP to cancel.",
}


def sms(*left: str, links: str = ", terms: /terms, privacy: /privacy") -> tuple[str, str]:
    """Return a phone and a consent that says all but what is left out."""
    text = " ".join(words for part, words in WHOLE.items() if part not in left)
    return "phone: { countries: [US] }", f'sms_consent: {{ text: "{text}"{links} }}'


@pytest.mark.parametrize("part", WHOLE)
def test_a_consent_to_messages_names_exactly_what_it_lacks(tmp_path: Path, part: str) -> None:
    assert told(tmp_path / "whole", *sms(), name="Acme Outdoor") == []

    (said,) = told(tmp_path / "less", *sms(part), name="Acme Outdoor")

    assert said.startswith("HB490")
    assert said.endswith(f"does not say: {part}")


def test_a_consent_to_messages_needs_both_links_and_this_shop_s_name(tmp_path: Path) -> None:
    (linked,) = told(tmp_path / "links", *sms(links=", terms: /terms"), name="Acme Outdoor")
    (named,) = told(tmp_path / "name", *sms(), name="Dune Supply")

    assert linked.endswith("does not say: link to the privacy policy")
    assert named.endswith("does not say: brand")


def test_small_letters_are_no_stop(tmp_path: Path) -> None:
    phone, consent = sms()
    (said,) = told(tmp_path, phone, consent.replace("STOP", "stop"), name="Acme Outdoor")

    assert said.endswith("does not say: STOP and HELP")


def test_each_kind_of_address_has_a_consent_of_its_own(tmp_path: Path) -> None:
    both = told(tmp_path / "both", "email", "phone", AGREED)
    mails = told(tmp_path / "mails", "email", "terms: I accept")
    wrong = told(tmp_path / "wrong", "phone", *sms()[1:], AGREED, name="Acme Outdoor")

    assert [line.partition(" one")[0].split()[0] for line in both] == ["HB496"]
    assert codes(mails) == ["HB496"]
    assert codes(wrong) == ["HB491"]
