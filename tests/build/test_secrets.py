"""What a shop must keep to itself reaches no file that it publishes, and a build says where it stands."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from handbill.diagnostics import Diagnostic, Report
from handbill.model.bundle import Bundle
from handbill.model.secrets import known_in, suspects_in
from handbill.pipeline import compile_site
from tests.compiler.acme import CONTENT, NOW, SITE, compiled, promotion, written
from tests.house.sources import ROOT

HEX = "0123456789abcdef0123456789abcdef"
FORM = """\
template: popup
goal: email
triggers: [ page_load ]
content: { headline: Ten percent off, form: { fields: [ email, { marketing_consent: Yes please. } ] } }
on_submit: [ { sync: webhook } ]
"""
# Put together here, so that no scanner of repositories takes them for real ones.
SECRETS = {
    "private key": "-----BEGIN RSA " + "PRIVATE KEY-----",
    "Klaviyo": "pk_" + HEX + "01",
    "Shopify": "shp" + "at_" + HEX,
    "Stripe": "sk_" + "live_" + HEX[:24],
    "signing": "whsec_" + HEX,
    "WooCommerce": "cs_" + HEX + "01234567",
    "Amazon": "AKIA" + "IOSFODNN7EXAMPLE",
    "client secret of Google": "GOC" + "SPX-" + HEX,
    "key of Google": "AIza" + "SyA0123456789-bcdefghijklmnopqrstuv",
    "GitHub": "gh" + "p_" + HEX + "0123",
    "GitLab": "gl" + "pat-" + HEX,
    "token of Slack": "xo" + "xb-" + HEX,
    "hook of Slack": "https://hooks.slack" + ".com/services/T00000000/B00000000/" + HEX[:24],
    "SendGrid": "SG" + "." + HEX + "." + HEX,
    "Mailchimp": HEX + "-us" + "21",
    "Mailgun": "key-" + HEX,
    "Brevo": "xkeysib-" + HEX + "-abcdef01",
    "HubSpot": "pat-" + "eu1-01234567-89ab-cdef-0123-456789abcdef",
    "password": "https://ann" + ":hunter22" + "@desk.example/in",
    "JWT": "eyJhbGciOiJI" + ".eyJzdWIiOiIx." + HEX,
}
RANDOM = "q7Xw2LmZ9tRb4KcV8yNd3HsP"


def built(root: Path, files: Mapping[str, str]) -> tuple[Bundle | None, tuple[Diagnostic, ...]]:
    report = Report()
    bundle = compile_site(written(root / "acme", files), NOW, report)
    return bundle, report.diagnostics


def places(found: tuple[Diagnostic, ...]) -> list[str]:
    """Return what is said of secrets, with its places; a site with one may be unwise otherwise, too."""
    told = ("HB541", "HB580", "HB581", "HB582", "HB583", "HB731", "HB740")
    return [f"{one.code} {one.at}" for one in found if one.code in told]


@pytest.mark.parametrize("who", sorted(SECRETS))
def test_a_secret_is_known_by_its_mark_wherever_it_stands(who: str) -> None:
    for text in (SECRETS[who], f'{{"text":"Off {SECRETS[who]}"}}', f"?key={SECRETS[who]}&a=1"):
        assert [who in one.what and one.text in SECRETS[who] for one in known_in(text)] == [True]


def test_secrets_in_texts_are_refused_each_where_it_stands(tmp_path: Path) -> None:
    files = {
        who.lower(): promotion(content=CONTENT.replace("Ten", f"{SECRETS[who]} is ten"))
        for who in ("Shopify", "Klaviyo")
    }
    files["klaviyo"] = files["klaviyo"] + "priority: 10\n"
    bundle, found = built(tmp_path, files)

    assert bundle is None
    assert places(found) == ["HB580 promotions/klaviyo.yml:5:13", "HB580 promotions/shopify.yml:5:13"]


def test_a_private_key_for_a_public_id_is_refused_before_anything_is_built(tmp_path: Path) -> None:
    apps = "apps:\n  klaviyo: { company: " + SECRETS["Klaviyo"] + ", list: XyZ123 }\n"
    bundle, found = built(tmp_path, {"site.yml": SITE + apps, "welcome": FORM.replace("webhook", "klaviyo")})

    assert bundle is None
    assert places(found) == ["HB731 site.yml:7:23"]
    assert any("private key of Klaviyo" in (one.help or "") for one in found)


def test_an_id_that_is_not_made_as_the_app_s_ids_is_no_option(tmp_path: Path) -> None:
    apps = "apps:\n  klaviyo: { company: acme-outdoor, list: XyZ123 }\n"
    bundle, found = built(tmp_path, {"site.yml": SITE + apps, "welcome": FORM.replace("webhook", "klaviyo")})

    assert bundle is None
    assert places(found) == ["HB740 site.yml:7:23"]


@pytest.mark.parametrize("secret", ["tk83ls0qpw", RANDOM, HEX[:16] + "9f3b7a1c5d2e8046"])
def test_a_secret_of_a_script_is_refused_and_passes_once_it_is_said_to_be_public(
    secret: str, tmp_path: Path
) -> None:
    script = f'export default (fact) => {{\n  const token = "{secret}";\n  return fact("page.path") !== token;\n}};\n'
    files = {
        "welcome": promotion("triggers: [ page_load ]\ntargeting: { script: scripts/rule.js }"),
        "scripts/rule.js": script,
    }
    bundle, found = built(tmp_path / "kept", files)
    _, lifted = built(tmp_path / "told", {**files, "site.yml": f"{SITE}public: [ {secret}, Summer ]\n"})

    assert bundle is None
    assert places(found)[:1] == ["HB581 scripts/rule.js:2:18"]
    assert places(lifted) == [f"HB582 site.yml:6:{13 + len(secret)}"]


def test_a_secret_in_a_remark_of_a_script_would_be_in_the_source_map(tmp_path: Path) -> None:
    script = f'// {SECRETS["Shopify"]}\nexport default (fact) => fact("page.path") !== "/";\n'
    bundle, found = built(
        tmp_path,
        {
            "welcome": promotion("triggers: [ page_load ]\ntargeting: { script: scripts/rule.js }"),
            "scripts/rule.js": script,
        },
    )

    assert bundle is None
    assert places(found) == ["HB580 scripts/rule.js:1:4"]
    assert "handbill.js.map" in found[0].message


def test_a_secret_in_a_remark_of_a_definition_is_published_nowhere(tmp_path: Path) -> None:
    bundle = compiled(tmp_path, {"welcome": f"# {SECRETS['Shopify']} token: {RANDOM}\n" + promotion()})

    assert not any(SECRETS["Shopify"].encode() in content for content in bundle.files.values())


def test_a_secret_that_is_put_together_is_found_in_what_is_finished(tmp_path: Path) -> None:
    word = '"Off \\x70k_' + HEX + '01"'
    _, found = built(tmp_path, {"welcome": promotion(content=CONTENT.replace("Ten percent off", word))})

    assert places(found) == ["HB580 site.yml:1:1"]


def test_addresses_ids_and_words_are_no_secrets(tmp_path: Path) -> None:
    image = f"https://cdn.example/files/tent_1200x800_{HEX}.jpg?v=1690000000"
    site = SITE + "endpoints: { leads: /handbill/leads }\n"
    files = {
        "site.yml": site + "apps: { webhook: { to: https://hooks.example/catch/12345678/abcdef0 } }\n",
        "welcome": FORM.replace("{ headline:", "{ image: { src: '" + image + "', alt: A tent }, headline:"),
        "new": promotion(content=CONTENT.replace("/tents", "/tents/TENT-4-PERSON-2026-GREEN-XL-aB3")),
        "old": promotion(content=CONTENT.replace("Ten percent", "Your token: enter it in the basket"))
        + "experiment: { variants: { showTheLongNewHeadline2: { weight: 50 }, plain: { weight: 50 } } }\n",
    }
    _, found = built(tmp_path, files)

    assert places(found) == []


OWN = "screens: { ask: { blocks: [ { heading: Hi }, { html: '%s' } ] } }\n"
WORDS = {
    "a headline": (CONTENT.replace("Ten percent off", '"Secret password: SUMMER25"'), "5:31"),
    "a text with marks": (CONTENT + '  body: "**Come in**, password: hunter22 is fine."\n', "7:33"),
    "a text of an author's elements": (OWN % "<p>Password: hunter22</p>", "4:68"),
    "a label": (CONTENT.replace("Show me", '"Use token: hunter22"'), "6:32"),
}


@pytest.mark.parametrize("where", WORDS)
def test_what_words_call_a_password_is_told_and_ships(where: str, tmp_path: Path) -> None:
    content, at = WORDS[where]
    bundle, found = built(tmp_path, {"sale": promotion(content=content)})

    assert bundle is not None
    assert places(found) == [f"HB583 promotions/sale.yml:{at}"]


def test_a_password_in_a_translation_is_words_and_one_that_is_public_is_not_told(tmp_path: Path) -> None:
    files = {
        "site.yml": SITE + "locales: [en, nl]\n",
        "sale": promotion(),
        "locales/nl.yml": 'promotions: { sale: { content.headline: "Password: WINTER25" } }\n',
    }
    told, found = built(tmp_path / "told", files)
    _, lifted = built(
        tmp_path / "lifted", {**files, "site.yml": files["site.yml"] + "public: [ WINTER25 ]\n"}
    )

    assert told is not None
    assert places(found) == ["HB583 locales/nl.yml:1:52"]
    assert places(lifted) == []


BESIDE_WORDS = {
    "a link": CONTENT.replace("/tents", '"/tents?token=hunter22"'),
    "an address in a text": CONTENT + '  body: "**Look** [here](/tents?token=hunter22)"\n',
    "an attribute": OWN % '<p data-token="hunter22">Hi</p>',
    "a random token in words": CONTENT.replace("Ten percent off", f'"Password: {RANDOM}"'),
}


@pytest.mark.parametrize("where", BESIDE_WORDS)
def test_beside_words_a_secret_is_still_refused(where: str, tmp_path: Path) -> None:
    bundle, found = built(tmp_path, {"sale": promotion(content=BESIDE_WORDS[where])})

    assert bundle is None
    assert "HB581" in [one.code for one in found]


@pytest.mark.parametrize(
    "token",
    [
        "x8Kq2/Zp0Lw7Rt5Vb9Nm3Yc6/Hd1Jf4Gs8Aq2Wez",
        "Qm4xT9-vB2kL7pR0sW_5nY8cD1fH6jZ3aE",
        "pV7+kQ2mX9/wL4tR8bN1zC6yH3dJ5fG0sAqWeRt1",
    ],
)
def test_a_random_token_is_found_whole_where_marks_part_it(token: str) -> None:
    assert [one.text for one in suspects_in(f'const sent = "{token}";')] == [token]


@pytest.mark.parametrize(
    "text",
    [
        "iPhone-15-Pro-Max-256GB-Blue-A2B3",
        "showTheLongNewHeadline2_variantB2",
        "products/2026/Tent4Person/Green3XL/aB3xx",
        "0b1a2c3d-4e5f-6789-abcd-ef0123456789",
        "images/tent_1200x800-v2/Hero2B-3x/Cam4p",
        "campaign_2026-BlackFriday50Off_VariantB2x",
        "/products/Tent-4P-XL/colour/GreenB2/3XL",
    ],
)
def test_paths_slugs_and_ids_are_no_tokens(text: str) -> None:
    assert suspects_in(f'const at = "{text}";') == ()


ADDRESSED = {
    "an endpoint": ("site.yml", SITE + 'endpoints: { leads: "https://ann:hunter22@desk.example/in" }\n'),
    "an app": ("site.yml", SITE + 'apps: { webhook: { to: "https://ann@hooks.example/in" } }\n'),
    "a link": ("welcome", promotion(content=CONTENT.replace("/tents", '"https://ann:x9@shop.example/"'))),
    "an element": (
        "welcome",
        promotion(content=OWN % '<img src="https://ann:x9@cdn.example/a.png" alt="A tent">'),
    ),
}


@pytest.mark.parametrize("where", ADDRESSED)
def test_an_address_with_a_name_before_its_host_is_refused(where: str, tmp_path: Path) -> None:
    path, text = ADDRESSED[where]
    bundle, found = built(tmp_path, {"welcome": promotion(), path: text})

    assert bundle is None
    assert [one.code for one in found if one.code in ("HB314", "HB731")] == ["HB314"]


def test_no_code_of_a_pool_is_in_any_file_that_is_published(tmp_path: Path) -> None:
    files = {
        "site.yml": SITE + "endpoints: { leads: /in/leads, coupons: /in/coupons }\n",
        "coupons/welcome.csv": "ANNA-7F3K\nBOB-2K9Q\n",
        "welcome": promotion(
            content="content: { headline: Hello, coupon: { unique: welcome }, button: { label: Go, link: /a } }"
        ),
    }
    bundle = compiled(tmp_path / "sound", files)
    script = '// BOB-2K9Q\nexport default (fact) => fact("page.path") !== "/discount/ANNA-7F3K";\n'
    rule = {
        "old": promotion("triggers: [ page_load ]\npriority: 10\ntargeting: { script: scripts/rule.js }"),
        "scripts/rule.js": script,
    }
    none, found = built(tmp_path / "leaking", {**files, **rule})

    assert not any(b"ANNA-7F3K" in content or b"BOB-2K9Q" in content for content in bundle.files.values())
    assert none is None
    assert places(found) == [
        "HB541 scripts/rule.js:1:4",
        "HB541 scripts/rule.js:2:59",
    ]


def test_nothing_that_handbill_ships_looks_like_a_secret() -> None:
    folders = ("runtime_js", "templates", "targeting", "sites")
    files = [
        p
        for f in folders
        for p in (ROOT / f).rglob("*")
        if p.suffix in (".js", ".yml", ".jinja", ".css", ".svg")
    ]

    assert len(files) > 400
    assert [
        str(p) for p in files if next(known_in(text := p.read_text("utf-8")), None) or suspects_in(text)
    ] == []
