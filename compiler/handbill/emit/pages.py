"""The two pages beside a bundle: how to embed it, and what is in it."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

from handbill.emit.policy import policy
from handbill.model.site import Site

_HEAD = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{title}</title>
<style>
:root {{ color-scheme: light dark }}
body {{ max-width: 60rem; margin: 2rem auto; padding: 0 1rem; font: 16px/1.5 system-ui, sans-serif; color: light-dark(#1b1f24, #e8eaed) }}
table {{ border-collapse: collapse; width: 100%; margin-bottom: 2rem }}
th, td {{ padding: .4rem .6rem; border-bottom: 1px solid light-dark(#d8dde3, #3d4651); text-align: start; vertical-align: top }}
td.number, th.number {{ text-align: end; font-variant-numeric: tabular-nums }}
pre {{ padding: 1rem; background: light-dark(#f2f4f6, #2a3038); white-space: pre-wrap; overflow-wrap: anywhere }}
</style>
<h1>{title}</h1>
"""


NARROW = "@media (width < 600px)"


def reserved(site: Site) -> str:
    """Return the style sheet that keeps room free in the shop's pages for what stands in their flow."""
    wide: dict[str, str] = {}
    narrow: dict[str, str] = {}
    for promotion in site.promotions:
        lengths = [promotion.parameters.get(name) for name in promotion.template.reserves]
        for rules, length in zip((wide, narrow), lengths, strict=False):
            if promotion.into and isinstance(length, str):
                rules.setdefault(promotion.into, length)
    lines = [f"{where} {{ min-height: {length} }}" for where, length in wide.items()]
    lines += [f"{NARROW} {{ {where} {{ min-height: {length} }} }}" for where, length in narrow.items()]
    return "\n".join(lines)


_ROOM = "In the shop's own style sheet, so that nothing moves when a promotion comes into the page:"


def embed_page(name: str, script: str, integrity: str, room: str) -> str:
    """Return the page with the two script tags to choose from, and the rules that keep room free."""
    hashed = f'<script defer src="/{script}" integrity="{integrity}" crossorigin="anonymous"></script>'
    plain = '<script defer src="/handbill.js"></script>'
    return (
        _HEAD.format(title=f"Embed {escape(name)}")
        + "<p>For pages that are deployed together with the bundle; may be cached for ever:</p>\n"
        + f"<pre>{escape(hashed)}</pre>\n"
        + "<p>For pages that stay as they are, tag managers included; cache it for minutes:</p>\n"
        + f"<pre>{escape(plain)}</pre>\n"
        + "<p>Put one of them into the page's head. Nothing shows before consent.</p>\n"
        + (f"<p>{_ROOM}</p>\n<pre>{escape(room)}</pre>\n" if room else "")
    )


def report_page(manifest: Mapping[str, Any], pictures: str) -> str:
    """Return the page that shows what a manifest says, with pictures of its days and campaigns."""
    sizes = manifest["sizes"]
    parts = [[p["name"], p["raw"], p["brotli"]] for p in manifest["parts"]]
    promotions = [
        [
            p["id"],
            p["template"],
            p["slot"],
            p["priority"],
            ", ".join(p["triggers"]),
            p["from"] or "",
            p["until"] or "",
        ]
        for p in manifest["promotions"]
    ]
    network = [[n["method"], n["to"], n["for"], n.get("purpose") or ""] for n in manifest["network"]]
    consent = manifest["consent"]
    return "".join(
        (
            _HEAD.format(title=escape(manifest["name"])),
            f"<p>{manifest['script']}: {sizes['raw']:,} bytes, {sizes['brotli']:,} after brotli, {sizes['gzip']:,} after gzip.</p>\n",
            _table("Parts", ["part", "raw", "brotli"], parts),
            _table(
                "Promotions", ["id", "template", "slot", "priority", "triggers", "from", "until"], promotions
            ),
            pictures,
            _experiments(manifest),
            _table(
                "Storage",
                ["where", "key", "bytes at most"],
                [[s["in"], s["key"], s["most"]] for s in manifest["storage"]],
            ),
            _table("Requests", ["method", "address", "for", "purpose"], network),
            _table(
                "Consent",
                ["sources", "purposes"],
                [[", ".join(consent["sources"]), ", ".join(consent["purposes"])]],
            ),
            policy(manifest),
        )
    )


def _experiments(manifest: Mapping[str, Any]) -> str:
    """Return the table of what is tested, nothing where nothing is."""
    tested = [(p["id"], p["experiment"]) for p in manifest["promotions"] if "experiment" in p]
    tested += [(c["id"], one) for c in manifest.get("campaigns", ()) for one in c.get("experiments", ())]
    rows = [
        [one["name"], owner, one.get("namespace", ""), v["name"], f"{round(v['share'] * 100, 3):g}%"]
        for owner, one in tested
        for v in one["variants"]
    ]
    head = ["name", "promotion or campaign", "namespace", "variant", "of the visitors"]
    return _table("Experiments", head, rows) if rows else ""


def _table(title: str, head: list[str], rows: list[list[Any]]) -> str:
    if not rows:
        return f"<h2>{title}</h2>\n<p>None.</p>\n"
    shown = "".join(f"<tr>{''.join(map(_cell, row))}</tr>\n" for row in rows)
    return f"<h2>{title}</h2>\n<table>\n<tr>{''.join(f'<th>{h}</th>' for h in head)}</tr>\n{shown}</table>\n"


def _cell(value: Any) -> str:
    number = isinstance(value, int)
    return f'<td class="number">{value:,}</td>' if number else f"<td>{escape(str(value))}</td>"
