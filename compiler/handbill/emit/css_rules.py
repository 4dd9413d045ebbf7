"""A style sheet's tokens as rules: what each stands in, and its declarations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

_DESCRIBES = (
    "@font-face",
    "@font-feature-values",
    "@font-palette-values",
    "@counter-style",
    "@property",
    "@page",
    "@view-transition",
    "@color-profile",
    "@function",
)


@dataclass(frozen=True, slots=True)
class Token:
    """A token of a sheet: its kind by cssutils, its text as written, and where that begins."""

    kind: str
    text: str
    offset: int


@dataclass(slots=True)
class Declaration:
    """A property and its value: as written without `!important`, and the tokens of it."""

    at: Token
    value: str
    tokens: Sequence[Token]
    important: bool = False

    @property
    def name(self) -> str:
        """The property as browsers read it."""
        return self.at.text.lower()


@dataclass(slots=True)
class Rule:
    """A block: its selector or the words of its at-rule, those of the blocks around it, the outermost first."""

    selector: str
    around: tuple[str, ...] = ()
    declarations: list[Declaration] = field(default_factory=list[Declaration])

    @property
    def describes(self) -> bool:
        """Whether its declarations are descriptors of an at-rule, which take other values than properties do."""
        return any(one.lower().startswith(_DESCRIBES) for one in (*self.around, self.selector))


def rules(tokens: Sequence[Token]) -> Iterator[Rule]:
    """Yield each block with its declarations as it ends; nested ones before those around them."""
    open_: list[Rule] = []
    statement: list[Token] = []
    depth = 0
    for token in tokens:
        if token.kind == "COMMENT":
            continue
        if token.text[-1] in "([":
            depth += 1
        elif token.text in (")", "]"):
            depth -= 1
        if depth or token.text not in ("{", "}", ";"):
            statement.append(token)
            continue
        if token.text == "{":
            around = tuple(rule.selector for rule in open_)
            open_.append(Rule("".join(t.text for t in statement).strip(), around))
        elif open_:
            open_[-1].declarations += _declaration(statement)
            if token.text == "}":
                yield open_.pop()
        statement = []


def _declaration(statement: Sequence[Token]) -> list[Declaration]:
    """Return the declaration of a statement: a name, a colon, a value."""
    tokens = [token for token in statement if token.kind != "S"]
    if len(tokens) < 3 or tokens[0].kind != "IDENT" or tokens[1].text != ":":
        return []
    colon = next(index for index, token in enumerate(statement) if token is tokens[1])
    written = list(statement[colon + 1 :])
    value = "".join(token.text for token in written).strip()
    plain = value.removesuffix("!important").strip()
    if plain != value:
        written = written[: max(index for index, token in enumerate(written) if token.text == "!")]
    return [Declaration(tokens[0], plain, written, plain != value)]
