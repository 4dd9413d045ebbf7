"""What Handbill writes as YAML says, read again, what it said."""

from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st

from handbill.exchange.merge import added, without
from handbill.yaml import compose
from handbill.yaml.writing import plain, text_of

_LETTERS = st.characters(exclude_categories=("C", "Zl", "Zp"))
_TEXTS = st.text(_LETTERS, min_size=1, max_size=12) | st.sampled_from(
    (
        "null",
        "~",
        "true",
        "010",
        "-",
        "- a",
        "a: b",
        "#fff",
        "{ a }",
        "*",
        "&a",
        "!t",
        "<<",
        "a #b",
        " a",
        "a\n",
        "é",
        "?",
    )
)
_KEYS = st.text(_LETTERS, min_size=1, max_size=8)
_VALUES = st.recursive(
    _TEXTS,
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3) | st.dictionaries(_KEYS, inner, min_size=1, max_size=3)
    ),
    max_leaves=8,
)
_MAPS = st.dictionaries(_KEYS, _VALUES, min_size=1, max_size=4)


@given(_MAPS)
@example({"a": [{"b": {"c": "d"}}, ["e", ["f"]], {"g": ["h"], "i": "j"}]})
def test_whatever_is_written_is_read_again(value: dict[str, Any]) -> None:
    root, faults = compose(text_of(value), "x.yml")
    assert not faults, (text_of(value), faults)
    assert root is not None
    assert plain(root) == value


@given(_MAPS, st.from_regex(r"[a-z]{1,6}", fullmatch=True), _VALUES)
def test_what_is_added_to_a_file_can_be_taken_out_again(
    others: dict[str, Any], name: str, value: Any
) -> None:
    promotions = {key: one for key, one in others.items() if key != name}
    if not promotions:
        return
    text = "# Ours.\n" + text_of({"promotions": promotions, "messages": {"close": "Weg"}})
    more = added(text, ("promotions", name), value)
    assert more is not None
    root, faults = compose(more, "x.yml")
    assert root is not None
    assert not faults
    assert plain(root) == {"promotions": {**promotions, name: value}, "messages": {"close": "Weg"}}
    assert without(more, ("promotions", name)) == text
