"""What values of properties are made of, as CSS has it today: words, units and functions.

Only properties of which every word is known are here; of all others nothing is said. Lists that age make a warning, never
an error.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from handbill.color.names import NAMES


@dataclass(frozen=True, slots=True)
class Takes:
    """What may stand in a value outside of functions: words, and whether colours, plain numbers and sizes may, too."""

    words: frozenset[str]
    colors: bool = False
    numbers: bool = False
    sizes: bool = False


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


GLOBAL = _words("inherit initial unset revert revert-layer revert-rule")

UNITS = _words(
    "em rem ex rex ch rch cap rcap ic ric lh rlh px cm mm q in pt pc deg grad rad turn s ms hz khz dpi "
    "dpcm dppx x fr db st cqw cqh cqi cqb cqmin cqmax"
) | {f"{kind}v{side}" for kind in ("", "s", "l", "d") for side in ("w", "h", "i", "b", "min", "max")}

COLORS = NAMES | _words(
    "accentcolor accentcolortext activetext buttonborder buttonface buttontext canvas canvastext field "
    "fieldtext graytext highlight highlighttext linktext mark marktext selecteditem selecteditemtext "
    "visitedtext activeborder activecaption appworkspace background buttonhighlight buttonshadow "
    "captiontext inactiveborder inactivecaption inactivecaptiontext infobackground infotext menu menutext "
    "scrollbar threeddarkshadow threedface threedhighlight threedlightshadow threedshadow window "
    "windowframe windowtext"
)

FUNCTIONS = _words(
    "abs acos alpha anchor anchor-size annotation asin atan atan2 attr blur brightness calc calc-size "
    "character-variant circle clamp color color-layers color-mix conic-gradient contrast contrast-color "
    "cos counter counters cross-fade cubic-bezier device-cmyk drop-shadow dynamic-range-limit-mix element "
    "ellipse env exp first-valid fit-content format grayscale hsl hsla hue-rotate hwb hypot ident if "
    "image image-set inherit inset interpolate invert lab lch leader light-dark linear linear-gradient "
    "local log matrix matrix3d max min minmax mod oklab oklch opacity ornaments paint palette-mix path "
    "perspective pow progress radial-gradient random random-item ray rect rem repeat "
    "repeating-conic-gradient repeating-linear-gradient repeating-radial-gradient rgb rgba rotate "
    "rotate3d rotatex rotatey rotatez round saturate scale scale3d scalex scaley scalez scroll sepia "
    "shape sibling-count sibling-index sign sin skew skewx skewy snap-block snap-inline sqrt steps string "
    "style media supports styleset stylistic superellipse swash symbols tan target-counter "
    "target-counters target-text tech toggle translate translate3d translatex translatey translatez type "
    "url var view xywh"
)


def _takes(text: str, colors: bool = False, numbers: bool = False, sizes: bool = False) -> Takes:
    return Takes(_words(text), colors, numbers, sizes)


_EDGES = ("", "-top", "-right", "-bottom", "-left")
_FLOWS = ("-block", "-inline", "-block-start", "-block-end", "-inline-start", "-inline-end")
_SIDES = (*_EDGES, *_FLOWS)
_STYLES = "none hidden dotted dashed solid double groove ridge inset outset"
_WIDTHS = "thin medium thick"
_EXTENTS = "min-content max-content fit-content stretch contain intrinsic min-intrinsic"
_PLACES = "center start end self-start self-end flex-start flex-end left right baseline first last safe unsafe normal"
_SPREAD = f"{_PLACES} space-between space-around space-evenly stretch"
_SELF = f"{_PLACES} auto stretch anchor-center legacy"
_BREAKS = (
    "auto avoid always all avoid-page page left right recto verso avoid-column column avoid-region region"
)
_LINES = (
    "none underline overline line-through blink spelling-error grammar-error solid double dotted dashed wavy"
)
_BLENDS = (
    "normal multiply screen overlay darken lighten color-dodge color-burn hard-light soft-light difference exclusion hue "
    "saturation color luminosity plus-darker plus-lighter"
)
_REPEATS = "repeat-x repeat-y repeat space round no-repeat"
_SPOTS = "left center right top bottom x-start x-end y-start y-end block-start block-end inline-start inline-end start end"
_BOXES = "border-box padding-box content-box text border-area fill-box stroke-box view-box no-clip"
_GROUND = f"none auto cover contain fixed local scroll {_REPEATS} {_SPOTS} {_BOXES}"
_EASES = "ease ease-in ease-out ease-in-out linear step-start step-end"
_OVER = "visible hidden clip scroll auto overlay"

_ALIKE: dict[str, Takes] = (
    {f"margin{s}": _takes("auto", sizes=True) for s in _SIDES}
    | {f"padding{s}": _takes("", sizes=True) for s in _SIDES}
    | {f"inset{s}": _takes("auto", sizes=True) for s in ("", *_FLOWS)}
    | {s: _takes("auto", sizes=True) for s in ("top", "right", "bottom", "left")}
    | {f"scroll-margin{s}": _takes("", sizes=True) for s in _SIDES}
    | {f"scroll-padding{s}": _takes("auto", sizes=True) for s in _SIDES}
    | {f"border{s}": _takes(f"{_STYLES} {_WIDTHS}", colors=True, sizes=True) for s in _SIDES}
    | {f"border{s}-style": _takes(_STYLES) for s in _SIDES}
    | {f"border{s}-width": _takes(_WIDTHS, sizes=True) for s in _SIDES}
    | {f"border{s}-color": _takes("", colors=True) for s in _SIDES}
    | {
        f"border-{s}-radius": _takes("", sizes=True)
        for s in (
            [
                "top-left",
                "top-right",
                "bottom-left",
                "bottom-right",
                "start-start",
                "start-end",
                "end-start",
                "end-end",
            ]
        )
    }
    | {
        f"{bound}{side}": _takes(f"auto none {_EXTENTS}", sizes=True)
        for bound in ("", "min-", "max-")
        for side in ("width", "height", "inline-size", "block-size")
    }
    | {f"overflow{s}": _takes(_OVER) for s in ("", "-x", "-y", "-block", "-inline")}
    | {
        f"overscroll-behavior{s}": _takes("contain none auto chain")
        for s in ("", "-x", "-y", "-block", "-inline")
    }
    | {f"{what}-content": _takes(_SPREAD) for what in ("align", "justify", "place")}
    | {
        f"{what}-{which}": _takes(_SELF)
        for what in ("align", "justify", "place")
        for which in ("items", "self")
    }
    | {f"break-{where}": _takes(_BREAKS) for where in ("before", "after", "inside")}
    | {
        name: _takes("", colors=True)
        for name in (
            [
                "color",
                "text-emphasis-color",
                "text-decoration-color",
                "column-rule-color",
                "stop-color",
                "flood-color",
                "lighting-color",
            ]
        )
    }
    | {f"{name}-timing-function": _takes(_EASES) for name in ("animation", "transition")}
)

_ALONE = """
background-color c none
outline-color c auto invert
caret-color c auto
accent-color c auto
scrollbar-color c auto
fill c context-fill context-stroke none
stroke c context-fill context-stroke none
outline cs auto dashed dotted double groove hidden inset invert medium none outset ridge solid thick thin
outline-style - auto dashed dotted double groove hidden inset none outset ridge solid
outline-width s medium thick thin
outline-offset s
column-rule cs dashed dotted double groove hidden inset medium none outset ridge solid thick thin
column-rule-style - dashed dotted double groove hidden inset none outset ridge solid
border-radius s
border-collapse - collapse separate
background cs auto block-end block-start border-area border-box bottom center contain content-box cover end
    fill-box fixed inline-end inline-start left local no-clip no-repeat none padding-box repeat repeat-x
    repeat-y right round scroll space start stroke-box text top view-box x-end x-start y-end y-start
background-repeat - no-repeat repeat repeat-x repeat-y round space
background-attachment - fixed local scroll
background-clip - border-area border-box content-box fill-box no-clip padding-box stroke-box text view-box
background-origin - border-area border-box content-box fill-box no-clip padding-box stroke-box text view-box
background-size s auto contain cover
background-position s block-end block-start bottom center end inline-end inline-start left right start top
    x-end x-start y-end y-start
background-blend-mode - color color-burn color-dodge darken difference exclusion hard-light hue lighten
    luminosity multiply normal overlay plus-darker plus-lighter saturation screen soft-light
mix-blend-mode - color color-burn color-dodge darken difference exclusion hard-light hue lighten luminosity
    multiply normal overlay plus-darker plus-lighter saturation screen soft-light
box-shadow cs inset none outset
text-shadow cs none
display - block contents flex flow flow-root grid grid-lanes inline inline-block inline-flex inline-grid
    inline-grid-lanes inline-masonry inline-table list-item masonry math none ruby ruby-base
    ruby-base-container ruby-text ruby-text-container run-in table table-caption table-cell table-column
    table-column-group table-footer-group table-header-group table-row table-row-group
position - absolute fixed relative static sticky
float - block-end block-start bottom footnote inline-end inline-start left none right snap-block snap-inline
    top
clear - all block-end block-start both both-block both-inline bottom inline-end inline-start left none right
    top
visibility - collapse force-hidden hidden visible
box-sizing - border-box content-box padding-box
gap s normal
row-gap s normal
column-gap s normal
flex-direction - column column-reverse row row-reverse
flex-wrap - balance nowrap wrap wrap-reverse
flex-flow - balance column column-reverse nowrap row row-reverse wrap wrap-reverse
text-align - center end justify justify-all left match-parent right start
text-align-last - auto center end justify left match-parent right start
text-transform - capitalize full-size-kana full-width lowercase math-auto none uppercase
text-wrap - auto avoid-orphans balance nowrap pretty stable wrap
text-wrap-mode - nowrap wrap
text-wrap-style - auto avoid-orphans balance pretty stable
text-decoration cs auto blink dashed dotted double from-font grammar-error line-through none overline solid
    spelling-error underline wavy
text-decoration-line - blink dashed dotted double grammar-error line-through none overline solid
    spelling-error underline wavy
text-decoration-style - dashed dotted double solid wavy
white-space - break-spaces collapse discard-after discard-before discard-inner none normal nowrap pre
    pre-line pre-wrap preserve preserve-breaks preserve-spaces wrap
word-break - auto-phrase break-all break-word keep-all manual normal
overflow-wrap - anywhere break-word normal
word-wrap - anywhere break-word normal
hyphens - auto manual none
font-weight n bold bolder lighter normal
font-style s italic left normal oblique right
font-kerning - auto none normal
font-size s large larger math medium small smaller x-large x-small xx-large xx-small xxx-large
line-height ns normal
letter-spacing s normal
word-spacing s normal
opacity ns
z-index n auto
order n
flex-grow n
flex-shrink n
flex ns auto contain content fit-content intrinsic max-content min-content min-intrinsic none stretch
flex-basis s auto contain content fit-content intrinsic max-content min-content min-intrinsic stretch
aspect-ratio n auto
vertical-align s alphabetic baseline bottom center central first hanging ideographic last mathematical
    middle sub super text-bottom text-top top
object-fit - contain cover fill none scale-down
object-position s block-end block-start bottom center end inline-end inline-start left right start top x-end
    x-start y-end y-start
isolation - auto isolate
resize - block both horizontal inline none vertical
user-select - all auto contain none text
pointer-events - all auto bounding-box fill none painted stroke visible visiblefill visiblepainted
    visiblestroke
cursor n alias all-scroll auto cell col-resize context-menu copy crosshair default e-resize ew-resize grab
    grabbing help move n-resize ne-resize nesw-resize no-drop none not-allowed ns-resize nw-resize
    nwse-resize pointer progress row-resize s-resize se-resize sw-resize text vertical-text w-resize wait
    zoom-in zoom-out
direction - ltr rtl
unicode-bidi - bidi-override embed isolate isolate-override normal plaintext
writing-mode - horizontal-tb lr lr-tb rl rl-tb sideways-lr sideways-rl tb tb-lr tb-rl vertical-lr
    vertical-rl
table-layout - auto fixed
list-style-position - inside outside
backface-visibility - hidden visible
transform-style - flat preserve-3d
scroll-behavior - auto instant smooth
scroll-snap-type - block both inline mandatory none proximity x y
scroll-snap-align - center end none start
scroll-snap-stop - always normal
touch-action - auto double-tap-zoom manipulation none pan-down pan-left pan-right pan-up pan-x pan-y
    pinch-zoom
content-visibility - auto hidden visible
container-type - anchored inline-size normal scroll-state size
field-sizing - content fixed
forced-color-adjust - auto none preserve-parent-color
animation-direction - alternate alternate-reverse normal reverse
animation-fill-mode - backwards both forwards none
animation-play-state - paused running
"""
"""A property, what it takes beside its words (c: colours, n: plain numbers, s: sizes), its words."""


def _alone() -> Iterator[tuple[str, Takes]]:
    for row in _ALONE.strip().replace("\n    ", " ").split("\n"):
        name, kinds, *words = row.split()
        yield name, Takes(frozenset(words), "c" in kinds, "n" in kinds, "s" in kinds)


TAKES = _ALIKE | dict(_alone())
"""Property → what it takes, beside the words of GLOBAL, functions, texts and addresses."""
