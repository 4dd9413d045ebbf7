"""Shorter ways to write the same, and where they would not be the same."""

from collections.abc import Callable

import pytest

from handbill.emit.flatten import flatten
from handbill.emit.mangle import SHORT, mangle, mangled
from handbill.emit.minify import Minified, Token
from handbill.emit.squeeze import squeeze
from handbill.emit.tighten import tighten
from handbill.javascript.syntax import first_error, leaves, parse

Pass = Callable[[Minified], Minified]


def minified(body: str, path: str = "m") -> Minified:
    """Return the body of a function as a minified script of one module."""
    whole = f"($=>{{{body}}})".encode()
    tokens = tuple(Token(start, path, start) for start, _ in leaves(whole, parse(whole).root_node))
    return Minified(whole, tokens)


def shorter(way: Pass, body: str, path: str = "m") -> str:
    found = way(minified(body, path))
    assert first_error(parse(found.text).root_node) is None
    return found.text.decode().removeprefix("($=>{").removesuffix("})")


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("const a=1;const b=2;go(a,b);", "let a=1,b=2;go(a,b);"),
        ("let a;const {b}=c;", "let a,{b}=c;"),
        ("const a=1;go();const b=2;go();", "let a=1;go();let b=2;go();"),
        ("const a=1\nconst b=2;", "let a=1\nlet b=2;"),
        ("for(const a of b){const c=1;}", "for(const a of b){let c=1;}"),
    ],
)
def test_declarations_in_a_row_are_one(source: str, expected: str) -> None:
    assert shorter(tighten, source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("(()=>{go();})();", "{go();}"),
        ("(()=>{go();})();stop();", "{go();}stop();"),
        ("((a)=>{go(a);})(a);", "{go(a);}"),
        ("(a=>{go(a);})(b);", "{let a=b;go(a);}"),
        ("((a,b,c)=>{go(a,b,c);})(d.e,b,1);", "{let a=d.e,c=1;go(a,b,c);}"),
        ("(()=>go())();", "go();"),
        ("x=(()=>go())()+1;", "x=(go())+1;"),
        ("f=()=>(()=>{if(x)return 1;return 2;})();", "f=()=>{if(x)return 1;return 2;};"),
        ("f=()=>{go();return (()=>{if(x)return 1;go();})();};", "f=()=>{go();{if(x)return 1;go();}};"),
        ("f=()=>{go();(()=>{if(x)return;go();})();};", "f=()=>{go();{if(x)return;go();}};"),
        ("(()=>{f(()=>{return 1;});})();", "{f(()=>{return 1;});}"),
        ("(()=>{(()=>{go();})();})();", "{{go();}}"),
    ],
)
def test_a_call_of_a_function_that_stands_there_is_its_body(source: str, expected: str) -> None:
    assert shorter(flatten, source) == expected


@pytest.mark.parametrize(
    "source",
    [
        "(()=>{if(x)return;go();})();stop();",
        "f=()=>{(()=>{if(x)return 1;go();})();};",
        "f=()=>{if(y){(()=>{if(x)return;go();})();}stop();};",
        "f=()=>{if(y)return (()=>{if(x)return 1;go();})();stop();};",
        "x=(()=>{return 1;})();",
        "((a,b)=>{go(a,b);})(b,a);",
        "((a)=>{go(a);})(a+1);",
        "((a)=>{go(a);})(f(1));",
        "((a)=>{go(a);})();",
        "((a=1)=>{go(a);})(b);",
        "(({a})=>{go(a);})(b);",
        "((...a)=>{go(a);})(b);",
        "((a)=>go(a))(b);",
        "(async()=>{await go();})();",
        "(function(){go(this);})();",
        "(()=>{go();})?.();",
    ],
)
def test_a_function_stays_where_its_body_would_mean_something_else(source: str) -> None:
    assert shorter(flatten, source) == source


def test_statements_are_told_in_fewer_words() -> None:
    assert shorter(squeeze, "if(a){b();}else{c();}stop();if(d){return true;}go();") == (
        "if(a?b():c(),stop(),d)return!0;go()"
    )


def test_a_shop_keeps_the_names_of_its_own_properties() -> None:
    source = "go(a.design,{rule:1,hope:2});"

    assert shorter(mangle, source, "site:targeting/facts/a/facts.js") == source
    assert shorter(mangle, source) == f"go(a.{SHORT['design']},{{{SHORT['rule']}:1,{SHORT['hope']}:2}});"


def test_the_tables_have_the_names_that_the_script_asks_for() -> None:
    assert mangled({"designs": [{"screens": 1, "slot": "modal"}], "site": "acme"}) == {
        SHORT["designs"]: [{SHORT["screens"]: 1, "slot": "modal"}],
        "site": "acme",
    }


@pytest.mark.parametrize("way", [tighten, flatten, mangle, squeeze])
def test_tokens_remember_where_they_came_from(way: Pass) -> None:
    body = 'const a=1;const b="two";(()=>{if(a){go(b.three,"four");}})();stop(a,b.design);'
    before = minified(body)
    found = way(before)
    words = 0
    for token in found.tokens:
        here, there = found.text[token.offset :], before.text[token.source :]
        if here[:1].isalnum() and here[:3] != b"let" and there[:6] != b"design":
            length = len(here) - len(here.lstrip(b"abcdefghijklmnopqrstuvwxyz0123456789"))
            assert here[:length] == there[:length]
            words += 1
    assert words >= 9
