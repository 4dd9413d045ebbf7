"""Conditions as a table: each distinct one stands once, children before parents, in few words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from handbill.model.manifest import Fact
from handbill.model.site import All, Condition, Not, Script, Test
from handbill.model.site import Any as AnyOf
from handbill.model.values import Money, MoneyByCurrency, Value
from handbill.plan.facts import Facts
from handbill.plan.parts import Parts
from handbill.plan.table import Row, Table
from handbill.plan.values import to_json
from handbill.plan.words import lowered

WORDS = "runtime_js/core/words.js"
ASK = "runtime_js/core/ask.js"

Low = bool | int
"""A condition in the table by its index; True and False are decided already."""


class Conditions:
    """Rows of `Data.conditions`, hash-consed."""

    def __init__(self, parts: Parts, facts: Facts, currency: str) -> None:
        self._parts = parts
        self._facts = facts
        self._currency = currency
        self._table = Table()
        self._late: set[int] = set()

    @property
    def rows(self) -> list[Row]:
        """The rows, children first."""
        return self._table.rows

    def index(self, condition: Condition) -> int:
        """Return the row of a condition, -1 for one that is always true."""
        low = self._lower(condition)
        if low is True:
            return -1
        return self._table.add(["|"]) if low is False else int(low)

    def one_of(self, fact: Fact, values: Iterable[str]) -> int:
        """Return the row that says that a fact without a name is one of `values`."""
        wanted = list(values)
        word, argument = ("is", wanted[0]) if len(wanted) == 1 else ("in_", wanted)
        return self._test(self._facts.index(fact, None), word, argument)

    def _lower(self, condition: Condition) -> Low:
        if isinstance(condition, Test):
            return self._lower_test(condition)
        if isinstance(condition, Script):
            return self._script(condition)
        if isinstance(condition, Not):
            return self._not(self._lower(condition.of))
        children = [self._lower(c) for c in condition.of]
        return self._join("&" if isinstance(condition, All) else "|", children)

    def _script(self, script: Script) -> int:
        """Write the facts that a script reads before their names: a row that uses a fact holds its complement."""
        self._parts.named("scripts", script.path, f"site:{script.path}", "default")
        self._parts.single("ask", ASK, "ask")
        row: Row = [f"?{script.path}"]
        for use in script.facts:
            row += [~self._facts.index(use.fact, use.name, self._currency), use.key]
        index = self._table.add(row)
        self._late.add(index)
        return index

    def _lower_test(self, test: Test) -> Low:
        if isinstance(test.value, MoneyByCurrency):
            return self._by_currency(test)
        return self._words(test, self._fact(test, self._currency_of(test.value)), to_json(test.value))

    def _words(self, test: Test, fact: int, value: Any) -> Low:
        joint, tests = lowered(test.fact.type, test.word, value)
        rows: list[Low] = []
        for positive, word, argument in tests:
            row = self._test(fact, word, argument)
            rows.append(row if positive else self._not(row))
        return self._join(joint, rows)

    def _by_currency(self, test: Test) -> Low:
        """Read the amount in the first currency in which it is known; `exists` says in which that is."""
        if not isinstance(test.value, MoneyByCurrency):
            raise TypeError("amounts expected")
        answer: Low | None = None
        for amount in reversed(test.value.amounts):
            fact = self._fact(test, amount.currency)
            mine = self._words(test, fact, amount.minor)
            if answer is None:
                answer = mine
                continue
            known = self._test(fact, "exists")
            answer = self._join(
                "|", [self._join("&", [known, mine]), self._join("&", [self._not(known), answer])]
            )
        return True if answer is None else answer

    def _currency_of(self, value: Value) -> str:
        first = value[0] if isinstance(value, tuple) and value else value
        return first.currency if isinstance(first, Money) else self._currency

    def _fact(self, test: Test, currency: str) -> int:
        return self._facts.index(test.fact, test.name, currency, test.zone)

    def _test(self, fact: int, word: str, argument: Any = None) -> int:
        index = self._parts.listed("words", WORDS, word)
        return self._table.add([fact, index] if argument is None else [fact, index, argument])

    def _not(self, low: Low) -> Low:
        if isinstance(low, bool):
            return not low
        row = self._table.rows[low]
        if row[0] == "!":
            return int(row[1])
        turned = self._table.add(["!", low])
        if low in self._late:
            self._late.add(turned)
        return turned

    def _join(self, joint: str, children: list[Low]) -> Low:
        """Join by `&` or `|`: without the constants, flat, each child once."""
        neutral = joint == "&"
        if any(c is (not neutral) for c in children):
            return not neutral
        flat: set[int] = set()
        for child in children:
            if isinstance(child, bool):
                continue
            row = self._table.rows[child]
            flat.update(row[1:] if row[0] == joint else [child])
        if not flat:
            return neutral
        return flat.pop() if len(flat) == 1 else self._joined(joint, flat)

    def _joined(self, joint: str, children: set[int]) -> int:
        """Put what asks a script last: it is asked only where all else leaves the answer open."""
        row = self._table.add([joint, *sorted(children, key=lambda i: (i in self._late, i))])
        if children & self._late:
            self._late.add(row)
        return row


__all__ = ["AnyOf", "Conditions"]
