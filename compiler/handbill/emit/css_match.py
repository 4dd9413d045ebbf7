"""Which elements a selector is about. Where that can't be told before the page, the answer is None."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

HOST = ":host"
"""The name of the element that holds all others."""

_SIMPLE = re.compile(
    r"""\*|[\w-]+|[.#][\w-]+|\[[^\]]*\]|::?[\w-]+(?:\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))?"""
)
_ATTRIBUTE = re.compile(r"""\[\s*([\w-]+)\s*(?:=\s*["']?([^"'\]]*?)["']?\s*)?\]""")
_PSEUDO = re.compile(r":([\w-]+)(?:\((.*)\))?", re.S)
_BEFORE_AFTER = re.compile(r"::?(?:before|after|backdrop)(?![\w-])", re.I)
_COMBINATORS = (" ", ">", "+", "~")
_STATES = frozenset(
    [
        "focus",
        "focus-visible",
        "focus-within",
        "active",
        "checked",
        "disabled",
        "indeterminate",
        "invalid",
        "user-invalid",
        "user-valid",
        "target",
        "placeholder-shown",
        "autofill",
        "fullscreen",
        "visited",
    ]
)
"""What an element is not in at first, so that it is seen without."""
_FLAGS = frozenset(("disabled", "hidden", "checked", "selected"))
"""Attributes that say such a state."""

Weight = tuple[int, int, int]


@dataclass(eq=False, slots=True)
class Seen:
    """An element as the page has it; `children` are elements, texts and numbers of slots."""

    tag: str
    attributes: dict[str, str | int]
    parent: Seen | None = None
    children: list[Seen | str | int] = field(default_factory=list["Seen | str | int"])

    @property
    def before(self) -> list[Seen]:
        """The elements before it, the nearest first."""
        beside = [c for c in self.parent.children if isinstance(c, Seen)] if self.parent else []
        return beside[: beside.index(self)][::-1] if self.parent else []


@dataclass(frozen=True, slots=True)
class Asking:
    """How it is asked: whether the element is hovered over, and the classes that scripts may give."""

    hovered: bool = False
    given: frozenset[str] = frozenset()

    @property
    def beside(self) -> Asking:
        """The same of an element that is not hovered over."""
        return Asking(False, self.given)


@dataclass(frozen=True, slots=True)
class Selector:
    """A compound, how it hangs together with what is left of it, and that. `drawn`: it is about a `::before`."""

    simple: tuple[str, ...] | None
    combinator: str = ""
    left: Selector | None = None
    drawn: bool = False

    def matches(self, element: Seen, asking: Asking) -> bool | None:
        """Tell whether it is about an element."""
        here = _compound(self.simple, element, asking)
        if here is False or self.left is None:
            return here
        return _all((here, self._left(self.left, element, asking)))

    def _left(self, left: Selector, element: Seen, asking: Asking) -> bool | None:
        if self.combinator in "+~":
            before = element.before[:1] if self.combinator == "+" else element.before
            return _any(left.matches(one, asking.beside) for one in before)
        above: list[Seen] = []
        one = element.parent
        while one is not None:
            above.append(one)
            one = one.parent
        return _any(left.matches(a, asking) for a in (above[:1] if self.combinator == ">" else above))

    @property
    def weight(self) -> Weight:
        """Its specificity."""
        weights = [_weight(simple) for simple in self.simple or ()]
        if self.left:
            weights.append(self.left.weight)
        a, b, c = (sum(w[i] for w in weights) for i in range(3))
        return a, b, c


def _any(answers: Iterable[bool | None]) -> bool | None:
    found = list(answers)
    return True if True in found else None if None in found else False


def _all(answers: Iterable[bool | None]) -> bool | None:
    found = list(answers)
    return False if False in found else None if None in found else True


def split(text: str, at: str = ",") -> list[str]:
    """Split where a letter stands in no brackets."""
    parts, depth = [""], 0
    for letter in text:
        depth += (letter in "([") - (letter in ")]")
        if letter == at and not depth:
            parts.append("")
        else:
            parts[-1] += letter
    return [part.strip() for part in parts]


@lru_cache(maxsize=1024)
def selectors(text: str) -> tuple[Selector, ...]:
    """Read a list of selectors."""
    return tuple(_selector(part) for part in split(text) if part)


def _selector(text: str) -> Selector:
    drawn = bool(_BEFORE_AFTER.search(text))
    found: Selector | None = None
    combinator = ""
    for part in _compounds(_BEFORE_AFTER.sub("", text).strip() or "*"):
        if part in _COMBINATORS:
            combinator = part
        else:
            found = Selector(_pieces(part), combinator, found, drawn)
    return found or Selector(None)


def _compounds(text: str) -> list[str]:
    """Return compounds, and the combinators between them."""
    found = [""]
    depth = 0
    for letter in text:
        depth += (letter in "([") - (letter in ")]")
        if depth or letter not in " \t\n>+~":
            if found[-1] in _COMBINATORS:
                found.append("")
            found[-1] += letter
        elif found[-1] not in _COMBINATORS:
            found.append(letter if letter in _COMBINATORS else " ")
        elif found[-1] == " ":
            found[-1] = letter if letter in _COMBINATORS else " "
    # What ends with a combinator is about what was drawn below it.
    return [*found, "*"] if found[-1] in _COMBINATORS else found


def _pieces(text: str) -> tuple[str, ...] | None:
    """Return the simple selectors of a compound; None where it holds something else."""
    found = _SIMPLE.findall(text)
    return tuple(found) if "".join(found) == text else None


def _compound(simple: tuple[str, ...] | None, element: Seen, asking: Asking) -> bool | None:
    if simple is None:
        return None
    if element.tag == HOST and simple != (HOST,):
        return None if any(one.startswith(HOST) for one in simple) else False
    return _all(_one(one, element, asking) for one in simple)


def _one(simple: str, element: Seen, asking: Asking) -> bool | None:
    if simple == "*":
        return True
    if simple[0] == ".":
        worn = element.attributes.get("class", "")
        if isinstance(worn, int):
            return None
        return simple[1:] in worn.split() or (None if simple[1:] in asking.given else False)
    if simple[0] == "#":
        return element.attributes.get("id") == simple[1:]
    if simple[0] == "[":
        return _attribute(simple, element)
    if simple[0] == ":":
        return _pseudo(simple, element, asking)
    return simple.lower() == element.tag.lower()


def _attribute(simple: str, element: Seen) -> bool | None:
    read = _ATTRIBUTE.fullmatch(simple)
    value = element.attributes.get(read[1]) if read else None
    if read is None or value is None:
        state = read is not None and (read[1] in _FLAGS or read[1].startswith("aria-"))
        return False if state else None  # a script may set it
    return True if read[2] is None else None if isinstance(value, int) else value == read[2]


def _pseudo(simple: str, element: Seen, asking: Asking) -> bool | None:
    read = _PSEUDO.fullmatch(simple)
    if read is None:
        return False if simple.startswith("::") else None
    name, inside = read[1].lower(), read[2]
    if name in ("is", "where", "not") and inside:
        found = _any(one.matches(element, asking) for one in selectors(inside))
        return found if name != "not" or found is None else not found
    if name == "hover":
        return asking.hovered
    if name == "host":
        return False if element.tag != HOST else None if inside else True
    return False if name in _STATES else None


def _weight(simple: str) -> Weight:
    if simple[0] == "#":
        return 1, 0, 0
    read = _PSEUDO.fullmatch(simple)
    if read and read[1] == "where":
        return 0, 0, 0
    if read and read[1] in ("is", "not", "has") and read[2]:
        return max(one.weight for one in selectors(read[2]))
    if simple[0] in ".[:" and not simple.startswith("::"):
        return 0, 1, 0
    return (0, 0, 0) if simple == "*" else (0, 0, 1)
