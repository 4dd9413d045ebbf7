"""What an extension folder says of itself. The compiler knows these shapes and no entry by name.

Shapes of the manifests, key by key: docs/extending.md.
"""

from __future__ import annotations

from collections.abc import Mapping as MappingOf
from dataclasses import dataclass, field

from handbill.model.app import App as App
from handbill.model.disclosure import Disclosure
from handbill.model.entry import Entry as Entry
from handbill.model.parameter import PRODUCTS, PURPOSES
from handbill.model.source import Mapping, Sequence
from handbill.model.step import Step as Step
from handbill.model.values import Value

USES = ("promotions", "profile", "segments", "experiments", "campaigns", "sync", "pixels", "events")
"""What a consent purpose may cover; each belongs to one purpose of the site."""

KEPT = ("visits", "landing", "values", "events")
"""What the visitor's record holds only where some rule asks for it: counts of sessions and page views, where a session
began, what the shop said of the visitor, what it tracked."""

DEVICES = ("desktop", "tablet", "mobile")
MOMENTS = ("view", "order", "lead")
"""When a fact may write down what it will be asked for later: a page view, an order, a form that is sent."""
INLINE = "inline"
CONSENT = "consent"
"""The slot above all others: while it is taken nothing else shows. A template alone can ask for it."""
SLOTS = ("modal", "top", "bottom", "corner", INLINE, CONSENT)
PARTS = ("every", "one", "order")
"""What a combination of triggers asks of its parts: every one, one of them, every one in the order of the list."""
LATER = ("anew", "never")
"""What becomes of a trigger behind another in an ordered combination: what holds already has to come about anew, or it
can't come at all, because it is settled when the page view starts."""
NEEDED = "needed"
ANSWERS = (NEEDED, "heard")
"""What a consent source makes of visitors' answers: it grants nothing without one, or it hears them and may all the same."""
SOLID = "true"
"""What a block is through which nothing can be seen."""
GOALS = ("email", "phone", "click", "order", "view", "consent")

ADDRESS_PARTS = ("path", "host", "query", "hash", "type")
"""What a page's address says: `query` one value of it by the name in `*`, `type` by the globs of the site's `pages`."""

FACT_TYPES = (
    "boolean",
    "choice",
    "text",
    "number",
    "percent",
    "money",
    "duration",
    "moment",
    "set",
    "occurrence",
)


@dataclass(frozen=True, slots=True)
class Trigger(Entry):
    """`state` stays true for the page view, an event is spent; `main` is the parameter of the short form.

    `tests` names a fact whose words may stand among the parameters; they reach the script as the index of a condition.
    `one_of`: at least one of these parameters must be given. `devices`: where it can fire at all. `by_device`: the script
    gets the parameters `mouse` and `touch`, each when a device with one can come to it.
    `at_once`: fires on every page view as it starts. `waits`: the parameter that says after how long it fires, whatever
    the visitor does. `parts` makes it a combination: its value is a list of triggers, and
    it is a state if all of them are.
    `event_if` maps a parameter to the value that makes an event of a state. `ends` is the parameter with which the state
    may end within the page view; `hooks` are exports of the script that core calls as `parts.NAME`. `keeps`: what the
    record must hold for it, as of a fact.
    """

    state: bool = False
    main: str | None = None
    tests: str | None = None
    by_device: bool = False
    one_of: tuple[str, ...] = ()
    devices: tuple[str, ...] = DEVICES
    at_once: bool = False
    waits: str | None = None
    parts: str | None = None
    event_if: MappingOf[str, str] = field(default_factory=dict[str, str])
    later: str | None = None
    ends: str | None = None
    hooks: tuple[str, ...] = ()
    keeps: tuple[str, ...] = ()
    wanted: bool = False
    """Whether it fires because the visitor has asked for something, by a click for instance."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact.

    `key` is its whole name; `*` in it stands for a name that the definition gives: `page.query.*`, `promotion.*.seen`
    (`names` makes those of the site the only ones: its `promotions`, or the `purposes` of its consent).

    `export` is the function of `facts.js` that reads it; `use` is the consent use that it needs, None for none;
    `values_from: pages` adds the site's own page types to the values of a choice;
    `live` facts may change within a page view; `open` ones can be set by a link, so text may not show them.
    """

    key: str
    type: str
    doc: str
    family: FactFamily | None
    export: str
    live: bool = False
    use: str | None = None
    open: bool = False
    values: tuple[str, ...] = ()
    values_from: str | None = None
    names: str | None = None
    unit: str | None = None
    argument: str | None = None
    """What the reader gets as its argument besides the name in `*`: `currency` for money."""
    lower: bool = False
    """Lower-cased when read, so what it is compared with is lower-cased too."""
    watch: str | None = None
    """The function of `facts.js` that announces changes; None for a live fact that is read anew when gates are asked."""
    keeps: tuple[str, ...] = ()
    """What the record must hold for it, of `KEPT`: nothing else is kept."""
    records: tuple[tuple[str, str], ...] = ()
    """Moment and function: what has to be written down then, on every page, for the fact to be known later."""
    asks: str | None = None
    """What of a platform it is read from: `customer.tags`."""
    raw: str | None = None
    """The function that reads it untyped, for a shop that gives it a type of its own."""
    own: bool = False
    """Declared by the shop: what is read is given the fact's type, and is unknown when it is not of it."""
    source: FactSource | None = None
    """Where the shop's own fact is read; None for one of a shipped family that it has given a type."""
    given: tuple[Value, ...] = ()
    """What the source is told, in the order of its parameters."""
    digits: int = 0
    """Decimals of the currency in which an amount of the shop's own is written."""
    always: bool = False
    """Never unknown, whatever the page and the visitor's consent."""
    whole: bool = False
    """A number that counts something."""
    minimum: float | None = None
    """The least that a number can be."""
    form: str | None = None
    """The glob that each of its texts fits."""
    example: str | None = None
    """What a rule may hold it against."""
    first: str | None = None
    """What it is at a visitor's first page view, written as in a visitor file; `{page.path}` is another fact's value."""
    address: str | None = None
    """The part of the page's address that it is: one of `ADDRESS_PARTS`."""
    template: Template | None = None
    """The one whose texts alone may show it; its `behaviour.js` reads it."""
    money_of: Fact | None = None
    """The fact that says in which currency an amount is, where its family has none."""


@dataclass(frozen=True, slots=True)
class FactSource(Entry):
    """Where facts of the shop's own come from; its script exports `read(given)`.

    `open`, `use` as of a fact; `watches`: it exports `watch(changed)` too.
    """

    main: str | None = None
    open: bool = False
    use: str | None = None
    watches: bool = False


@dataclass(frozen=True, slots=True)
class FactFamily(Entry):
    """A folder of facts.

    `watches`: its script exports `watch(changed)`, which announces changes of live facts. `keeps`: what the record must
    hold for those that do not say so themselves.
    """

    facts: tuple[Fact, ...] = ()
    watches: bool = False
    keeps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TemplateValue:
    """What texts in a template may show of it: `of` is the parameter that its reader is given, `currency` a fact's key."""

    name: str
    type: str
    doc: str
    of: str | None = None
    currency: str | None = None
    asks: str | None = None


@dataclass(frozen=True, slots=True)
class Template(Entry):
    """A display type. `slot` is fixed, or follows the parameter that `slot_from` names.

    `layer` is `dialog`, `popover` or `inline`; `action` names the one that `attach` of its `behaviour.js` is.
    `into` is the parameter that names the element of the page that holds it: where it is given the layer is `inline`.
    `reserves` are the lengths that the page keeps free for it: on all screens, and otherwise on narrow ones.
    `stocked`: it shows only while the products of its first screen come to at least one.
    `block` names one that some screen has to hold.
    `necessary`: its promotions are shown before any consent, and remember and collect nothing.
    `covers`: nothing of the page can be seen beside it.
    """

    slot: str = "modal"
    slot_from: str | None = None
    layer: str = "dialog"
    action: str | None = None
    into: str | None = None
    reserves: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    """The parameters that say how large the ground is on which its blocks may be placed: width and height on wide screens,
    width and height on narrow ones. Without them blocks can't be placed."""
    tokens: MappingOf[str, str] = field(default_factory=dict[str, str])
    """Token → the one whose value it has within the frame."""
    values: tuple[TemplateValue, ...] = ()
    screens: MappingOf[str, str] = field(default_factory=dict[str, str])
    """Screens that its behaviour shows → the key of a screen that a text alone stands for there."""
    targeting: Mapping | None = None
    """Conditions that hold for every promotion of it, as a definition has them."""
    triggers: Sequence | None = None
    """What brings a promotion of it that names no triggers, as a definition has them."""
    stocked: bool = False
    block: str | None = None
    screen: str | None = None
    """A screen without which a promotion of it is none."""
    targeting_by: MappingOf[str, MappingOf[str, Mapping]] = field(
        default_factory=dict[str, MappingOf[str, Mapping]]
    )
    """Parameter → its value → conditions that hold where it has that value; `{name}` in them is another parameter's."""
    defaults: MappingOf[str, MappingOf[str, str]] = field(default_factory=dict[str, MappingOf[str, str]])
    """Block → its parameter → the parameter of the template whose value that has where a use does not say otherwise."""
    necessary: bool = False
    covers: bool = False


@dataclass(frozen=True, slots=True)
class Block(Entry):
    """A piece of a screen.

    `key` is the short key of a screen that makes one (`headline` for `heading`), `keys` the
    plural key that takes a list of them; `main` is the parameter of the short form; `order` sorts the blocks of the
    short form; `action` names the one that its script's `attach` is; `captures` marks the block that makes a lead capture;
    `goal` is the goal of a promotion whose first screen holds it. `actions` are further ones, by the scripts that export
    `attach` for them. `one_of`: at least one of these parameters must be given. `plays` marks a game, which may stand
    between a form and what follows it.
    """

    main: str | None = None
    key: str | None = None
    keys: str | None = None
    order: int = 50
    action: str | None = None
    captures: bool = False
    goal: str | None = None
    actions: MappingOf[str, str] = field(default_factory=dict[str, str])
    one_of: tuple[str, ...] = ()
    gate: str | None = None
    """The export of its script that says whether a promotion with it may show."""
    zone: bool = False
    """Whether its script reads the site's zone."""
    plays: bool = False
    solid: str | None = None
    """`SOLID` where nothing that lies below it can be seen through it, or the parameter without which that is so."""

    @property
    def asks(self) -> bool:
        """Whether a visitor answers here what the site may do."""
        return any(parameter.type == PURPOSES for parameter in self.parameters)


@dataclass(frozen=True, slots=True)
class Field(Entry):
    """A field of a form. `goal` and `action` as of a block, `one_of` as of a trigger.

    `consents` marks a consent box, whose text travels with the lead; `permits` names the goal that it gives leave to use
    an address for, `discloses` what its text must say.
    """

    main: str | None = None
    consents: bool = False
    goal: str | None = None
    permits: str | None = None
    action: str | None = None
    one_of: tuple[str, ...] = ()
    discloses: tuple[Disclosure, ...] = ()


@dataclass(frozen=True, slots=True)
class Platform(Entry):
    """`provides` names what its script exports: `cart`, `page_type`, `customer`, `product`, `place`, `apply`, `add`.

    `gives` says which keys those have: `customer.tags`. `requests` go into the manifest: method, address, and for one
    that not every site makes the export that makes it.
    """

    provides: tuple[str, ...] = ()
    gives: tuple[str, ...] = ()
    requests: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ConsentSource(Entry):
    """Where consent comes from; its script exports `listen(answer)`.

    `answers` says what those are to it that visitors give in a promotion of the site, one of `ANSWERS`; None: nothing.
    `needs` says what it must have granted for a purpose, by its own names, where a site says nothing else; a source
    without any knows the site's purposes by theirs. `names` are the only ones that it has, none where
    they are the shop's own. `reads` says in words what it asks of the page, and when.
    """

    answers: str | None = None
    needs: MappingOf[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    names: tuple[str, ...] = ()
    reads: str | None = None


@dataclass(frozen=True, slots=True)
class Catalog:
    """Every entry by name. `facts` is flat, by key; `replaced` lists the site's folders that took a shipped one's place."""

    triggers: MappingOf[str, Trigger] = field(default_factory=dict[str, Trigger])
    families: MappingOf[str, FactFamily] = field(default_factory=dict[str, FactFamily])
    sources: MappingOf[str, FactSource] = field(default_factory=dict[str, FactSource])
    facts: MappingOf[str, Fact] = field(default_factory=dict[str, Fact])
    templates: MappingOf[str, Template] = field(default_factory=dict[str, Template])
    blocks: MappingOf[str, Block] = field(default_factory=dict[str, Block])
    fields: MappingOf[str, Field] = field(default_factory=dict[str, Field])
    platforms: MappingOf[str, Platform] = field(default_factory=dict[str, Platform])
    consent: MappingOf[str, ConsentSource] = field(default_factory=dict[str, ConsentSource])
    steps: MappingOf[str, Step] = field(default_factory=dict[str, Step])
    apps: MappingOf[str, App] = field(default_factory=dict[str, App])
    modules: MappingOf[str, str] = field(default_factory=dict[str, str])
    """Every script of `runtime_js/` and of the entries: path from the assets' root (a site's own: `site:` and the
    path from the site) to its text."""
    replaced: tuple[str, ...] = ()
    broken: frozenset[tuple[str, str]] = frozenset()
    """`(kind, name)` of folders that were refused, so that a use of one is not called unknown."""

    @property
    def showing_products(self) -> tuple[str, ...]:
        """The words by which a promotion can show products: a definition without any of them shows none."""
        blocks = [b for b in self.blocks.values() if any(p.type == PRODUCTS for p in b.parameters)]
        return tuple(word for b in blocks for word in (b.name, b.key, b.keys) if word)
