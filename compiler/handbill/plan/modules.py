"""The modules of a bundle that no condition and no trigger asks for: consent, platform, layers, actions, the mail."""

from __future__ import annotations

from handbill.logic.shop import CRAWLER
from handbill.model.manifest import Block, Entry, Field, Template
from handbill.model.plan import IMAGE, Design
from handbill.model.rows import shown_rows
from handbill.model.site import Site
from handbill.plan.asking import EVENTS, SAID, USE
from handbill.plan.development import FORCED, FORCING
from handbill.plan.locales import is_apart, texts_of
from handbill.plan.parts import Parts, module_path
from handbill.plan.schedules import CLOCK, ONLY
from handbill.plan.table import Row

VARIANTS = "runtime_js/core/variants.js"
PREVIEW = "runtime_js/core/preview.js"


def add_modules(
    parts: Parts, site: Site, designs: tuple[Design, ...], entries: tuple[Entry, ...], rows: list[Row]
) -> None:
    """Add what the site's settings and the promotions' designs need; `rows` are those of the promotions."""
    for source in (
        *(use.source for use in site.consent),
        *(site.catalog.consent[r] for r in site.respect if r in site.catalog.consent),
    ):
        parts.listed("consent", module_path(source, "source.js"), "listen")
    crawler = site.catalog.facts.get(CRAWLER)
    if not site.bots and crawler is not None and crawler.family is not None:
        parts.single("bot", module_path(crawler.family, "facts.js"), crawler.export)
    for export in site.platform.provides:
        parts.named("platform", export, module_path(site.platform, "read.js"), export)
    for layer in sorted({str(d.settings["layer"]) for d in designs}):
        parts.named("layers", layer, f"runtime_js/dom/layers/{layer}.js", "layer")
    for entry in entries:
        _add_action(parts, entry)
    if any(ONLY in extras for extras in extras_of(rows)):
        parts.listed("gates", CLOCK, ONLY)
    if any(p.experiment for p in site.promotions):
        parts.single("assign", VARIANTS, "assign")
        parts.single("named", VARIANTS, "named")
    if any(one.share for one in site.experiments):
        parts.single("within", "runtime_js/core/namespaces.js", "within")
    if any(p.necessary for p in site.promotions) or len({site.purposes.get(use) for use in (USE, *SAID)}) > 1:
        parts.single("early", "runtime_js/core/later.js", "early")
    if site.endpoints.get(EVENTS):
        parts.listed("more", "runtime_js/core/beacon.js", "sendEvents")
    if any(isinstance(e, Block) and e.captures for e in entries):
        parts.listed("more", "runtime_js/core/leads.js", "sendLeads")
    if site.previews:
        _add_preview(parts, site)
    if site.translations:
        parts.single("speak", "runtime_js/dom/locale.js", "speak")
        parts.single("translate", "runtime_js/dom/locale.js", "translate")
    if any(is_apart(extras) for extras in extras_of(rows)):
        parts.single("structure", "runtime_js/dom/structure.js", "structure")
    if any(_has_facts(text) for row in rows for text in shown_texts(row)):
        parts.single("fill", "runtime_js/dom/facttext.js", "fill")
    if any(isinstance(text, str) and text.startswith(IMAGE) for row in rows for text in shown_texts(row)):
        parts.single("address", "runtime_js/dom/address.js", "address")


def _add_preview(parts: Parts, site: Site) -> None:
    for name in ("start", "pretend", "silent", "ahead"):
        parts.single(name, PREVIEW, name)
    if any(p.experiment for p in site.promotions):
        parts.single(FORCED, FORCING, FORCED)


def _add_action(parts: Parts, entry: Entry) -> None:
    if isinstance(entry, Block) and entry.action:
        parts.named("actions", entry.action, module_path(entry, "block.js"), "attach")
    if isinstance(entry, Block) and entry.gate:
        parts.listed("gates", module_path(entry, "block.js"), entry.gate)
    if isinstance(entry, Field) and entry.action:
        parts.named("actions", entry.action, module_path(entry, "field.js"), "attach")
    for action, script in entry.actions.items() if isinstance(entry, Block) else ():
        parts.named("actions", action, module_path(entry, script), "attach")
    if isinstance(entry, Template) and entry.action:
        parts.named("actions", entry.action, module_path(entry, "behaviour.js"), "attach")


def extras_of(rows: list[Row]) -> list[dict[str, object]]:
    """Return the extras of those promotions and variants that have some."""
    return [extras for _, extras in shown_rows(rows) if extras]


def shown_texts(row: Row) -> list[object]:
    """Return every text of a promotion's row: those of narrow screens, of other languages and of variants too."""
    return [text for texts, extras in shown_rows([row]) for text in (*texts, *texts_of(extras))]


def _has_facts(text: object) -> bool:
    return isinstance(text, list)
