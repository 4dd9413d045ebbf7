"""The keys of one map of a manifest, read by type. Each mistake is reported once and remembered."""

from collections.abc import Collection, Iterator
from dataclasses import replace

from handbill.diagnostics import Diagnostic, Report, Span
from handbill.diagnostics.rules import catalog as rules
from handbill.model import units
from handbill.model.parameter import Refusal
from handbill.model.source import Mapping, Node, Scalar, Sequence, written


class Keys:
    """Reads `node`, whose keys are to be among `known`; `sound` turns false with the first mistake."""

    def __init__(self, node: Mapping, known: Collection[str], report: Report) -> None:
        self.node = node
        self.sound = True
        self._report = report
        for entry in node:
            key = entry.key.text
            if key not in known and not key.startswith("x-"):
                self.refuse(rules.manifest_key_unknown(entry.key.at, key, known))

    def refuse(self, diagnostic: Diagnostic) -> None:
        """Report, and remember that the map is not sound."""
        self.sound = False
        self._report(diagnostic)

    def wrong(self, key: str, wanted: str, at: Span) -> None:
        """Report that the value of `key` is not what it should be."""
        self.refuse(rules.manifest_value(at, key, wanted))

    def place(self, key: str) -> Span:
        """Return where the value of `key` stands, or the map."""
        value = self.node.get(key)
        return self.node.at if value is None else value.at

    def text(self, key: str, required: bool = False, known: Collection[str] = ()) -> str | None:
        """Read one text."""
        value = self.node.get(key)
        if value is None:
            if required:
                self.refuse(rules.manifest_key_missing(first_line(self.node.at), key, known))
            return None
        if isinstance(value, Scalar):
            return value.text
        self.wrong(key, "a text", value.at)
        return None

    def written(self, key: str) -> str | None:
        """Read any value, and return it on one line as a definition would have it."""
        value = self.node.get(key)
        return None if value is None else written(value)

    def choice(self, key: str, known: Collection[str], required: bool = False) -> str | None:
        """Read one of the known words."""
        text = self.text(key, required, known)
        if text is not None and text not in known:
            self.wrong(key, "one of: " + ", ".join(known), self.place(key))
            return None
        return text

    def several(self, key: str, known: Collection[str]) -> tuple[str, ...]:
        """Read a list of known words."""
        found = self.texts(key)
        if any(text not in known for text in found):
            self.wrong(key, "a list of: " + ", ".join(known), self.place(key))
        return tuple(text for text in found if text in known)

    def flag(self, key: str) -> bool:
        """Read `true` or `false`; false when left out."""
        return self.choice(key, ("true", "false")) == "true"

    def whole(self, key: str, default: int) -> int:
        """Read a whole number."""
        text = self.text(key)
        if text is None:
            return default
        number = units.number(text)
        if isinstance(number, int):
            return number
        self.wrong(key, "a whole number", self.place(key))
        return default

    def bound(self, key: str) -> float | None:
        """Read a limit: a number, or one with the unit of its type."""
        text = self.text(key)
        if text is None:
            return None
        for read in (units.number, units.duration, units.percent):
            if (number := read(text)) is not None:
                return number
        self.wrong(key, "a number", self.place(key))
        return None

    def texts(self, key: str) -> tuple[str, ...]:
        """Read a list of texts, or one text."""
        value = self.node.get(key)
        if value is None:
            return ()
        items: tuple[Node, ...] = value.items if isinstance(value, Sequence) else (value,)
        found = tuple(item.text for item in items if isinstance(item, Scalar))
        if len(found) < len(items):
            self.wrong(key, "a list of texts", value.at)
        return found

    def maps(self, key: str, required: bool = False) -> Iterator[tuple[Scalar, Mapping]]:
        """Read a map of maps: each name with its map."""
        for name, node in self._entries(key, required):
            if isinstance(node, Mapping):
                yield name, node
            else:
                self.wrong(name.text, "a map", node.at)

    def words(self, key: str) -> dict[str, str]:
        """Read a map of texts."""
        found: dict[str, str] = {}
        for name, node in self._entries(key, False):
            if isinstance(node, Scalar):
                found[name.text] = node.text
            else:
                self.wrong(name.text, "a text", node.at)
        return found

    def lists(self, key: str) -> dict[str, tuple[str, ...]]:
        """Read a map of lists of texts; one text stands for a list of one."""
        found: dict[str, tuple[str, ...]] = {}
        for name, node in self._entries(key, False):
            items: tuple[Node, ...] = node.items if isinstance(node, Sequence) else (node,)
            found[name.text] = tuple(item.text for item in items if isinstance(item, Scalar))
            if len(found[name.text]) < len(items):
                self.wrong(name.text, "a list of texts", node.at)
        return found

    def refusals(self, key: str) -> dict[str, Refusal]:
        """Read a map of what is refused: each with the reason, or with that and what to write `instead`."""
        found: dict[str, Refusal] = {}
        for name, node in self._entries(key, False):
            if isinstance(node, Scalar):
                found[name.text] = Refusal(node.text)
            elif isinstance(node, Mapping):
                inner = Keys(node, ("why", "instead"), self._report)
                why, instead = inner.text("why", required=True), inner.text("instead", required=True)
                found[name.text] = Refusal(why or "", instead or "")
                self.sound = self.sound and inner.sound
            else:
                self.wrong(name.text, "a reason", node.at)
        return found

    def _entries(self, key: str, required: bool) -> tuple[tuple[Scalar, Node], ...]:
        value = self.node.get(key)
        if value is None:
            if required:
                self.refuse(rules.manifest_key_missing(first_line(self.node.at), key))
            return ()
        if isinstance(value, Mapping):
            return tuple((entry.key, entry.value) for entry in value)
        self.wrong(key, "a map", value.at)
        return ()


def first_line(at: Span) -> Span:
    """Return a place of one line as it is, the first character of any other: a whole file underlined says nothing."""
    return at if at.line == at.end_line else first(at)


def first(at: Span) -> Span:
    """Return the first character of a place."""
    return replace(at, end_line=at.line, end_column=at.column + 1)
