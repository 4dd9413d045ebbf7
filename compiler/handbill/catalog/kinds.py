"""The kinds of extension folders: where they lie, which files they hold, and what makes an Entry of one."""

from collections.abc import Callable
from dataclasses import dataclass

from handbill.catalog import entries, facts
from handbill.catalog.manifest import Manifest
from handbill.model.manifest import Entry

COMMON = ("summary", "parameters", "main", "messages")


@dataclass(frozen=True, slots=True)
class Kind:
    """`parts` are files without which an entry cannot work, `cases` what it is tried by (`/` at the end: a folder).

    `keys` are those of the manifest beside the common ones. `store` is the attribute of the Catalog.
    """

    name: str
    store: str
    folder: str
    manifest: str
    parts: tuple[str, ...]
    cases: str | None
    keys: tuple[str, ...]
    build: Callable[[Manifest], Entry]
    own: str | None = None
    """Where a shop's own lie below its folder, None: as the shipped ones."""

    def place(self, shipped: bool) -> str:
        """Return the folder that holds them."""
        return self.folder if shipped or self.own is None else self.own


KINDS = (
    Kind(
        "trigger",
        "triggers",
        "targeting/triggers",
        "trigger.yml",
        ("trigger.js",),
        "cases.json",
        (
            "kind",
            "tests",
            "one_of",
            "devices",
            "at_once",
            "waits",
            "by_device",
            "parts",
            "event_if",
            "later",
            "ends",
            "hooks",
            "wanted",
            "keeps",
        ),
        entries.trigger,
    ),
    Kind(
        "fact family",
        "families",
        "targeting/facts",
        "facts.yml",
        ("facts.js",),
        "cases.json",
        ("facts", "keeps", "watches"),
        facts.family,
    ),
    Kind(
        "source of facts",
        "sources",
        "targeting/sources",
        "source.yml",
        ("source.js",),
        "cases.json",
        ("open", "use", "watches"),
        facts.fact_source,
    ),
    Kind(
        "template",
        "templates",
        "templates/promotions",
        "template.yml",
        ("template.html.jinja", "style.css"),
        "preview.yml",
        (
            "slot",
            "layer",
            "action",
            "into",
            "reserves",
            "covers",
            "places",
            "contrast",
            "tokens",
            "stocked",
            "block",
            "values",
            "screens",
            "targeting",
            *("screen", "targeting_by", "defaults", "like"),
            "triggers",
            "necessary",
        ),
        entries.template,
    ),
    Kind(
        "block",
        "blocks",
        "runtime_js/blocks",
        "block.yml",
        ("block.html.jinja",),
        None,
        (
            *("key", "keys", "order", "captures", "goal", "action", "actions", "one_of", "plays"),
            *("contrast", "refused", "gate", "zone", "solid", "like"),
        ),
        entries.block,
    ),
    Kind(
        "field",
        "fields",
        "runtime_js/forms/fields",
        "field.yml",
        ("field.html.jinja",),
        None,
        ("consents", "goal", "permits", "action", "one_of", "discloses", "contrast", "like"),
        entries.field,
    ),
    Kind(
        "platform",
        "platforms",
        "runtime_js/platforms",
        "platform.yml",
        ("read.js",),
        "fixtures/",
        ("provides", "gives", "requests"),
        entries.platform,
    ),
    Kind(
        "consent source",
        "consent",
        "runtime_js/consent",
        "source.yml",
        ("source.js",),
        "cases.json",
        ("answers", "needs", "names", "reads"),
        entries.consent_source,
    ),
    Kind(
        "step",
        "steps",
        "runtime_js/workflow/steps",
        "step.yml",
        ("step.js",),
        None,
        ("waits", "leaves", "one_of", "uses", "after_submit", "hears"),
        entries.step,
    ),
    Kind(
        "app",
        "apps",
        "runtime_js/apps",
        "app.yml",
        ("send.js",),
        "cases.json",
        ("requests", "permits"),
        entries.app,
        "apps",
    ),
)
