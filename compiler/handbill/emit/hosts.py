"""Which hosts pictures and films come from: what a policy has to allow, and what a shop has to know.

They are read from the finished trees, the texts that fill them and the parameters that a manifest says a script loads, so
that no way to write a picture can be forgotten.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, cast

from handbill.emit.allowed import SEVERAL, as_read
from handbill.emit.images import PICTURE
from handbill.emit.markup import Rendered
from handbill.model.parameter import PRODUCTS, Parameter
from handbill.model.plan import BlockRender, BundlePlan, Design, FieldRender, ItemRender, Slot
from handbill.model.rows import said_rows

PICTURES, FILMS = "pictures", "films"
_DIRECTIVES = {PICTURES: "img-src", FILMS: "media-src"}
_LOADED = {
    ("img", "src"): PICTURES,
    ("img", "srcset"): PICTURES,
    ("source", "srcset"): PICTURES,
    ("source", "src"): FILMS,
    ("video", "poster"): PICTURES,
    ("video", "src"): FILMS,
}
"""Element and attribute → what a browser loads from there."""
NECESSARY = "necessary"
"""What stands for the purpose of promotions that need none."""
_WEB = re.compile(r"(https?):[/\\]*(?:[^/\\?#]*@)?([^/\\?#]+)", re.IGNORECASE)
_HOST = re.compile(r"[a-z0-9.-]+(?::[0-9]+)?|\[[0-9a-f:.]+\](?::[0-9]+)?", re.IGNORECASE)
_DRAWN = re.compile(r"url\(\s*[\"']?([^\"')]*)")

Found = tuple[str, str]
"""What is loaded, and its address."""
Loaded = tuple[str, bool, str | int]
"""What is loaded, whether from several addresses between commas, and the text that holds them or the slot of it."""


def with_hosts(
    record: Mapping[str, Any], plan: BundlePlan, designs: Sequence[Mapping[str, Any]], rendered: Rendered
) -> dict[str, Any]:
    """Return the manifest's content with the hosts of pictures and films in `csp` and in `network`."""
    found: dict[tuple[str, str], set[str]] = {}
    for purpose, (kind, address) in _all(plan, designs, rendered):
        found.setdefault((kind, origin(address)), set()).add(purpose)
    csp = dict(record["csp"])
    for kind, directive in _DIRECTIVES.items():
        hosts = sorted({host for what, host in found if what == kind and host})
        if kind == PICTURES or any(what == kind for what, _ in found):
            csp[directive] = ["'self'", *hosts]
    loads = [
        {"to": f"{host}/", "method": "GET", "for": kind, "purpose": purpose}
        for (kind, host), purposes in sorted(found.items())
        for purpose in sorted(purposes)
        if host
    ]
    return {**record, "network": [*record["network"], *loads], "csp": csp}


def origin(address: str) -> str:
    """Return scheme and host of an address as a policy writes them, empty for one on the shop or of no host."""
    web = _WEB.match(as_read(address))
    if web is None:
        return ""
    try:
        host = web[2].encode("idna").decode()
    except UnicodeError:
        return ""
    # What is no name of a host would end the source, and begin another.
    return f"{web[1]}://{host}".lower() if _HOST.fullmatch(host) else ""


def _all(
    plan: BundlePlan, designs: Sequence[Mapping[str, Any]], rendered: Rendered
) -> Iterator[tuple[str, Found]]:
    """Yield what is loaded, with the purpose under which it is."""
    said: list[dict[int, list[Any]]] = [{} for _ in designs]
    for of, slot, words in said_rows(plan.data["promotions"]):
        said[of].setdefault(slot, []).append(words)
    stock = [(PICTURES, str(row[PICTURE])) for row in plan.data.get("goods", ()) if len(row) > PICTURE]
    for design, looks, texts in zip(plan.designs, designs, said, strict=True):
        purpose = design.settings.get("purpose", NECESSARY)
        trees = [rendered.frames[looks["frame"]], *(rendered.screens[n] for n in looks["screens"].values())]
        for kind, several, value in (*_of_trees(trees), *_of_design(design)):
            for text in [value] if isinstance(value, str) else texts.get(value, ()):
                yield from ((purpose, (kind, address)) for address in _addresses(text, several))
        if any(parameter.type == PRODUCTS for parameter, _ in _parameters(design)):
            yield from ((purpose, one) for one in stock)
    for kind, several, value in _of_trees(rendered.outside):
        for address in _addresses(value, several):
            yield plan.site.purposes.get("campaigns", NECESSARY), (kind, address)


def _of_trees(trees: Iterable[Any]) -> Iterator[Loaded]:
    """Yield what the elements of compiled trees load."""
    for tree in trees:
        parts = cast("Sequence[Any]", tree) if isinstance(tree, list) else ()
        if len(parts) > 1 and isinstance(parts[0], str) and isinstance(parts[1], dict):
            for name, value in cast("Mapping[str, Any]", parts[1]).items():
                if (kind := _LOADED.get((parts[0], name))) is not None:
                    yield kind, name in SEVERAL, value
                elif isinstance(value, str):
                    yield from ((PICTURES, False, one) for one in _DRAWN.findall(value))
        yield from _of_trees(parts)


def _of_design(design: Design) -> Iterator[Loaded]:
    """Yield what scripts load, as the manifests of the blocks say."""
    for parameter, value in _parameters(design):
        if parameter.loads and isinstance(value, Slot):
            yield parameter.loads, False, value.index


def _parameters(design: Design) -> Iterator[tuple[Parameter, Any]]:
    """Yield every parameter of a design that has a value."""
    yield from _given(design.template.parameters, design.parameters)
    for _, blocks in design.screens:
        for block in blocks:
            yield from _given(block.block.parameters, block.parameters)


def _given(
    known: tuple[Parameter, ...], given: tuple[tuple[str, Any], ...]
) -> Iterator[tuple[Parameter, Any]]:
    declared = {parameter.name: parameter for parameter in known}
    for name, value in given:
        if value is None:
            continue
        if name in declared:
            yield declared[name], value
        for part in cast("Sequence[Any]", value) if isinstance(value, tuple) else (value,):
            if isinstance(part, BlockRender):
                yield from _given(part.block.parameters, part.parameters)
            elif isinstance(part, FieldRender):
                yield from _given(part.field.parameters, part.parameters)
            elif isinstance(part, ItemRender) and name in declared:
                yield from _given(declared[name].keys, part.parameters)


def _addresses(text: Any, several: bool) -> list[str]:
    """Return the addresses in a text; of one that facts are put into, what stands before them."""
    pieces = cast("Sequence[Any]", text) if isinstance(text, list) else (text,)
    words = next(iter(pieces), "")
    if not isinstance(words, str):
        return []
    return [part.split()[0] for part in words.split(",") if part.split()] if several else [words]
