"""The words of the language, and the few that the page knows."""

import re

import pytest

from handbill.plan.words import glob_source, lowered, regex_source


@pytest.mark.parametrize(
    ("fact_type", "word", "value", "expected"),
    [
        ("number", "at_least", 3, ("&", [(True, "at_least", 3)])),
        ("number", "below", 3, ("&", [(False, "at_least", 3)])),
        ("number", "at_most", 3, ("&", [(False, "above", 3)])),
        ("money", "between", [1, 9], ("&", [(True, "at_least", 1), (False, "above", 9)])),
        ("text", "in", ["a", "b"], ("&", [(True, "in_", ["a", "b"])])),
        ("text", "in", ["a"], ("&", [(True, "is", "a")])),
        ("text", "is_not", "a", ("|", [(False, "is", "a")])),
        ("text", "not_in", ["a", "b"], ("|", [(False, "in_", ["a", "b"])])),
        (
            "text",
            "starts_with",
            ["/a", "/b"],
            ("|", [(True, "starts_with", "/a"), (True, "starts_with", "/b")]),
        ),
        ("set", "is", "vip", ("&", [(True, "has", "vip")])),
        ("set", "in", ["a", "b"], ("&", [(True, "has_any", ["a", "b"])])),
        ("set", "contains", ["a", "b"], ("&", [(True, "has_all", ["a", "b"])])),
        ("set", "is_not", "vip", ("|", [(False, "has", "vip")])),
        ("occurrence", "is", True, ("&", [(True, "times_at_least", 1)])),
        ("occurrence", "is", False, ("&", [(False, "times_at_least", 1)])),
        ("occurrence", "between", [2, 4], ("&", [(True, "times_at_least", 2), (False, "times_above", 4)])),
        ("occurrence", "within", 9, ("&", [(True, "within", 9)])),
        ("occurrence", "after", 9, ("&", [(True, "times_at_least", 1), (False, "before", 10)])),
        ("moment", "before", 9, ("&", [(False, "at_least", 9)])),
        ("moment", "after", 9, ("&", [(True, "above", 9)])),
        ("text", "exists", True, ("&", [(True, "exists", None)])),
        ("text", "exists", False, ("&", [(False, "exists", None)])),
    ],
)
def test_each_word_means_tests_that_the_page_knows(
    fact_type: str, word: str, value: object, expected: tuple[str, object]
) -> None:
    assert lowered(fact_type, word, value) == expected


def test_a_word_that_the_type_does_not_take_is_no_test() -> None:
    with pytest.raises(ValueError, match="starts_with of a set"):
        lowered("set", "starts_with", "a")


@pytest.mark.parametrize(
    ("glob", "text", "matches"),
    [
        ("/products/*", "/products/tent", True),
        ("/products/*", "/products/a/b", True),
        ("/products/*", "/x/products/tent", False),
        ("*.html", "/a.html", True),
        ("*.html", "/a.html5", False),
        ("*.html", "/ahtml", False),
        ("/a?c", "/abc", True),
        ("/a?c", "/abbc", False),
        ("/a", "/a", True),
        ("/a", "/ab", False),
        ("/(new)+", "/(new)+", True),
        ("*", "", True),
    ],
)
def test_a_glob_matches_the_whole_text(glob: str, text: str, matches: bool) -> None:
    source = glob_source(glob).replace("[^]", r"[\s\S]")

    assert bool(re.search(source, text)) is matches


@pytest.mark.parametrize(
    ("written", "shipped"),
    [
        (r"^\/a\-b\.html$", r"^\/a-b\.html$"),
        ("a{x}]b", r"a\{x\}\]b"),
        ("a{2,3}b{2}", "a{2,3}b{2}"),
        (r"[\d-x\-_\!]", r"[\d\-x\-_!]"),
        (r"[a-\w]", r"[a\-\w]"),
        (r"[\\d-z]", r"[\\d-z]"),
        (r"\u{1F392}[\u{61}-c]", r"\u{1F392}[\u{61}-c]"),
    ],
)
def test_a_pattern_ships_as_one_of_whole_characters_wants_it(written: str, shipped: str) -> None:
    assert regex_source(written) == shipped
