"""The files of `build/<site>/`."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Mapping
from hashlib import sha256, sha384
from typing import Any

from handbill.emit import dates, journeys
from handbill.emit.pages import embed_page, report_page, reserved
from handbill.emit.sizes import EXPLAIN, compressed, zipped
from handbill.logic.calendar import calendar
from handbill.model.bundle import Bundle, Part
from handbill.model.site import Site
from handbill.model.zones import ZoneInfo

SCRIPT, MAP, MANIFEST = "handbill.js", "handbill.js.map", "manifest.json"
SCHEMA = 1
"""Version of the manifest's shape; raised when a key changes its meaning or goes."""


DAYS = 28
"""How many days report.html shows."""


def bundle_of(
    site: Site,
    script: bytes,
    mapping: bytes,
    images: Mapping[str, bytes],
    parts: tuple[Part, ...],
    record: Mapping[str, Any],
) -> Bundle:
    """Return the bundle with all its files; equal input gives equal bytes."""
    digest = sha256(script).hexdigest()[:12]
    named = f"handbill.{digest}.js"
    integrity = "sha384-" + b64encode(sha384(script).digest()).decode()
    sizes = {"raw": len(script), "gzip": zipped(script), "brotli": compressed(script)}
    manifest = {
        "schema": SCHEMA,
        "site": record["site"],
        "name": record["name"],
        "script": named,
        "hash": digest,
        "integrity": integrity,
        "sizes": sizes,
        "parts": [{"name": p.name, "raw": p.raw, "brotli": p.brotli} for p in parts],
        **{k: v for k, v in record.items() if k not in ("site", "name")},
        "files": {name: sha256(content).hexdigest() for name, content in sorted(images.items())},
    }
    manifest["csp"] = {**record["csp"], "script-src": ["'self'", f"'{integrity}'"]}
    files = {
        **dict(sorted(images.items())),
        named: script,
        SCRIPT: script,
        MAP: mapping,
        "embed.html": embed_page(site.name, named, integrity, reserved(site)).encode(),
        "report.html": report_page(manifest, _pictures(site)).encode(),
        MANIFEST: (json.dumps(manifest, ensure_ascii=False, indent=2) + "\n").encode(),
    }
    spare = sum(part.brotli for part in parts if part.name == EXPLAIN)
    return Bundle(site.id, files, parts, sizes["raw"], sizes["brotli"], digest, spare)


def _pictures(site: Site) -> str:
    """Return the calendar and the campaigns, drawn."""
    days = calendar(site, site.day, DAYS, ZoneInfo(site.timezone))
    return dates.section(days) + journeys.section(site)
