"""What is known of a visitor at a moment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from handbill.model.site import Test
from handbill.model.values import Money


@dataclass(frozen=True, slots=True)
class Occurrence:
    """Something happened `n` times, last at `t`, in ms since 1970; what never happened has `n` 0."""

    n: int
    t: int = 0


FactValue = bool | int | float | str | frozenset[str] | Occurrence | Money
"""By the fact's type: `boolean` bool · `choice`, `text` str · `number` int or float · `percent` its number, 60 for 60% ·
`money` Money, in the currency that it is in · `duration` ms · `moment` ms since 1970 · `set` frozenset of texts ·
`occurrence` Occurrence."""


@dataclass(frozen=True, slots=True)
class Visitor:
    """A visitor as conditions see them: a fact that `values` does not hold is unknown.

    `values` are by `key_of` the test: the fact's key as the definition writes it, `page.query.ref`; a script's answer is
    by `script:` and its path. `at` is the moment
    that `within` counts back from, in ms since 1970. `currency` is the site's: an amount in another one is not known
    to `exists`; None takes any.
    """

    values: Mapping[str, FactValue]
    at: int
    currency: str | None = None


def key_of(test: Test) -> str:
    """Return the key under which a visitor has the fact of a test.

    A time of the visitor's own zone is another fact than that of the site's: `time.hour@visitor`.
    """
    return test.key if test.zone in (None, "site") else f"{test.key}@{test.zone}"
