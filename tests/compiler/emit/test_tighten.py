"""Shorter ways to write the same, and where they would not be the same."""

import pytest

from handbill.emit.minify import Minified, Token
from handbill.emit.tighten import tighten
from handbill.javascript.syntax import first_error, leaves, parse


def tight(source: str) -> str:
    """Tighten the body of a function."""
    whole = f"($=>{{{source}}})".encode()
    tokens = tuple(Token(start, "m", start) for start, _ in leaves(whole, parse(whole).root_node))
    found = tighten(Minified(whole, tokens))
    assert first_error(parse(found.text).root_node) is None
    return found.text.decode().removeprefix("($=>{").removesuffix("})")


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("const a=1;const b=2;go(a,b);", "let a=1,b=2;go(a,b)"),
        ("let a;const {b}=c;", "let a,{b}=c"),
        ("const a=1;go();const b=2;go();", "let a=1;go();let b=2;go()"),
        ("for(const a of b){go(a);}", "for(let a of b){go(a)}"),
        ("const a=(b)=>b+1;", "let a=b=>b+1"),
        ("const a=(b.c);go((d),[(e)],{f:(g)},(h)&&(i.j));", "let a=b.c;go(d,[e],{f:g},h&&i.j)"),
        ("(a.b).c=(d)=>{return d;};", "a.b.c=d=>{return d}"),
        ("function a(){return 1;}\nfunction b(){}\ngo();", "function a(){return 1}function b(){}go()"),
        ("a=(b).c;", "a=b.c"),
        ("a=true;b=[false,undefined];", "a=!0;b=[!1,void 0]"),
        ("a=b||(5);c={d:(6),};e=[1,2,];", "a=b||5;c={d:6};e=[1,2]"),
        ("a=()=>(b=c||d);e=f=>(g?h:i);", "a=()=>b=c||d;e=f=>g?h:i"),
        ("if(a){b();}\nreturn c;", "if(a){b()}return c"),
    ],
)
def test_the_same_is_written_shorter(source: str, expected: str) -> None:
    assert tight(source) == expected


@pytest.mark.parametrize(
    "source",
    [
        "for(;;);",
        "if(a);",
        "while(a);",
        "a=()=>({})",
        "a=()=>({}.b)",
        "a=()=>(b,c)",
        "a=(5).b",
        "a=[,,]",
        "a=[b,,]",
        "a=(b,c)=>b",
        "a=(b=1)=>b",
        "a=({b})=>b",
        "a=(...b)=>b",
        "a=async(b)=>b",
        "a=(b?.c).d",
        "a=(b?.c)()",
        "a=new(b().c)",
        "a=new(b().c).d()",
        "a=(b+c)*d",
        "a=(b,c)",
        "a=(()=>1)()",
        "a=(yes?b:c).d",
        "if((a)){b()}",
        "return(a)",
        "a=typeof(b)",
        "a=`x;}`",
        "a=b\n(c)",
        "if(a)b();else c()",
    ],
)
def test_what_would_mean_something_else_is_left_alone(source: str) -> None:
    assert tight(source) == source


def test_tokens_remember_where_they_came_from() -> None:
    source = b"($=>{const a=1;const b=(c.d);go(a,b);})"
    tokens = tuple(Token(start, "m", start) for start, _ in leaves(source, parse(source).root_node))
    found = tighten(Minified(source, tokens))

    for token in found.tokens:
        here, there = found.text[token.offset :], source[token.source :]
        pair = here[:1], there[:1]
        assert pair[0] == pair[1] or pair == (b",", b";") or (here[:3], there[:5]) == (b"let", b"const")
    assert len(found.tokens) > 20
