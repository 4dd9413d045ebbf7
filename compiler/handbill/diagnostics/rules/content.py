"""HB55x: what a promotion shows, and where in its definition each piece of it is written."""

from handbill.diagnostics.diagnostic import Note
from handbill.diagnostics.rule import Finding, rule
from handbill.diagnostics.span import Span


@rule("HB550", "error")
def content_empty(around: tuple[str, ...], known: tuple[str, ...]) -> Finding:
    """A promotion shows nothing on its first screen, whose blocks are the keys of `content` itself.

    Wrong: `content: {}`, or `content: { result: { headline: Thank you } }`

    Right: `content: { headline: Ten percent off, button: { label: To the tents, link: /tents } }`
    """
    rest = (
        f" but {' and '.join(around)}, so its first screen is empty"
        if around
        else ", so there is nothing to show"
    )
    return Finding(
        f"'content' holds nothing{rest}",
        f"write content: {{ headline: … }}, with one or more of: {', '.join(sorted(known))}",
    )


@rule("HB551", "error")
def block_is_called(name: str, other: str, where: str) -> Finding:
    """A block is called otherwise here: lists of blocks have their names, the keys of a screen are words of their own.

    Wrong: `content: { heading: Hello }`, or `blocks: [ { headline: Hello } ]`

    Right: `content: { headline: Hello }`, and `blocks: [ { heading: Hello } ]`
    """
    return Finding(f"'{name}' is called '{other}' in {where}", f"write {other}: …")


@rule("HB552", "error")
def block_only_listed(name: str, screen: str) -> Finding:
    """A block that has no key of its own among those of a screen: it stands in a list of blocks.

    Wrong: `content: { headline: Hello, html: "<p>Open until nine</p>" }`

    Right: `screens: { ask: { blocks: [ { heading: Hello }, { html: "<p>Open until nine</p>" } ] } }` in place of `content`;
    in a list, `headline` is called `heading`, and `body` is called `text`.
    """
    return Finding(
        f"'{name}' stands only in a list of blocks",
        f"write screens: {{ {screen}: {{ blocks: [ {{ heading: … }}, {{ {name}: … }} ] }} }}, in place of 'content' if you have that",
    )


@rule("HB553", "error")
def field_in_two_forms(name: str, kind: str, first: Span) -> Finding:
    """Two forms of one screen ask for the same thing, and a label or a message of the one would point into the other.

    Wrong: `blocks: [ { form: { fields: [ email ] } }, { form: { fields: [ email, phone ] } } ]`

    Right: one form, the second form on a screen of its own, or `email: { name: work_email }` in one of the two.
    """
    return Finding(
        f"two forms of this screen ask for '{name}'",
        f"write {kind}: {{ name: other_{name} }} here, or move this form to a screen of its own",
        (Note(first, "first asked here"),),
    )


@rule("HB554", "warning")
def words_are_file(text: str) -> Finding:
    """The words that stand for a picture are the name of its file, which a screen reader would spell out.

    Unhelpful: `image: { src: images/tent.svg, alt: tent.svg }`

    Better: `image: { src: images/tent.svg, alt: A tent at dusk }`, or `alt: ""` for a decoration.
    """
    return Finding(
        f"'{text}' is the name of a file", 'say what the picture shows, or write alt: "" for a decoration'
    )


@rule("HB424", "warning")
def text_with_tags(tag: str, name: str, marks: bool) -> Finding:
    """A text holds a tag of HTML, which shoppers would read as it stands there: texts are no HTML.

    Unwise: `body: "Ten percent <b>off</b>"`

    Better: `body: "Ten percent **off**"`; where a text takes no such marks, leave the tag out, or write a block `html`.
    """
    known = {
        "b": "**bold**",
        "strong": "**bold**",
        "i": "*italic*",
        "em": "*italic*",
        "a": "[words](/address)",
    }
    lines = {
        "li": "lines that begin with '- '",
        "ul": "lines that begin with '- '",
        "br": "a new line",
        "p": "a new line",
    }
    mark = {**known, **lines}.get(name) if marks else None
    return Finding(
        f"shoppers would read '{tag}' as it stands here",
        f"write {mark}" if mark else "take it out: a text is no HTML",
    )
