"""HB47x: languages, and what each of them says."""

from collections.abc import Iterable

from handbill.diagnostics.rule import Finding, rule


@rule("HB470", "error")
def locale_unlisted(tag: str, known: tuple[str, ...]) -> Finding:
    """Texts are given in a language that site.yml does not list, so no shopper would see them.

    Wrong: `locales/nl.yml`, and `locales: [en]` in site.yml

    Right: `locales: [en, nl]` in site.yml
    """
    spelt = next((other for other in known if other.lower() == tag.lower()), None)
    listed = f"add it to site.yml:  locales: [{', '.join((*known, tag))}]"
    return Finding(f"the shop has no locale '{tag}'", f"did you mean '{spelt}'?" if spelt else listed)


@rule("HB471", "error")
def message_divided(name: str, known: Iterable[str]) -> Finding:
    """Several entries show a message of one name and mean different things by it.

    Wrong: `messages: { invalid: Vul dit in. }`

    Right: `messages: { email.invalid: Vul een e-mailadres in., text.invalid: Vul dit in. }`
    """
    return Finding(f"'{name}' says different things", "write which is meant: " + ", ".join(known))


@rule("HB472", "warning")
def fact_lost(key: str, original: str) -> Finding:
    """A translation leaves out a fact that the original shows.

    Wrong: `content.body: Neem 10% korting` for "Take 10% off the {cart.value:money} in your cart"

    Right: `content.body: "Neem 10% van de {cart.value:money} in je winkelwagen"`
    """
    return Finding(
        f"the text in '{original}' shows {{{key}}}, this translation does not",
        f"write {{{key}}} where it belongs",
    )


@rule("HB473", "error")
def plural_wrong(why: str, forms: tuple[str, ...]) -> Finding:
    """A plural gives a form for each category of a count, or for a number, and always `other`.

    `#` stands for the number. Which categories there are depends on the language: zero, one, two, few, many, other.

    Wrong: `"{cart.count:plural(one=# item)}"`

    Right: `"{cart.count:plural(one=# item, other=# items)}"`, `"{cart.count:plural(0=nothing yet, one=# item, other=# items)}"`
    """
    return Finding(why, f"write plural({', '.join(f'{name}=# …' for name in forms)})")


@rule("HB474", "warning")
def plural_of_language(
    tag: str, forms: tuple[str, ...], unused: tuple[str, ...], lacking: tuple[str, ...]
) -> Finding:
    """A plural gives other forms than its language has: some are never shown, or `other` shows where a form is missing.

    Wrong: `"{cart.count:plural(one=# товар, other=# товара)}"` in `locales/ru.yml`

    Right: `"{cart.count:plural(one=# товар, few=# товара, many=# товаров, other=# товара)}"`
    """
    said = [f"no count is '{name}' in '{tag}'" for name in unused]
    said += [f"some counts are '{name}' in '{tag}', and show 'other'" for name in lacking]
    return Finding("; ".join(said), f"the forms of '{tag}' are: " + ", ".join(forms))
