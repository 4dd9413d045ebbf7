"""What a colour of CSS looks like, and how well it reads on another. The answers are those of browsers and of the
specifications: https://www.w3.org/TR/css-color-4/ and https://www.w3.org/TR/WCAG22/."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbill.color.contrast import BLACK, WHITE, ratio, read_on
from handbill.color.paint import Paint, nearest, paint

CHANNEL = st.floats(0, 1)
PAINT = st.builds(Paint, CHANNEL, CHANNEL, CHANNEL)


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("#0a7d5c", "#0a7d5c"),
        ("#fd0", "#ffdd00"),
        ("RebeccaPurple", "#663399"),
        ("rgb(10, 125, 92)", "#0a7d5c"),
        ("rgb(100% 0% 50%)", "#ff0080"),
        ("hsl(120deg 100% 25%)", "#008000"),
        ("hsl(0.5turn, 100%, 50%)", "#00ffff"),
        ("hwb(194 0% 0%)", "#00c3ff"),
        ("lab(46.2775% -47.5521 48.5837)", "#008000"),
        ("lch(46.2775% 67.9892 134.3912)", "#008000"),
        ("oklab(51.975% -0.1403 0.10768)", "#008000"),
        ("oklch(51.975% 0.17686 142.495)", "#008000"),
        ("oklch(0.5 none none)", "#636363"),
        ("color(srgb 0 0.5 none)", "#008000"),
        ("color(srgb-linear 0.21586 0.21586 0.21586)", "#808080"),
        ("color(display-p3 0.21604 0.49418 0.13151)", "#008000"),
        ("color(display-p3 1 0 0)", "#ff0000"),
        ("color-mix(in srgb, #fff 25%, #000)", "#404040"),
        ("color-mix(in srgb, red, blue 75%)", "#4000bf"),
        ("color-mix(in oklab, white, black)", "#636363"),
        ("light-dark(#fff, rgb(0 0 0))", "#ffffff"),
    ],
)
def test_each_notation_is_the_colour_that_browsers_show(written: str, seen: str) -> None:
    found = paint(written)

    assert found is not None
    assert found.hex == seen


@pytest.mark.parametrize(
    ("written", "alpha"),
    [("#0008", 8 / 15), ("rgba(0, 0, 0, 0.25)", 0.25), ("hsl(0 0% 0% / 30%)", 0.3), ("transparent", 0)],
)
def test_what_lets_something_through_says_how_much(written: str, alpha: float) -> None:
    found = paint(written)

    assert found is not None
    assert found.alpha == pytest.approx(alpha)


@pytest.mark.parametrize(
    "written",
    [
        "currentcolor",
        "rgb(from red r g b)",
        "rgb(calc(1 + 1) 0 0)",
        "color-mix(in hsl, red, blue)",
        "lab(1 2)",
    ],
)
def test_what_only_the_page_can_work_out_is_not_guessed(written: str) -> None:
    assert paint(written) is None


@pytest.mark.parametrize(
    ("text", "ground", "reads"),
    [
        ("#000", "#fff", 21),
        ("#777", "#fff", 4.48),
        ("#767676", "#fff", 4.54),
        ("#fff", "#0a7d5c", 5.12),
        ("#f00", "#fff", 4.00),
        ("#0008", "#fff", 4.48),
    ],
)
def test_contrasts_are_those_of_wcag(text: str, ground: str, reads: float) -> None:
    over, below = paint(text), paint(ground)

    assert over is not None
    assert below is not None
    assert read_on(over, (below,)) == pytest.approx(reads, abs=0.02)


def test_a_ground_that_lets_the_page_through_is_judged_on_the_worst_page() -> None:
    glass = WHITE.fainter(0.5)

    assert read_on(BLACK, (glass,)) == pytest.approx(ratio(BLACK, Paint(0.5, 0.5, 0.5)))


@given(PAINT, PAINT)
def test_contrast_is_the_same_both_ways_and_never_beyond_black_and_white(one: Paint, other: Paint) -> None:
    assert 1 <= ratio(one, other) == ratio(other, one) <= 21.000001


@given(PAINT, st.sampled_from([WHITE, BLACK, Paint(0.5, 0.5, 0.5)]))
def test_the_nearest_colour_that_is_named_passes_as_it_is_written(start: Paint, ground: Paint) -> None:
    found = nearest(lambda seen: ratio(seen, ground) >= 4.5, start)

    assert found is not None
    written = paint(found.hex)
    assert written is not None
    assert ratio(written, ground) >= 4.5
