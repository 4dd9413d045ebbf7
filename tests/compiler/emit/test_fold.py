"""What a site can't need is left out of its script, and nothing else is."""

import pytest

from handbill.emit.fold import Known, fold

TABLES = (
    ("data", frozenset({"site"})),
    ("design", frozenset({"slot"})),
    ("parameters", frozenset({"depth"})),
)


def folded(text: str) -> str:
    found = fold(text, TABLES)
    assert len(found.encode()) == len(text.encode())
    assert found.count("\n") == text.count("\n")
    return " ".join(found.split())


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("const f = () => data.keep || 5;", "const f = () => 5;"),
        ("const f = () => data.keep ?? 5;", "const f = () => 5;"),
        ("const f = (a) => (data.keep ? a : g(a));", "const f = (a) => ( g(a));"),
        ("const f = (a) => { if (data.keep) g(); return a; };", "const f = (a) => { return a; };"),
        ("const f = (a) => { if (!data.keep) g(); else h(); };", "const f = (a) => { g(); };"),
        ("const f = (a) => { if (data.keep) g(); else h(); };", "const f = (a) => { h(); };"),
        ("const f = (a) => { for (;;) if (data.keep) g(); };", "const f = (a) => { for (;;) ; };"),
        ("const f = (a) => data.keep === undefined || a;", "const f = (a) => !0 ;"),
        ("const f = (a) => (a.b && data.keep) || {};", "const f = (a) => {};"),
        ("const f = (a) => g(a.design.cap);", "const f = (a) => g();"),
        ("const f = (a) => ({ a, ...data.keep && a.b, c });", "const f = (a) => ({ a, c });"),
        ("const f = (a) => ({ a, ...data.keep && a.b });", "const f = (a) => ({ a });"),
        ("const f = (a) => ({ ...data.keep && a.b });", "const f = (a) => ({ });"),
        ("const f = (a) => [a, ...data.keep || a.b];", "const f = (a) => [a, ... a.b];"),
        ("const f = (a) => { const k = data.keep; return k ? a : 1; };", "const f = (a) => { return 1; };"),
        (
            "function watch({ depth, element }, fire) { return element || depth; }",
            "function watch({ depth, }, fire) { return depth; }",
        ),
        (
            "function watch({ depth, while: range, until: end }, fire) { return range || depth; }",
            "function watch({ depth, }, fire) { return depth; }",
        ),
        (
            "function watch({ depth: far, while: range }, fire) { if (range) return range[0]; return far; }",
            "function watch({ depth: far, }, fire) { return far; }",
        ),
    ],
)
def test_what_hangs_on_an_absent_key_goes(text: str, left: str) -> None:
    assert folded(text).replace("( ", "(").replace("=> {}", "=> {}") == left.replace("( ", "(")


@pytest.mark.parametrize(
    "text",
    [
        "const f = () => data.site || 5;",
        "const f = () => other.keep || 5;",
        "const f = (a) => (g(a) && data.keep, a);",
        "const f = (k) => { const g = (k) => k || 1; return g(k); };",
        "const f = (a) => a && a.keep;",
    ],
)
def test_everything_else_stays(text: str) -> None:
    assert " ".join(fold(text, TABLES[1:2]).split()) == text


def test_a_call_before_an_absent_key_is_still_made() -> None:
    assert "g(a)" in folded("const f = (a) => (g(a) && data.keep) || 1;")


def test_a_name_declared_anew_is_another_name() -> None:
    text = "const f = () => { const k = data.keep; const g = (k) => (k ? 1 : 2); return g(k ? 3 : 4); };"

    assert (
        folded(text) == "const f = () => { const k = void 0 ; const g = (k) => (k ? 1 : 2); return g( 4); };"
    )


def test_a_broken_module_is_left_to_the_join() -> None:
    text = "const f = ( => data.keep;"

    assert fold(text, TABLES) == text


def test_only_the_trigger_itself_reads_its_parameters() -> None:
    known = Known((("data", frozenset()),), (("a/trigger.js", frozenset({"after"})),))

    assert dict(known.of("a/trigger.js"))["parameters"] == {"after"}
    assert "parameters" not in dict(known.of("b/trigger.js"))


def test_a_table_in_a_table_is_known_by_both_names() -> None:
    known = (("data.kept", frozenset({"visits"})),)
    text = "const f = (kept) => [data.kept.visits, data.kept.views, kept.views, a.kept.views];"

    assert " ".join(fold(text, known).split()) == (
        "const f = (kept) => [data.kept.visits, void 0 , kept.views, a.kept.views];"
    )


def test_in_a_shops_script_the_tables_names_mean_nothing() -> None:
    known = Known((("data", frozenset()),), (("site:a/trigger.js", frozenset({"after"})),))

    assert known.of("site:a/facts.js") == ()
    assert dict(known.of("site:a/trigger.js")) == {"parameters": {"after"}}


def test_what_is_left_behind_a_return_stays_on_its_line() -> None:
    left = fold("const f = (a) => { return !a.design.cap &&\n  g(a); };", TABLES)

    assert "return g(a);" in left
