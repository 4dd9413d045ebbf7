"""Short names for what the compiler's tables and the runtime say to each other, and nobody else reads.

They are the keys of `Data`, `DesignRow` and `Parts` and the fields of `Promotion` in runtime_js/types.d.ts that are not
words of the page API, of a definition or of an extension's contract. Scripts of a shop keep their own properties.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from string import ascii_letters
from typing import Any

from handbill.emit.edits import Edit, applied
from handbill.emit.minify import Minified
from handbill.javascript.syntax import parse, preorder, text_of

_TAKEN = "ntv"
"""Keys of the visitor's record."""
_NAMES = (
    "design frames triggers purpose screens conditions layer designs layers facts platform promotions "
    "slots kinds actions words watches texts extras css frame purposes cap elsewhere rule hope"
)
"""In the order of their letters, of which some compress better than others."""
SHORT: dict[str, str] = dict(zip(_NAMES.split(), (c for c in ascii_letters if c not in _TAKEN), strict=False))
_OWN = "site:"
_PROPERTIES = {
    "property_identifier",
    "shorthand_property_identifier",
    "shorthand_property_identifier_pattern",
}


def mangle(minified: Minified) -> Minified:
    """Return the script with short names; tokens keep where they came from."""
    return applied(minified, _edits(minified))


def _edits(minified: Minified) -> Iterator[Edit]:
    paths = {token.offset: token.path for token in minified.tokens}
    for node in preorder(parse(minified.text).root_node):
        name = text_of(node) if node.type in _PROPERTIES else ""
        if name in SHORT and not paths.get(node.start_byte, "").startswith(_OWN):
            shorthand = node.type.startswith("shorthand")
            yield node.start_byte, node.end_byte, f"{SHORT[name]}:{name}" if shorthand else SHORT[name]


def mangled(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return the tables with the same names."""
    found = {SHORT.get(key, key): value for key, value in data.items()}
    designs = SHORT["designs"]
    if designs in found:
        found[designs] = [{SHORT.get(k, k): v for k, v in row.items()} for row in found[designs]]
    return found
