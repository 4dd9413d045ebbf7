"""What *check* makes of the source: names resolved, values typed, rules kept. Each part knows where it was written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Mapping as MappingOf
from dataclasses import dataclass, field
from datetime import date

from handbill.diagnostics import Span
from handbill.model.app import AppUse as AppUse
from handbill.model.campaign import Campaign as Campaign
from handbill.model.campaign import StepUse
from handbill.model.conditions import All as All
from handbill.model.conditions import Any as Any
from handbill.model.conditions import Condition as Condition
from handbill.model.conditions import FactUse as FactUse
from handbill.model.conditions import Not as Not
from handbill.model.conditions import Script as Script
from handbill.model.conditions import Test as Test
from handbill.model.consent import ConsentUse
from handbill.model.coverage import Coverage as Coverage
from handbill.model.experiment import Experiment
from handbill.model.html import Html as Html
from handbill.model.layers import Place
from handbill.model.lock import State
from handbill.model.manifest import Block, Catalog, Fact, Field, Platform, Template
from handbill.model.parameter import Parameter
from handbill.model.pictures import Picture
from handbill.model.products import ProductsUse
from handbill.model.schedule import Schedule as Schedule
from handbill.model.slot import Slot as Slot
from handbill.model.source import PoolFile
from handbill.model.theme import Theme
from handbill.model.triggers import TriggerUse as TriggerUse
from handbill.model.values import Moment, Value
from handbill.model.ways import Ways


@dataclass(frozen=True, slots=True)
class FactText:
    """`{cart.value:money}` within a text; `fallback` is what stands behind `|`.

    `forms` are those of the format `plural`, by category or number: `#` in them is the fact as a number.
    """

    fact: Fact
    name: str | None
    format: str | None
    fallback: str | None
    at: Span
    forms: tuple[tuple[str, str], ...] = ()

    @property
    def key(self) -> str:
        """The fact's key as it is written: with the name that stands for its `*`."""
        return self.fact.key.replace("*", self.name or "*")


ADDRESS = "uri"
"""The format of a fact in an address: percent-encoded."""


@dataclass(frozen=True, slots=True)
class Text:
    """Text that a shopper reads: literal parts and facts."""

    parts: tuple[str | FactText, ...]
    at: Span

    @property
    def literal(self) -> str:
        """The text with the facts left out."""
        return "".join(p for p in self.parts if isinstance(p, str))


@dataclass(frozen=True, slots=True)
class Link:
    """An address: checked scheme, or a path, query or fragment on the shop.

    `href` is as it was written; `parts` are those of one with facts in its path or query.
    """

    href: str
    at: Span
    parts: tuple[str | FactText, ...] = ()


@dataclass(frozen=True, slots=True)
class Image:
    """`src` is a path from the site's folder, or an address; `alt` may be an empty text for a decoration."""

    src: str
    alt: Text
    at: Span
    file: bool = True


@dataclass(frozen=True, slots=True)
class Marked:
    """A piece of a text with markup: `tag` is `strong`, `em` or `a` (which has a `link`)."""

    tag: str
    of: tuple[Text | Marked, ...]
    link: Link | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text, or the points of a list."""

    of: tuple[Text | Marked, ...] = ()
    points: tuple[tuple[Text | Marked, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Markup:
    """A text with emphasis, links or lists."""

    of: tuple[Paragraph, ...]
    at: Span


Location = tuple[str, ...]
"""Where a content stands: block id and parameter, then what is within it (a field and its parameter, `alt`)."""
Piece = Text | Markup | Html | Link | Image | str
"""What stands in a place of its own: a picture's address is a str."""


@dataclass(frozen=True, slots=True)
class Option:
    """One of several answers: `value` is what leaves with the lead, `label` what a shopper reads."""

    value: str
    label: Text
    at: Span


@dataclass(frozen=True, slots=True)
class Asked:
    """A purpose that a visitor is asked about. Without a `name` and a `text` the block's own words stand there.

    `always`: also where nothing on the site needs it, for scripts of the shop's own.
    """

    purpose: str
    name: Text | None
    text: Text | None
    at: Span
    always: bool = False


@dataclass(frozen=True, slots=True)
class FieldUse:
    """One field of a form; `name` is the key of the lead's `fields`."""

    field: Field
    name: str
    parameters: MappingOf[str, Content]
    at: Span


@dataclass(frozen=True, slots=True)
class ItemUse:
    """One item of a list of maps; `keys` are the parameters that it may hold."""

    keys: tuple[Parameter, ...]
    parameters: MappingOf[str, Content]
    at: Span


@dataclass(frozen=True, slots=True)
class BlockUse:
    """One block of a screen; `id` is unique within the promotion (`button`, `button-2`).

    `place` is where it stands on the ground of its template, None in the flow.
    """

    block: Block
    id: str
    parameters: MappingOf[str, Content]
    at: Span
    place: Place | None = None

    @property
    def captures(self) -> bool:
        """Whether what is asked here is sent: a block that `captures` may have a parameter `send` that says no."""
        return self.block.captures and self.parameters.get("send") is not False

    def fields(self) -> tuple[FieldUse, ...]:
        """Return the fields that it asks."""
        lists = [value for value in self.parameters.values() if isinstance(value, tuple)]
        return tuple(item for value in lists for item in value if isinstance(item, FieldUse))

    def given(self) -> Iterator[tuple[BlockUse, Parameter, Content]]:
        """Yield every parameter that has a value here, and in items and blocks within: the nearest block, which, what."""
        yield from _given(self, self.block.parameters, self.parameters)


Content = (
    Value
    | Text
    | Markup
    | Html
    | Link
    | Image
    | tuple[FieldUse, ...]
    | tuple[BlockUse, ...]
    | tuple[ItemUse, ...]
    | tuple[Option, ...]
    | tuple[Asked, ...]
    | BlockUse
    | ProductsUse
    | Ways
)


def _given(
    use: BlockUse, known: tuple[Parameter, ...], values: MappingOf[str, Content]
) -> Iterator[tuple[BlockUse, Parameter, Content]]:
    for parameter in known:
        value = values.get(parameter.name)
        if value is None:
            continue
        yield use, parameter, value
        for part in value if isinstance(value, tuple) else (value,):
            if isinstance(part, ItemUse):
                yield from _given(use, part.keys, part.parameters)
            elif isinstance(part, BlockUse):
                yield from part.given()


@dataclass(frozen=True, slots=True)
class Screen:
    """`name` is `intro`, `ask`, `result` or the author's own."""

    name: str
    blocks: tuple[BlockUse, ...]
    at: Span


@dataclass(frozen=True, slots=True)
class Cap:
    """At most `max` showings per `page`, `session`, `day` (24 hours), `week` (7 days) or `visitor`."""

    per: str
    max: int


@dataclass(frozen=True, slots=True)
class Frequency:
    """`after` maps dismissal, submission, conversion, unanswered, engagement to milliseconds; None is never again."""

    caps: tuple[Cap, ...]
    after: MappingOf[str, int | None]


@dataclass(frozen=True, slots=True)
class Promotion:
    """One promotion. `goal` is email, phone, click, order, view or consent; `screens` start with the first shown.

    `mobile` is what a narrow screen shows otherwise, by its place.
    `theme` is the site's with its own on top. `necessary` lifts it out of the consent gate.
    """

    id: str
    template: Template
    parameters: MappingOf[str, Value]
    slot: str
    goal: str
    priority: int
    triggers: tuple[TriggerUse, ...]
    targeting: Condition
    frequency: Frequency
    schedule: Schedule | None
    screens: tuple[Screen, ...]
    theme: Theme
    necessary: bool
    at: Span
    mobile: MappingOf[Location, Piece] = field(default_factory=dict[Location, Piece])
    conflicts: tuple[str, ...] = ()
    experiment: Experiment | None = None
    on_submit: tuple[StepUse, ...] = ()
    """What is done with its leads, once the shop has them."""
    was: tuple[str, ...] = ()
    """The ids that it had before, the latest first."""
    places: MappingOf[str, Span] = field(default_factory=dict[str, Span], compare=False)
    """Where its rules stand, by path: `frequency.cap.0`, `schedule.only.days`."""

    @property
    def into(self) -> str | None:
        """The selector of the element that holds it, None for one that stands above the page."""
        found = self.parameters.get(self.template.into) if self.template.into else None
        return found if isinstance(found, str) else None

    @property
    def versions(self) -> tuple[Promotion, ...]:
        """Itself, and what the variants of its experiment show instead."""
        variants = self.experiment.variants if self.experiment else ()
        return (self, *(variant.shown for variant in variants if variant.shown))

    @property
    def layer(self) -> str:
        """How it is put on the page: `dialog`, `popover` or `inline`."""
        return self.template.layer if self.into is None else "inline"


@dataclass(frozen=True, slots=True)
class Translation:
    """What a shop shows in one of its languages but the first.

    `promotions` holds each promotion that differs, in this language as a whole; `messages` each message of a template,
    block or field that differs, by kind and name of the entry and name of the message.
    """

    promotions: MappingOf[str, Promotion]
    messages: MappingOf[tuple[str, str, str], str]


@dataclass(frozen=True, slots=True)
class Preview:
    """A link that shows the site without any trace of it. `digest`: the SHA-256 of its token, in hex; `until` excluded."""

    id: str
    digest: str
    until: Moment


@dataclass(frozen=True, slots=True)
class Site:
    """A checked site. Durations in ms; `purposes` maps a use to its purpose; `pages` maps page type to glob."""

    id: str
    name: str
    url: str | None
    currency: str
    timezone: str
    locales: tuple[str, ...]
    platform: Platform
    pages: tuple[tuple[str, str], ...]
    consent: tuple[ConsentUse, ...]
    purposes: MappingOf[str, str]
    respect: tuple[str, ...]
    retention: MappingOf[str, int]
    endpoints: MappingOf[str, str]
    slots: MappingOf[str, Slot]
    budget: int | None
    promotions_per_session: int | None
    session_idle: int
    session_longest: int
    conversion_window: int
    conversion_suppress: int
    engaged_after: int
    theme: Theme
    promotions: tuple[Promotion, ...]
    catalog: Catalog
    at: Span
    campaigns: tuple[Campaign, ...] = ()
    apps: tuple[AppUse, ...] = ()
    day: date = date.min
    """The day, on the site's clock, as of which it was checked."""
    bots: bool = False
    """Whether crawlers are shown promotions."""
    budget_at: Span | None = None
    places: MappingOf[str, Span] = field(default_factory=dict[str, Span], compare=False)
    """Where the settings that gates ask about stand, by path: `slots.modal.gap`."""
    scripts: MappingOf[str, str] = field(default_factory=dict[str, str])
    """Modules that rules ask: path from the site to text."""
    translations: MappingOf[str, Translation] = field(default_factory=dict[str, Translation])
    """By language tag, of those behind the first; the first one's texts are in `promotions`."""
    pictures: MappingOf[str, Picture] = field(default_factory=dict[str, Picture])
    """By path from the site's folder, of those that texts name and whose sides are known."""
    previews: tuple[Preview, ...] = ()
    """The links to previews that have not ended, by id."""
    public: MappingOf[str, Span] = field(default_factory=dict[str, Span])
    """Values that look secret and that everybody may read, each with its place."""
    pools: MappingOf[str, PoolFile] = field(default_factory=dict[str, PoolFile], compare=False)
    """The files of codes of which each visitor gets one: none of them may be in a bundle."""
    coverage: tuple[Coverage, ...] = field(default=(), compare=False)
    state: State = field(default=State(""), compare=False)
    """What visitors' browsers keep of it."""

    @property
    def experiments(self) -> tuple[Experiment, ...]:
        """Those of promotions, and of steps of campaigns, in the order of their names."""
        return experiments_of(self.promotions, self.campaigns)


def experiments_of(promotions: Iterable[Promotion], campaigns: Iterable[Campaign]) -> tuple[Experiment, ...]:
    """Return the experiments of promotions and of campaigns' steps, in the order of their names."""
    found = [promotion.experiment for promotion in promotions]
    found += [use.experiment for campaign in campaigns for use in campaign.all()]
    return tuple(sorted((one for one in found if one), key=lambda one: one.name))
