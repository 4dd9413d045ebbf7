"""Amounts of money, kept in minor units."""

import re

from handbill.check.context import Context
from handbill.check.nodes import entries
from handbill.diagnostics.rules import names as name_rules
from handbill.diagnostics.rules import values as rules
from handbill.model import units
from handbill.model.currencies import DIGITS
from handbill.model.source import Mapping, Scalar
from handbill.model.values import Money, MoneyByCurrency

_AMOUNT = re.compile(r"(0|[1-9]\d*)(?:\.(\d+))?(?: ?([A-Z]{3}))?", re.ASCII)
_COMMA = re.compile(r"\d+,\d{1,2}", re.ASCII)
_LARGEST = 2**53 - 1


def money(node: Scalar, context: Context) -> Money | None:
    """Read `75`, `75.00` or `75 EUR`; without a code it is the site's currency."""
    found = _AMOUNT.fullmatch(node.text)
    if not found:
        example = node.text.replace(",", ".") if _COMMA.fullmatch(node.text) else "75, 75.00 or 75 EUR"
        context.report(rules.value_wrong(node.at, node.text, "amount of money", example))
        return None
    code = found[3] or context.currency
    if found[3] and not known(found[3], node, context):
        return None
    return minor(node, found[1], found[2] or "", code, context)


def minor(node: Scalar, whole: str, decimals: str, code: str | None, context: Context) -> Money | None:
    """Return the amount in minor units of `code`; None for a code stands for a site whose currency is not known."""
    digits = DIGITS.get(code or "", 3)
    significant = decimals.rstrip("0")
    if len(significant) > digits:
        context.report(rules.money_too_fine(node.at, node.text, code or "any currency", digits))
        return None
    amount = units.whole(whole + significant.ljust(digits, "0"))
    if amount > _LARGEST:
        context.report(rules.value_out_of_range(node.at, node.text, f"at most {_LARGEST}"))
        return None
    return Money(amount, code or "")


def money_by_currency(node: Mapping, context: Context) -> MoneyByCurrency | None:
    """Read `{ EUR: 75, USD: 85 }`."""
    amounts: list[Money] = []
    if not entries(node):
        context.report(name_rules.part_empty(node.at, "amounts", "{ EUR: 75, USD: 85 }"))
        return None
    for entry in entries(node):
        written = entry.value
        if not known(entry.key.text, entry.key, context):
            continue
        if not isinstance(written, Scalar):
            context.report(
                name_rules.shape_wrong(written.at, entry.key.text, "an amount", f"{entry.key.text}: 75")
            )
            continue
        found = _AMOUNT.fullmatch(written.text)
        if not found or found[3] not in (None, entry.key.text):
            context.report(
                rules.value_wrong(written.at, written.text, "amount of money", f"{entry.key.text}: 75.00")
            )
        elif amount := minor(written, found[1], found[2] or "", entry.key.text, context):
            amounts.append(amount)
    return MoneyByCurrency(tuple(amounts)) if len(amounts) == len(entries(node)) else None


def known(code: str, node: Scalar, context: Context) -> bool:
    """Say whether ISO 4217 has the code; report when it does not."""
    if code in DIGITS:
        return True
    context.report(rules.choice_unknown(node.at, code, "currency", DIGITS))
    return False
