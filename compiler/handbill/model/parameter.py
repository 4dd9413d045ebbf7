"""Parameters: the keys that a use of an entry may carry, as its manifest declares them."""

from __future__ import annotations

from collections.abc import Mapping as MappingOf
from dataclasses import dataclass, field

PARAMETER_TYPES = (
    "boolean",
    "choice",
    "text",
    "content",
    "markup",
    "integer",
    "number",
    "percent",
    "money",
    "duration",
    "moment",
    "clock",
    "date",
    "range",
    "selector",
    "color",
    "length",
    "link",
    "image",
    "options",
    "purposes",
    "fact",
    "way",
    "name",
    "html",
    "blocks",
    "fields",
    "products",
    "block",
    "conditions",
    "steps",
    "signals",
    "values",
    "script",
    "paths",
    "answers",
    "address",
    "mapping",
    "secret",
    "map",
    "list",
)
"""`content` is text that a shopper reads: it may hold `{fact:format}` and becomes a slot. `link`, `image` and `fact` become
slots too, and so do the labels of `options`; `products` is a list of them, from a file; all other types are part of the
structure. `purposes` are those of the site's consent, each in words. `markup` is content in paragraphs and lists, with
emphasis and links, and `html` an author's own elements: both are structure around slots. `list` and `range`
(`{ from: …, to: … }`) take `of`. `map` is the item of a list, whose `keys` are parameters; `way` is a screen, or screens
by answers (model/ways.py); `block` is one use of the block that `block` names. Of steps alone: `conditions`; `steps` are a
way of steps; `signals` are what may happen, of the parameter's `values`, or a length of time, one or several; `values` are
a map of what the shop calls its own; `script` is a module of the site's that does something;
`paths` are ways of steps by name, each with a weight; `answers` are names of fields of forms, and of facts. Of apps alone:
`address` is where something is sent, `mapping` says what fields are called there, `secret` is what nobody may write."""

PURPOSES = "purposes"
"""The type of what a visitor is asked: a block with a parameter of it hands the answer to the site's consent source."""

PRODUCTS = "products"
"""The one type whose value needs a file of the site to be read."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why something that somebody may look for will not be here, and what to write in its place."""

    why: str
    instead: str = "leave it out"


@dataclass(frozen=True, slots=True)
class Parameter:
    """One key that a use of the entry may carry.

    `values` are those of a `choice`; `minimum`/`maximum` bound numbers, in the unit of the type (durations: ms);
    `default` is written as in a definition, None when there is none; `of` is the item type of a `list`.
    """

    name: str
    type: str
    doc: str
    required: bool = False
    default: str | None = None
    values: tuple[str, ...] = ()
    minimum: float | None = None
    maximum: float | None = None
    of: str | None = None
    public: bool = False
    """Worth something, and readable by anybody in the bundle: check warns where it is given."""
    names: str | None = None
    """`screens`: the value is a screen of the promotion; `promotions`: one of the site's promotions, `others`: one of
    the others; `pools`: one of its pools of codes; `campaigns`: one of the site's campaigns, `steps`: the id of one of the
    campaign's steps; `apps`: one of those that site.yml lists."""
    always: tuple[tuple[str, ...], ...] = ()
    """Of `signals`: those of which one comes sooner or later, whatever a visitor does; each way to be sure is a tuple."""
    without: tuple[str, ...] = ()
    """Parameters that say the opposite, or nothing, beside this one."""
    needs: str | None = None
    """A parameter without which this one means nothing."""
    coming: bool = False
    """A moment that is to come: check warns of one that is over, or that the promotion's schedule leaves no time for."""
    up_to: str | None = None
    """A parameter that is no less than this one."""
    closed: bool = False
    """A `fact` that a link can set may stand here: whatever it says, only what is declared comes of it."""
    keys: tuple[Parameter, ...] = ()
    """What an item of a list of maps holds; `minimum` and `maximum` are then how many items there are."""
    shares: str | None = None
    """The key of those items whose percentages are to sum to 100."""
    block: str | None = None
    """The block that the value is a use of."""
    endpoint: str | None = None
    """The endpoint of site.yml that it needs where it is given."""
    platform: str | None = None
    """What the site's platform has to provide for it, where it is given."""
    refused: MappingOf[str, Refusal] = field(default_factory=dict[str, Refusal], hash=False)
    """Values of a `choice` that somebody may look for and that there will not be."""
    pattern: str | None = None
    """What a value looks like, as a regular expression that fits all of it: what does not is another id, or a secret."""
    not_from: tuple[str, ...] = ()
    """Hosts whose addresses are pages: a `link` that wants a file takes none of them."""
    loads: str | None = None
    """`films`, or `pictures`: what a script loads from the `link`, so that the manifest says from which hosts."""
