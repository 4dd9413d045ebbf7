"""What the definition language has and this version does not build. Each use is one clear error, none is ignored.

A name that the catalog has is built, whatever stands here: the tables are asked only about names that are not found.
"""

from collections.abc import Iterable

from handbill.check.context import Context
from handbill.diagnostics import Span
from handbill.diagnostics.rules import names as rules


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


NAMES: dict[str, frozenset[str]] = {
    "platform": _words("woocommerce bigcommerce magento"),
}
"""By what a name would be."""


def unknown(at: Span, name: str, what: str, known: Iterable[str], context: Context) -> None:
    """Report a name that was not found, unless it was refused elsewhere."""
    if context.is_broken(what, name):
        return
    if name in NAMES.get(what, ()):
        context.report(rules.not_built(at, f"{what} '{name}'"))
    else:
        context.report(rules.name_unknown(at, name, what, known))


def refuse(at: Span, what: str, context: Context) -> None:
    """Report a part of the language that this version does not build."""
    context.report(rules.not_built(at, what))
