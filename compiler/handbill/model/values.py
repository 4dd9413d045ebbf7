"""Typed values of the definition language."""

from dataclasses import dataclass
from datetime import date, datetime

EARLIEST, LATEST = date(1000, 1, 1), date(9000, 12, 31)
"""The days between which a moment can be written: calendars and clocks are reckoned on for years beyond it."""


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in minor units of an ISO 4217 currency: 75.00 EUR is 7500, 75 JPY is 75."""

    minor: int
    currency: str


@dataclass(frozen=True, slots=True)
class MoneyByCurrency:
    """One amount for each of several currencies, as `{ EUR: 75, USD: 85 }`."""

    amounts: tuple[Money, ...]


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time; a day is 24 hours."""

    ms: int


@dataclass(frozen=True, slots=True)
class Percent:
    """A share; 60% has the value 60."""

    value: float


@dataclass(frozen=True, slots=True)
class Moment:
    """A point in time. `utc` is aware and in UTC."""

    utc: datetime

    @property
    def ms(self) -> int:
        """Milliseconds since 1970, as the page counts them."""
        return round(self.utc.timestamp() * 1000)


@dataclass(frozen=True, slots=True)
class Range:
    """From a value (included) to another (not included), of one type; None is open."""

    start: "Value | None"
    end: "Value | None"


Value = (
    bool
    | int
    | float
    | str
    | Money
    | MoneyByCurrency
    | Duration
    | Percent
    | Moment
    | Range
    | tuple["Value", ...]
)
