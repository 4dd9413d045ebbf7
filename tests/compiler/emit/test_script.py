"""Modules joined into one script: what is in it, what it is called, and that it still means the same."""

import json
import re
from collections.abc import Mapping

import pytest

from handbill.diagnostics import Report
from handbill.emit.minify import minify
from handbill.emit.script import Joined, join
from handbill.model.plan import Import, Part

START = "runtime_js/core/start.js"


def joined(
    start: str, modules: Mapping[str, str] | None = None, parts: Mapping[str, tuple[str, str]] | None = None
) -> tuple[Joined | None, Report]:
    """Join a `start.js` with other modules; `parts` are single functions by key: path and name."""
    report = Report()
    imports = tuple(Import(path, name, f"l{i}") for i, (path, name) in enumerate((parts or {}).values()))
    locals_: dict[str, Part] = {key: f"l{i}" for i, key in enumerate(parts or {})}
    return join(imports, locals_, {START: start, **(modules or {})}, report), report


def script(
    start: str, modules: Mapping[str, str] | None = None, parts: Mapping[str, tuple[str, str]] | None = None
) -> str:
    """Return the joined script, one declaration a line."""
    found, report = joined(start, modules, parts)
    assert found is not None, report.diagnostics
    return found.text.decode()


def codes(
    start: str, modules: Mapping[str, str] | None = None, parts: Mapping[str, tuple[str, str]] | None = None
) -> list[str]:
    found, report = joined(start, modules, parts)
    assert found is None
    return [d.code for d in report.diagnostics]


def test_what_nobody_reaches_is_left_out() -> None:
    text = script(
        'import { a } from "./a.js";\nexport function start() { a(); }\nfunction idle() {}\n',
        {"runtime_js/core/a.js": "const LIMIT = 3;\nconst OTHER = 4;\nexport const a = () => LIMIT + LIMIT;\nexport function b() {}\n"},
    )  # fmt: skip

    assert "LIMIT" in text
    assert "OTHER" not in text
    assert "idle" not in text
    assert "function b" not in text


def test_a_name_that_is_only_a_key_or_a_local_does_not_count_as_use() -> None:
    text = script(
        "const helper = 1;\nconst other = 2;\n"
        "export function start(one) { const helper = one; return { other: helper.other }; }\n"
    )

    assert "other=" not in text.replace(" ", "")
    assert text.count("helper") == 2


def test_clashing_names_of_two_modules_are_told_apart() -> None:
    text = script(
        'import { go } from "./a.js";\nfunction watch() { return 1; }\nexport function start() { go(watch()); go(watch()); }\n',
        {
            "runtime_js/core/a.js": "function watch() { return 2; }\nexport const go = (x) => x + watch() + watch();\n"
        },
    )

    assert "const go = (x) => x + watch() + watch();" in text
    assert "const watch2 = ()=>{ return 1; };" in text
    assert "go(watch2())" in text


def test_a_renamed_name_keeps_its_key_in_objects_and_patterns() -> None:
    text = script(
        'import { go } from "./a.js";\nconst size = [1];\nexport function start() { go({ size }); go(size); }\n',
        {"runtime_js/core/a.js": "const size = [2];\nexport const go = (x) => [x, size];\n"},
    )

    assert "go({ size:size2 })" in text


def test_a_local_never_hides_what_an_import_means() -> None:
    text = script(
        'import { now as time } from "./clock.js";\n'
        "export function start() { const now = time(); return now + time(); }\n",
        {"runtime_js/core/clock.js": "export const now = () => 1;\n"},
    )

    assert "const now2 = () => 1;" in text
    assert "const now = now2();" in text


def test_no_declaration_takes_the_name_of_a_global_that_another_module_uses() -> None:
    text = script(
        'import { close } from "./a.js";\nimport { leave } from "./b.js";\n'
        "export function start() { close(); leave(); close(); leave(); }\n",
        {
            "runtime_js/core/a.js": "export function close() { return 1; }\n",
            "runtime_js/core/b.js": "export function leave() { close(); }\n",
        },
    )

    assert "const close2 = ()=>{ return 1; };" in text
    assert "const leave = ()=>{ close(); };" in text


def test_constants_stand_before_those_that_need_them() -> None:
    text = script(
        'import { b } from "./b.js";\nexport const start = () => b;\n',
        {
            "runtime_js/core/b.js": 'import { a } from "./z.js";\nexport const b = a * 2;\n',
            "runtime_js/core/z.js": "export const a = 60 * 60;\n",
        },
    )

    assert text.index("const a =") < text.index("const b =") < text.index("const start =")


def test_modules_that_import_each_other_are_joined() -> None:
    text = script(
        'import { b } from "./b.js";\nexport function start() { return [b, b()]; }\nexport const LIMIT = [3];\n',
        {"runtime_js/core/b.js": 'import { start, LIMIT } from "./start.js";\nexport function b() { return [start, LIMIT]; }\n'},
    )  # fmt: skip

    assert text.count("const start =") == text.count("const b =") == text.count("LIMIT = [3]") == 1


def test_names_that_are_passed_on_are_followed() -> None:
    text = script(
        'import { moment } from "./a.js";\nexport function start() { return moment() - moment(); }\n',
        {
            "runtime_js/core/a.js": 'export { now as moment } from "./clock.js";\n',
            "runtime_js/core/clock.js": "const now = () => 1;\nexport { now };\n",
        },
    )

    assert "return now() - now();" in text


def test_a_shops_script_may_use_the_runtime() -> None:
    text = script(
        "export function start() {}\n",
        {
            "site:targeting/triggers/shake/trigger.js": 'import { now } from "handbill/core/clock.js";\n'
            'import { far } from "./more.js";\nexport const watch = () => now() + far;\n',
            "site:targeting/triggers/shake/more.js": "export const far = 9;\n",
            "runtime_js/core/clock.js": "export const now = () => 1;\n",
        },
        {"one": ("site:targeting/triggers/shake/trigger.js", "watch")},
    )

    assert "start({one:() => (() => 1)() + (9),},$)" in text


def test_a_shops_script_may_not_leave_its_site() -> None:
    found = codes(
        "export function start() {}\n",
        {"site:targeting/triggers/shake/trigger.js": 'import { a } from "../../../../secret.js";\nexport const watch = () => a;\n'},
        {"one": ("site:targeting/triggers/shake/trigger.js", "watch")},
    )  # fmt: skip

    assert found == ["HB531"]


def test_a_platforms_function_ships_only_when_some_module_asks_for_it() -> None:
    report = Report()
    modules = {
        START: "export function start(parts) { return parts.platform.cart; }\n",
        "p.js": "export function cart() {}\nexport function customer() {}\n",
    }
    found = join(
        (Import("p.js", "cart", "a"), Import("p.js", "customer", "b")),
        {"platform": {"cart": "a", "customer": "b"}},
        modules,
        report,
    )

    assert found is not None
    assert b"{platform:{cart:()=>{},},}" in found.text
    assert b"customer" not in found.text


@pytest.mark.parametrize(
    "source",
    [
        "export function start() { for (let i = 0; i < 2; i++) { const top = i; go(top); } }",
        "export function start() { try { go(); } catch (top) { go(top); } }",
        "export function start({ top = 1, a: [b] }) { return top + b; }",
        "export function start() { var f = function top() { return top; }; return f; }",
        "export function start() { return class { top() { return this.top; } }; }",
        "export function start() { if (1) { function top() {} top(); } }",
        "export function start() { go(top); { var top = 1; } }",
        "export function start() { switch (1) { case 1: let top = 1; go(top); } }",
        "export function start() { for (const top of []) go(top); }",
        "export function start() { top: for (;;) { break top; } }",
    ],
)
def test_what_a_function_declares_is_its_own(source: str) -> None:
    text = script(f"const top = 0;\nconst go = (x) => x;\n{source}\n")

    assert "const top = 0;" not in text


@pytest.mark.parametrize(
    "source",
    [
        "export function start() { return { top }; }",
        "export function start() { const { a = top } = {}; return a; }",
        "export function start() { { const top = 1; go(top); } return top; }",
        "export function start(a = top) { return a; }",
        "export function start() { top = 1; }",
        "export function start() { ({ a: top } = {}); }",
        "export const start = () => `${top}`;",
    ],
)
def test_what_a_function_uses_from_outside_comes_along(source: str) -> None:
    text = script(f"let top = 0;\nconst go = (x) => x;\n{source}\n")

    assert "let top = 0;" in text


@pytest.mark.parametrize(
    "statement",
    [
        "go();",
        "const a = go();",
        "const a = window.b;",
        "const { a } = go;",
        "const a = new Date();",
        "const a = new Map([[1, 2]]);",
        "if (1) {}",
        "const a = `${go()}`;",
    ],
)
def test_a_module_that_acts_when_it_is_loaded_is_refused(statement: str) -> None:
    assert codes(f"{statement}\nexport function start() {{}}\n") == ["HB534"]


@pytest.mark.parametrize(
    "statement",
    [
        "const a = 24 * 60 * 60;",
        "let a;",
        "const a = { b: [1, 'x', null], c() { go(); } };",
        "const a = new Map();",
        "const a = /x/g;",
        "class A { b() { go(); } }",
        "const a = () => go();",
    ],
)
def test_a_module_that_only_declares_is_joined(statement: str) -> None:
    assert script(f"{statement}\nexport function start() {{}}\n").startswith("($=>")


def test_a_missing_export_is_reported_with_the_nearest_name() -> None:
    _, report = joined(
        'import { nwo } from "./clock.js";\nexport function start() { nwo(); }\n',
        {"runtime_js/core/clock.js": "export const now = () => 1;\n"},
    )

    assert [(d.code, d.at.line, d.at.column, d.help) for d in report.diagnostics] == [
        ("HB532", 1, 10, "did you mean 'now'?")
    ]


def small(source: str) -> str | None:
    """Return a minified module, None when the guard refuses it."""
    found, report = joined(f"{source}\nexport function start() {{ return [a, a]; }}\n")
    assert found is not None, report.diagnostics
    minified = minify(found, report)
    return minified.text.decode() if minified else None


@pytest.mark.parametrize(
    ("source", "kept"),
    [
        ('const a = "x  // y  /* z */";', '"x  // y  /* z */"'),
        ("const a = /[/]  \\/x/g;", "/[/]  \\/x/g"),
        ("const a = (b) => `x  ${ b }  y`;", "`x  ${ b }  y`"),
        ("const a = (b) => b /2/ 1;", "b/2/1"),
        ("const a = (b) => b + +b - -b;", "b+ +b- -b"),
        ("const a = (b) => b++ + ++b;", "b++ + ++b"),
        ("const a = (b) => { return /* x */ b; };", "return b"),
        ("const a = (b) => { return/*\n*/b; };", "return\nb"),
        ("const a = (b) => b?.5 : 1;", "b?.5:1"),
        ("const a = (b) => b ? .5 : 1;", "b?.5:1"),
        ("const a = (b) => b in b;", "b in b"),
        ("const a = 'http://x';", "'http://x'"),
        ("const a = 1; // \u2028 // x", "const a=1;"),
    ],
)
def test_minifying_keeps_what_matters(source: str, kept: str) -> None:
    text = small(source)

    assert text is not None
    assert kept in text


@pytest.mark.parametrize(
    "source",
    [
        "const a = (s) => /a  b/.test(s);",
        "const a = (s) => /['\"]/.test(s) + 'a  b';",
        "const a = (b) => `x ${`y  ${b}  z`} w`;",
        "const a = (b) => { throw /a  b/; };",
        "const a = (b) => { if (b) return 1; else /a  b/.test(b); };",
        "const a = () => 1 .toFixed();",
    ],
)
def test_what_the_minifier_would_break_is_refused(source: str) -> None:
    assert small(source) is None


def test_the_data_can_stand_in_a_page_and_in_a_script() -> None:
    from handbill.emit.data import to_json, to_script

    data = {"a": "</script><!-- &amp; \u2028 \u2029 ' \\ \" \n é 😀"}
    short, long = to_script(data), to_script({**data, "b": "x" * 10_000})

    assert not set("<>&\u2028\u2029") & set(short + long)
    assert json.loads(short.replace("{a:", '{"a":')) == json.loads(to_json(data)) == data
    assert long.startswith("JSON.parse('{")
    inside = long.removeprefix("JSON.parse('").removesuffix("')")
    assert json.loads(inside.replace("\\'", "'").replace("\\\\", "\\"))["a"] == data["a"]


def test_numbers_that_json_can_not_say_stop_the_build() -> None:
    from handbill.emit.data import to_json

    with pytest.raises(ValueError, match="Out of range"):
        to_json({"a": float("nan")})


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (
            {"a": 86_400_000, "b-c": [1, -2000, 0, 10.5], "$d": None},
            '{a:864e5,"b-c":[1,-2e3,0,10.5],$d:null}',
        ),
        ({"__proto__": {"a": True}}, '{["__proto__"]:{a:true}}'),
        ({"1": "</script>"}, '{"1":"\\u003c/script\\u003e"}'),
    ],
)
def test_a_short_table_is_a_literal(data: dict[str, object], expected: str) -> None:
    from handbill.emit.data import to_script

    assert to_script(data) == expected


@pytest.mark.parametrize(
    ("default", "expected"),
    [
        ("export default (fact) => fact(LIMIT) > LIMIT;", "const answer = (fact) => fact(LIMIT) > LIMIT;"),
        (
            "export default function (fact) { return LIMIT + LIMIT; }",
            "const answer = function (fact) { return LIMIT + LIMIT; };",
        ),
        (
            "export default function vip(fact) { return LIMIT + LIMIT; }",
            "const vip = (fact)=>{ return LIMIT + LIMIT; };",
        ),
    ],
)
def test_what_a_rule_asks_gets_a_name(default: str, expected: str) -> None:
    path = "site:scripts/vip.js"
    text = script(
        "export function start(parts) { return parts.ask; }",
        {path: f"{default}\nconst LIMIT = 2;\n"},
        {"ask": (path, "default"), "more": (path, "default")},
    )

    assert expected in text.split("\n")
    assert "const LIMIT = 2;" in text
    assert "default" not in text


def test_no_name_of_the_runtime_is_taken_by_what_a_rule_asks() -> None:
    path = "site:scripts/vip.js"
    text = script(
        "export function start(parts) { return answer(parts.ask) + answer(parts.ask); }\nfunction answer(x) { return x; }",
        {path: "export default () => [answer, answer];\nconst answer = [true];\n"},
        {"ask": (path, "default"), "more": (path, "default")},
    )

    assert sorted(re.findall(r"(?:const|function) (answer\d*)", text)) == ["answer", "answer2", "answer3"]
