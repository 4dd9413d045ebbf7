"""What the layers of a theme come to: what is left out follows from what is said."""

from pathlib import Path

import pytest

from handbill.color.contrast import ratio
from handbill.color.paint import paint
from handbill.model.theme import Theme
from tests.compiler.acme import SITE
from tests.compiler.check.sites import checked, codes

ONE = "template: popup\n{}\ncontent: {{ headline: Hi, body: On everything., button: {{ label: Go, link: /x }} }}\n"


def themed(tmp_path: Path, site: str, promotion: str = "") -> tuple[Theme | None, list[str]]:
    """Return what a promotion wears, and the codes of what is told."""
    own = f"theme: {promotion}" if promotion else ""
    whole = SITE + (f"theme: {site}\n" if site else "")
    found, told = checked(tmp_path, {"site.yml": whole, "promotions/one.yml": ONE.format(own)})
    return (found.promotions[0].theme if found else None), codes(told)


def contrast(one: str, other: str) -> float:
    a, b = paint(one), paint(other)
    assert a is not None
    assert b is not None
    return ratio(a, b)


def test_a_shop_that_says_nothing_wears_nothing(tmp_path: Path) -> None:
    assert themed(tmp_path, "") == (Theme(), [])


def test_texts_are_chosen_for_their_ground(tmp_path: Path) -> None:
    found, told = themed(tmp_path, '{ accent: "#fd0", background: "#222" }')

    assert told == []
    assert found is not None
    assert found.light == {
        "accent": "#fd0",
        "background": "#222",
        "accent-text": "#000",
        "text": "#f3f5f7",
        "error": "#ffb4ab",
    }


def test_a_text_of_the_site_stays_on_the_ground_of_a_promotion_if_it_can_be_read_there(
    tmp_path: Path,
) -> None:
    site = '{ accent: "#123456", accent-text: "#eef" }'
    dark, _ = themed(tmp_path / "dark", site, '{ accent: "#224422" }')
    light, told = themed(tmp_path / "light", site, '{ accent: "#fd0" }')

    assert dark is not None
    assert dark.light["accent-text"] == "#eef"
    assert light is not None
    assert (light.light["accent-text"], told) == ("#000", [])


def test_a_shop_without_a_dark_theme_stays_light(tmp_path: Path) -> None:
    found, told = themed(tmp_path, '{ accent: "#123456", scheme: auto }')

    assert told == []
    assert found is not None
    assert (found.scheme, found.dark) == ("light", {})


def test_a_dark_theme_needs_no_more_than_its_ground(tmp_path: Path) -> None:
    found, told = themed(tmp_path, '{ accent: "#24443a", dark: { background: "#14171a" } }')

    assert told == []
    assert found is not None
    assert found.scheme == "auto"
    assert found.light == {"accent": "#24443a", "accent-text": "#fff"}
    assert {k: found.dark[k] for k in ("background", "text", "error")} == {
        "background": "#14171a",
        "text": "#f3f5f7",
        "error": "#ffb4ab",
    }
    assert contrast(found.dark["accent"], "#14171a") >= 3


def test_dark_may_be_the_only_scheme(tmp_path: Path) -> None:
    found, told = themed(tmp_path, '{ scheme: dark, accent: "#8fd0ff" }')

    assert told == []
    assert found is not None
    assert (found.scheme, found.light["accent"], found.light["accent-text"]) == ("dark", "#8fd0ff", "#000")
    assert contrast(found.light["text"], found.light["background"]) > 12


def test_a_promotion_may_stay_light_in_a_shop_that_has_a_dark_theme(tmp_path: Path) -> None:
    found, _ = themed(tmp_path, "{ dark: { radius: 2px } }", "{ scheme: light }")

    assert found is not None
    assert (found.scheme, found.dark) == ("light", {})


def test_the_sites_dark_theme_lies_over_a_promotions_light_one(tmp_path: Path) -> None:
    found, told = themed(
        tmp_path, '{ dark: { background: "#14171a" } }', '{ background: "#fffbe6", text: "#30250a" }'
    )

    assert told == []
    assert found is not None
    assert found.light["text"] == "#30250a"
    assert (found.dark["background"], found.dark["text"]) == ("#14171a", "#f3f5f7")


@pytest.mark.parametrize(
    "theme",
    [
        '{ text: "#777" }',
        '{ muted: "#999" }',
        '{ background: "#fff8", text: "#444" }',
        '{ accent-text: "#1f3d5c" }',
        '{ dark: { text: "#333" } }',
        '{ dark: { muted: "#555" } }',
    ],
)
def test_what_cannot_be_read_does_not_build(tmp_path: Path, theme: str) -> None:
    assert set(themed(tmp_path / "site", theme)[1]) == {"HB460"}
    assert set(themed(tmp_path / "own", "", theme)[1]) == {"HB460"}


@pytest.mark.parametrize(
    ("theme", "code"),
    [
        ("{ scheme: dim }", "HB303"),
        ("{ motion: quick }", "HB301"),
        ("{ spacing: 1rem }", "HB301"),
        ("{ dark: black }", "HB204"),
        ("{ dark: { scheme: dark } }", "HB202"),
        ('{ font: "a /* b" }', "HB301"),
        ('{ accent: "rgb(0 0 0 /* )" }', "HB301"),
    ],
)
def test_what_is_no_theme_is_refused(tmp_path: Path, theme: str, code: str) -> None:
    assert themed(tmp_path, theme)[1] == [code]
