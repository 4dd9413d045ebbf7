"""What a person sees of a mistake."""

import re

from handbill.diagnostics import Diagnostic, Note, Span, render

FILE = "promotions/a.yml"


def show(line: str, start: int, end: int, before: int = 0) -> list[str]:
    at = Span(FILE, before + 1, start, before + 1, end)
    text = "\n" * before + line + "\nnext: line\n"
    return render.text([Diagnostic("HB201", "error", at, "wrong")], {FILE: text}).split("\n")


def test_a_frame_points_at_the_words() -> None:
    assert show("  cart.valeu: { at_least: 75 }", 3, 13, before=10) == [
        "error[HB201]: wrong",
        "  --> promotions/a.yml:11:3",
        "   |",
        "11 |   cart.valeu: { at_least: 75 }",
        "   |   ^^^^^^^^^^",
        "",
        "1 error",
        "",
    ]


def test_help_and_second_places_follow() -> None:
    first, second = Span(FILE, 1, 1, 1, 5), Span(FILE, 12, 1, 12, 5)
    found = Diagnostic("HB010", "warning", second, "twice", "keep one", (Note(first, "first written here"),))
    text = render.text([found, found], {FILE: "goal: email" + "\n" * 11 + "goal: order"})
    assert text.startswith(
        "warning[HB010]: twice\n  --> promotions/a.yml:12:1\n   |\n12 | goal: order\n   | ^^^^\n"
        "note: first written here\n  --> promotions/a.yml:1:1\n   |\n 1 | goal: email\n   | ^^^^\nhelp: keep one\n\n"
    )
    assert text.endswith("\n\n2 warnings\n")


def test_tabs_and_wide_letters_keep_the_carets_below_the_words() -> None:
    shown = show("a:\t漢字e\u0301 word", 8, 12)
    assert shown[3] == "1 | a:  漢字e\u0301 word"
    assert shown[4] == "  |          ^^^^"  # two columns for each of 漢 and 字, none for the accent


def test_what_cannot_be_seen_is_named() -> None:
    shown = show("a: x\u202ey\x1b[2Jz", 5, 6)
    assert shown[3] == "1 | a: x<U+202E>y<U+001B>[2Jz"
    assert shown[4] == "  |     ^^^^^^^^"


def test_a_message_cannot_drive_the_terminal() -> None:
    found = Diagnostic("HB201", "error", Span(FILE), "no '\x1b[2J\n'", "try \x07")
    assert render.text([found], {}).split("\n")[:3] == [
        "error[HB201]: no '<U+001B>[2J\\n'",
        " --> promotions/a.yml:1:1",
        "help: try <U+0007>",
    ]


def test_a_long_line_is_cut_around_the_words() -> None:
    shown = show("a" * 300 + "WRONG" + "b" * 300, 301, 306)
    carets = shown[4].index("^")
    assert shown[3][carets : carets + 5] == "WRONG"
    assert shown[4].count("^") == 5
    assert shown[3].startswith("1 | …a")
    assert shown[3].endswith("b…")
    assert len(shown[3]) < 110


def test_a_stretch_that_is_longer_than_the_frame_is_cut_too() -> None:
    shown = show("x: " + "y" * 400, 4, 404)
    assert len(shown[3]) < 110
    assert len(shown[4]) < 110


def test_a_stretch_of_several_lines_shows_its_first() -> None:
    at = Span(FILE, 1, 10, 3, 4)
    shown = render.text([Diagnostic("HB201", "error", at, "wrong")], {FILE: "content: {\n a: 1,\n b: 2 }"})
    assert "1 | content: {\n  |          ^\n" in shown


def test_an_empty_place_and_one_behind_the_line_get_one_caret() -> None:
    assert show("goal:", 6, 6)[4] == "  |      ^"
    assert show("goal:", 40, 41)[4] == "  |      ^"


def test_a_file_that_cannot_be_shown_is_named() -> None:
    gone = Diagnostic("HB030", "error", Span("site.yml"), "no site")
    assert render.text([gone], {}) == "error[HB030]: no site\n --> site.yml:1:1\n\n1 error\n"
    past = Diagnostic("HB030", "error", Span(FILE, 9, 1, 9, 2), "no line")
    assert (
        render.text([past], {FILE: "one line"})
        == "error[HB030]: no line\n --> promotions/a.yml:9:1\n\n1 error\n"
    )


def test_colours_change_nothing_but_colour() -> None:
    at = Span(FILE, 1, 1, 1, 3)
    found = [
        Diagnostic("HB201", level, at, "wrong", "mend", (Note(at, "here"),)) for level in ("error", "warning")
    ]
    colored = render.text(found, {FILE: "goal: x"}, color=True)
    assert "\x1b[1;31merror[HB201]" in colored
    assert "\x1b[1;33mwarning[HB201]" in colored
    assert re.sub(r"\x1b\[[0-9;]*m", "", colored) == render.text(found, {FILE: "goal: x"})


def test_nothing_wrong_is_no_text() -> None:
    assert render.text([], {}) == ""
