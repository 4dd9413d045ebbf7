"""Style sheets lose their white space and nothing else."""

import pytest

from handbill import assets
from handbill.diagnostics import Report, render
from handbill.emit.styles import minify

MODERN = {
    "is": (":is(h1, h2) > b { color: red; }", ":is(h1,h2)>b{color:red}"),
    "where": (":where(a, b) c { color: red }", ":where(a,b) c{color:red}"),
    "has": (".a:has(> img) { color: red }", ".a:has(>img){color:red}"),
    "not": (".a:not(.b, .c) .d { color: red }", ".a:not(.b,.c) .d{color:red}"),
    "host": (":host(.open) { color: red }", ":host(.open){color:red}"),
    "case-insensitive attribute": ('[type="a" i] { color: red }', '[type="a" i]{color:red}'),
    "nth-child of": (":nth-child(2n + 1 of .a) { color: red }", ":nth-child(2n + 1 of .a){color:red}"),
    "descendant pseudo-class": (".a :hover { color: red }", ".a :hover{color:red}"),
    "clamp with a sum": (
        "p { font-size: clamp(1rem, 2vw + 1rem, 3rem) }",
        "p{font-size:clamp(1rem,2vw + 1rem,3rem)}",
    ),
    "nested calc": (
        "p { width: calc(100% - (2 * var(--g))) }",
        "p{width:calc(100% - (2 * var(--g)))}",
    ),
    "calc with a negative number": ("p { width: calc(1px + -2px) }", "p{width:calc(1px + -2px)}"),
    "trigonometry": ("p { rotate: calc(sin(1rad) * 1deg) }", "p{rotate:calc(sin(1rad) * 1deg)}"),
    "zero with a unit": (
        "p { --x: 0px; width: min(0px, 1vw) }",
        "p{--x:0px;width:min(0px,1vw)}",
    ),
    "rgb with a slash": ("p { color: rgb(1 2 3 / 50%) }", "p{color:rgb(1 2 3/50%)}"),
    "upper-case function": ("p { color: RGB(1, 2, 3) }", "p{color:RGB(1,2,3)}"),
    "oklch": ("p { color: oklch(60% .15 50 / 0.5) }", "p{color:oklch(60% .15 50/.5)}"),
    "relative colour": ("p { color: rgb(from red r g b) }", "p{color:rgb(from red r g b)}"),
    "colour with alpha": ("p { color: #0008; fill: #11223344 }", "p{color:#0008;fill:#11223344}"),
    "color-mix": (
        "p { color: color-mix(in srgb, red 20%, blue) }",
        "p{color:color-mix(in srgb,red 20%,blue)}",
    ),
    "grid lines": (
        "p { grid-template-columns: [full] 1fr [end] }",
        "p{grid-template-columns:[full] 1fr [end]}",
    ),
    "var with a list": ("p { margin: var(--p, 1px 2px) }", "p{margin:var(--p,1px 2px)}"),
    "empty custom property": ("p { --x: ; --y:; }", "p{--x: ;--y:}"),
    "custom property with braces": ("p { --x: { a: b }; }", "p{--x:{a:b}}"),
    "custom property in capitals": ("p { --Foo: Bar Baz }", "p{--Foo:Bar Baz}"),
    "nesting": (
        ".a { color: red; &:hover { color: blue } .b & { color: green } margin: 0 }",
        ".a{color:red;&:hover{color:blue}.b &{color:green}margin:0}",
    ),
    "nested media": (
        ".a { @media (width > 9px) { color: red } }",
        ".a{@media (width>9px){color:red}}",
    ),
    "media range": (
        "@media (400px <= width < 600px) { a { b: c } }",
        "@media (400px<=width<600px){a{b:c}}",
    ),
    "media or": ("@media (a) or (not (b)) { a { b: c } }", "@media (a) or (not (b)){a{b:c}}"),
    "container": (
        "@container card (width > 400px) { .b .c { d: e } }",
        "@container card (width>400px){.b .c{d:e}}",
    ),
    "layer": ("@layer base, theme; @layer base { a { b: c } }", "@layer base,theme;@layer base{a{b:c}}"),
    "supports": (
        "@supports (display: grid) and (not selector(:has(a))) { a { b: c } }",
        "@supports (display:grid) and (not selector(:has(a))){a{b:c}}",
    ),
    "keyframes": (
        "@keyframes in { from { opacity: 0 } 50.5% { opacity: 0.5 } }",
        "@keyframes in{from{opacity:0}50.5%{opacity:.5}}",
    ),
    "property": (
        '@property --x { syntax: "<length>"; inherits: false; initial-value: 0px }',
        '@property --x{syntax:"<length>";inherits:false;initial-value:0px}',
    ),
    "starting-style": ("@starting-style { a { opacity: 0 } }", "@starting-style{a{opacity:0}}"),
    "scope": ("@scope (.a) to (.b) { img { b: c } }", "@scope (.a) to (.b){img{b:c}}"),
    "counter-style": ('@counter-style x { symbols: "a" "b" }', '@counter-style x{symbols:"a" "b"}'),
    "important": ("a { b: c ! important }", "a{b:c!important}"),
    "escaped text": (r'a::after { content: "\2713  x" }', r'a::after{content:"\2713  x"}'),
    "escaped name": (r".\31 0 > b { c: d }", r".\31 0>b{c:d}"),
    "escaped slash": (r".w-1\/2 p { c: d }", r".w-1\/2 p{c:d}"),
    "fragment": ("a { fill: url(#g) }", "a{fill:url(#g)}"),
    "path on the shop": (
        '@font-face { font-family: x; src: url("/x.woff2") }',
        '@font-face{font-family:x;src:url("/x.woff2")}',
    ),
    "fallbacks": ("a { b: 1px; b: 1cqi }", "a{b:1px;b:1cqi}"),
    "unicode-range": ("@font-face { unicode-range: U+0025-00FF, u+4?? }", "@font-face{unicode-range:U+0025-00FF,u+4??}"),
    "of a comment": ("a /* x */ b/**/{ c: d/* y */e }", "a b{c:d/**/e}"),
    "sibling combinators": (".a + .b ~ .c { d: e }", ".a + .b~.c{d:e}"),
    "if": ("a { b: if(style(--x: 1): 2px; else: 3px) }", "a{b:if(style(--x:1):2px;else:3px)}"),
}  # fmt: skip


@pytest.mark.parametrize("name", MODERN)
def test_modern_css_is_kept_whole(name: str) -> None:
    source, expected = MODERN[name]
    report = Report()

    assert (minify(source, "style.css", report), report.diagnostics) == (expected, ())


@pytest.mark.parametrize("name", MODERN)
def test_minifying_twice_changes_nothing(name: str) -> None:
    report = Report()
    once = minify(MODERN[name][0], "style.css", report)

    assert minify(once, "style.css", report) == once


@pytest.mark.parametrize(
    ("source", "code", "place"),
    [
        ('a { b: c }\n@import url("x.css");', "HB520", (2, 1)),
        ("a {\n  b: url(https://cdn.example/x.png);\n}", "HB520", (2, 6)),
        ("a { b: url(//cdn.example/x.png) }", "HB520", (1, 8)),
        ("a { b: url(data:image/png;base64,AA) }", "HB520", (1, 8)),
        ("a { b: URL( 'x.png' ) }", "HB520", (1, 8)),
        ("a { width: expression(alert(1)) }", "HB520", (1, 12)),
        ("a { behavior: url(#default#time2) }", "HB520", (1, 5)),
        ("a { b: c;\n\n.d { e: f }", "HB521", (1, 3)),
        ("a { b: 'c }", "HB521", (1, 8)),
        ("a { b: c } /* d", "HB521", (1, 12)),
        ("a } b { c: d }", "HB521", (1, 3)),
        ("a { b: calc(1px }", "HB521", (1, 17)),
    ],
)
def test_what_can_not_ship_is_named_with_its_place(source: str, code: str, place: tuple[int, int]) -> None:
    report = Report()

    assert minify(source, "style.css", report) == ""
    assert [(d.code, (d.at.line, d.at.column)) for d in report.diagnostics][:1] == [(code, place)]


def test_line_ends_of_another_system_give_the_same_bytes() -> None:
    source = "a {\n  b: c;\n}\n\nd e {\n  f: g;\n}\n"

    assert minify(source, "x.css", Report()) == minify(source.replace("\n", "\r\n"), "x.css", Report())


def test_shipped_sheets_spell_every_property_and_know_no_left_and_right() -> None:
    report = Report()
    sheets = [
        path for below in ("templates", "runtime_js") for path in (assets.root() / below).rglob("*.css")
    ]
    for sheet in sheets:
        minify(sheet.read_text(), sheet.relative_to(assets.root()).as_posix(), report, judged=True)

    assert report.diagnostics == (), render.text(report.diagnostics, report.lines)
    assert len(sheets) > 9


def test_what_is_judged_is_the_sheet_as_it_would_ship() -> None:
    source = "p { colour: red }"

    assert minify(source, "a.css", Report(), judged=True) == minify(source, "a.css", Report())
