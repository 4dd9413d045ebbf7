"""What a file of definitions must be before anything in it can be judged: HB001 to HB013."""

from handbill.diagnostics.diagnostic import Note
from handbill.diagnostics.rule import Finding, rule
from handbill.diagnostics.span import Span


@rule("HB001", "error")
def not_utf8(offset: int, byte: int | None = None, wide: bool = False) -> Finding:
    """A definition is UTF-8. A file in another encoding is refused, because guessing would turn letters into others.

    Wrong: the file saved as "Windows-1252" or "UTF-16".
    ```yaml
    headline: Caf\\xe9
    ```
    Right: the same file saved as "UTF-8".
    ```yaml
    headline: Café
    ```
    """
    if wide:
        return Finding("this file is UTF-16 or UTF-32, not UTF-8", "save the file as UTF-8")
    return Finding(
        f"this file is not UTF-8: byte 0x{byte:02x} at offset {offset} begins no character",
        "save the file as UTF-8",
    )


@rule("HB002", "error")
def forbidden_character(character: str, escaped: bool = False) -> Finding:
    """A text holds no control characters, half characters, or line separators that an editor does not show.

    Wrong: half of a surrogate pair, as JSON writes it.
    ```yaml
    headline: "\\ud83d\\ude00 Hello"
    ```
    Right: the character itself, or its one escape.
    ```yaml
    headline: "\\U0001F600 Hello"
    ```
    """
    name = {"\ufeff": "byte-order mark", "\0": "NUL"}.get(character, "invisible or control character")
    if 0xD800 <= ord(character) <= 0xDFFF:
        return Finding(
            f"\\u{ord(character):04x} is half a character",
            'write the character itself, or one escape of eight digits: "\\U0001F600"',
        )
    way = (
        "leave it out" if escaped else "delete it; where the text needs it, write an escape in double quotes"
    )
    return Finding(f"{name} U+{ord(character):04X} in the text", way)


@rule("HB003", "error")
def file_too_large(limit: int) -> Finding:
    """A definition is written by hand; a file of more than 1 MiB is refused before it is parsed.

    Wrong: a product feed in a promotion.
    ```yaml
    content:
      products: [ { id: 1 }, { id: 2 } ]      # and 40,000 more
    ```
    Right: large data in a file of its own, below `products/`.
    ```yaml
    content:
      headline: Picked for you
    ```
    """
    return Finding(
        f"this file has more than {limit:,} bytes",
        "split it, or move data out of the definition",
    )


@rule("HB004", "error")
def nested_too_deep(limit: int) -> Finding:
    """Maps and lists stand at most 64 deep in each other.

    Wrong:
    ```yaml
    targeting: { not: { not: { not: { not: { visitor.new: true } } } } }      # and sixty more
    ```
    Right:
    ```yaml
    targeting: { visitor.new: true }
    ```
    """
    return Finding(
        f"maps and lists are nested more than {limit} deep here",
        "flatten the definition; long conditions can be named in targeting/audiences.yml",
    )


@rule("HB005", "error")
def too_many_values(limit: int) -> Finding:
    """A file holds at most 100,000 values, those that aliases repeat counted each time.

    Wrong: aliases of aliases, which grow ninefold with each line.
    ```yaml
    x-a: &a [x, x, x, x, x, x, x, x, x]
    x-b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]
    x-c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]
    ```
    Right: an alias for what is really said twice.
    ```yaml
    x-weekend: &weekend [sat, sun]
    schedule: { only: { days: *weekend } }
    ```
    """
    return Finding(
        f"this file holds more than {limit:,} values, counting what aliases repeat",
        "write the values out, or repeat fewer of them",
    )


@rule("HB006", "error")
def tag_refused(tag: str) -> Finding:
    """YAML tags (`!something`) say how a program should load a value. Definitions are plain data and take none.

    Wrong:
    ```yaml
    priority: !!int 60
    headline: !important Sale
    ```
    Right: the key decides about the type; a text that begins with `!` is quoted.
    ```yaml
    priority: 60
    headline: "!important Sale"
    ```
    """
    return Finding(
        f"'{tag}' is a YAML tag, and definitions take none",
        "leave it out; if it is the beginning of a text, put the text in quotes",
    )


@rule("HB007", "error")
def several_documents() -> Finding:
    """One file is one definition: `---` begins a second document in the same file.

    Wrong:
    ```yaml
    template: popup
    ---
    template: banner
    ```
    Right: two files.
    ```yaml
    template: popup
    ```
    """
    return Finding(
        "a second YAML document begins here", "one file, one definition: move it to a file of its own"
    )


@rule("HB008", "error")
def empty_file() -> Finding:
    """A file that is there says something.

    Wrong: a file with nothing but comments.
    ```yaml
    # to be written
    ```
    Right: the definition, or no file; a list of names may be an empty map.
    ```yaml
    {}
    ```
    """
    return Finding("this file is empty", "write the definition, or delete the file")


@rule("HB009", "error")
def not_a_map(kind: str) -> Finding:
    """A definition is a map: lines of `key: value`.

    Wrong:
    ```yaml
    - template: popup
    - goal: email
    ```
    Right:
    ```yaml
    template: popup
    goal: email
    ```
    """
    return Finding(
        f"this file holds {kind}, not a map", "a definition is made of lines like 'template: popup'"
    )


@rule("HB010", "error")
def duplicate_key(key: str, first: Span) -> Finding:
    """A key stands once in its map; of two, one would be lost without a word.

    Wrong:
    ```yaml
    goal: email
    priority: 60
    goal: order
    ```
    Right:
    ```yaml
    goal: order
    priority: 60
    ```
    """
    return Finding(
        f"'{key}' stands twice in this map, first in line {first.line}",
        "keep one of the two",
        (Note(first, "first written here"),),
    )


@rule("HB011", "error")
def key_is_not_text(kind: str) -> Finding:
    """A key is a word, not a list, a map or nothing.

    Wrong:
    ```yaml
    ? [headline, body]
    : Hello
    ```
    Right:
    ```yaml
    headline: Hello
    body: Hello
    ```
    """
    return Finding(f"a key is a word, and this one is {kind}", "if this is meant as text, put it in quotes")


@rule("HB012", "error")
def merge_key() -> Finding:
    """`<<` merges maps in some YAML readers and not in YAML 1.2; a definition says what it means where it stands.

    Wrong:
    ```yaml
    x-base: &base { priority: 60 }
    frequency: { <<: *base }
    ```
    Right: an alias for a whole value.
    ```yaml
    x-once: &once { per: visitor, max: 1 }
    frequency: { cap: *once }
    ```
    """
    return Finding("'<<' does not merge maps here", "write the keys out, or use an alias for the whole map")


@rule("HB013", "error")
def empty_value(key: str | None, written: str = "") -> Finding:
    """Nothing, `~` and `null` are never a value: a key that says nothing is left out.

    Wrong:
    ```yaml
    goal:
    priority: null
    ```
    Right:
    ```yaml
    goal: email
    ```
    """
    what = f"'{key}'" if key is not None else "this item of the list"
    if written:
        return Finding(
            f"{what} is '{written}', which is never a value",
            f"""leave it out; if the word itself is meant, write "{written}" in quotes""",
        )
    return Finding(f"{what} has no value", 'give it one, or leave it out; an empty text is ""')
