"""Conditions as *check* understands them: tests of facts and scripts, and what joins them."""

from __future__ import annotations

from dataclasses import dataclass, field

from handbill.diagnostics import Span
from handbill.model.manifest import Fact
from handbill.model.values import Value


@dataclass(frozen=True, slots=True)
class Test:
    """`fact` `word` `value`, for example `cart.value at_least 7500 EUR`. `name` is what stands for `*` in the fact's key.

    `words` of one map line become one Test each, under an All. `zone` is `visitor` where the definition says so.
    """

    fact: Fact
    name: str | None
    word: str
    value: Value
    at: Span
    key: str
    zone: str | None = None
    written: str = field(default="", compare=False)
    """The value as the definition has it."""


@dataclass(frozen=True, slots=True)
class All:
    """Every one of them; an empty one is true. `audience` names the one that stands here by its name."""

    of: tuple[Condition, ...]
    at: Span
    audience: str | None = None


@dataclass(frozen=True, slots=True)
class Any:
    """At least one of them."""

    of: tuple[Condition, ...]
    at: Span


@dataclass(frozen=True, slots=True)
class Not:
    """The other way round; unknown stays unknown."""

    of: Condition
    at: Span


@dataclass(frozen=True, slots=True)
class FactUse:
    """A fact by the key that it is named by; `name` is what stands for `*` in it."""

    fact: Fact
    name: str | None
    key: str


@dataclass(frozen=True, slots=True)
class Script:
    """A module of the shop's that says true, false, or neither. `path` is relative to the site; it reads `facts`."""

    path: str
    facts: tuple[FactUse, ...]
    at: Span

    @property
    def key(self) -> str:
        """What a visitor's file answers for it by."""
        return f"script:{self.path}"


Condition = Test | All | Any | Not | Script
