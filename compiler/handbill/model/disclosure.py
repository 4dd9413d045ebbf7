"""What a consent has to say before it is one."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Disclosure:
    """What a consent has to say. It does when its text holds one of `words`, or the use gives `parameter`.

    A phrase holds when each of its parts, split at `…`, stands somewhere in the text; capitals alone ask for capitals.
    `{shop}` stands for the site's name. `text` is what to add when it does not. `denied` are phrases that say the
    opposite; where there are any, what is only asked is not said.
    """

    name: str
    words: tuple[str, ...]
    parameter: str | None
    text: str
    denied: tuple[str, ...] = ()
