"""What stands in the place of a promotion's contents, by their paths: `{ content.headline: Wait! }`."""

from collections.abc import Iterator
from collections.abc import Mapping as MappingOf
from dataclasses import replace

from handbill.check.comparisons import scalar_of
from handbill.check.context import Context
from handbill.check.disclosed import check_translated
from handbill.check.links import image, link, picture
from handbill.check.nodes import entries, head
from handbill.check.paths import Spot, Whole, meant
from handbill.check.rich import read_content
from handbill.check.texts import text
from handbill.diagnostics.rules import names as rules
from handbill.model.manifest import Field
from handbill.model.site import Image, Link, Piece
from handbill.model.source import Entry, Mapping

MOBILE = "mobile."
"""Before the path of what a narrow screen shows, in a language."""
_SCREENS = "screens."
_IMAGE = "{ src: images/tent.svg, alt: A tent }"


def lines(node: Mapping, known: MappingOf[str, Spot], context: Context, start: str = "") -> Iterator[Entry]:
    """Yield the lines by their whole paths, as `known` has them: `content: { headline: … }` is `content.headline: …`."""
    for line in entries(node):
        path = start + line.key.text
        narrow = MOBILE if path.startswith(MOBILE) else ""
        short = meant(path.removeprefix(narrow), known, context.catalog.blocks)
        inside = f"{short}.".removeprefix(MOBILE)
        whole = known[short].content if short in known else None
        nested = not inside or inside == _SCREENS or any(one.startswith(inside) for one in known)
        if isinstance(line.value, Mapping) and nested and not isinstance(whole, Image):
            yield from lines(line.value, known, context, f"{path}.")
        else:
            yield Entry(replace(line.key, text=path if whole is None else narrow + short), line.value)


def piece(line: Entry, spot: Spot, context: Context) -> Piece | None:
    """Read what stands in a place instead; None for an empty text, which means what is there."""
    said = _read(line, spot, context)
    if said is not None and isinstance(spot.entry, Field) and spot.place[-1] == spot.entry.main:
        check_translated(spot.entry, said, head(line.value.at), context)
    return said


def _read(line: Entry, spot: Spot, context: Context) -> Piece | None:
    key, node = line.key.text, line.value
    # What the template works out may be shown in other words too.
    shown = {p.fact.key: p.fact for p in spot.shown if p.fact.template}
    context = replace(context, values={**context.values, **shown})
    if isinstance(spot.content, Image) and not isinstance(node, Mapping):
        wanted = "a map of 'src' and 'alt'"
        context.report(rules.shape_wrong(head(node.at), key, wanted, f"{key}: {_IMAGE}"))
        return None
    if isinstance(spot.content, Image):
        return image(node, context)
    single = scalar_of(node, key, f"{key}: …", context)
    if single is None or not single.text.strip():
        return None
    if isinstance(spot.content, str):
        return single.text if picture(single, context) else None
    if spot.parameter is None or spot.place[-1] != spot.parameter.name:
        return link(single, context, facts=True) if isinstance(spot.content, Link) else text(single, context)
    found = read_content(context, spot.parameter, single)
    return found if isinstance(found, Whole) else None
