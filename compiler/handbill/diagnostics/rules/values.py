"""HB3xx: values that are not what their key takes."""

from collections.abc import Iterable

from handbill.diagnostics.rule import Finding, rule
from handbill.diagnostics.suggest import did_you_mean


@rule("HB301", "error")
def value_wrong(text: str, wanted: str, example: str) -> Finding:
    """A value is not of the type that its key takes.

    Wrong: `timer: 20`

    Right: `timer: 20s`
    """
    return Finding(f"'{text}' is no {wanted}", f"write {example}")


@rule("HB302", "error")
def value_out_of_range(text: str, limit: str) -> Finding:
    """A value is of the right type, but too small or too large for its key.

    Wrong: `scroll_depth: 140%`

    Right: `scroll_depth: 60%`
    """
    return Finding(f"'{text}' is out of range", f"write {limit}")


@rule("HB303", "error")
def choice_unknown(text: str, what: str, known: Iterable[str]) -> Finding:
    """A value is none of those that its key knows.

    Wrong: `targeting: { device.type: phone }`

    Right: `targeting: { device.type: mobile }`
    """
    return Finding(f"'{text}' is no value of '{what}'", did_you_mean(text, known))


@rule("HB304", "error")
def moment_skipped(text: str, zone: str, before: str, after: str) -> Finding:
    """A local time does not exist, because the clocks are put forward over it.

    Wrong: `from: 2027-03-28 02:30` in Europe/Amsterdam

    Right: `from: 2027-03-28 03:00`
    """
    return Finding(
        f"{text} does not exist in {zone}: the clocks skip it", f"the nearest are {before} and {after}"
    )


@rule("HB305", "error")
def moment_doubled(text: str, zone: str, before: str, after: str) -> Finding:
    """A local time exists twice, because the clocks are put back over it.

    Wrong: `from: 2026-10-25 02:30` in Europe/Amsterdam

    Right: `from: 2026-10-25 03:00`
    """
    return Finding(
        f"{text} exists twice in {zone}: the clocks are put back",
        f"the nearest that do not are {before} and {after}",
    )


@rule("HB306", "error")
def money_too_fine(text: str, currency: str, digits: int) -> Finding:
    """An amount has more decimals than its currency has.

    Wrong: `cart.value: { at_least: 75.50 }` in a shop that counts in JPY

    Right: `cart.value: { at_least: 7550 }`
    """
    decimals = "no decimals" if digits == 0 else f"{digits} decimals"
    return Finding(f"'{text}' has more decimals than {currency}, which has {decimals}", "round it")


@rule("HB307", "error")
def pattern_wrong(why: str) -> Finding:
    """A regular expression is not one that every browser understands.

    Wrong: `page.path: { regex: "(?i)sale" }`

    Right: `page.path: { regex: "[Ss]ale" }`
    """
    return Finding(f"the regular expression {why}", "use what JavaScript knows without flags")


@rule("HB308", "error")
def pattern_slow(part: str) -> Finding:
    """A regular expression can read some addresses in so many ways that trying them takes a browser seconds.

    That is so where a repetition holds another that reads the same text, or something that two of its options read, and
    where several repetitions that read the same text stand in a row.

    Wrong: `page.path: { regex: "^([a-z]+-?)+$" }`

    Right: `page.path: { regex: "^[a-z-]+$" }`
    """
    return Finding(
        f"'{part}' can read one text in very many ways",
        "let only one repetition read each character, or use glob",
    )


@rule("HB309", "error")
def link_wrong(text: str, why: str) -> Finding:
    """A link leads to what a promotion may not lead to.

    Wrong: `link: javascript:alert(1)`, `link: checkout`

    Right: `link: /checkout`, `link: https://example.com/`, `link: mailto:shop@example.com`
    """
    return Finding(
        f"'{text}' {why}", "begin with '/', '#', '?', 'https:', 'http:', 'mailto:', 'tel:' or 'sms:'"
    )


@rule("HB310", "error")
def braces_wrong(why: str) -> Finding:
    """Braces in a text hold a fact, with a format and a fallback where wanted; literal braces are doubled.

    Wrong: `headline: "Save {cart.value"`, `headline: "Use {curly} braces"`

    Right: `headline: "Save {cart.value:money}"`, `headline: "Hello {profile.name|there}"`, `headline: "Use {{curly}} braces"`
    """
    return Finding(why, "write {fact}, {fact:format} or {fact|fallback}; '{{' for a literal brace")


@rule("HB311", "error")
def format_wrong(text: str, fact: str, known: Iterable[str]) -> Finding:
    """A text shows a fact in a format that does not fit its type.

    Wrong: `body: "{cart.count:money}"`

    Right: `body: "{cart.value:money}"`
    """
    names = tuple(known)
    instead = did_you_mean(text, names) if names else "test it in targeting, and write the text out"
    return Finding(f"{fact} can't be shown as '{text}'", instead)


@rule("HB312", "error")
def image_kind(path: str) -> Finding:
    """A picture is of a kind that not every browser shows.

    Wrong: `src: images/tent.tiff`

    Right: `src: images/tent.webp`: svg, webp, avif, png, jpg or gif.
    """
    return Finding(f"'{path}' is no picture for the web", "use svg, webp, avif, png, jpg or gif")


@rule("HB313", "error")
def money_mixed() -> Finding:
    """A list holds amounts of several currencies, which no cart is in at once.

    Wrong: `cart.value: { between: [75 EUR, 100 USD] }`

    Right: `cart.value: { at_least: { EUR: 75, USD: 85 }, at_most: { EUR: 100, USD: 115 } }`
    """
    return Finding(
        "these amounts are in several currencies",
        "write each test per currency: at_least: { EUR: 75, USD: 85 }",
    )


@rule("HB314", "error")
def address_with_name() -> Finding:
    """An address of the web has somebody's name before its host, and perhaps a password.

    Everybody could read both in the bundle and in manifest.json, and browsers send nothing to such an address: leads
    would never arrive.

    Wrong: `endpoints: { leads: "https://ann:hunter22@shop.example/leads" }`

    Right: `endpoints: { leads: /leads }`, a path on the shop, whose server knows the password and hands on what arrives.
    """
    return Finding(
        "this address has a name or a password before its host, which everybody could read in the bundle",
        "take out all up to the '@', and replace the password if there is one: let the shop's server, which may know it, "
        "ask there",
    )


@rule("HB315", "error")
def fact_no_address(fact: str, kind: str, form: str) -> Finding:
    """A fact in a link is no text, choice or number, or has a format: an address takes none.

    Wrong: `link: "/search?most={cart.value:money}"`

    Right: `link: "/sizes?of={product.id}"`
    """
    return Finding(
        f"no address takes {fact} as {form}" if form else f"no address takes {fact}, whose type is {kind}",
        "use a text, a choice or a number without a format, or write the address out",
    )


@rule("HB542", "error")
def page_for_file(text: str, name: str, host: str) -> Finding:
    """An address is that of a page, where a file is wanted that the browser can play.

    What YouTube and Vimeo show can be played by their own players alone, which load their scripts and cookies into the
    shop's page; Handbill loads nothing from elsewhere that a definition does not name.

    Wrong: `video: { src: "https://www.youtube.com/watch?v=abc", title: A tent in a storm }`

    Right: `video: { src: /films/tent.mp4, title: A tent in a storm }`, a file that the shop serves, or a button that
    leads there: `button: { label: Watch the film, link: "https://www.youtube.com/watch?v=abc" }`
    """
    return Finding(
        f"'{text}' is a page of {host}, no file that can be played",
        f"put the film itself on the shop, {name}: /films/film.mp4, or let a button lead there, "
        f'button: {{ label: Watch the film, link: "{text}" }}',
    )
