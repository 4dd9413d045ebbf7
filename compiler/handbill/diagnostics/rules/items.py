"""HB49x: items that belong together, and what a part of a promotion needs of the site's platform."""

from handbill.diagnostics.rule import Finding, rule


@rule("HB476", "error")
def shares_sum(key: str, total: str) -> Finding:
    """The chances of a game are not all there is: what is drawn would not be what is declared.

    Wrong: `prizes: [ { label: Ten percent off, chance: 30% }, { label: No luck, chance: 60% } ]`

    Right: `prizes: [ { label: Ten percent off, chance: 30% }, { label: No luck, chance: 70% } ]`
    """
    return Finding(f"'{key}' sums to {total}, not to 100%", f"change a '{key}', or add what is missing")


@rule("HB477", "error")
def items_count(name: str, count: int, low: int, high: int) -> Finding:
    """A list has fewer or more items than there is room for.

    Wrong: a wheel of one prize.

    Right: two to twelve.
    """
    return Finding(f"'{name}' has {count} {'item' if count == 1 else 'items'}", f"write {low} to {high}")


@rule("HB478", "error")
def platform_lacks(what: str, function: str, platform: str, able: tuple[str, ...]) -> Finding:
    """A promotion asks for something that the site's platform can't do.

    Wrong: `coupon: { generic: TEN, apply: true }` with a platform of the shop's own that has no `apply`.

    Right: `provides: [cart, apply]` in its platform.yml, and `apply` in its read.js.
    """
    known = ", ".join(f"'{name}'" for name in able)
    return Finding(
        f"{what} needs '{function}', which the platform '{platform}' does not provide",
        f"these do: {known}" if able else f"add '{function}' to its 'provides', and to its read.js",
    )
