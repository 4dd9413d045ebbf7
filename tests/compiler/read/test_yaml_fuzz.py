"""Whatever bytes a file holds: a map, or a diagnostic with a place in the file. Never a traceback."""

from hypothesis import given, settings
from hypothesis import strategies as st

from handbill.diagnostics import Report, render
from handbill.yaml import parse

PIECES = [
    *"\n \t:#{}[],'\"|>*&!%@`-?\\<~\u00e9\u2028\ufeff\0\x85",
    *(
        "  ",
        "- ",
        ": ",
        "key: ",
        "\n  ",
        "\n- ",
        "\n\t",
        "{{ ",
        " }}",
        "---\n",
        "...\n",
        "<<: ",
        "&a ",
        "*a",
        "!!int ",
    ),
    *(
        "text",
        "a.b",
        "75",
        "null",
        "> 75",
        "|2",
        "\\ud800",
        "\\x",
        "'it''s'",
        '"x"',
        "%YAML 1.2\n",
        "\r\n",
        "? ",
    ),
]
SAMPLE = """template: { name: popup, position: center }
triggers: [ { timer: 20s }, exit_intent ]
targeting:
  cart.value: { at_least: 75 }
  not: { cart.coupon: { exists: true } }
content:
  headline: "Don't leave"
  body: |
    Two lines,
    of text.
"""


def check(data: bytes) -> None:
    report = Report()
    root = parse(data, "f.yml", report)
    found = report.diagnostics
    assert (root is None) == bool(found)
    text = data.decode(errors="replace")
    lines = text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
    for one in found:
        assert one.at.file == "f.yml"
        assert 1 <= one.at.line <= lines + 1
        assert one.at.column >= 1
        assert (one.at.line, one.at.column) <= (one.at.end_line, one.at.end_column)
    for shown in (render.text(found, {"f.yml": text}, color=True), render.github(found), render.sarif(found)):
        assert bool(shown) or not found


@settings(derandomize=True, max_examples=200)
@given(st.binary(max_size=200))
def test_any_bytes(data: bytes) -> None:
    check(data)


@settings(derandomize=True, max_examples=600)
@given(st.lists(st.sampled_from(PIECES), max_size=25))
def test_any_row_of_what_yaml_is_made_of(pieces: list[str]) -> None:
    check("".join(pieces).encode())


@settings(derandomize=True, max_examples=600)
@given(st.integers(0, len(SAMPLE)), st.integers(0, 6), st.lists(st.sampled_from(PIECES), max_size=3))
def test_a_promotion_in_the_middle_of_being_typed(at: int, removed: int, typed: list[str]) -> None:
    check((SAMPLE[:at] + "".join(typed) + SAMPLE[at + removed :]).encode())
