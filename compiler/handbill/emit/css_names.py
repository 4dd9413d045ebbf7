"""Properties that CSS has learnt since the profiles of cssutils were written, and descriptors of its at-rules.

A list that ages makes a warning, never an error.
"""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_SIDES = ("block", "inline", "block-start", "block-end", "inline-start", "inline-end")
_LOGICAL = frozenset(
    name
    for side in _SIDES
    for name in (
        f"margin-{side}",
        f"padding-{side}",
        f"inset-{side}",
        f"scroll-margin-{side}",
        f"scroll-padding-{side}",
        *(f"border-{side}{part}" for part in ("", "-width", "-style", "-color")),
    )
)
_PHYSICAL = frozenset(
    f"scroll-{what}-{side}" for what in ("margin", "padding") for side in ("top", "right", "bottom", "left")
)

MODERN = (
    _LOGICAL
    | _PHYSICAL
    | _words(
        """
        accent-color align-content align-items align-self align-tracks all anchor-name anchor-scope animation
        animation-composition animation-delay animation-direction animation-duration animation-fill-mode
        animation-iteration-count animation-name animation-play-state animation-range animation-range-end
        animation-range-start animation-timeline animation-timing-function appearance aspect-ratio backdrop-filter
        backface-visibility background-blend-mode background-position-x background-position-y block-size
        border-end-end-radius border-end-start-radius border-start-end-radius border-start-start-radius
        box-decoration-break break-after break-before break-inside caret caret-color clip-path clip-rule color-scheme
        column-count column-fill column-gap column-rule column-rule-color column-rule-style column-rule-width
        column-span column-width columns contain contain-intrinsic-block-size contain-intrinsic-height
        contain-intrinsic-inline-size contain-intrinsic-size contain-intrinsic-width container container-name
        container-type content-visibility corner-shape cx cy d dominant-baseline field-sizing fill fill-opacity
        fill-rule filter flex flex-basis flex-direction flex-flow flex-grow flex-shrink flex-wrap
        font-feature-settings font-kerning font-language-override font-optical-sizing font-palette
        font-synthesis font-synthesis-small-caps font-synthesis-style font-synthesis-weight font-variant-alternates
        font-variant-caps font-variant-east-asian font-variant-emoji font-variant-ligatures font-variant-numeric
        font-variant-position font-variation-settings forced-color-adjust gap grid grid-area grid-auto-columns
        grid-auto-flow grid-auto-rows grid-column grid-column-end grid-column-start grid-row grid-row-end
        grid-row-start grid-template grid-template-areas grid-template-columns grid-template-rows
        hanging-punctuation hyphenate-character hyphenate-limit-chars hyphens image-orientation image-rendering
        initial-letter inline-size inset interactivity interpolate-size isolation justify-content justify-items
        justify-self line-break line-clamp mask mask-border mask-clip mask-composite mask-image mask-mode mask-origin
        mask-position mask-repeat mask-size mask-type max-block-size max-inline-size min-block-size min-inline-size
        mix-blend-mode object-fit object-position object-view-box offset offset-anchor offset-distance offset-path
        offset-position offset-rotate order outline-offset overflow-anchor overflow-block overflow-clip-margin
        overflow-inline overflow-wrap overflow-x overflow-y overlay overscroll-behavior overscroll-behavior-block
        overscroll-behavior-inline overscroll-behavior-x overscroll-behavior-y paint-order perspective
        perspective-origin place-content place-items place-self pointer-events position-anchor position-area
        position-try position-try-fallbacks position-try-order position-visibility print-color-adjust r
        reading-flow reading-order resize rotate row-gap ruby-align ruby-position rx ry scale scroll-behavior
        scroll-initial-target scroll-margin scroll-marker-group scroll-padding scroll-snap-align scroll-snap-stop
        scroll-snap-type scroll-timeline scroll-timeline-axis scroll-timeline-name scrollbar-color scrollbar-gutter
        scrollbar-width shape-image-threshold shape-margin shape-outside shape-rendering speak-as stop-color
        stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit
        stroke-opacity stroke-width tab-size text-align-last text-anchor text-box text-box-edge text-box-trim
        text-combine-upright text-decoration-color text-decoration-line text-decoration-skip-ink
        text-decoration-style text-decoration-thickness text-emphasis text-emphasis-color text-emphasis-position
        text-emphasis-style text-justify text-orientation text-overflow text-rendering text-shadow text-size-adjust
        text-spacing-trim text-underline-offset text-underline-position text-wrap text-wrap-mode text-wrap-style
        timeline-scope touch-action transform transform-box transform-origin transform-style transition
        transition-behavior transition-delay transition-duration transition-property transition-timing-function
        translate user-select vector-effect view-timeline view-timeline-axis view-timeline-inset view-timeline-name
        view-transition-class view-transition-name white-space-collapse will-change word-break word-wrap
        writing-mode x y zoom
        """
    )
)

DESCRIPTORS = _words(
    "src unicode-range font-display ascent-override descent-override line-gap-override size-adjust syntax inherits "
    "initial-value system symbols additive-symbols negative prefix suffix range pad fallback base-palette "
    "override-colors navigation types"
)
