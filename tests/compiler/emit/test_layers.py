"""The sheet of freely placed blocks, and the shop's own templates that have a ground for them."""

from collections.abc import Mapping
from pathlib import Path

from handbill.catalog import load
from handbill.diagnostics import Report
from tests.compiler.acme import compiled, promotion

GROUND = """\
summary: A card with a ground.
slot: modal
layer: dialog
places: [wide, high, narrow, tall]
parameters:
  wide: { type: length, default: 400px, doc: Its width }
  high: { type: length, default: 200px, doc: Its height }
  narrow: { type: length, default: 300px, doc: Its width on narrow screens }
  tall: { type: length, default: 600px, doc: Its height on narrow screens }
"""
CARD = '<dialog><div class="screen" hb-screen></div></dialog>'
PLACED = """\
template: card
triggers: [ page_load ]
content:
  headline: { text: Hello, at: { left: 10%, top: 25%, width: 80%, height: 20%, layer: 2, mobile: { top: 50% } } }
  body: { text: There, at: { left: 0.5%, top: 12px, plate: true } }
  button: { label: Go, link: /a, at: { mobile: { hidden: true } } }
"""


def card(manifest: str = GROUND) -> dict[str, str]:
    folder = "templates/promotions/card"
    return {
        f"{folder}/template.yml": manifest,
        f"{folder}/template.html.jinja": CARD,
        f"{folder}/style.css": ".layer { position: absolute; }\n",
        f"{folder}/style.narrow.css": ".flow { position: static; }\n",
        f"{folder}/preview.yml": "content: { headline: Hello }\n",
    }


def script(tmp_path: Path, files: Mapping[str, str]) -> str:
    """Return the bundle's script of a site with the template `card`."""
    bundle = compiled(tmp_path, {**card(), **files})
    return next(content.decode() for path, content in bundle.files.items() if path.endswith(".js"))


def test_places_become_shares_of_the_width_and_each_kind_of_screen_has_its_own(tmp_path: Path) -> None:
    text = script(tmp_path, {"offer": PLACED})

    assert ":host{--width:400;--height:200}@media (min-width:600px){" in text
    assert ".at1{inset-inline-start:10%;top:12.5cqi;width:80%;height:10cqi;z-index:2}" in text
    assert ".at2{inset-inline-start:.5%;top:12px;width:99.5%}" in text
    assert (
        "@media not (min-width:600px){:host{--width:300;--height:600}.flow{position:static}"
        ".at1{inset-inline-start:10%;top:100cqi;width:80%;height:40cqi;z-index:2}.at3{display:none}}"
    ) in text
    assert '["div",{class:"layer flow plate at2"},' in text


def test_promotions_that_differ_by_their_places_share_their_screens(tmp_path: Path) -> None:
    other = PLACED.replace("left: 10%", "left: 20%").replace("80%", "70%") + "priority: 60\n"
    text = script(tmp_path, {"offer": PLACED, "other": other})

    assert text.count('"layer at1"') == 1
    assert "inset-inline-start:20%" in text


def test_a_site_that_places_nothing_has_nothing_of_it(tmp_path: Path) -> None:
    text = script(tmp_path, {"offer": promotion()})

    assert not [word for word in ("cqi", "layer at", "--width") if word in text]


def test_a_ground_has_four_sides_that_are_lengths(tmp_path: Path) -> None:
    for name, text in card(GROUND.replace(", tall]", "]")).items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    report = Report()
    load(tmp_path, report)

    assert [d.message for d in report.diagnostics] == [
        "'places' takes 4 parameters of type 'length': width, height, narrow width, narrow height"
    ]
