"""From a site to a parcel."""

from __future__ import annotations

from pathlib import Path

from handbill.exchange.parcel import Parcel
from handbill.exchange.uses import uses
from handbill.model.manifest import Catalog
from handbill.model.source import Source
from handbill.yaml.writing import plain


def pack(root: Path, kind: str, name: str, source: Source, catalog: Catalog) -> Parcel:
    """Return a promotion or campaign of the site in `root` with all that it uses; `source` has it."""
    used = uses(kind, name, source, catalog)
    paths = [*(file.path for file in used.things.values()), *used.files]
    return Parcel(
        kind=kind,
        id=name,
        files={path: (root / path).read_bytes() for path in paths},
        audiences={key: plain(node) for key, node in used.audiences.items()},
        facts={key: plain(node) for key, node in used.facts.items()},
        locales={tag: {key: plain(node) for key, node in rows.items()} for tag, rows in used.locales.items()},
    )
