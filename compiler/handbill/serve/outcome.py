"""What one build of a site that is worked on came to."""

from collections.abc import Mapping
from dataclasses import dataclass

from handbill.diagnostics import Diagnostic
from handbill.model.bundle import Bundle


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one build came to. `bundle` is None when it failed; `seconds` is how long it took."""

    bundle: Bundle | None
    diagnostics: tuple[Diagnostic, ...]
    lines: Mapping[str, str]
    seconds: float
    replaced: tuple[str, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether there is no bundle."""
        return self.bundle is None
