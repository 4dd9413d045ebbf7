"""What a promotion shows: short and long form, texts with facts, pictures, links, fields, narrow screens."""

from pathlib import Path

import pytest

from handbill.model.site import BlockUse, FactText, FieldUse, Image, Link, Screen, Text
from tests.compiler.check.sites import LEADS, PICTURE, checked, codes, promotion

SHORT = """
template: popup
content:
  button: { label: Go, link: /cart }
  body: Words
  headline: Hello
  image: { src: images/tent.svg, alt: A tent }
"""
LONG = """
template: popup
screens:
  ask:
    blocks:
      - image: { src: images/tent.svg, alt: A tent }
      - heading: Hello
      - text: Words
      - button: { label: Go, link: /cart }
"""
LEAD = """
template: popup
content:
  headline: News
  form:
    fields:
      - email
      - text: { name: first_name, label: First name }
      - marketing_consent: Yes please
  intro: { headline: Want ten percent?, button: Yes }
  result: { headline: Thank you, coupon: WELCOME10 }
"""


def said(screens: tuple[Screen, ...]) -> list[tuple[str, list[tuple[str, dict[str, object]]]]]:
    return [
        (s.name, [(b.id, {k: plain(v) for k, v in b.parameters.items()}) for b in s.blocks]) for s in screens
    ]


def plain(value: object) -> object:
    if isinstance(value, Text):
        return value.parts
    if isinstance(value, Link):
        return value.href
    return (value.src, value.alt.literal) if isinstance(value, Image) else value


def block(screens: tuple[Screen, ...], id: str) -> BlockUse:
    return next(b for s in screens for b in s.blocks if b.id == id)


def test_the_short_form_means_the_long_one_in_the_blocks_order(tmp_path: Path) -> None:
    short = promotion(tmp_path / "short", SHORT)
    long = promotion(tmp_path / "long", LONG)

    assert said(short.screens) == said(long.screens)
    assert [b.id for b in short.screens[0].blocks] == ["image", "heading", "text", "button"]


def test_intro_comes_before_and_result_after(tmp_path: Path) -> None:
    found = promotion(tmp_path, LEAD, LEADS)

    assert [s.name for s in found.screens] == ["intro", "ask", "result"]
    assert [b.id for s in found.screens for b in s.blocks] == [
        "heading",
        "button",
        "heading-2",
        "form",
        "heading-3",
        "coupon",
    ]


def test_fields_are_named_after_their_type_or_by_name(tmp_path: Path) -> None:
    fields = block(promotion(tmp_path, LEAD, LEADS).screens, "form").parameters["fields"]

    assert isinstance(fields, tuple)
    assert [(f.name, f.field.name) for f in fields if isinstance(f, FieldUse)] == [
        ("email", "email"),
        ("first_name", "text"),
        ("marketing_consent", "marketing_consent"),
    ]


def test_what_is_left_out_has_the_manifests_default(tmp_path: Path) -> None:
    parameters = block(promotion(tmp_path, LEAD, LEADS).screens, "coupon").parameters

    assert parameters["copy"] is True


def test_a_list_of_buttons_makes_several_blocks(tmp_path: Path) -> None:
    found = promotion(
        tmp_path,
        "template: popup\ncontent: { headline: Hi, buttons: [ { label: A, link: / }, { label: B, link: '#b' } ] }\n",
    )

    assert [b.id for b in found.screens[0].blocks] == ["heading", "button", "button-2"]


def test_facts_in_a_text_are_parts_of_it(tmp_path: Path) -> None:
    found = promotion(
        tmp_path,
        'template: popup\ncontent: { headline: "{{Hi}} {cart.value:money}, {cart.count|no} things" }\n',
    )
    text = block(found.screens, "heading").parameters["text"]

    assert isinstance(text, Text)
    shown = [(p.fact.key, p.format, p.fallback) if isinstance(p, FactText) else p for p in text.parts]
    assert shown == ["{Hi} ", ("cart.value", "money", None), ", ", ("cart.count", None, "no"), " things"]


def test_money_in_a_text_is_never_shown_in_minor_units(tmp_path: Path) -> None:
    found = promotion(tmp_path, 'template: popup\ncontent: { headline: "{cart.value}" }\n')
    text = block(found.screens, "heading").parameters["text"]

    assert isinstance(text, Text)
    assert [p.format for p in text.parts if isinstance(p, FactText)] == ["money"]


@pytest.mark.parametrize(
    "link",
    ["/checkout", "#top", "?a=1", "https://acme.test/x", "mailto:a@b.c", "tel:+31201234567", "sms:+31"],
)
def test_addresses_on_the_shop_and_of_harmless_schemes_are_links(tmp_path: Path, link: str) -> None:
    found = promotion(tmp_path, f'template: popup\ncontent: {{ button: {{ label: Go, link: "{link}" }} }}\n')
    shown = block(found.screens, "button").parameters["link"]

    assert isinstance(shown, Link)
    assert shown.href == link


@pytest.mark.parametrize(
    "link",
    [
        "JavaScript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "checkout",
        "",
        "//a.test",
        "java\\nscript:x",
        "/a b",
        "\\\\\\\\a",
    ],
)
def test_other_addresses_are_refused(tmp_path: Path, link: str) -> None:
    text = f'template: popup\ncontent: {{ button: {{ label: Go, link: "{link}" }} }}\n'

    assert codes(checked(tmp_path, {"promotions/one.yml": text})[1]) == ["HB309"]


def test_a_decoration_has_an_empty_alternative(tmp_path: Path) -> None:
    found = promotion(tmp_path, 'template: popup\ncontent: { image: { src: images/tent.svg, alt: "" } }\n')
    image = block(found.screens, "image").parameters["image"]

    assert isinstance(image, Image)
    assert (image.src, image.alt.literal, image.file) == ("images/tent.svg", "", True)


def test_narrow_screens_have_texts_of_their_own(tmp_path: Path) -> None:
    mobile = """
mobile:
  content.headline: Short
  content.form.button: Go
  content.result.headline: Thanks
"""
    found = promotion(tmp_path, LEAD + mobile, LEADS)

    assert {k: plain(v) for k, v in found.mobile.items()} == {
        ("heading-2", "text"): ("Short",),
        ("form", "button"): ("Go",),
        ("heading-3", "text"): ("Thanks",),
    }


RICH = """
template: popup
content:
  image: { src: /tent.jpg, alt: A tent }
  headline: Hello
  body: "See **[this](/x)**"
  button: { label: Go, link: /wide }
"""


def test_a_narrow_screen_may_have_other_marks_links_and_pictures(tmp_path: Path) -> None:
    mobile = """
mobile:
  content.body: Plain
  content.image.src: /tent-tall.jpg
  content: { button: { link: /narrow } }
  screens: { ask: { heading: Hi } }
"""
    found = promotion(tmp_path, RICH + mobile)

    assert {k: plain(v) for k, v in found.mobile.items()} == {
        ("text", "text"): ("Plain",),
        ("image", "image", "src"): "/tent-tall.jpg",
        ("button", "link"): "/narrow",
        ("heading", "text"): ("Hi",),
    }


@pytest.mark.parametrize("path", ["content.headline", "content.heading.text", "screens.ask.headline"])
def test_a_text_is_found_by_the_keys_of_either_form(path: str, tmp_path: Path) -> None:
    found = promotion(tmp_path, f"{RICH}mobile: {{ {path}: Hi }}\n")

    assert {k: plain(v) for k, v in found.mobile.items()} == {("heading", "text"): ("Hi",)}


def test_what_a_narrow_screen_shows_is_said_once_and_names_something(tmp_path: Path) -> None:
    text = (
        RICH + "mobile: { content.button: A, content.button.label: B, content.boddy: C, theme.accent: red }\n"
    )
    found = checked(tmp_path, {"promotions/one.yml": text})[1]

    assert [code for code in codes(found) if code in ("HB413", "HB201", "HB205")] == [
        "HB413",
        "HB201",
        "HB205",
    ]


@pytest.mark.parametrize(
    "address",
    [
        "/a/{product.id}",
        "?of={product.id|none at all}",
        "https://shop.test/{profile.city}?n={cart.count}#top",
    ],
)
def test_a_fact_may_stand_in_the_path_and_the_query_of_a_link(address: str, tmp_path: Path) -> None:
    found = promotion(tmp_path, RICH.replace("/wide", f'"{address}"'))
    link = block(found.screens, "button").parameters["link"]

    assert isinstance(link, Link)
    assert next((p.format, p.fallback) for p in link.parts if isinstance(p, FactText)) == (
        "uri",
        "none%20at%20all" if "none" in address else None,
    )


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("{product.id}/a", "HB309"),
        ("https://{product.id}/a", "HB309"),
        ("https://shop{product.id}.test/a", "HB309"),
        ("mailto:{product.id}@shop.test", "HB309"),
        ("/a/{{b}}", "HB309"),
        ("/a/{cart.value}", "HB315"),
        ("/a/{cart.count:number}", "HB315"),
        ("/a/{page.query.q}", "HB410"),
        ("/a/{product.idd}", "HB201"),
        ("/a/{product.id", "HB310"),
    ],
)
def test_no_fact_stands_where_it_could_lead_elsewhere(address: str, code: str, tmp_path: Path) -> None:
    text = RICH.replace("/wide", f'"{address}"')
    told = checked(tmp_path, {"promotions/one.yml": text})[1]

    assert [one for one in codes(told) if one in ("HB309", "HB310", "HB315", "HB201", "HB410")] == [code]


def test_a_fact_in_the_address_of_a_picture_is_refused(tmp_path: Path) -> None:
    text = RICH.replace("/tent.jpg", '"/{product.id}.jpg"')

    assert "HB309" in codes(checked(tmp_path, {"promotions/one.yml": text})[1])


def test_a_goal_that_is_not_written_is_what_the_content_asks_for(tmp_path: Path) -> None:
    assert promotion(tmp_path / "a", LEAD, LEADS).goal == "email"
    assert promotion(tmp_path / "b", SHORT).goal == "click"
    assert promotion(tmp_path / "c", "template: popup\ncontent: { headline: Hi }\n").goal == "view"


def test_a_button_without_a_link_leads_to_the_result(tmp_path: Path) -> None:
    text = "template: popup\ncontent: { headline: Hi, button: More, result: { headline: There } }\n"

    assert checked(tmp_path, {"promotions/one.yml": text, **PICTURE})[1] == []


def test_a_button_leads_to_a_screen_that_there_is(tmp_path: Path) -> None:
    text = """
template: popup
screens:
  ask: { headline: Hi, buttons: [ { label: A, go: first }, { label: B, go: thrid } ] }
  first: { headline: One }
  third: { headline: Three }
"""
    found = checked(tmp_path, {"promotions/one.yml": text})[1]

    assert [line.split(" ", 2)[2] for line in found] == [
        "there is no screen 'thrid'",
        "no shopper ever sees the screen 'third'",
    ]
