"""What *plan* makes of a site: tables for the page, and the list of what has to be rendered and joined."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping as MappingOf
from dataclasses import dataclass, field
from typing import Any

from handbill.diagnostics import Span
from handbill.model.layers import Place
from handbill.model.manifest import Block, Entry, Field, Template
from handbill.model.site import Site
from handbill.model.theme import Theme

IMAGE = "\ue0f0"
"""Stands before the path of an image file in a text, until emit knows the file's name in the bundle. Where more follows
than the path, it stands behind it too."""


@dataclass(frozen=True, slots=True)
class Slot:
    """Stands for a text of the promotion's row: the markup shows it, and `texts[index]` fills it in the page."""

    index: int


@dataclass(frozen=True, slots=True)
class ImageSlots:
    """The texts of an image: its address and its alternative text. Alone it stands for the address.

    `width` and `height` are None where nobody knows them, `srcset` where it has no versions; `fluid` is true where those
    are chosen by how wide it is shown.
    """

    src: Slot
    alt: Slot
    width: Slot | None = None
    height: Slot | None = None
    srcset: Slot | None = None
    fluid: bool = False


@dataclass(frozen=True, slots=True)
class Wrapped:
    """Pieces within an element: `strong`, `em`, or `a` with an `href`."""

    tag: str
    of: tuple[Slot | Wrapped, ...]
    href: Slot | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of a text, or the points of a list."""

    of: tuple[Slot | Wrapped, ...] = ()
    points: tuple[tuple[Slot | Wrapped, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Passages:
    """A text with emphasis, links or lists."""

    of: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Elements:
    """Markup of an author's, to be read and checked; `at` is its place, which makes no difference to what it is."""

    source: str
    at: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class OptionSlot:
    """One of several answers: its value, which is part of the structure, and its label."""

    value: str
    label: Slot


@dataclass(frozen=True, slots=True)
class AskedSlots:
    """A purpose that a visitor is asked about: its name among the site's, and its words where the definition gives some."""

    value: str
    name: Slot | None
    text: Slot | None


@dataclass(frozen=True, slots=True)
class FieldRender:
    """One field of a form."""

    field: Field
    name: str
    parameters: tuple[tuple[str, Structure], ...]


@dataclass(frozen=True, slots=True)
class ItemRender:
    """One item of a list of maps: every key that it may have, None where it does not say."""

    parameters: tuple[tuple[str, Structure], ...]


@dataclass(frozen=True, slots=True)
class BlockRender:
    """One block of a screen; `place` is where it stands on the ground of its template, None in the flow."""

    block: Block
    id: str
    parameters: tuple[tuple[str, Structure], ...]
    place: Place | None = None
    at: Span = field(default=Span(""), compare=False, repr=False)
    """Where a promotion uses it, which makes no difference to what it is."""

    def all(self) -> Iterator[BlockRender]:
        """Yield this one, and the blocks within it."""
        yield self
        yield from _within(self.parameters)


Structure = (
    bool
    | int
    | float
    | str
    | Slot
    | ImageSlots
    | Passages
    | Elements
    | OptionSlot
    | AskedSlots
    | tuple["Structure", ...]
    | tuple[FieldRender, ...]
    | tuple[BlockRender, ...]
    | tuple[ItemRender, ...]
    | BlockRender
    | None
)
"""A parameter as the markup sees it: what is part of the structure, and slots for what differs by promotion."""


def _within(parameters: tuple[tuple[str, Structure], ...]) -> Iterator[BlockRender]:
    for _, value in parameters:
        for part in value if isinstance(value, tuple) else (value,):
            if isinstance(part, BlockRender):
                yield from part.all()
            elif isinstance(part, ItemRender):
                yield from _within(part.parameters)


@dataclass(frozen=True, slots=True)
class Design:
    """A distinct structure: all promotions that differ by their texts alone share one.

    `settings` are the other keys of the `DesignRow` of runtime_js/types.d.ts; emit adds `frame`, `screens`, `css`.
    """

    template: Template
    parameters: tuple[tuple[str, Structure], ...]
    screens: tuple[tuple[str, tuple[BlockRender, ...]], ...]
    settings: MappingOf[str, Any]
    at: Span
    theme: Theme = field(default_factory=Theme)


@dataclass(frozen=True, slots=True)
class Import:
    """One line of the entry module: `name` of the module at `path`, called `local` in the bundle's entry."""

    path: str
    name: str
    local: str


@dataclass(frozen=True, slots=True)
class Saying:
    """A message of a template, block or field in every language of the site, the first language first."""

    kind: str
    entry: str
    message: str
    texts: tuple[str, ...]


Part = tuple[str, ...] | MappingOf[str, str] | str
"""Locals of the entry module: a list, a map by name, or one alone."""


@dataclass(frozen=True, slots=True)
class BundlePlan:
    """Everything that emit needs.

    `parts` maps a key of `start`'s first argument to locals: see `Parts` in runtime_js/types.d.ts. `data` is JSON but
    for `designs`, `frames`, `screens` and `css`, which emit adds. `images` are the site's files that it shows.
    `entries` are all that the bundle uses; `sayings` are those of their messages that differ between languages. `record` is the manifest's content that needs no bytes: promotions, storage
    keys, network calls, purposes.
    """

    site: Site
    imports: tuple[Import, ...]
    parts: MappingOf[str, Part]
    designs: tuple[Design, ...]
    data: MappingOf[str, Any]
    images: tuple[str, ...]
    record: MappingOf[str, Any]
    entries: tuple[Entry, ...]
    sayings: tuple[Saying, ...] = ()
    gates: MappingOf[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    """Path of a folder → the purposes of which one has to be granted before its script runs; of `""`, of all others."""
