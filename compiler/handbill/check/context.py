"""What every part of the check needs to know of the site around it."""

from collections.abc import Mapping as MappingOf
from dataclasses import dataclass, field
from typing import Any

from handbill.diagnostics import Report, Span
from handbill.model.lock import State
from handbill.model.manifest import Catalog, Fact, Platform
from handbill.model.pictures import Picture
from handbill.model.site import Condition
from handbill.model.source import Source
from handbill.model.theme import Written
from handbill.model.zones import ZoneInfo

FACT = "fact"


@dataclass(frozen=True, slots=True)
class Context:
    """`currency` and `zone` are None when site.yml is broken; amounts and moments are then checked by shape alone.

    `pages` are the page types that site.yml adds, `promotions` and `campaigns` the ids and `purposes` the purposes of
    consent that conditions may name. `audiences` are
    inlined conditions by name; None stands for one that is refused.
    """

    source: Source
    catalog: Catalog
    report: Report
    shop: str = ""
    """The site's name, empty when site.yml is broken."""
    currency: str | None = None
    zone: ZoneInfo | None = None
    pages: tuple[str, ...] = ()
    promotions: frozenset[str] = frozenset()
    campaigns: frozenset[str] = frozenset()
    promotion: str = ""
    """The id of the promotion that is being read."""
    audiences: MappingOf[str, Condition | None] = field(default_factory=dict[str, Condition | None])
    endpoints: frozenset[str] = frozenset()
    pools: frozenset[str] = frozenset()
    """What the pools of codes are called that there are."""
    purposes: frozenset[str] = frozenset()
    apps: frozenset[str] = frozenset()
    """Those that site.yml lists."""
    public: MappingOf[str, Span] = field(default_factory=dict[str, Span])
    """Values that look secret, and that everybody may read."""
    experiments: MappingOf[str, Span] = field(default_factory=dict[str, Span])
    """Where each experiment stands that is the first of its name."""
    platform: Platform | None = None
    refused: frozenset[str] = frozenset()
    """Facts of the shop's own with a mistake in them, so that a use of one is not called unknown."""
    locales: tuple[str, ...] = ("en",)
    """The shop's languages, the default one first."""
    locale: str = "en"
    """The language of the texts that are being read."""
    suppress: int = 0
    """ms that a conversion keeps a promotion away, unless it says otherwise"""
    values: MappingOf[str, Fact] = field(default_factory=dict[str, Fact])
    """What the texts of a promotion may show of its template, by name."""
    theme: Written = field(default_factory=Written)
    """The site's theme, which those of the promotions lie on."""
    pictures: MappingOf[str, Picture] = field(default_factory=dict[str, Picture])
    """The site's pictures by path."""
    testing: str = FACT
    """What the keys of conditions name: facts, or the columns of a table of products."""
    feeds: dict[str, Any] = field(default_factory=dict[str, Any])
    """Checked tables of products by path: each is judged once."""
    defaults: dict[tuple[str, str, str], Any] = field(default_factory=dict[tuple[str, str, str], Any])
    """Typed defaults of parameters by kind and name of the entry and name of the parameter: each is read once."""

    lock: State | None = None
    """What `state.lock` says, where there is one."""
    lock_report: Report = field(default_factory=Report)
    """Where it is told what the site has otherwise than `state.lock`."""

    def is_broken(self, kind: str, name: str) -> bool:
        """Whether a file or an extension folder of that name was refused, and its problem told elsewhere."""
        return (kind, name) in self.source.broken or (kind, name) in self.catalog.broken
