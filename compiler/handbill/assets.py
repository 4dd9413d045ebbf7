"""Where the shipped templates, targeting and runtime lie, in a checkout and in an installed wheel."""

from pathlib import Path

_PACKAGED = Path(__file__).with_name("_assets")
_CHECKOUT = Path(__file__).parents[2]


def root() -> Path:
    """Return the folder that holds `templates/`, `targeting/` and `runtime_js/`."""
    return _PACKAGED if _PACKAGED.is_dir() else _CHECKOUT
