"""Texts in the colours of a shop's own sheets: what surely can't be read is named, of what is not known nothing is said."""

from pathlib import Path
from typing import Any

import pytest

from handbill.diagnostics import Diagnostic, Report, render
from handbill.emit.css_cascade import Sheet
from handbill.emit.legible import check_legible, hosted
from handbill.emit.styles import rules_of
from handbill.model.theme import Theme
from handbill.pipeline import compile_site
from tests.compiler.acme import NOW, compiled, written

BASE = ":where(:host > *) { background: var(--background); color: var(--text); font: 1em/1.5 sans-serif }"
FRAME: list[Any] = [
    "dialog",
    0,
    ["div", {"class": "screen", "#": ""}],
    ["button", {"class": "close"}, "x"],
]
SCREEN: list[Any] = [["h2", 0, 0], ["p", {"class": "soft"}, "Words ", ["b", 0, 1]], ["img", {"alt": ""}]]


def found(css: str, theme: Theme | None = None, given: frozenset[str] = frozenset()) -> list[Diagnostic]:
    report = Report()
    sheets = [Sheet("base.css", BASE, rules_of(BASE), False), Sheet("own.css", css, rules_of(css), True)]
    check_legible(hosted(FRAME, SCREEN), sheets, theme or Theme(), given, report)
    return list(report.diagnostics)


UNREADABLE = {
    "p { color: #ccc }": "write color: #767676, the nearest that does",
    ".soft { color: color-mix(in srgb, var(--text) 40%, var(--background)) }": "color: #",
    ".screen > p { color: rgb(200 200 200) }": "color: #",
    "p { --pale: #ddd; color: var(--pale) }": "color: #",
    "p { color: var(--none, #ddd) }": "color: #",
    ".screen { background: #333 }": "write background: #",
    ".screen { color: #eee } p { color: inherit }": "color: #",
    "p { opacity: .3 }": "leave opacity out",
    "p:hover { color: #ddd }": "color: #",
    "p:not(.loud) { color: #ddd }": "color: #",
    "div { & p { color: #ddd } }": "color: #",
    "p { color: #ddd } @media (width > 40em) { .screen { gap: 2em } }": "color: #",
    "p { color: #949494; font-size: 18px }": "color: #",
    "h2 { color: #bbb; font-size: 30px }": "color: #",
    "p { color: #111 } .soft { color: #ddd }": "color: #",
    "p { color: #ddd !important } .soft { color: #111 }": "color: #",
}

READABLE = [
    "p { color: #555 }",
    ".nobody { color: #fff }",
    "p { color: #949494; font-size: 24px }",
    "p { color: #949494; font-size: clamp(1em, 4vw, 3em) }",
    "p { color: #ddd } .soft { color: #111 }",
    ".screen { background: #222 } .screen > * { color: #fff }",
]

UNKNOWN = [
    "p { color: #ddd } .screen { background: linear-gradient(#000, #333) }",
    "p { color: #ddd } .screen { background: url(/dark.jpg) }",
    "p { color: color-mix(in hsl, red, blue) }",
    "p { color: var(--of-the-page) }",
    "p { color: #ddd } p:nth-child(2) { color: #111 }",
    "p { color: #ddd } @media (width > 40em) { p { color: #111 } }",
    "p { color: #ddd } @supports (color: lab(1 1 1)) { .screen { background: #111 } }",
    "p { color: #ddd; position: absolute }",
    "p { color: #ddd; mix-blend-mode: difference }",
    "p { color: #ddd; text-shadow: 0 0 4px #000 }",
    "p { color: #ddd } img { position: absolute }",
    "p { color: #ddd } .screen::before { position: absolute; background: #000 }",
    "p { display: none; color: #ddd }",
    "@keyframes x { from { color: #ddd } }",
    "@media print { p { color: #ddd } }",
]


@pytest.mark.parametrize("css", UNREADABLE)
def test_what_surely_cannot_be_read_is_named_with_the_nearest_colour_that_can(css: str) -> None:
    (one,) = found(css)

    assert (one.code, one.severity, one.at.file) == ("HB460", "error", "own.css")
    assert UNREADABLE[css] in (one.help or "")


@pytest.mark.parametrize("css", [*READABLE, *UNKNOWN])
def test_of_what_can_be_read_or_is_not_known_nothing_is_said(css: str) -> None:
    assert found(css) == []


def test_the_place_is_that_of_the_declaration() -> None:
    (one,) = found("h2 { color: #000 }\n\np {\n  margin: 0;\n  color: #ddd;\n}")

    assert (one.at.line, one.at.column) == (5, 3)


def test_the_nearest_colour_suits_every_ground_that_the_declaration_is_seen_on() -> None:
    (one,) = found("p, h2 { color: #999; font-size: 16px } .soft { background: #ddd }")

    assert "#999999 on #dddddd" in one.message
    assert one.help == "write color: #616161, the nearest that does"


def test_the_dark_scheme_is_measured_with_its_own_tokens() -> None:
    dark = Theme({}, {"background": "#111", "text": "#eee"}, "auto")

    (one,) = found("p { color: #333 }", dark)
    assert "in the dark scheme" in one.message
    assert found("p { color: #333 } @media (prefers-color-scheme: dark) { p { color: #ccc } }", dark) == []


def test_a_class_that_a_script_may_give_makes_a_colour_unknown() -> None:
    css = "p { color: #ddd } .dark { background: #000 }"

    assert found(css, given=frozenset(["dark"])) == []
    assert len(found(css)) == 1


CARD = {
    "promotions/hello.yml": "template: card\ntriggers: [ page_load ]\ncontent: { headline: Hello }\n",
    "templates/promotions/card/template.yml": "summary: A card.\nslot: modal\nlayer: dialog\n",
    "templates/promotions/card/preview.yml": "content: { headline: Hello }\n",
    "templates/promotions/card/template.html.jinja": '<dialog>\n  <div class="screen" hb-screen></div>\n'
    '  <button type="button" hb-do="close">Close</button>\n</dialog>\n',
}


def test_a_shop_whose_own_template_is_pale_does_not_build(tmp_path: Path) -> None:
    style = "templates/promotions/card/style.css"
    report = Report()
    files = {**CARD, style: "h2 {\n  color: #eee;\n}\n"}

    assert compile_site(written(tmp_path / "acme", files), NOW, report) is None
    assert render.text(report.diagnostics, report.lines) == (
        "error[HB460]: text of #eeeeee on #ffffff reads at 1.16 to 1, and needs 3\n"
        f" --> {style}:2:3\n"
        "  |\n"
        "2 |   color: #eee;\n"
        "  |   ^^^^^\n"
        "help: write color: #949494, the nearest that does\n"
        "\n1 error\n"
    )


def test_the_colours_of_a_theme_decide_whether_a_sheet_can_be_read(tmp_path: Path) -> None:
    files = {**CARD, "templates/promotions/card/style.css": "h2 {\n  color: #eee;\n}\n"}
    files["promotions/hello.yml"] += 'theme: { background: "#123" }\n'

    assert compiled(tmp_path, files)
