"""What YAML makes hard, each with what to type instead: HB014 to HB026."""

from typing import Literal

from handbill.diagnostics.rule import Finding, rule

_WHY = {
    "#": "begins a comment",
    "{": "begins a map",
    "[": "begins a list",
    "*": "begins an alias",
    "&": "begins an anchor",
    "!": "begins a tag",
    "|": "begins a text of several lines",
    ">": "begins a text of several lines",
    "-": "begins an item of a list",
    "?": "begins a key",
    ",": "separates items",
}


@rule("HB014", "error")
def needs_quotes(written: str, instead: tuple[str, str] | None = None) -> Finding:
    """Some characters mean something to YAML where a value begins: `# { [ * & ! | > @ % ` and the backtick.

    Wrong:
    ```yaml
    theme: { accent: #0a7d5c }
    headline: {visitor.city} has snow
    selector: [data-buy]
    ```
    Right: the text in quotes.
    ```yaml
    theme: { accent: "#0a7d5c" }
    headline: "{visitor.city} has snow"
    selector: "[data-buy]"
    ```
    A comparison is a word: `cart.value: { above: 75 }`, not `cart.value: > 75`.
    """
    first = written[:1]
    quoted = written.replace("'", "''") if '"' in written or "\\" in written else None
    said = f"'{quoted}'" if quoted is not None else f'"{written}"'
    way = f"write {said}, in quotes"
    if instead:
        way = f"for {instead[0]}, write {instead[1]}; for a text, {said} in quotes"
    return Finding(f"'{first}' {_WHY.get(first, 'cannot begin a value')} in YAML", way)


@rule("HB015", "error")
def space_after_colon(key: str, value: str) -> Finding:
    """A key ends with a colon *and a space*; without the space the line is one word.

    Wrong:
    ```yaml
    priority:60
    ```
    Right:
    ```yaml
    priority: 60
    ```
    """
    return Finding(f"no space after the colon of '{key}:'", f"write '{key}: {value}'")


@rule("HB016", "error")
def tab_in_indentation() -> Finding:
    """YAML indents with spaces; a tab has no width that everybody agrees on.

    Wrong: the second line begins with a tab.
    ```yaml
    content:
    \\theadline: Hello
    ```
    Right: it begins with two spaces.
    ```yaml
    content:
      headline: Hello
    ```
    """
    return Finding("a tab, where YAML takes spaces only", "replace the tab by spaces")


@rule("HB017", "error")
def never_closed(mark: str, closing: str | None = None) -> Finding:
    """A quote or bracket that opens is closed, and one that closes was opened.

    Wrong:
    ```yaml
    headline: "Hello
    triggers: [ { timer: 20s }
    ```
    Right:
    ```yaml
    headline: "Hello"
    triggers: [ { timer: 20s } ]
    ```
    """
    if closing is None:
        return Finding(
            f"this '{mark}' closes nothing", f"delete it, or put a text that holds '{mark}' in quotes"
        )
    return Finding(f"this {mark} is never closed", f"add the closing {closing}")


@rule("HB018", "error")
def text_after_quote(quote: Literal["'", '"']) -> Finding:
    """A value in quotes ends at the closing quote; nothing but a comment follows it.

    Wrong:
    ```yaml
    headline: 'Don't go'
    body: "Best" offer
    ```
    Right:
    ```yaml
    headline: Don't go
    body: '"Best" offer'
    ```
    """
    other = "''" if quote == "'" else '\\"'
    return Finding(
        f"the text ended at the {quote} before this",
        f"put the whole value in quotes; a {quote} within them is written {other}",
    )


@rule("HB019", "error")
def comma_in_braces(before: str, after: str) -> Finding:
    """Within `{ }` a comma ends the value, so a text with a comma is quoted.

    Wrong:
    ```yaml
    button: { label: Yes, please, link: /checkout }
    ```
    Right:
    ```yaml
    button: { label: "Yes, please", link: /checkout }
    ```
    """
    text = f"{before}, {after}"
    said = f"'{text}'" if '"' in text else f'"{text}"'
    return Finding(f"the comma ends the text '{before}' within {{ }}", f"write {said}, in quotes")


@rule("HB020", "error")
def colon_in_text(text: str) -> Finding:
    """A colon and a space begin a value, so a text that holds them is quoted.

    Wrong:
    ```yaml
    headline: Today only: 20% off
    ```
    Right:
    ```yaml
    headline: "Today only: 20% off"
    ```
    """
    said = f"'{text}'" if '"' in text and "'" not in text else '"' + text.replace('"', '\\"') + '"'
    return Finding("a second ': ' in this line", f"if it belongs to the text, write {said}, in quotes")


@rule("HB021", "error")
def indentation(key: str | None = None, above: str | None = None, among: str | None = None) -> Finding:
    """Keys of one map begin in one column; what belongs to a key stands further to the right, below it.

    Wrong:
    ```yaml
    content:
        headline: Hello
      body: Welcome back
    ```
    Right:
    ```yaml
    content:
      headline: Hello
      body: Welcome back
    ```
    """
    if key and above:
        return Finding(
            f"'{key}' is indented below '{above}', which has a value already",
            f"begin '{key}' in the same column as its neighbours",
        )
    if among:
        return Finding(
            f"this line is {among}",
            "a map holds keys and a list holds items, never both; what belongs to a key stands further to the right",
        )
    return Finding(
        "this line begins in a column that fits none of the lines above",
        "keys of one map, and items of one list, begin in the same column",
    )


@rule("HB022", "error")
def unreadable_yaml(problem: str) -> Finding:
    """The YAML reader stopped here. The line, or the one above it, is not what it looks like.

    Wrong:
    ```yaml
    %template: popup
    ```
    Right:
    ```yaml
    template: popup
    ```
    """
    return Finding(
        f"this is no YAML: {problem}", "if a text begins on this line or the one above, put it in quotes"
    )


@rule("HB023", "error")
def missing_comma(opening: str) -> Finding:
    """Within `{ }` and `[ ]` the items are separated by commas.

    Wrong:
    ```yaml
    cap: { per: session max: 1 }
    ```
    Right:
    ```yaml
    cap: { per: session, max: 1 }
    ```
    """
    what = "{ }" if opening == "{" else "[ ]"
    return Finding(f"a comma or the end of the {what} is missing before this", "separate items with commas")


@rule("HB024", "error")
def unknown_escape() -> Finding:
    r"""In double quotes a backslash begins an escape; in single quotes and without quotes it is itself.

    Wrong:
    ```yaml
    page.path: { regex: "^/p/\d+" }
    ```
    Right:
    ```yaml
    page.path: { regex: '^/p/\d+' }
    ```
    """
    return Finding(
        "no escape that double quotes know",
        "use single quotes, in which a backslash is itself, or write two of them",
    )


@rule("HB025", "error")
def line_without_colon(text: str) -> Finding:
    """Each line of a map is `key: value`.

    Wrong:
    ```yaml
    goal email
    priority: 60
    ```
    Right:
    ```yaml
    goal: email
    priority: 60
    ```
    """
    return Finding(
        f"'{text}' is followed by no ': '",
        "a line of a map is 'key: value'; a text goes on below its key, further to the right",
    )


@rule("HB026", "error")
def doubled_braces(inner: str) -> Finding:
    """A fact in a text stands in single braces, and the text in quotes. Doubled braces mean a map in a map to YAML.

    Wrong:
    ```yaml
    headline: {{ visitor.city }}
    ```
    Right:
    ```yaml
    headline: "{visitor.city}"
    ```
    """
    return Finding(
        "'{{' begins a map within a map in YAML", f"""a fact in a text is written "{{{inner}}}", in quotes"""
    )
