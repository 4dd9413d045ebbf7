"""Boxes of a picture: their words fit."""

from handbill.emit.boxes import Box


def test_words_stand_in_lines_that_fit_and_long_names_break_behind_a_point_or_a_hyphen() -> None:
    words = "promotion.hi-ask.submitted and cart.value above 75"
    assert Box(0, 0, "if", (words,)).lines == ["promotion.hi-ask.", "submitted and cart.value", "above 75"]
