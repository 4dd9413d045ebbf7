"""What each template and each block weighs: `python -m bench.part_bytes` writes docs/sizes.md.

A template is weighed as the one promotion of a site, the example of its `preview.yml`; a block by what it adds to a
popup with a headline and a button. Each is what a shopper loads: names shortened, after brotli.
"""

import json
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from handbill.catalog import load
from handbill.diagnostics import Report
from handbill.examples.shop import furnish
from handbill.examples.states import LIGHT, State, states
from handbill.model.bundle import Bundle
from handbill.model.manifest import Block, Catalog
from handbill.pipeline import Memory, compile_site

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
PAGE = Path(__file__).parents[1] / "docs" / "sizes.md"
HEAD = """\
# Sizes

What a shopper loads, in bytes; `handbill build` prints the same for a site of yours. Written by
`python -m bench.part_bytes`; a test compares the figures with what is built.
"""
USES: dict[str, Any] = {
    "coupon": {"generic": "WELCOME10"},
    "form": {
        "fields": [
            {"email": {"label": "E-mail address"}},
            {"marketing_consent": {"text": "Yes, send me news."}},
        ]
    },
    "html": "<p>Open <b>until nine</b></p>",
    "image": {"src": "images/tent.svg", "alt": "A tent at dusk"},
    "progress": {"step": "1", "of": "2"},
    "social": {"instagram": "https://instagram.test/acme"},
    "products": {
        "from": [
            {"id": str(number), "title": title, "price": "249.00", "link": f"/{number}", "sales": "9"}
            for number, title in enumerate(("Ridge 2 tent", "Drift bag", "Ember stove", "Glow lantern"))
        ],
        "algorithm": "most_bought",
    },
    "text": "Two questions, one answer.",
    "note": "Until Sunday.",
    "button": {"label": "Show me", "link": "/tents"},
    "heading": "And another",
    "video": {"src": "/films/tent.mp4", "title": "How it is pitched"},
}
"""How a block is used here, unless an example of a template uses it."""


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(load(None, Report())), encoding="utf-8")


def page(catalog: Catalog) -> str:
    """Return the page's text."""
    memory = Memory()
    lines = [HEAD, "## Templates", "", "The example of each as the only promotion of a site.", ""]
    lines += ["| template | bundle | after brotli |", "|---|---:|---:|"]
    for name, bundle in templates(catalog, memory):
        lines.append(f"| `{name}` | {bundle.raw:,} | {bundle.brotli:,} |")
    lines += ["", "## Blocks", "", "What each adds to a popup with a headline and a button.", ""]
    lines += ["| block | bundle | after brotli |", "|---|---:|---:|"]
    for name, added in blocks(catalog, memory):
        lines.append(f"| `{name}` | {added[0]:+,} | {added[1]:+,} |")
    return "\n".join(lines) + "\n"


def templates(catalog: Catalog, memory: Memory) -> Iterator[tuple[str, Bundle]]:
    """Yield each template's name and the bundle of its example."""
    for name, template in sorted(catalog.templates.items()):
        first = next(s for s in states(template, catalog) if s.scheme == LIGHT and s.first and not s.preview)
        bundle = built((first,), catalog, memory)
        if bundle is None:
            raise ValueError(f"the example of {name} does not build")
        yield name, bundle


def blocks(catalog: Catalog, memory: Memory) -> Iterator[tuple[str, tuple[int, int]]]:
    """Yield each block's name, and the bytes that it adds before and after brotli."""
    popup = next(states(catalog.templates["popup"], catalog))
    usual: list[dict[str, Any]] = [
        {"heading": "Ten percent off"},
        {"button": {"label": "Look around", "link": "/new"}},
    ]
    plain = built((with_blocks(popup, usual),), catalog, memory)
    if plain is None:
        raise ValueError("a popup with a headline and a button does not build")
    # What asks for consent stands in no popup; it is weighed with its template.
    for name, block in sorted((n, b) for n, b in catalog.blocks.items() if not b.asks):
        use = USES[name] if name in USES else in_an_example(block, catalog)
        one = built((with_blocks(popup, [*usual, {name: use}]),), catalog, memory)
        if one is None:
            raise ValueError(f"a popup with the block '{name}' does not build")
        yield name, (one.raw - plain.raw, one.brotli - plain.brotli)


def with_blocks(popup: State, listed: list[dict[str, Any]]) -> State:
    """Return the popup with these blocks on its only screen."""
    promotion = {"template": {"name": popup.template}, "screens": {"ask": {"blocks": listed}}}
    return State("offer", popup.template, "", "ask", LIGHT, True, False, None, None, promotion)


def in_an_example(block: Block, catalog: Catalog) -> Any:
    """Return how an example of a template uses a block; KeyError when none does."""
    for template in catalog.templates.values():
        for state in states(template, catalog):
            screen = state.promotion["screens"][state.screen]
            if block.key in screen:
                return screen[block.key]
            for item in screen.get("blocks", []):
                if isinstance(item, dict) and block.name in item:
                    return item[block.name]
    raise KeyError(f"say in USES how the block '{block.name}' is used")


def built(shown: tuple[State, ...], catalog: Catalog, memory: Memory) -> Bundle | None:
    """Return the bundle of a site that holds these states; None when it does not build.

    They are triggered by the page, or by what their template brings.
    """
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "bench"
        root.mkdir()
        furnish(root, shown, catalog)
        for state in shown:
            file = root / "promotions" / f"{state.id}.yml"
            promotion = {**state.promotion, "triggers": ["page_load"]}
            if catalog.templates[state.template].triggers:
                del promotion["triggers"]
            promotion.pop("theme", None)
            file.write_text(json.dumps(promotion), encoding="utf-8")
        return compile_site(root, NOW, Report(), memory=memory)


if __name__ == "__main__":
    main()
