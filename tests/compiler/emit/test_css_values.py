"""Values of declarations: what CSS has passes whatever its age, what it does not have is named at its place."""

import pytest

from handbill.diagnostics import Report, render
from handbill.emit.styles import minify

RIGHT = """
color: oklch(60% .15 50 / 0.5)
color: color-mix(in oklch, red 20%, var(--text))
color: rgb(from var(--x) r g b / calc(alpha * .5))
color: light-dark(#fff, #000)
color: CurrentColor
color: CanvasText
color: color(display-p3 1 0 0)
color: contrast-color(red)
color: lab(50% 20 -30)
color: RED
color: rebeccapurple !important
background-color: transparent
background: none
background: center / cover no-repeat url(/a.jpg), linear-gradient(to right in oklab, red 10%, 20%, #0000)
background: repeating-conic-gradient(from 45deg at 50% 50%, red 0 25%, blue 0 50%)
background: radial-gradient(circle closest-side at top left, #fff8, transparent 70%) border-box fixed
background-image: image-set(url(/a.avif) 1x, url(/b.avif) 2dppx)
background-size: auto 100%, cover
background-clip: text
width: clamp(10em, 50% + 2vw, 40rem)
width: min(100%, 30ch)
width: calc((100% - (2 * var(--g))) / 3)
width: fit-content
width: fit-content(20em)
width: stretch
width: -webkit-fill-available
width: calc-size(auto, size * 2)
width: anchor-size(width)
width: 0
width: 1e3px
width: +.5em
height: 100dvh
height: 100svh
max-height: calc(100lvb - 2cap)
max-inline-size: 60cqi
min-block-size: 10cqmax
inset-block: 0 auto
inset-inline-start: anchor(--a right, 10px)
inset: auto
margin: 0 auto
margin-inline: -1em calc(-1 * var(--x))
padding: env(safe-area-inset-top, 20px) 1rlh
padding: max(1em, env(safe-area-inset-left))
grid-template-columns: subgrid [full-start] [full-end]
grid-template-columns: [a] minmax(0, 1fr) repeat(auto-fill, minmax(10em, 1fr)) [b]
grid-template-areas: "a b" "c ."
grid-area: head / 1 / span 2 / -1
place-items: safe center
place-content: space-between last baseline
align-items: first baseline
justify-self: anchor-center
align-self: unsafe end
justify-content: normal
display: flow-root list-item
display: inline flex
display: -webkit-box
display: contents
display: grid-lanes
position: sticky
float: inline-start
text-align: match-parent
text-wrap: balance
text-wrap: pretty
text-wrap: wrap stable
text-box: trim-both cap alphabetic
white-space: break-spaces
white-space: preserve nowrap
word-break: auto-phrase
overflow: clip
overflow: hidden auto
overflow-clip-margin: content-box 1em
overscroll-behavior: contain none
scrollbar-gutter: stable both-edges
scrollbar-color: var(--a) transparent
scroll-snap-type: x mandatory
scroll-snap-align: start none
scroll-timeline: --me inline
animation: slide 1s cubic-bezier(.1, .7, 1, .1) 2s infinite alternate both, --x 20ms steps(4, jump-end)
animation-timing-function: linear(0, 0.25 75%, 1), ease-in
animation-timeline: view(inline 10% auto)
animation-range: entry 10% cover
animation-composition: accumulate
transition: opacity .3s, --x 1s, display 1s allow-discrete
transition-timing-function: step-end
transition-behavior: allow-discrete
aspect-ratio: 16 / 9
aspect-ratio: auto 1
aspect-ratio: calc(4 / 3)
color: revert-layer
all: unset
display: REVERT
rotate: x 45deg
rotate: .5turn
translate: 10px 50% 2em
scale: 1.5 120%
transform: perspective(10px) rotate3d(1, 2, 3, 100grad) skewX(10deg)
transform: none
mask: url(#mask) luminance, linear-gradient(#000 0 0) content-box exclude
mask-composite: exclude, add
clip-path: polygon(evenodd, 0 0, 50% 100%, 100% 0)
clip-path: inset(10px round 5px)
clip-path: circle(50% at left) border-box
clip-path: shape(from 0 0, line to 10px 10px, close)
clip-path: path("M0 0h1v1z")
shape-outside: ellipse(40% 50%)
filter: drop-shadow(0 0 2px #0008) blur(2px) url(#a)
backdrop-filter: saturate(180%) blur(20px)
anchor-name: --tip
position-anchor: --tip
position-area: block-end span-inline-end
position-try-fallbacks: flip-block, --custom flip-inline
container: card / inline-size
container-type: inline-size scroll-state
container-name: card side
font: italic 600 1.2em/1.5 "A B", system-ui, sans-serif
font: caption
font-family: Acme Grotesk, ui-rounded
font-size: larger
font-size: calc(1em + .2vi)
font-weight: 650
font-style: oblique 10deg
font-variation-settings: "wght" 650, "opsz" 12
font-feature-settings: "tnum" 1
font-size-adjust: ex-height from-font
line-height: 1.5
line-height: 2lh
letter-spacing: -.01em
opacity: 50%
opacity: .5
z-index: -1
flex: 1 1 0
flex: 1 0 min-content
flex-flow: row-reverse wrap
gap: normal 1em
order: -1
border: solid
border: 1px solid color-mix(in srgb, red, blue)
border: medium none currentcolor
border-inline: thin dashed ButtonBorder
border-block-start-width: thin
border-color: red blue
border-radius: 1em / 50%
border-radius: calc(infinity * 1px)
border-start-end-radius: 0
corner-shape: squircle
border-image: linear-gradient(red, blue) 30 / 10px / 2 round
outline: auto
outline: 2px solid Highlight
outline-offset: -2px
box-shadow: inset 0 0 0 1px #0003, 0 1px 2px -1px rgb(0 0 0 / 10%)
box-shadow: var(--shadow)
text-shadow: 1px 1px 2px black, 0 0 1em blue
text-decoration: underline dotted from-font
text-decoration: line-through 2px red
text-decoration-thickness: 10%
text-underline-offset: .2em
text-emphasis: filled sesame red
text-indent: 2em hanging
text-overflow: "…"
vertical-align: middle
vertical-align: -.125em
list-style: "→ " inside
list-style-type: --mine
content: "a" counter(x, decimal) attr(data-x) / "alt"
content: url(/a.svg)
counter-increment: step 2
quotes: "«" "»"
cursor: url(/c.png) 2 2, zoom-in
pointer-events: visiblePainted
user-select: none
touch-action: pan-x pinch-zoom
appearance: base-select
accent-color: auto
caret-color: auto
color-scheme: only light
color-scheme: mine dark
will-change: transform, --x
view-transition-name: match-element
contain: layout style
contain-intrinsic-size: auto 300px
content-visibility: auto
field-sizing: content
interpolate-size: allow-keywords
forced-color-adjust: none
mix-blend-mode: plus-lighter
object-fit: scale-down
object-position: right 10px bottom 20%
resize: inline
hyphens: auto
writing-mode: sideways-lr
columns: 2 20em
column-rule: 1px solid
break-inside: avoid-column
image-rendering: crisp-edges
fill: context-fill
fill: url(#gradient) red
stroke: none
stroke-width: 2
stroke-dasharray: 4 2
offset-path: ray(45deg closest-side)
initial-letter: 2 drop
line-clamp: 3
-webkit-line-clamp: 3
-webkit-text-fill-color: anything
--custom: 3xp {a:b} whatever #nothex !
--empty:
width: if(style(--x: 1): 10px; else: 20px)
width: random(1px, 2px)
width: --mine(3px)
width: 10Q
width: attr(data-w type(<length>), 0px)
margin: round(up, 1.3em, 1px) mod(5px, 3px) sign(1) abs(-1px)
width: calc(sin(30deg) * pow(2, 3) * pi * 1px)
width: calc(sibling-index() * 1px)
animation-delay: calc(sibling-index() * 100ms)
pitch: 100hz
""".strip().split("\n")

WHOLE = {
    "container query": "@container card (width > 30em) and style(--x: 1) { p { color: red } }",
    "layer": "@layer a, b; @layer a { p { color: red } }",
    "supports": "@supports (width: 1dvh) and (not selector(:has(a))) { p { width: 1dvh } }",
    "starting style": "@starting-style { p { opacity: 0 } }",
    "scope": "@scope (.a) to (.b) { :scope { color: red } }",
    "nesting": ".a { color: red; &:hover { color: blue } .b & { display: grid } @media (width > 1px) { gap: 1em } }",
    "property": '@property --x { syntax: "<length>"; inherits: false; initial-value: 0px }',
    "font face": "@font-face { font-family: A; src: local(A), url(/a.woff2) format('woff2') tech(variations); "
    "font-weight: 100 900; unicode-range: U+26, U+0-7F; font-display: swap; size-adjust: 90% }",
    "counter style": "@counter-style x { system: cyclic; symbols: '*' '+'; suffix: ' ' }",
    "position try": "@position-try --x { inset: auto; position-area: top; margin: 0 }",
    "keyframes": "@keyframes x { from { opacity: 0 } 50.5% { rotate: 1turn } to { opacity: 1 } }",
    "view transition": "@view-transition { navigation: auto; types: a b }",
    "custom function": "@function --twice(--x) { result: calc(var(--x) * 2) }",
}

WRONG = {
    "color: rde": ("rde", "red"),
    "color: rgb(1 2 3) rde": ("rde", "red"),
    "color: var(--x) 3px": ("3px", ""),
    "padding: 1xp": ("1xp", "1px"),
    "margin: 0 1.5me": ("1.5me", "1.5em"),
    "width: calc(100% - 2pxx)": ("2pxx", "2px"),
    "animation: x 3mss": ("3mss", "3ms"),
    "display: blok": ("blok", "block"),
    "display: flexx !important": ("flexx", "flex"),
    "position: fixd": ("fixd", "fixed"),
    "border-radius: 8": ("8", "8px"),
    "border: 1px sollid red": ("sollid", "solid"),
    "border-inline-color: bleu": ("bleu", "blue"),
    "background: whit": ("whit", "white"),
    "color: #ggg": ("#ggg", ""),
    "box-shadow: 0 1px #12345": ("#12345", ""),
    "color: colour-mix(in srgb, red, blue)": ("colour-mix(", "color-mix()"),
    "width: clmap(1px, 2px, 3px)": ("clmap(", "clamp()"),
    "text-wrap: balanced": ("balanced", "balance"),
    "place-items: centre": ("centre", "center"),
    "color: red !importnat": ("importnat", "important"),
    "overflow: hiden": ("hiden", "hidden"),
    "font-weight: blod": ("blod", "bold"),
}


@pytest.mark.parametrize("declaration", RIGHT)
def test_a_value_of_today_is_not_complained_of(declaration: str) -> None:
    report = Report()
    minify(f"p {{ {declaration} }}", "a.css", report, judged=True)

    found = [d for d in report.diagnostics if d.code == "HB539"]
    assert found == [], render.text(report.diagnostics, report.lines)


@pytest.mark.parametrize("name", WHOLE)
def test_a_sheet_of_today_is_not_complained_of(name: str) -> None:
    report = Report()
    minify(WHOLE[name], "a.css", report, judged=True)

    found = [d for d in report.diagnostics if d.code == "HB539"]
    assert found == [], render.text(report.diagnostics, report.lines)


@pytest.mark.parametrize("declaration", WRONG)
def test_what_no_browser_knows_is_named_with_the_nearest_right_value(declaration: str) -> None:
    word, near = WRONG[declaration]
    report = Report()
    minify(f"p {{\n  {declaration};\n}}", "a.css", report, judged=True)

    (found,) = report.diagnostics
    assert (found.code, found.at.line, found.at.column) == ("HB539", 2, 3 + declaration.index(word))
    assert f"'{word}'" in found.message
    assert (f"did you mean '{near}'?" == found.help) == bool(near)


SIDES = {
    "margin: 0 1em 0 2em": "margin-block: 0; margin-inline: 2em 1em",
    "padding: 1px 2px 3px calc(1px + 2px)": "padding-block: 1px 3px; padding-inline: calc(1px + 2px) 2px",
    "inset: 0 auto auto 0": "inset-block: 0 auto; inset-inline: 0 auto",
    "scroll-margin: 0 1px 0 2px !important": "scroll-margin-block: 0; scroll-margin-inline: 2px 1px",
    "border-width: 0 0 1px 2px": "border-block-width: 0 1px; border-inline-width: 2px 0",
    "border-style: solid none solid solid": "border-block-style: solid; border-inline-style: solid none",
    "border-color: red blue red var(--x)": "border-block-color: red; border-inline-color: var(--x) blue",
    "border-radius: 8px 0 0 8px": "border-start-start-radius: 8px; border-start-end-radius: 0; "
    "border-end-end-radius: 0; border-end-start-radius: 8px",
    "border-radius: 1px 2px": "border-start-start-radius: 1px; border-start-end-radius: 2px; "
    "border-end-end-radius: 1px; border-end-start-radius: 2px",
    "border-radius: 1px / 1px 2px 2px 1px": "border-start-start-radius: 1px; border-start-end-radius: 1px 2px; "
    "border-end-end-radius: 1px 2px; border-end-start-radius: 1px",
}


@pytest.mark.parametrize("declaration", SIDES)
def test_a_left_and_a_right_in_a_shorthand_are_rewritten_for_every_language(declaration: str) -> None:
    report = Report()
    minify(f"p {{ {declaration} }}", "a.css", report, judged=True)

    (found,) = report.diagnostics
    assert (found.code, found.at.column, found.help) == ("HB524", 5, f"write '{SIDES[declaration]}'")


@pytest.mark.parametrize(
    "declaration",
    [
        "margin: 0 1em 2em 1em",
        "margin: 0 1em 2em",
        "margin: var(--m)",
        "inset: 0",
        "border-radius: 8px 8px 0 0",
        "border-radius: 50%",
        "border-radius: 1em / 2em",
        "border-radius: var(--radius)",
        "padding: calc(1px + 2px) 3px",
        "border-width: 0 2px 2px 0; rotate: 45deg",
    ],
)
def test_a_shorthand_that_is_the_same_on_both_sides_passes(declaration: str) -> None:
    report = Report()
    minify(f"p {{ {declaration} }}", "a.css", report, judged=True)

    assert report.diagnostics == (), render.text(report.diagnostics, report.lines)
