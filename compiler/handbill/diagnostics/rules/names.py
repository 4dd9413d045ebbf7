"""HB2xx: names that are not known, parts that are missing, values of the wrong shape."""

from collections.abc import Iterable

from handbill.diagnostics.rule import Finding, rule
from handbill.diagnostics.suggest import did_you_mean


@rule("HB201", "error")
def name_unknown(name: str, what: str, known: Iterable[str], help: str = "") -> Finding:
    """A definition names something that there is not: a trigger, fact, template, block, field, audience, promotion.

    Wrong: `targeting: { cart.valeu: { at_least: 75 } }`

    Right: `targeting: { cart.value: { at_least: 75 } }`
    """
    return Finding(f"there is no {what} '{name}'", help or did_you_mean(name, known))


@rule("HB202", "error")
def key_unknown(key: str, owner: str, known: Iterable[str]) -> Finding:
    """A key is none of those that its owner takes. Keys that begin with `x-` are free.

    Wrong: `triggers: [ { timer: { afer: 20s } } ]`

    Right: `triggers: [ { timer: { after: 20s } } ]`
    """
    return Finding(f"{owner} takes no '{key}'", did_you_mean(key, known))


@rule("HB203", "error")
def part_missing(part: str, owner: str, example: str) -> Finding:
    """Something that cannot be left out is left out.

    Wrong: `content: { image: { src: images/tent.svg } }`

    Right: `content: { image: { src: images/tent.svg, alt: A tent at dusk } }`
    """
    return Finding(f"{owner} lacks '{part}'", f"write {example}")


@rule("HB204", "error")
def shape_wrong(what: str, wanted: str, example: str) -> Finding:
    """A value is a text where a list is wanted, a list where a map is wanted, and so on.

    Wrong: `triggers: exit_intent`

    Right: `triggers: [ exit_intent ]`
    """
    return Finding(f"'{what}' takes {wanted}", f"write {example}")


@rule("HB205", "error")
def not_built(what: str) -> Finding:
    """The definition language has this, this version of Handbill does not build it yet. Nothing is ignored silently.

    Wrong, for now: `renamed_from: welcome`

    Right: leave the key out, or use a version that builds it; CHANGELOG.md says which does.
    """
    return Finding(f"{what} is not built by this version of handbill", "leave it out")


@rule("HB206", "error")
def test_unknown(word: str, fact: str, kind: str, known: Iterable[str]) -> Finding:
    """A word of a condition is no test, or no test for a fact of this type.

    Wrong: `cart.value: { starts_with: 7 }` (money is compared by size)

    Right: `cart.value: { at_least: 75 }`
    """
    return Finding(f"'{word}' is no test for {fact}, which is {kind}", did_you_mean(word, known))


@rule("HB207", "error")
def file_unknown(path: str, known: Iterable[str]) -> Finding:
    """A definition names a file that is not in the site's folder.

    Wrong: `image: { src: images/tnet.svg, alt: A tent }`

    Right: `image: { src: images/tent.svg, alt: A tent }`, a path from the site's folder.
    """
    return Finding(f"there is no file '{path}' in the site's folder", did_you_mean(path, known))


@rule("HB208", "error")
def part_empty(what: str, example: str) -> Finding:
    """A list or map that has to hold something holds nothing.

    Wrong: `any: []`

    Right: `any: [ { page.type: cart }, { page.type: product } ]`
    """
    return Finding(f"'{what}' is empty", f"write {example}")


@rule("HB209", "error")
def name_spelling(name: str, what: str, example: str) -> Finding:
    """A name that a definition makes up has letters in it that its kind of name can't have.

    Wrong: `promotions/Welcome Back.yml`, or a form field with `name: "first name"`

    Right: `promotions/welcome-back.yml`, `name: first_name`
    """
    return Finding(f"'{name}' is no {what}", f"write {example}")
