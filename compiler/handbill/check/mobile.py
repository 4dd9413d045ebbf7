"""What a narrow screen shows instead: `mobile: { content.headline: Wait! }`."""

from handbill.check.comparisons import scalar_of
from handbill.check.content import ASK, INTRO, RESULT
from handbill.check.context import Context
from handbill.check.nodes import entries
from handbill.check.texts import text
from handbill.diagnostics.rules import names as rules
from handbill.model.site import BlockUse, Screen, Text
from handbill.model.source import Mapping, Node, Scalar

_EXAMPLE = "mobile: { content.headline: Wait! }"


def mobile(node: Node | None, screens: tuple[Screen, ...], context: Context) -> dict[tuple[str, str], Text]:
    """Return the texts that differ, by block id and parameter."""
    paths = _paths(screens)
    texts: dict[tuple[str, str], Text] = {}
    for entry in entries(node) if isinstance(node, Mapping) else ():
        target = paths.get(entry.key.text)
        if target is None:
            _refuse(entry.key, paths, context)
        elif single := scalar_of(entry.value, entry.key.text, _EXAMPLE, context):
            texts[target] = text(single, context)
    return texts


def _refuse(key: Scalar, paths: dict[str, tuple[str, str]], context: Context) -> None:
    if key.text.partition(".")[0] in ("theme", "template"):
        context.report(rules.not_built(key.at, f"'{key.text}' for narrow screens"))
    else:
        context.report(rules.name_unknown(key.at, key.text, "text of this promotion", paths))


def _paths(screens: tuple[Screen, ...]) -> dict[str, tuple[str, str]]:
    """Return every text by its path: `content.headline`, `content.button-2.label`, `content.result.body`."""
    paths: dict[str, tuple[str, str]] = {}
    for screen in screens:
        start = "content" if screen.name == ASK else f"content.{screen.name}"
        if screen.name not in (INTRO, ASK, RESULT):
            start = f"screens.{screen.name}"
        count: dict[str, int] = {}
        for use in screen.blocks:
            count[use.block.name] = nth = count.get(use.block.name, 0) + 1
            key = use.block.key or use.block.name
            paths.update(_block_paths(f"{start}.{key}" if nth == 1 else f"{start}.{key}-{nth}", use))
    return paths


def _block_paths(start: str, use: BlockUse) -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for name, value in use.parameters.items():
        if isinstance(value, Text):
            found[f"{start}.{name}"] = (use.id, name)
            if name == use.block.main:
                found[start] = (use.id, name)
    return found
